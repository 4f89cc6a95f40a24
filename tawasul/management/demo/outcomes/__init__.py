"""Outcomes of the decided consultations.

`dispositions` maps the index of a contribution to its answer and the reason; every published one
has its row. The answers: accepted, partly, rejected, out_of_scope, covered. A commitment is `due`
that many days after the outcome.
"""

from . import places, quarter_2026q3, services

OUTCOMES = {**services.OUTCOMES, **places.OUTCOMES, **quarter_2026q3.OUTCOMES}
