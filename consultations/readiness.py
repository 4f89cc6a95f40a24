"""What is missing for publication: shown beside the form, and enforced on submission.

Each check has a sentence, a level, the field that mends it and, for a rule, its basis.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Attachment, Consultation
from tawasul.calendar import TZ, is_working_day
from tawasul.words import counted, day

DATES = {
    "publish_at": lambda: _("publication"),
    "opens_at": lambda: _("comments open"),
    "closes_at": lambda: _("comment deadline"),
    "analysis_due": lambda: _("analysis finished"),
    "results_due": lambda: _("results published"),
}
LONG_SENTENCE = 30  # words


class Level(StrEnum):
    PASS = "pass"  # noqa: S105 - a level, not a password
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    level: Level
    sentence: str
    field: str = ""  # of the form: where to mend it
    basis: str = ""

    @property
    def blocks(self) -> bool:
        return self.level is Level.BLOCK


def check(draft: Consultation) -> list[Check]:
    """All checks of a draft, the blocking ones first."""
    found = [rule(draft) for rule in _RULES]
    order = {Level.BLOCK: 0, Level.WARN: 1, Level.PASS: 2}
    return sorted((one for one in found if one), key=lambda one: order[one.level])


def is_too_short(draft: Consultation) -> bool:
    """A draft law or bylaw open for less than the legal minimum."""
    return bool(
        draft.kind in Consultation.LEGISLATION
        and draft.period is not None
        and draft.period < settings.SHORTEST_FOR_DRAFT_LAW
    )


def _says(code, field, ok, sentence, *, level=Level.BLOCK, met="", basis="") -> Check:
    if ok:
        return Check(code, Level.PASS, met, field, basis)
    return Check(code, level, sentence, field, basis)


def _summary(draft):
    return _says(
        "summary",
        "summary_ar",
        draft.summary_ar,
        _("The Arabic summary is missing."),
        met=_("The summary is written."),
    )


def _change(draft):
    return _says(
        "change",
        "change_ar",
        draft.change_ar,
        _("It is not said what would change."),
        level=Level.WARN,
        met=_("It says what would change."),
    )


def _milestones(draft):
    missing = [label() for name, label in DATES.items() if not getattr(draft, name)]
    return _says(
        "milestones",
        "publish_at",
        not missing,
        _("The dates are not all set. Missing: %(missing)s") % {"missing": "، ".join(missing)},
        met=_("All the dates are set."),
    )


def _publication_ahead(draft):
    if not draft.publish_at:
        return None
    return _says(
        "publish_at",
        "publish_at",
        draft.publish_at > timezone.now(),
        _("The publication time lies in the past. Please choose a new one."),
        met=_("The publication time lies ahead."),
    )


def _decides(draft):
    return _says(
        "decides",
        "decision_mode",
        draft.decision_mode,
        _("It is not said who decides."),
        met=_("It says who decides."),
    )


def _days(draft):
    if draft.period is None:
        return None
    days = counted(draft.period.days, "day")
    if draft.kind in Consultation.LEGISLATION:
        basis = _("Regulation No. 5 of 2013, article 9")
        if not is_too_short(draft):
            return Check("days", Level.PASS, _("Comment period: %(days)s.") % {"days": days})
        sentence = _(
            "The comment period is %(days)s; the minimum for draft laws and bylaws is 10 days. "
            "Basis: %(basis)s"
        ) % {"days": days, "basis": basis}
        level = Level.WARN if draft.short_reason_ar else Level.BLOCK
        if level is Level.BLOCK:
            sentence += ". " + _("Give the reason that will be published, or choose later dates.")
        return Check("days", level, sentence, "short_reason_ar", basis)
    return _says(
        "days",
        "closes_at",
        draft.period >= settings.USUAL_SHORTEST,
        _("The comment period is %(days)s; usually it is 14 days or more.") % {"days": days},
        level=Level.WARN,
        met=_("Comment period: %(days)s.") % {"days": days},
        basis=_("Practice of the portal"),
    )


def _holiday(draft):
    if not draft.closes_at:
        return None
    # A close at midnight ends the day before: that is the day people read.
    last = (draft.closes_at - timedelta(microseconds=1)).astimezone(TZ).date()
    return _says(
        "holiday",
        "closes_at",
        is_working_day(last),
        _("The deadline falls on a holiday: %(date)s. A working day is better.")
        % {"date": day(last)},
        level=Level.WARN,
        met=_("The deadline falls on a working day."),
    )


def _reasons(draft):
    if draft.kind not in Consultation.LEGISLATION:
        return None
    return _says(
        "reasons",
        "attachments",
        _has(draft, Attachment.Kind.REASONS),
        _("The explanatory memorandum is not attached."),
        level=Level.WARN,
        met=_("The explanatory memorandum is attached."),
    )


def _impact(draft):
    if draft.kind not in Consultation.LEGISLATION:
        return None
    return _says(
        "impact",
        "impact_exemption_ar",
        _has(draft, Attachment.Kind.IMPACT) or draft.impact_exemption_ar,
        _("No impact assessment is attached and no reason is given."),
        level=Level.WARN,
        met=_("The impact assessment is attached, or its absence explained."),
        basis=_("Bylaw No. 16 of 2025 on good regulation"),
    )


def _office(draft):
    return _says(
        "office",
        "office_email",
        draft.office_email,
        _("No contact e-mail is given for questions."),
        level=Level.WARN,
        met=_("A contact is given."),
    )


def _english(draft):
    return _says(
        "english",
        "title_en",
        draft.title_en and draft.summary_en,
        _("The English title or summary is missing."),
        level=Level.WARN,
        met=_("The English title and summary are written."),
    )


def _plain(draft):
    text = (draft.summary_ar or "").replace("؟", ".").replace("!", ".").replace("\n", ".")
    long = sum(len(sentence.split()) > LONG_SENTENCE for sentence in text.split("."))
    if not draft.summary_ar:
        return None
    return _says(
        "plain",
        "summary_ar",
        not long,
        _("The summary has long sentences (over 30 words): %(n)s. Shorter ones are better.")
        % {"n": long},
        level=Level.WARN,
        met=_("The summary's sentences are short."),
    )


def _invited(draft):
    if draft.audience != Consultation.Audience.INVITED:
        return None
    return _says(
        "invited",
        "audience",
        draft.invitees.exists(),
        _("It is open to invited people only, and nobody is invited yet."),
        met=_("People are invited."),
    )


def _has(draft, kind) -> bool:
    return draft.attachments.current().filter(kind=kind).exists()


_RULES = [
    _summary,
    _milestones,
    _publication_ahead,
    _decides,
    _days,
    _invited,
    _reasons,
    _impact,
    _change,
    _holiday,
    _office,
    _english,
    _plain,
]
