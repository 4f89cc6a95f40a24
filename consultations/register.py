"""The list of consultations: filters, orders, and how many each filter would leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import ClassVar

from django.conf import settings
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Func,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Extract
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from arabic.clean import clean
from consultations.models import Consultation
from entities.models import Entity
from tawasul import keyset
from tawasul.search import matching
from tawasul.vocabulary import Governorate, Sector

Phase = Consultation.Phase
PAGE_SIZE = 15
CLOSING = "closing"  # beside the phases: open, and closing within CLOSING_SOON

ORDERS = {
    "closing": keyset.Order(("turn", "soon", "id")),
    "newest": keyset.Order(("publish_at", "id"), down=True),
    "commented": keyset.Order(("said", "id"), down=True),
}
ORDER_LABELS = {
    "closing": _("Closing first"),
    "newest": _("Most recent"),
    "commented": _("Most commented"),
}
STATUS_LABELS = {
    Phase.OPEN: Phase.OPEN.label,
    CLOSING: _("Closing within 7 days"),
    Phase.UPCOMING: Phase.UPCOMING.label,
    Phase.UNDER_ANALYSIS: Phase.UNDER_ANALYSIS.label,
    Phase.RESULTS: Phase.RESULTS.label,
}


@dataclass(slots=True)
class Wanted:
    """What the query string asks for, as far as it makes sense. The rest is left out."""

    FILTERS: ClassVar = ("status", "sector", "entity", "kind", "governorate")

    text: str = ""
    status: list[str] = field(default_factory=list)
    sector: list[str] = field(default_factory=list)
    entity: str = ""
    kind: str = ""
    governorate: str = ""
    sort: str = "closing"

    @classmethod
    def read(cls, query: QueryDict) -> Wanted:
        return cls(
            text=clean(query.get("q", "")[:200]).strip(),
            status=_known(query.getlist("status"), STATUS_LABELS),
            sector=_known(query.getlist("sector"), Sector.values),
            entity=_slug(query.get("entity", "")),
            kind=_one(query.get("kind"), Consultation.Kind.values),
            governorate=_one(query.get("governorate"), Governorate.values),
            sort=_one(query.get("sort"), ORDERS) or "closing",
        )

    def items(self) -> list[tuple[str, str]]:
        """As pairs of a query string, in one order: also what a cache key is made of."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [("status", one) for one in self.status]
        pairs += [("sector", one) for one in self.sector]
        pairs += [
            (name, getattr(self, name))
            for name in ("entity", "kind", "governorate")
            if getattr(self, name)
        ]
        return pairs

    def conditions(self) -> int:
        return len(self.items()) - bool(self.text)

    def apply(self, rows: QuerySet, now: datetime, *, but: str = "") -> QuerySet:
        """The rows that fit; `but` leaves one filter out, to count what its options would give."""
        if self.text and but != "text":
            rows = matching(rows, self.text)
        if self.status and but != "status":
            rows = rows.filter(_any(*(_phase(one, now) for one in self.status)))
        if self.sector and but != "sector":
            rows = rows.filter(sectors__overlap=self.sector)
        if self.entity and but != "entity":
            rows = rows.filter(entity__slug=self.entity)
        if self.kind and but != "kind":
            rows = rows.filter(kind=self.kind)
        if self.governorate and but != "governorate":
            # None chosen means all of the Kingdom, so it concerns this governorate as well.
            rows = rows.filter(Q(governorates__contains=[self.governorate]) | Q(governorates=[]))
        return rows


def ordered(rows: QuerySet, sort: str, now: datetime) -> QuerySet:
    """With the columns the order reads."""
    if sort == "commented":
        return rows.annotate(said=F("counters__published") + F("counters__recorded"))
    if sort == "closing":
        return rows.annotate(turn=_turn(now), soon=_soon(now))
    return rows


def facets(rows: QuerySet, wanted: Wanted, now: datetime) -> dict[str, dict]:
    """How many rows each option leaves, the other filters standing. Three queries, always."""
    phases = wanted.apply(rows, now, but="status").aggregate(
        **{name: Count("pk", filter=_phase(name, now)) for name in STATUS_LABELS}
    )
    sectors = (
        wanted.apply(rows, now, but="sector")
        .order_by()
        .annotate(one=Func(F("sectors"), function="unnest"))
        .values("one")
        .annotate(n=Count("pk"))
        .values_list("one", "n")
    )
    return {"status": phases, "sector": dict(sectors), "entity": _entities(rows)}


def choices(rows: QuerySet) -> dict[str, dict]:
    """The options alone, without how many rows each leaves. One query."""
    return {"status": None, "sector": None, "entity": _entities(rows)}


def _entities(rows: QuerySet) -> dict[str, SimpleNamespace]:
    """Names of the entities of `rows` by slug: names alone, for there may be a hundred."""
    found = Entity.objects.filter(pk__in=rows.order_by().values("entity")).order_by("name_ar")
    return {
        slug: SimpleNamespace(name_ar=arabic, name_en=english)
        for slug, arabic, english in found.values_list("slug", "name_ar", "name_en")
    }


def next_instant(rows: QuerySet, now: datetime) -> datetime | None:
    """When the clock next changes what the public reads of these consultations."""
    columns = ("publish_at", "opens_at", "closes_at", "results_due")
    soonest = rows.order_by().aggregate(
        **{name: Min(name, filter=Q(**{f"{name}__gt": now})) for name in columns}
    )
    return min((one for one in soonest.values() if one), default=None)


def _phase(name: str, now: datetime) -> Q:
    """The twin of `in_phase` as a condition, on rows that are listed."""
    results = [Consultation.Status.DECIDED, Consultation.Status.EVALUATED]
    running = Q(status__in=[Consultation.Status.APPROVED, Consultation.Status.PUBLISHED])
    if name == CLOSING:
        soon = now + settings.CLOSING_SOON
        return running & Q(opens_at__lte=now, closes_at__gt=now, closes_at__lte=soon)
    return {
        Phase.UPCOMING: running & Q(opens_at__gt=now),
        Phase.OPEN: running & Q(opens_at__lte=now, closes_at__gt=now),
        Phase.UNDER_ANALYSIS: running & Q(closes_at__lte=now),
        Phase.RESULTS: Q(status__in=results),
    }[Phase(name)]


def _turn(now: datetime) -> Case:
    """Open ones first, then upcoming, under analysis, decided, withdrawn."""
    order = (Phase.OPEN, Phase.UPCOMING, Phase.UNDER_ANALYSIS, Phase.RESULTS)
    return Case(
        *(When(_phase(name, now), then=Value(place)) for place, name in enumerate(order)),
        default=Value(len(order)),
        output_field=IntegerField(),
    )


def _soon(now: datetime) -> Case:
    """Within each turn: what ends or begins next first, what ended last first. Microseconds."""

    def micros(column: str):
        return Cast(Extract(column, "epoch") * 1_000_000, BigIntegerField())

    return Case(
        When(_phase(Phase.OPEN, now), then=micros("closes_at")),
        When(_phase(Phase.UPCOMING, now), then=micros("opens_at")),
        When(_phase(Phase.UNDER_ANALYSIS, now), then=micros("closes_at") * -1),
        When(_phase(Phase.RESULTS, now), then=micros("decided_at") * -1),
        default=micros("published_at") * -1,
        output_field=BigIntegerField(),
    )


def _known(values: list[str], allowed) -> list[str]:
    return [name for name in allowed if name in values]


def _one(value: str | None, allowed) -> str:
    return value if value in allowed else ""


def _slug(value: str) -> str:
    return value if value.replace("-", "").replace("_", "").isalnum() and len(value) <= 50 else ""


def _any(*conditions: Q) -> Q:
    either = conditions[0]
    for condition in conditions[1:]:
        either |= condition
    return either
