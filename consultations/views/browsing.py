"""Reading: the list, and the parts of one consultation, each a small page of its own."""

from __future__ import annotations

import copy
import json

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations import permissions, register, rows, threads
from consultations.models import Change, Consultation
from consultations.views._common import crumbs, find, joined, page_of, with_query
from tawasul import keyset
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.vocabulary import Governorate, Group, Sector
from tawasul.words import counted, day, moment, number, size

LIST_QUERY = ("q", *register.Wanted.FILTERS, "sort", "after")


# The list -------------------------------------------------------------------------------------
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


# One consultation -----------------------------------------------------------------------------
@require_safe
@cached_for_visitors(query=("sort", "after"))
def detail(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    if not consultation.is_public_at(now):
        return _preview(request, consultation)
    context = page_of(request, consultation, now=now, tab="subject")
    context |= _subject(consultation) | _talk(request, consultation, context)
    return _kept_until(render(request, "consultations/detail.html", context), consultation, now)


@never_cache
@require_safe
def preview(request, reference):
    """Exactly what the public will read, for the team and the approver."""
    consultation = find(request, reference)
    if not permissions.may_read(request.user, consultation):
        raise Http404
    return _preview(request, consultation)


def _preview(request, consultation):
    """The page as it will be at the hour of publication; nothing in it can be sent."""
    shown = copy.copy(consultation)
    at = timezone.now()
    if not consultation.is_public_at(at):
        has_dates = all(getattr(consultation, name) for name in Consultation.DATE_COLUMNS)
        at = consultation.publish_at or at
        if has_dates:
            shown.status = Consultation.Status.APPROVED
    context = page_of(request, shown, now=at, tab="subject")
    context |= _subject(shown) | {
        "preview": True,
        "write_url": "",
        "status_now": consultation.get_status_display(),
        "documents": list(consultation.attachments.current()),
    }
    context["doc_items"] = [_doc(one) for one in context["documents"]]
    return render(request, "consultations/detail.html", context)


def _subject(consultation) -> dict:
    change, language = _in_language(consultation, "change")
    lists = {}
    for name in ("questions", "objectives"):
        words, its_language = in_true_language(consultation, name)
        lists[name] = {
            "lines": [line.strip(" -•*") for line in words.splitlines() if line.strip()],
            "lang": _foreign(its_language),
        }
    return lists | {
        "change": {"rows": [row for row in change if any(row)], "lang": _foreign(language)},
        "facts": _facts(consultation),
        "short_reason": in_true_language(consultation, "short_reason")[0],
        "arabic_only": get_language() == "en" and not consultation.summary_en,
        "decides": _decides(consultation),
        "page_url": _absolute(consultation),
        "json_ld": _json_ld(consultation),
    }


def _json_ld(consultation) -> str:
    """What search engines read: an event in which one takes part by writing."""
    if not consultation.is_public_at(timezone.now()):
        return ""
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "name": in_true_language(consultation, "title")[0],
        "description": " ".join(in_true_language(consultation, "summary")[0].split())[:300],
        "identifier": consultation.reference,
        "url": _absolute(consultation),
        "startDate": consultation.opens_at.isoformat(timespec="minutes"),
        "endDate": consultation.closes_at.isoformat(timespec="minutes"),
        "inLanguage": in_true_language(consultation, "title")[1],
        "isAccessibleForFree": True,
        "location": {"@type": "VirtualLocation", "url": _absolute(consultation)},
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": in_true_language(consultation.entity, "name")[0],
            "url": settings.SITE_URL + consultation.entity.get_absolute_url(),
        },
    }
    # SECURITY: no title closes the element it stands in.
    return mark_safe(  # noqa: S308
        json.dumps(data, ensure_ascii=False)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )


def _foreign(language: str) -> str:
    """The language, where it is not the page's: it has to be marked."""
    return "" if language == (get_language() or "ar")[:2] else language


def _in_language(thing, name):
    """A list held once per language; the Arabic one where the other is missing."""
    language = "en" if get_language() == "en" and getattr(thing, f"{name}_en") else "ar"
    return getattr(thing, f"{name}_{language}") or [], language


def _decides(consultation) -> str:
    if consultation.decision_mode == Consultation.DecisionMode.PUBLIC:
        return _("The participants’ vote decides, and the entity is bound by the result.")
    if consultation.decision_mode == Consultation.DecisionMode.ENTITY:
        return _("The entity decides after studying your views, and publishes its reasons.")
    return ""


def _facts(consultation) -> list[dict]:
    c = consultation
    governorates = [Governorate(one).label for one in c.governorates]
    partners = [text(one, "name") for one in c.partners.all()] if c.has_partners else []
    listed = Consultation.objects.listed_at(timezone.now())  # of those for the invited, no title
    continues = listed.filter(pk=c.continues_id).first() if c.continues_id else None
    return [
        {"label": _("Groups concerned"), "value": joined(Group(one).label for one in c.groups)},
        {
            "label": _("Governorates concerned"),
            "value": joined(governorates) or _("All governorates"),
        },
        {"label": _("Sector"), "value": joined(Sector(one).label for one in c.sectors)},
        {"label": _("Level of participation"), "value": c.get_level_display()},
        {"label": _("In partnership with"), "value": _joined_html(partners)},
        {
            "label": _("Second round of"),
            "value": continues and text(continues, "title"),
            "url": continues and continues.get_absolute_url(),
        },
        {
            "label": _("Questions about this consultation"),
            "value": text(c, "office") or (c.office_email and f"{c.office_email}"),
            "url": c.office_email and f"mailto:{c.office_email}",
            "ltr": not c.office_ar,
        },
    ]


def _joined_html(parts):
    return format_html_join(_(", "), "{}", ((part,) for part in parts))


# Comments -------------------------------------------------------------------------------------
@require_safe
@cached_for_visitors(query=("sort", "after"))
def comments(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="comments")
    context |= _talk(request, consultation, context)
    return _kept_until(render(request, "consultations/comments.html", context), consultation, now)


def _talk(request, consultation, context) -> dict:
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
    return _kept_until(render(request, "consultations/comment.html", context), consultation, now)


# Documents, changes ---------------------------------------------------------------------------
@require_safe
@cached_for_visitors()
def documents(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="documents")
    context["doc_items"] = [_doc(one) for one in consultation.attachments.current()]
    context["impact_exemption"] = in_true_language(consultation, "impact_exemption")[0]
    return _kept_until(render(request, "consultations/documents.html", context), consultation, now)


TYPES = {".pdf": "PDF", ".docx": "DOCX", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def _doc(attachment) -> dict:
    return {
        "url": attachment.get_absolute_url(),
        "title": text(attachment, "title"),
        "type": TYPES.get(attachment.extension, attachment.extension.lstrip(".").upper()),
        "size": size(attachment.size),
        "tag": attachment.get_kind_display(),
    }


@require_safe
@cached_for_visitors()
def changes(request, reference):
    """Every edit after publication, with before and after, newest first."""
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="changes")
    context["rows"] = [_change(one) for one in consultation.changes.all()[:200]]
    return _kept_until(render(request, "consultations/changes.html", context), consultation, now)


def _change(change: Change) -> dict:
    is_date = change.what in (Change.What.EXTENSION, Change.What.DATE)
    return {
        "when": day(change.at),
        "when_iso": change.at.isoformat(timespec="minutes"),
        "what": change.get_what_display(),
        "field": _field_label(change.field),
        "before": moment(change.before) if is_date else change.before,
        "after": moment(change.after) if is_date else change.after,
        "reason": change.reason,
    }


def _field_label(column: str) -> str:
    name = column.removesuffix("_ar").removesuffix("_en")
    try:
        label = str(Consultation._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:  # a document's title, or a column of long ago
        return ""
    if column.endswith("_en"):
        return _("%(label)s (English)") % {"label": label}
    return label


@require_safe
@cached_for_visitors()
def share(request, reference):
    """Links to pass the page on, for those without a script."""
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="share")
    context["page_url"] = _absolute(consultation)
    return render(request, "consultations/share.html", context)


def _absolute(consultation) -> str:
    return settings.SITE_URL + consultation.get_absolute_url()


def _kept_until(response, consultation, now):
    """A cache keeps the page until the clock next changes it."""
    ahead = [
        at
        for at in (getattr(consultation, name) for name in Consultation.DATE_COLUMNS)
        if at and at > now
    ]
    response.until = min(ahead, default=None)
    return response
