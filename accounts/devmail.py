"""The mail that left, for whoever develops or shows the portal. Exists in development only.

`EMAIL_URL=filemail://…` makes Django write each mail into a file; these pages read them.
"""

import email
import email.policy
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

SHOWN = 100
_BETWEEN = b"-" * 79 + b"\n"  # what Django's file backend writes after each mail


@require_GET
def outbox(request):
    """Newest first; `?to=` keeps those to one address."""
    to = request.GET.get("to", "").strip().lower()
    mails = [mail for mail in _mails() if to in mail["to"].lower()]
    return render(request, "accounts/devmail.html", {"mails": mails[:SHOWN], "to": to})


def _mails() -> list[dict]:
    if not getattr(settings, "DEVELOPMENT", False):
        raise Http404
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "/nonexistent")
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    mails = []
    for file in files[:SHOWN]:
        mails += [
            _parsed(raw) for raw in reversed(file.read_bytes().split(_BETWEEN)) if raw.strip()
        ]
    return mails


def _parsed(raw: bytes) -> dict:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",))
    return {
        "to": str(message["To"]),
        "subject": str(message["Subject"]),
        "date": str(message["Date"]),
        "text": body.get_content() if body else "",
    }


urlpatterns = [path("", outbox, name="devmail")]
