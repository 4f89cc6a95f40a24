"""One search over consultations and published comments, folded for Arabic, with the filters."""

from __future__ import annotations

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import register, rows, threads
from consultations.models import Consultation, Contribution
from consultations.views.listing import filter_groups
from tawasul.caching import cached_for_visitors
from tawasul.search import RANKED_HITS, matching, ranked
from tawasul.templatetags.tawasul import mark_excerpt, text
from tawasul.words import counted, day, number

PAGE_SIZE = 20
PAGES = 10  # nobody reads further; from there on, more words help
CAP = RANKED_HITS - 1  # counted up to here, then said "more than"
QUERY = ("q", "in", "page", *register.Wanted.FILTERS)


@require_safe
@cached_for_visitors(query=QUERY)
def search(request):
    """Ranked pages of one kind; the other kind says how much it has."""
    now = timezone.now()
    wanted = register.Wanted.read(request.GET)
    where = "comments" if request.GET.get("in") == "comments" else "consultations"
    page = _page_number(request.GET.get("page"))
    listed = Consultation.objects.listed_at(now)
    context = {"wanted": wanted, "where": where, "asked": wanted.text}
    if wanted.text:
        context |= _results(request, wanted, where, page, listed, now)
    response = render(request, "pages/search.html", context)
    response.until = register.next_instant(listed, now)
    return response


def _results(request, wanted, where, page, listed, now) -> dict:
    consultations = wanted.apply(listed, now, but="text")
    searched = {
        "consultations": (consultations, "publish_at"),
        "comments": (_comments(wanted, consultations), "received_at"),
    }
    keys = _best(*searched[where], wanted.text)
    counts = {
        name: len(keys) if name == where else _count(*rows_by, wanted.text)
        for name, rows_by in searched.items()
    }
    start = (page - 1) * PAGE_SIZE
    more = len(keys) > start + PAGE_SIZE and page < PAGES
    shown = _SHOWN[where](keys[start : start + PAGE_SIZE], wanted.text, now)
    return {
        "found": shown,
        "counts": counts,
        "tabs": _tabs(request, where, counts),
        "groups": filter_groups(wanted, register.choices(listed)),
        "kept": [{"name": "q", "value": wanted.text}]
        + ([{"name": "in", "value": "comments"}] if where == "comments" else []),
        "next_url": _with(request, page=page + 1) if more else "",
        "previous_url": _with(request, page=page - 1 if page > 2 else "") if page > 1 else "",
        "summary": _summary(where, counts),
    }


def _comments(wanted, consultations):
    """The comments that are searched: those of consultations that fit the filters."""
    comments = Contribution.objects.published()
    if wanted.conditions():
        keys = list(consultations.order_by().values_list("pk", flat=True))
        return comments.filter(consultation__in=keys)
    # What has published comments is public; only those for invited people are not listed.
    # Their few keys leave the index to the words.
    invited = Consultation.objects.filter(audience=Consultation.Audience.INVITED)
    return comments.exclude(consultation__in=list(invited.values_list("pk", flat=True)))


def _best(searched, order: str, asked: str) -> list[int]:
    """The keys of the hits, best first, up to one more than CAP: their number is known with it.

    Keys alone, because a thousand wide rows take as long to sort as to weigh.
    """
    hits = ranked(searched, asked, newest=f"-{order}")
    return list(hits.values_list("pk", flat=True))


def _count(searched, order: str, asked: str) -> int:
    """How many, up to one more than CAP: counting a million hits tells nobody anything.

    In an order that has an index, so that words found everywhere are counted along it.
    """
    hits = matching(searched, asked)
    return hits.order_by(order).values("pk")[: CAP + 1].count()


def _shown_consultations(keys, asked, now) -> list[dict]:
    found = Consultation.objects.for_list().in_bulk(keys)
    return [rows.row_of(found[key], now, level=2, query=asked) for key in keys if key in found]


def _shown_comments(keys, asked, _now) -> list[dict]:
    found = Contribution.objects.select_related("consultation__entity").in_bulk(keys)
    return [_comment(found[key], asked) for key in keys if key in found]


_SHOWN = {"consultations": _shown_consultations, "comments": _shown_comments}


def _summary(where: str, counts: dict) -> str:
    n = counts[where]
    if n > CAP:
        return _("More than %(n)s results") % {"n": number(CAP)}
    return counted(n, "comment" if where == "comments" else "consultation")


def _tabs(request, where, counts) -> list[dict]:
    def count(name):
        return f"{number(CAP)}+" if counts[name] > CAP else number(counts[name])

    labels = {"consultations": _("Consultations"), "comments": _("Comments")}
    return [
        {
            "label": label,
            "url": _with(request, **{"in": "" if name == "consultations" else name, "page": ""}),
            "count": count(name),
            "current": name == where,
        }
        for name, label in labels.items()
    ]


def _comment(one: Contribution, asked: str) -> dict:
    return {
        "url": one.get_absolute_url(),
        "excerpt": mark_excerpt(one.text, asked),
        "lang": threads.language_of(one.text),
        "name": one.source if one.is_recorded else one.shown_name,
        "when": day(one.said_on or one.received_at, weekday=False),
        "consultation": text(one.consultation, "title"),
        "consultation_url": one.consultation.get_absolute_url(),
        "entity": text(one.consultation.entity, "name"),
    }


def _page_number(given: str | None) -> int:
    if given and given.isascii() and given.isdigit() and len(given) < 4:
        return min(max(int(given), 1), PAGES)
    return 1


def _with(request, **changes) -> str:
    query_string = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query_string.pop(name, None)
        else:
            query_string[name] = value
    return f"{reverse('pages:search')}?{query_string.urlencode()}"
