"""The table of one's account, walked."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.accounts.doors import AGAIN, DOORS, LOGIN, TO

ARGUMENTS = {
    "accounts:identity_login": ["identity"],
    "accounts:identity_callback": ["identity"],
    "openid_connect_login": ["identity"],
    "openid_connect_callback": ["identity"],
    "mfa_remove_webauthn": [1],
    "mfa_edit_webauthn": [1],
}


@pytest.mark.django_db
@pytest.mark.parametrize("row", DOORS, ids=lambda row: row[:2])
def test_doors(row):
    route, method, *answers = row

    said = []
    for person in (None, make.make_person()):
        client = Client()
        if person is not None:
            client.force_login(person)
        said.append(answer(getattr(client, method)(address(route))))

    assert said == answers


def address(route):
    if route.startswith("<"):  # without a name: the pattern itself
        return reverse("accounts:profile") + route.strip("<>")
    return reverse(route, args=ARGUMENTS.get(route, []))


def answer(response):
    if response.status_code // 100 != 3:
        return response.status_code
    place = response["Location"].partition("?")[0]
    return {reverse("account_login"): LOGIN, reverse("account_reauthenticate"): AGAIN}.get(
        place, TO
    )
