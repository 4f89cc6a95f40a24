"""Changes after publication: each with a public reason, each in the public log."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations import permissions
from consultations.models import Change, Consultation
from consultations.services._common import locked, log_change, participants, team, tell
from entities.models import Role
from tawasul.clock import database_now
from tawasul.history import record
from tawasul.refusals import Refusal, require
from tawasul.words import moment


@transaction.atomic
def extend(
    consultation: Consultation,
    *,
    by,
    closes_at: datetime,
    reason: str,
    analysis_due: datetime | None = None,
    results_due: datetime | None = None,
) -> Consultation:
    """Give more time, before the deadline, with a published reason. Never less time.

    The later dates, when not given, move by the same span if they would otherwise come too
    early. Raises NotAllowed once the period has ended (by PostgreSQL's clock), and Refusal.
    """
    fresh = locked(consultation)
    now = database_now()
    require(permissions.may_extend(by, fresh, at=now))
    _need(reason)
    if closes_at <= fresh.closes_at:
        raise Refusal(
            _("The new date must be after %(old)s.") % {"old": moment(fresh.closes_at)},
            field="closes_at",
        )
    span = closes_at - fresh.closes_at
    old = fresh.closes_at
    after = {"closes_at": closes_at}
    for name, given in (("analysis_due", analysis_due), ("results_due", results_due)):
        latest = max(after.values())
        too_early = getattr(fresh, name) <= latest
        after[name] = given or (getattr(fresh, name) + span if too_early else getattr(fresh, name))
    if not after["closes_at"] < after["analysis_due"] <= after["results_due"]:
        raise Refusal(
            _("Analysis comes after the deadline, and results after the analysis."),
            field="analysis_due",
        )
    _move_dates(fresh, after, by=by, at=now, reason=reason, extension=True)
    tell(
        participants(fresh) | team(fresh, Role.APPROVER),
        "extended",
        fresh,
        key=f"extended:{fresh.pk}:{closes_at.isoformat()}",
        old=old.isoformat(),
        reason=reason,
    )
    return fresh


@transaction.atomic
def reschedule(
    consultation: Consultation, *, by, reason: str, analysis_due: datetime, results_due: datetime
) -> Consultation:
    """Move the dates after the deadline (analysis, results), with a published reason."""
    fresh = locked(consultation)
    require(permissions.may_amend(by, fresh))
    _need(reason)
    if not fresh.closes_at < analysis_due <= results_due:
        raise Refusal(
            _("Analysis comes after the deadline, and results after the analysis."),
            field="analysis_due",
        )
    dates = {"analysis_due": analysis_due, "results_due": results_due}
    _move_dates(fresh, dates, by=by, at=timezone.now(), reason=reason)
    return fresh


@transaction.atomic
def amend(consultation: Consultation, *, by, reason: str, **texts) -> Consultation:
    """Correct a published text. `texts` are columns such as `summary_ar`; each change is logged.

    Kind, audience, who decides and the reason for a short period stay as approved.
    """
    fresh = locked(consultation)
    require(permissions.may_amend(by, fresh))
    _need(reason)
    unknown = (
        set(texts)
        - set(Consultation.TEXT_COLUMNS)
        - {
            "office_ar",
            "office_en",
            "office_email",
        }
    )
    if unknown:
        raise Refusal(_("Only texts are corrected after publication."))
    changed = [name for name, value in texts.items() if getattr(fresh, name) != value]
    now = timezone.now()
    for name in changed:
        log_change(
            fresh,
            Change.What.TEXT,
            by=by,
            at=now,
            reason=reason,
            field=name,
            before=_as_text(getattr(fresh, name)),
            after=_as_text(texts[name]),
        )
        setattr(fresh, name, texts[name])
    if not fresh.title_ar:
        raise Refusal(_("Give it a title in Arabic first."), field="title_ar")
    if changed:
        fresh.revision += 1
        record(fresh, [*changed, "revision"], by=by, reason="amended")
    return fresh


@transaction.atomic
def withdraw(consultation: Consultation, *, by, reason: str, reason_en: str = "") -> Consultation:
    """Take a published one back. The page stays with the reason; it cannot be reopened."""
    # Locked for update: contributions under way finish first, later ones are refused.
    fresh = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    require(permissions.may_withdraw(by, fresh))
    _need(reason)
    if fresh.published_at is None:
        fresh.published_at = fresh.publish_at
    fresh.move_to(Consultation.Status.WITHDRAWN)
    fresh.withdrawal_reason_ar = reason
    fresh.withdrawal_reason_en = reason_en
    log_change(fresh, Change.What.WITHDRAWAL, by=by, at=timezone.now(), reason=reason)
    record(
        fresh,
        ["status", "published_at", "withdrawal_reason_ar", "withdrawal_reason_en"],
        by=by,
        reason="withdrawn",
    )
    tell(
        participants(fresh) | team(fresh, Role.COORDINATOR),
        "consultation_withdrawn",
        fresh,
        key=f"consultation_withdrawn:{fresh.pk}",
        reason=reason,
    )
    return fresh


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refusal(_("Give the reason: it is shown to the public."), field="reason")


def _move_dates(fresh: Consultation, dates, *, by, at, reason, extension=False) -> None:
    changed = [name for name, value in dates.items() if getattr(fresh, name) != value]
    for name in changed:
        what = Change.What.EXTENSION if extension and name == "closes_at" else Change.What.DATE
        log_change(
            fresh,
            what,
            by=by,
            at=at,
            reason=reason,
            field=name,
            before=getattr(fresh, name).astimezone(UTC).isoformat(),
            after=dates[name].astimezone(UTC).isoformat(),
        )
        setattr(fresh, name, dates[name])
    if changed:
        record(fresh, changed, by=by, reason="extended" if extension else "rescheduled")


def _as_text(value) -> str:
    """A text column as the log shows it; rows of “what would change” one to a line."""
    if isinstance(value, list):
        return "\n".join(" | ".join(map(str, row)) for row in value)
    return value or ""
