"""Loads the demonstration in three steps, so that every processor of the machine has work.

First the entities, the people and a draft of each consultation, in one transaction; then each
consultation lives by itself, every step of it a transaction as it is in the product (services
lock a person's turn to send: whoever held many turns would wait for others in a ring); at last
the quarter is frozen. A load that was interrupted goes on with the drafts nobody has touched;
what was being made at that moment stays as far as it came.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from django.contrib.auth import get_user_model
from django.db import connection, connections, transaction
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Notice
from consultations.models import Consultation
from entities.models import Entity, Role
from reports.models import Document, Snapshot
from reports.services import freeze, sign
from tawasul import later
from tawasul.calendar import Quarter
from tawasul.management.demo import people
from tawasul.management.demo.build import Builder
from tawasul.management.demo.comments import COMMENTS
from tawasul.management.demo.consultations import CONSULTATIONS

QUARTER = Quarter(2026, 3)  # covered by fixed dates
FILES_AT_ONCE = 2  # the newest outcomes get their files at once, the others when asked for
_builder: Builder | None = None  # set before processes are forked: each has its copy


def is_due() -> bool:
    """True for an empty portal, and for one where loading was interrupted."""
    if not Entity.objects.exists():
        return True
    ours = get_user_model().objects.filter(email=people.CITIZEN).exists()
    return ours and bool(_waiting() or _quarter_is_due())


def load() -> None:
    people.staff.cache_clear()
    with later.silence():
        with transaction.atomic():
            if not Entity.objects.exists():
                _begin()
        _live()
        with transaction.atomic():
            _finish()


def _begin() -> None:
    entities = people.load_entities()
    people.load_people(entities)
    builder = Builder(entities, people.citizens())
    for row in CONSULTATIONS:
        builder.draft(row)


def _waiting() -> list[tuple[dict, Consultation]]:
    """The rows whose drafts nobody has touched yet, those with most comments first."""
    drafts = Consultation.objects.filter(status=Consultation.Status.DRAFT, reviews=None)
    by_title = {one.title_ar: one for one in drafts.select_related("entity")}
    rows = [row for row in CONSULTATIONS if row["phase"] != "draft" and row["title_ar"] in by_title]
    rows.sort(key=lambda row: -len(COMMENTS.get(row["key"], ())))
    return [(row, by_title[row["title_ar"]]) for row in rows]


def _live() -> None:
    global _builder
    entities = {one.slug: one for one in Entity.objects.all()}
    _builder = Builder(entities, people.citizens())
    jobs = _waiting()
    # On a Mac a process that was forked may not go on.
    hands = (os.cpu_count() or 1) if sys.platform == "linux" else 1
    connections.close_all()  # a connection cannot be shared
    with ProcessPoolExecutor(hands, multiprocessing.get_context("fork")) as pool:
        list((pool.map if hands > 1 else map)(_live_one, jobs))


def _live_one(job: tuple[dict, Consultation]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")  # thousands of small steps
    with override("ar"):
        _builder.live(*job)
    # The past has been told already.
    Notice.objects.filter(sent_at=None).update(sent_at=timezone.now())


def _quarter_is_due() -> bool:
    return timezone.now() >= QUARTER.end and not Snapshot.objects.exists()


def _finish() -> None:
    if _quarter_is_due():
        supervisor = people.staff(Entity.objects.get(owns_portal=True), Role.SUPERVISOR)
        sign(freeze(QUARTER, by=supervisor), by=supervisor)
    newest = Document.objects.filter(outcome__isnull=False).order_by("-outcome__published_at")
    keep = newest.values_list("outcome", flat=True).distinct()[: FILES_AT_ONCE * 2]
    Document.objects.filter(outcome__isnull=False).exclude(outcome__in=list(keep)).delete()
    Notice.objects.filter(sent_at=None).update(sent_at=timezone.now())
