"""What this app knows of a person: for their export, and their erasure."""

from __future__ import annotations

from django.db import transaction

from moderation.models import Decision


@transaction.atomic
def erase_person(person) -> None:
    """Notes on decisions about their contributions go: they may quote what was written.

    Verb, clause and times stay, so that the register still adds up. What they decided as a
    moderator stays too: it is the act of an office.
    """
    Decision.objects.filter(contribution__author=person).exclude(note="").update(note="")


def export_person(person) -> dict:
    """The decisions about their contributions, as they were told; not who took them."""
    return {
        "decisions": [
            {
                "receipt": one.contribution.receipt,
                "decision": one.verb,
                "clause": one.clause.reference if one.clause else "",
                "clause_title": one.clause.title_ar if one.clause else "",
                "note": one.note,
                "decided_at": one.decided_at.isoformat(),
                "in_effect_since": one.applied_at.isoformat(),
            }
            for one in Decision.objects.filter(
                contribution__author=person, applied_at__isnull=False
            )
            .select_related("contribution", "clause__version")
            .order_by("pk")
        ]
    }
