"""Two at once, on real transactions: threads, each with a connection of its own."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Notice
from consultations import services as consultations
from consultations.models import Closing, Consultation, Contribution, Counters
from moderation import services
from moderation.models import Decision
from moderation.services import deciding
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    clause,
    decide,
    make_contribution,
    make_moderator,
    make_open,
    shift,
    the_policy,
    wait_a_minute,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
Status = Contribution.Status


@pytest.fixture(autouse=True)
def policy():
    return the_policy()


def test_of_two_moderators_at_once_one_wins_and_the_other_is_told(monkeypatch):
    contribution = make_contribution()
    entity = contribution.consultation.entity
    one, other = make_moderator(entity), make_moderator(entity)
    cited = clause(6)
    # Both have looked before either writes, were it not for the lock.
    looked = deciding._check
    monkeypatch.setattr(deciding, "_check", lambda *args: (Event().wait(0.2), looked(*args)))

    results = at_once(
        lambda: services.decide(contribution, by=one, verb="publish"),
        lambda: services.decide(contribution, by=other, verb="decline", clause=cited),
    )

    [decision] = [result for result in results if isinstance(result, Decision)]
    [refused] = [result for result in results if not isinstance(result, Decision)]
    assert type(refused) is Refusal
    assert "A decision was just taken" in str(refused)
    assert Decision.objects.get() == decision


def test_a_double_click_is_one_decision():
    contribution = make_contribution()
    moderator = make_moderator(contribution.consultation.entity)

    def click():
        return services.decide(contribution, by=moderator, verb="publish")

    first, second = at_once(click, click)

    assert first == second
    assert Decision.objects.count() == 1


def test_four_sweeps_at_once_apply_a_decision_once_and_tell_once():
    contribution = make_contribution()
    wait_a_minute(decide(contribution, "publish"))

    assert sorted(at_once(*[services.apply_due] * 4)) == [0, 0, 0, 1]

    assert Notice.objects.filter(verb="published").count() == 1
    assert Counters.objects.get(consultation=contribution.consultation).published == 1


def test_an_undo_that_meets_the_sweep_wins_or_comes_too_late_and_nothing_between():
    outcomes = set()
    for _ in range(4):
        contribution = make_contribution()
        decision = decide(contribution, "publish")
        Decision.objects.filter(pk=decision.pk).update(
            decided_at=timezone.now(), takes_effect_at=timezone.now() + timedelta(seconds=0.05)
        )
        Event().wait(0.045)
        undone, applied = at_once(
            lambda decision=decision: services.undo(decision, by=decision.by), services.apply_due
        )
        services.apply_due()
        decision.refresh_from_db()
        contribution.refresh_from_db()
        if isinstance(undone, Decision):
            assert (decision.ending, contribution.status) == ("undone", Status.WAITING)
            outcomes.add("undone")
        else:
            assert isinstance(undone, NotAllowed), undone
            assert decision.applied_at is not None
            assert contribution.status == Status.PUBLISHED
            outcomes.add("applied")
    assert outcomes <= {"undone", "applied"}


def test_an_author_who_withdraws_as_it_takes_effect_is_never_published():
    contribution = make_contribution()
    wait_a_minute(decide(contribution, "publish"))

    at_once(
        lambda: consultations.take_back(contribution, by=contribution.author), services.apply_due
    )

    contribution.refresh_from_db()
    assert contribution.status == Status.WITHDRAWN
    assert Counters.objects.get(consultation=contribution.consultation).published == 0
    assert not Decision.objects.pending().exists()


def test_a_decision_takes_effect_during_a_closing_and_is_not_held_up_by_it():
    consultation = make_open()
    contribution = make_contribution(consultation)
    wait_a_minute(decide(contribution, "publish"))
    held, go_on = Event(), Event()

    def close_slowly():
        with transaction.atomic():
            Consultation.objects.select_for_update().get(pk=consultation.pk)
            held.set()
            go_on.wait(10)

    def apply_meanwhile():
        held.wait(10)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '3s'")
            return services.apply_due()
        finally:
            go_on.set()

    _closed, applied = at_once(close_slowly, apply_meanwhile)

    assert applied == 1
    contribution.refresh_from_db()
    assert contribution.status == Status.PUBLISHED


def test_closing_and_deciding_at_once_count_the_contribution_once():
    consultation = make_open()
    contribution = make_contribution(consultation)
    Contribution.objects.update(received_at=timezone.now() - timedelta(days=1))
    consultation = shift(consultation, consultation.closes_at - timezone.now())
    wait_a_minute(decide(contribution, "publish"))

    closed, applied = at_once(lambda: consultations.close(consultation.pk), services.apply_due)

    assert (closed, applied) == (True, 1)
    snapshot = Closing.objects.get()
    assert snapshot.received == 1
    assert snapshot.published + snapshot.waiting == 1


def test_in_a_thread_of_its_own_a_commit_without_a_decision_is_refused():
    """The deferred trigger speaks at the commit itself, not only when a test asks it to."""
    contribution = make_contribution()

    [refused] = at_once(lambda: consultations.decline(contribution.pk, by=None, clause="1/6"))

    assert "without a decision" in str(refused)
    contribution.refresh_from_db()
    assert contribution.status == Status.WAITING
