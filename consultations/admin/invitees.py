"""Who is asked into a consultation that is not for everyone."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from consultations import permissions, services
from consultations.admin.forms import InviteForm
from tawasul.desk import add_refusal
from tawasul.refusals import NotAllowed, Refusal, require


def index(desk, request, consultation):
    """Those invited, and a box to paste addresses into."""
    require(permissions.may_invite(request.user, consultation))
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    if request.method == "POST" and form.is_valid():
        try:
            added = services.invite(consultation, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
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
def _remove(request, desk, consultation):
    services.uninvite(consultation, by=request.user, email=request.POST.get("email", ""))
    messages.success(request, _("Taken off the list."))
    return redirect(desk.url_of("invitees", consultation))


def remove(desk, request, consultation):
    return _remove(request, desk, consultation)
