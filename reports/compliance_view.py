"""A quarter as a table: rows, totals, and against which standard each figure is held.

Made from a frozen snapshot or from how things stand now; the page, the PDF and the sheet read
the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from consultations.models import Consultation
from entities.models import Entity
from reports.figures import Figures, Record, Result, figures, rows_of
from reports.models import Snapshot
from tawasul.calendar import Quarter
from tawasul.words import number, percent

# Between these shares a figure is “near the standard”, under the lower one “below” it. They are
# the ministry's to set; the standard itself is printed with its basis.
ON_TIME_STANDARD, ON_TIME_NEAR = 100, 60  # percent
ANSWERED_STANDARD, ANSWERED_NEAR = 95, 80  # percent

OK, NEAR, BELOW, NONE, PLAIN = "ok", "mid", "bad", "none", "plain"


@dataclass(frozen=True, slots=True)
class Row:
    entity: Entity
    name: str
    records: list[Record]
    figures: Figures

    @property
    def silent(self) -> bool:
        return not self.records

    @property
    def marks(self) -> dict[str, str]:
        return marks(self.figures)


@dataclass(frozen=True, slots=True)
class Table:
    quarter: Quarter
    snapshot: Snapshot | None
    at: datetime  # when the figures were taken
    rows: list[Row]
    total: Figures

    @property
    def provisional(self) -> bool:
        return self.snapshot is None

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """Rows by kind of entity, in the order of the list of kinds."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.entity.kind, []).append(row)
        labels = dict(Entity.Kind.choices)
        return [(str(labels[kind]), found[kind]) for kind in Entity.Kind.values if kind in found]

    @property
    def late(self) -> list[tuple[Row, Record]]:
        """Outcomes late or missing, the longest first."""
        pairs = [
            (row, record)
            for row in self.rows
            for record in row.records
            if record.result in (Result.LATE, Result.OVERDUE)
        ]
        return sorted(pairs, key=lambda pair: -pair[1].days_late)

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row.silent]


def table(
    quarter: Quarter, *, snapshot: Snapshot | None = None, entity: Entity | None = None
) -> Table:
    """The table of a quarter; of one entity when given."""
    if snapshot is not None:
        at = snapshot.frozen_at
        source = [
            (row.entity, row.name_ar, row.name_en, [Record.read(one) for one in row.records])
            for row in snapshot.rows.select_related("entity")
        ]
    else:
        at = timezone.now()
        source = [
            (one, one.name_ar, one.name_en, records) for one, records in rows_of(quarter, at=at)
        ]
    rows = [
        Row(
            entity=one,
            name=(name_en if get_language() == "en" else "") or name_ar,
            records=records,
            figures=figures(records),
        )
        for one, name_ar, name_en, records in source
        if entity is None or one.pk == entity.pk
    ]
    return Table(
        quarter=quarter,
        snapshot=snapshot,
        at=at,
        rows=rows,
        total=figures([record for row in rows for record in row.records]),
    )


def first_quarter() -> Quarter | None:
    """The quarter of the first deadline there was."""
    first = (
        Consultation.objects.public_at(timezone.now())
        .filter(historical=False)
        .order_by("closes_at")
        .values_list("closes_at", flat=True)
        .first()
    )
    return Quarter.of(first) if first else None


MARK_WORDS = {
    OK: gettext_lazy("At the standard"),
    NEAR: gettext_lazy("Near the standard"),
    BELOW: gettext_lazy("Below the standard"),
    NONE: gettext_lazy("Not yet due"),
}


def cells(f: Figures) -> list[dict]:
    """The figures of one line in the order of the table: key, label, what is printed, mark, words.

    `key` is the figure's name in `drilled`.
    """
    marked = marks(f)

    def cell(key, value, mark=PLAIN, of=""):
        mark = marked.get(mark, PLAIN)
        if mark == NONE:
            value, of = "", ""
        return {
            "key": key,
            "label": labels()[key],
            "value": value,
            "of": of,
            "mark": mark,
            "words": "" if mark == PLAIN else str(MARK_WORDS[mark]),
        }

    days = ""
    if f.consultations:
        days = f"{number(round(f.shortest_days, 1))} / {number(round(f.median_days, 1))}"
    share = "" if f.answered_share is None else percent(f.answered_share)
    hours = ""
    if f.moderation_median is not None:
        hours = f"{number(round(f.moderation_median, 1))} / {number(round(f.moderation_p90, 1))}"
    return [
        cell("consultations", number(f.consultations)),
        cell("below_standard", days or "–", "days"),
        cell("below_legal", number(f.below_legal), "below_legal"),
        cell("due", number(f.due)),
        cell("on_time", number(f.on_time), "on_time", of=number(f.due)),
        cell("late", number(f.late), "late"),
        cell("overdue", number(f.overdue), "overdue"),
        cell("published", number(f.published)),
        cell("answered", share or "–", "answered"),
        cell("moves", number(f.moves)),
        cell("moderation", hours or "–"),
    ]


def labels() -> dict[str, str]:
    """What each figure of a line is called."""
    return {
        "consultations": _("Consultations published"),
        "below_standard": _("Comment days (shortest / median)"),
        "below_legal": _("Draft legislation under 10 days"),
        "due": _("Results due"),
        "on_time": _("Published by the date first announced"),
        "late": _("Published late"),
        "overdue": _("Not published"),
        "published": _("Comments published"),
        "answered": _("Share answered"),
        "moves": _("Extensions and date changes"),
        "moderation": _("Review: median / 90th percentile (hours)"),
    }


def standard_sentence(record: Record) -> str:
    """Which standard applies to its days, and on what basis."""
    if record.standard_kind == "law":
        return _("%(n)s days; basis: Regulation No. 5 of 2013, article 9 (law)") % {
            "n": record.standard_days
        }
    return _("%(n)s days; basis: practice of the portal") % {"n": record.standard_days}


def hours_sentence(record: Record) -> str:
    given = figures([record])
    if given.moderation_median is None:
        return "–"
    return f"{number(round(given.moderation_median, 1))} / {number(round(given.moderation_p90, 1))}"


def drilled(records: list[Record], figure: str) -> list[Record]:
    """The records behind one figure of a row. Unknown figures give all of them."""
    tests = {
        "below_standard": lambda one: one.below_standard,
        "below_legal": lambda one: one.below_standard and one.standard_kind == "law",
        "due": lambda one: one.result in (Result.ON_TIME, Result.LATE, Result.OVERDUE),
        "on_time": lambda one: one.result == Result.ON_TIME,
        "late": lambda one: one.result == Result.LATE,
        "overdue": lambda one: one.result == Result.OVERDUE,
        "moves": lambda one: one.moves > 0,
        "answered": lambda one: one.published > 0,
        "published": lambda one: one.published > 0,
        "moderation": lambda one: bool(one.moderation_hours),
    }
    test = tests.get(figure)
    return [one for one in records if test is None or test(one)]


def marks(given: Figures) -> dict[str, str]:
    """For each figure that has a standard: at it, near it, below it, or not applicable."""
    if not given.consultations:
        return {}
    return {
        "days": BELOW if given.below_legal else (NEAR if given.below_standard else OK),
        "below_legal": BELOW if given.below_legal else OK,
        "on_time": _share(given.on_time_share, ON_TIME_STANDARD, ON_TIME_NEAR),
        "late": NEAR if given.late else (OK if given.due else NONE),
        "overdue": BELOW if given.overdue else (OK if given.due else NONE),
        "answered": _answered(given),
    }


def _answered(given: Figures) -> str:
    """Comments are answered by the day of the results: until then their share is not judged."""
    mark = _share(given.answered_share, ANSWERED_STANDARD, ANSWERED_NEAR)
    is_judged = given.due and not given.not_due
    return mark if is_judged or mark == OK else PLAIN


def _share(percent: float | None, standard: float, near: float) -> str:
    if percent is None:
        return NONE
    if percent >= standard:
        return OK
    return NEAR if percent >= near else BELOW


def definitions() -> list[dict]:
    """Each indicator with its counting rule, standard and basis, as printed."""
    rows = [
        (
            _("Comment period"),
            _("From the moment comments open to the moment they close, in calendar days."),
            _("14 days or more"),
            _("Practice of the portal"),
        ),
        (
            _("Draft legislation under 10 days"),
            _("Draft laws and bylaws open for less than 10 times 24 hours."),
            _("None"),
            _("Law: Regulation No. 5 of 2013, article 9"),
        ),
        (
            _("Results on time"),
            _("Published before the date first announced has passed; moved dates do not help."),
            _("All"),
            _("Practice: the four declared dates"),
        ),
        (
            _("Share answered"),
            _("Published comments with an official reply or a reasoned answer."),
            "95%",
            _("Practice of the portal"),
        ),
        (
            _("Dates moved"),
            _("Every change of a date after publication, extensions included."),
            _("For information"),
            "–",
        ),
        (
            _("Review of contributions"),
            _("Calendar hours from receipt to the first decision, through the portal."),
            _("For information"),
            "–",
        ),
    ]
    return [
        {"name": name, "rule": rule, "standard": standard, "basis": basis}
        for name, rule, standard, basis in rows
    ]
