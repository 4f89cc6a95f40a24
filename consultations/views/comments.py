"""What was said about a consultation: in order, page by page, and one comment by itself."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import threads
from consultations.views._common import crumbs, find, kept_until, page_of, with_query
from tawasul.caching import cached_for_visitors


@require_safe
@cached_for_visitors(query=("sort", "after"))
def comments(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="comments")
    context |= talk(request, consultation, context)
    return kept_until(render(request, "consultations/comments.html", context), consultation, now)


def talk(request, consultation, context) -> dict:
    order = request.GET.get("sort")
    if order not in threads.ORDERS:
        order = "newest"
    page = threads.page_of(consultation, order=order, after=request.GET.get("after", ""))
    reader = threads.Reader(
        consultation,
        request.user,
        open_now=context["open_now"],
        answers_for=context["answers_for"],
    ).look_up(page.items)
    url = reverse("consultations:comments", args=[consultation.reference])
    plain = order == "newest"

    def to(**query):
        pairs = "&".join(f"{name}={value}" for name, value in query.items() if value)
        return f"{url}?{pairs}" if pairs else url

    return {
        "turns": [reader.turn(one) for one in page.items],
        "order": order,
        "sorts": [
            {
                "label": label,
                "url": to(sort="" if name == "newest" else name),
                "current": name == order,
            }
            for name, label in threads.ORDER_LABELS.items()
        ],
        "next_url": page.next and to(sort="" if plain else order, after=page.next),
        "first_url": "" if page.is_first else to(sort="" if plain else order),
        "comments_url": url,
        "comments_heading": threads.heading(consultation),
    }


@require_safe
@cached_for_visitors(query=("after",))
def comment(request, reference, pk):
    """One comment with everything said in reply: the address a link to a comment leads to."""
    consultation = find(request, reference)
    now = timezone.now()
    found = (
        consultation.contributions.in_thread().for_thread().select_related("parent").filter(pk=pk)
    ).first()
    if found is None:
        raise Http404
    root = found
    if found.parent_id:
        root = (
            consultation.contributions.in_thread().for_thread().filter(pk=found.parent_id).first()
        )
        if root is None:
            raise Http404
    page = threads.all_of(root, after=request.GET.get("after", ""))
    context = page_of(request, consultation, now=now, tab="comments")
    root.shown_answers, root.more_answers = page.items, 0
    reader = threads.Reader(
        consultation,
        request.user,
        open_now=context["open_now"],
        answers_for=context["answers_for"],
    ).look_up([root])
    context |= {
        "turn": reader.turn(root),
        "shown": found,
        "own": found.author_id is not None and found.author_id == request.user.pk,
        "next_url": page.next and with_query(request, after=page.next),
        "first_url": "" if page.is_first else request.path,
        "crumbs": [
            *crumbs(consultation, "comment"),
            {
                "label": _("Comments"),
                "url": reverse("consultations:comments", args=[consultation.reference]),
            },
        ],
    }
    return kept_until(render(request, "consultations/comment.html", context), consultation, now)
