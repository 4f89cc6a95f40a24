"""So many an hour from one person, also when they arrive at the same moment."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from consultations import services
from consultations.models import Consultation, Contribution
from tawasul.refusals import Refusal
from tests.factories import make_citizen, make_contribution, make_open
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_policy(settings):
    settings.CONTRIBUTION_CHECKS = []


def test_of_six_at_once_only_what_is_left_goes_through(settings):
    settings.CONTRIBUTIONS_PER_HOUR = 3
    consultations, person = [make_open(), make_open()], make_citizen()
    make_contribution(consultations[0], by=person)
    make_contribution(consultations[1], by=person)

    answers = at_once(
        *[lambda n=n: make_contribution(consultations[n % 2], by=person) for n in range(6)]
    )

    assert Contribution.objects.filter(author=person).count() == 3
    refused = [str(answer) for answer in answers if isinstance(answer, Refusal)]
    assert len(refused) == 5
    assert all("Many comments" in sentence for sentence in refused)


def test_the_last_one_allowed_sent_twice_at_once_is_one_and_no_refusal(settings):
    settings.CONTRIBUTIONS_PER_HOUR = 1
    consultation, person, token = make_open(), make_citizen(), uuid4()

    answers = at_once(*[lambda: make_contribution(consultation, by=person, token=token)] * 4)

    assert {answer.pk for answer in answers} == {Contribution.objects.get().pk}


def test_only_the_same_person_waits_and_no_longer_than_a_closing():
    consultation, slow, quick = make_open(), make_citizen(), make_citizen()
    Consultation.objects.filter(pk=consultation.pk).update(
        closes_at=timezone.now() + timedelta(seconds=2)
    )
    written, others_done, closing = threading.Event(), threading.Event(), threading.Event()
    done = []

    def holding():
        with transaction.atomic():
            make_contribution(consultation, by=slow)
            written.set()
            others_done.wait(10)
            closing.wait(10)
            done.append("first")

    def again():
        written.wait(10)
        try:
            return make_contribution(consultation, by=slow)
        finally:
            done.append("again")

    def somebody_else():
        written.wait(10)
        make_contribution(consultation, by=quick)
        done.append("somebody else")
        others_done.set()

    def close():
        others_done.wait(10)
        threading.Timer(3, closing.set).start()
        while not services.close(consultation.pk):
            pass
        return consultation.closing.received

    _held, late, _other, received = at_once(holding, again, somebody_else, close)

    assert done[:2] == ["somebody else", "first"]
    # It waited past the deadline, and is told so.
    assert isinstance(late, Refusal)
    assert received == 2
