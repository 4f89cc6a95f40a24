"""The 100 % rule on every path: pending decisions, two acts at once, and the database itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from consultations.models import Consultation, Contribution
from entities.models import Role
from moderation import services as moderation
from moderation.models import Decision
from moderation.services import deciding
from reports import services
from reports.models import Disposition, Outcome
from reports.services import outcomes
from tawasul.refusals import Refusal
from tests.factories import (
    close_now,
    decide,
    make_comment,
    make_declined,
    make_open,
    make_outcome,
    make_ratified,
    member_of,
    shift,
    the_policy,
    wait_a_minute,
)

Status = Contribution.Status


def coordinator_of(outcome):
    return member_of(outcome.consultation.entity, Role.COORDINATOR)


def with_declined(make, **texts):
    """An outcome made by `make` of one published comment, and a declined one beside it."""
    running = make_open()
    make_comment(running)
    declined = make_declined(running)
    closed = close_now(shift(running, running.closes_at - timezone.now() + timedelta(seconds=1)))
    return make(closed, **texts), declined


def restore(contribution) -> Decision:
    """A decision to show it again whose minute is over."""
    fresh = Contribution.objects.select_related("consultation__entity").get(pk=contribution.pk)
    return wait_a_minute(decide(fresh, "restore", note="A slip."))


def status_of(outcome) -> str:
    return Consultation.objects.get(pk=outcome.consultation_id).status


@pytest.mark.django_db
class TestPending:
    def test_what_is_about_to_be_shown_again_blocks_submission(self):
        outcome, declined = with_declined(make_outcome)
        decision = decide(declined, "restore", note="A slip.")

        with pytest.raises(Refusal, match="1 contribution is about to be shown again"):
            services.submit(outcome, by=coordinator_of(outcome))

        moderation.undo(decision, by=decision.by)
        assert services.missing(outcome) == []

    def test_it_blocks_publication_even_with_an_exemption(self):
        outcome, declined = with_declined(make_ratified, exemption_ar="تعليق مكرر حرفياً.")
        decide(declined, "restore", note="A slip.")

        with pytest.raises(Refusal, match="about to be shown again"):
            services.publish(outcome, by=coordinator_of(outcome))

        assert status_of(outcome) == "published"

    def test_once_in_effect_it_wants_its_answer(self):
        outcome, declined = with_declined(make_ratified)
        moderation.apply(restore(declined).pk)

        with pytest.raises(Refusal, match="1 published contribution has no answer yet"):
            services.publish(outcome, by=coordinator_of(outcome))

    def test_a_decision_elsewhere_blocks_nothing(self):
        outcome, _declined = with_declined(make_ratified)
        decide(make_declined(), "restore", note="A slip.")

        services.publish(outcome, by=coordinator_of(outcome))

        assert status_of(outcome) == "decided"


@pytest.mark.django_db
class TestTheDatabase:
    def decided(self, outcome):
        """Straight into the table, past every service, up to where a transaction would end."""
        with transaction.atomic():
            Consultation.objects.filter(pk=outcome.consultation_id).update(
                status="decided", decided_at=timezone.now()
            )
            Outcome.objects.filter(pk=outcome.pk).update(
                status="published", published_at=timezone.now(), ratified_digest="x"
            )
            connection.check_constraints()

    def test_nothing_is_decided_while_a_published_contribution_has_no_answer(self):
        outcome = make_outcome()
        Disposition.objects.filter(pk=outcome.consultation.contributions.first().pk).delete()

        with pytest.raises(IntegrityError, match="has no answer"):
            self.decided(outcome)

    def test_with_every_answer_it_is(self):
        self.decided(make_outcome())

    def test_a_published_exemption_lets_it_through(self):
        self.decided(make_outcome(answer="", exemption_ar="تعليقان مكرران حرفياً."))

    def test_an_exemption_in_english_alone_does_not(self):
        with pytest.raises(IntegrityError, match="has no answer"):
            self.decided(make_outcome(answer="", exemption_en="Two copies."))

    @pytest.mark.parametrize("status", ["decided", "evaluated"])
    def test_nothing_is_decided_without_a_published_outcome(self, status):
        outcome = make_outcome()

        with (
            pytest.raises(IntegrityError, match="without a published outcome"),
            transaction.atomic(),
        ):
            Consultation.objects.filter(pk=outcome.consultation_id).update(
                status=status, decided_at=timezone.now()
            )
            connection.check_constraints()


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Publishing the outcome and showing a contribution again, on real transactions."""

    @pytest.fixture(autouse=True)
    def policy(self):
        return the_policy()

    def both(self, *jobs):
        def run(job):
            try:
                with translation.override("en"):
                    return job()
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(len(jobs)) as pool:
            return list(pool.map(run, jobs))

    def test_publication_waits_for_a_contribution_being_shown_again(self, monkeypatch):
        outcome, declined = with_declined(make_ratified)
        by, decision = coordinator_of(outcome), restore(declined)
        moved, tell = Event(), deciding._tell

        def slowly(*args):
            moved.set()
            Event().wait(0.5)  # moved and not committed
            tell(*args)

        def publish():
            moved.wait(10)
            return services.publish(outcome, by=by)

        monkeypatch.setattr(deciding, "_tell", slowly)
        applied, refused = self.both(lambda: moderation.apply(decision.pk), publish)

        assert applied is True
        assert isinstance(refused, Refusal), refused
        # Not "is about to be": it waited, and found it shown again.
        assert str(refused).startswith("1 published contribution has no answer yet")
        assert status_of(outcome) == "published"

    def test_a_contribution_is_shown_again_only_once_the_publication_is_through(self, monkeypatch):
        outcome, declined = with_declined(make_ratified)
        by, checked, tell = coordinator_of(outcome), Event(), outcomes._tell_participants

        def slowly(fresh):
            checked.set()
            Event().wait(0.5)  # everything looked at, nothing committed
            tell(fresh)

        def restored():
            checked.wait(10)
            return moderation.apply(restore(declined).pk)

        monkeypatch.setattr(outcomes, "_tell_participants", slowly)
        published, applied = self.both(lambda: services.publish(outcome, by=by), restored)

        assert isinstance(published, Outcome), published
        assert applied is True
        assert status_of(outcome) == "decided"
        decision = Decision.objects.get(contribution=declined, verb="restore")
        assert decision.applied_at > Outcome.objects.get().published_at
