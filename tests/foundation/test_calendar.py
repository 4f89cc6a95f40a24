"""Working days of Jordan, office hours, quarters in Amman's time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tawasul import calendar
from tawasul.calendar import AMMAN, Quarter, midnight, quarter_of
from tawasul.models import Holiday

pytestmark = pytest.mark.django_db

THURSDAY = date(2026, 11, 26)
SUNDAY = date(2026, 11, 29)


def at(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMMAN)


def test_the_week_runs_from_sunday_to_thursday():
    week = [calendar.is_working_day(SUNDAY + timedelta(days=n)) for n in range(7)]

    assert week == [True] * 5 + [False] * 2


def test_national_days_with_a_fixed_date_are_there_from_the_start():
    assert not calendar.is_working_day(date(2026, 5, 25))
    assert set(Holiday.objects.values_list("date", flat=True)) >= {
        date(2025, 1, 1),
        date(2026, 5, 1),
        date(2027, 12, 25),
    }


def test_a_moment_belongs_to_its_day_in_amman():
    late_saturday_in_utc = datetime(2026, 11, 28, 22, 0, tzinfo=UTC)  # Sunday 1:00 in Amman

    assert calendar.is_working_day(late_saturday_in_utc)


def test_working_days_skip_the_weekend_and_holidays():
    Holiday.objects.create(date=SUNDAY, name_ar="عطلة")

    assert calendar.add_working_days(THURSDAY, 1) == date(2026, 11, 30)
    assert calendar.add_working_days(THURSDAY, 0) == THURSDAY
    assert calendar.next_working_day(date(2026, 11, 27)) == date(2026, 11, 30)
    assert calendar.working_days_between(THURSDAY, date(2026, 12, 1)) == 2


def test_counting_backwards_is_refused():
    with pytest.raises(ValueError, match="forwards"):
        calendar.add_working_days(THURSDAY, -1)


def test_working_hours_are_those_of_the_offices():
    assert calendar.working_hours_between(at(THURSDAY, 14, 30), at(SUNDAY, 9, 30)) == 2.0
    assert calendar.working_hours_between(at(THURSDAY, 0), at(SUNDAY, 0)) == 7.0
    assert calendar.working_hours_between(at(SUNDAY, 9), at(SUNDAY, 9)) == 0.0
    assert calendar.working_hours_between(at(SUNDAY, 9), at(THURSDAY, 9)) == 0.0


def test_many_dates_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        holidays = calendar.holidays_between(THURSDAY, THURSDAY + timedelta(days=90))
        for n in range(20):
            calendar.add_working_days(THURSDAY, n, holidays=holidays)


class TestQuarters:
    def test_a_quarter_is_read_and_written_alike(self):
        assert str(Quarter.parse("2026Q3")) == "2026Q3"
        assert Quarter.parse(" 2026-q3 ") == Quarter(2026, 3)

    @pytest.mark.parametrize("text", ["", "2026Q5", "26Q1", "2026", "٢٠٢٦Q1", "2026Q3x"])
    def test_anything_else_is_refused_with_a_sentence(self, text):
        with pytest.raises(ValueError, match="2026Q3"):
            Quarter.parse(text)

    def test_it_is_half_open_in_ammans_time(self):
        third = Quarter.parse("2026Q3")

        assert third.start == datetime(2026, 6, 30, 21, 0, tzinfo=UTC)
        assert third.end == Quarter.parse("2026Q4").start
        assert third.start in third
        assert third.end not in third
        assert third.end - timedelta(microseconds=1) in third

    def test_the_deadline_decides_by_its_day_in_amman(self):
        assert quarter_of(datetime(2026, 6, 30, 21, 0, tzinfo=UTC)) == Quarter(2026, 3)
        assert quarter_of(datetime(2026, 6, 30, 20, 59, tzinfo=UTC)) == Quarter(2026, 2)
        assert quarter_of(midnight(date(2027, 1, 1))) == Quarter(2027, 1)

    def test_neighbours_and_order(self):
        assert Quarter(2026, 4).next() == Quarter(2027, 1)
        assert Quarter(2026, 1).previous() == Quarter(2025, 4)
        assert Quarter(2026, 3).previous() == Quarter(2026, 2)
        assert sorted([Quarter(2027, 1), Quarter(2026, 4)])[0] == Quarter(2026, 4)
        assert Quarter(2026, 3).last_day == date(2026, 9, 30)

    def test_its_title(self):
        from django.utils.translation import override

        assert Quarter(2026, 3).title == "Third quarter 2026"
        with override("ar"):
            assert Quarter(2026, 3).long_title == "الربع الثالث 2026 (1 تموز – 30 أيلول)"


def test_a_change_of_the_holidays_leaves_a_trace_in_each_language():
    holiday = Holiday.objects.create(date=SUNDAY, name_ar="عطلة", name_en="Holiday")

    assert holiday.history.first().name_en == "Holiday"
