"""Outcomes: those of the decided consultations, and one that is begun.

`dispositions` maps the index of a contribution to its answer and the reason; in those of
the decided every published one has its row. The answers: accepted, partly, rejected, out_of_scope,
covered. A commitment is `due` that many days after the outcome.
"""

from . import begun, places, quarter_2026q3, services

OUTCOMES = {
    **begun.OUTCOMES,
    **services.OUTCOMES,
    **places.OUTCOMES,
    **quarter_2026q3.OUTCOMES,
}
