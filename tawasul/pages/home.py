"""The home page: what is open, what closes soon, what was answered, in figures."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Count, F, Q, Sum
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import register, rows
from consultations.models import Consultation
from tawasul.caching import cached_for_visitors
from tawasul.pages import outcomes
from tawasul.words import day, number, percent

Phase = Consultation.Phase
SHOWN = 5  # open ones
SOON = 3  # upcoming ones
RESULTS = 3


@require_safe
@cached_for_visitors()
def home(request):
    now = timezone.now()
    listed = Consultation.objects.listed_at(now)
    open_now = list(listed.open_at(now).for_list().order_by("closes_at", "pk")[:SHOWN])
    upcoming = listed.in_phase(Phase.UPCOMING, now).for_list()
    decided = listed.in_phase(Phase.RESULTS, now).filter(historical=False).for_list()
    latest = list(decided.order_by("-decided_at", "-pk")[:RESULTS])
    figures = _figures(listed, now)
    said = outcomes.sentences(latest)
    closing = [one for one in open_now if one.closes_at - now <= settings.CLOSING_SOON]
    response = render(
        request,
        "pages/home.html",
        {
            # One list, named after the one that closes first.
            "open_title": _("Closing soon") if closing else _("Open now"),
            "open": [rows.row_of(one, now) for one in open_now],
            "open_count": number(figures["open"]),
            "upcoming": [
                rows.row_of(one, now) for one in upcoming.order_by("opens_at", "pk")[:SOON]
            ],
            "latest": [rows.row_of(one, now) | _answer(said.get(one.pk)) for one in latest],
            "exchange": outcomes.exchange(latest),
            "figures": figures["items"],
            "as_of": day(now),
            "open_url": f"{reverse('consultations:index')}?status=open",
        },
    )
    response.until = register.next_instant(listed, now)
    return response


def _answer(sentence: str | None) -> dict:
    return {"text": sentence} if sentence else {}


def _figures(listed, now) -> dict:
    due = Q(historical=False) & ~Q(status=Consultation.Status.WITHDRAWN)
    found = listed.aggregate(
        open=Count("pk", filter=Q(pk__in=listed.open_at(now).values("pk"))),
        said=Sum(F("counters__published") + F("counters__recorded")),
        entities=Count("entity", distinct=True),
        due=Count("pk", filter=due & (Q(first_results_due__lte=now) | Q(decided_at__isnull=False))),
        on_time=Count("pk", filter=due & Q(decided_at__lte=F("first_results_due"))),
    )
    items = [
        {"label": _("Open consultations"), "value": number(found["open"])},
        {"label": _("Published contributions"), "value": number(found["said"] or 0)},
        {"label": _("Entities with consultations"), "value": number(found["entities"])},
    ]
    if found["due"]:
        share = percent(found["on_time"], found["due"])
        items.append({"label": _("Results published on time"), "value": share})
    return {"open": found["open"], "items": items}
