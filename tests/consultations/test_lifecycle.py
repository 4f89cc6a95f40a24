"""From a draft to the closing: who does what, when, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Notice
from consultations import services, tasks
from consultations.models import Change, Consultation, Review
from consultations.services._common import approvers
from entities import services as entities
from entities.models import Role
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import (
    make_approved,
    make_approver,
    make_closed,
    make_comment,
    make_contribution,
    make_coordinator,
    make_draft,
    make_entity,
    make_moderator,
    make_open,
    make_person,
    make_published,
    member_of,
    shift,
)

pytestmark = pytest.mark.django_db

Status = Consultation.Status
Phase = Consultation.Phase
TICK = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def no_policy(settings):
    settings.CONTRIBUTION_CHECKS = []


class TestDrafting:
    def test_a_coordinator_drafts_and_history_says_who(self):
        draft = make_draft()

        assert draft.status == Status.DRAFT
        assert draft.reference.startswith(f"TW-{timezone.localtime().year}-")
        first = draft.history.last()
        assert first.history_user == member_of(draft.entity, Role.COORDINATOR)
        assert first.history_change_reason == "created"

    def test_nobody_else_does(self):
        entity = make_entity()

        for person in (make_person(), make_approver(entity), make_coordinator(make_entity())):
            with pytest.raises(NotAllowed):
                services.create(entity, by=person, title_ar="استشارة")

    def test_references_follow_one_another_within_the_year(self):
        first, second = make_draft(), make_draft()

        assert int(second.reference[-4:]) == int(first.reference[-4:]) + 1

    def test_dates_out_of_order_are_refused_with_the_field(self):
        draft = make_draft()

        with pytest.raises(Refusal) as refused:
            services.revise(
                draft,
                by=member_of(draft.entity, Role.COORDINATOR),
                closes_at=draft.opens_at - timedelta(days=1),
            )
        assert refused.value.field == "closes_at"

    def test_two_people_editing_do_not_overwrite_each_other(self):
        draft = make_draft()
        coordinator = member_of(draft.entity, Role.COORDINATOR)
        services.revise(draft, by=coordinator, revision=0, summary_ar="أولاً")

        with pytest.raises(Refusal, match="changed after you opened it"):
            services.revise(draft, by=coordinator, revision=0, summary_ar="ثانياً")

        draft.refresh_from_db()
        assert draft.summary_ar == "أولاً"


class TestApproval:
    def test_the_approver_approves_what_was_read(self):
        draft = make_draft()
        services.submit(draft, by=member_of(draft.entity, Role.COORDINATOR))

        approved = services.approve(
            draft,
            by=member_of(draft.entity, Role.APPROVER),
            digest=draft.digest(),
            letter_number="12/4/1033",
        )

        assert approved.status == Status.APPROVED
        assert approved.first_closes_at == approved.closes_at
        assert approved.reviews.first().letter_number == "12/4/1033"

    def test_another_text_than_the_one_read_is_not_approved(self):
        draft = make_draft()
        coordinator = member_of(draft.entity, Role.COORDINATOR)
        read = draft.digest()
        services.revise(draft, by=coordinator, summary_ar="نص آخر")
        services.submit(draft, by=coordinator)

        with pytest.raises(Refusal, match="changed while you were reading"):
            services.approve(draft, by=member_of(draft.entity, Role.APPROVER), digest=read)

    def test_nobody_approves_what_they_wrote(self):
        draft = make_draft()
        both = member_of(draft.entity, Role.COORDINATOR)
        draft.entity.memberships.create(person=both, role=Role.APPROVER, since=timezone.now())
        both.__dict__.pop("_memberships", None)
        services.submit(draft, by=both)

        with pytest.raises(NotAllowed, match="does not approve it"):
            services.approve(draft, by=both, digest=draft.digest())

    def test_an_edit_voids_the_approval(self):
        approved = make_approved()

        edited = services.revise(
            approved, by=member_of(approved.entity, Role.COORDINATOR), summary_ar="نص آخر"
        )

        assert edited.status == Status.DRAFT
        assert edited.approved_digest == ""
        assert edited.reviews.first().step == Review.Step.VOIDED

    def test_an_hour_of_publication_that_passed_asks_for_new_dates(self):
        draft = make_draft()
        services.submit(draft, by=member_of(draft.entity, Role.COORDINATOR))

        with pytest.raises(Refusal, match="publication time passed"):
            services.approve(
                draft,
                by=member_of(draft.entity, Role.APPROVER),
                digest=draft.digest(),
                at=draft.publish_at,
            )

    def test_returning_wants_remarks(self):
        draft = make_draft()
        services.submit(draft, by=member_of(draft.entity, Role.COORDINATOR))
        approver = member_of(draft.entity, Role.APPROVER)

        with pytest.raises(Refusal):
            services.return_for_changes(draft, by=approver, remarks=" ")
        returned = services.return_for_changes(draft, by=approver, remarks="المدة قصيرة")

        assert returned.status == Status.DRAFT

    def test_a_draft_law_under_ten_days_is_refused_without_a_published_reason(self):
        start = timezone.now() + timedelta(hours=1)
        dates = {
            "kind": Consultation.Kind.LAW,
            "closes_at": start + timedelta(days=10) - TICK,
        }
        draft = make_draft(now=start - timedelta(hours=1), **dates)
        coordinator = member_of(draft.entity, Role.COORDINATOR)

        with pytest.raises(Refusal, match="minimum for draft laws"):
            services.submit(draft, by=coordinator)

        services.revise(draft, by=coordinator, short_reason_ar="ضرورة عاجلة")
        assert services.submit(draft, by=coordinator).status == Status.IN_REVIEW

    def test_a_draft_law_of_exactly_ten_days_passes(self):
        now = timezone.now()
        draft = make_draft(
            now=now,
            kind=Consultation.Kind.BYLAW,
            closes_at=now + timedelta(hours=1) + timedelta(days=10),
        )

        submitted = services.submit(draft, by=member_of(draft.entity, Role.COORDINATOR))

        assert submitted.status == Status.IN_REVIEW

    @pytest.mark.parametrize(
        ("change", "refused"),
        [
            ({}, True),
            ({"kind": "law"}, True),
            ({"kind": "policy"}, False),
            ({"short_reason_ar": "ضرورة عاجلة"}, False),
            ({"short_reason_en": "Urgent."}, True),  # Arabic is the text
            ({"historical": True}, False),
            ({"status": "draft"}, False),
            ({"status": "in_review"}, False),
            ({"status": "published", "published_at": timezone.now()}, True),
        ],
    )
    def test_the_database_wants_the_reason_too_to_the_microsecond(self, change, refused):
        approved = make_approved()
        rows = Consultation.objects.filter(pk=approved.pk)
        rows.update(kind="bylaw", closes_at=approved.opens_at + timedelta(days=10))
        short = {"closes_at": approved.opens_at + timedelta(days=10) - TICK}

        if refused:
            with (
                pytest.raises(IntegrityError, match="short_period_says_why"),
                transaction.atomic(),
            ):
                rows.update(**short | change)
        else:
            assert rows.update(**short | change) == 1

    def test_the_database_knows_the_same_number_of_days(self):
        assert timedelta(days=10) == settings.SHORTEST_FOR_DRAFT_LAW


class TestTheClock:
    def test_the_clock_and_the_database_agree_at_each_boundary(self):
        approved = make_approved()
        instants = [
            (approved.publish_at - TICK, None),
            (approved.opens_at, Phase.OPEN),
            (approved.closes_at - TICK, Phase.OPEN),
            (approved.closes_at, Phase.UNDER_ANALYSIS),
        ]
        for moment, phase in instants:
            assert approved.phase_at(moment) == phase
            for one in (Phase.UPCOMING, Phase.OPEN, Phase.UNDER_ANALYSIS):
                found = Consultation.objects.in_phase(one, moment).exists()
                assert found == (one == phase)
            assert Consultation.objects.public_at(moment).exists() == (phase is not None)

    def test_it_is_upcoming_between_publication_and_opening(self):
        now = timezone.now()
        approved = make_approved(opens_at=now + timedelta(hours=5))

        assert approved.phase_at(approved.publish_at) == Phase.UPCOMING
        assert approved.phase_at(approved.opens_at - TICK) == Phase.UPCOMING
        assert approved.phase_at(approved.opens_at) == Phase.OPEN

    def test_publication_is_recorded_once(self):
        approved = shift(make_approved(), timedelta(hours=2))

        assert services.record_published(approved.pk) is True
        assert services.record_published(approved.pk) is False
        approved.refresh_from_db()
        assert approved.published_at == approved.publish_at


class TestChanges:
    def test_an_extension_is_logged_with_before_and_after(self):
        consultation = make_open()
        new = consultation.closes_at + timedelta(days=5)

        extended = services.extend(
            consultation,
            by=member_of(consultation.entity, Role.COORDINATOR),
            closes_at=new,
            reason="اهتمام واسع",
        )

        assert extended.closes_at == new
        assert extended.first_closes_at == consultation.closes_at
        change = extended.changes.get(what=Change.What.EXTENSION)
        assert change.reason == "اهتمام واسع"

    def test_later_dates_follow_when_they_would_come_too_early(self):
        consultation = make_open()
        new = consultation.results_due + timedelta(days=1)

        extended = services.extend(
            consultation,
            by=member_of(consultation.entity, Role.COORDINATOR),
            closes_at=new,
            reason="اهتمام واسع",
        )

        assert extended.closes_at < extended.analysis_due <= extended.results_due

    def test_it_is_never_shortened_and_never_reopened(self):
        consultation = make_open()
        coordinator = member_of(consultation.entity, Role.COORDINATOR)
        with pytest.raises(Refusal, match="must be after"):
            services.extend(
                consultation, by=coordinator, closes_at=consultation.closes_at, reason="سبب"
            )

        closed = make_closed()
        with pytest.raises(NotAllowed, match="can no longer be extended"):
            services.extend(
                closed,
                by=member_of(closed.entity, Role.COORDINATOR),
                closes_at=timezone.now() + timedelta(days=30),
                reason="سبب",
            )

    def test_a_published_text_changes_only_with_a_public_reason(self):
        consultation = make_open()
        coordinator = member_of(consultation.entity, Role.COORDINATOR)

        with pytest.raises(NotAllowed):
            services.revise(consultation, by=coordinator, summary_ar="نص آخر")
        with pytest.raises(Refusal):
            services.amend(consultation, by=coordinator, reason="", summary_ar="نص آخر")
        services.amend(consultation, by=coordinator, reason="خطأ طباعي", summary_ar="نص آخر")

        change = consultation.changes.get()
        assert (change.field, change.before, change.after) == (
            "summary_ar",
            "ملخص قصير.",
            "نص آخر",
        )

    def test_withdrawing_is_for_management_and_says_why(self):
        consultation = make_open()
        with pytest.raises(NotAllowed):
            services.withdraw(
                consultation, by=member_of(consultation.entity, Role.COORDINATOR), reason="سبب"
            )

        withdrawn = services.withdraw(
            consultation, by=member_of(consultation.entity, Role.APPROVER), reason="سبب"
        )

        assert withdrawn.status == Status.WITHDRAWN
        assert withdrawn.is_public_at(timezone.now())
        assert withdrawn.phase_at(timezone.now()) is None


class TestClosing:
    def test_the_snapshot_counts_what_came_in_time(self):
        consultation = make_open()
        make_comment(consultation)
        make_contribution(consultation)
        services.take_back(
            (mine := make_contribution(consultation)),
            by=mine.author,
        )
        span = consultation.closes_at - timezone.now() + timedelta(seconds=1)
        shifted = shift(consultation, span)
        for one in shifted.contributions.all():
            one.received_at -= span
            one.save(update_fields=["received_at"])

        assert services.close(shifted.pk) is True
        assert services.close(shifted.pk) is False

        closing = shifted.closing
        assert (closing.received, closing.published, closing.waiting, closing.withdrawn) == (
            3,
            1,
            1,
            1,
        )
        assert closing.participants == 2
        assert closing.digest == services.digest_of(shifted)

    def test_nothing_closes_before_its_time(self):
        consultation = make_open()

        assert services.close(consultation.pk) is False

    def test_a_dead_beat_delays_the_snapshot_and_loses_nothing(self):
        approved = make_approved()
        late = shift(approved, approved.closes_at - timezone.now() + timedelta(days=1))

        assert services.close_due() == 1
        late.refresh_from_db()
        assert late.status == Status.PUBLISHED


class TestWhoSees:
    def test_a_draft_is_seen_by_its_team_and_partners_only(self):
        partner, other = make_entity(), make_entity()
        draft = make_draft(partners=[partner])
        seen = Consultation.objects.visible_to

        assert draft in seen(member_of(draft.entity, Role.MODERATOR))
        assert draft in seen(make_coordinator(partner))
        assert draft not in seen(make_coordinator(other))
        assert draft not in seen(make_person())
        assert draft not in Consultation.objects.run_by(make_coordinator(partner))

    def test_an_invited_one_is_seen_by_those_invited(self):
        expert = make_person(email="expert@example.org")
        draft = make_draft(audience=Consultation.Audience.INVITED)
        coordinator = member_of(draft.entity, Role.COORDINATOR)
        services.invite(draft, by=coordinator, emails=["Expert@example.org"])
        submitted = services.submit(draft, by=coordinator)
        services.approve(
            submitted, by=member_of(draft.entity, Role.APPROVER), digest=submitted.digest()
        )
        draft = shift(Consultation.objects.get(pk=draft.pk), timedelta(hours=2))
        seen = Consultation.objects.visible_to

        assert draft in seen(expert)
        assert draft not in seen(make_person())
        assert draft not in Consultation.objects.listed_at(timezone.now())


def test_a_published_one_needs_no_beat_to_be_open():
    approved = shift(make_approved(), timedelta(hours=2))

    assert approved.status == Status.APPROVED
    assert approved.phase_at(timezone.now()) == Phase.OPEN


def test_make_published_is_recorded():
    assert make_published().status == Status.PUBLISHED


class TestTelling:
    def test_whoever_left_is_asked_for_no_approval_they_were_delegated(self):
        draft = make_draft()
        approver, colleague = make_approver(draft.entity), make_moderator(draft.entity)
        today = timezone.localdate()
        membership = approver.memberships.get()
        entities.delegate(membership, by=approver, to=colleague, starts_on=today, ends_on=today)
        assert colleague in approvers(draft)

        entities.end_membership(colleague.memberships.get(), by=colleague)

        assert colleague not in approvers(draft)

    def test_the_same_text_approved_a_second_time_is_told_a_second_time(self):
        draft = make_draft()
        coordinator = member_of(draft.entity, Role.COORDINATOR)
        approver = member_of(draft.entity, Role.APPROVER)
        for _time in range(2):
            submitted = services.submit(draft, by=coordinator)
            services.approve(submitted, by=approver, digest=submitted.digest())
            for title in ("Changed", draft.title_en):  # an edit voids the approval
                draft = services.revise(draft, by=coordinator, title_en=title)

        assert Notice.objects.filter(verb="approved", recipient=coordinator).count() == 2

    def test_daily_work_that_fails_holds_up_no_other(self, monkeypatch):
        done = []
        monkeypatch.setattr(services, "remind_approvers", lambda: 1 / 0)
        monkeypatch.setattr(services, "send_digests", lambda: done.append("digests"))
        monkeypatch.setattr(services, "forget_old_pending", lambda: done.append("pending"))

        tasks.daily()

        assert done == ["digests", "pending"]
