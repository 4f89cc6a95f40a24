"""The texts of an outcome: written, saved by themselves, previewed as the public will read them."""

from __future__ import annotations

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports import forms, permissions, services, workbench
from reports.desk._common import find, head, page, sent
from reports.models import Outcome
from reports.views.outcomes import context_of
from tawasul import words
from tawasul.desk import refusals_in
from tawasul.refusals import require

Status = Outcome.Status


def outcome(request, pk):
    """The texts, what is missing, and the verbs."""
    found = find(request, pk)
    may = permissions.may_revise(request.user, found)
    form, rows = _forms(request, found)
    conflict = False
    if request.method == "POST":
        require(may)
        if form.is_valid() and rows.is_valid():
            with refusals_in(form):
                fresh = _save(request, found, form, rows)
                if "X-Autosave" in request.headers:
                    return _autosaved(request, fresh)
                messages.success(request, _("Saved."))
                return redirect("admin:reports_outcome", found.pk)
            conflict = True
        if "X-Autosave" in request.headers:
            return _not_autosaved(form, rows)
    context = {
        **head(request, found, "texts"),
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
    return page(request, "admin/reports/outcome.html", context, status=status)


def _forms(request, found: Outcome):
    initial = {name: getattr(found, name) or "" for name in Outcome.TEXT_COLUMNS}
    initial["revision"] = found.revision
    promised = [
        {"text_ar": one.text_ar, "text_en": one.text_en, "due_on": one.due_on}
        for one in found.commitments.all()
    ]
    data = sent(request)
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
    found = find(request, pk)
    consultation = found.consultation
    consultation.documents = consultation.changes_count = None
    context = context_of(request, consultation, found, preview=True)
    response = TemplateResponse(request, "reports/outcome.html", context)
    response["Cache-Control"] = "no-store"
    return response
