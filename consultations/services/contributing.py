"""What people send, and what staff type in and answer."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.services import notify
from consultations import permissions, receipts
from consultations.models import (
    Consultation,
    Contribution,
    Counters,
    OfficialReply,
    Pending,
    Support,
)
from consultations.services import moving
from consultations.services._common import locked, said_of
from tawasul.clock import database_now
from tawasul.history import record
from tawasul.refusals import NotAllowed, Refusal, require
from tawasul.text import clean
from tawasul.words import after, number

Status = Contribution.Status


def contribute(
    consultation: Consultation,
    *,
    by,
    body: str,
    token: UUID,
    named: bool = True,
    parent: Contribution | None = None,
) -> Contribution:
    """Record a contribution; it waits for a moderator before anyone else sees it.

    `token` is that of the form: however often one form arrives, there is one contribution, and
    the later calls get the first one back. In time is `opens_at <= t < closes_at` by
    PostgreSQL's clock, read while the row is held FOR KEY SHARE, which a closing waits for.

    Raises NotAllowed outside the open phase, for people not signed in, not invited or without
    the consents, and Refusal for an empty or too long text or too many in an hour.
    """
    try:
        return _contribute(consultation, by=by, body=body, token=token, named=named, parent=parent)
    except (IntegrityError, Refusal):  # perhaps the same form arrived twice at the same moment
        if sent_before := _sent_with(token):
            return _same(sent_before, by)
        raise


@transaction.atomic
def _contribute(consultation, *, by, body, token, named, parent) -> Contribution:
    if _in_turn(by, token):
        return _same(_sent_with(token), by)
    body = check_text(body)
    fresh = _held_open(consultation, by)
    now = database_now()
    require(permissions.may_contribute(by, fresh, at=now))
    for path in settings.CONTRIBUTION_CHECKS:
        require(import_string(path)(by, fresh))
    _check_rate(by, now)
    contribution = _new(
        fresh,
        body=body,
        token=token,
        received_at=now,
        author=by,
        shown_name=by.display_name if named else "",
        parent=_thread_of(parent, fresh),
    )
    record(contribution, by=by, reason="sent")
    notify(
        by,
        "received",
        subject=contribution.receipt,
        key=f"received:{contribution.pk}",
        receipt=receipts.spaced(contribution.receipt),
        number=contribution.receipt,
        received_at=now.isoformat(),
        **said_of(fresh, by.language)
        | {"link": reverse("pages:receipt", args=[contribution.receipt])},
    )
    return contribution


def check_text(body: str) -> str:
    """The text as it is stored: cleaned, neither empty nor too long. Raises Refusal."""
    body = clean(body)
    if not body:
        raise Refusal(_("Please write your comment."), field="body")
    if len(body) < settings.CONTRIBUTION_MIN_CHARS:
        raise Refusal(
            _("The text is too short. Please explain in at least one sentence."), field="body"
        )
    if len(body) > settings.CONTRIBUTION_MAX_CHARS:
        raise Refusal(
            _("Characters: %(length)s, limit: %(max)s. Please shorten the text; it is kept below.")
            % {"length": number(len(body)), "max": number(settings.CONTRIBUTION_MAX_CHARS)},
            field="body",
        )
    return body


@transaction.atomic
def keep_pending(
    consultation: Consultation,
    *,
    key: str,
    token: UUID,
    body: str,
    parent: Contribution | None = None,
) -> Pending:
    """Keep a text typed before signing in, for whoever holds the session's `key`."""
    body = check_text(body)
    require(permissions.takes_part_at(consultation, timezone.now()))
    kept = {
        "consultation": consultation,
        "parent": _thread_of(parent, consultation),
        "body": body,
        "created_at": timezone.now(),
    }
    try:
        pending, _made = Pending.objects.update_or_create(token=token, key=key, defaults=kept)
    except IntegrityError:
        # The form was sent from another session before (two clicks while there was none yet):
        # neither sees the other's row, and neither loses the text.
        pending = Pending.objects.create(token=uuid4(), key=key, **kept)
    return pending


def pending_for(key: str | None, consultation: Consultation) -> Pending | None:
    """The text this visitor kept here, if any."""
    if not key:
        return None
    return Pending.objects.filter(key=key, consultation=consultation).order_by("-pk").first()


def drop_pending(key: str | None, consultation: Consultation) -> int:
    """Forget what this visitor kept here. Returns how many texts that were."""
    if not key:
        return 0
    return Pending.objects.filter(key=key, consultation=consultation).delete()[0]


@transaction.atomic
def record_said(
    consultation: Consultation,
    *,
    by,
    texts: list[str],
    channel: str,
    said_on,
    source: str = "",
    token: UUID,
) -> list[Contribution]:
    """Type in what was said in a workshop, on paper or by phone: one contribution for each text.

    They are published under the coordinator's responsibility, counted apart, never held against
    the deadline. `said_on` is a date. The same form sent twice types nothing in twice.
    """
    fresh = locked(consultation)
    require(permissions.may_record(by, fresh))
    if channel not in Contribution.Channel.values or channel == Contribution.Channel.PORTAL:
        raise Refusal(_("Say how it reached you."), field="channel")
    if said_on is None or said_on > timezone.localdate():
        raise Refusal(_("Say on which day it was said; it cannot lie ahead."), field="said_on")
    cleaned = [check_text(text) for text in texts if clean(text)]
    if not cleaned:
        raise Refusal(_("Type in at least one remark."), field="texts")
    tokens = [_derived(token, index) for index in range(len(cleaned))]
    before = Contribution.objects.filter(token__in=tokens, entered_by=by)
    if before.exists():
        return list(before.order_by("pk"))
    now = database_now()
    rows = [
        _new(
            fresh,
            body=text,
            token=one,
            received_at=now,
            channel=channel,
            said_on=said_on,
            source=clean(source),
            entered_by=by,
            status=Status.PUBLISHED,
            published_at=now,
        )
        for text, one in zip(cleaned, tokens, strict=True)
    ]
    for row in rows:
        record(row, by=by, reason="typed_in")
    Counters.objects.filter(consultation=fresh).update(recorded=F("recorded") + len(rows))
    return rows


@transaction.atomic
def reply_officially(contribution: Contribution, *, by, body: str) -> OfficialReply:
    """The entity's answer under a published contribution. Its author is told."""
    fresh = _locked(contribution)
    require(permissions.may_reply_officially(by, fresh))
    if not clean(body):
        raise Refusal(_("Please write the reply."), field="body")
    body = check_text(body)
    consultation = fresh.consultation
    latest = fresh.official_replies.order_by("-pk").first()
    if latest and latest.by_id == by.pk and latest.body == body:
        return latest  # the same form, sent twice
    reply = OfficialReply(
        contribution=fresh, entity=consultation.entity, by=by, body=body, at=timezone.now()
    )
    record(reply, by=by, reason="replied")
    Counters.objects.filter(consultation=consultation).update(replies=F("replies") + 1)
    if fresh.author_id:
        notify(
            fresh.author,
            "answered",
            subject=fresh.receipt,
            key=f"answered:{reply.pk}",
            receipt=receipts.spaced(fresh.receipt),
            reply=body,
            **said_of(consultation, fresh.author.language) | {"link": fresh.get_absolute_url()},
        )
    return reply


@transaction.atomic
def support(contribution: Contribution, *, by) -> bool:
    """Back a published comment. True if this call did it, False if it was done before."""
    target = Contribution.objects.select_related("consultation__entity").get(pk=contribution.pk)
    require(permissions.may_support(by, target, at=database_now()))
    _row, added = Support.objects.get_or_create(
        contribution=target, person=by, defaults={"at": timezone.now()}
    )
    if added:
        _recount(target)
    return added


@transaction.atomic
def unsupport(contribution: Contribution, *, by) -> bool:
    """Take one's support back, while comments are taken. True if there was one."""
    target = Contribution.objects.select_related("consultation__entity").get(pk=contribution.pk)
    require(permissions.takes_part_at(target.consultation, database_now()))
    gone, _rows = Support.objects.filter(contribution=target, person=by).delete()
    if gone:
        _recount(target)
    return bool(gone)


@transaction.atomic
def take_back(contribution: Contribution, *, by) -> Contribution:
    """Its author withdraws it. The text stays in the record, the public no longer sees it."""
    fresh = _locked(contribution)
    require(permissions.may_take_back(by, fresh))
    return moving.move(fresh, Status.WITHDRAWN, by=by, reason="withdrawn")


def _held_open(consultation: Consultation, by) -> Consultation:
    """The fresh row, held FOR KEY SHARE: thousands may hold it at once, a closing waits.

    The account is held in the same statement, as `accounts.services.hold` does it: an erasure
    waits and finds the contribution, or was quicker and there is none.
    """
    columns = (
        "id, reference, entity_id, status, audience, historical, publish_at, opens_at, "
        "closes_at, analysis_due, results_due, published_at, title_ar, title_en, "
        "withdrawal_reason, withdrawal_reason_ar, withdrawal_reason_en, office_email"
    )
    read = ", ".join(f"consultation.{name}" for name in columns.split(", "))
    found = list(
        Consultation.objects.raw(
            f"SELECT {read} FROM consultations_consultation consultation, accounts_user person "  # noqa: S608
            "WHERE consultation.id = %s AND person.id = %s AND person.erased_at IS NULL "
            "FOR KEY SHARE OF consultation FOR SHARE OF person",
            [consultation.pk, by.pk],
        )
    )
    if not found:
        raise NotAllowed(_("Sign in to take part."))
    found[0].entity = consultation.entity
    return found[0]


def _locked(contribution: Contribution) -> Contribution:
    return (
        Contribution.objects.select_for_update(no_key=True, of=("self",))
        .select_related("consultation__entity", "author")
        .get(pk=contribution.pk)
    )


def _new(consultation: Consultation, *, body: str, **fields) -> Contribution:
    salt = secrets.token_bytes(16)
    return Contribution(
        consultation=consultation,
        body=body,
        language=get_language() or settings.LANGUAGE_CODE,
        salt=salt,
        digest=Contribution.digest_of(salt, body),
        receipt=receipts.new(),
        **fields,
    )


def _thread_of(parent: Contribution | None, consultation: Consultation) -> Contribution | None:
    """The comment a reply hangs under: threads are one level deep.

    Held FOR SHARE: whoever hides or withdraws it meanwhile waits until the reply is written, or
    has been quicker, and then nothing is written under what is no longer shown.
    """
    if parent is None:
        return None
    answered = {parent.pk, parent.parent_id or parent.pk}
    rows = Contribution.objects.raw(
        "SELECT id, status, consultation_id FROM consultations_contribution "
        "WHERE id = ANY(%s) ORDER BY id FOR SHARE",
        [sorted(answered)],
    )
    for one in rows:
        if one.status != Status.PUBLISHED or one.consultation_id != consultation.pk:
            raise Refusal(
                _(
                    "The comment you are replying to is no longer shown, so your reply was not "
                    "recorded. The text is kept below; you can send it as a comment of its own."
                ),
                field="reply_to",
            )
    return parent.parent or parent


def _in_turn(by, token: UUID) -> bool:
    """Wait until nothing else of this person is being sent; whether this form was sent before.

    What follows counts what they sent, so of theirs each must see the one before. Others do not
    wait, and nothing that is held before this lock is taken could be waited for in a ring. The
    answer is from before the wait: `contribute` looks again before it refuses.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)), "
            "EXISTS (SELECT FROM consultations_contribution WHERE token = %s)",
            [f"contribute:{by.pk}", token],
        )
        return cursor.fetchone()[1]


def _check_rate(by, now) -> None:
    """So many an hour from one account. Counted in the database, while `_in_turn` holds."""
    limit = settings.CONTRIBUTIONS_PER_HOUR
    recent = Contribution.objects.filter(author=by, received_at__gt=now - timedelta(hours=1))
    times = recent.order_by("-received_at").values_list("received_at", flat=True)
    if not (first := list(times[limit - 1 : limit])):
        return
    minutes = max(1, int((first[0] + timedelta(hours=1) - now).total_seconds() // 60) + 1)
    raise Refusal(
        _(
            "Many comments came from this account in a short time. You can send again in "
            "%(wait)s; the text is kept."
        )
        % {"wait": after(minutes, "minute")}
    )


def _sent_with(token: UUID) -> Contribution | None:
    return Contribution.objects.filter(token=token).first()


def _same(contribution: Contribution, by) -> Contribution:
    if contribution.author_id != by.pk:
        raise Refusal(_("This form was already used. Please open it again; copy your text first."))
    return contribution


def _recount(target: Contribution) -> None:
    # From the rows, so that two clicks at once cannot count twice: the row lock queues those who
    # click, and each counts what is committed.
    Contribution.objects.select_for_update(no_key=True).get(pk=target.pk)
    Contribution.objects.filter(pk=target.pk).update(
        supports=Support.objects.filter(contribution=target).count()
    )


def _derived(token: UUID, index: int) -> UUID:
    """A token for each line of one form."""
    return UUID(int=(token.int + index) % (1 << 128))


def forget_old_pending(*, at=None) -> int:
    """Texts of visitors who did not come back go after PENDING_DAYS."""
    before = (at or timezone.now()) - timedelta(days=settings.PENDING_DAYS)
    return Pending.objects.filter(created_at__lt=before).delete()[0]
