"""Pages of visitors without a session, kept under our own key until anything public changes.

The key holds the path (which says the language), the query the page knows, and the version of
all public content. The version is a PostgreSQL sequence: reading it is one small statement,
drawing from it locks nothing, and it cannot be lost with Redis. `content_changed` draws after the
commit, so a page made from older rows was stored under an older number and is asked for no more.

A page ends by itself at the next instant the clock changes it, and after a minute in any case.
Without Redis nothing is kept and every page is made.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, OperationalError, connection, transaction
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.decorators import sync_only_middleware
from django.utils.http import parse_etags

LONGEST = 60  # seconds: counts of support and the words of a countdown may be that old
QUERY_MAX_CHARS = 300
MACHINES = ("/healthz", "/readyz")  # ask whether the process lives, so nothing is asked for them


def content_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value + is_called::int FROM tawasul_content_version")
        return cursor.fetchone()[0]


def content_changed() -> None:
    """Something the public reads is changing in this transaction. Once for each transaction."""
    if not any(task[1] is _draw for task in connection.run_on_commit):
        transaction.on_commit(_draw, robust=True)


def _draw() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tawasul_content_version')")


def cached_for_visitors(query: tuple[str, ...] = ()):
    """Marks a page as the same for all visitors. `query` names the parameters it reads.

    The view may set `response.until`, the instant from which it would say something else. A page
    asked for with other parameters is made, not kept, so that nobody fills the cache by making
    them up.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            if all(name in query for name in request.GET):
                response.for_visitors = True
            return response

        return answer

    return decorate


@sync_only_middleware
def visitors_pages(get_response):
    """Answers visitors from the cache, before sessions, languages and views are asked.

    Stands right in front of the session middleware.
    """

    def middleware(request):
        if not _is_visitor(request):
            return get_response(request)
        try:
            key = _key(request, content_version())
        except OperationalError:
            raise  # no database: the page would only wait for it once more
        except DatabaseError:  # the page itself says so, by its own door
            return get_response(request)
        kept = cache.get(key)
        if kept is None:
            response = get_response(request)
            kept = _keep(key, response)
            return response if kept is None else _answer(request, kept)
        if "packed" not in kept and _reads_gzip(request):
            # On the first use and not before: a page asked for once is never compressed.
            kept["packed"] = gzip.compress(kept["body"], compresslevel=6, mtime=0)
            _store(key, kept)
        return _answer(request, kept)

    return middleware


def _is_visitor(request) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and request.path_info not in MACHINES
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and len(request.META.get("QUERY_STRING", "")) <= QUERY_MAX_CHARS
    )


def _key(request, version: int) -> str:
    said = f"{request.get_host()} {request.get_full_path()}"
    return f"page:{version}:{hashlib.sha256(said.encode()).hexdigest()}"


def _keep(key: str, response) -> dict | None:
    """Store a page made for visitors; None when this answer is not one."""
    if (
        not getattr(response, "for_visitors", False)
        or response.status_code != 200
        or response.streaming
        or response.cookies
    ):
        return None
    now = timezone.now().timestamp()
    until = getattr(response, "until", None)
    kept = {
        "body": response.content,
        "type": response["Content-Type"],
        "language": response.get("Content-Language", ""),
        "tag": f'W/"{hashlib.sha256(response.content).hexdigest()[:24]}"',
        "until": min(now + LONGEST, until.timestamp()) if until else now + LONGEST,
    }
    _store(key, kept)
    return kept


def _store(key: str, kept: dict) -> None:
    seconds = int(kept["until"] - timezone.now().timestamp())
    if seconds >= 1:
        cache.set(key, kept, seconds)


def _reads_gzip(request) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def _answer(request, kept: dict) -> HttpResponse:
    if kept["tag"] in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    elif "packed" in kept and _reads_gzip(request):
        # Compressed once for all. SECURITY: safe because the page holds no secret (BREACH).
        response = HttpResponse(kept["packed"], content_type=kept["type"])
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept["body"], content_type=kept["type"])
    if kept["language"]:
        response["Content-Language"] = kept["language"]
    response["ETag"] = kept["tag"]
    response["Cache-Control"] = "no-cache"  # browsers ask each time, and mostly hear "unchanged"
    response["Vary"] = "Accept-Encoding, Cookie"
    return response
