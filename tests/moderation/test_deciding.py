"""Deciding, undoing within the minute, and what takes effect after it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone, translation

from accounts.models import Notice
from accounts.services import erase, send_due
from consultations import services as consultations
from consultations.models import Contribution, Counters
from entities.models import Membership
from moderation import services, tasks
from moderation.models import Decision
from moderation.services import deciding
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    clause,
    close_now,
    decide,
    decided,
    make_citizen,
    make_comment,
    make_contribution,
    make_coordinator,
    make_declined,
    make_hidden,
    make_member,
    make_moderator,
    make_national,
    make_open,
    make_person,
    shift,
    the_portal,
    wait_a_minute,
)
from tests.moderation.test_policy import version_2_in_force

pytestmark = pytest.mark.django_db
Status = Contribution.Status


def status_of(contribution) -> str:
    return Contribution.objects.values_list("status", flat=True).get(pk=contribution.pk)


def moderator_of(contribution, **fields):
    return make_moderator(contribution.consultation.entity, **fields)


class TestDeciding:
    def test_a_decision_waits_a_minute_before_anything_changes(self, settings):
        contribution = make_contribution()

        decision = decide(contribution, "publish")

        assert decision.takes_effect_at - decision.decided_at == timedelta(seconds=60)
        assert services.apply_due() == 0
        assert status_of(contribution) == Status.WAITING
        assert not Notice.objects.filter(verb="published").exists()

    def test_after_the_minute_it_is_published_counted_and_told(self):
        contribution = make_contribution()
        wait_a_minute(decide(contribution, "publish"))

        assert services.apply_due() == 1

        assert status_of(contribution) == Status.PUBLISHED
        assert Counters.objects.get(consultation=contribution.consultation).published == 1
        notice = Notice.objects.get(verb="published")
        assert notice.recipient == contribution.author
        decision = Decision.objects.get()
        assert decision.applied_at >= decision.takes_effect_at
        assert [row.history_change_reason for row in decision.history.all()] == [
            "applied",
            "decided",
        ]

    def test_declining_keeps_the_clause_and_the_text(self):
        contribution = decided(make_contribution(body="Buy now!"), "decline", number=6)

        assert (contribution.status, contribution.clause) == (Status.DECLINED, "1/6")
        assert contribution.body == "Buy now!"
        assert Counters.objects.get(consultation=contribution.consultation).published == 0

    def test_hiding_takes_it_out_of_the_counts_and_showing_again_puts_it_back(self):
        contribution = make_hidden()
        counters = Counters.objects.get(consultation=contribution.consultation)
        assert (contribution.status, counters.published, counters.participants) == ("hidden", 0, 0)
        published_at = contribution.published_at

        back = decided(contribution, "restore", note="It was a quotation.")

        counters.refresh_from_db()
        assert (back.status, back.clause, counters.published) == ("published", "", 1)
        assert back.published_at == published_at

    @pytest.mark.parametrize("verb", ["decline", "hide"])
    def test_without_a_clause_nothing_is_taken_out(self, verb):
        contribution = make_contribution() if verb == "decline" else make_comment()

        with pytest.raises(Refusal, match="Cite the clause") as refused:
            decide(contribution, verb, clause=None)

        assert refused.value.field == "clause"
        assert not Decision.objects.exists()

    def test_showing_again_says_why(self):
        with pytest.raises(Refusal, match="Say why"):
            decide(make_declined(), "restore")

    def test_a_clause_of_a_version_that_came_later_is_not_cited(self):
        contribution = make_contribution()
        new = version_2_in_force().clauses.get()

        with pytest.raises(Refusal, match="judged by version 1"):
            decide(contribution, "decline", clause=new)

    @pytest.mark.parametrize(
        ("make", "verb"),
        [
            (make_contribution, "hide"),
            (make_contribution, "restore"),
            (make_comment, "publish"),
            (make_comment, "decline"),
            (make_comment, "restore"),
        ],
    )
    def test_a_verb_that_does_not_lead_on_from_here_is_refused(self, make, verb):
        with pytest.raises(NotAllowed, match="that decision cannot be taken"):
            decide(make(), verb, note="Why.")

    def test_the_note_is_cleaned_and_not_endless(self):
        decision = decide(make_contribution(), "decline", note="a\u202eb\x00c")
        assert decision.note == "abc"

        with pytest.raises(Refusal, match="shorten"):
            decide(make_contribution(), "decline", note="x" * 1001)

    def test_the_same_form_sent_twice_is_one_decision(self):
        contribution = make_contribution()
        moderator = moderator_of(contribution)

        first = decide(contribution, "decline", by=moderator)
        second = decide(contribution, "decline", by=moderator)

        assert first == second
        assert Decision.objects.count() == 1

    def test_another_moderator_hears_that_a_decision_was_just_taken(self):
        contribution = make_contribution()
        decide(contribution, "publish", by=moderator_of(contribution))

        with pytest.raises(Refusal, match="A decision was just taken on this contribution"):
            decide(contribution, "decline", by=moderator_of(contribution))

    def test_also_when_the_minute_has_passed_meanwhile(self):
        contribution = make_contribution()
        decided(contribution, "publish")

        with pytest.raises(Refusal, match="A decision was just taken on this contribution"):
            decide(contribution, "decline", by=moderator_of(contribution))

    def test_received_in_time_and_waiting_at_the_close_it_is_decided_afterwards(self):
        consultation = make_open()
        contribution = make_contribution(consultation)
        Contribution.objects.update(received_at=timezone.now() - timedelta(days=1))
        consultation = shift(consultation, consultation.closes_at - timezone.now())
        close_now(consultation)
        contribution.refresh_from_db()
        assert consultation.phase_at(timezone.now()) == "under_analysis"

        assert decided(contribution, "publish").status == Status.PUBLISHED


class TestWhoMayDecide:
    def test_the_moderation_of_the_consulting_entity_does(self):
        contribution = make_contribution()

        assert decide(contribution, "publish", by=moderator_of(contribution))

    @pytest.mark.parametrize("role", ["moderator", "chief_moderator"])
    def test_so_does_that_of_the_ministry_that_runs_the_portal(self, role):
        assert decide(make_contribution(), "publish", by=make_member(the_portal(), role))

    @pytest.mark.parametrize("role", ["coordinator", "approver", "analyst"])
    def test_no_other_role_of_the_entity_does(self, role):
        contribution = make_contribution()

        with pytest.raises(NotAllowed, match="Only the moderation"):
            decide(contribution, "publish", by=make_member(contribution.consultation.entity, role))

    @pytest.mark.parametrize("role", ["supervisor", "portal_admin", "auditor"])
    def test_nor_any_other_role_of_the_ministry(self, role):
        with pytest.raises(NotAllowed, match="Only the moderation"):
            decide(make_contribution(), "publish", by=make_national(role))

    def test_another_entity_s_moderator_does_not(self):
        with pytest.raises(NotAllowed, match="Only the moderation"):
            decide(make_contribution(), "publish", by=moderator_of(make_contribution()))

    def test_nor_a_citizen(self):
        with pytest.raises(NotAllowed):
            decide(make_contribution(), "publish", by=make_person())

    def test_nobody_reviews_their_own_contribution(self):
        consultation = make_open()
        moderator = make_moderator(consultation.entity)
        services.agree(moderator)
        mine = make_contribution(consultation, by=moderator)

        with pytest.raises(NotAllowed, match="Nobody reviews their own contribution"):
            decide(mine, "publish", by=moderator)
        assert decide(mine, "publish", by=make_moderator(consultation.entity))


class TestUndoing:
    def test_within_the_minute_it_is_as_before_and_can_be_decided_anew(self):
        contribution = make_contribution()
        decision = decide(contribution, "decline")

        undone = services.undo(decision, by=decision.by)

        assert (undone.ending, undone.undone_by) == ("undone", decision.by)
        assert services.apply_due() == 0
        assert status_of(contribution) == Status.WAITING
        assert decide(contribution, "publish")

    def test_at_the_instant_of_effect_it_is_too_late(self, monkeypatch):
        decision = decide(make_contribution(), "publish")
        tick = timedelta(microseconds=1)

        monkeypatch.setattr(deciding, "database_now", lambda: decision.takes_effect_at)
        with pytest.raises(NotAllowed, match="can no longer be undone"):
            services.undo(decision, by=decision.by)

        monkeypatch.setattr(deciding, "database_now", lambda: decision.takes_effect_at - tick)
        assert services.undo(decision, by=decision.by).ending == "undone"

    def test_and_from_that_very_instant_on_it_is_applied(self, monkeypatch):
        decision = decide(make_contribution(), "publish")
        tick = timedelta(microseconds=1)

        monkeypatch.setattr(deciding, "database_now", lambda: decision.takes_effect_at - tick)
        assert services.apply(decision.pk) is False

        monkeypatch.setattr(deciding, "database_now", lambda: decision.takes_effect_at)
        assert services.apply(decision.pk) is True

    def test_in_effect_it_is_not_undone(self):
        decided(make_contribution(), "publish")
        decision = Decision.objects.get()

        with pytest.raises(NotAllowed, match="can no longer be undone"):
            services.undo(decision, by=decision.by)

    def test_twice_is_refused(self):
        decision = decide(make_contribution(), "publish")
        services.undo(decision, by=decision.by)

        with pytest.raises(NotAllowed, match="already undone"):
            services.undo(decision, by=decision.by)

    def test_a_colleague_does_not_undo_it_but_the_chief_moderator_does(self):
        contribution = make_contribution()
        decision = decide(contribution, "publish")

        with pytest.raises(NotAllowed, match="by whoever took it"):
            services.undo(decision, by=moderator_of(contribution))
        assert services.undo(decision, by=make_national("chief_moderator"))


class TestTakingEffect:
    def test_twice_is_once(self):
        decision = wait_a_minute(decide(make_contribution(), "publish"))

        assert services.apply(decision.pk) is True
        assert services.apply(decision.pk) is False
        assert services.apply_due() == 0
        assert Notice.objects.filter(verb="published").count() == 1

    def test_the_sweep_finds_what_a_killed_worker_left(self):
        wait_a_minute(decide(make_contribution(), "publish"))

        assert tasks.sweep() == 1

    def test_killed_between_move_and_mark_nothing_has_happened(self, monkeypatch):
        contribution = make_contribution()
        wait_a_minute(decide(contribution, "decline"))

        def killed(*args, **kwargs):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(deciding, "_tell", killed)
            with pytest.raises(KeyboardInterrupt):
                services.apply_due()

        assert status_of(contribution) == Status.WAITING
        assert Decision.objects.get().is_pending
        assert services.apply_due() == 1
        assert status_of(contribution) == Status.DECLINED

    def test_one_that_fails_holds_up_no_other(self, monkeypatch):
        broken, sound = make_contribution(), make_contribution()
        wait_a_minute(decide(broken, "publish"))
        wait_a_minute(decide(sound, "publish"))
        publish = consultations.publish

        def fail(key, **kwargs):
            if key == broken.pk:
                raise RuntimeError
            return publish(key, **kwargs)

        monkeypatch.setattr(consultations, "publish", fail)

        assert services.apply_due() == 1
        assert (status_of(broken), status_of(sound)) == (Status.WAITING, Status.PUBLISHED)

    def test_withdrawn_by_its_author_meanwhile_it_ends_without_effect(self):
        contribution = make_contribution()
        decision = wait_a_minute(decide(contribution, "publish"))
        consultations.take_back(contribution, by=contribution.author)

        assert services.apply_due() == 0

        decision.refresh_from_db()
        assert (decision.ending, decision.undone_by) == ("withdrawn", None)
        assert status_of(contribution) == Status.WITHDRAWN
        assert not Notice.objects.filter(verb="published").exists()

    def test_whoever_decided_lost_the_role_it_waits_for_somebody_else(self):
        contribution = make_contribution()
        decision = wait_a_minute(decide(contribution, "decline"))
        Membership.objects.filter(person=decision.by).update(until=timezone.now())

        assert services.apply_due() == 0

        decision.refresh_from_db()
        assert decision.ending == "role_lost"
        assert status_of(contribution) == Status.WAITING
        assert decide(contribution, "publish", by=moderator_of(contribution))

    def test_moved_otherwise_meanwhile_it_ends_without_effect(self):
        contribution = make_contribution()
        decision = wait_a_minute(decide(contribution, "decline"))
        consultations.publish(contribution.pk, by=None)

        assert services.apply_due() == 0
        decision.refresh_from_db()
        assert decision.ending == "overtaken"


class TestWhatTheAuthorIsTold:
    def letter(self):
        mail.outbox.clear()
        Notice.objects.exclude(verb__in=["published", "declined", "hidden"]).delete()
        send_due()
        [message] = mail.outbox
        return message

    def test_that_it_is_published_and_where(self):
        contribution = decided(make_contribution(), "publish")

        letter = self.letter()

        assert letter.subject.startswith("Your comment is published:")
        assert contribution.get_absolute_url() in letter.body

    def test_why_not_under_which_clause_and_whom_to_ask(self):
        decided(make_contribution(), "decline", number=6, note="An advertisement.")

        letter = self.letter()
        body = re.sub("[\u2068\u2069]", "", letter.body)

        # The subject is neutral: it shows on a screen others may see.
        assert letter.subject.startswith("A decision about your comment:")
        assert "was not published" in body
        assert "clause 6 of the usage policy, version 1" in body
        assert clause(6).title_en in body
        assert "Explanation: An advertisement." in body
        assert "/policy/1/#clause-6" in body
        assert "office@example.jo" in body

    def test_without_a_note_there_is_no_empty_explanation(self):
        decided(make_contribution(), "decline")

        assert "Explanation" not in self.letter().body

    def test_that_it_was_hidden_after_publication(self):
        decided(make_comment(), "hide", number=3)

        assert "was hidden after publication" in self.letter().body

    def test_that_a_decision_was_corrected(self):
        contribution = make_declined()
        Notice.objects.all().delete()
        decided(contribution, "restore", note="It was a quotation.")

        letter = self.letter()

        assert "was corrected" in letter.body
        assert "It was a quotation." in letter.body

    def test_in_their_own_language(self):
        with translation.override("en"):
            decided(make_contribution(by=make_citizen(language="ar")), "decline", number=6)

        assert clause(6).title_ar in self.letter().body

    def test_nobody_where_staff_typed_it_in(self):
        consultation = make_open()

        [said] = consultations.record_said(
            consultation,
            by=make_coordinator(consultation.entity),
            texts=["Said in a workshop."],
            channel="workshop",
            said_on=timezone.localdate(),
            token=uuid4(),
        )

        assert decided(said, "hide").status == Status.HIDDEN
        assert not Notice.objects.filter(verb="hidden").exists()


class TestAPersonsData:
    def test_the_export_holds_the_decisions_but_not_who_took_them(self):
        contribution = make_declined(number=6)
        decision = Decision.objects.get()

        [row] = services.export_person(contribution.author)["decisions"]

        assert (row["decision"], row["clause"]) == ("decline", "1/6")
        assert row["receipt"] == contribution.receipt
        assert decision.by.display_name not in str(row)

    def test_a_pending_decision_is_told_to_nobody_in_an_export(self):
        contribution = make_contribution()
        decide(contribution, "decline")

        assert services.export_person(contribution.author) == {"decisions": []}

    def test_erasure_takes_the_notes_and_leaves_the_decisions(self):
        contribution = decided(make_contribution(), "decline", note="You wrote: buy now.")
        waiting = make_contribution(by=contribution.author)
        decide(waiting, "decline", note="You wrote: me too.")
        author = contribution.author

        erase(author, by=author)

        assert set(Decision.objects.values_list("verb", "note")) == {("decline", "")}
        assert services.apply_due() == 0
        assert not Decision.objects.pending().due().exists()
