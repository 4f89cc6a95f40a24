"""sitemap.xml: every page worth finding, in both languages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from entities.models import Entity
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.frame import in_language

STANDING = (
    "pages:home",
    "consultations:index",
    "reports:results",
    "reports:compliance",
    "entities:index",
    "moderation:policy",
    "moderation:register",
    "pages:about",
    "pages:rules",
    "pages:privacy",
    "pages:accessibility",
    "pages:contact",
)
LIMIT = 20_000  # the format allows 50,000 addresses; each row is two


@require_safe
@cached_for_visitors()
def sitemap(request) -> HttpResponse:
    now = timezone.now()
    with override("ar"):
        rows = [(_address(name), None) for name in STANDING if _address(name)]
        listed = Consultation.objects.listed_at(now).only("reference", "published_at", "decided_at")
        rows += [
            (one.get_absolute_url(), one.decided_at or one.published_at)
            for one in listed.order_by("-pk")[:LIMIT]
        ]
        rows += [(one.get_absolute_url(), None) for one in Entity.objects.only("slug")]
    pages = [
        {
            "ar": settings.SITE_URL + path,
            "en": settings.SITE_URL + in_language(path, "en"),
            "changed": at and at.date().isoformat(),
        }
        for path, at in rows
    ]
    return render(request, "pages/sitemap.xml", {"pages": pages}, content_type="application/xml")


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
