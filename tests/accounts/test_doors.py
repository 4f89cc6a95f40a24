"""The table of one's account, walked."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.accounts.doors import DOORS, LIBRARY, LOGIN


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in DOORS if row not in LIBRARY], ids=lambda r: r[:2])
def test_doors(row):
    route, method, *answers = row

    said = []
    for person in (None, make.make_person()):
        client = Client()
        if person is not None:
            client.force_login(person)
        response = getattr(client, method)(reverse(route))
        to_login = response.status_code == 302 and "/login/" in response["Location"]
        said.append(LOGIN if to_login else response.status_code)

    assert said == answers
