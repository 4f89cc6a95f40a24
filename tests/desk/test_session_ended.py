"""A session that has ended loses no text: it comes back on the page, and stays on the device."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moderation.services import policy_for
from reports import services as reports
from tawasul.calendar import Quarter
from tawasul.middleware import SEEN
from tests.factories import (
    make_comment,
    make_contribution,
    make_moderator,
    make_national,
    make_published,
    member_of,
)

pytestmark = pytest.mark.django_db
WORDS = "نشكر لكم ملاحظتكم، وسنأخذ بها في النسخة القادمة من المسودة."
DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def comment():
    return make_comment(make_published())


@pytest.fixture
def reply(comment):
    return reverse("admin:consultations_contribution_reply", args=[comment.pk])


def away(client):
    """As if this person had done nothing for longer than staff may."""
    session = client.session
    span = timedelta(minutes=settings.STAFF_IDLE_MINUTES, seconds=1)
    session[SEEN] = int((timezone.now() - span).timestamp())
    session.save()


def way_back(page: str) -> str:
    return re.search(r'href="[^"]*/accounts/login/\?next=([^"]+)"', page)[1].replace("%2F", "/")


@pytest.mark.parametrize("idle", [False, True])
def test_a_form_sent_after_the_session_gives_its_texts_back_and_leads_back(
    client, comment, reply, idle
):
    if idle:
        client.force_login(member_of(comment.consultation.entity, "coordinator"))
        away(client)
    standing_on = reverse("admin:consultations_contribution_changelist")
    sent = {
        "body": WORDS,
        "password": "a very long and secret passphrase indeed",
        "csrfmiddlewaretoken": "a token that is rather long, with spaces",
        "digest": DIGEST,
        "next": standing_on + "?consultation=TW-2026-0001",
    }

    answer = client.post(reply, sent, headers={"referer": f"http://testserver{standing_on}"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "session has ended" in page
    assert re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page) == [WORDS]
    assert "passphrase" not in page
    assert way_back(page) == standing_on
    assert not comment.official_replies.exists()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/admin/", "javascript:alert(1)"])
def test_without_a_page_of_ours_it_leads_back_to_the_form_itself(client, reply, referer):
    page = client.post(reply, {"body": WORDS}, headers={"referer": referer}).content.decode()

    assert way_back(page) == reply


def test_who_was_away_and_only_looks_is_asked_to_sign_in_and_told_why(client, comment, reply):
    client.force_login(member_of(comment.consultation.entity, "coordinator"))
    away(client)

    answer = client.get(reply, follow=True)

    assert answer.redirect_chain[0][0].endswith(f"?next={reply}")
    page = answer.content.decode()
    assert "You were signed out after 30 minutes without activity." in page
    assert "as a draft" not in page


def test_a_draft_that_saves_itself_is_told_in_a_sentence(client, comment):
    url = reverse("admin:consultations_consultation_change", args=[comment.consultation_id])

    answer = client.post(url, {"title_ar": WORDS}, headers={"X-Autosave": "1"})

    assert answer.status_code == 403
    assert "session has ended" in answer.json()["error"]


def test_forms_of_staff_outside_the_desk_give_their_texts_back_too(client, comment):
    quarter = Quarter.of(timezone.now()).previous()
    reports.freeze(quarter, by=None)
    official = reverse(
        "consultations:reply_officially", args=[comment.consultation.reference, comment.pk]
    )

    for url in (official, reverse("reports:correct", args=[quarter])):
        answer = client.post(url, {"body": WORDS})
        assert answer.status_code == 403
        assert WORDS in answer.content.decode()
        assert client.get(url).status_code == 302


# On the device --------------------------------------------------------------------------------
def test_the_form_of_a_verb_keeps_what_is_typed_until_it_is_received(client, comment, reply):
    person = member_of(comment.consultation.entity, "coordinator")
    client.force_login(person)
    page = client.get(reply).content.decode()
    assert f'data-local="{reply}"' in page
    assert "data-restore" in page
    assert "admin-theme/draft.js" in page
    assert f'data-person="{person.pk}"' in page
    listed = client.get(reverse("admin:consultations_contribution_changelist")).content.decode()
    assert f'data-local="{reply}"' in listed

    key = f"desk:{person.pk}:{reply}"
    refused = client.post(reply, {"body": "", "local": key})
    assert refused.status_code == 422
    assert "data-received" not in refused.content.decode()
    answer = client.post(reply, {"body": WORDS, "local": key})
    assert f'data-received="{key}"' in client.get(answer.url).content.decode()
    assert "data-received" not in client.get(answer.url).content.decode()


def test_what_was_not_received_is_not_said_to_be(client, comment, reply):
    client.post(reply, {"body": WORDS, "local": f"desk:1:{reply}"})
    client.force_login(member_of(comment.consultation.entity, "coordinator"))

    assert "data-received" not in client.get(reply).content.decode()


def test_only_keys_of_the_desk_are_named(client, comment, reply):
    client.force_login(member_of(comment.consultation.entity, "coordinator"))

    answer = client.post(reply, {"body": WORDS, "local": "tawasul:draft:TW-1 desk:2"})

    assert "data-received" not in client.get(answer.url).content.decode()


def test_the_note_of_a_moderator_is_kept_too(client):
    waiting = make_contribution()
    person = make_moderator(waiting.consultation.entity)
    client.force_login(person)
    url = reverse("admin:moderation_decline", args=[waiting.pk])
    queue = reverse("admin:moderation_queue")
    page = client.get(queue).content.decode()
    assert f'data-local="{url}"' in page
    assert "admin-theme/draft.js" in page

    key = f"desk:{person.pk}:{url}"
    clause = policy_for(waiting).clauses.get(number=6)
    client.post(url, {"clause": clause.pk, "note": WORDS, "next": queue, "local": key})

    assert f'data-received="{key}"' in client.get(queue).content.decode()


def test_a_reason_for_opening_an_identity_is_kept_until_it_is_recorded(client, comment):
    person = make_national("chief_moderator")
    client.force_login(person)
    url = reverse("admin:consultations_contribution_identity", args=[comment.pk])
    assert f'data-local="{url}"' in client.get(url).content.decode()

    key = f"desk:{person.pk}:{url}"
    opened = client.post(url, {"reason": "طلب قضائي", "local": key})

    assert f'data-received="{key}"' in opened.content.decode()


def test_signing_out_takes_the_texts_off_the_device(client, comment):
    client.force_login(member_of(comment.consultation.entity, "coordinator"))

    for name in ("admin:index", "accounts:profile", "account_logout"):
        assert "js/leaving.js" in client.get(reverse(name)).content.decode(), name


def test_a_broken_token_gives_the_texts_back_as_before(comment, reply):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member_of(comment.consultation.entity, "coordinator"))

    page = strict.post(reply, {"body": WORDS, "digest": DIGEST}).content.decode()

    assert WORDS in page
    assert DIGEST not in page
