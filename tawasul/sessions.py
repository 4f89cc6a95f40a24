"""A form that arrives when its session has ended: its texts go back to whoever wrote them."""

from __future__ import annotations

from functools import wraps
from urllib.parse import urlsplit

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

SECRET_FIELDS = ("password", "code", "token", "secret", "recovery")
LONG_TEXT_CHARS = 30  # shorter values are quickly typed again


def long_texts(request) -> list[str]:
    """What was written in the form that was sent, to be copied. Never a password."""
    return [
        value
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in SECRET_FIELDS)
        for value in values
        # Without a space it is no text but an address or a digest of ours.
        if len(value) >= LONG_TEXT_CHARS and len(value.split()) > 1
    ]


def signed_out(request):
    """403, with the texts, and the way through signing in back to the form."""
    if "X-Autosave" in request.headers:
        return JsonResponse({"error": _("The session has ended. Please sign in.")}, status=403)
    context = {"kept": long_texts(request), "back": _page_of_the_form(request)}
    return render(request, "signed_out.html", context, status=403)


def signed_in_to_write(view):
    """`login_required` for a form with a text worth keeping: see `signed_out`."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not request.user.is_authenticated:
            return signed_out(request)
        return view(request, *args, **kwargs)

    return guarded


def _page_of_the_form(request) -> str:
    """Where it stood: many forms are sent to an address that shows nothing of its own."""
    page = request.headers.get("Referer", "")
    # SECURITY: only a page of ours.
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return request.get_full_path()
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
