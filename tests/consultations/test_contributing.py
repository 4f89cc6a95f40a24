"""Sending, supporting, replying, typing in; the instant of the deadline; the races."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import services as accounts
from accounts.models import Notice
from consultations import receipts, services
from consultations.models import Consultation, Contribution, Counters, Invitee, Support
from entities.models import Role
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    make_citizen,
    make_closed,
    make_comment,
    make_contribution,
    make_coordinator,
    make_open,
    make_person,
    member_of,
    shift,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_policy(settings):
    settings.CONTRIBUTION_CHECKS = []


class TestContribute:
    def test_it_waits_with_a_receipt_and_a_notice(self):
        contribution = make_contribution(body="  رأي في المادة الأولى  ")

        assert contribution.status == Contribution.Status.WAITING
        assert contribution.body == "رأي في المادة الأولى"
        assert receipts.read(receipts.spaced(contribution.receipt)) == contribution.receipt
        assert Notice.objects.get(verb="received").recipient == contribution.author

    def test_the_same_form_twice_is_one_contribution(self):
        consultation, person, token = make_open(), make_citizen(), uuid4()

        first = make_contribution(consultation, by=person, token=token)
        second = make_contribution(consultation, by=person, token=token, body="Another text")

        assert first == second
        assert Contribution.objects.count() == 1

    def test_the_same_form_after_the_close_still_answers_with_its_receipt(self):
        consultation, person, token = make_open(), make_citizen(), uuid4()
        first = make_contribution(consultation, by=person, token=token)
        late = shift(consultation, timedelta(days=31))

        assert make_contribution(late, by=person, token=token) == first

    def test_someone_elses_form_is_not_answered_with_their_contribution(self):
        consultation, token = make_open(), uuid4()
        make_contribution(consultation, token=token)

        with pytest.raises(Refusal, match="already used"):
            make_contribution(consultation, token=token)

    def test_the_name_is_frozen_as_chosen(self):
        person = make_citizen(display_name="ليلى ح.")

        shown = make_contribution(by=person)
        hidden = make_contribution(by=person, named=False)

        assert (shown.shown_name, hidden.shown_name) == ("ليلى ح.", "")

    @pytest.mark.parametrize("body", ["", "   ", "\x00", "\u202e\u2066", "x" * 4001])
    def test_no_text_and_too_much_text_are_refused(self, body):
        with pytest.raises(Refusal) as refused:
            make_contribution(body=body)
        assert refused.value.field == "body"

    def test_so_many_an_hour_and_no_more(self, settings):
        settings.CONTRIBUTIONS_PER_HOUR = 3
        consultation, person = make_open(), make_citizen()
        for _number in range(3):
            make_contribution(consultation, by=person)

        with pytest.raises(Refusal, match="Many comments"):
            make_contribution(consultation, by=person)

    def test_a_reply_hangs_under_the_first_comment(self):
        root = make_comment()
        reply = services.publish(make_contribution(root.consultation, parent=root).pk, by=None)

        answer = make_contribution(root.consultation, parent=reply)

        assert answer.parent == root

    def test_a_database_without_author_and_channel_is_refused(self):
        contribution = make_contribution()

        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.filter(pk=contribution.pk).update(author=None)

    def test_it_costs_no_more_than_fifteen_statements(self, django_assert_max_num_queries):
        consultation, person = make_open(), make_citizen()

        with django_assert_max_num_queries(13):  # session and person come on top of it
            make_contribution(consultation, by=person)


class TestTheDeadline:
    def test_at_the_instant_of_the_deadline_it_is_too_late(self, monkeypatch):
        consultation, person = make_open(), make_citizen()
        tick = timedelta(microseconds=1)
        clock = "consultations.services.contributing.database_now"

        monkeypatch.setattr(clock, lambda: consultation.closes_at - tick)
        in_time = make_contribution(consultation, by=person)
        monkeypatch.setattr(clock, lambda: consultation.closes_at)
        with pytest.raises(NotAllowed, match="The comment period ended"):
            make_contribution(consultation, by=person)

        assert in_time.received_at == consultation.closes_at - tick

    def test_at_the_instant_of_opening_it_is_open(self, monkeypatch):
        consultation, person = make_open(), make_citizen()
        tick = timedelta(microseconds=1)
        clock = "consultations.services.contributing.database_now"

        monkeypatch.setattr(clock, lambda: consultation.opens_at - tick)
        with pytest.raises(NotAllowed, match="not open yet"):
            make_contribution(consultation, by=person)
        monkeypatch.setattr(clock, lambda: consultation.opens_at)
        assert make_contribution(consultation, by=person).received_at == consultation.opens_at

    def test_a_worker_whose_clock_is_fast_closes_nothing(self):
        make_open()

        assert services.close_due(at=timezone.now() + timedelta(days=60)) == 0

    def test_one_in_time_and_waiting_is_decided_afterwards(self):
        waiting = make_contribution(make_open())
        closed = shift(waiting.consultation, timedelta(days=31))
        services.close(closed.pk)

        published = services.publish(waiting.pk, by=None)

        assert published.status == Contribution.Status.PUBLISHED
        assert Counters.objects.get(consultation=closed).published == 1


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def test_one_form_sent_eight_times_at_once_is_one_contribution(self):
        consultation, person, token = make_open(), make_citizen(), uuid4()

        answers = at_once(*[lambda: make_contribution(consultation, by=person, token=token)] * 8)

        assert len({answer.pk for answer in answers}) == 1
        assert Contribution.objects.count() == 1

    def test_one_person_supporting_eight_times_at_once_counts_once(self):
        comment, person = make_comment(), make_citizen()

        at_once(*[lambda: services.support(comment, by=person)] * 8)

        comment.refresh_from_db()
        assert comment.supports == Support.objects.count() == 1

    @pytest.mark.parametrize("erases", [True, False])
    def test_a_comment_and_the_erasure_of_its_author_wait_for_each_other(self, erases):
        """Whoever comes first: nothing stays under an erased account."""
        consultation, person = make_open(), make_citizen()
        first_done, go_on = threading.Event(), threading.Event()

        def contribute():
            return make_contribution(consultation, by=person, body="Mine alone.")

        def erase():
            return accounts.erase(person, by=person)

        before, after = (erase, contribute) if erases else (contribute, erase)

        def first():
            with transaction.atomic():
                before()
                first_done.set()
                go_on.wait(10)

        def second():
            first_done.wait(10)
            threading.Timer(0.5, go_on.set).start()
            after()
            return go_on.is_set()

        _nothing, answer = at_once(first, second)

        if erases:
            assert isinstance(answer, NotAllowed), answer
            assert not Contribution.objects.exists()
            assert not Notice.objects.filter(verb="received").exists()
        else:
            assert answer is True  # it waited until the comment was written
            comment = Contribution.objects.get()
            assert (comment.body, comment.shown_name) == ("", "")
            assert comment.status == Contribution.Status.WITHDRAWN
            assert Notice.objects.get(verb="received").context == {}

    @pytest.mark.parametrize("hides", [True, False])
    def test_a_reply_and_the_hiding_of_what_it_answers_wait_for_each_other(self, hides):
        """Whoever comes first: no reply is written under what is no longer shown by then."""
        root, person = make_comment(), make_citizen()
        first_done, go_on = threading.Event(), threading.Event()

        def first():
            with transaction.atomic():
                if hides:
                    services.take_back(root, by=root.author)
                else:
                    make_contribution(root.consultation, by=person, parent=root)
                first_done.set()
                go_on.wait(10)

        def second():
            first_done.wait(10)
            threading.Timer(0.5, go_on.set).start()
            if hides:
                return make_contribution(root.consultation, by=person, parent=root)
            services.take_back(root, by=root.author)
            return go_on.is_set()

        _nothing, answer = at_once(first, second)

        if hides:
            assert isinstance(answer, Refusal), answer
            assert "no longer shown" in str(answer)
            assert not Contribution.objects.filter(parent=root).exists()
        else:
            assert answer is True  # it waited until the reply was written
            assert Contribution.objects.filter(parent=root).exists()

    def test_many_supporters_at_once_are_all_counted(self):
        comment = make_comment()
        people = [make_citizen() for _number in range(6)]

        at_once(*[lambda person=person: services.support(comment, by=person) for person in people])

        comment.refresh_from_db()
        assert comment.supports == 6

    def test_closing_waits_for_a_contribution_under_way_and_counts_it(self):
        consultation, person = make_open(), make_citizen()
        Consultation.objects.filter(pk=consultation.pk).update(
            closes_at=timezone.now() + timedelta(seconds=1.5)
        )
        written, go_on = threading.Event(), threading.Event()

        def slow():
            with transaction.atomic():
                make_contribution(consultation, by=person)
                written.set()
                go_on.wait(10)

        def close():
            written.wait(10)
            threading.Timer(2.5, go_on.set).start()
            while not services.close(consultation.pk):
                pass
            return consultation.closing.received

        _nothing, received = at_once(slow, close)

        assert received == 1

    def test_eight_closings_at_once_are_one(self):
        consultation = make_open()
        make_contribution(consultation)
        shift(consultation, timedelta(days=31))

        answers = at_once(*[lambda: services.close(consultation.pk)] * 8)

        assert answers.count(True) == 1
        assert Notice.objects.filter(verb="closed").count() == 1

    def test_two_of_one_person_published_at_once_are_one_participant(self):
        consultation, person = make_open(), make_citizen()
        pair = [make_contribution(consultation, by=person) for _number in range(2)]

        at_once(*[lambda one=one: services.publish(one.pk, by=None) for one in pair])

        counters = Counters.objects.get(consultation=consultation)
        assert (counters.published, counters.participants) == (2, 1)


class TestSupport:
    def test_one_does_not_support_oneself(self):
        comment = make_comment()

        with pytest.raises(NotAllowed, match="your own"):
            services.support(comment, by=comment.author)

    def test_the_second_time_says_that_nothing_was_done(self):
        comment, person = make_comment(), make_citizen()

        assert services.support(comment, by=person) is True
        assert services.support(comment, by=person) is False
        assert services.unsupport(comment, by=person) is True
        assert services.unsupport(comment, by=person) is False

    def test_it_can_be_taken_back(self):
        comment, person = make_comment(), make_citizen()
        services.support(comment, by=person)

        services.unsupport(comment, by=person)

        comment.refresh_from_db()
        assert comment.supports == 0

    def test_it_ends_with_the_period(self):
        comment = make_comment()
        shift(comment.consultation, timedelta(days=31))

        with pytest.raises(NotAllowed):
            services.support(comment, by=make_citizen())


class TestStaff:
    def test_remarks_of_a_workshop_are_typed_in_and_counted_apart(self):
        consultation = make_closed()
        token = uuid4()
        form = {
            "by": member_of(consultation.entity, Role.COORDINATOR),
            "texts": ["ملاحظة أولى", " ", "ملاحظة ثانية"],
            "channel": "workshop",
            "said_on": timezone.localdate(),
            "source": "ورشة الزرقاء",
            "token": token,
        }

        services.record_said(consultation, **form)
        services.record_said(consultation, **form)

        counters = Counters.objects.get(consultation=consultation)
        assert (counters.recorded, counters.published, counters.participants) == (2, 0, 0)
        assert Contribution.objects.recorded().filter(author=None).count() == 2

    def test_nobody_else_types_in(self):
        consultation = make_open()

        with pytest.raises(NotAllowed):
            services.record_said(
                consultation,
                by=make_coordinator(make_open().entity),
                texts=["ملاحظة"],
                channel="paper",
                said_on=timezone.localdate(),
                token=uuid4(),
            )

    def test_an_official_reply_is_told_to_the_author(self):
        comment = make_comment()

        services.reply_officially(
            comment,
            by=member_of(comment.consultation.entity, Role.COORDINATOR),
            body="ندرس ذلك.",
        )

        assert Notice.objects.get(verb="answered").recipient == comment.author
        assert Counters.objects.get().replies == 1

    def test_another_entity_does_not_reply(self):
        with pytest.raises(NotAllowed):
            services.reply_officially(
                make_comment(), by=make_coordinator(make_open().entity), body="ردّ"
            )


class TestTakingBack:
    def test_the_author_withdraws_and_the_counters_follow(self):
        comment = make_comment()

        services.take_back(comment, by=comment.author)

        counters = Counters.objects.get()
        assert (counters.published, counters.participants) == (0, 0)

    def test_nobody_else_does(self):
        with pytest.raises(NotAllowed):
            services.take_back(make_comment(), by=make_person())

    def test_erasure_blanks_the_text_and_keeps_the_digest(self):
        comment = make_comment()
        digest = comment.digest

        services.erase_person(comment.author)

        comment.refresh_from_db()
        assert (comment.body, comment.shown_name, bytes(comment.salt)) == ("", "", b"")
        assert comment.digest == digest
        assert comment.status == Contribution.Status.WITHDRAWN


def test_erasure_forgets_invitations_and_leaves_the_counts_of_support():
    opened = make_open(invited=["expert@example.org"])
    comment = make_comment(make_open())
    expert = make_citizen(email="expert@example.org")
    services.support(comment, by=expert)

    accounts.erase(expert, by=expert)
    services.support(comment, by=make_citizen())

    assert not opened.invitees.exists()
    assert set(Invitee.history.values_list("email", flat=True)) == {""}
    assert Contribution.objects.get(pk=comment.pk).supports == 2
