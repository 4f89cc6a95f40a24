"""A bare Django: no middleware, one row and twenty comments, a small template; and one insert.

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

from django.db import connection, transaction  # noqa: E402
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
    body = request.body.decode() or "x"
    salt = secrets.token_bytes(16)
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO consultations_contribution (consultation_id, author_id, shown_name, "
            "channel, source, body, public_body, language, salt, digest, token, receipt, "
            "received_at, status, clause, supports) SELECT id, %s, '', 'portal', '', %s, '', "
            "'ar', %s, %s, %s, %s, %s, 'waiting', '', 0 FROM consultations_consultation "
            "WHERE reference = %s",
            [
                request.GET["author"],
                body,
                salt,
                Contribution.digest_of(salt, body),
                uuid4(),
                secrets.token_hex(5),
                now,
                reference,
            ],
        )
    return HttpResponse("kept")


urlpatterns = [path("<slug:reference>/page/", page), path("<slug:reference>/insert/", insert)]
