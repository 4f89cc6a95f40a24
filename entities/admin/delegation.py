"""Which approver lets a colleague approve, and on which days."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entities import permissions, services
from entities.admin._common import AddedOnly
from entities.models import Delegation, Membership, Role
from entities.permissions import entities_as, is_national, memberships_as
from tawasul import words
from tawasul.desk import DayField, Verb, desk
from tawasul.refusals import ALLOWED, Verdict


class DelegationForm(forms.ModelForm):
    membership = forms.ModelChoiceField(
        label=gettext_lazy("Government entity"), queryset=Membership.objects.none()
    )
    to = forms.ModelChoiceField(
        label=gettext_lazy("Delegated to"),
        queryset=None,
        help_text=gettext_lazy("A colleague of the same entity."),
    )
    starts_on = DayField(label=gettext_lazy("From"))
    ends_on = DayField(label=gettext_lazy("To"), help_text=gettext_lazy("The last day, included."))

    class Meta:
        model = Delegation
        fields = ["membership", "to", "starts_on", "ends_on"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        mine = memberships_as(person, Role.APPROVER)
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
    add_label = gettext_lazy("Delegate approval")
    fields = ("membership", "to", "starts_on", "ends_on")
    list_display = ("whose", "to_", "days", "stands")
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
        return bool(entities_as(person, Role.APPROVER)) or is_national(person, Role.AUDITOR)

    def may_add(self, person):
        if entities_as(person, Role.APPROVER):
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
