"""The first page of the desk: who comes in, what waits for them, what it costs."""

import pytest
from django.urls import reverse

from consultations.admin.waiting import next_dates
from tests.factories import (
    make_approver,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_person,
    make_published,
)

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_sign_in_and_back(client):
    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert "next=" in answer.redirect_chain[-1][0]


def test_a_citizen_is_told_that_it_is_not_for_them(client):
    client.force_login(make_person())

    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_a_coordinator_finds_what_waits(client):
    person = make_coordinator(make_entity())
    client.force_login(person)

    answer = client.get(reverse("admin:index"))

    assert answer.status_code == 200
    assert "Nothing waits for you today." in answer.content.decode()


def test_an_approver_finds_what_awaits_approval_with_its_date(client):
    from consultations import services

    draft = make_draft()
    services.submit(draft, by=draft.entity.memberships.get(role="coordinator").person)
    client.force_login(make_approver(draft.entity))

    page = client.get(reverse("admin:index")).content.decode()

    assert "Awaiting approval" in page
    assert draft.reference in page
    assert reverse("admin:consultations_consultation_approval", args=[draft.pk]) in page


def test_dates_ahead_are_shown_to_whom_they_lead_somewhere():
    published = make_published()
    supervisor = make_member(published.entity, "supervisor")

    assert next_dates(supervisor) is None
    assert next_dates(published.entity.memberships.get(role="approver").person)["items"]
