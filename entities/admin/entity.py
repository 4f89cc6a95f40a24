"""Entities: how they present themselves, and, for those who run the portal, what they are."""

from __future__ import annotations

import secrets

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entities import permissions, services
from entities.models import Entity
from entities.permissions import memberships_of
from tawasul import files
from tawasul.desk import DeskAdmin, desk, row_of
from tawasul.forms import CleanCharField, CleanDateField, CleanEmailField, CleanTextField
from tawasul.refusals import Refusal


class ProfileForm(forms.ModelForm):
    """What a coordinator changes: how the entity presents itself."""

    email = CleanEmailField(
        label=gettext_lazy("Public e-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    site = forms.URLField(
        label=gettext_lazy("Web site"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=gettext_lazy("PNG or JPEG. Leave empty to keep the present one."),
    )
    charter_ar = CleanTextField(
        label=gettext_lazy("Participation charter"),
        required=False,
        rows=10,
        max_length=20_000,
        word=True,
        help_text=gettext_lazy(
            "Channels, activities, what you commit to, what you expect of participants."
        ),
    )
    charter_en = CleanTextField(
        label=gettext_lazy("Charter in English"),
        required=False,
        rows=10,
        max_length=20_000,
        word=True,
    )

    def clean_logo(self):
        upload = self.cleaned_data.get("logo")
        if not upload or "logo" not in self.changed_data:
            return self.instance.logo
        try:
            seen = files.inspect(upload, only=(files.PNG, files.JPEG))
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        upload.name = f"{secrets.token_hex(16)}{seen.extension}"
        return upload

    def _post_clean(self):
        """The service writes; the row the page shows stays as it is."""

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.changed_data}


class EntityForm(ProfileForm):
    """Everything: for those who run the portal."""

    name_ar = CleanCharField(label=gettext_lazy("Name"), max_length=200)
    name_en = CleanCharField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    short_name_ar = CleanCharField(label=gettext_lazy("Short name"), max_length=80, required=False)
    short_name_en = CleanCharField(
        label=gettext_lazy("Short name in English"), max_length=80, required=False
    )
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=50,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Small Latin letters and hyphens, as in /entities/environment/."),
    )
    valid_from = CleanDateField(label=gettext_lazy("Exists since"), required=False)
    valid_to = CleanDateField(
        label=gettext_lazy("Existed until"),
        required=False,
        help_text=gettext_lazy("First day it no longer exists."),
    )

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if Entity.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another entity has this address."))
        return slug

    def clean(self):
        data = super().clean()
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last <= first:
            self.add_error("valid_to", _("It has to end after it began."))
        if data.get("successor") and data["successor"].pk == self.instance.pk:
            self.add_error("successor", _("An entity cannot succeed itself."))
        return data


@admin.register(Entity, site=desk)
class EntityAdmin(DeskAdmin):
    section = "entity"
    order = 10
    add_label = gettext_lazy("New entity")
    list_display = ("named", "kind_", "onboarding_", "members")
    search_fields = ("name_ar", "name_en", "slug")
    history_excluded = ("slug",)
    PROFILE = (
        (
            gettext_lazy("How the entity presents itself"),
            {"fields": (("email", "site"), "logo", ("charter_ar", "charter_en"))},
        ),
    )
    WHOLE = (
        (
            gettext_lazy("The entity"),
            {
                "fields": (
                    ("name_ar", "name_en"),
                    ("short_name_ar", "short_name_en"),
                    ("kind", "sector"),
                    ("slug", "parent"),
                    ("valid_from", "valid_to"),
                    "successor",
                )
            },
        ),
        *PROFILE,
    )

    def may_list(self, person):
        return bool(memberships_of(person))

    def may_add(self, person):
        return permissions.may_manage_entities(person)

    def may_change(self, person, thing):
        return permissions.may_edit_profile(person, thing)

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("name_ar", "pk")

    def reading(self, thing):
        names = ("name_ar", "name_en", "kind", "sector", "email", "site", "charter_ar")
        return [row_of(thing, name) for name in names]

    def form_fieldsets(self, request, obj=None):
        return self.WHOLE if permissions.may_manage_entities(request.user) else self.PROFILE

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None or self.may_change(request.user, obj):
            manages = permissions.may_manage_entities(request.user)
            kwargs["form"] = EntityForm if manages else ProfileForm
        return super().get_form(request, obj, change, **kwargs)

    def save(self, request, thing, form, *, change):
        if not change:
            return services.create_entity(by=request.user, **form.values())
        return services.revise_entity(thing, by=request.user, **form.values())

    def more_context(self, request, thing):
        if thing is None:
            return {}
        return {
            "links": [
                {"label": _("Public page"), "url": thing.get_absolute_url(), "new": True},
            ],
        }

    @admin.display(description=gettext_lazy("Government entity"))
    def named(self, it):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', self.url_of("change", it), it)

    @admin.display(description=gettext_lazy("Kind"))
    def kind_(self, it):
        return it.get_kind_display()

    @admin.display(description=gettext_lazy("On the portal"))
    def onboarding_(self, it):
        return it.get_onboarding_display()

    @admin.display(description=gettext_lazy("Members and roles"))
    def members(self, it):
        url = reverse("admin:entities_membership_changelist") + f"?entity={it.pk}"
        return format_html('<a href="{}">{}</a>', url, _("Members"))
