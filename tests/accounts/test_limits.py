"""Limits that must hold are counted in the database: with the cache and without it."""

from datetime import timedelta
from types import SimpleNamespace
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import services, tasks
from accounts.models import Attempts, User
from accounts.services import limits
from tests.accounts.test_signing_in import SIGN_UP, code_sent, is_signed_in, sign_in
from tests.accounts.test_signing_in import TestSecondFactor as Second
from tests.factories import PASSWORD, make_person
from tests.racing import at_once

HASHING = "django.contrib.auth.hashers.MD5PasswordHasher.encode"


@pytest.fixture(params=["up", "away"], autouse=True)
def cache(request, settings):
    if request.param == "away":
        settings.CACHES = {
            "default": {
                "BACKEND": "tawasul.cache.ForgivingRedisCache",
                "LOCATION": "redis://127.0.0.1:1/0",
                "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
            }
        }


def let_the_window_pass():
    Attempts.objects.update(until="2020-01-01T00:00:00Z")


@pytest.mark.django_db
class TestPassword:
    def test_guessing_is_stopped_before_anything_is_hashed(self, client):
        person = make_person()
        for _ in range(5):
            page = sign_in(client, person, "wrong").content.decode()
            assert "The e-mail or password is not correct." in page

        with mock.patch(HASHING) as hashing:
            page = sign_in(client, person).content.decode()

        assert not hashing.called
        assert "You can try again in 5 minutes, or choose a new password" in page
        assert not is_signed_in(client)

    def test_capitals_and_other_places_are_the_same_account(self):
        person = make_person()
        for n in range(5):
            Client(REMOTE_ADDR=f"10.0.0.{n}").post(
                reverse("account_login"), {"login": person.email.upper(), "password": "wrong"}
            )

        client = Client(REMOTE_ADDR="10.0.0.9")
        sign_in(client, person)

        assert not is_signed_in(client)

    def test_it_ends_by_itself(self, client):
        person = make_person()
        for _ in range(6):
            sign_in(client, person, "wrong")
        let_the_window_pass()

        sign_in(client, person)

        assert is_signed_in(client)

    def test_right_ones_do_not_count(self):
        person = make_person()
        for _ in range(7):
            client = Client()
            sign_in(client, person)
            assert is_signed_in(client)

    def test_others_behind_the_same_address_sign_in(self, client, settings):
        person = make_person()
        settings.LIMITS = settings.LIMITS | {
            "password": [
                (("address",), 5, timedelta(minutes=5)),
                (("client",), 7, timedelta(minutes=5)),
            ]
        }
        for _ in range(20):  # one account under attack does not use up what all share
            sign_in(Client(), person, "wrong")

        sign_in(client, make_person())

        assert is_signed_in(client)

    def test_many_accounts_from_one_address_are_stopped_and_other_addresses_are_not(self, settings):
        settings.LIMITS = settings.LIMITS | {"password": [(("client",), 3, timedelta(minutes=5))]}
        people = [make_person() for _ in range(4)]
        for person in people[:3]:
            sign_in(Client(), person, "wrong")

        here, elsewhere = Client(), Client(REMOTE_ADDR="10.1.1.1")
        sign_in(here, people[3])
        sign_in(elsewhere, people[3])

        assert not is_signed_in(here)
        assert is_signed_in(elsewhere)

    def test_the_right_person_comes_back_by_mail(self, client):
        person = make_person()
        for _ in range(6):
            sign_in(Client(), person, "wrong")
        answer = client.post(reverse("account_reset_password"), {"email": person.email})
        answer = client.post(answer.url, {"code": code_sent()})
        new = "quite another sentence"
        client.post(answer.url, {"password1": new, "password2": new})

        sign_in(client, person, new)

        assert is_signed_in(client)

    def test_the_old_password_cannot_be_guessed_by_whoever_sits_at_an_open_page(self, client):
        person = make_person()
        sign_in(client, person)
        new = "quite another sentence"
        form = {"oldpassword": "wrong", "password1": new, "password2": new}
        for _ in range(5):
            client.post(reverse("account_change_password"), form)

        client.post(reverse("account_change_password"), form | {"oldpassword": PASSWORD})

        assert User.objects.get(pk=person.pk).check_password(PASSWORD)

    def test_asking_again_who_is_at_the_keys_counts_too(self, client):
        person = make_person()
        client.force_login(person)
        for _ in range(5):
            client.post(reverse("account_reauthenticate"), {"password": "wrong"})

        with mock.patch(HASHING) as hashing:
            client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

        assert not hashing.called

    def test_a_wrong_one_costs_one_statement_and_a_right_one_two(
        self, client, django_assert_num_queries
    ):
        with django_assert_num_queries(1):
            taken = limits.take("password", address="a@example.org", client="10.0.0.1")
        with django_assert_num_queries(1):
            limits.give_back(taken)

    def test_the_table_names_nobody(self, client):
        person = make_person()
        sign_in(client, person, "wrong")

        rows = list(Attempts.objects.values_list("key", flat=True))

        assert len(rows) == 2
        assert all(len(key) == 64 for key in rows)


@pytest.mark.django_db
class TestSecondFactor:
    def test_codes_cannot_be_guessed(self, client):
        person = make_person()
        secret = Second().set_up(client, person)
        other = Client()
        page = sign_in(other, person).url
        for _ in range(5):
            other.post(page, {"code": "000000"})

        told = other.post(page, {"code": Second().current(secret)}).content.decode()

        assert "You can try again in 15 minutes." in told
        assert not is_signed_in(other)

    def test_a_code_opens_once(self, client):
        person = make_person()
        secret = Second().set_up(client, person)
        code = Second().current(secret)
        first, second = Client(), Client()

        first.post(sign_in(first, person).url, {"code": code})
        second.post(sign_in(second, person).url, {"code": code})

        assert is_signed_in(first)
        assert not is_signed_in(second)


@pytest.mark.django_db
class TestMailedCodes:
    def test_three_wrong_ones_void_it_though_each_form_believes_to_be_the_first(self, client):
        person = make_person()
        answer = client.post(reverse("account_request_login_code"), {"email": person.email})
        right = code_sent()
        wrong = "000000" if right != "000000" else "111111"
        before = dict(client.session)
        for _ in range(3):
            client.post(answer.url, {"code": wrong})
            session = client.session  # as the forms see it that arrive at the same moment
            session.update(before)
            session.save()

        client.post(answer.url, {"code": right})

        assert not is_signed_in(client)

    def test_nobodys_inbox_is_flooded(self, client):
        person = make_person(language="en")
        for _ in range(6):
            asking = Client()
            answer = asking.post(reverse("account_request_login_code"), {"email": person.email})
            assert answer.status_code == 302

        answer = client.post("/en/accounts/password/reset/", {"email": person.email})

        assert answer.status_code == 429
        assert "You can try again in 15 minutes." in answer.content.decode()
        services.send_due()
        assert len(mail.outbox) == 6

    def test_a_stranger_cannot_use_up_the_mails_of_somebody(self, client):
        person = make_person()
        for _ in range(8):
            Client(REMOTE_ADDR="10.6.6.6").post(
                reverse("account_reset_password"), {"email": person.email}
            )

        answer = client.post(reverse("account_reset_password"), {"email": person.email})

        assert answer.status_code == 302

    def test_an_unknown_address_is_answered_alike(self, client):
        answers = [
            client.post(reverse("account_reset_password"), {"email": "no@example.org"})
            for _ in range(7)
        ]

        assert [answer.status_code for answer in answers] == [302] * 6 + [429]

    def test_a_second_click_on_sign_up_sends_no_second_mail(self, client):
        client.post("/accounts/signup/", SIGN_UP)
        client.post("/accounts/signup/", SIGN_UP)

        services.send_due()
        assert len(mail.outbox) == 1

    def test_one_address_opens_only_so_many_accounts(self, client, settings):
        settings.LIMITS = settings.LIMITS | {"sign_up": [(("client",), 1, timedelta(minutes=5))]}
        Client().post("/accounts/signup/", SIGN_UP)

        page = client.post("/en/accounts/signup/", SIGN_UP | {"email": "b@example.org"})

        assert "Too many attempts" in page.content.decode()
        assert User.objects.count() == 1


@pytest.mark.django_db
class TestCounting:
    @pytest.fixture(autouse=True)
    def three(self, settings):
        settings.LIMITS = {"door": [(("person",), 3, timedelta(minutes=10))]}

    def test_the_last_allowed_and_the_first_refused(self):
        for _ in range(3):
            limits.take("door", person=1)

        with pytest.raises(limits.TooMany, match="You can try again in 10 minutes"):
            limits.take("door", person=1)
        limits.take("door", person=2)

    def test_a_window_ends_at_its_instant_and_is_not_prolonged_by_trying(self):
        for _ in range(3):
            limits.take("door", person=1)
        until = Attempts.objects.get().until
        with pytest.raises(limits.TooMany):
            limits.take("door", person=1)
        assert Attempts.objects.get().until == until

        let_the_window_pass()
        limits.take("door", person=1)

        row = Attempts.objects.get()
        assert row.number == 1
        assert row.until > until

    def test_giving_back_never_leaves_more_than_there_was(self):
        taken = limits.take("door", person=1)
        limits.give_back(taken)
        limits.give_back(taken)

        assert Attempts.objects.get().number == 0

    def test_windows_that_are_over_are_forgotten(self):
        limits.take("door", person=1)
        let_the_window_pass()
        limits.take("door", person=2)

        assert tasks.forget_attempts() == 1
        assert Attempts.objects.get().number == 1

    @pytest.mark.parametrize(
        ("told", "client"),
        [
            ("10.0.0.1", "10.0.0.1"),
            ("::ffff:10.0.0.1", "10.0.0.1"),
            ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
            ("", ""),
            ("unix:", ""),
        ],
    )
    def test_who_counts_as_one(self, told, client):
        request = SimpleNamespace(META={"REMOTE_ADDR": told})

        assert limits.client_of(request) == client


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_moment_are_counted_one_after_the_other():
    def guess(n):
        return limits.take("password", address="one@example.org", client=f"10.0.0.{n % 3}")

    answers = at_once(*[lambda n=n: guess(n) for n in range(12)])

    assert sum(not isinstance(answer, limits.TooMany) for answer in answers) == 5
