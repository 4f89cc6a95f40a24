"""The numbers of compliance: what happened in a quarter, entity by entity. No HTML, no files.

A consultation belongs to the quarter (Asia/Amman) of its deadline. It is measured against the
dates first announced, however often they were moved. Each figure is made from records that can
be looked at one by one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from statistics import median

from django.conf import settings
from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from consultations.models import Change, Consultation, Contribution, OfficialReply
from entities.models import Entity
from moderation.models import Decision
from reports.models import Disposition, Outcome
from tawasul.calendar import Quarter

DAY = 24 * 3600  # seconds
INVITED = Consultation.Audience.INVITED


class Result:
    """Of an outcome against the date first announced."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"
    WITHDRAWN = "withdrawn"

    LABELS = {
        ON_TIME: _("Published by the date first announced"),
        LATE: _("Published late"),
        OVERDUE: _("Not published, overdue"),
        NOT_DUE: _("Not yet due"),
        WITHDRAWN: _("Withdrawn"),
    }


@dataclass(frozen=True, slots=True)
class Record:
    """One consultation of the quarter. Instants are ISO 8601 in UTC, spans in days or hours."""

    reference: str
    title_ar: str
    title_en: str
    kind: str
    opens_at: str
    closes_at: str
    open_days: float
    standard_days: int  # what applies to this kind
    standard_kind: str  # "law" or "practice" (rules.md N01, N02)
    below_standard: bool
    short_reason: str
    results_due: str  # the date first announced
    decided_at: str  # "" when not
    result: str  # of Result
    days_late: float
    moves: int  # dates moved after publication, extensions included
    extensions: int
    received: int  # through the portal, in time
    published: int  # through the portal and typed in
    answered: int  # replied to officially or disposed of with a reason
    moderation_hours: tuple[float, ...] = ()  # from receipt to decision, one per decided

    @classmethod
    def read(cls, stored: dict) -> Record:
        """From a snapshot's row; columns added since are left at their default."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def stored(self) -> dict:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one line of the report prints, made from its records."""

    consultations: int
    shortest_days: float | None
    median_days: float | None
    below_standard: int
    below_legal: int
    due: int
    on_time: int
    late: int
    overdue: int
    not_due: int
    published: int
    answered: int
    moves: int
    moderation_median: float | None  # hours
    moderation_p90: float | None

    @property
    def answered_share(self) -> float | None:
        """Percent of what was published; None when nothing was."""
        return 100 * self.answered / self.published if self.published else None

    @property
    def on_time_share(self) -> float | None:
        """Percent of the outcomes that were due; None when none was."""
        return 100 * self.on_time / self.due if self.due else None


def figures(records: list[Record]) -> Figures:
    """Totals of one entity, or of all."""
    days = [record.open_days for record in records]
    results = [record.result for record in records]
    hours = sorted(hour for record in records for hour in record.moderation_hours)
    late, overdue = results.count(Result.LATE), results.count(Result.OVERDUE)
    on_time = results.count(Result.ON_TIME)
    return Figures(
        consultations=len(records),
        shortest_days=min(days, default=None),
        median_days=median(days) if days else None,
        below_standard=sum(record.below_standard for record in records),
        below_legal=sum(
            record.below_standard and record.standard_kind == "law" for record in records
        ),
        due=on_time + late + overdue,
        on_time=on_time,
        late=late,
        overdue=overdue,
        not_due=results.count(Result.NOT_DUE),
        published=sum(record.published for record in records),
        answered=sum(record.answered for record in records),
        moves=sum(record.moves for record in records),
        moderation_median=median(hours) if hours else None,
        moderation_p90=hours[min(len(hours) - 1, int(len(hours) * 0.9))] if hours else None,
    )


def rows_of(quarter: Quarter, *, at: datetime) -> list[tuple[Entity, list[Record]]]:
    """Every entity that was on the portal in the quarter, the silent ones too, with its records.

    An entity that joined later had no duty yet. A constant number of queries, however many
    consultations there were.
    """
    by_entity: dict[int, list[Record]] = defaultdict(list)
    for consultation in _of(quarter, at):
        by_entity[consultation.entity_id].append(consultation.record)
    had_duties = Entity.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=quarter.first_day),
        joined_on__lte=quarter.last_day,
    )
    entities = had_duties | Entity.objects.filter(pk__in=by_entity)
    return [(entity, by_entity[entity.pk]) for entity in entities.distinct().in_order()]


def _of(quarter: Quarter, at: datetime) -> list[Consultation]:
    moved = Change.objects.filter(what__in=[Change.What.EXTENSION, Change.What.DATE])
    found = list(
        Consultation.objects.public_at(at)
        .filter(historical=False, closes_at__gte=quarter.start, closes_at__lt=quarter.end)
        .order_by("closes_at", "pk")
    )
    keys = [one.pk for one in found]
    moves = _counted(
        moved.filter(consultation__in=keys)
        .values("consultation")
        .annotate(
            moves=Count("at", distinct=True),
            extensions=Count("pk", filter=Q(what=Change.What.EXTENSION)),
        )
    )
    contributions = Contribution.objects.filter(consultation__in=keys)
    in_time = Q(
        channel=Contribution.Channel.PORTAL,
        received_at__gte=F("consultation__opens_at"),
        received_at__lt=F("consultation__closes_at"),
    )
    # An answer nobody has read yet is none: dispositions count once their outcome is published.
    # Whole sets, not a question for each row: PostgreSQL hashes them once.
    replied = OfficialReply.objects.filter(contribution__consultation__in=keys)
    disposed = Disposition.objects.filter(
        contribution__consultation__in=keys,
        contribution__consultation__outcome__status=Outcome.Status.PUBLISHED,
    )
    answered = Q(pk__in=replied.values("contribution")) | Q(pk__in=disposed.values("pk"))
    published = Q(status=Contribution.Status.PUBLISHED)
    counts = _counted(
        contributions.values("consultation")
        .annotate(
            received=Count("pk", filter=in_time),
            shown=Count("pk", filter=published),
            given=Count("pk", filter=published & answered),
        )
        .order_by()
    )
    hours = _moderation_hours(keys)
    for one in found:
        one.record = _record(one, at, moves.get(one.pk), counts.get(one.pk), hours.get(one.pk, ()))
    return found


def _counted(rows) -> dict[int, dict]:
    return {row["consultation"]: row for row in rows}


def _moderation_hours(keys: list[int]) -> dict[int, tuple[float, ...]]:
    """Hours from receipt to the first decision, for each contribution of these consultations."""
    rows = (
        Decision.objects.filter(
            contribution__consultation__in=keys,
            contribution__channel=Contribution.Channel.PORTAL,
            undone_at__isnull=True,
        )
        .values("contribution", "contribution__consultation", "contribution__received_at")
        .annotate(first=Min("decided_at"))
        .order_by("contribution")
    )
    found: dict[int, list[float]] = defaultdict(list)
    for row in rows.iterator(chunk_size=2000):
        span = row["first"] - row["contribution__received_at"]
        found[row["contribution__consultation"]].append(round(span.total_seconds() / 3600, 2))
    return {key: tuple(spans) for key, spans in found.items()}


def _record(one: Consultation, at: datetime, moves, counts, hours) -> Record:
    legal = one.kind in Consultation.LEGISLATION
    standard = settings.SHORTEST_FOR_DRAFT_LAW if legal else settings.USUAL_SHORTEST
    due = one.first_results_due or one.results_due
    decided = one.decided_at if one.decided_at and one.decided_at <= at else None
    if one.status == Consultation.Status.WITHDRAWN:
        result, late = Result.WITHDRAWN, 0.0
    elif decided:
        result = Result.ON_TIME if decided <= due else Result.LATE
        late = max(0.0, (decided - due).total_seconds() / DAY)
    else:
        result = Result.OVERDUE if due <= at else Result.NOT_DUE
        late = max(0.0, (at - due).total_seconds() / DAY)
    return Record(
        reference=one.reference,
        title_ar=_title(one, "ar"),
        title_en=_title(one, "en"),
        kind=one.kind,
        opens_at=_iso(one.opens_at),
        closes_at=_iso(one.closes_at),
        open_days=round(one.period.total_seconds() / DAY, 2),
        standard_days=standard.days,
        standard_kind="law" if legal else "practice",
        below_standard=one.period < standard,
        short_reason="" if one.audience == INVITED else one.short_reason_ar or "",
        results_due=_iso(due),
        decided_at=_iso(decided),
        result=result,
        days_late=round(late, 2) if result in (Result.LATE, Result.OVERDUE) else 0.0,
        moves=moves["moves"] if moves else 0,
        extensions=moves["extensions"] if moves else 0,
        received=counts["received"] if counts else 0,
        published=counts["shown"] if counts else 0,
        answered=counts["given"] if counts else 0,
        moderation_hours=hours,
    )


def _title(one: Consultation, language: str) -> str:
    """Held for invited people it counts like any other, and its title stays theirs."""
    if one.audience == INVITED:
        with override(language):
            return str(Consultation.Audience.INVITED.label)
    return getattr(one, f"title_{language}") or ""


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
