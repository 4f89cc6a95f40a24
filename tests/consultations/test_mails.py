"""Every mail of a consultation's life, in both languages: sent by the services, rendered, read."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from accounts import services as accounts
from accounts.models import Notice
from consultations import services
from entities import services as entities
from entities.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db

VERBS = {
    "answered",
    "approval_asked",
    "approval_missed",
    "approval_reminder",
    "approved",
    "closed",
    "closed_for_coordinator",
    "consultation_published",
    "consultation_withdrawn",
    "delegated",
    "extended",
    "invited",
    "received",
    "returned_for_changes",
    "role_offered",
    "weekly_digest",
}


def live_through_everything(language: str) -> None:
    """One entity whose people read that language, and everything they are ever told."""
    entity = make.make_entity()
    coordinator = make.make_coordinator(entity, language=language)
    approver = make.make_approver(entity, language=language)
    citizen = make.make_citizen(language=language)
    draft = make.make_draft(entity)
    services.submit(draft, by=coordinator)
    services.remind_approvers(at=draft.publish_at - timedelta(hours=1))
    services.remind_approvers(at=draft.publish_at + timedelta(hours=1))
    services.return_for_changes(draft, by=approver, remarks="Please shorten it. يُرجى الاختصار.")
    consultation = make.make_open(entity)
    comment = make.make_comment(consultation, by=citizen)
    services.reply_officially(comment, by=coordinator, body="It is in article 6.")
    services.extend(
        consultation,
        by=coordinator,
        closes_at=consultation.closes_at + timedelta(days=3),
        reason="Wide interest",
    )
    sunday = timezone.now() + timedelta(days=(6 - timezone.now().weekday()) % 7)
    services.send_digests(at=sunday.replace(hour=9))
    left = consultation.closes_at + timedelta(days=4) - timezone.now()
    make.close_now(make.shift(consultation, left))
    withdrawn = make.make_open(entity)
    make.make_comment(withdrawn, by=citizen)
    services.withdraw(withdrawn, by=approver, reason="A new draft is being written.")
    make.make_open(entity, invited=[citizen.email])
    membership = approver.memberships.get(role=Role.APPROVER)
    today = timezone.localdate()
    entities.delegate(membership, by=approver, to=coordinator, starts_on=today, ends_on=today)
    entities.invite(entity, by=approver, email=citizen.email, role=Role.ANALYST)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_mail_says_something_whole_in_the_readers_language(language, mailoutbox):
    with override(language):
        live_through_everything(language)

    told = Notice.objects.filter(language=language)
    assert set(told.values_list("verb", flat=True)) >= VERBS
    accounts.send_due()
    for verb in VERBS:
        notice = told.filter(verb=verb).first()
        mail = next(m for m in mailoutbox if m.extra_headers["Message-ID"] == _id(notice))
        assert mail.subject, verb
        assert "http" in mail.body, verb
        for hole in ("None", "\u2068\u2069", "{{", "{%", "%("):
            assert hole not in mail.subject + mail.body, (verb, mail.body)
        if language == "ar":
            assert re.search("[\u0600-\u06ff]{3}", mail.subject), (verb, mail.subject)
        else:
            assert "/en/" in mail.body, verb


def _id(notice) -> str:
    from accounts.mail import message_id

    return message_id(notice)
