"""The list of outcomes: what is to be analysed now, and what was published."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.models import Consultation
from reports import permissions, services, workbench
from reports.desk._common import MARKS, page
from reports.models import Outcome
from tawasul.refusals import NotAllowed, Refusal


@require_safe
def outcomes(request):
    """What is to be analysed now, and what was published."""
    if not workbench.may_list(request.user):
        raise Http404
    now = timezone.now()
    rows = [
        {
            "consultation": one,
            "outcome": getattr(one, "outcome", None),
            "mark": MARKS[one.outcome.status] if hasattr(one, "outcome") else "quiet-t",
            "late": one.results_due <= now,
            "may_begin": permissions.may_begin(request.user, one),
        }
        for one in workbench.due(request.user)[:100]
    ]
    published = (
        Outcome.objects.run_by(request.user)
        .published()
        .select_related("consultation__entity")
        .defer(*Outcome.TEXT_COLUMNS)
        .order_by("-published_at", "-pk")[:50]
    )
    return page(
        request,
        "admin/reports/outcomes.html",
        {"title": _("Outcomes"), "rows": rows, "published": published},
    )


@require_POST
def begin(request, reference):
    consultation = Consultation.objects.run_by(request.user).filter(reference=reference).first()
    if consultation is None:
        raise Http404
    try:
        outcome = services.begin(consultation, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:reports_outcomes")
    return redirect("admin:reports_answers", outcome.pk)
