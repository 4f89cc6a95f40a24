"""The published usage policy, and the decisions that cite its clauses."""

from moderation.models.decision import Decision
from moderation.models.policy import Clause, PolicyVersion, Term

__all__ = ["Clause", "Decision", "PolicyVersion", "Term"]
