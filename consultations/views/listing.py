"""The list of consultations: filters, what is chosen of them, order, pages."""

from __future__ import annotations

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import register, rows
from consultations.models import Consultation
from consultations.views._common import with_query
from tawasul import keyset
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language
from tawasul.vocabulary import Governorate, Sector
from tawasul.words import counted, number

LIST_QUERY = ("q", *register.Wanted.FILTERS, "sort", "after")


@require_safe
@cached_for_visitors(query=LIST_QUERY)
def index(request):
    now = timezone.now()
    wanted = register.Wanted.read(request.GET)
    listed = Consultation.objects.listed_at(now)
    page = keyset.read(
        register.ordered(wanted.apply(listed, now), wanted.sort, now).for_list(),
        register.ORDERS[wanted.sort],
        after=request.GET.get("after", ""),
        size=register.PAGE_SIZE,
    )
    facets = register.facets(listed, wanted, now)
    count = wanted.apply(listed, now).count()
    response = render(
        request,
        "consultations/index.html",
        {
            "rows": [rows.row_of(one, now, level=2, query=wanted.text) for one in page.items],
            "count": counted(count, "consultation"),
            "wanted": wanted,
            "groups": filter_groups(wanted, facets),
            "chips": _chips(request, wanted, facets),
            "sorts": [
                {
                    "label": label,
                    "url": with_query(request, sort=name, after=""),
                    "current": name == wanted.sort,
                }
                for name, label in register.ORDER_LABELS.items()
            ],
            "kept": [{"name": name, "value": value} for name, value in _kept(wanted)],
            "next_url": page.next and with_query(request, after=page.next),
            "first_url": "" if page.is_first else with_query(request, after=""),
        },
    )
    response.until = register.next_instant(listed, now)
    return response


def _kept(wanted):
    """What the filter form carries along: the search and the order."""
    pairs = [("q", wanted.text)] if wanted.text else []
    return pairs + ([("sort", wanted.sort)] if wanted.sort != "closing" else [])


def filter_groups(wanted, facets) -> list[dict]:
    def options(labels, chosen, counts=None):
        return [
            {
                "value": value,
                "label": label,
                "count": number(counts.get(value, 0)) if counts is not None else None,
                "checked": value in chosen,
            }
            for value, label in labels
        ]

    counts = facets["sector"]
    offered = Sector.values if counts is None else {*counts, *wanted.sector}
    sectors = [(value, label) for value, label in Sector.choices if value in offered]
    entities = [(slug, in_true_language(e, "name")[0]) for slug, e in facets["entity"].items()]
    return [
        {
            "name": "status",
            "label": _("Status"),
            "kind": "checks",
            "options": options(register.STATUS_LABELS.items(), wanted.status, facets["status"]),
        },
        {
            "name": "entity",
            "label": _("Entity"),
            "kind": "select",
            "options": options(entities, [wanted.entity]),
        },
        {
            "name": "sector",
            "label": _("Sector"),
            "kind": "checks",
            "options": options(sectors, wanted.sector, counts),
        },
        {
            "name": "kind",
            "label": _("Type"),
            "kind": "select",
            "options": options(Consultation.Kind.choices, [wanted.kind]),
        },
        {
            "name": "governorate",
            "label": _("Governorate"),
            "kind": "select",
            "options": options(Governorate.choices, [wanted.governorate]),
        },
    ]


def _chips(request, wanted, facets) -> list[dict]:
    def without(name, value):
        query = request.GET.copy()
        query.setlist(name, [one for one in query.getlist(name) if one != value])
        query.pop("after", None)
        return f"?{query.urlencode()}"

    def label(name, value):
        if name == "q":
            return f"«{value}»"
        if name == "entity":
            entity = facets["entity"].get(value)
            return in_true_language(entity, "name")[0] if entity else value
        labels = {
            "status": register.STATUS_LABELS,
            "sector": dict(Sector.choices),
            "kind": dict(Consultation.Kind.choices),
            "governorate": dict(Governorate.choices),
        }
        return labels[name][value]

    return [{"label": label(*pair), "url": without(*pair)} for pair in wanted.items()]
