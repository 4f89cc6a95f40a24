"""From nobody to somebody: signing up, coming back, losing a password, a second factor."""

import re
import threading
from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.models import Notice, User
from accounts.pending import pending_key
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db

SIGN_UP = {"display_name": "سلمى", "email": "Salma@Example.org", "password1": PASSWORD}


def code_sent():
    """The six digits of the newest mail, as its reader finds them."""
    services.send_due()
    return re.search(r"\b\d{6}\b", mail.outbox[-1].subject + mail.outbox[-1].body).group()


def is_signed_in(client):
    return client.get(reverse("accounts:profile")).status_code == 200


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(
        reverse("account_login"), {"login": person.email, "password": password, **more}
    )


class TestSignUp:
    def test_a_citizen_opens_an_account_and_comes_back_to_what_they_were_doing(self, client):
        answer = client.post("/accounts/signup/?next=/about/", SIGN_UP)
        assert answer.url.startswith("/accounts/confirm-email/")
        assert not is_signed_in(client)

        page = client.get(answer.url).content.decode()
        assert "salma@example.org" in page
        answer = client.post(answer.url, {"code": code_sent()})

        assert answer.url == "/about/"
        assert is_signed_in(client)
        person = User.objects.get()
        assert (person.display_name, person.email, person.language) == (
            "سلمى",
            "salma@example.org",
            "ar",
        )
        assert person.last_seen_at
        assert EmailAddress.objects.get().verified

    def test_digits_typed_on_an_arabic_keyboard_count(self, client):
        client.post("/accounts/signup/", SIGN_UP)
        arabic = code_sent().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

        client.post(reverse("account_email_verification_sent"), {"code": f" {arabic} "})

        assert is_signed_in(client)

    def test_the_code_leaves_through_the_outbox_and_is_not_kept(self, client):
        client.post("/accounts/signup/", SIGN_UP)

        notice = Notice.objects.get()
        assert notice.urgent
        assert mail.outbox == []  # nothing is sent while somebody waits for a page
        code = code_sent()
        notice.refresh_from_db()
        assert code not in str(notice.__dict__)
        assert code in mail.outbox[0].subject
        assert mail.outbox[0].subject.startswith("رمز التحقق")

    def test_three_wrong_codes_make_it_void(self, client):
        client.post("/accounts/signup/", SIGN_UP)
        right = code_sent()
        wrong = "000000" if right != "000000" else "111111"
        for _ in range(3):
            client.post(reverse("account_email_verification_sent"), {"code": wrong})

        client.post(reverse("account_email_verification_sent"), {"code": right})

        assert not is_signed_in(client)

    def test_a_known_address_is_told_by_mail_only(self, client):
        make_person(email="salma@example.org", language="ar")

        known = client.post("/accounts/signup/", SIGN_UP)
        unknown = Client().post("/accounts/signup/", {**SIGN_UP, "email": "new@example.org"})

        assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
        services.send_due()
        assert "لديكم حساب" in next(m for m in mail.outbox if "salma" in m.to[0]).subject
        assert User.objects.filter(email="salma@example.org").count() == 1

    def test_invisible_and_turning_characters_never_enter_a_name(self, client):
        client.post("/accounts/signup/", {**SIGN_UP, "display_name": "ab\u202ecd\u200b\x00 ef\n g"})

        assert User.objects.get().display_name == "abcd ef g"

    @pytest.mark.parametrize(
        "bad",
        [
            {"display_name": ""},
            {"display_name": "x" * 5000},
            {"email": "not an address"},
            {"email": "a\x00@example.org"},
            {"password1": "short"},
            {"password1": "1234567890"},
            {"governorate": "atlantis"},
        ],
    )
    def test_bad_input_is_told_and_stores_nothing(self, client, bad):
        answer = client.post("/accounts/signup/", {**SIGN_UP, **bad})

        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode()
        assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_once_makes_one_account(settings):
    # Even if both pass the limit that keeps a second click away.
    settings.LIMITS = settings.LIMITS | {"sign_up_again": []}
    gate = threading.Barrier(2)
    answers = []
    from accounts import forms

    real = forms.account.SignupForm.save

    def both_at_once(self, request):
        gate.wait(timeout=5)
        return real(self, request)

    def sign_up():
        answers.append(Client().post("/accounts/signup/", SIGN_UP).status_code)
        connection.close()

    with mock.patch.object(forms.account.SignupForm, "save", both_at_once):
        threads = [threading.Thread(target=sign_up) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert answers == [302, 302]
    assert User.objects.count() == 1
    assert Notice.objects.get().verb == "account_email_confirmation_signup"


def test_the_same_form_sent_twice_in_a_row_is_not_an_error():
    client = Client()
    client.post("/en/accounts/signup/", SIGN_UP)

    answer = client.post("/en/accounts/signup/", SIGN_UP, follow=True)

    assert answer.status_code == 200
    assert User.objects.count() == 1


class TestSignIn:
    def test_the_password_opens_and_next_is_kept(self, client):
        answer = client.post(
            "/accounts/login/?next=/about/", {"login": make_person().email, "password": PASSWORD}
        )

        assert answer.url == "/about/"

    def test_capitals_in_the_address_do_not_matter(self, client):
        person = make_person()

        client.post("/accounts/login/", {"login": person.email.upper(), "password": PASSWORD})

        assert is_signed_in(client)

    def test_it_leads_nowhere_outside(self, client):
        answer = client.post(
            "/accounts/login/?next=https://evil.example/",
            {"login": make_person().email, "password": PASSWORD},
        )

        assert "evil" not in answer.url

    def test_an_unknown_address_and_a_wrong_password_read_the_same(self, client):
        person = make_person()

        wrong = client.post("/en/accounts/login/", {"login": person.email, "password": "x"})
        unknown = client.post("/en/accounts/login/", {"login": "no@example.org", "password": "x"})

        for answer in (wrong, unknown):
            assert "The e-mail or password is not correct." in answer.content.decode()

    def test_it_works_while_the_cache_is_dead(self, client, settings):
        settings.CACHES = {
            "default": {
                "BACKEND": "tawasul.cache.ForgivingRedisCache",
                "LOCATION": "redis://127.0.0.1:1/0",
                "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
            }
        }

        sign_in(client, make_person())

        assert is_signed_in(client)

    def test_a_code_by_mail_opens_too(self, client):
        person = make_person()
        answer = client.post(reverse("account_request_login_code"), {"email": person.email})

        client.post(answer.url, {"code": code_sent()})

        assert is_signed_in(client)

    def test_an_unknown_address_gets_no_code_but_the_same_page(self, client):
        answer = client.post(reverse("account_request_login_code"), {"email": "no@example.org"})
        known = Client().post(reverse("account_request_login_code"), {"email": make_person().email})

        assert (answer.status_code, answer.url) == (known.status_code, known.url)

    def test_what_was_pending_before_is_found_after(self, client):
        session = client.session
        request = mock.Mock(session=session)
        key = pending_key(request)
        session.save()
        client.cookies["session"] = session.session_key
        before = session.session_key

        page = client.get("/en/accounts/login/").content.decode()
        sign_in(client, make_person())

        assert "Your text is kept" in page
        assert client.session.session_key != before
        assert client.session["pending_key"] == key

    def test_who_does_not_ask_to_stay_is_gone_with_the_browser(self, client):
        sign_in(client, make_person())
        assert client.session.get_expire_at_browser_close()

        other = Client()
        sign_in(other, make_person(), remember="on")
        assert not other.session.get_expire_at_browser_close()


class TestPassword:
    def test_a_lost_one_is_replaced_by_a_code_and_other_devices_are_out(self, client):
        person = make_person()
        elsewhere = Client()
        sign_in(elsewhere, person)
        answer = client.post(reverse("account_reset_password"), {"email": person.email})
        answer = client.post(answer.url, {"code": code_sent()})

        new = "quite another sentence"
        client.post(answer.url, {"password1": new, "password2": new})

        assert not is_signed_in(elsewhere)
        fresh = Client()
        sign_in(fresh, person, new)
        assert is_signed_in(fresh)

    def test_an_unknown_address_reads_the_same(self, client):
        known = client.post(reverse("account_reset_password"), {"email": make_person().email})
        unknown = Client().post(reverse("account_reset_password"), {"email": "no@example.org"})

        assert (known.status_code, known.url) == (unknown.status_code, unknown.url)

    def test_changing_it_ends_other_sessions_and_tells_by_mail(self, client):
        person = make_person()
        elsewhere = Client()
        sign_in(elsewhere, person)
        sign_in(client, person)

        new = "quite another sentence"
        client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )

        assert is_signed_in(client)
        assert not is_signed_in(elsewhere)
        services.send_due()
        assert mail.outbox[-1].subject == "Your password is changed"


class TestAddress:
    def test_it_changes_after_the_password_and_the_code(self, client):
        person = make_person()
        sign_in(client, person)
        asked = client.post(
            reverse("account_email"), {"email": "new@example.org", "action_add": "1"}
        )
        assert "/reauthenticate/" in asked.url
        answer = client.post(asked.url, {"password": PASSWORD})
        assert "/confirm-email/" in answer.url
        person.refresh_from_db()
        assert person.email != "new@example.org"

        client.post(reverse("account_email_verification_sent"), {"code": code_sent()})

        person.refresh_from_db()
        assert person.email == "new@example.org"


class TestSecondFactor:
    def secret_of(self, client):
        page = client.get(reverse("mfa_activate_totp")).content.decode()
        return re.search(r'dir="ltr">([A-Z2-7 ]{16,})<', page).group(1).replace(" ", "")

    def current(self, secret):
        return totp.format_hotp_value(
            totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))
        )

    def set_up(self, client, person):
        sign_in(client, person)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        secret = self.secret_of(client)
        client.post(reverse("mfa_activate_totp"), {"code": self.current(secret)})
        return secret

    def test_the_password_alone_no_longer_opens(self, client):
        person = make_person()
        secret = self.set_up(client, person)
        other = Client()

        answer = sign_in(other, person)

        assert answer.url == reverse("mfa_authenticate")
        assert not is_signed_in(other)
        other.post(answer.url, {"code": "000000"})
        assert not is_signed_in(other)
        other.post(answer.url, {"code": self.current(secret)})
        assert is_signed_in(other)

    def test_a_recovery_code_works_once(self, client):
        person = make_person()
        self.set_up(client, person)
        codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()

        def with_code(code):
            other = Client()
            other.post(sign_in(other, person).url, {"code": code})
            return is_signed_in(other)

        assert with_code(codes[0])
        assert not with_code(codes[0])

    def test_a_new_password_by_code_does_not_go_around_it(self, client):
        person = make_person()
        self.set_up(client, person)
        other = Client()
        answer = other.post(reverse("account_reset_password"), {"email": person.email})
        answer = other.post(answer.url, {"code": code_sent()})
        new = "quite another sentence"
        other.post(answer.url, {"password1": new, "password2": new})

        assert not is_signed_in(other)
        assert sign_in(other, person, new).url == reverse("mfa_authenticate")


class TestSessions:
    def test_devices_are_listed_and_others_signed_out(self, client):
        person = make_person()
        elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (Android 9; Mobile) Firefox/99"})
        sign_in(elsewhere, person)
        sign_in(client, person)

        page = client.get(reverse("usersessions_list")).content.decode()
        assert "Firefox, Android" in page
        client.post(reverse("usersessions_list"))

        assert not is_signed_in(elsewhere)
        assert is_signed_in(client)

    def test_leaving_an_entity_ends_them_all(self, client):
        person = make_person()
        sign_in(client, person)

        assert services.end_sessions(person) == 1

        assert not is_signed_in(client)
        assert not UserSession.objects.exists()
