"""A bare Django: no middleware, one row and twenty comments, a small template; and an insert.

Same driver, same pool, same gunicorn. It is what the portal's pages are held against.
"""

import os
import secrets
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.bare_settings"

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402

django.setup()
settings.MIDDLEWARE = []  # allauth wants its own while apps are set up; no request passes it
application = WSGIHandler()

from django.contrib.auth import get_user  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402

from consultations.models import Consultation, Contribution  # noqa: E402


def page(request, reference):
    consultation = Consultation.objects.get(reference=reference)
    comments = Contribution.objects.filter(
        consultation=consultation, parent=None, status="published"
    ).order_by("-received_at", "-pk")[:20]
    return render(request, "bare.html", {"consultation": consultation, "comments": comments})


def insert(request, reference):
    """A signed-in person's comment as plain Django stores it: session, person, row, insert."""
    request.session = SessionStore(request.COOKIES[settings.SESSION_COOKIE_NAME])
    person = get_user(request)
    consultation = Consultation.objects.get(reference=reference)
    body = request.body.decode()
    salt = secrets.token_bytes(16)
    with transaction.atomic():
        Contribution.objects.create(
            consultation=consultation,
            author=person,
            body=body,
            language="ar",
            salt=salt,
            digest=Contribution.digest_of(salt, body),
            token=uuid4(),
            receipt=secrets.token_hex(5),
            received_at=timezone.now(),
        )
    return HttpResponse("kept")


urlpatterns = [path("<slug:reference>/page/", page), path("<slug:reference>/insert/", insert)]
