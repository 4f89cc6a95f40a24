"""Each row of the table of doors, walked."""

import pytest
from django.db import transaction
from django.urls import reverse

from tests.desk.doors import DOORS, ROW, SUB
from tests.desk.things import everything_of_an_entity, model_of
from tests.factories import make_coordinator, make_entity, make_national, make_person

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

    wrong = []
    for route, method, args, *expected in DOORS:
        url = address(route, args, things)
        answers = [answer(type(client)(), person, method, url) for person in people]
        if answers != expected:
            wrong.append(f"{method} {route}: {answers}, not {expected}")

    assert not wrong, "\n".join(wrong)


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
