"""The subject of a consultation: what is asked and why, and its preview before publication."""

from __future__ import annotations

import copy
import json

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations import permissions
from consultations.models import Consultation
from consultations.views._common import find, full_url, joined, kept_until, page_of
from consultations.views.comments import talk
from consultations.views.record import document_row
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.vocabulary import Governorate, Group, Sector


@require_safe
@cached_for_visitors(query=("sort", "after"))
def detail(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    if not consultation.is_public_at(now):
        return _preview(request, consultation)
    context = page_of(request, consultation, now=now, tab="subject")
    context |= _subject(consultation) | talk(request, consultation, context)
    return kept_until(render(request, "consultations/detail.html", context), consultation, now)


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
    context["doc_items"] = [document_row(one) for one in context["documents"]]
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
        "page_url": full_url(consultation),
        "json_ld": _json_ld(consultation),
    }


def _json_ld(consultation) -> str:
    """What search engines read: an event in which one takes part by writing."""
    if not consultation.is_public_at(timezone.now()):
        return ""
    withdrawn = consultation.status == Consultation.Status.WITHDRAWN
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "eventStatus": f"https://schema.org/Event{'Cancelled' if withdrawn else 'Scheduled'}",
        "name": in_true_language(consultation, "title")[0],
        "description": " ".join(in_true_language(consultation, "summary")[0].split())[:300],
        "identifier": consultation.reference,
        "url": full_url(consultation),
        "startDate": consultation.opens_at.isoformat(timespec="minutes"),
        "endDate": consultation.closes_at.isoformat(timespec="minutes"),
        "inLanguage": in_true_language(consultation, "title")[1],
        "isAccessibleForFree": True,
        "location": {"@type": "VirtualLocation", "url": full_url(consultation)},
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
    continues = _first_round(c) if c.continues_id else None
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


def _first_round(consultation) -> Consultation | None:
    """None where it was for the invited: of those no title is told."""
    listed = Consultation.objects.listed_at(timezone.now())
    return listed.filter(pk=consultation.continues_id).first()


def _joined_html(parts):
    return format_html_join(_(", "), "{}", ((part,) for part in parts))
