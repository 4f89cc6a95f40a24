"""What every request passes on its way in, and every answer on its way out."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.decorators import sync_only_middleware
from django.utils.translation import ngettext

from tawasul import outage
from tawasul.pages.errors import bad_request, unavailable
from tawasul.sessions import signed_out

log = structlog.get_logger(__name__)

HEALTH = ("/healthz", "/readyz")
SEEN = "seen"  # session key: when this person last did something, in seconds since 1970
SEEN_EVERY = 60  # seconds; a click a second must not be a write a second


@sync_only_middleware
def proxies(get_response):
    """REMOTE_ADDR is the address of the person, also behind proxies, and cannot be made up.

    The last entries of X-Forwarded-For are written by our own proxies (`TRUSTED_PROXIES`), the
    ones before by whoever asked. After this the header is gone, so nobody reads it by mistake.
    """
    trusted = settings.TRUSTED_PROXIES

    def middleware(request):
        chain = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        if trusted:
            addresses = [part.strip() for part in chain.split(",") if part.strip()]
            if len(addresses) >= trusted:
                request.META["REMOTE_ADDR"] = addresses[-trusted]
        return get_response(request)

    return middleware


@sync_only_middleware
def headers(get_response):
    """What Django and django-csp have no setting for."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


@sync_only_middleware
def malformed(get_response):
    """NUL bytes are no text and PostgreSQL refuses them: 400 at the door, not 500 deep inside.

    Bodies of forms are cleaned by their fields (`tawasul.forms`).
    """

    def middleware(request):
        query = request.META.get("QUERY_STRING", "")
        if (
            "\0" in request.path_info
            or "\0" in query
            or "%00" in query
            or any("\0" in value for value in request.COOKIES.values())
        ):
            return bad_request(request)
        return get_response(request)

    return middleware


@sync_only_middleware
def maintenance(get_response):
    """While `MAINTENANCE_FILE` exists everybody reads that we are back soon."""

    def middleware(request):
        if settings.MAINTENANCE_FILE.exists() and request.path_info not in HEALTH:
            return unavailable(request)
        return get_response(request)

    return middleware


class DatabaseGone:
    """A database that is down or read-only is a designed 503, for as long as it lasts.

    What fails outside a view (loading a session, say) comes by the 500 handler, which asks
    `outage` too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if outage.lasts() and request.path_info not in HEALTH:
            return unavailable(request)
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not outage.is_database_gone(exception):
            return None
        log.error("database unavailable", error=type(exception.__cause__ or exception).__name__)
        return unavailable(request)


@sync_only_middleware
def signed_in(get_response):
    """Pages of a person who is signed in are kept by nobody; staff who went away are signed out.

    Requests that a page makes by itself say so (`X-Background: 1`) and do not count as presence.
    """

    def middleware(request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        if request.user.is_authenticated and (left := _sign_out_idle_staff(request)):
            return left
        response = get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, no_store=True, private=True)
        return response

    return middleware


def _sign_out_idle_staff(request):
    now = int(timezone.now().timestamp())
    seen = request.session.get(SEEN)
    limit = timedelta(minutes=settings.STAFF_IDLE_MINUTES).total_seconds()
    if seen is not None and now - seen >= limit and request.user.is_staff:
        logout(request)
        if request.method == "POST":
            return signed_out(request)
        messages.info(
            request,
            ngettext(
                "You were signed out after %(minutes)s minute without activity.",
                "You were signed out after %(minutes)s minutes without activity.",
                settings.STAFF_IDLE_MINUTES,
            )
            % {"minutes": settings.STAFF_IDLE_MINUTES},
        )
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if "X-Background" not in request.headers and (seen is None or now - seen >= SEEN_EVERY):
        request.session[SEEN] = now
    return None
