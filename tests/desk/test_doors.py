"""Each row of the table of doors, walked."""

import pytest
from django.db import transaction
from django.urls import reverse

from consultations import services
from tests.desk.doors import DOORS, IN_REVIEW, INVITED, LATER, OPEN, ROW, SUB
from tests.desk.things import everything_of_an_entity, model_of
from tests.factories import (
    make_approver,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_national,
    make_person,
    make_published,
)

pytestmark = pytest.mark.django_db


def test_every_door_answers_as_its_row_says(client):
    things = everything_of_an_entity()
    people = [
        None,
        make_person(),
        make_coordinator(make_entity(onboarding="active")),
        things["coordinator"],
        things["approver"],
        make_national("portal_admin"),
    ]

    rows = [(address(row[0], row[2], things), *row) for row in DOORS]

    assert not (wrong := astray(client, people, rows)), wrong


def test_what_a_draft_refuses_to_all_is_for_the_right_ones_later(client):
    entity = make_entity(onboarding="active")
    coordinator = make_coordinator(entity)
    people = [
        None,
        make_person(),
        make_coordinator(make_entity(onboarding="active")),
        coordinator,
        make_approver(entity),
        make_member(entity, "analyst"),
        make_member(entity, "moderator"),
        make_national("portal_admin"),
    ]
    things = {
        OPEN: make_published(entity),
        IN_REVIEW: services.submit(make_draft(entity), by=coordinator),
        INVITED: make_published(entity, invited=["expert@example.org"]),
    }
    routes = "admin:consultations_consultation_{}"
    rows = [(reverse(routes.format(row[0]), args=[things[row[2]].pk]), *row) for row in LATER]

    assert not (wrong := astray(client, people, rows)), wrong


def astray(client, people, rows) -> str:
    """The rows whose address does not answer as they say, a line each."""
    wrong = []
    for url, route, method, which, *expected in rows:
        answers = [answer(type(client)(), person, method, url) for person in people]
        if answers != expected:
            wrong.append(f"{method} {route} {which}: {answers}, not {expected}")
    return "\n".join(wrong)


def address(route, args, things) -> str:
    if args is None:
        return reverse("admin:index") + "no/such/thing/"
    if args in (ROW, SUB):
        key = things[model_of(route)].pk
        args = [key] if args == ROW else [key, 0]
    return reverse(route, args=args)


def answer(client, person, method, url) -> int:
    before = transaction.savepoint()
    if person is not None:
        client.force_login(type(person).objects.get(pk=person.pk))
    status = getattr(client, method)(url).status_code
    transaction.savepoint_rollback(before)  # nobody walks through a door another has opened
    return status
