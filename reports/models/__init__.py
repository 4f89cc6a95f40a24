"""Answers (outcome, dispositions), figures (frozen quarters) and the files made of both."""

from reports.models.compliance import Snapshot, SnapshotRow
from reports.models.documents import Document
from reports.models.outcome import Commitment, Disposition, Outcome, OutcomeStep

__all__ = [
    "Commitment",
    "Disposition",
    "Document",
    "Outcome",
    "OutcomeStep",
    "Snapshot",
    "SnapshotRow",
]
