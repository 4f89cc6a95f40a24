"""Consultations of the demonstration.

Days in `timing` count from the moment of loading; `fixed` holds instants. Every text but history
is marked as an illustration, and belongs to nobody's real plans.

A row of `change` is the aspect, how it is now, how it would be.
`outcome` is when the outcome is published; a consultation without it has none. `extension` moves
the dates from `at` on. `phase` is what the loader brings about and the checks expect. History
leaves out the dates its sources do not give.
"""

from . import (
    analysis,
    history,
    open_services,
    open_society,
    open_special,
    planned_coming,
    planned_drafts,
    quarter_2026q3_a,
    quarter_2026q3_b,
    results_places,
    results_services,
)

MARK_AR = "مسودة توضيحية"
MARK_EN = "Illustrative draft"
NOTE_AR = "هذه مسودة توضيحية أُعدّت لعرض البوابة، ولا تعبّر عن موقف الجهة أو خططها."
NOTE_EN = (
    "An illustrative draft made to show the portal; it does not express the entity's position "
    "or plans."
)


def _complete(row):
    """The row with its contact address and, unless it is history, its marks."""
    row = row | {
        "office_ar": "التنسيق (ضابط الارتباط)",
        "office_en": "Coordination (liaison officer)",
        "office_email": f"consult@{row['entity']}.example.jo",
    }
    if row.get("history"):
        return row | {"illustrative": False}
    return row | {
        "history": False,
        "illustrative": True,
        "summary_ar": f"{row['summary_ar']} ({MARK_AR})",
        "summary_en": f"{row['summary_en']} ({MARK_EN})",
        "background_ar": f"{row['background_ar']}\n\n{NOTE_AR}",
        "background_en": f"{row['background_en']}\n\n{NOTE_EN}",
    }


CONSULTATIONS = tuple(
    _complete(row)
    for part in (
        planned_drafts,
        planned_coming,
        open_services,
        open_society,
        open_special,
        analysis,
        results_services,
        results_places,
        quarter_2026q3_a,
        quarter_2026q3_b,
        history,
    )
    for row in part.CONSULTATIONS
)
BY_KEY = {row["key"]: row for row in CONSULTATIONS}
