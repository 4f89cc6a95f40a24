"""Published contributions to be answered: one in place, or many with the same answer."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reports import forms, permissions, services, workbench
from reports.desk._common import attempt, find, head, page, sent
from tawasul.desk import refusals_in
from tawasul.refusals import require

SELECT_MOST = 500  # contributions answered at once


def answers(request, pk):
    """Published contributions to be answered: one in place, or many with the same answer."""
    outcome = find(request, pk)
    may = permissions.may_dispose(request.user, outcome)
    may_take_back = permissions.may_undispose(request.user, outcome)
    form = forms.AnswerForm(sent(request))
    chosen: list[int] = []
    if request.method == "POST":
        require(may)
        chosen = _keys(request)
        if form.is_valid():
            with refusals_in(form):
                count = services.dispose(outcome, chosen, by=request.user, **form.cleaned_data)
                messages.success(
                    request,
                    ngettext("%(n)s comment answered.", "%(n)s comments answered.", count)
                    % {"n": count},
                )
                return redirect(_answers_url(outcome, request.GET.get("show", "")))
    show = request.GET.get("show", "")
    show = show if show in workbench.SHOWS else "unanswered"
    shown = workbench.page_of(outcome, show=show, after=request.GET.get("after", ""))
    progress = workbench.progress_of(outcome.consultation_id)
    for one in shown.items:
        one.may_answer = may_take_back or (may and not hasattr(one, "disposition"))
    context = {
        **head(request, outcome, "answers"),
        "form": form,
        "chosen": chosen,
        "show": show,
        "shows": _shows(outcome, show, progress),
        "items": shown.items,
        "more": shown.next,
        "is_first": shown.is_first,
        "may_answer": may,
        "may_choose": any(one.may_answer for one in shown.items),
        "may_take_back": may_take_back,
        "progress": progress,
    }
    status = 422 if form.errors else 200
    return page(request, "admin/reports/answers.html", context, status=status)


def _keys(request) -> list[int]:
    sent = request.POST.getlist("contribution")[:SELECT_MOST]
    return [int(key) for key in sent if key.isascii() and key.isdigit() and len(key) < 18]


def _answers_url(outcome, show: str = "") -> str:
    url = reverse("admin:reports_answers", args=[outcome.pk])
    return f"{url}?{urlencode({'show': show})}" if show in workbench.SHOWS else url


def _shows(outcome, current: str, progress) -> list[dict]:
    labels = {
        "unanswered": (_("To be answered"), progress.left - progress.recorded_left),
        "recorded": (_("Typed in, to be answered"), progress.recorded_left),
        "answered": (_("Answered"), progress.answered),
        "all": (_("All published"), progress.published),
    }
    return [
        {
            "label": label,
            "count": count,
            "url": _answers_url(outcome, name),
            "current": name == current,
        }
        for name, (label, count) in labels.items()
    ]


@require_POST
def take_back(request, pk, key):
    """Take an answer back while the outcome is being prepared."""
    outcome = find(request, pk)
    attempt(request, services.undispose, outcome, key, done=_("The answer is taken back."))
    return redirect(_answers_url(outcome, request.POST.get("show", "")))
