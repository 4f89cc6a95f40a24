"""Documents to download, and calendars of deadlines."""

from __future__ import annotations

from datetime import UTC
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations import permissions
from consultations.models import Consultation
from consultations.views._common import find
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language

# SECURITY: a document is shown by the browser at most in a box where nothing runs.
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"


@require_safe
def document(request, reference, pk):
    """One document, if its consultation may be seen. Replaced ones go on being served: the public
    log of changes speaks of them."""
    consultation = find(request, reference)
    found = consultation.attachments.filter(pk=pk).first()
    if found is None:
        raise Http404
    never_public = found.removed_at and not _was_public(consultation, found)
    if never_public and not permissions.may_read(request.user, consultation):
        raise Http404
    return send_file(found.file, name=found.filename, content_type=found.content_type)


def _was_public(consultation, attachment) -> bool:
    """Taken off before anybody could read it: then it is nobody's."""
    since = consultation.published_at
    if since is None and consultation.is_public_at(timezone.now()):
        since = consultation.publish_at  # out by the clock, not written down yet
    return bool(since and attachment.removed_at > since)


def send_file(file, *, name: str, content_type: str, inline: bool = False) -> HttpResponse:
    """A stored file: by nginx where it stands in front (ACCEL_REDIRECT), else by Python."""
    if settings.ACCEL_REDIRECT:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"/_files/{quote(file.name)}"
    else:
        try:
            response = FileResponse(file.open("rb"), content_type=content_type)
        except FileNotFoundError:
            raise Http404 from None
    kind = "inline" if inline else "attachment"
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "").strip()
    if not plain or plain.startswith("."):
        plain = f"document{plain}"
    response["Content-Disposition"] = (
        f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = DOCUMENT_POLICY
    response._csp_exempt = True  # ours is stricter
    response["Cache-Control"] = "private, no-cache"
    return response


# Calendars ------------------------------------------------------------------------------------
@require_safe
@cached_for_visitors()
def calendar(request):
    """The deadlines of all that is open or opens soon, to subscribe to."""
    now = timezone.now()
    listed = Consultation.objects.listed_at(now).filter(closes_at__gt=now)
    running = listed.exclude(status=Consultation.Status.WITHDRAWN).order_by("closes_at")[:500]
    return _calendar(running.select_related("entity"), "tawasul.ics")


@require_safe
@cached_for_visitors()
def deadline(request, reference):
    """The dates of one consultation."""
    consultation = find(request, reference)
    if not consultation.closes_at:
        raise Http404
    return _calendar([consultation], f"{consultation.reference}.ics", all_dates=True)


def _calendar(consultations, filename: str, *, all_dates=False) -> HttpResponse:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tawasul//Consultations//AR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(_('Tawasul: comment deadlines'))}",
    ]
    for one in consultations:
        lines += _event(one, "closes", one.closes_at, _("Last moment to comment: %(title)s"))
        if all_dates:
            lines += _event(one, "opens", one.opens_at, _("Comments open: %(title)s"))
            lines += _event(one, "results", one.results_due, _("Results expected: %(title)s"))
    lines.append("END:VCALENDAR")
    body = "".join(_folded(line) for line in lines)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _event(one: Consultation, what: str, at, words: str) -> list[str]:
    if at is None:
        return []
    host = settings.SITE_URL.partition("://")[2]
    title = in_true_language(one, "title")[0]
    stamp = one.published_at or one.publish_at or one.created_at
    return [
        "BEGIN:VEVENT",
        f"UID:{one.reference}-{what}@{host}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(at)}",
        f"DTEND:{_utc(at)}",
        f"SUMMARY:{_escaped(words % {'title': title})}",
        f"DESCRIPTION:{_escaped(in_true_language(one.entity, 'name')[0])}",
        f"URL:{settings.SITE_URL}{one.get_absolute_url()}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _utc(at) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    for character in ("\\", ";", ","):
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Lines of at most 75 octets (RFC 5545), never cut inside a character."""
    parts, current = [], b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > (75 if not parts else 74):
            parts.append(current)
            current = b""
        current += encoded
    parts.append(current)
    return "\r\n ".join(part.decode() for part in parts) + "\r\n"
