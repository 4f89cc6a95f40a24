"""The moves of a contribution. `moderation.services` calls them in its own transaction.

Each takes the key, locks the row, moves it, and keeps the public counters true.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from consultations.models import Contribution, Counters
from tawasul.history import record

Status = Contribution.Status

# Within a caller's transaction it is the caller's: no savepoint of its own.
_atomic = transaction.atomic(savepoint=False)


@_atomic
def publish(key: int, *, by, public_body: str = "", reason: str = "published") -> Contribution:
    """Let everybody read it; `public_body` is the redacted text when it differs.

    A restored one keeps its original times.
    """
    fresh = _locked(key)
    if public_body:
        fresh.public_body = public_body
    if fresh.published_at is None:
        fresh.published_at = timezone.now()
    fresh.clause = ""
    return move(fresh, Status.PUBLISHED, by=by, reason=reason)


@_atomic
def decline(key: int, *, by, clause: str) -> Contribution:
    """Not published. `clause` is «version/number» of the usage policy."""
    fresh = _locked(key)
    fresh.clause = clause
    return move(fresh, Status.DECLINED, by=by, reason="declined")


@_atomic
def hide(key: int, *, by, clause: str) -> Contribution:
    fresh = _locked(key)
    fresh.clause = clause
    return move(fresh, Status.HIDDEN, by=by, reason="hidden")


@_atomic
def hold(key: int, *, by) -> Contribution:
    return move(_locked(key), Status.HELD, by=by, reason="held")


@_atomic
def return_to_author(key: int, *, by) -> Contribution:
    return move(_locked(key), Status.RETURNED, by=by, reason="returned")


@_atomic
def move(fresh: Contribution, status: str, *, by, reason: str) -> Contribution:
    """Move a locked row and keep the counters true. Raises Refusal for a move MOVES lacks."""
    was = fresh.status
    fresh.move_to(Status(status))
    columns = ["status", "clause", "published_at", "public_body"]
    record(fresh, columns, by=by, reason=reason)
    if Status.PUBLISHED in (was, fresh.status):
        _count(fresh, +1 if fresh.status == Status.PUBLISHED else -1)
    return fresh


def _locked(key: int) -> Contribution:
    return Contribution.objects.select_for_update(no_key=True).get(pk=key)


def _count(changed: Contribution, by: int) -> None:
    # The counters' row is the queue: two contributions of one person published at once must not
    # count that person twice.
    counters = Counters.objects.select_for_update().get(consultation=changed.consultation_id)
    if changed.is_recorded:
        counters.recorded += by
    else:
        counters.published += by
        others = Contribution.objects.published().filter(
            consultation=changed.consultation_id, author=changed.author_id
        )
        if not others.exclude(pk=changed.pk).exists():
            counters.participants += by
    counters.save()
