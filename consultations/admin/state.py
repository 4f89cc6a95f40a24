"""How a consultation stands, in words: its state, what comes next, what was said and written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from consultations.models import Consultation, Review
from tawasul import words
from tawasul.desk import row_of

Status, Phase = Consultation.Status, Consultation.Phase


def state_of(consultation, last_step: str | None, now) -> tuple[str, str]:
    """(the drawn mark's classes, the words): what a person of the team needs to know of it."""
    phase = consultation.phase_at(now)
    if phase:
        mark = {
            Phase.UPCOMING: "half iris",
            Phase.OPEN: "full ok",
            Phase.UNDER_ANALYSIS: "half iris",
            Phase.RESULTS: "full iris",
        }[phase]
        if phase == Phase.UNDER_ANALYSIS and consultation.results_due <= now:
            return "tri bad", _("Results overdue")
        return mark, phase.label
    if consultation.status == Status.DRAFT and last_step == Review.Step.RETURNED:
        return "tri bad", _("Returned for changes")
    if consultation.status == Status.APPROVED:
        return "full ok", _("Approved, to be published %(date)s") % {
            "date": words.moment(consultation.publish_at)
        }
    mark = {Status.IN_REVIEW: "half warn", Status.WITHDRAWN: "tri quiet-t"}
    return mark.get(consultation.status, "quiet-t"), consultation.get_status_display()


def next_date(consultation, now) -> str:
    """The date that comes next, with its name."""
    named = (
        (consultation.publish_at, _("Consultation published")),
        (consultation.closes_at, _("Comment deadline")),
        (consultation.analysis_due, _("Consultation analysis")),
        (consultation.results_due, _("Consultation results")),
    )
    if consultation.status in (Status.DECIDED, Status.EVALUATED):
        return f"{_('Decided')}: {words.day(consultation.decided_at)}"
    if consultation.status == Status.WITHDRAWN:
        return "–"
    for date, name in named:
        if date and date > now:
            return f"{name}: {words.deadline(date)}"
    return "–"


def said_last(review) -> str:
    if review is None:
        return ""
    said = f"{review.get_step_display()} · {words.short_moment(review.at)}"
    if review.by:
        said += f" · {review.by}"
    return f"{said}: «{review.remarks}»" if review.remarks else said


def reading(draft) -> list[dict]:
    """All that is written, for those who may not change it just now, and for the approver."""
    names = [
        "kind",
        *Consultation.TEXT_COLUMNS,
        *[name for name in Consultation.FACT_COLUMNS if name not in ("kind", "continues_id")],
        *Consultation.DATE_COLUMNS,
    ]
    rows = [row_of(draft, name) for name in names]
    partners = "، ".join(str(one) for one in draft.partners.all())
    rows.append({"label": _("In partnership with"), "value": partners, "lang": ""})
    return [row for row in rows if row["value"] not in ("", "–")]
