"""Report files: asked for in a transaction, made by the worker, found again by the sweep."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.services import notify
from consultations.models import Contribution
from reports import tasks
from reports.models import Document
from tawasul.caching import content_changed
from tawasul.calendar import Quarter
from tawasul.files import forget_unless_committed
from tawasul.later import kick

log = structlog.get_logger(__name__)

STUCK = timedelta(minutes=6)  # longer than a task may run: its worker is gone
TRIES = 5
# The words under which history keeps that a contribution is read by the public no more, or again.
CHANGES_THE_TEXT = ("published", "held", "hidden", "restored", "withdrawn", "erased")


@transaction.atomic
def ask_for(*, format: str, language: str, by, outcome=None, snapshot=None) -> Document:
    """Order a file. Asking again for one that is there or on its way changes nothing."""
    document, made = Document.objects.get_or_create(
        outcome=outcome,
        snapshot=snapshot,
        format=format,
        language=language,
        defaults={"requested_by": by, "requested_at": timezone.now()},
    )
    if made or document.state == Document.State.WAITING:
        kick(tasks.make, document.pk)
    return document


@transaction.atomic
def retry(document: Document, *, by) -> Document:
    """Order a failed one again."""
    fresh = Document.objects.select_for_update().get(pk=document.pk)
    if fresh.state == Document.State.FAILED:
        _order_anew(fresh, by=by)
    return fresh


@transaction.atomic
def remake(documents, *, by) -> None:
    """Order files again that say other than what is now true. The old ones go at once; whoever
    holds the address of one comes to the new."""
    for document in documents.select_for_update(of=("self",)):
        _order_anew(document, by=by)


def make(key: int) -> bool:
    """Make the file. True if this call did it.

    Claimed by a row lock, so two workers do not make one file twice; a worker that dies leaves
    it `going`, and the sweep gives it to the next after STUCK.
    """
    document = _claim(key)
    if document is None:
        return False
    try:
        name, content, pages = _rendered(document)
    except Exception:
        log.exception("report not made", document=key)
        _put_back(key)
        return False
    with transaction.atomic():
        fresh = Document.objects.select_for_update().filter(pk=key).first()
        if fresh is None or fresh.started_at != document.started_at:
            return False  # no longer wanted, or taken over by another worker meanwhile
        fresh.file.save(name, ContentFile(content), save=False)
        forget_unless_committed(fresh.file)
        fresh.size = len(content)
        fresh.pages = pages
        fresh.sha256 = hashlib.sha256(content).hexdigest()
        fresh.state, fresh.percent = Document.State.READY, 100
        fresh.finished_at = timezone.now()
        fresh.save()
        content_changed()  # pages that said it is being made
        if fresh.requested_by_id:
            notify(
                fresh.requested_by,
                "report_ready",
                subject=_title(fresh),
                key=f"report_ready:{fresh.pk}:{fresh.requested_at.isoformat()}",
                title=_title(fresh),
                format=fresh.format.upper(),
                link=fresh.get_absolute_url(),
            )
    log.info("report made", document=key, bytes=len(content), pages=pages)
    return True


def _title(document: Document) -> str:
    """What the report is of, in the language of whoever asked for it."""
    with translation.override(document.requested_by.language):
        if document.outcome:
            return str(document.outcome)
        quarter = Quarter.parse(document.snapshot.quarter).title
        return f"{_('Quarterly compliance report')}{_(', ')}{quarter}"


def order_due() -> int:
    """Order what the worker missed: never started, put back, or left behind by one that died.

    Ordered only: whoever calls this also sends mails and closes consultations.
    """
    now = timezone.now()
    due = Document.objects.filter(
        Q(state=Document.State.WAITING) & (Q(retry_at__isnull=True) | Q(retry_at__lte=now))
        | Q(state=Document.State.GOING, started_at__lt=now - STUCK)
    )
    keys = list(due.values_list("pk", flat=True)[:10])
    for key in keys:
        kick(tasks.make, key)
    return len(keys)


def remake_stale() -> int:
    """Order again the outcome reports that quote what was taken out, erased or shown again since.

    How many. Told by the history of contributions: more rows than when the file was begun. The
    dates only keep old files out of the counting, with a minute for what was not committed yet.
    """
    changes = _changes(OuterRef("outcome__consultation"))
    late = changes.filter(history_date__gt=OuterRef("started_at") - timedelta(minutes=1))
    counted = changes.order_by().values("consultation").annotate(n=Count("pk")).values("n")
    with transaction.atomic():
        stale = Document.objects.filter(
            Exists(late),
            state=Document.State.READY,
            outcome__isnull=False,
            changes_seen__lt=Subquery(counted),
        )
        keys = list(stale.values_list("pk", flat=True)[:50])
        remake(Document.objects.filter(pk__in=keys, state=Document.State.READY), by=None)
        if keys:
            content_changed()
    return len(keys)


def _changes(consultation):
    return Contribution.history.filter(
        consultation=consultation, history_change_reason__in=CHANGES_THE_TEXT
    )


def _order_anew(document: Document, *, by) -> None:
    if document.file:
        name, storage = document.file.name, document.file.storage
        transaction.on_commit(lambda: storage.delete(name))
    document.file = document.sha256 = ""
    document.size = document.pages = document.started_at = document.finished_at = None
    document.state, document.percent = Document.State.WAITING, 0
    document.attempts, document.retry_at = 0, None
    document.requested_by, document.requested_at = by, timezone.now()
    document.save()
    kick(tasks.make, document.pk)


def progress(key: int, percent: int) -> None:
    """Say how far it is: its own statement, seen at once by the page that waits."""
    Document.objects.filter(pk=key, state=Document.State.GOING).update(percent=percent)


def _claim(key: int) -> Document | None:
    now = timezone.now()
    with transaction.atomic():
        document = (
            Document.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("outcome__consultation__entity", "snapshot")
            .filter(pk=key)
            .first()
        )
        if document is None or document.state in (Document.State.READY, Document.State.FAILED):
            return None
        if document.state == Document.State.GOING and document.started_at > now - STUCK:
            return None
        document.state, document.percent = Document.State.GOING, 1
        document.started_at = now
        document.attempts += 1
        if document.outcome_id:
            document.changes_seen = _changes(document.outcome.consultation).count()
        document.save()
        return document


def _put_back(key: int) -> None:
    with transaction.atomic():
        fresh = Document.objects.select_for_update().filter(pk=key).first()
        if fresh is None:
            return
        fresh.percent = 0
        if fresh.attempts >= TRIES:
            fresh.state = Document.State.FAILED
        else:
            fresh.state = Document.State.WAITING
            fresh.retry_at = timezone.now() + timedelta(minutes=2**fresh.attempts)
        fresh.save()


def _rendered(document: Document) -> tuple[str, bytes, int | None]:
    """Name, content and pages. WeasyPrint is imported in there: the portal runs without Pango."""
    if document.format == Document.Format.XLSX:
        from reports import sheet

        return sheet.compliance(document)
    from reports import pdf

    if document.outcome_id:
        return pdf.outcome(document)
    return pdf.compliance(document)
