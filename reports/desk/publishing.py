"""What the coordination does with a finished outcome: send it on, take it back, publish it."""

from __future__ import annotations

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.services import participants
from reports import permissions, services
from reports.desk._common import attempt, find, head, page
from tawasul import words
from tawasul.refusals import require


@require_POST
def submit(request, pk):
    return _do(request, pk, services.submit, _("Sent for ratification; senior management is told."))


@require_POST
def reopen(request, pk):
    return _do(request, pk, services.reopen, _("It is a draft again; its ratification is void."))


def publish(request, pk):
    """Asked once more, with how many are told."""
    found = find(request, pk)
    require(permissions.may_publish(request.user, found))
    if request.method == "POST":
        return _do(
            request,
            pk,
            services.publish,
            _("The results are published, and those who took part are being told."),
        )
    people = participants(found.consultation).count()
    context = {
        **head(request, found, "texts"),
        "title": _("Publish results"),
        "explain": _(
            "After publication participants are told (%(n)s), and results change only by a "
            "published correction."
        )
        % {"n": words.number(people)},
        "action": reverse("admin:reports_publish", args=[found.pk]),
        "label": _("Publish results"),
        "missing": services.missing(found),
    }
    return page(request, "admin/reports/ask.html", context)


def _do(request, pk, service, done: str):
    found = find(request, pk)
    attempt(request, service, found, done=done)
    return redirect("admin:reports_outcome", found.pk)
