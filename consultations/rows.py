"""One consultation as a row of a register: what `components/row.html` is given."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations.models import Consultation
from tawasul.months import NAMES
from tawasul.templatetags.frame import days_figure
from tawasul.templatetags.tawasul import in_true_language, mark, text
from tawasul.words import after, as_date, counted, deadline, duration, last_day

Phase = Consultation.Phase
TEXT_CHARS = 150  # of the summary, in a row


def state_of(consultation: Consultation, now: datetime) -> str:
    """The pair of dots: have people spoken, has the entity answered?"""
    phase = consultation.phase_at(now)
    if phase == Phase.RESULTS:
        return "answered"
    if is_overdue(consultation, now):
        return "late"
    return "none" if phase in (None, Phase.UPCOMING) else "open"


def is_overdue(consultation: Consultation, now: datetime) -> bool:
    """Its results should be out and are not."""
    return (
        consultation.phase_at(now) == Phase.UNDER_ANALYSIS
        and consultation.results_due <= now
        and not consultation.historical
    )


def was_on_time(consultation: Consultation) -> bool | None:
    """Results by the date first announced; None while there are none, and for the past."""
    if consultation.decided_at is None or consultation.historical:
        return None
    return consultation.decided_at <= consultation.first_results_due


def status_of(consultation: Consultation, now: datetime) -> str:
    """The phase in words; of what is not public, its status."""
    if consultation.status == Consultation.Status.WITHDRAWN:
        return _("Withdrawn")
    phase = consultation.phase_at(now)
    return str(phase.label) if phase else consultation.get_status_display()


def row_of(consultation: Consultation, now: datetime, *, level: int = 3, query: str = "") -> dict:
    """The variables of the component. `query` marks the words a search found."""
    summary, _language = in_true_language(consultation, "summary")
    title = text(consultation, "title")
    if query:
        title = mark(in_true_language(consultation, "title")[0], query)
    phase = consultation.phase_at(now)
    late = is_overdue(consultation, now)
    row = {
        "url": consultation.get_absolute_url(),
        "title": title,
        "state": state_of(consultation, now),
        "status": status_of(consultation, now),
        "entity": text(consultation.entity, "name"),
        "text": _shortened(summary) if not query else mark(_shortened(summary, 240), query),
        "kind": Consultation.Kind(consultation.kind).label,
        "level": level,
        "note": _("Illustrative draft") if consultation.illustrative else "",
    }
    comments = consultation.counters.comments
    if phase not in (None, Phase.UPCOMING):
        row["comments"] = counted(comments, "comment")
    row |= _figure(consultation, phase, now)
    if late:
        row["warning"] = _("Results overdue for %(since)s") % {
            "since": duration(now - consultation.results_due)
        }
    elif phase == Phase.UNDER_ANALYSIS and not consultation.historical:
        due = deadline(consultation.results_due)
        row["fact"] = _("Results expected on %(date)s") % {"date": due}
    elif (on_time := was_on_time(consultation)) is not None:
        row["fact"] = _("Published on time") if on_time else _("Published late")
    return row


def _figure(consultation: Consultation, phase, now: datetime) -> dict:
    """The big figure at the start: days left, or the date that matters now."""
    if phase == Phase.OPEN:
        left = consultation.closes_at - now
        figure = {"left_before": _("Closes in"), "left_soon": left <= settings.CLOSING_SOON}
        if left >= timedelta(days=1):
            days = days_figure(left.days)
            return figure | {
                "left_number": days["number"],
                "left_after": days["unit"],
                "left_small": days["word"],
            }
        hours, minutes = left.seconds // 3600, left.seconds // 60
        # Only the first unit: two would fill three lines beside the title.
        words = after(hours, "hour") if hours else after(minutes, "minute")
        return figure | {"left_number": words, "left_small": True}
    if phase == Phase.UPCOMING:
        return _date(pgettext("before a date", "Opens on"), consultation.opens_at, now)
    if phase == Phase.UNDER_ANALYSIS:
        return _date(pgettext("before a date", "Closed on"), last_day(consultation.closes_at), now)
    if phase == Phase.RESULTS:
        return _date("", consultation.decided_at, now)
    return {"left_before": status_of(consultation, now)}


def _date(before: str, value, now: datetime) -> dict:
    at = as_date(value)
    month = _(NAMES[at.month - 1])
    return {
        "left_before": before,
        "left_number": str(at.day),
        "left_after": month if at.year == as_date(now).year else f"{month} {at.year}",
        "left_small": True,
    }


def _shortened(words: str, limit: int = TEXT_CHARS) -> str:
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(".،,؛") + "…"
