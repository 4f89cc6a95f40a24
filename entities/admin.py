"""Entities on the desk: their page, who works in them, who is invited, who approves for whom."""

from __future__ import annotations

import secrets

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entities import permissions, services
from entities.models import NATIONAL_ROLES, Delegation, Entity, Invitation, Membership, Role
from entities.permissions import NATIONAL_READERS, entities_of, is_national, memberships_of
from tawasul import files, words
from tawasul.desk import DeskAdmin, Verb, desk, row_of
from tawasul.forms import CleanCharField, CleanDateField, CleanEmailField, CleanTextField
from tawasul.refusals import ALLOWED, Refusal, Verdict


def _holds(person, *roles) -> list[Membership]:
    return [one for one in memberships_of(person) if one.role in roles]


# Entities ---------------------------------------------------------------------------------------
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
    list_display = ("named", "kind_", "onboarding_", "members")
    list_display_links = None
    sortable_by = ()
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
        if obj is not None and not self.may_change(request.user, obj):
            return super().get_form(request, obj, change, **kwargs)
        manages = permissions.may_manage_entities(request.user)
        kwargs["form"] = EntityForm if manages else ProfileForm
        return super().get_form(request, obj, change, **kwargs)

    def save(self, request, thing, form, *, change):
        if not change:
            return services.create_entity(by=request.user, **form.values())
        return services.revise_entity(thing, by=request.user, **form.values())

    def more_context(self, request, thing):
        if thing is None:
            return {"title": _("New entity")}
        return {
            "links": [
                {"label": _("Public page"), "url": thing.get_absolute_url(), "new": True},
            ],
        }

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"add_label": _("New entity")})

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
        from django.urls import reverse

        url = reverse("admin:entities_membership_changelist") + f"?entity={it.pk}"
        return format_html('<a href="{}">{}</a>', url, _("Members"))


# Members ----------------------------------------------------------------------------------------
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
    list_display_links = None
    sortable_by = ()
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
                "may_add": may_invite_somebody(request.user),
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


# Invitations ------------------------------------------------------------------------------------
def may_invite_somebody(person) -> Verdict:
    if is_national(person, Role.PORTAL_ADMIN) or _holds(person, Role.APPROVER):
        return ALLOWED
    return Verdict(_("Only the portal's administration or the entity's management invites."))


class AddedOnly(DeskAdmin):
    """Rows that are added by a form which knows the person, and then only ended by a verb."""

    add_form: type[forms.ModelForm]

    def has_change_permission(self, request, obj=None):
        return obj is None and self.may_list(request.user)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        form = super().get_form(request, obj, change, form=self.add_form, **kwargs)

        class ForPerson(form):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, person=request.user, **kwargs)

        return ForPerson

    def get_changeform_initial_data(self, request):
        return {}


class InvitationForm(forms.ModelForm):
    email = CleanEmailField(
        label=gettext_lazy("E-mail"), widget=forms.EmailInput(attrs={"dir": "ltr"})
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    title = CleanCharField(
        label=gettext_lazy("Job title"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("As in official letters."),
    )

    class Meta:
        model = Invitation
        fields = ["entity", "email", "role", "title"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if is_national(person, Role.PORTAL_ADMIN):
            entities, roles = Entity.objects.current(timezone.localdate()), Role.choices
        else:
            mine = [one.entity_id for one in _holds(person, Role.APPROVER)]
            entities = Entity.objects.filter(pk__in=mine)
            roles = [one for one in Role.choices if one[0] not in NATIONAL_ROLES]
        self.fields["entity"].queryset = entities.order_by("name_ar")
        self.fields["role"].choices = roles
        if len(self.fields["entity"].queryset[:2]) == 1:
            self.fields["entity"].initial = self.fields["entity"].queryset[0]
            self.fields["entity"].empty_label = None

    def _post_clean(self):
        """The service writes."""


@admin.register(Invitation, site=desk)
class InvitationAdmin(AddedOnly):
    add_form = InvitationForm
    section = "entity"
    order = 30
    fields = ("entity", "email", "role", "title")
    list_display = ("who", "where", "what", "stands")
    list_display_links = None
    sortable_by = ()
    list_filter = (EntityFilter,)
    nothing = gettext_lazy("Nobody is invited.")
    verbs = (
        Verb(
            name="revoke",
            label=gettext_lazy("Take the invitation back"),
            tone="danger",
            may=lambda person, it: (
                permissions.may_invite(person, it.entity, it.role)
                if it.is_open_at(timezone.now())
                else Verdict(_("This invitation is no longer valid. Please ask for a new one."))
            ),
            do=services.revoke_invitation,
            done=gettext_lazy("The invitation is taken back; its link no longer works."),
        ),
    )

    def may_list(self, person):
        return bool(may_invite_somebody(person)) or is_national(person, Role.AUDITOR)

    def may_add(self, person):
        return may_invite_somebody(person)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entity")

    def save(self, request, thing, form, *, change):
        invitation, _secret = services.invite(by=request.user, **form.cleaned_data)
        return invitation

    def added_sentence(self, obj):
        return _("Invited. The link goes by e-mail and works for one acceptance.")

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, self.added_sentence(obj))
        return redirect(self.list_url())

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"add_label": _("Invite a colleague")})

    def more_context(self, request, thing):
        return {"title": _("Invite a colleague")} if thing is None else {}

    @admin.display(description=gettext_lazy("E-mail"))
    def who(self, it):
        return format_html(
            '<a href="{}"><bdi dir="ltr">{}</bdi></a>', self.url_of("change", it), it.email or "–"
        )

    @admin.display(description=gettext_lazy("Government entity"))
    def where(self, it):
        return str(it.entity)

    @admin.display(description=gettext_lazy("Role"))
    def what(self, it):
        return it.get_role_display()

    @admin.display(description=gettext_lazy("Status"))
    def stands(self, it):
        if it.accepted_at:
            return _("Accepted %(date)s") % {"date": words.short(it.accepted_at)}
        if it.revoked_at:
            return _("Taken back %(date)s") % {"date": words.short(it.revoked_at)}
        if not it.is_open_at(timezone.now()):
            return _("Expired %(date)s") % {"date": words.short(it.expires_at)}
        return _("Open until %(date)s") % {"date": words.short(it.expires_at)}


# Delegations ------------------------------------------------------------------------------------
class DelegationForm(forms.ModelForm):
    membership = forms.ModelChoiceField(
        label=gettext_lazy("Government entity"), queryset=Membership.objects.none()
    )
    to = forms.ModelChoiceField(
        label=gettext_lazy("Delegated to"),
        queryset=None,
        help_text=gettext_lazy("A colleague of the same entity."),
    )
    starts_on = CleanDateField(
        label=gettext_lazy("From"),
        widget=forms.DateInput(attrs={"class": "vDateField", "dir": "ltr"}, format="%d/%m/%Y"),
    )
    ends_on = CleanDateField(
        label=gettext_lazy("To"),
        widget=forms.DateInput(attrs={"class": "vDateField", "dir": "ltr"}, format="%d/%m/%Y"),
        help_text=gettext_lazy("The last day, included."),
    )

    class Meta:
        model = Delegation
        fields = ["membership", "to", "starts_on", "ends_on"]

    class Media:
        js = [
            "admin/js/core.js",
            "admin/js/calendar.js",
            "admin/js/admin/DateTimeShortcuts.js",
        ]

    def __init__(self, *args, person, **kwargs):
        from django.contrib.auth import get_user_model

        super().__init__(*args, **kwargs)
        mine = _holds(person, Role.APPROVER)
        own = Membership.objects.active().filter(pk__in=[one.pk for one in mine])
        self.fields["membership"].queryset = own.select_related("entity")
        self.fields["membership"].label_from_instance = lambda one: str(one.entity)
        colleagues = Membership.objects.active().filter(entity__in=[one.entity_id for one in mine])
        self.fields["to"].queryset = (
            get_user_model()
            .objects.filter(pk__in=colleagues.values("person"), is_active=True)
            .exclude(pk=person.pk)
        )
        if len(mine) == 1:
            self.fields["membership"].initial = mine[0].pk
            self.fields["membership"].empty_label = None

    def _post_clean(self):
        """The service writes."""


@admin.register(Delegation, site=desk)
class DelegationAdmin(AddedOnly):
    add_form = DelegationForm
    section = "entity"
    order = 40
    fields = ("membership", "to", "starts_on", "ends_on")
    list_display = ("whose", "to_", "days", "stands")
    list_display_links = None
    sortable_by = ()
    nothing = gettext_lazy("Nothing is delegated.")
    verbs = (
        Verb(
            name="revoke",
            label=gettext_lazy("Take the delegation back"),
            tone="danger",
            may=lambda person, it: (
                Verdict(_("It was taken back already."))
                if it.revoked_at
                else permissions.may_delegate(person, it.membership)
            ),
            do=services.revoke_delegation,
            done=gettext_lazy("The delegation is taken back."),
        ),
    )

    def may_list(self, person):
        return bool(_holds(person, Role.APPROVER)) or is_national(person, Role.AUDITOR)

    def may_add(self, person):
        if _holds(person, Role.APPROVER):
            return ALLOWED
        return Verdict(_("Only an approver delegates, and only their own approval."))

    def get_queryset(self, request):
        # Delegations of the entities one works in; all for auditors.
        rows = Delegation.objects.filter(
            membership__in=Membership.objects.run_by(request.user).values("pk")
        )
        return rows.select_related("membership__person", "membership__entity", "to")

    def save(self, request, thing, form, *, change):
        return services.delegate(by=request.user, **form.cleaned_data)

    def added_sentence(self, obj):
        return _("Delegated, and your colleague is told.")

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, self.added_sentence(obj))
        return redirect(self.list_url())

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"add_label": _("Delegate approval")})

    def more_context(self, request, thing):
        return {"title": _("Delegate approval")} if thing is None else {}

    @admin.display(description=gettext_lazy("Approver"))
    def whose(self, it):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><small><bdi>{}</bdi></small>',
            self.url_of("change", it),
            it.membership.person,
            it.membership.entity,
        )

    @admin.display(description=gettext_lazy("Delegated to"))
    def to_(self, it):
        return str(it.to)

    @admin.display(description=gettext_lazy("Days"))
    def days(self, it):
        return words.span(it.starts_on, it.ends_on)

    @admin.display(description=gettext_lazy("Status"))
    def stands(self, it):
        if it.revoked_at:
            return _("Taken back %(date)s") % {"date": words.short(it.revoked_at)}
        today = timezone.localdate()
        if it.ends_on < today:
            return _("Over")
        return _("In force") if it.starts_on <= today else _("Not yet")
