"""The 100 % rule on every path: pending decisions, two acts at once, and the database itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Notice
from consultations.models import Consultation, Contribution
from entities.models import Role
from moderation import services as moderation
from moderation.models import Decision
from moderation.services import deciding
from reports import pdf, services, workbench
from reports.models import Disposition, Outcome
from reports.services import outcomes
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    close_now,
    decide,
    make_comment,
    make_coordinator,
    make_decided,
    make_declined,
    make_entity,
    make_member,
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


def closed(running):
    return close_now(shift(running, running.closes_at - timezone.now() + timedelta(seconds=1)))


def with_declined(make, **texts):
    """An outcome made by `make` of one published comment, and a declined one beside it."""
    running = make_open()
    make_comment(running)
    declined = make_declined(running)
    return make(closed(running), **texts), declined


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
class TestAfterTheDecision:
    """A comment shown again later is owed its answer too; what was ratified stays."""

    @pytest.fixture
    def outcome(self):
        outcome, declined = with_declined(make_decided)
        outcome.restored = declined
        connection.check_constraints()  # here its transaction would end
        moderation.apply(restore(declined).pk)
        return outcome

    def answer(self, outcome, keys, **fields):
        by = fields.pop("by", None) or coordinator_of(outcome)
        fields = {"answer": "covered", "reason": "Article 3."} | fields
        return services.dispose(Outcome.objects.get(pk=outcome.pk), keys, by=by, **fields)

    def lines(self, person):
        return [
            (one.label, one.count)
            for one in workbench.waiting(person)
            if one.label.startswith("Shown again")
        ]

    def test_it_waits_at_the_desk_of_those_who_answer_until_it_is_answered(self, outcome):
        entity = outcome.consultation.entity
        analyst = make_member(entity, Role.ANALYST)
        expected = [("Shown again after the results, to be answered", 1)]
        assert self.lines(coordinator_of(outcome)) == self.lines(analyst) == expected
        assert self.lines(member_of(entity, Role.APPROVER)) == []
        assert self.lines(make_member(make_entity(), Role.COORDINATOR)) == []

        self.answer(outcome, [outcome.restored.pk])

        assert self.lines(coordinator_of(outcome)) == []

    def test_what_an_exemption_left_does_not_wait(self):
        running = make_open()
        moderation.apply(restore(make_declined(running)).pk)
        exempt = make_decided(closed(running), answer="", exemption_ar="تعليق مكرر حرفياً.")

        assert self.lines(coordinator_of(exempt)) == []

    def test_one_answered_before_brings_its_answer_back(self):
        outcome = make_decided(comments=1)
        moderation.apply(wait_a_minute(decide(outcome.consultation.contributions.get(), "hide")).pk)
        moderation.apply(restore(outcome.consultation.contributions.get()).pk)

        assert self.lines(coordinator_of(outcome)) == []

    def test_the_answer_is_added_as_a_step_and_told(self, outcome):
        outcome.documents.update(state="ready", sha256="of the first")
        ratified = Outcome.objects.get(pk=outcome.pk).ratified_digest

        assert self.answer(outcome, [outcome.restored.pk]) == 1

        fresh = Outcome.objects.get(pk=outcome.pk)
        step = fresh.steps.first()
        assert (step.step, step.by) == ("added", coordinator_of(outcome))
        assert step.digest == fresh.digest() != ratified
        assert (fresh.ratified_digest, fresh.status) == (ratified, "published")
        assert set(fresh.documents.values_list("state", "sha256")) == {("waiting", "")}
        notice = Notice.objects.get(verb="answered")
        assert notice.recipient == outcome.restored.author
        assert notice.context["reply"] == "Already in the text\nArticle 3."

    def test_answers_given_stay(self, outcome):
        given = Disposition.objects.get(contribution__consultation=outcome.consultation)

        with pytest.raises(Refusal, match="without an answer"):
            self.answer(outcome, [given.pk], answer="rejected", reason="No.")
        with pytest.raises(NotAllowed, match="published and stay as they are"):
            services.undispose(outcome, given.pk, by=coordinator_of(outcome))
        assert self.answer(outcome, [given.pk, outcome.restored.pk]) == 1

        assert Disposition.objects.get(pk=given.pk).answer == "accepted"

    def test_only_those_who_answer_add_answers(self, outcome):
        entity = outcome.consultation.entity
        for person in (member_of(entity, Role.APPROVER), make_coordinator(make_entity())):
            with pytest.raises(NotAllowed):
                self.answer(outcome, [outcome.restored.pk], by=person)

    def test_page_and_report_say_so_before_and_after(self, outcome, client):
        url = outcome.get_absolute_url()
        one_waits = "One comment was shown again after the results were published"
        added = "Answers added after the results were published"

        def both():
            cache.clear()
            fresh = Outcome.objects.get(pk=outcome.pk)
            return client.get(url).content.decode(), printed(fresh)

        for text in both():
            assert one_waits in text
            assert added not in text
            assert "Every published comment has a reasoned answer." not in text
        self.answer(outcome, [outcome.restored.pk])
        page, report = both()
        for text in (page, report):
            assert one_waits not in text
            assert added in text
        assert page.count("Added on") == 1
        assert "Every published comment has a reasoned answer." in report

    def test_at_the_desk_only_what_has_no_answer_can_be_chosen(self, outcome, client):
        client.force_login(coordinator_of(outcome))
        url = reverse("admin:reports_answers", args=[outcome.pk])

        every = client.get(url, {"show": "all"}).content.decode()
        answered = client.get(url, {"show": "answered"}).content.decode()

        assert every.count('type="checkbox" name="contribution"') == 1
        assert f'value="{outcome.restored.pk}"' in every
        assert "answers given stay as they are" in every
        assert "Take the answer back" not in every
        assert "One answer for the chosen comments" not in answered
        sent = {"contribution": [outcome.restored.pk], "answer": "covered", "reason": "Article 3."}
        assert client.post(url, sent).status_code == 302
        assert Disposition.objects.filter(pk=outcome.restored.pk).exists()


def printed(outcome) -> str:
    """The report as it is handed to the printer."""
    seen = []
    with patch.object(pdf, "write", lambda html, **_rest: seen.append(html) or (b"", 1)):
        pdf.render_outcome(outcome, "en")
    return seen[0]


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
        by, checked, tell = coordinator_of(outcome), Event(), outcomes.tell_participants

        def slowly(fresh):
            checked.set()
            Event().wait(0.5)  # everything looked at, nothing committed
            tell(fresh)

        def restored():
            checked.wait(10)
            return moderation.apply(restore(declined).pk)

        monkeypatch.setattr(outcomes, "tell_participants", slowly)
        published, applied = self.both(lambda: services.publish(outcome, by=by), restored)

        assert isinstance(published, Outcome), published
        assert applied is True
        assert status_of(outcome) == "decided"
        decision = Decision.objects.get(contribution=declined, verb="restore")
        assert decision.applied_at > Outcome.objects.get().published_at
