"""The outbox. What has to be told is written with what happened; the worker sends it after.

**Once.** A notice has a key; the second one with the same key is not written. The worker takes
a notice for LEASE (nobody else touches it meanwhile), sends it, and marks it sent. Killed before
the mail server accepted the mail, nothing left: the next sweep sends it. Killed in the moment
between acceptance and mark, it is sent again with the same Message-ID, which mail programs show
once: a notice may rarely travel twice, and is never lost.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

import structlog
from django.core.mail import get_connection
from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from accounts import tasks
from accounts.mail import compose
from accounts.models import Notice, User
from tawasul import later

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)  # longer than EMAIL_TIMEOUT lets one mail take
RETRY_WHEN_DOWN = timedelta(minutes=1)  # the mail server is silent or dead
LONGEST_WAIT = timedelta(hours=1)  # between attempts at a mail the server refuses
MAX_REFUSALS = 8
_BATCH = 1_000  # rows per INSERT

# The server answered, and does not want this mail. Anything else it raises means it is not there.
_REFUSED = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One notice to write: the arguments of `notify`."""

    recipient: User | None
    verb: str
    subject: object
    key: str
    context: dict = field(default_factory=dict)
    address: str | None = None
    language: str | None = None
    secrets: dict = field(default_factory=dict)
    urgent: bool = False


def notify(
    recipient: User | None,
    verb: str,
    *,
    subject,
    key: str,
    address: str | None = None,
    language: str | None = None,
    secrets: dict | None = None,
    urgent: bool = False,
    **context,
) -> None:
    """Tell `recipient` (or, without an account, `address`) something by mail.

    `verb` names the template `email/<verb>.txt`; `subject` is what it is about, a model instance
    or a text like "consultation:17"; a second call with the same `key` does nothing. `context` is
    stored as JSON and used when the mail is rendered; `secrets` are part of it until it is sent,
    and are then forgotten. Written in the caller's transaction, sent after it is committed.
    """
    notify_many(
        [
            Outgoing(
                recipient=recipient,
                verb=verb,
                subject=subject,
                key=key,
                context=context,
                address=address,
                language=language,
                secrets=secrets or {},
                urgent=urgent,
            )
        ]
    )


def notify_many(rows: Iterable[Outgoing | dict]) -> None:
    """`notify` for many, a thousand rows per statement.

    A row is an `Outgoing`, or a dict of the arguments of `notify` with `context` as a dict.
    """
    notices = (_as_notice(row) for row in rows)
    reachable = (notice for notice in notices if notice.address)
    while batch := list(islice(reachable, _BATCH)):
        Notice.objects.bulk_create(batch, ignore_conflicts=True)
    later.kick(tasks.send_notices)


def send_due(*, limit: int = 500) -> int:
    """Send what is due, one mail after the other; how many left.

    Safe to run twice at once. A mail server that is silent or dead ends the run: everything stays
    due, and the next sweep tries again.
    """
    connection = get_connection()
    sent = 0
    try:
        while sent < limit and (notice := _claim()) is not None:
            if notice.recipient and notice.recipient.erased_at:
                _forget(notice)
                continue
            try:
                message = compose(notice, connection=connection)
            except Exception:  # a broken template must not hold up the others
                log.exception("notice not rendered", verb=notice.verb, notice=notice.pk)
                _refuse(notice)
                continue
            try:
                connection.open()
                message.send()
            except _REFUSED as error:
                log.warning("notice refused", notice=notice.pk, error=type(error).__name__)
                _refuse(notice)
            except (OSError, smtplib.SMTPException) as error:
                log.warning("mail server unavailable", error=type(error).__name__)
                _put_back(notice)
                break
            except Exception:  # an address or a header that makes no mail, likewise
                log.exception("notice not sent", notice=notice.pk)
                _refuse(notice)
            else:
                _mark_sent(notice)
                sent += 1
    finally:
        try:
            connection.close()
        except (OSError, smtplib.SMTPException) as error:
            log.warning("mail server left", error=type(error).__name__)
    return sent


@transaction.atomic
def mark_read(person: User) -> int:
    """All notices of `person` are read; how many were not."""
    return Notice.objects.for_inbox(person).unread().update(read_at=timezone.now())


def _as_notice(row: Outgoing | dict) -> Notice:
    if isinstance(row, dict):
        row = Outgoing(**row)
    person = row.recipient
    return Notice(
        recipient=person,
        # An erased person has no address left, so nothing is written for them.
        address=row.address or (person.email if person else "") or "",
        verb=row.verb,
        subject=_reference(row.subject),
        language=row.language or (person.language if person else User.Language.AR),
        key=row.key,
        context=row.context,
        secrets=row.secrets,
        urgent=row.urgent,
    )


def _reference(subject) -> str:
    if isinstance(subject, models.Model):
        return f"{subject._meta.model_name}:{subject.pk}"
    return str(subject)


def _claim() -> Notice | None:
    """The next notice, ours alone for LEASE. No lock is held while the mail server is asked."""
    with transaction.atomic():
        notice = (
            Notice.objects.due()
            .select_related("recipient")
            .select_for_update(skip_locked=True, of=("self",))
            .first()
        )
        if notice is not None:
            Notice.objects.filter(pk=notice.pk).update(
                next_try_at=Now() + LEASE, attempts=F("attempts") + 1
            )
            notice.attempts += 1
    return notice


def _mark_sent(notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk, sent_at__isnull=True).update(
        sent_at=timezone.now(), secrets={}
    )


def _put_back(notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(
        next_try_at=Now() + RETRY_WHEN_DOWN, attempts=F("attempts") - 1
    )


def _forget(notice: Notice) -> None:
    """Written while its recipient was being erased, by whoever still read the address: it goes the
    way of the others (`erase`), and nowhere else."""
    Notice.objects.filter(pk=notice.pk).update(
        given_up_at=timezone.now(), address="", context={}, secrets={}, subject=""
    )


def _refuse(notice: Notice) -> None:
    if notice.attempts >= MAX_REFUSALS:
        Notice.objects.filter(pk=notice.pk).update(given_up_at=timezone.now(), secrets={})
        return
    wait = min(timedelta(minutes=2**notice.attempts), LONGEST_WAIT)
    Notice.objects.filter(pk=notice.pk).update(next_try_at=Now() + wait)
