"""Who is asked into a consultation that is not for everyone."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from consultations import permissions, services
from tawasul.desk import refusals_in
from tawasul.forms import CleanTextField, PortalForm
from tawasul.refusals import require


class InviteForm(PortalForm):
    emails = CleanTextField(
        label=gettext_lazy("E-mail addresses"),
        rows=6,
        max_length=20_000,
        widget=forms.Textarea(attrs={"dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One on each line, or separated by commas. They are told once it is published."
        ),
    )

    def clean_emails(self):
        parts = self.cleaned_data["emails"].replace(",", "\n").replace(";", "\n").replace("،", "\n")
        found = [part.strip(" <>\t") for part in parts.split("\n")]
        return [part for part in found if part]


def index(request, desk, consultation):
    """Those invited, and a box to paste addresses into."""
    require(permissions.may_invite(request.user, consultation))
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            added = services.invite(consultation, by=request.user, **form.cleaned_data)
            sentence = ngettext("%(n)s person is added.", "%(n)s people are added.", added)
            messages.success(request, sentence % {"n": added})
            return redirect(desk.url_of("invitees", consultation))
    context = {
        "title": _("Invited people"),
        "thing": consultation,
        "form": form,
        "invitees": consultation.invitees.all(),
        "remove_url": desk.url_of("remove_invitee", consultation),
        "crumbs": desk.crumbs(consultation),
        "back": desk.url_of("change", consultation),
    }
    status = 422 if form.errors else 200
    return desk.render(request, "admin/consultations/invitees.html", context, status=status)


@require_POST
def remove(request, desk, consultation):
    services.uninvite(consultation, by=request.user, email=request.POST.get("email", ""))
    messages.success(request, _("Taken off the list."))
    return redirect(desk.url_of("invitees", consultation))
