"""Every page of signing in and of one's account: in our frame, in both languages."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse
from django.utils import translation

from tests.factories import PASSWORD, make_person

VISITORS = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_request_login_code",
]
OWN = [
    "accounts:profile",
    "accounts:notices",
    "accounts:consents",
    "accounts:security",
    "accounts:export",
    "accounts:erase",
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "usersessions_list",
    "socialaccount_connections",
]


@pytest.fixture
def signed_in(client, db):
    """A person who signed in with their password a moment ago, so nothing asks for it again."""
    person = make_person(display_name="Salma")
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("accounts:profile"))  # what was told about signing in was told in English
    return person


def in_language(name, language):
    with translation.override(language):
        return reverse(name)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", VISITORS)
def test_a_visitor_meets_a_page_in_the_right_direction(client, db, name, language):
    _is_whole(client.get(in_language(name, language)), language)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", OWN)
def test_a_person_meets_a_page_in_the_right_direction(client, signed_in, name, language):
    _is_whole(client.get(in_language(name, language)), language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_of_the_second_factor_are_whole_too(client, signed_in, language):
    Authenticator.objects.create(
        user=signed_in, type="totp", data={"secret": totp.generate_totp_secret()}
    )
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        _is_whole(client.get(in_language(name, language)), language)
    client.post(reverse("mfa_generate_recovery_codes"))
    _is_whole(client.get(in_language("mfa_view_recovery_codes", language)), language)


def _is_whole(response, language):
    assert response.status_code == 200, (response.status_code, response.headers)
    page = response.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert page.count("<h1") == 1
    assert not re.search(r"<[^>]+\s(style|onclick|onsubmit)=", page), "inline style or handler"
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", page)
    assert "المصادقة" not in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), "the same id twice"
    if language == "ar":
        main = re.sub(r"(?s)^.*<main[^>]*>|</main>.*$|<script.*?</script>|<svg.*?</svg>", "", page)
        text = re.sub(r"<bdi[^>]*>[^<]*</bdi>|<[^>]+>", " ", main)
        left = re.findall(r"[A-Za-z]{4,}", text)
        assert not left, f"not Arabic: {left}"
