"""What the entity promises with its decision."""

from __future__ import annotations

from itertools import zip_longest

from reports.models import Commitment, Outcome
from tawasul.history import record, record_gone

COLUMNS = ("text_ar", "text_en", "due_on")


def promise(outcome: Outcome, rows, *, by) -> bool:
    """Make the commitments be these rows of (text_ar, text_en, due_on). True when some changed.

    Each row is held against the commitment that stands in its place, so that history says of
    every one what it was, who changed it and when. The caller holds the outcome.
    """
    changed = False
    wanted = [row for row in rows if row[0]]
    for present, row in zip_longest(outcome.commitments.all(), wanted):
        if row is None:
            record_gone(present, by=by, reason="revised")
        elif present is None:
            record(Commitment(outcome=outcome, **_named(row)), by=by, reason="revised")
        elif (present.text_ar, present.text_en or "", present.due_on) != tuple(row):
            for name, value in _named(row).items():
                setattr(present, name, value)
            record(present, [*COLUMNS], by=by, reason="revised")
        else:
            continue
        changed = True
    return changed


def _named(row) -> dict:
    return dict(zip(COLUMNS, row, strict=True))
