"""The directory of government entities, and the record of each."""

from __future__ import annotations

from datetime import date

from django.db.models import Avg, Count, F, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from consultations import register, rows
from consultations.models import Change, Consultation
from entities.models import Entity
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.vocabulary import Sector
from tawasul.words import duration, number, short

Phase = Consultation.Phase
RECORD = 40  # consultations in an entity's record


@require_safe
@cached_for_visitors(query=("sector",))
def index(request):
    """Every entity on the portal, by kind; those with something open say so."""
    now = timezone.now()
    sector = request.GET.get("sector", "")
    listed = Consultation.objects.listed_at(now).filter(entity=OuterRef("pk")).order_by()

    def how_many(some):
        return Subquery(some.values("entity").annotate(n=Count("pk")).values("n"))

    found = (
        Entity.objects.current(timezone.localdate())
        .annotate(asked=how_many(listed), now_open=how_many(listed.open_at(now)))
        .order_by("name_ar")
    )
    if sector in Sector.values:
        found = found.filter(sector=sector)
    entities = list(found)
    groups = [
        {
            "label": kind.label,
            "items": [
                {
                    "url": one.get_absolute_url(),
                    "name": text(one, "name"),
                    "sector": one.get_sector_display(),
                    "asked": one.asked or 0,
                    "now_open": one.now_open or 0,
                }
                for one in entities
                if one.kind == kind
            ],
        }
        for kind in Entity.Kind
    ]
    response = render(
        request,
        "entities/index.html",
        {"groups": [group for group in groups if group["items"]], "count": len(entities)},
    )
    response.until = register.next_instant(Consultation.objects.listed_at(now), now)
    return response


@require_safe
@cached_for_visitors()
def detail(request, slug):
    """One entity: what it asks now, what it answered, and whether in time."""
    now = timezone.now()
    entity = Entity.objects.filter(slug=slug).select_related("parent", "successor").first()
    if entity is None:
        raise Http404
    listed = Consultation.objects.listed_at(now).filter(entity=entity)
    recent = list(
        register.ordered(listed, "closing", now).for_list().order_by("turn", "soon", "pk")[:RECORD]
    )
    for one in recent:
        one.entity = entity
    figures = listed.aggregate(
        asked=Count("pk"),
        due=Count("pk", filter=_due(now)),
        on_time=Count("pk", filter=Q(decided_at__lte=F("first_results_due"), historical=False)),
        said=Avg("counters__published"),
    )
    moved = Change.objects.filter(
        consultation__in=listed, what__in=[Change.What.EXTENSION, Change.What.DATE]
    ).count()
    response = render(
        request,
        "entities/detail.html",
        {
            "entity": entity,
            "plain_name": in_true_language(entity, "name")[0],
            "current": _exists(entity, timezone.localdate()),
            "strip": _strip(recent, now),
            "figures": [
                {"label": _("Consultations published"), "value": number(figures["asked"])},
                {
                    "label": _("Results by the date first announced"),
                    "value": number(figures["on_time"]),
                    "of": _("of %(n)s due") % {"n": number(figures["due"])},
                },
                {"label": _("Extensions and date changes"), "value": number(moved)},
            ]
            if figures["asked"]
            else [],
            "open": _those(recent, now, Phase.OPEN, Phase.UPCOMING),
            "record": [_record(one, now) for one in recent],
            "more": figures["asked"] > RECORD,
            "count": number(figures["asked"]),
        },
    )
    response.until = register.next_instant(listed, now)
    return response


def _due(now) -> Q:
    return Q(first_results_due__lte=now, historical=False) & ~Q(
        status=Consultation.Status.WITHDRAWN
    ) | Q(status__in=[Consultation.Status.DECIDED, Consultation.Status.EVALUATED], historical=False)


def _exists(entity: Entity, on: date) -> bool:
    return (entity.valid_from is None or entity.valid_from <= on) and (
        entity.valid_to is None or entity.valid_to > on
    )


def _those(consultations, now, *phases) -> list[dict]:
    return [rows.row_of(one, now) for one in consultations if one.phase_at(now) in phases]


def _strip(consultations, now) -> dict:
    """The record as a row of pairs, answered ones first, and the same in words."""
    order = ["answered", "late", "open", "none"]
    states = sorted((rows.state_of(one, now) for one in consultations), key=order.index)
    words = {
        "answered": _("results published: %(n)s"),
        "late": _("results overdue: %(n)s"),
        "open": _("results not yet due: %(n)s"),
        "none": _("not open yet: %(n)s"),
    }
    parts = [
        words[state] % {"n": number(states.count(state))} for state in order if state in states
    ]
    label = ngettext("%(n)s consultation", "%(n)s consultations", len(states)) % {
        "n": number(len(states))
    }
    return {"states": states, "label": f"{label}{_(': ')}{_(', ').join(parts)}"}


def _record(one: Consultation, now) -> dict:
    """One line of the entity's table."""
    phase = one.phase_at(now)
    late = rows.is_overdue(one, now)
    on_time = rows.was_on_time(one)
    tone, tag = "", rows.status_of(one, now)
    if late:
        tone, since = "warn", duration(now - one.results_due)
        tag = _("Results overdue for %(since)s") % {"since": since}
    elif phase == Phase.OPEN:
        tone = "state"
    elif on_time:
        tone, tag = "ok", _("Published on time")
    elif on_time is False:
        tag = _("Published late")
    return {
        "state": rows.state_of(one, now),
        "url": one.get_absolute_url(),
        "title": text(one, "title"),
        "closes": short(one.closes_at),
        "results": short(one.decided_at or one.results_due),
        "comments": number(one.counters.comments),
        "tag": tag,
        "tone": tone,
    }
