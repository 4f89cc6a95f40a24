"""The approver's page: read on a phone, signed for exactly what was read, or returned."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from consultations import services
from entities import services as entities
from entities.models import Membership
from tests.factories import (
    make_approver,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    member_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    draft = make_draft(summary_ar="ما سيقرؤه الناس.", background_ar="لأن المدة انقضت.")
    return services.submit(draft, by=member_of(draft.entity, "coordinator"))


@pytest.fixture
def approver(client, draft):
    person = make_approver(draft.entity)
    client.force_login(person)
    return person


def url_of(draft, name="approval"):
    return reverse(f"admin:consultations_consultation_{name}", args=[draft.pk])


def test_the_page_holds_what_why_dates_risks_and_the_sentence_signed(client, draft, approver):
    page = client.get(url_of(draft)).content.decode()

    for words in ("ما سيقرؤه الناس.", "لأن المدة انقضت.", "What to watch", "in your name"):
        assert words in page
    assert draft.digest() in page


def test_approval_is_of_what_was_read_with_letter_and_date(client, draft, approver):
    data = {"digest": draft.digest(), "letter_number": "ص/12/٣", "letter_date": "1/11/2026"}

    answer = client.post(url_of(draft), data)

    assert answer.url == reverse("admin:index")
    draft.refresh_from_db()
    step = draft.reviews.first()
    assert (draft.status, step.by, step.letter_number) == ("approved", approver, "ص/12/٣")
    assert str(step.letter_date) == "2026-11-01"


def test_a_draft_changed_meanwhile_has_to_be_read_again(client, draft, approver):
    read = draft.digest()
    coordinator = member_of(draft.entity, "coordinator")
    services.recall(draft, by=coordinator)
    services.revise(draft, by=coordinator, summary_ar="غير ما قُرئ.")
    services.submit(draft, by=coordinator)

    answer = client.post(url_of(draft), {"digest": read, "letter_number": "7"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The draft changed while you were reading." in page
    assert "غير ما قُرئ." in page
    draft.refresh_from_db()
    assert draft.status == "in_review"


def test_returning_asks_for_remarks(client, draft, approver):
    assert client.post(url_of(draft, "return"), {"remarks": " "}).status_code == 422

    client.post(url_of(draft, "return"), {"remarks": "تُذكر الكلفة."})

    draft.refresh_from_db()
    assert (draft.status, draft.reviews.first().remarks) == ("draft", "تُذكر الكلفة.")


def test_what_changed_since_it_was_returned_stands_first(client, draft, approver):
    client.post(url_of(draft, "return"), {"remarks": "تُذكر الكلفة."})
    coordinator = member_of(draft.entity, "coordinator")
    services.revise(draft, by=coordinator, summary_ar="الكلفة خمسة دنانير.")
    services.submit(draft, by=coordinator)

    page = client.get(url_of(draft))

    assert [one["after"] for one in page.context["since_return"]] == ["الكلفة خمسة دنانير."]


def test_nobody_approves_what_they_wrote(client):
    entity = make_entity()
    both = make_coordinator(entity)
    Membership.objects.create(person=both, entity=entity, role="approver", since=timezone.now())
    draft = make_draft(entity)
    draft = services.submit(draft, by=both)
    client.force_login(both)

    answer = client.post(url_of(draft), {"digest": draft.digest()})

    assert answer.status_code == 403
    assert "Whoever drafted a consultation does not approve it." in answer.content.decode()


@pytest.mark.parametrize("role", ["coordinator", "moderator", "analyst"])
def test_other_roles_read_why_they_may_not(client, draft, role):
    client.force_login(make_member(draft.entity, role))

    assert client.get(url_of(draft)).status_code == 403
    assert client.post(url_of(draft), {"digest": draft.digest()}).status_code == 403


def test_a_colleague_approves_on_the_days_delegated_and_no_others(client, draft):
    approver = make_approver(draft.entity)
    colleague = make_member(draft.entity, "analyst")
    today = timezone.localdate()
    membership = Membership.objects.get(person=approver)
    client.force_login(colleague)

    entities.delegate(
        membership,
        by=approver,
        to=colleague,
        starts_on=today + timedelta(days=1),
        ends_on=today + timedelta(days=2),
    )
    assert client.get(url_of(draft)).status_code == 403

    entities.delegate(membership, by=approver, to=colleague, starts_on=today, ends_on=today)
    assert client.get(url_of(draft)).status_code == 200
    client.post(url_of(draft), {"digest": draft.digest()})
    draft.refresh_from_db()
    assert draft.status == "approved"


def test_once_decided_the_page_leads_to_the_consultation(client, draft, approver):
    client.post(url_of(draft), {"digest": draft.digest()})

    answer = client.get(url_of(draft))

    assert answer.url == url_of(draft, "change")


def test_a_missed_hour_of_publication_is_a_sentence(client, draft, approver):
    type(draft).objects.filter(pk=draft.pk).update(publish_at=timezone.now() - timedelta(minutes=1))
    draft.refresh_from_db()

    answer = client.post(url_of(draft), {"digest": draft.digest()})

    assert "The publication time passed before approval." in answer.content.decode()
