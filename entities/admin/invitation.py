"""Who is invited into an entity, and whether they came."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entities import permissions, services
from entities.admin._common import AddedOnly, EntityFilter
from entities.models import NATIONAL_ROLES, Entity, Invitation, Role
from entities.permissions import entities_as, is_national
from tawasul import words
from tawasul.desk import Verb, desk
from tawasul.forms import CleanCharField, CleanEmailField
from tawasul.refusals import Verdict


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
            entities = Entity.objects.filter(pk__in=entities_as(person, Role.APPROVER))
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
    add_label = gettext_lazy("Invite a colleague")
    fields = ("entity", "email", "role", "title")
    list_display = ("who", "where", "what", "stands")
    list_filter = (EntityFilter,)
    nothing = gettext_lazy("Nobody is invited.")
    verbs = (
        Verb(
            name="resend",
            label=gettext_lazy("Send the invitation again"),
            may=permissions.may_resend,
            do=services.resend_invitation,
            done=gettext_lazy("Sent again, with a new link; the earlier one no longer works."),
        ),
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
        return bool(permissions.may_invite_somebody(person)) or is_national(person, Role.AUDITOR)

    def may_add(self, person):
        return permissions.may_invite_somebody(person)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entity")

    def save(self, request, thing, form, *, change):
        invitation, secret = services.invite(by=request.user, **form.cleaned_data)
        request._invited_before = not secret
        return invitation

    def response_add(self, request, obj, post_url_continue=None):
        if not request._invited_before:
            return super().response_add(request, obj)
        messages.info(
            request,
            _("This address is already invited to this role; no second e-mail was sent."),
        )
        return redirect(self.url_of("change", obj))  # where it can be sent again

    def added_sentence(self, obj):
        return _("Invited. The link goes by e-mail and works for one acceptance.")

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
