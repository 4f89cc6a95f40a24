"""What the database itself refuses, past every service; and what it lets through."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import services as accounts
from consultations import services
from consultations.models import Closing, Contribution
from tests.factories import make_citizen, make_closed, make_comment, make_contribution

pytestmark = pytest.mark.django_db


def row(contribution):
    return Contribution.objects.filter(pk=contribution.pk)


def refused(act, *args, **kwargs):
    with pytest.raises(IntegrityError, match="stays as it was|never changes"), transaction.atomic():
        act(*args, **kwargs)


@pytest.mark.parametrize(
    "change",
    [
        {"body": "Something else."},
        {"body": ""},  # the salt would still tell whether a guess is right
        {"salt": b""},
        {"salt": b"0123456789abcdef"},
        {"digest": "0" * 64},
        {"body": "", "salt": b"", "digest": "0" * 64},
        {"body": "Something else.", "salt": b""},
    ],
)
def test_what_was_sent_stays_as_it_was(change):
    contribution = make_contribution()

    refused(row(contribution).update, **change)


def test_it_is_not_deleted():
    refused(row(make_contribution()).delete)


def test_erasure_blanks_text_and_salt_and_keeps_the_digest():
    citizen = make_citizen()
    contribution = make_comment(by=citizen)

    accounts.erase(citizen, by=citizen)

    fresh = row(contribution).get()
    assert (fresh.body, bytes(fresh.salt), fresh.digest) == ("", b"", contribution.digest)
    refused(row(contribution).update, body="Written back.")


def test_saving_the_whole_row_changes_nothing_and_passes():
    contribution = row(make_contribution()).get()
    contribution.supports = 3
    contribution.save()

    services.publish(contribution.pk, by=None, public_body="Without the number.")
    assert row(contribution).get().public_body == "Without the number."


@pytest.mark.parametrize(
    "change", [{"received": 7}, {"digest": "x"}, {"frozen_at": timezone.now()}]
)
def test_the_snapshot_of_a_deadline_never_changes(change):
    rows = Closing.objects.filter(consultation=make_closed())

    refused(rows.update, **change)
    refused(rows.delete)
