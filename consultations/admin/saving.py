"""A draft that saves itself, and two people who write in it at the same time."""

from __future__ import annotations

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations import permissions, services
from consultations.models import Consultation
from tawasul.desk import told
from tawasul.refusals import NotAllowed, Refusal


def autosave(request, desk, draft):
    """The form as it stands now. What is in order is kept; what is not is named."""
    verdict = permissions.may_revise(request.user, draft)
    if not verdict or draft.status != Consultation.Status.DRAFT:
        return JsonResponse({"error": verdict.reason or _("It is no draft.")}, status=403)
    form = desk.get_form(request, draft, change=True)(request.POST, instance=draft)
    form.is_valid()
    errors = [
        f"{form.fields[name].label}: {found[0]}" if name in form.fields else str(found[0])
        for name, found in form.errors.items()
    ]
    try:
        fresh, out_of_order = _keep(draft, form.values(), request)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return JsonResponse({"error": str(refusal)}, status=409)
    return JsonResponse(
        {
            "saved": _("Saved automatically %(time)s") % {"time": f"{timezone.localtime():%H:%M}"},
            "revision": fresh.revision,
            "errors": errors + out_of_order,
            "check": render_to_string(
                "admin/consultations/_check.html", desk.check_context(fresh), request
            ),
            "verbs": render_to_string(
                "admin/_verbs.html", desk.verbs_context(request, fresh), request
            ),
        }
    )


def _keep(draft, values, request) -> tuple[Consultation, list[str]]:
    """The fresh row, and what was left out of it: dates are typed one after another and are out
    of order in between."""
    by, revision = request.user, revision_sent(request)
    try:
        return services.revise(draft, by=by, revision=revision, **values), []
    except Refusal as refusal:
        dates = Consultation.DATE_COLUMNS
        if refusal.field not in dates:
            raise
        kept = {name: value for name, value in values.items() if name not in dates}
        return services.revise(draft, by=by, revision=revision, **kept), [str(refusal)]


def conflict(draft, form) -> dict:
    """Who saved in between, and where that differs from what was typed here."""
    last = draft.history.select_related("history_user").order_by("-history_id").first()
    names = [name for name in form.changed_data if name in form.cleaned_data]
    columns = {one.name: one for one in Consultation._meta.fields}
    return {
        "name": str(last.history_user or _("The portal")),
        "at": last.history_date,
        "differences": [
            {
                "label": form.fields[name].label,
                "theirs": told(columns[name], getattr(draft, columns[name].attname)),
                "yours": told(columns[name], form.cleaned_data[name]),
            }
            for name in names
            if name in columns
        ],
    }


def revision_sent(request) -> int | None:
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else None
