"""Results: the list of what was decided, and one outcome with every answer in it."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import rows, threads
from consultations.models import Consultation
from consultations.views._common import find, page_of, with_query
from entities.models import Entity
from reports import answers
from reports.models import Document, Outcome
from tawasul import keyset
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.words import counted, day, number, size, span

LATEST = keyset.Order(("decided_at", "id"), down=True)
PAGE = 20
QUOTE_CHARS = 280
FIRST_CHARS = 420  # of a text, in the three columns


# The list -------------------------------------------------------------------------------------
@require_safe
@cached_for_visitors(query=("entity", "after"))
def results(request):
    now = timezone.now()
    listed = Consultation.objects.listed_at(now).in_phase(Consultation.Phase.RESULTS, now)
    entities = Entity.objects.filter(pk__in=listed.values("entity")).in_order()
    chosen = request.GET.get("entity", "")
    found = listed.filter(entity__slug=chosen) if chosen else listed
    page = keyset.read(
        found.for_list().select_related("outcome"),
        LATEST,
        after=request.GET.get("after", ""),
        size=PAGE,
    )
    taken_up = answers.taken_up([one.pk for one in page.items])
    return render(
        request,
        "reports/results.html",
        {
            "rows": [_row(one, taken_up.get(one.pk), now) for one in page.items],
            "groups": [
                {
                    "name": "entity",
                    "label": _("Entity"),
                    "kind": "select",
                    "options": [
                        {
                            "value": one.slug,
                            "label": in_true_language(one, "name")[0],
                            "checked": one.slug == chosen,
                        }
                        for one in entities
                    ],
                }
            ],
            "chosen": chosen,
            "next_url": page.next and with_query(request, after=page.next),
            "first_url": "" if page.is_first else with_query(request, after=""),
        },
    )


def _row(consultation, counts, now) -> dict:
    row = rows.row_of(consultation, now, level=2)
    outcome = getattr(consultation, "outcome", None)
    if outcome is None or outcome.status != Outcome.Status.PUBLISHED:
        return row
    row["url"] = outcome.get_absolute_url()
    if counts and counts[1]:
        row["text"] = taken_up_sentence(*counts)
    return row


def taken_up_sentence(taken: int, answered: int) -> str:
    return _("Taken up in full or in part: %(taken)s of %(answered)s comments answered.") % {
        "taken": number(taken),
        "answered": number(answered),
    }


# One outcome ----------------------------------------------------------------------------------
@require_safe
@cached_for_visitors(query=("after", "answer"))
def outcome(request, reference):
    consultation = find(request, reference)
    return render(
        request,
        "reports/outcome.html",
        context_of(request, consultation, published_of(consultation)),
    )


@require_safe
def data(request, reference):
    """Every published contribution with its answer, as CSV, written while it is read."""
    consultation = find(request, reference)
    response = StreamingHttpResponse(
        answers.csv_lines(published_of(consultation)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{consultation.reference}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def published_of(consultation: Consultation) -> Outcome:
    """Its published outcome; 404 before."""
    found = Outcome.objects.published().filter(consultation=consultation).first()
    if found is None:
        raise Http404
    found.consultation = consultation
    return found


def context_of(request, consultation, outcome: Outcome, *, preview: bool = False) -> dict:
    """All that the page shows. `preview` is the team's look before it is published."""
    now = timezone.now()
    answer = request.GET.get("answer", "")
    answer = answer if answer in answers.ORDER else ""
    page = answers.page_of(outcome, answer=answer, after=request.GET.get("after", ""))
    shares = answers.shares(outcome)
    answered = sum(one.number for one in shares)
    taken = sum(one.number for one in shares if one.key in answers.TAKEN_UP)
    url = request.path
    context = page_of(request, consultation, now=now, tab="results")
    ways = answers.channels(consultation)
    return context | {
        **answers.since_publication(outcome),
        "outcome": outcome,
        "preview": preview,
        "asked": _first(consultation, "summary"),
        "said": _said(consultation),
        "decided": _first(outcome, "decision"),
        "decided_small": taken_up_sentence(taken, answered) if answered else "",
        "period": span(consultation.opens_at, consultation.closes_at),
        "chart": [
            {
                "label": one.label,
                "value": one.number,
                "whole": max(share.number for share in shares),
                "text": number(one.number),
                "tone": "ok" if one.key in answers.TAKEN_UP else "soft",
                "url": one.number and f"{url}?{urlencode({'answer': one.key})}#matrix",
            }
            for one in shares
        ]
        if answered
        else [],
        "answered": answered,
        "all_answered": answered == consultation.counters.comments,
        "answer": answer,
        "answer_label": next((one.label for one in shares if one.key == answer), ""),
        "all_url": f"{url}#matrix",
        "matrix": [_line(outcome, one) for one in page.items],
        "next_url": page.next and f"{with_query(request, after=page.next)}#matrix",
        "first_url": "" if page.is_first else f"{with_query(request, after='')}#matrix",
        "commitments": [_promise(one, now) for one in outcome.commitments.all()],
        "ratified": outcome.steps.filter(step="ratified").select_related("by").first(),
        "facts": _facts(consultation, ways),
        "declined": answers.declined_by_clause(consultation),
        "governorates": [
            {
                "label": one.label,
                "value": one.number,
                "whole": consultation.counters.participants,
                "tone": "people",
            }
            for one in answers.governorates(consultation)
        ],
        "changes": list(consultation.changes.all()[:50]),
        "files": [] if preview else _files(outcome),
        "data_url": reverse("reports:data", args=[consultation.reference]),
        "page_url": request.build_absolute_uri(url),
    }


def _first(thing, name: str) -> dict:
    """The first paragraph of a text, and the language it is in."""
    words, language = in_true_language(thing, name)
    words = words.strip().partition("\n")[0]
    if len(words) > FIRST_CHARS:
        words = words[:FIRST_CHARS].rsplit(" ", 1)[0].rstrip(".،,؛") + "…"
    return {"text": words, "lang": language if language != get_language() else ""}


def _said(consultation) -> str:
    counters = consultation.counters
    values = {
        "comments": counted(counters.comments, "comment"),
        "people": counted(counters.participants, "person"),
        "recorded": number(counters.recorded),
    }
    if not counters.comments:
        return _("No comment was published.")
    if not counters.participants:
        return _("%(comments)s, typed in from workshops, paper or telephone.") % values
    if counters.recorded:
        return (
            _("%(comments)s from %(people)s; of these said off line and typed in: %(recorded)s.")
            % values
        )
    return _("%(comments)s from %(people)s.") % values


def _line(outcome, one) -> dict:
    given = getattr(one, "disposition", None)
    added = given and outcome.published_at and given.at > outcome.published_at
    words = one.text
    if len(words) > QUOTE_CHARS:
        words = words[:QUOTE_CHARS].rsplit(" ", 1)[0] + "…"
    labels = dict(type(given).Answer.choices) if given else {}
    return {
        "url": reverse("consultations:comment", args=[outcome.consultation.reference, one.pk]),
        "name": one.get_channel_display() if one.is_recorded else one.shown_name,
        "recorded": one.is_recorded,
        "words": words,
        "lang": threads.language_of(words),
        "supports": number(one.supports),
        "verdict": given.answer if given else "",
        "label": labels.get(given.answer) if given else _("No answer"),
        "added": _("Added on %(date)s") % {"date": day(given.at)} if added else "",
        "reason": given.reason if given else "",
        "reason_lang": threads.language_of(given.reason) if given else "",
    }


def _promise(one, now) -> dict:
    return {
        "label": text(one, "text"),
        "date": _("By %(date)s") % {"date": day(one.due_on)} if one.due_on else "",
        "state": "",
    }


def _facts(consultation, ways) -> list[dict]:
    counters = consultation.counters
    facts = [
        {"label": _("Participants through the portal"), "value": number(counters.participants)},
        {"label": _("Published comments"), "value": number(counters.comments)},
    ]
    return facts + [
        {"label": row["label"], "value": number(row["published"])}
        for row in ways
        if row["published"]
    ]


def _files(outcome: Outcome) -> list[dict]:
    """The PDF in both languages, that of the page first: a file, its progress, or a way to ask."""
    made = {one.language: one for one in outcome.documents.all()}
    here = get_language()
    found = []
    for language, name in sorted(
        (("ar", _("in Arabic")), ("en", _("in English"))), key=lambda pair: pair[0] != here
    ):
        one = made.get(language)
        ready = one is not None and one.state == Document.State.READY
        if ready:
            url = reverse("reports:file", args=[one.pk])
        elif one is not None:
            url = one.get_absolute_url()
        else:
            url = reverse("reports:prepare", args=[outcome.consultation.reference, language])
        found.append(
            {"name": name, "ready": ready, "url": url, "size": size(one.size) if ready else ""}
        )
    return found
