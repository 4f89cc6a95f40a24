"""The table of the roof's doors, walked."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.pages.doors import DOORS, LOGIN


@pytest.mark.django_db
@pytest.mark.parametrize("row", DOORS, ids=lambda row: " ".join(row[:2]))
def test_doors(row):
    route, method, arguments, *answers = row
    people = [None, make.make_person(), make.make_coordinator(make.make_entity())]

    said = []
    for person in people:
        client = Client()
        if person is not None:
            client.force_login(person)
        response = getattr(client, method)(reverse(route, args=arguments))
        to_login = response.status_code == 302 and "/accounts/login/" in response["Location"]
        said.append(LOGIN if to_login else response.status_code)

    assert said == answers
