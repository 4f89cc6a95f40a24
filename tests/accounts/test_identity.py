"""Signing in by a national digital identity: one person, one account, and no number kept."""

import base64
import logging
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.models import User
from accounts.services import people
from accounts.services.people import identity_digest
from tawasul.refusals import Refusal
from tests.accounts.identity_server import CLIENT, SECRET, IdentityServer
from tests.factories import PASSWORD, make_person
from tests.racing import at_once

pytestmark = pytest.mark.django_db

NUMBER = "9871234567"
CLAIMS = {
    "sub": "subject-1",
    "name": "سلمى العلي",
    "email": "salma@example.org",
    "email_verified": True,
    "national_id": NUMBER,
}


@pytest.fixture
def server(settings):
    with IdentityServer(dict(CLAIMS)) as server:
        settings.OIDC_SERVER_URL = server.url
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "identity",
                        "name": "Sanad",
                        "client_id": CLIENT,
                        "secret": SECRET,
                        "settings": {"server_url": server.url},
                    }
                ],
            }
        }
        yield server


def enter(client, server, process="login"):
    """Press the button, agree at the provider, come back. The page one lands on."""
    start = reverse("openid_connect_login", args=["identity"])
    answer = client.post(f"{start}?process={process}")
    assert answer.url.startswith(f"{server.url}/authorize?")
    return client.get(server.authorize(answer.url), follow=True)


def is_signed_in_as(client):
    found = client.get(reverse("accounts:profile")).wsgi_request.user
    return found if found.is_authenticated else None


class TestFirstTime:
    def test_an_account_is_made_with_the_name_and_a_verified_identity(self, client, server):
        enter(client, server)

        person = is_signed_in_as(client)
        assert (person.display_name, person.email) == ("سلمى العلي", "salma@example.org")
        assert person.verification == User.Verification.IDENTITY
        assert person.identity_digest == identity_digest(NUMBER)
        assert not person.has_usable_password()
        assert EmailAddress.objects.get().verified

    def test_the_national_number_is_nowhere(self, client, server, caplog):
        caplog.set_level(logging.DEBUG)
        enter(client, server)
        enter(Client(), server)
        server.claims.pop("email")
        server.claims |= {"sub": NUMBER, "national_id": "5550001112"}
        enter(Client(), server)  # stops half way, at the form that asks for an address

        everything = _whole_database()
        for number in (NUMBER, "5550001112"):
            assert number not in everything
            assert base64.b64encode(number.encode()).decode()[:11] not in everything
            assert number not in caplog.text
        assert server.tokens
        for token in server.tokens:  # tokens full of claims
            assert token not in everything
        assert not SocialToken.objects.exists()
        assert all(account.extra_data == {} for account in SocialAccount.objects.all())

    def test_without_an_address_it_is_asked_for_and_confirmed(self, client, server):
        server.claims.pop("email")
        page = enter(client, server)
        assert page.redirect_chain[-1][0] == reverse("socialaccount_signup")

        answer = client.post(
            reverse("socialaccount_signup"),
            {"display_name": "Salma", "email": "other@example.org"},
        )

        assert "confirm-email" in answer.url
        assert is_signed_in_as(client) is None
        assert User.objects.get().identity_digest == identity_digest(NUMBER)

    def test_an_unverified_address_is_confirmed_by_code_first(self, client, server):
        server.claims["email_verified"] = False

        enter(client, server)

        assert is_signed_in_as(client) is None
        assert not EmailAddress.objects.get().verified

    def test_without_the_claim_it_is_an_ordinary_account(self, client, server):
        server.claims.pop("national_id")

        enter(client, server)

        assert is_signed_in_as(client).verification == User.Verification.EMAIL


class TestOnePersonOneAccount:
    def test_coming_back_is_the_same_account(self, client, server):
        enter(client, server)
        enter(Client(), server)

        assert User.objects.count() == 1

    def test_another_account_at_the_provider_leads_to_the_first_one_here(self, client, server):
        enter(client, server)
        first = is_signed_in_as(client)
        server.claims |= {"sub": "subject-2", "email": "second@example.org"}
        other = Client()

        enter(other, server)

        assert is_signed_in_as(other) == first
        assert User.objects.count() == 1

    def test_an_account_with_the_same_verified_address_becomes_verified(self, client, server):
        person = make_person(email="salma@example.org")

        enter(client, server)

        assert is_signed_in_as(client) == person
        person.refresh_from_db()
        assert person.verification == User.Verification.IDENTITY

    def test_an_unverified_address_opens_nobodys_account(self, client, server):
        person = make_person(email="salma@example.org")
        server.claims["email_verified"] = False

        enter(client, server)

        assert is_signed_in_as(client) is None
        person.refresh_from_db()
        assert person.identity_digest is None

    def test_the_identity_counts_for_more_than_the_address(self, client, server):
        enter(client, server)
        holder = is_signed_in_as(client)
        make_person(email="second@example.org")
        server.claims |= {"sub": "subject-2", "email": "second@example.org"}
        other = Client()

        enter(other, server)

        assert is_signed_in_as(other) == holder

    def test_connecting_an_identity_that_has_an_account_is_refused(self, client, server):
        enter(client, server)
        person = make_person()
        other = Client()
        other.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        other.post(reverse("account_reauthenticate"), {"password": PASSWORD})

        page = enter(other, server, process="connect")

        assert "note--bad" in page.content.decode()
        person.refresh_from_db()
        assert person.identity_digest is None

    def test_connecting_a_free_one_verifies_the_account(self, client, server):
        person = make_person()
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

        enter(client, server, process="connect")

        person.refresh_from_db()
        assert person.verification == User.Verification.IDENTITY

    def test_an_account_takes_no_second_identity(self):
        person = services.verify_identity(make_person(), digest=identity_digest("1"))

        with pytest.raises(Refusal, match="another digital identity"):
            services.verify_identity(person, digest=identity_digest("2"))


@pytest.mark.django_db(transaction=True)
class TestAtTheSameInstant:
    """Both have looked, and found the identity free, before either writes."""

    def test_two_accounts_verify_one_identity_and_the_second_is_told(self, monkeypatch):
        _meet(monkeypatch, people, "_save")
        digest = identity_digest(NUMBER)
        two = [make_person(), make_person()]

        answers = at_once(
            *[lambda one=one: services.verify_identity(one, digest=digest) for one in two]
        )

        assert sum(isinstance(answer, User) for answer in answers) == 1, answers
        [refused] = [answer for answer in answers if isinstance(answer, Refusal)]
        assert "already has an account" in str(refused)
        assert User.objects.filter(identity_digest=digest).count() == 1

    def test_two_accounts_connect_one_identity_and_the_second_reads_why(self, server, monkeypatch):
        clients = []
        for person in (make_person(), make_person()):
            client = Client()
            client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
            client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
            clients.append(client)
        _meet(monkeypatch, people, "_save")

        pages = at_once(*[lambda one=one: enter(one, server, process="connect") for one in clients])

        assert [page.status_code for page in pages] == [200, 200]
        told = [page for page in pages if "already has an account" in page.content.decode()]
        assert len(told) == 1
        assert SocialAccount.objects.count() == 1
        assert User.objects.filter(verification="identity").count() == 1

    def test_one_person_who_comes_in_twice_is_told_to_sign_in_once_more(self, server, monkeypatch):
        person = services.verify_identity(make_person(), digest=identity_digest(NUMBER))
        _meet(monkeypatch, SocialAccount, "save")

        pages = at_once(*[lambda: enter(Client(), server)] * 2)

        assert [page.status_code for page in pages] == [200, 200]
        told = [page for page in pages if "Please sign in once more" in page.content.decode()]
        assert len(told) == 1
        assert SocialAccount.objects.get().user == person


def _meet(monkeypatch, where, name):
    """Two calls of it wait for each other before they go on."""
    real, meeting = getattr(where, name), Barrier(2)

    def wait(*args, **kwargs):
        meeting.wait(10)
        return real(*args, **kwargs)

    monkeypatch.setattr(where, name, wait)


class TestFaults:
    def test_a_code_that_was_not_asked_for_here_opens_nothing(self, client, server):
        start = reverse("openid_connect_login", args=["identity"])
        stolen = server.authorize(Client().post(f"{start}?process=login").url)

        client.get(stolen, follow=True)

        assert is_signed_in_as(client) is None

    def test_a_code_without_its_verifier_is_refused_by_the_provider(self, client, server):
        start = reverse("openid_connect_login", args=["identity"])
        back = server.authorize(client.post(f"{start}?process=login").url)
        for asked in server.codes.values():
            asked["code_challenge"] = "another"

        page = client.get(back, follow=True)

        assert server.refused == ["invalid_grant: PKCE"]
        assert is_signed_in_as(client) is None
        assert "did not answer" in page.content.decode()

    def test_a_provider_that_is_down_is_told_and_leads_back(self, client, settings, server):
        settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"] = {
            "server_url": "http://127.0.0.1:1"
        }

        page = client.post(
            reverse("openid_connect_login", args=["identity"]) + "?process=login", follow=True
        )

        assert page.status_code == 200
        assert "did not answer" in page.content.decode()

    def test_without_configuration_there_is_no_button(self, client, settings):
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

        assert "digital identity" not in client.get("/en/accounts/login/").content.decode()


def _whole_database() -> str:
    """Every value of every table, sessions decoded, as one text."""
    from django.contrib.sessions.models import Session

    with connection.cursor() as cursor:
        parts = []
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT t::text FROM {name} t")  # noqa: S608
            parts += [row[0] for row in cursor.fetchall()]
    parts += [str(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(parts)
