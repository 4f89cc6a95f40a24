"""Pages for when something cannot be had. They say what did not happen, what is safe, what to do.

Those made by `bare` must work when nothing else does: no database, no session, no context
processor, and plain words if even the template fails.
"""

import logging
import sys

import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from django.utils.translation import gettext as _

from tawasul.outage import is_database_gone
from tawasul.sessions import long_texts

log = logging.getLogger(__name__)

STANDING = (400, 404, 413, 429, 503)  # those nginx keeps a copy of, to show by itself


def bad_request(request, exception=None):
    """What cannot be read, or is more than is read: nothing of it can be given back, but it still
    stands in the browser, one step back."""
    return bare(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def forbidden(request, exception=None):
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def csrf(request, reason=""):
    """The form's token has expired. Long texts come back, to be copied or sent again."""
    return render(request, "403_csrf.html", {"kept": long_texts(request)}, status=403)


def server_error(request):
    """The last resort. A database that cannot be reached is not a fault of the code: 503."""
    if is_database_gone(sys.exc_info()[1]):
        return unavailable(request)
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    return bare(request, 500, request_id=request_id)


def unavailable(request):
    response = bare(request, 503)
    response["Retry-After"] = "120"  # seconds
    return response


def bare(request, status, **context):
    """A page made of nothing but its template: no request, so no context processor runs."""
    language = "en" if request.path.startswith("/en/") else "ar"
    template = f"{status}.html"
    context |= {
        "demo": settings.DEMO,
        "characters": settings.CONTRIBUTION_MAX_CHARS,
        "bytes": settings.ATTACHMENT_MAX_BYTES,
    }
    with translation.override(language):
        try:
            page = loader.render_to_string(template, context)
        except Exception:
            log.exception("error page could not be made template=%s", template)
            words = _("Something failed on our side. Please try again shortly.")
            number = context.get("request_id", "")
            page = (
                f'<!doctype html><html lang="{language}"><title>{status}</title><p>{words} {number}'
            )
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response
