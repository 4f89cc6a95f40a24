"""At the deadline: a recorded act. And the decision, which closes the whole."""

from __future__ import annotations

import hashlib
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from consultations.models import Closing, Consultation, Contribution, Counters
from consultations.services._common import each, locked, participants, team, tell
from entities.models import Role
from tawasul.clock import database_now
from tawasul.history import record

log = structlog.get_logger(__name__)


@transaction.atomic
def close(key: int) -> bool:
    """Freeze what had been received when the deadline passed, and tell those concerned.

    True if this call did it. The row is locked FOR UPDATE, which waits for contributions under
    way; whether the deadline has passed is asked of PostgreSQL, so an early worker closes
    nothing. Snapshot and notices are one transaction: a kill in between loses neither.
    """
    fresh = (
        Consultation.objects.select_for_update(of=("self",)).select_related("entity").get(pk=key)
    )
    now = database_now()
    if (
        fresh.historical
        or fresh.status not in (Consultation.Status.APPROVED, Consultation.Status.PUBLISHED)
        or fresh.closes_at > now
        or Closing.objects.filter(consultation=fresh).exists()
    ):
        return False
    snapshot = _freeze(fresh, now)
    if fresh.status == Consultation.Status.APPROVED:  # beat was away for the whole period
        fresh.move_to(Consultation.Status.PUBLISHED)
        fresh.published_at = fresh.publish_at
    record(fresh, ["status", "published_at"], by=None, reason="closed")
    tell(participants(fresh), "closed", fresh, key=f"closed:{fresh.pk}")
    tell(
        team(fresh, Role.COORDINATOR),
        "closed_for_coordinator",
        fresh,
        key=f"closed_for_coordinator:{fresh.pk}",
        received=snapshot.received,
        published=snapshot.published,
        waiting=snapshot.waiting,
    )
    log.info("consultation closed", consultation=fresh.reference, received=snapshot.received)
    return True


def close_due(*, at: datetime | None = None) -> int:
    """Close all whose deadline has passed. Returns how many this call closed."""
    due = Consultation.objects.filter(
        status__in=[Consultation.Status.APPROVED, Consultation.Status.PUBLISHED],
        closes_at__lte=at or timezone.now(),
        closing__isnull=True,
        historical=False,
    )
    return each(close, due.values_list("pk", flat=True))


def hold_still(consultation: Consultation) -> Consultation:
    """The fresh row with its counters, both held: until the transaction ends nothing of it becomes
    published or ceases to be, for every such move waits for the counters (`moving.move`).

    The consultation before its counters, as whoever takes both does; a move takes only the latter.
    """
    fresh = locked(consultation)
    fresh.counters = Counters.objects.select_for_update().get(consultation=fresh)
    return fresh


@transaction.atomic
def decide(consultation: Consultation, *, by, at: datetime) -> Consultation:
    """Mark it decided. Called by `reports.services` in the transaction that publishes the
    outcome, which holds it still and has checked what a decision needs."""
    fresh = Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
    fresh.move_to(Consultation.Status.DECIDED)
    fresh.decided_at = at
    return record(fresh, ["status", "decided_at"], by=by, reason="decided")


def freeze_inputs(consultation: Consultation, *, by, at: datetime | None) -> Consultation:
    """From `at` on staff type nothing in any more; None opens it again (outcome returned)."""
    fresh = Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
    fresh.inputs_frozen_at = at
    return record(fresh, ["inputs_frozen_at"], by=by, reason="inputs_frozen" if at else "reopened")


def in_time(consultation: Consultation):
    """Contributions that came through the portal between opening and deadline."""
    return consultation.contributions.through_portal().filter(
        received_at__gte=consultation.opens_at, received_at__lt=consultation.closes_at
    )


def digest_of(consultation: Consultation) -> str:
    """SHA-256 over the contributions received in time: receipt, text's digest, instant.

    Erasure removes texts and salts, never these, so the record goes on verifying.
    """
    total = hashlib.sha256()
    rows = in_time(consultation).order_by("pk").values_list("receipt", "digest", "received_at")
    for receipt, digest, received_at in rows.iterator(chunk_size=2000):
        total.update(f"{receipt} {digest} {received_at.timestamp():.6f}\n".encode())
    return total.hexdigest()


def _freeze(consultation: Consultation, now: datetime) -> Closing:
    Status = Contribution.Status
    counts = in_time(consultation).aggregate(
        received=Count("pk"),
        published=Count("pk", filter=Q(status=Status.PUBLISHED)),
        waiting=Count("pk", filter=Q(status__in=[Status.WAITING, Status.RETURNED, Status.HELD])),
        declined=Count("pk", filter=Q(status__in=[Status.DECLINED, Status.HIDDEN])),
        withdrawn=Count("pk", filter=Q(status=Status.WITHDRAWN)),
        participants=Count("author", distinct=True, filter=~Q(status=Status.WITHDRAWN)),
    )
    return Closing.objects.create(
        consultation=consultation,
        closed_at=consultation.closes_at,
        frozen_at=now,
        recorded=consultation.contributions.recorded().count(),
        digest=digest_of(consultation),
        **counts,
    )
