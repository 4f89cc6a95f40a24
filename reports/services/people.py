"""What this app knows of a person."""

from reports.models import Disposition


def export_person(person) -> dict:
    """The answers their contributions were given, once published."""
    rows = Disposition.objects.filter(
        contribution__author=person, contribution__consultation__outcome__status="published"
    ).select_related("contribution")
    return {
        "answers": [
            {"receipt": one.contribution.receipt, "answer": one.answer, "reason": one.reason}
            for one in rows
        ]
    }
