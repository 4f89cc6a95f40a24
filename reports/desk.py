"""The workbench of outcomes: answers to contributions, texts, ratification, publication.

Every act is a POST to a service; every page asks `run_by` first, so another entity's outcome does
not exist here (404).
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from consultations.models import Consultation
from consultations.services import participants
from reports import forms, permissions, services, workbench
from reports.answers import shares
from reports.models import Outcome
from reports.views.outcomes import context_of
from tawasul import words
from tawasul.desk import add_refusal, desk
from tawasul.refusals import NotAllowed, Refusal, require
from tawasul.templatetags.tawasul import text

Status = Outcome.Status
MARKS = {
    Status.DRAFT: "half iris",
    Status.SUBMITTED: "half warn",
    Status.RATIFIED: "full ok",
    Status.PUBLISHED: "full iris",
}
SELECT_MOST = 500  # contributions answered at once


# The list -------------------------------------------------------------------------------------
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
    return _page(
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


# Answers --------------------------------------------------------------------------------------
def answers(request, pk):
    """Published contributions to be answered: one in place, or many with the same answer."""
    outcome = _find(request, pk)
    may = permissions.may_dispose(request.user, outcome)
    form = forms.AnswerForm(_sent(request))
    chosen: list[int] = []
    if request.method == "POST":
        require(may)
        chosen = _keys(request)
        if form.is_valid():
            try:
                count = services.dispose(outcome, chosen, by=request.user, **form.cleaned_data)
            except NotAllowed:
                raise
            except Refusal as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(
                    request,
                    ngettext("%(n)s comment answered.", "%(n)s comments answered.", count)
                    % {"n": count},
                )
                return redirect(_answers_url(outcome, request.GET.get("show", "")))
    show = request.GET.get("show", "")
    show = show if show in workbench.SHOWS else "unanswered"
    page = workbench.page_of(outcome, show=show, after=request.GET.get("after", ""))
    progress = workbench.progress_of(outcome.consultation_id)
    context = {
        **_head(request, outcome, "answers"),
        "form": form,
        "chosen": chosen,
        "show": show,
        "shows": _shows(outcome, show, progress),
        "items": page.items,
        "more": page.next,
        "is_first": page.is_first,
        "may_answer": may,
        "progress": progress,
    }
    status = 422 if form.errors else 200
    return _page(request, "admin/reports/answers.html", context, status=status)


def _sent(request):
    """What was posted, also when that is nothing at all: an empty form is told what it lacks."""
    return request.POST if request.method == "POST" else None


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
    outcome = _find(request, pk)
    try:
        services.undispose(outcome, key, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The answer is taken back."))
    return redirect(_answers_url(outcome, request.POST.get("show", "")))


# Texts ----------------------------------------------------------------------------------------
def outcome(request, pk):
    """The texts, what is missing, and the verbs."""
    found = _find(request, pk)
    may = permissions.may_revise(request.user, found)
    form, rows = _forms(request, found)
    conflict = False
    if request.method == "POST":
        require(may)
        if form.is_valid() and rows.is_valid():
            try:
                fresh = _save(request, found, form, rows)
            except NotAllowed:
                raise
            except Refusal as refusal:
                add_refusal(form, refusal)
                conflict = True
            else:
                if "X-Autosave" in request.headers:
                    return _autosaved(request, fresh)
                messages.success(request, _("Saved."))
                return redirect("admin:reports_outcome", found.pk)
        if "X-Autosave" in request.headers:
            return _not_autosaved(form, rows)
    context = {
        **_head(request, found, "texts"),
        "form": form,
        "rows": rows,
        "may_revise": may,
        "conflict": conflict,
        "revision": Outcome.objects.get(pk=found.pk).revision if conflict else found.revision,
        "missing": services.missing(found) if found.status != Status.PUBLISHED else [],
        "progress": workbench.progress_of(found.consultation_id),
        "steps": found.steps.select_related("by"),
        "returned": _returned(found),
        "reading": [] if may else _reading(found),
    }
    status = 422 if request.method == "POST" else 200
    return _page(request, "admin/reports/outcome.html", context, status=status)


def _forms(request, found: Outcome):
    initial = {name: getattr(found, name) or "" for name in Outcome.TEXT_COLUMNS}
    initial["revision"] = found.revision
    promised = [
        {"text_ar": one.text_ar, "text_en": one.text_en, "due_on": one.due_on}
        for one in found.commitments.all()
    ]
    data = _sent(request)
    return (
        forms.OutcomeForm(data, initial=initial),
        forms.CommitmentForms(data, initial=promised, prefix="commitments"),
    )


def _save(request, found: Outcome, form, rows) -> Outcome:
    values = dict(form.cleaned_data)
    return services.revise(
        found,
        by=request.user,
        revision=values.pop("revision"),
        commitments=[
            (row["text_ar"], row["text_en"] or "", row["due_on"])
            for row in rows.cleaned_data
            if row.get("text_ar")
        ],
        **values,
    )


def _autosaved(request, fresh: Outcome) -> JsonResponse:
    check = render_to_string(
        "admin/reports/_missing.html",
        {"missing": services.missing(fresh), "outcome": fresh},
        request=request,
    )
    return JsonResponse(
        {
            "revision": fresh.revision,
            "saved": _("Saved at %(time)s") % {"time": words.hour(timezone.now())},
            "errors": [],
            "check": check,
        }
    )


def _not_autosaved(form, rows) -> JsonResponse:
    wrong = [one for errors in form.errors.values() for one in errors]
    wrong += [one for row in rows.errors for errors in row.values() for one in errors]
    return JsonResponse({"error": wrong[0] if wrong else _("Not saved.")}, status=422)


def _reading(found: Outcome) -> list[dict]:
    rows = []
    for name in Outcome.TEXTS:
        label = Outcome._meta.get_field(name).verbose_name
        for language in ("ar", "en"):
            if value := getattr(found, f"{name}_{language}"):
                rows.append({"label": label, "value": value, "lang": language})
    return rows


def _returned(found: Outcome):
    """The last remarks, while they wait to be answered."""
    last = found.steps.first()
    return last if last and last.step == "returned" and found.status == Status.DRAFT else None


@require_safe
def preview(request, pk):
    """Exactly what the public will read."""
    found = _find(request, pk)
    consultation = found.consultation
    consultation.documents = consultation.changes_count = None
    context = context_of(request, consultation, found, preview=True)
    response = TemplateResponse(request, "reports/outcome.html", context)
    response["Cache-Control"] = "no-store"
    return response


# Verbs ----------------------------------------------------------------------------------------
@require_POST
def submit(request, pk):
    return _do(request, pk, services.submit, _("Sent for ratification; senior management is told."))


@require_POST
def reopen(request, pk):
    return _do(request, pk, services.reopen, _("It is a draft again; its ratification is void."))


def publish(request, pk):
    """Asked once more, with how many are told."""
    found = _find(request, pk)
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
        **_head(request, found, "texts"),
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
    return _page(request, "admin/reports/ask.html", context)


def _do(request, pk, service, done: str):
    found = _find(request, pk)
    try:
        service(found, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("admin:reports_outcome", found.pk)


# The approver, on a phone ---------------------------------------------------------------------
def ratify(request, pk):
    """Read and ratify. The digest of what is shown goes with the button."""
    found = _find(request, pk)
    if found.status != Status.SUBMITTED:
        messages.info(request, _("It is not awaiting ratification."))
        return redirect("admin:reports_outcome", found.pk)
    require(permissions.may_ratify(request.user, found))
    form = forms.RatifyForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.ratify(found, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
            found = _find(request, pk)
        else:
            messages.success(request, _("Ratified; the results can be published now."))
            return redirect("admin:index")
    context = {
        **_head(request, found, "ratify"),
        "title": _("Ratification of the decision"),
        "form": form,
        "digest": found.digest(),
        "shares": shares(found),
        "progress": workbench.progress_of(found.consultation_id),
        "commitments": found.commitments.all(),
    }
    status = 422 if form.errors else 200
    return _page(request, "admin/reports/ratify.html", context, status=status)


def give_back(request, pk):
    found = _find(request, pk)
    require(permissions.may_ratify(request.user, found))
    form = forms.RemarksForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.return_for_changes(found, by=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Returned; the coordination has your remarks."))
            return redirect("admin:index")
    context = {
        "title": _("Return for changes"),
        "thing": found,
        "form": form,
        "submit": _("Return for changes"),
        "back": reverse("admin:reports_ratify", args=[found.pk]),
        "crumbs": _crumbs(found),
    }
    status = 422 if form.errors else 200
    return _page(request, "admin/verb.html", context, status=status)


# All of them ----------------------------------------------------------------------------------
def _find(request, pk) -> Outcome:
    # SECURITY: nothing here is found by key alone.
    found = (
        Outcome.objects.run_by(request.user)
        .select_related("consultation__entity", "consultation__counters", "consultation__closing")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    if not workbench.may_list(request.user):
        raise PermissionDenied(_("Outcomes are prepared by coordination and senior management."))
    return found


def _head(request, found: Outcome, tab: str) -> dict:
    """What every page of one outcome shows: where it stands, its parts, its verbs."""
    person = request.user

    def to(name):
        return reverse(f"admin:reports_{name}", args=[found.pk])

    verbs = []
    if permissions.may_ratify(person, found):
        verbs.append({"label": _("Read and decide"), "url": to("ratify"), "asks": True})
    if permissions.may_submit(person, found):
        lacking = services.missing(found)
        verbs.append(
            {
                "name": "submit",
                "label": _("Send results for ratification"),
                "url": to("submit"),
                "reason": lacking[0] if lacking else "",
            }
        )
    if permissions.may_publish(person, found):
        verbs.append({"label": _("Publish results"), "url": to("publish"), "asks": True})
        verbs.append(
            {"name": "reopen", "label": _("Back to draft"), "url": to("reopen"), "tone": "quiet"}
        )
    links = [{"label": _("Preview public page"), "url": to("preview"), "new": True}]
    if found.status == Status.PUBLISHED:
        links = [{"label": _("On the public page"), "url": found.get_absolute_url(), "new": True}]
    return {
        "title": text(found.consultation, "title"),
        "outcome": found,
        "consultation": found.consultation,
        "crumbs": _crumbs(found, leaf=False),
        "verbs": verbs,
        "links": links,
        "where": {
            "label": found.get_status_display(),
            "mark": MARKS[found.status],
            "text": found.consultation.reference,
        },
        "tab": tab,
        "answers_url": to("answers"),
        "texts_url": to("outcome"),
    }


def _crumbs(found: Outcome, leaf: bool = True) -> list[dict]:
    crumbs = [{"label": _("Outcomes"), "url": reverse("admin:reports_outcomes")}]
    if leaf:
        url = reverse("admin:reports_outcome", args=[found.pk])
        crumbs.append({"label": str(found), "url": url})
    return crumbs


def _page(request, template: str, context: dict, status: int = 200):
    request.current_app = desk.name
    return TemplateResponse(
        request, template, {**desk.each_context(request), **context}, status=status
    )
