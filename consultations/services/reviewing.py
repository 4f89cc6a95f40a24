"""Between coordinator and approver, up to the hour of publication."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations import permissions, readiness
from consultations.models import Consultation, Review
from consultations.services._common import approvers, locked, team, tell
from consultations.services.drafting import tell_invitees
from entities.models import Role
from tawasul.calendar import TZ
from tawasul.history import record
from tawasul.refusals import Refusal, require

Status = Consultation.Status


@transaction.atomic
def submit(consultation: Consultation, *, by) -> Consultation:
    """Send a draft for approval. Refused while something blocks publication."""
    fresh = locked(consultation)
    require(permissions.may_submit(by, fresh))
    blocking = [check for check in readiness.check(fresh) if check.blocks]
    if blocking:
        raise Refusal(" ".join(str(check.sentence) for check in blocking))
    fresh.move_to(Status.IN_REVIEW)
    digest = fresh.digest()
    _step(fresh, Review.Step.SUBMITTED, by=by, digest=digest)
    record(fresh, ["status"], by=by, reason="submitted")
    tell(
        approvers(fresh),
        "approval_asked",
        fresh,
        key=f"approval_asked:{fresh.pk}:{fresh.reviews.count()}",
        days=fresh.period.days,
    )
    return fresh


@transaction.atomic
def recall(consultation: Consultation, *, by) -> Consultation:
    fresh = locked(consultation)
    require(permissions.may_recall(by, fresh))
    fresh.move_to(Status.DRAFT)
    _step(fresh, Review.Step.RECALLED, by=by, digest=fresh.digest())
    return record(fresh, ["status"], by=by, reason="recalled")


@transaction.atomic
def return_for_changes(consultation: Consultation, *, by, remarks: str) -> Consultation:
    """Give it back to the coordinator, saying what needs changing."""
    fresh = locked(consultation)
    require(permissions.may_judge(by, fresh))
    if not remarks.strip():
        raise Refusal(_("Please write what needs changing."), field="remarks")
    fresh.move_to(Status.DRAFT)
    step = _step(fresh, Review.Step.RETURNED, by=by, digest=fresh.digest(), remarks=remarks)
    record(fresh, ["status"], by=by, reason="returned")
    tell(
        team(fresh, Role.COORDINATOR),
        "returned_for_changes",
        fresh,
        key=f"returned_for_changes:{step.pk}",
        remarks=remarks,
    )
    return fresh


@transaction.atomic
def approve(
    consultation: Consultation,
    *,
    by,
    digest: str,
    letter_number: str = "",
    letter_date: date | None = None,
    at: datetime | None = None,
) -> Consultation:
    """The go-ahead for exactly what was read: `digest` is that of the page the approver saw.

    Raises Refusal when the draft changed in between, or when its hour of publication has passed.
    """
    fresh = locked(consultation)
    require(permissions.may_judge(by, fresh))
    if fresh.digest() != digest:
        raise Refusal(_("The draft changed while you were reading. Please read it again."))
    if fresh.publish_at <= (at or timezone.now()):
        raise Refusal(
            _(
                "The publication time passed before approval. Please choose a new time; the "
                "comment period counts from it."
            )
        )
    fresh.move_to(Status.APPROVED)
    fresh.approved_digest = digest
    fresh.first_closes_at = fresh.closes_at
    fresh.first_results_due = fresh.results_due
    step = _step(
        fresh,
        Review.Step.APPROVED,
        by=by,
        digest=digest,
        letter_number=letter_number,
        letter_date=letter_date,
    )
    record(
        fresh,
        ["status", "approved_digest", "first_closes_at", "first_results_due"],
        by=by,
        reason="approved",
    )
    tell(team(fresh, Role.COORDINATOR), "approved", fresh, key=f"approved:{step.pk}")
    return fresh


@transaction.atomic
def record_published(key: int, *, at: datetime | None = None) -> bool:
    """Note that an approved one is out. The clock published it; this only writes it down.

    True if this call did it. Safe to run twice and late.
    """
    fresh = locked(key)
    if fresh.status != Status.APPROVED or fresh.publish_at > (at or timezone.now()):
        return False
    fresh.move_to(Status.PUBLISHED)
    fresh.published_at = fresh.publish_at
    record(fresh, ["status", "published_at"], by=None, reason="published")
    tell(
        team(fresh, Role.COORDINATOR, Role.APPROVER),
        "consultation_published",
        fresh,
        key=f"consultation_published:{fresh.pk}",
    )
    if fresh.audience == Consultation.Audience.INVITED:
        tell_invitees(fresh)
    return True


def remind_approvers(*, at: datetime | None = None) -> int:
    """Remind of what nears publication unapproved; tell both sides when its hour has passed.

    One reminder a day for each consultation. Returns how many consultations were looked at.
    """
    moment = at or timezone.now()
    near = Consultation.objects.filter(
        status=Status.IN_REVIEW, publish_at__lte=moment + timedelta(days=2)
    ).select_related("entity")
    for consultation in near:
        last = consultation.reviews.filter(step=Review.Step.SUBMITTED).first()
        if last is None:
            continue
        with transaction.atomic():
            if consultation.publish_at > moment:
                day = moment.astimezone(TZ).date()
                tell(
                    approvers(consultation),
                    "approval_reminder",
                    consultation,
                    key=f"approval_reminder:{last.pk}:{day}",
                )
            else:
                tell(
                    team(consultation, Role.COORDINATOR) | approvers(consultation),
                    "approval_missed",
                    consultation,
                    key=f"approval_missed:{last.pk}",
                )
    return len(near)


def send_digests(*, at: datetime | None = None) -> int:
    """Each Sunday, tell approvers how their open consultations go. Once a week each."""
    moment = at or timezone.now()
    local = moment.astimezone(TZ)
    if local.weekday() != 6 or local.hour < 8:  # Sunday, from eight in the morning
        return 0
    week = f"{local.isocalendar().year}-{local.isocalendar().week}"
    rows = (
        Consultation.objects.open_at(moment)
        .select_related("entity", "counters")
        .annotate(
            received=Count("contributions", filter=Q(contributions__channel="portal")),
            waiting=Count("contributions", filter=Q(contributions__status="waiting")),
        )
    )
    for consultation in rows:
        with transaction.atomic():
            tell(
                team(consultation, Role.APPROVER),
                "weekly_digest",
                consultation,
                key=f"weekly_digest:{consultation.pk}:{week}",
                received=consultation.received,
                waiting=consultation.waiting,
                published=consultation.counters.published,
            )
    return len(rows)


def _step(consultation: Consultation, step: str, *, by, digest: str, **fields) -> Review:
    return Review.objects.create(
        consultation=consultation, step=step, by=by, at=timezone.now(), digest=digest, **fields
    )
