"""The door table, walked."""

import pytest
from django.conf import settings
from django.urls import reverse

from moderation.models import Decision
from tests.factories import (
    decide,
    make_contribution,
    make_coordinator,
    make_moderator,
    make_national,
    make_open,
    make_person,
    the_portal,
)
from tests.moderation.doors import DOORS, LOGIN

pytestmark = pytest.mark.django_db
WHO = ("visitor", "person", "stranger", "coordinator", "moderator", "ministry", "auditor")


@pytest.fixture(scope="module")
def world(kept):
    consultation = make_open()
    return {
        "contribution": make_contribution(consultation),
        "decided": make_contribution(consultation),
        "visitor": None,
        "person": make_person(),
        "stranger": make_moderator(make_open().entity),
        "coordinator": make_coordinator(consultation.entity),
        "moderator": make_moderator(consultation.entity),
        "ministry": make_moderator(the_portal()),
        "auditor": make_national("auditor"),
    }


def address(name: str, world) -> str:
    if name == "moderation:policy_version":
        return reverse(name, args=[1])
    if name == "admin:moderation_undo":
        decision = Decision.objects.first() or decide(world["decided"], "publish")
        return reverse(name, args=[decision.pk])
    if name in ("moderation:policy", "moderation:agree") or name.endswith(("queue", "decided")):
        return reverse(name)
    return reverse(name, args=[world["contribution"].pk])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("row", DOORS, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_address_answers_each_person_as_the_table_says(client, world, row, who):
    name, method, *answers = row
    expected = answers[WHO.index(who)]
    url = address(name, world)
    if world[who]:
        client.force_login(world[who])

    response = getattr(client, method)(url)
    while expected != 302 and response.status_code == 302:  # by way of the desk's own sign-in
        target = response["Location"]
        if reverse(settings.LOGIN_URL) in target:
            break
        response = client.get(target)

    if expected == LOGIN:
        assert response.status_code == 302
        assert reverse(settings.LOGIN_URL) in response["Location"]
    else:
        assert response.status_code == expected


def test_undoing_somebody_else_s_decision_changes_nothing(client, world):
    decision = decide(world["decided"], "publish", by=world["ministry"])
    client.force_login(world["moderator"])

    client.post(reverse("admin:moderation_undo", args=[decision.pk]))

    assert Decision.objects.get().is_pending
