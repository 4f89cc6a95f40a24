"""From the first answer to the published outcome: what is refused, and what happens at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import services as accounts
from accounts.models import Notice
from consultations import services as consultations
from consultations.models import Consultation, Contribution
from entities.models import Membership, Role
from reports import answers, services
from reports.models import Commitment, Disposition, Document, Outcome
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    close_now,
    make_approver,
    make_citizen,
    make_closed,
    make_comment,
    make_contribution,
    make_coordinator,
    make_decided,
    make_entity,
    make_member,
    make_open,
    make_outcome,
    make_ratified,
    make_submitted,
    member_of,
    shift,
)

pytestmark = pytest.mark.django_db
Status = Outcome.Status


def closed(running):
    return close_now(shift(running, running.closes_at - timezone.now() + timedelta(seconds=1)))


def coordinator_of(outcome):
    return member_of(outcome.consultation.entity, Role.COORDINATOR)


def approver_of(outcome):
    return member_of(outcome.consultation.entity, Role.APPROVER)


class TestBeginning:
    def test_an_open_consultation_has_no_outcome_yet(self):
        running = make_open()

        with pytest.raises(NotAllowed, match="after the comments have closed"):
            services.begin(running, by=member_of(running.entity, Role.COORDINATOR))

    def test_beginning_twice_gives_the_same_outcome(self):
        consultation = make_closed()
        by = member_of(consultation.entity, Role.COORDINATOR)

        assert services.begin(consultation, by=by) == services.begin(consultation, by=by)

    def test_another_entity_does_not_begin_it(self):
        with pytest.raises(NotAllowed):
            services.begin(make_closed(), by=make_coordinator(make_entity()))


class TestAnswers:
    def test_many_get_one_answer_and_a_second_one_replaces_it(self):
        outcome = make_outcome(comments=3, answer="")
        by = coordinator_of(outcome)
        keys = list(services.unanswered(outcome.consultation).values_list("pk", flat=True))

        assert services.dispose(outcome, keys, by=by, answer="accepted", reason="Yes.") == 3
        assert services.dispose(outcome, keys[:1], by=by, answer="rejected", reason="No.") == 1

        found = [Disposition.objects.get(pk=key) for key in keys]
        assert [row.answer for row in found] == ["rejected", "accepted", "accepted"]
        assert Disposition.history.filter(contribution=keys[0]).count() == 2

    @pytest.mark.parametrize(
        ("answer", "reason", "field"),
        [("maybe", "x", "answer"), ("accepted", " \n", "reason"), ("accepted", "\x00", "reason")],
    )
    def test_an_answer_says_which_and_why(self, answer, reason, field):
        outcome = make_outcome(answer="")
        keys = list(services.unanswered(outcome.consultation).values_list("pk", flat=True))

        with pytest.raises(Refusal) as refused:
            services.dispose(
                outcome, keys, by=coordinator_of(outcome), answer=answer, reason=reason
            )
        assert refused.value.field == field

    def test_only_published_contributions_of_this_consultation_are_answered(self):
        running = make_open()
        published = make_comment(running)
        waiting = make_contribution(running)
        foreign = make_comment()
        outcome = make_outcome(closed(running), answer="")

        count = services.dispose(
            outcome,
            [published.pk, waiting.pk, foreign.pk],
            by=coordinator_of(outcome),
            answer="accepted",
            reason="Yes.",
        )

        assert count == 1
        assert set(Disposition.objects.values_list("pk", flat=True)) == {published.pk}

    def test_an_analyst_answers_and_does_not_write_the_decision(self):
        outcome = make_outcome(answer="")
        analyst = make_member(outcome.consultation.entity, Role.ANALYST)
        keys = list(services.unanswered(outcome.consultation).values_list("pk", flat=True))

        services.dispose(outcome, keys, by=analyst, answer="covered", reason="Article 3.")
        with pytest.raises(NotAllowed):
            services.revise(outcome, by=analyst, decision_ar="قرار")

    def test_an_answer_can_be_taken_back_in_draft_only(self):
        outcome = make_outcome()
        key = outcome.consultation.contributions.first().pk
        services.undispose(outcome, key, by=coordinator_of(outcome))
        assert not Disposition.objects.filter(pk=key).exists()

        submitted = make_submitted()
        with pytest.raises(NotAllowed, match="submitted"):
            services.undispose(
                submitted,
                submitted.consultation.contributions.first().pk,
                by=coordinator_of(submitted),
            )

    def test_the_database_wants_a_reason_too(self):
        key = make_outcome().consultation.contributions.first().pk

        with pytest.raises(IntegrityError), transaction.atomic():
            Disposition.objects.filter(pk=key).update(reason="")


class TestSubmitting:
    def test_below_all_answers_it_is_refused(self):
        outcome = make_outcome(answer="")

        with pytest.raises(Refusal, match="2 published contributions have no answer yet"):
            services.submit(outcome, by=coordinator_of(outcome))

    def test_a_published_exemption_lets_it_through(self):
        outcome = make_outcome(answer="", exemption_ar="تعليقان مكرران حرفياً.")

        assert services.submit(outcome, by=coordinator_of(outcome)).status == Status.SUBMITTED

    def test_a_contribution_that_still_waits_blocks_even_with_an_exemption(self):
        running = make_open()
        make_contribution(running)
        outcome = make_outcome(closed(running), exemption_ar="سبب")

        with pytest.raises(Refusal, match="1 contribution received in time still awaits review"):
            services.submit(outcome, by=coordinator_of(outcome))

    @pytest.mark.parametrize("text", ["heard_ar", "response_ar", "decision_ar"])
    def test_each_text_is_needed_in_arabic(self, text):
        outcome = make_outcome(**{text: "", text.replace("_ar", "_en"): "In English only."})

        with pytest.raises(Refusal):
            services.submit(outcome, by=coordinator_of(outcome))

    def test_from_then_on_nothing_is_typed_in_or_answered(self):
        outcome = make_submitted()
        by = coordinator_of(outcome)

        with pytest.raises(NotAllowed, match="submitted"):
            consultations.record_said(
                Consultation.objects.get(pk=outcome.consultation_id),
                by=by,
                texts=["A remark."],
                channel="paper",
                said_on=timezone.localdate(),
                source="",
                token="5b3f6b1e-7f55-4a7e-9d8f-000000000001",
            )
        with pytest.raises(NotAllowed, match="submitted"):
            services.revise(outcome, by=by, heard_ar="غير ذلك")
        with pytest.raises(NotAllowed, match="submitted"):
            services.dispose(outcome, [1], by=by, answer="accepted", reason="x")

    def test_senior_management_is_asked_once(self):
        outcome = make_outcome()
        approver = approver_of(outcome)
        services.submit(outcome, by=coordinator_of(outcome))
        accounts.send_due()

        letters = [one for one in mail.outbox if "Awaiting your ratification" in one.subject]
        assert [one.to for one in letters] == [[approver.email]]
        assert f"/admin/reports/outcomes/{outcome.pk}/ratify/" in letters[0].body


class TestRatifying:
    def test_exactly_what_was_read_is_ratified(self):
        outcome = make_submitted()

        with pytest.raises(Refusal, match="changed while you were reading"):
            services.ratify(outcome, by=approver_of(outcome), digest="0" * 64)
        fresh = services.ratify(outcome, by=approver_of(outcome), digest=outcome.digest())

        assert fresh.status == Status.RATIFIED
        assert fresh.ratified_digest == fresh.digest()

    @pytest.mark.parametrize(
        "change",
        [
            lambda o: Outcome.objects.filter(pk=o.pk).update(decision_ar="غيره"),
            lambda o: o.commitments.create(text_ar="وعد"),
            lambda o: Disposition.objects.update(answer="rejected"),
            lambda o: Disposition.objects.update(reason="Another."),
        ],
    )
    def test_the_digest_covers_texts_commitments_answers_and_reasons(self, change):
        outcome = make_outcome()
        before = outcome.digest()

        change(outcome)

        assert Outcome.objects.get(pk=outcome.pk).digest() != before

    @pytest.mark.parametrize("part", ["texts", "answers"])
    def test_nobody_ratifies_what_they_wrote(self, part):
        outcome = make_outcome()
        both = (
            coordinator_of(outcome)
            if part == "texts"
            else make_approver(outcome.consultation.entity)
        )
        role = Role.APPROVER if part == "texts" else Role.ANALYST
        first = outcome.consultation.entity.memberships.first()
        Membership.objects.create(person=both, entity=first.entity, role=role, since=first.since)
        both.__dict__.pop("_memberships", None)  # read once per request
        if part == "answers":
            key = outcome.consultation.contributions.first().pk
            services.dispose(outcome, [key], by=both, answer="covered", reason="Mine.")
        services.submit(outcome, by=coordinator_of(outcome))

        with pytest.raises(NotAllowed, match="Whoever wrote"):
            services.ratify(outcome, by=both, digest=outcome.digest())

    def test_returning_says_why_and_opens_the_draft_again(self):
        outcome = make_submitted()

        with pytest.raises(Refusal, match="what needs changing"):
            services.return_for_changes(outcome, by=approver_of(outcome), remarks="  ")
        fresh = services.return_for_changes(
            outcome, by=approver_of(outcome), remarks="Name the article."
        )
        accounts.send_due()

        assert fresh.status == Status.DRAFT
        assert Consultation.objects.get(pk=outcome.consultation_id).inputs_frozen_at is None
        assert any("Name the article." in one.body for one in mail.outbox)

    def test_the_coordinator_does_not_ratify(self):
        outcome = make_submitted()

        with pytest.raises(NotAllowed):
            services.ratify(outcome, by=coordinator_of(outcome), digest=outcome.digest())


class TestPublishing:
    def test_the_consultation_is_decided_with_it(self):
        outcome = make_decided()

        consultation = Consultation.objects.get(pk=outcome.consultation_id)
        assert outcome.status == Status.PUBLISHED
        assert consultation.status == Consultation.Status.DECIDED
        assert consultation.decided_at == outcome.published_at

    def test_neither_happens_without_the_other(self, monkeypatch):
        outcome = make_ratified()

        def fail(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr("reports.services.outcomes.tell_participants", fail)
        with pytest.raises(RuntimeError), transaction.atomic():
            services.publish(outcome, by=coordinator_of(outcome))

        assert Outcome.objects.get(pk=outcome.pk).status == Status.RATIFIED
        found = Consultation.objects.get(pk=outcome.consultation_id)
        assert found.status == Consultation.Status.PUBLISHED
        assert not Document.objects.exists()

    def test_unratified_it_is_not_published(self):
        outcome = make_submitted()

        with pytest.raises(NotAllowed, match="ratified first"):
            services.publish(outcome, by=coordinator_of(outcome))

    def test_a_change_after_ratification_is_noticed(self):
        outcome = make_ratified()
        Disposition.objects.update(reason="Something else.")

        with pytest.raises(Refusal, match="changed after it was ratified"):
            services.publish(outcome, by=coordinator_of(outcome))

    def test_each_participant_is_told_once_their_own_answer_first(self):
        running = make_open()
        writer, other = make_citizen(), make_citizen()
        mine = make_comment(running, by=writer, body="One.")
        make_comment(running, by=writer, body="Two.")
        make_comment(running, by=other, body="Three.")
        gone = make_comment(running, body="Gone.")
        consultations.take_back(gone, by=gone.author)
        outcome = make_ratified(closed(running))
        accounts.send_due()
        mail.outbox.clear()

        services.publish(outcome, by=coordinator_of(outcome))
        accounts.send_due()

        told = [one for one in mail.outbox if "Results are out" in one.subject]
        assert sorted(one.to[0] for one in told) == sorted([writer.email, other.email])
        text = next(one.body for one in told if one.to == [writer.email])
        assert text.count("Your comment") == 2
        assert text.index("Because of this.") < text.index("Participants:")
        assert Notice.objects.filter(verb="results").count() == 2
        assert mine.receipt[:4] in text

    def test_files_are_ordered_in_both_languages(self):
        outcome = make_decided()

        assert sorted(outcome.documents.values_list("format", "language")) == [
            ("pdf", "ar"),
            ("pdf", "en"),
        ]

    def test_reopening_voids_the_ratification(self):
        outcome = make_ratified()

        fresh = services.reopen(outcome, by=coordinator_of(outcome))

        assert fresh.status == Status.DRAFT
        assert fresh.ratified_digest == ""
        assert fresh.steps.first().step == "voided"
        assert Consultation.objects.get(pk=outcome.consultation_id).inputs_frozen_at is None

    def test_published_it_is_not_reopened(self):
        outcome = make_decided()

        with pytest.raises(NotAllowed):
            services.reopen(outcome, by=coordinator_of(outcome))

    def test_the_database_knows_no_publication_without_ratification(self):
        outcome = make_decided()

        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.filter(pk=outcome.pk).update(ratified_digest="")
        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.filter(pk=outcome.pk).update(decision_ar="")


def test_two_people_editing_do_not_overwrite_each_other():
    outcome = make_outcome()
    by = coordinator_of(outcome)
    opened = Outcome.objects.get(pk=outcome.pk).revision
    services.revise(outcome, by=by, revision=opened, heard_ar="أولاً")

    with pytest.raises(Refusal, match="changed after you opened it"):
        services.revise(outcome, by=by, revision=opened, heard_ar="ثانياً")


class TestCommitments:
    GUIDE = ("نشر الدليل", "Publish the guide", date(2027, 3, 1))
    RAMPS = ("تركيب المنحدرات", "", None)

    def history(self, outcome):
        rows = Commitment.history.filter(outcome=outcome).order_by("history_id")
        assert {row.history_change_reason for row in rows} <= {"revised"}
        return [(row.history_type, row.text_ar, row.history_user) for row in rows]

    def test_each_change_is_in_history_with_who_and_why(self):
        outcome = make_outcome()
        first, second = coordinator_of(outcome), make_coordinator(outcome.consultation.entity)
        services.revise(outcome, by=first, commitments=[self.GUIDE, self.RAMPS])
        later = ("نشر الدليل", "Publish the guide", date(2027, 6, 1))
        services.revise(outcome, by=second, commitments=[later])

        assert self.history(outcome) == [
            ("+", "نشر الدليل", first),
            ("+", "تركيب المنحدرات", first),
            ("~", "نشر الدليل", second),
            ("-", "تركيب المنحدرات", second),
        ]
        [left] = outcome.commitments.all()
        assert (left.text_ar, left.text_en, left.due_on) == later

    def test_a_form_sent_again_unchanged_changes_nothing(self):
        outcome = make_outcome()
        by = coordinator_of(outcome)
        outcome = services.revise(outcome, by=by, commitments=[self.GUIDE, self.RAMPS])
        keys = list(outcome.commitments.values_list("pk", flat=True))
        digest = outcome.digest()

        again = services.revise(outcome, by=by, commitments=[self.GUIDE, self.RAMPS])

        assert again.revision == outcome.revision
        assert list(outcome.commitments.values_list("pk", flat=True)) == keys
        assert again.digest() == digest
        assert len(self.history(outcome)) == 2

    def test_they_stand_in_the_order_in_which_they_were_written(self):
        outcome = make_outcome()
        by = coordinator_of(outcome)
        services.revise(outcome, by=by, commitments=[self.GUIDE])
        services.revise(outcome, by=by, commitments=[self.RAMPS, ("", "", None), self.GUIDE])

        texts = list(outcome.commitments.values_list("text_ar", flat=True))
        assert texts == ["تركيب المنحدرات", "نشر الدليل"]


def test_a_comment_withdrawn_after_publication_takes_its_answer_along():
    outcome = make_decided(comments=3)
    one = outcome.consultation.contributions.first()
    consultations.take_back(one, by=one.author)

    assert sum(share.number for share in answers.shares(outcome)) == 2
    assert sum(group.number for group in answers.matrix(outcome)) == 2
    assert answers.taken_up([outcome.consultation_id]) == {outcome.consultation_id: (2, 2)}
    assert one.body not in answers.contributions_csv(outcome).splitlines()[1:]
    assert Contribution.objects.get(pk=one.pk).status == "withdrawn"
