"""«بانتظاركم»: what waits for a person, and how soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from tawasul import words
from tawasul.calendar import AMMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of «بانتظاركم»: so many of a kind, where to work on them, and by when."""

    label: str
    count: int
    url: str
    date: date | datetime | None = None  # the nearest deadline among them
    text: str = ""  # which one, or what is usual
    action: str = ""  # words on the button
    due: str = ""  # words for the date, when its own are not enough
    hot: bool = False  # the date has come, or somebody waits for an answer
    by_people: bool = False  # written by the public: the other colour


def waiting_for(person) -> list[Waiting]:
    """All that the apps know to wait for this person, the nearest date first."""
    found = [
        item
        for dotted in settings.DESK_COUNTS
        for item in import_string(dotted)(person)
        if item.count
    ]
    return sorted(found, key=lambda item: (_instant(item), item.label))


def grouped(items: list[Waiting], now: datetime) -> list[dict]:
    """For today, this week, later. What has no date belongs to the week."""
    today, week, later = [], [], []
    for item in items:
        moment = words.as_moment(item.date)
        day = moment.date() if isinstance(moment, datetime) else moment
        if item.hot or (day and day <= now.date()):
            today.append(item)
        elif day is None or day <= now.date() + timedelta(days=7):
            week.append(item)
        else:
            later.append(item)
    return [
        {"title": _("For today"), "items": today},
        {"title": _("This week"), "items": week},
        {"title": _("Later"), "items": later},
    ]


def _instant(item: Waiting) -> datetime:
    at = words.as_moment(item.date) or date.max
    return at if isinstance(at, datetime) else datetime.combine(at, time(0), AMMAN)
