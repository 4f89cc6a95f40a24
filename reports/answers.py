"""What an outcome says, in numbers and rows. No HTML: the page and the PDF are made from this."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from consultations import threads
from consultations.models import Consultation, Contribution
from moderation.models import Clause, Decision
from reports.models import Disposition, Outcome
from tawasul import keyset
from tawasul.vocabulary import Governorate

SMALL = 5  # numbers below are not shown: they could tell who somebody is
ORDER = ("accepted", "partly", "covered", "rejected", "out_of_scope")  # of answers, as printed
TAKEN_UP = ("accepted", "partly")
EXCERPTS = 3  # shown for one answer given to many
EXCERPT_CHARS = 320
PAGE = 12  # rows of the matrix on one page: the decision stands below it
BY_SUPPORT = keyset.Order(("supports", "id"), down=True)
BOM = "\ufeff"  # or spreadsheets read Arabic as Latin
RUN_AS_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: what, how many, and percent of the whole (0-100, for its length and its print)."""

    key: str
    label: str
    number: int
    percent: float


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and in which language: a printed page knows no `dir="auto"`."""

    text: str
    lang: str

    @classmethod
    def of(cls, text: str) -> Said:
        return cls(text, threads.language_of(text))

    @property
    def dir(self) -> str:
        return "rtl" if self.lang == "ar" else "ltr"


@dataclass(slots=True)
class Group:
    """Contributions given the same answer for the same reason: one line of the matrix."""

    answer: str
    label: str
    reason: Said
    number: int = 0
    excerpts: list[Said] = field(default_factory=list)


def given(consultation: Consultation | int):
    """The answers to what can be read: one taken out or withdrawn since takes its answer along."""
    return Disposition.objects.filter(
        contribution__consultation=consultation,
        contribution__status=Contribution.Status.PUBLISHED,
    )


def late():
    """Comments shown again after the results were published, and not answered yet.

    By the decision that took effect since: what a published exemption left is not among them.
    """
    since = Decision.objects.filter(
        verb=Decision.Verb.RESTORE,
        applied_at__gt=F("contribution__consultation__outcome__published_at"),
    )
    return Contribution.objects.published().filter(
        pk__in=since.values("contribution"), disposition__isnull=True
    )


def since_publication(outcome: Outcome) -> dict[str, int]:
    """What came after the results: answers added, and comments that still wait for one."""
    if outcome.published_at is None:
        return {"added": 0, "late": 0}
    return {
        "added": given(outcome.consultation_id).filter(at__gt=outcome.published_at).count(),
        "late": late().filter(consultation=outcome.consultation_id).count(),
    }


def taken_up(keys) -> dict[int, tuple[int, int]]:
    """(taken up in full or in part, answered) of each of these consultations, in one query."""
    rows = (
        Disposition.objects.filter(
            contribution__consultation__in=keys,
            contribution__status=Contribution.Status.PUBLISHED,
        )
        .values_list("contribution__consultation")
        .annotate(taken=Count("pk", filter=Q(answer__in=TAKEN_UP)), answered=Count("pk"))
        .order_by()
    )
    return {key: (taken, answered) for key, taken, answered in rows}


def shares(outcome: Outcome) -> list[Share]:
    """How many contributions got which answer, in the order they are printed."""
    counts = dict(
        given(outcome.consultation_id).values_list("answer").annotate(Count("pk")).order_by()
    )
    labels = dict(Disposition.Answer.choices)
    total = sum(counts.values())
    return [
        Share(key, str(labels[key]), counts.get(key, 0), _percent(counts.get(key, 0), total))
        for key in ORDER
    ]


def matrix(outcome: Outcome) -> list[Group]:
    """Every answer with its reason, those given to many first within each answer."""
    labels = dict(Disposition.Answer.choices)
    groups: dict[tuple[str, str], Group] = {}
    rows = (
        given(outcome.consultation_id)
        .order_by("-contribution__supports", "contribution_id")
        .values_list("answer", "reason", "contribution__body", "contribution__public_body")
    )
    for answer, reason, body, public_body in rows.iterator(chunk_size=2000):
        group = groups.setdefault(
            (answer, reason), Group(answer, str(labels[answer]), Said.of(reason))
        )
        group.number += 1
        if len(group.excerpts) < EXCERPTS:
            group.excerpts.append(Said.of(_excerpt(public_body or body)))
    return sorted(groups.values(), key=lambda one: (ORDER.index(one.answer), -one.number))


def page_of(outcome: Outcome, *, answer: str = "", after: str = "") -> keyset.Page:
    """One page of the matrix: contributions with their answer, the most supported first."""
    rows = Contribution.objects.published().filter(consultation=outcome.consultation_id)
    if answer in ORDER:
        rows = rows.filter(disposition__answer=answer)
    rows = rows.select_related("disposition").defer("search", "salt", "digest")
    return keyset.read(rows, BY_SUPPORT, after=after, size=PAGE)


def channels(consultation: Consultation) -> list[dict]:
    """One row for each way contributions came in, those through the portal first."""
    Status = Contribution.Status
    rows = {
        row["channel"]: row
        for row in consultation.contributions.values("channel")
        .annotate(
            received=Count("pk"),
            published=Count("pk", filter=Q(status=Status.PUBLISHED)),
            declined=Count("pk", filter=Q(status=Status.DECLINED)),
            hidden=Count("pk", filter=Q(status=Status.HIDDEN)),
            withdrawn=Count("pk", filter=Q(status=Status.WITHDRAWN)),
        )
        .order_by()
    }
    return [
        {**rows[channel], "label": str(label)}
        for channel, label in Contribution.Channel.choices
        if channel in rows
    ]


def governorates(consultation: Consultation) -> list[Share]:
    """People with something published, by the governorate they named themselves, or none.

    Groups of fewer than SMALL people stand together in one line, also those who named none. Empty
    when no governorate is left to tell from others: one bar alone says nothing.
    """
    counts = dict(
        consultation.contributions.published()
        .filter(author__isnull=False)
        .values_list("author__governorate")
        .annotate(Count("author", distinct=True))
        .order_by()
    )
    total = sum(counts.values())
    small = {key: number for key, number in counts.items() if number < SMALL}
    large = {key: number for key, number in counts.items() if number >= SMALL}
    while 0 < sum(small.values()) < SMALL and large:  # else the line would tell of few itself
        least = min(large, key=large.get)
        small[least] = large.pop(least)
    unsaid = large.pop("", 0)
    if not large or not (small or unsaid or len(large) > 1):
        return []
    labels = dict(Governorate.choices)
    rows = [(key, labels[key], large[key]) for key in sorted(large, key=large.get, reverse=True)]
    if small:
        together = (
            _("Other governorates, and not stated, together")
            if "" in small
            else _("Other governorates together")
        )
        rows.append(("small", together, sum(small.values())))
    if unsaid:
        rows.append(("", _("Not stated"), unsaid))
    return [Share(key, str(label), n, _percent(n, total)) for key, label, n in rows]


def declined_by_clause(consultation: Consultation) -> list[dict]:
    """What was not published or hidden, by the clause cited: version/number, title, counts."""
    Status = Contribution.Status
    rows = (
        consultation.contributions.filter(status__in=[Status.DECLINED, Status.HIDDEN])
        .values("clause")
        .annotate(
            declined=Count("pk", filter=Q(status=Status.DECLINED)),
            hidden=Count("pk", filter=Q(status=Status.HIDDEN)),
        )
        .order_by("clause")
    )
    titles = {
        f"{clause.version.number}/{clause.number}": clause
        for clause in Clause.objects.select_related("version")
    }
    return [{**row, "about": titles.get(row["clause"])} for row in rows]


def contributions_csv(outcome: Outcome) -> str:
    """Every published contribution with its answer, as open data."""
    return "".join(csv_lines(outcome))


def csv_lines(outcome: Outcome):
    """The same, line by line: nothing is held in memory. Cells are defused.

    A comment is named by the number in its public address. SECURITY: never by its receipt, with
    which its sender follows it.
    """
    out = io.StringIO()
    writer = csv.writer(out)

    def line(cells) -> str:
        writer.writerow(cells)
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text

    yield BOM + line(
        ["comment", "channel", "received_at", "name", "text", "supports", "answer", "reason"]
    )
    rows = (
        Contribution.objects.published()
        .filter(consultation=outcome.consultation_id)
        .annotate(answer=F("disposition__answer"), reason=F("disposition__reason"))
        .order_by("received_at", "pk")
        .values_list(
            "pk",
            "channel",
            "received_at",
            "shown_name",
            "body",
            "public_body",
            "supports",
            "answer",
            "reason",
        )
    )
    for key, channel, at, name, body, public_body, supports, answer, reason in rows.iterator(
        chunk_size=2000
    ):
        yield line(
            [
                key,
                channel,
                at.isoformat(),
                *map(defused, (name, public_body or body)),
                supports,
                answer or "",
                defused(reason or ""),
            ]
        )


def defused(cell: str) -> str:
    """SECURITY: a cell that a spreadsheet would run as a formula starts with an apostrophe."""
    return f"'{cell}" if cell.lstrip()[:1] in RUN_AS_FORMULA and cell else cell


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _excerpt(text: str) -> str:
    if len(text) <= EXCERPT_CHARS:
        return text
    return text[:EXCERPT_CHARS].rsplit(" ", 1)[0] + " …"
