"""What is counted, in which quarter, against which date; and that each figure is its records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations import services as consultations
from consultations.models import Consultation
from entities.models import Role
from reports import compliance_view, figures
from reports import services as reports
from reports.figures import Record, Result
from tawasul.calendar import Quarter
from tests.factories import (
    close_now,
    make_closed,
    make_comment,
    make_decided,
    make_declined,
    make_entity,
    make_open,
    make_ratified,
    member_of,
    shift,
)

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2026, 3)
MICROSECOND = timedelta(microseconds=1)


def an_entity(**fields):
    return make_entity(joined_on=date(2025, 1, 1), **fields)


def deadline_at(consultation, moment, **dates):
    """All dates around another deadline, as if it had been announced so."""
    dates = {
        "publish_at": moment - timedelta(days=20),
        "opens_at": moment - timedelta(days=20),
        "closes_at": moment,
        "analysis_due": moment + timedelta(days=10),
        "results_due": moment + timedelta(days=20),
    } | dates
    Consultation.objects.filter(pk=consultation.pk).update(
        **dates, first_closes_at=dates["closes_at"], first_results_due=dates["results_due"]
    )
    return Consultation.objects.get(pk=consultation.pk)


def records_of(entity, quarter=QUARTER, at=None):
    rows = dict(figures.rows_of(quarter, at=at or timezone.now()))
    return rows.get(entity)


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        (QUARTER.start - MICROSECOND, False),
        (QUARTER.start, True),
        (QUARTER.end - MICROSECOND, True),
        (QUARTER.end, False),
    ],
)
def test_the_deadline_decides_the_quarter_to_the_microsecond_in_amman(moment, inside):
    entity = an_entity()
    deadline_at(make_closed(entity), moment)

    assert len(records_of(entity)) == inside


def test_the_quarter_begins_at_midnight_in_amman_not_in_greenwich():
    assert QUARTER.start.utcoffset() == timedelta(hours=3)


def test_a_silent_entity_has_its_row_and_one_that_joined_later_has_none():
    silent = an_entity()
    joined_on_its_last_day = make_entity(joined_on=QUARTER.last_day)
    later = make_entity(joined_on=QUARTER.last_day + timedelta(days=1))
    never = make_entity()
    closed_down = an_entity(valid_from=date(2000, 1, 1), valid_to=QUARTER.first_day)
    rows = dict(figures.rows_of(QUARTER, at=timezone.now()))

    assert rows[silent] == rows[joined_on_its_last_day] == []
    assert not {later, never, closed_down} & set(rows)


class TestResults:
    """Of the date first announced, at that very instant and beside it."""

    DUE = QUARTER.start + timedelta(days=50)

    def result(self, *, decided=None, at=None, moved=None):
        entity = an_entity()
        one = deadline_at(make_closed(entity), QUARTER.start + timedelta(days=30))
        Consultation.objects.filter(pk=one.pk).update(
            first_results_due=self.DUE, results_due=moved or self.DUE
        )
        if decided:
            make_decided(one)
            Consultation.objects.filter(pk=one.pk).update(decided_at=decided)
        (record,) = records_of(entity, at=at or self.DUE + timedelta(days=40))
        return record

    @pytest.mark.parametrize(
        ("decided", "result"),
        [
            (DUE - MICROSECOND, Result.ON_TIME),
            (DUE, Result.ON_TIME),
            (DUE + MICROSECOND, Result.LATE),
        ],
    )
    def test_published(self, decided, result):
        assert self.result(decided=decided).result == result

    @pytest.mark.parametrize(
        ("at", "result"), [(DUE - MICROSECOND, Result.NOT_DUE), (DUE, Result.OVERDUE)]
    )
    def test_not_published(self, at, result):
        assert self.result(at=at).result == result

    def test_a_moved_date_does_not_help(self):
        moved = self.DUE + timedelta(days=30)

        record = self.result(decided=self.DUE + timedelta(days=3), moved=moved)

        assert (record.result, record.days_late) == (Result.LATE, 3.0)

    def test_a_decision_after_the_moment_of_the_figures_is_not_seen(self):
        record = self.result(decided=self.DUE, at=self.DUE - timedelta(days=1))

        assert record.result == Result.NOT_DUE


@pytest.mark.parametrize(
    ("kind", "days", "below", "standard"),
    [
        ("bylaw", settings.SHORTEST_FOR_DRAFT_LAW, False, "law"),
        ("bylaw", settings.SHORTEST_FOR_DRAFT_LAW - MICROSECOND, True, "law"),
        ("policy", settings.USUAL_SHORTEST, False, "practice"),
        ("policy", settings.USUAL_SHORTEST - MICROSECOND, True, "practice"),
    ],
)
def test_open_days_are_held_against_the_standard_of_the_kind(kind, days, below, standard):
    entity = an_entity()
    end = QUARTER.start + timedelta(days=40)
    one = deadline_at(make_closed(entity), end, opens_at=end - days)
    Consultation.objects.filter(pk=one.pk).update(kind=kind, short_reason_ar="ضرورة عاجلة")

    (record,) = records_of(entity)

    assert (record.below_standard, record.standard_kind) == (below, standard)


def test_moves_are_counted_by_act_and_extensions_apart():
    entity = an_entity()
    running = make_open(entity)
    by = member_of(entity, Role.COORDINATOR)
    running = consultations.extend(
        running, by=by, closes_at=running.closes_at + timedelta(days=2), reason="Asked for."
    )
    consultations.extend(
        running, by=by, closes_at=running.closes_at + timedelta(days=2), reason="Again."
    )

    (record,) = records_of(entity, Quarter.of(running.closes_at + timedelta(days=2)))

    assert (record.moves, record.extensions) == (2, 2)


class TestAnswered:
    def counts(self, entity):
        quarter = Quarter.of(Consultation.objects.filter(entity=entity).first().closes_at)
        (record,) = records_of(entity, quarter)
        return record.published, record.answered

    def test_an_official_reply_counts_at_once(self):
        entity = an_entity()
        running = make_open(entity)
        first, _second = make_comment(running), make_comment(running)
        by = member_of(entity, Role.COORDINATOR)
        consultations.reply_officially(first, by=by, body="We thank you for this.")
        consultations.reply_officially(first, by=by, body="And once more, to say so.")

        assert self.counts(entity) == (2, 1)

    def test_an_answer_nobody_has_read_yet_is_none(self):
        entity = an_entity()
        outcome = make_ratified(_closed_with(entity, 2))
        assert self.counts(entity) == (2, 0)

        reports.publish(outcome, by=member_of(entity, Role.COORDINATOR))
        assert self.counts(entity) == (2, 2)

    def test_declined_ones_are_received_and_not_published(self):
        entity = an_entity()
        running = make_open(entity)
        make_comment(running)
        make_declined(running)

        (record,) = records_of(entity, Quarter.of(running.closes_at))

        assert (record.received, record.published) == (2, 1)
        assert len(record.moderation_hours) == 1


def _closed_with(entity, comments):
    running = make_open(entity)
    for n in range(comments):
        make_comment(running, body=f"Comment {n}")
    return close_now(shift(running, running.closes_at - timezone.now() + timedelta(seconds=1)))


def test_the_past_before_the_portal_and_drafts_are_not_measured():
    entity = an_entity()
    one = deadline_at(make_closed(entity), QUARTER.start)
    Consultation.objects.filter(pk=one.pk).update(historical=True)
    hidden = deadline_at(make_closed(entity), QUARTER.start)
    Consultation.objects.filter(pk=hidden.pk).update(status="draft")

    assert records_of(entity) == []


FIGURES_BY_RECORDS = {
    "consultations": lambda f: f.consultations,
    "below_legal": lambda f: f.below_legal,
    "below_standard": lambda f: f.below_standard,
    "due": lambda f: f.due,
    "on_time": lambda f: f.on_time,
    "late": lambda f: f.late,
    "overdue": lambda f: f.overdue,
}


def a_record(**fields) -> Record:
    plain = {
        "reference": "TW-2026-0001",
        "title_ar": "استشارة",
        "title_en": "",
        "kind": "policy",
        "opens_at": "2026-07-01T00:00:00+00:00",
        "closes_at": "2026-07-20T00:00:00+00:00",
        "open_days": 19.0,
        "standard_days": 14,
        "standard_kind": "practice",
        "below_standard": False,
        "short_reason": "",
        "results_due": "2026-08-20T00:00:00+00:00",
        "decided_at": "",
        "result": Result.OVERDUE,
        "days_late": 3.0,
        "moves": 0,
        "extensions": 0,
        "received": 0,
        "published": 0,
        "answered": 0,
    }
    return Record(**(plain | fields))


@pytest.mark.parametrize("figure", FIGURES_BY_RECORDS)
def test_a_figure_is_the_number_of_its_records(figure):
    records = [
        a_record(result=result, below_standard=below, standard_kind=kind)
        for result in (Result.ON_TIME, Result.LATE, Result.OVERDUE, Result.NOT_DUE)
        for below in (True, False)
        for kind in ("law", "practice")
    ]

    count = FIGURES_BY_RECORDS[figure](figures.figures(records))

    assert len(compliance_view.drilled(records, figure)) == count


def test_nothing_due_is_not_a_failure_and_nothing_published_has_no_share():
    nothing = figures.figures([a_record(result=Result.NOT_DUE)])

    assert nothing.on_time_share is None
    assert nothing.answered_share is None
    assert compliance_view.marks(nothing)["on_time"] == compliance_view.NONE
    assert compliance_view.marks(figures.figures([])) == {}


@pytest.mark.parametrize(
    ("result", "mark"),
    [
        (Result.OVERDUE, compliance_view.BELOW),
        (Result.ON_TIME, compliance_view.BELOW),
        (Result.NOT_DUE, compliance_view.PLAIN),
        (Result.WITHDRAWN, compliance_view.PLAIN),
    ],
)
def test_unanswered_comments_are_held_against_an_entity_once_its_results_are_due(result, mark):
    given = figures.figures([a_record(result=result, published=4, answered=0)])
    assert compliance_view.marks(given)["answered"] == mark


def test_a_record_survives_its_storage_and_columns_added_since():
    record = a_record(moderation_hours=(1.5, 2.25))
    stored = record.stored() | {"unknown": 1}

    again = Record.read(stored)

    assert again.reference == record.reference
    assert tuple(again.moderation_hours) == record.moderation_hours


def test_the_figures_cost_the_same_with_many_consultations():
    entity = an_entity()

    def cost():
        with CaptureQueriesContext(connection) as captured:
            figures.rows_of(QUARTER, at=timezone.now())
        return len(captured)

    for _n in range(2):
        deadline_at(make_closed(entity), QUARTER.start)
    few = cost()
    for _n in range(4):
        deadline_at(make_closed(an_entity()), QUARTER.start)

    assert cost() == few


def test_a_published_outcome_is_on_time_through_the_whole_chain():
    entity = an_entity()
    outcome = make_decided(_closed_with(entity, 1))

    (record,) = records_of(entity, Quarter.of(outcome.consultation.closes_at))

    assert record.result == Result.ON_TIME


def test_a_consultation_for_invited_people_counts_and_keeps_its_title():
    entity = an_entity()
    closed = make_closed(entity, title_en="For experts", invited=["x@example.org"])
    deadline_at(closed, QUARTER.start)

    (record,) = records_of(entity)

    assert record.reference == closed.reference
    assert record.title_en == "Invited people only"
    assert closed.title_ar not in record.title_ar
