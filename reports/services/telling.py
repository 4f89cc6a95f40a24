"""What participants are told of the answers to their contributions."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.utils.translation import override

from accounts.services import notify_many
from consultations import receipts
from consultations.models import Consultation, Contribution
from consultations.services import said_of
from reports import answers
from reports.models import Disposition, Outcome


def tell_participants(outcome: Outcome) -> None:
    """One notice each: what became of their own contributions first."""
    consultation = outcome.consultation
    mine: dict[int, list] = {}
    rows = (
        Contribution.objects.filter(consultation=consultation, author__isnull=False)
        .exclude(status=Contribution.Status.WITHDRAWN)
        .select_related("disposition")
        .only("pk", "receipt", "author_id", "status", "disposition__answer", "disposition__reason")
        .order_by("pk")
    )
    for row in rows.iterator(chunk_size=2000):
        mine.setdefault(row.author_id, []).append(row)
    labels = {language: _labels(language) for language in ("ar", "en")}
    figures = figures_for_notice(consultation)
    people = get_user_model().objects.filter(pk__in=mine, is_active=True)
    notify_many(
        {
            "recipient": person,
            "verb": "results",
            "subject": consultation.reference,
            "key": f"results:{consultation.pk}:{person.pk}",
            "context": said_of(consultation, person.language)
            | figures
            | {
                "link": outcome.get_absolute_url(),
                "yours": [
                    {
                        "receipt": receipts.spaced(row.receipt),
                        "answer": labels[person.language][row.disposition.answer],
                        "reason": row.disposition.reason,
                    }
                    for row in mine[person.pk]
                    if hasattr(row, "disposition")
                ],
            },
        }
        for person in people.iterator(chunk_size=2000)
    )


def tell_of_answers(outcome: Outcome, keys: list[int]) -> None:
    """One notice for each answer that was added after the results."""
    consultation = outcome.consultation
    labels = {language: _labels(language) for language in ("ar", "en")}
    rows = Contribution.objects.filter(pk__in=keys, author__is_active=True).select_related(
        "author", "disposition"
    )
    notify_many(
        {
            "recipient": row.author,
            "verb": "answered",
            "subject": row.receipt,
            "key": f"answer_added:{row.pk}",
            "context": said_of(consultation, row.author.language)
            | {
                "receipt": receipts.spaced(row.receipt),
                "reply": f"{labels[row.author.language][row.disposition.answer]}\n"
                f"{row.disposition.reason}",
                "link": outcome.get_absolute_url(),
            },
        }
        for row in rows
    )


def figures_for_notice(consultation: Consultation) -> dict:
    taken_up, _answered = answers.taken_up([consultation.pk]).get(consultation.pk, (0, 0))
    return {
        "people": consultation.counters.participants,
        "comments": consultation.counters.comments,
        "accepted": taken_up,
    }


def _labels(language: str) -> dict:
    with override(language):
        return {value: str(label) for value, label in Disposition.Answer.choices}
