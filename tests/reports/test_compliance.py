"""Freezing, correcting and signing a quarter; also by two people at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reports import compliance_view, services
from reports.models import Document, Snapshot, SnapshotRow
from tawasul.calendar import Quarter
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import make_closed, make_coordinator, make_entity, make_national
from tests.racing import at_once
from tests.reports.test_figures import deadline_at

LAST = Quarter.of(timezone.now()).previous()


@pytest.fixture
def supervisor(db):
    return make_national("supervisor")


@pytest.mark.django_db
class TestOne:
    def test_a_running_quarter_is_not_frozen(self, supervisor):
        with pytest.raises(Refusal, match="not over"):
            services.freeze(Quarter.of(timezone.now()), by=supervisor)

    def test_the_quarter_is_over_at_its_end_and_not_a_microsecond_before(self, supervisor):
        with pytest.raises(Refusal):
            services.freeze(LAST, by=supervisor, at=LAST.end - timedelta(microseconds=1))
        assert services.freeze(LAST, by=supervisor, at=LAST.end).number == 0

    def test_frozen_figures_do_not_move(self, supervisor):
        entity = make_entity(joined_on=date(2025, 1, 1))
        one = deadline_at(make_closed(entity), LAST.start + timedelta(days=5))
        snapshot = services.freeze(LAST, by=supervisor)
        deadline_at(one, LAST.end + timedelta(days=5))

        table = compliance_view.table(LAST, snapshot=snapshot)

        row = next(row for row in table.rows if row.entity == entity)
        assert row.figures.consultations == 1
        assert compliance_view.table(LAST).total.consultations == 0

    def test_silent_entities_are_stored_with_no_records(self, supervisor):
        silent = make_entity(joined_on=date(2025, 1, 1))

        snapshot = services.freeze(LAST, by=supervisor)

        assert snapshot.rows.get(entity=silent).records == []

    def test_only_supervisors_freeze_correct_and_sign(self):
        for person in (make_national("auditor"), make_coordinator(make_entity())):
            with pytest.raises(NotAllowed):
                services.freeze(LAST, by=person)
        snapshot = services.freeze(LAST, by=None)
        auditor = make_national("auditor")
        with pytest.raises(NotAllowed):
            services.sign(snapshot, by=auditor)
        with pytest.raises(NotAllowed):
            services.correct(LAST, by=auditor, reason="x", after=0)
        with pytest.raises(NotAllowed):
            services.make_files(snapshot, by=auditor)

    def test_freezing_twice_is_refused(self, supervisor):
        services.freeze(LAST, by=supervisor)

        with pytest.raises(Refusal, match="already frozen"):
            services.freeze(LAST, by=supervisor)

    def test_a_correction_has_a_number_and_a_reason_and_leaves_the_first(self, supervisor):
        first = services.freeze(LAST, by=supervisor)
        with pytest.raises(Refusal, match="Say what is corrected"):
            services.correct(LAST, by=supervisor, reason=" \n", after=0)

        second = services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)

        assert (second.number, second.reason) == (1, "A date was wrong.")
        assert Snapshot.objects.get(pk=first.pk).digest == first.digest
        with pytest.raises(IntegrityError), transaction.atomic():
            Snapshot.objects.filter(pk=second.pk).update(reason="")

    def test_a_correction_of_figures_that_were_corrected_since_is_refused(self, supervisor):
        services.freeze(LAST, by=supervisor)
        services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)

        with pytest.raises(Refusal, match="Correction no. 1 was issued"):
            services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)

        assert services.correct(LAST, by=supervisor, reason="Another.", after=1).number == 2

    def test_what_is_not_frozen_is_not_corrected(self, supervisor):
        with pytest.raises(Refusal, match="not frozen yet"):
            services.correct(LAST, by=supervisor, reason="x", after=0)

    def test_signing_publishes_it_and_orders_new_files(self, supervisor):
        snapshot = services.freeze(LAST, by=supervisor)
        old = services.make_files(snapshot, by=supervisor)
        Document.objects.update(state=Document.State.READY, sha256="of the unsigned")

        signed = services.sign(snapshot, by=supervisor)

        assert signed.signed_by == supervisor
        assert {one.pk for one in signed.documents.all()} == {one.pk for one in old}
        assert set(signed.documents.values_list("state", "sha256")) == {("waiting", "")}
        assert sorted(signed.documents.values_list("format", "language")) == [
            ("pdf", "ar"),
            ("pdf", "en"),
            ("xlsx", "ar"),
        ]
        with pytest.raises(Refusal, match="already signed"):
            services.sign(snapshot, by=supervisor)

    def test_with_a_later_correction_the_earlier_one_is_not_signed(self, supervisor):
        first = services.freeze(LAST, by=supervisor)
        services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)

        with pytest.raises(Refusal, match="later correction"):
            services.sign(first, by=supervisor)


@pytest.mark.django_db
class TestFrozen:
    """What the database itself refuses, past every service."""

    @pytest.fixture
    def snapshot(self, supervisor):
        make_entity(joined_on=date(2025, 1, 1))
        return services.freeze(LAST, by=supervisor)

    def refused(self, act, *args, **kwargs):
        with pytest.raises(IntegrityError, match="frozen quarter"), transaction.atomic():
            act(*args, **kwargs)

    @pytest.mark.parametrize(
        "change",
        [
            {"digest": "x"},
            {"frozen_at": timezone.now()},
            {"reason": "Another."},
            {"quarter": "2020Q1"},
            {"digest": "x", "signed_at": timezone.now()},
        ],
    )
    def test_a_snapshot_takes_a_signature_and_nothing_else(self, snapshot, change):
        self.refused(Snapshot.objects.filter(pk=snapshot.pk).update, **change)

    def test_a_signature_stays(self, snapshot, supervisor):
        services.sign(snapshot, by=supervisor)
        rows = Snapshot.objects.filter(pk=snapshot.pk)

        self.refused(rows.update, signed_at=None)
        self.refused(rows.update, signed_title="Somebody else")
        self.refused(SnapshotRow.objects.create, snapshot=snapshot, entity=make_entity())

    def test_its_rows_stay(self, snapshot):
        self.refused(snapshot.rows.update, records=[{"late": 0}])
        self.refused(snapshot.rows.all().delete)
        self.refused(SnapshotRow.objects.filter(snapshot=snapshot).update, name_ar="غيره")

    def test_nothing_of_it_is_deleted(self, snapshot):
        self.refused(Snapshot.objects.filter(pk=snapshot.pk)._raw_delete, "default")


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_one_freezes_and_the_others_are_told(self):
        supervisor = make_national("supervisor")

        answers = at_once(*[lambda: services.freeze(LAST, by=supervisor)] * 4)

        assert sum(isinstance(one, Snapshot) for one in answers) == 1
        assert sum(isinstance(one, Refusal) for one in answers) == 3
        assert Snapshot.objects.count() == 1

    def test_one_correction_is_issued_and_the_others_are_told(self):
        supervisor = make_national("supervisor")
        services.freeze(LAST, by=supervisor)

        answers = at_once(
            *[lambda: services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)]
            * 3
        )

        assert sum(isinstance(one, Snapshot) for one in answers) == 1
        assert sum(isinstance(one, Refusal) for one in answers) == 2
        assert sorted(Snapshot.objects.values_list("number", flat=True)) == [0, 1]

    def test_one_signs(self):
        supervisor = make_national("supervisor")
        snapshot = services.freeze(LAST, by=supervisor)

        answers = at_once(*[lambda: services.sign(snapshot, by=supervisor)] * 3)

        assert sum(isinstance(one, Refusal) for one in answers) == 2
        assert snapshot.documents.count() == 3
