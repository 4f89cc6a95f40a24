"""Who works in an entity, in which role, and since when."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entities import permissions, services
from entities.admin._common import EntityFilter
from entities.models import Membership
from entities.permissions import memberships_of
from tawasul import words
from tawasul.desk import DeskAdmin, Verb, desk
from tawasul.refusals import Verdict


class ActiveFilter(admin.SimpleListFilter):
    title = gettext_lazy("List")
    parameter_name = "list"

    def lookups(self, request, model_admin):
        return [("ended", _("Ended"))]

    def choices(self, changelist):
        for choice in super().choices(changelist):
            if choice["display"] == _("All"):
                choice["display"] = _("Today")
            yield choice

    def queryset(self, request, queryset):
        return queryset.filter(until__isnull=self.value() != "ended")


@admin.register(Membership, site=desk)
class MembershipAdmin(DeskAdmin):
    section = "entity"
    order = 20
    fields = ("person", "entity", "role", "title", "since", "until")
    list_display = ("who", "where", "what", "since_")
    list_filter = (ActiveFilter, EntityFilter)
    verbs = (
        Verb(
            name="end",
            label=gettext_lazy("End this role"),
            tone="danger",
            may=lambda person, it: (
                Verdict(_("This role has already ended."))
                if it.until
                else permissions.may_end_membership(person, it)
            ),
            do=services.end_membership,
            form=forms.Form,
            explain=gettext_lazy(
                "The person leaves this role now and is signed out everywhere. What they did stays "
                "in the record."
            ),
            done=gettext_lazy("The role has ended, and all sessions of the person with it."),
        ),
    )

    def may_list(self, person):
        return bool(memberships_of(person))

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("person", "entity")
        return rows.order_by("entity__name_ar", "role", "pk")

    def has_change_permission(self, request, obj=None):
        return obj is None and self.may_list(request.user)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request,
            {
                "may_add": permissions.may_invite_somebody(request.user),
                "add_name": "admin:entities_invitation_add",
                "add_label": _("Invite a colleague"),
            },
        )

    @admin.display(description=gettext_lazy("Person"))
    def who(self, it):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><small><bdi>{}</bdi></small>',
            self.url_of("change", it),
            it.person,
            it.person.email or "–",
        )

    @admin.display(description=gettext_lazy("Government entity"))
    def where(self, it):
        return str(it.entity)

    @admin.display(description=gettext_lazy("Role"))
    def what(self, it):
        return format_html("{}<small><bdi>{}</bdi></small>", it.get_role_display(), it.title)

    @admin.display(description=gettext_lazy("Since"))
    def since_(self, it):
        if it.until:
            return f"{words.short(it.since)} – {words.short(it.until)}"
        return words.short(it.since)

    def after_verb(self, request, thing, verb, result):
        if thing.person_id == request.user.pk:
            return redirect("pages:home")
        messages.success(request, verb.done)
        return redirect(self.list_url())
