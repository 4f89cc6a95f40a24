"""What the lists of people share: a filter by entity, and rows that are only added and ended."""

from __future__ import annotations

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from entities.models import Entity
from entities.permissions import NATIONAL_READERS, entities_of, is_national
from tawasul.desk import DeskAdmin


class EntityFilter(admin.SimpleListFilter):
    """Only for those who see several entities; its choices are theirs and no others."""

    title = gettext_lazy("Government entity")
    parameter_name = "entity"

    def lookups(self, request, model_admin):
        if not is_national(request.user, *NATIONAL_READERS):
            mine = entities_of(request.user)
            if len(mine) < 2:
                return []
        with_people = Entity.objects.run_by(request.user).filter(onboarding="active")
        return [(one.pk, str(one)) for one in with_people.order_by("name_ar")[:100]]

    def queryset(self, request, queryset):
        value = self.value() or ""
        # The queryset is run_by already: another entity's number finds nothing.
        return queryset.filter(entity=int(value)) if _is_key(value) else queryset


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 18


class AddedOnly(DeskAdmin):
    """Rows that are added, and then only ended by a verb."""

    def has_change_permission(self, request, obj=None):
        return obj is None and self.may_list(request.user)

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, self.added_sentence(obj))
        return redirect(self.list_url())
