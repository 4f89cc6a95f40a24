"""Jordan's time: its zone, its working week (Sunday to Thursday), its holidays, its quarters.

Functions that need the holidays read them in one query; a caller with many dates to work out
hands in `holidays_between(…)` and pays once.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import total_ordering
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tawasul.models import Holiday

AMMAN = TZ = ZoneInfo("Asia/Amman")
WEEKEND = (4, 5)  # Friday, Saturday
OFFICE_OPENS, OFFICE_CLOSES = time(8, 30), time(15, 30)


# Days -----------------------------------------------------------------------------------------
def day_of(moment: datetime | date) -> date:
    """The day in Amman on which an aware moment falls."""
    return moment.astimezone(AMMAN).date() if isinstance(moment, datetime) else moment


def midnight(day: date) -> datetime:
    """The first instant of a day in Amman."""
    return datetime.combine(day, time(0), AMMAN)


def holidays_between(first: date, last: date) -> frozenset[date]:
    """The holidays from `first` to `last`, both included."""
    return frozenset(
        Holiday.objects.filter(date__range=(first, last)).values_list("date", flat=True)
    )


def is_working_day(day: datetime | date, *, holidays: Set[date] | None = None) -> bool:
    day = day_of(day)
    if day.weekday() in WEEKEND:
        return False
    return day not in (holidays_between(day, day) if holidays is None else holidays)


def next_working_day(day: datetime | date, *, holidays: Set[date] | None = None) -> date:
    """`day` itself when it is a working day, else the first one after it."""
    day = day_of(day)
    if holidays is None:
        holidays = holidays_between(day, day + timedelta(days=60))
    while not is_working_day(day, holidays=holidays):
        day += timedelta(days=1)
    return day


def add_working_days(
    start: datetime | date, days: int, *, holidays: Set[date] | None = None
) -> date:
    """The day on which the `days`-th working day after `start` falls; `start` is not counted.

    Zero gives `start`, or the next working day when it is none.
    """
    day = day_of(start)
    if days < 0:
        raise ValueError("days are counted forwards")
    if holidays is None:
        holidays = holidays_between(day, day + timedelta(days=2 * days + 60))
    if not days:
        return next_working_day(day, holidays=holidays)
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, holidays=holidays)
    return day


def working_days_between(
    start: datetime | date, end: datetime | date, *, holidays: Set[date] | None = None
) -> int:
    """How many working days lie in start < day <= end."""
    first, last = day_of(start), day_of(end)
    if holidays is None:
        holidays = holidays_between(first, last)
    days = (last - first).days
    return sum(
        is_working_day(first + timedelta(days=n), holidays=holidays) for n in range(1, days + 1)
    )


def working_hours_between(
    start: datetime, end: datetime, *, holidays: Set[date] | None = None
) -> float:
    """Hours in which the offices were open (8:30 to 15:30) between two aware moments."""
    if end <= start:
        return 0.0
    start, end = start.astimezone(AMMAN), end.astimezone(AMMAN)
    if holidays is None:
        holidays = holidays_between(start.date(), end.date())
    seconds, day = 0.0, start.date()
    while day <= end.date():
        if is_working_day(day, holidays=holidays):
            opens = max(start, datetime.combine(day, OFFICE_OPENS, AMMAN))
            closes = min(end, datetime.combine(day, OFFICE_CLOSES, AMMAN))
            seconds += max(0.0, (closes - opens).total_seconds())
        day += timedelta(days=1)
    return seconds / 3600


# Quarters -------------------------------------------------------------------------------------
@total_ordering
@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year in Amman's time: start <= t < end."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """From "2026Q3". Raises ValueError with a sentence."""
        match = re.fullmatch(r"(20\d\d)-?[Qq]([1-4])", text.strip(), re.ASCII)
        if not match:
            raise ValueError(_("Write a quarter as 2026Q3."))
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, moment: datetime | date) -> Quarter:
        day = day_of(moment)
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    def __lt__(self, other: Quarter) -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    @property
    def start(self) -> datetime:
        return midnight(self.first_day)

    @property
    def end(self) -> datetime:
        """The first instant that no longer belongs to it."""
        return midnight(self.next().first_day)

    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def previous(self) -> Quarter:
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)

    @property
    def title(self) -> str:
        """«الربع الثالث 2026»."""
        names = {
            1: _("First quarter %(year)s"),
            2: _("Second quarter %(year)s"),
            3: _("Third quarter %(year)s"),
            4: _("Fourth quarter %(year)s"),
        }
        return names[self.number] % {"year": self.year}

    @property
    def long_title(self) -> str:
        """«الربع الثالث 2026 (1 تموز – 30 أيلول)»."""
        return _("%(title)s (%(start)s – %(end)s)") % {
            "title": self.title,
            "start": date_format(self.first_day, "j F"),
            "end": date_format(self.last_day, "j F"),
        }


def quarter_of(moment: datetime | date) -> Quarter:
    return Quarter.of(moment)
