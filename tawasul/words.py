"""Dates, durations and numbers in words, in the active language: for pages, mails and reports.

All take aware datetimes, or ISO text as stored in a notice's context, and speak Jordan's time.
Arabic counts in six forms, and «بعد» and its like want the genitive: «يومان» alone, «بعد يومين».
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext

from tawasul.calendar import AMMAN
from tawasul.months import NAMES


# Moments --------------------------------------------------------------------------------------
def as_date(value) -> date | None:
    """The day in Amman of a moment, a day or ISO text; None where there is none."""
    moment = as_moment(value)
    return moment.date() if isinstance(moment, datetime) else moment


def as_moment(value) -> datetime | date | None:
    """A datetime in Amman's time, or the day itself when no hour was given."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        aware = value if timezone.is_aware(value) else value.replace(tzinfo=AMMAN)
        return aware.astimezone(AMMAN)
    return value if isinstance(value, date) else None


def day(value, *, weekday: bool = True) -> str:
    """«الخميس 26 تشرين الثاني 2026»."""
    at = as_date(value)
    if at is None:
        return ""
    parts = {"day": at.day, "month": gettext(NAMES[at.month - 1]), "year": at.year}
    if not weekday:
        return pgettext("date", "%(day)s %(month)s %(year)s") % parts
    parts["weekday"] = WEEKDAYS[at.weekday()]
    return pgettext("date", "%(weekday)s %(day)s %(month)s %(year)s") % parts


def hour(value) -> str:
    """«3:30 مساءً»: «ظهراً» from twelve to one, «مساءً» from one on."""
    at = as_moment(value)
    if not isinstance(at, datetime):
        return ""
    clock = {"time": f"{at.hour % 12 or 12}:{at.minute:02}"}
    if at.hour < 12:
        return pgettext("hour before noon", "%(time)s am") % clock
    if at.hour == 12:
        return pgettext("hour from twelve to one", "%(time)s pm") % clock
    return pgettext("hour from one on", "%(time)s pm") % clock


def moment(value) -> str:
    """«الخميس 26 تشرين الثاني 2026، الساعة 3:30 مساءً»."""
    at = as_moment(value)
    if not isinstance(at, datetime):
        return day(at)
    return pgettext("moment", "%(day)s, %(time)s") % {"day": day(at), "time": hour(at)}


def full(value) -> str:
    """The moment, and whose time it is: «… (بتوقيت الأردن)»."""
    text = moment(value)
    if not isinstance(as_moment(value), datetime):
        return text
    return gettext("%(moment)s (Jordan time)") % {"moment": text}


def short(value) -> str:
    """26/11/2026, for tables."""
    at = as_date(value)
    return f"{at.day:02}/{at.month:02}/{at.year:04}" if at else ""


def short_moment(value) -> str:
    """26/11/2026 15:30, for the tables of staff and the annexes of reports."""
    at = as_moment(value)
    return f"{short(at)} {at:%H:%M}" if isinstance(at, datetime) else short(at)


def last_day(value) -> date | None:
    """The last day before an end that is itself outside: of a close at midnight, the day before."""
    at = as_moment(value)
    if isinstance(at, datetime) and at.time() == time(0):
        return (at - timedelta(minutes=1)).date()
    return as_date(at)


def deadline(value) -> str:
    """A deadline after «يوم»: the hour is named only where it is not the end of the day."""
    at = as_moment(value)
    if isinstance(at, datetime) and at.time() != time(0):
        return moment(at)
    return day(last_day(at))


def until(value) -> str:
    """«حتى نهاية يوم الخميس …», or «حتى يوم الخميس …، الساعة 3:30 مساءً»."""
    at = as_moment(value)
    if at is None:
        return ""
    if isinstance(at, datetime) and at.time() != time(0):
        return gettext("until %(moment)s") % {"moment": moment(at)}
    return gettext("until the end of %(day)s") % {"day": day(last_day(at))}


def span(first, last) -> str:
    """«من 1 تموز إلى 30 أيلول 2026»: both days belong to it."""
    start, end = as_date(first), as_date(last)
    if start is None or end is None:
        return ""
    if start.year != end.year:
        return gettext("from %(start)s to %(end)s") % {
            "start": day(start, weekday=False),
            "end": day(end, weekday=False),
        }
    return gettext("from %(start)s to %(end)s") % {
        "start": pgettext("date", "%(day)s %(month)s")
        % {"day": start.day, "month": gettext(NAMES[start.month - 1])},
        "end": day(end, weekday=False),
    }


def hijri(value) -> str:
    """«12 جمادى الآخرة 1448 هـ تقريباً»: by the Umm al-Qura tables, which Jordan's announcements
    may precede or follow by a day."""
    from hijridate import Gregorian

    at = as_date(value)
    if at is None:
        return ""
    try:
        there = Gregorian(at.year, at.month, at.day).to_hijri()
    except (OverflowError, ValueError):  # outside the tables (1924 to 2077)
        return ""
    language = "ar" if (get_language() or "ar").startswith("ar") else "en"
    return gettext("%(day)s %(month)s %(year)s AH (approximately)") % {
        "day": there.day,
        "month": there.month_name(language),
        "year": there.year,
    }


# Durations ------------------------------------------------------------------------------------
def left(end, now=None) -> str:
    """How long until `end`, for «بعد»: «4 أيام و6 ساعات». Empty once it has passed."""
    end, now = as_moment(end), as_moment(now) or timezone.now()
    if end is None:
        return ""
    if not isinstance(end, datetime):
        end = datetime.combine(end, time(0), AMMAN)
    return duration(end - now) if end > now else ""


def since(start, now=None) -> str:
    """How long ago `start` was, for «منذ»."""
    start, now = as_moment(start), as_moment(now) or timezone.now()
    if start is None:
        return ""
    if not isinstance(start, datetime):
        start = datetime.combine(start, time(0), AMMAN)
    return duration(now - start) if now >= start else ""


def duration(length: timedelta | int | float) -> str:
    """A timedelta (or seconds) in the genitive, in at most two units; from a week on, in days."""
    seconds = length.total_seconds() if isinstance(length, timedelta) else length
    minutes = int(seconds // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 7:
        return after(days, "day")
    if days:
        return _and(after(days, "day"), after(hours, "hour") if hours else "")
    if hours:
        return _and(after(hours, "hour"), after(minutes, "minute") if minutes else "")
    return after(minutes, "minute")


def _and(one: str, other: str) -> str:
    if not other:
        return one
    return pgettext("duration", "%(one)s and %(other)s") % {"one": one, "other": other}


# Numbers --------------------------------------------------------------------------------------
def number(value) -> str:
    """12,480 and 94.5, in Western digits in both languages."""
    if value is None or value == "":
        return ""
    if isinstance(value, float | Decimal):
        text = f"{value:,.1f}"
        return text.removesuffix(".0")
    try:
        return f"{int(value):,}"
    except (TypeError, ValueError):
        return str(value)


def percent(value, whole=None) -> str:
    """94.5%; with `whole`, the share of it; a dash where there is nothing to have a share of."""
    if whole is not None:
        if not whole:
            return "–"
        value = 100 * Decimal(value) / Decimal(whole)
    return f"{number(round(Decimal(value), 1))}%" if value is not None else "–"


def size(octets) -> str:
    """The size of a file: «340 ك.ب», «1.2 م.ب»."""
    octets = int(octets or 0)
    if octets < 1024 * 1024:
        return gettext("%(n)s kB") % {"n": number(max(1, round(octets / 1024)) if octets else 0)}
    return gettext("%(n)s MB") % {"n": number(round(octets / 1024 / 1024, 1))}


def counted(n: int, noun: str) -> str:
    """A number of things standing alone or as subject: «تعليقان», «3 تعليقات»."""
    return _COUNTED[noun](int(n)) % {"n": number(n)}


def after(n: int, noun: str) -> str:
    """A number of things after «بعد», «منذ», «خلال», «قبل», «لمدة»: «يومين», «3 أيام»."""
    if not n and noun in _LESS:
        return _LESS[noun]()
    return _AFTER[noun](int(n)) % {"n": number(n)}


_COUNTED = {
    "comment": lambda n: ngettext("%(n)s comment", "%(n)s comments", n),
    "contribution": lambda n: ngettext("%(n)s contribution", "%(n)s contributions", n),
    "consultation": lambda n: ngettext("%(n)s consultation", "%(n)s consultations", n),
    "person": lambda n: ngettext("%(n)s person", "%(n)s people", n),
    "proposal": lambda n: ngettext("%(n)s proposal", "%(n)s proposals", n),
    "reply": lambda n: ngettext("%(n)s reply", "%(n)s replies", n),
    "entity": lambda n: ngettext("%(n)s entity", "%(n)s entities", n),
    "document": lambda n: ngettext("%(n)s document", "%(n)s documents", n),
    "article": lambda n: ngettext("%(n)s article", "%(n)s articles", n),
    "character": lambda n: ngettext("%(n)s character", "%(n)s characters", n),
    "characters too many": lambda n: ngettext(
        "%(n)s character too many", "%(n)s characters too many", n
    ),
    "day": lambda n: ngettext("%(n)s day", "%(n)s days", n),
    "working day": lambda n: ngettext("%(n)s working day", "%(n)s working days", n),
    "hour": lambda n: ngettext("%(n)s hour", "%(n)s hours", n),
    "minute": lambda n: ngettext("%(n)s minute", "%(n)s minutes", n),
    "week": lambda n: ngettext("%(n)s week", "%(n)s weeks", n),
    "supporters": lambda n: (
        ngettext("Supported by %(n)s person", "Supported by %(n)s people", n)
        if n
        else gettext("No support yet")
    ),
}
_AFTER = {
    "day": lambda n: npgettext("after «in»", "%(n)s day", "%(n)s days", n),
    "working day": lambda n: npgettext("after «in»", "%(n)s working day", "%(n)s working days", n),
    "hour": lambda n: npgettext("after «in»", "%(n)s hour", "%(n)s hours", n),
    "minute": lambda n: npgettext("after «in»", "%(n)s minute", "%(n)s minutes", n),
    "week": lambda n: npgettext("after «in»", "%(n)s week", "%(n)s weeks", n),
    "character": lambda n: npgettext("after «in»", "%(n)s character", "%(n)s characters", n),
}
_LESS = {
    "day": lambda: pgettext("after «in»", "less than a day"),
    "working day": lambda: pgettext("after «in»", "less than a working day"),
    "hour": lambda: pgettext("after «in»", "less than an hour"),
    "minute": lambda: pgettext("after «in»", "less than a minute"),
    "week": lambda: pgettext("after «in»", "less than a week"),
}
