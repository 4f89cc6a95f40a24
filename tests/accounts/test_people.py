"""What a person may do with their own account, and what erasing it leaves behind."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.models import Consent, Notice, User
from accounts.services.people import identity_digest
from tawasul.refusals import NotAllowed
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db
LOGIN = "login"


def sign_in(client, person):
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


class TestProfile:
    def test_a_change_is_in_the_history_with_who_and_why(self):
        person = make_person()

        services.update_profile(person, by=person, display_name="Layla", governorate="irbid")

        last = person.history.first()
        assert (last.display_name, last.governorate) == ("Layla", "irbid")
        assert (last.history_user, last.history_change_reason) == (person, "profile")

    def test_nobody_else_changes_it(self):
        person = make_person()

        with pytest.raises(NotAllowed):
            services.update_profile(person, by=make_person(), display_name="x")

    def test_nothing_but_the_profile_is_changed_by_it(self):
        person = make_person()

        with pytest.raises(TypeError):
            services.update_profile(person, by=person, verification="identity")

    def test_the_history_keeps_neither_address_nor_secrets(self):
        columns = {field.name for field in User.history.model._meta.get_fields()}

        assert not columns & {"email", "password", "identity_digest"}

    def test_signing_in_writes_no_history(self, client):
        person = make_person()
        before = person.history.count()

        sign_in(client, person)

        assert person.history.count() == before

    def test_the_page_saves_it(self, client):
        person = make_person()
        client.force_login(person)

        client.post(
            reverse("accounts:profile"),
            {"display_name": "  Lay\u202ela ", "language": "ar", "age_band": "25-34"},
        )

        person.refresh_from_db()
        assert (person.display_name, person.language, person.age_band) == ("Layla", "ar", "25-34")

    @pytest.mark.parametrize(
        "bad", [{"display_name": ""}, {"language": "fr"}, {"gender": "x"}, {"age_band": "\x00"}]
    )
    def test_a_refused_form_answers_409_and_keeps_what_was_typed(self, client, bad):
        person = make_person()
        client.force_login(person)

        answer = client.post(
            reverse("accounts:profile"), {"display_name": "Typed", "language": "ar", **bad}
        )

        assert answer.status_code == 409
        assert "Typed" in answer.content.decode() or bad.get("display_name") == ""


class TestConsent:
    def test_agreeing_twice_is_one_consent_and_withdrawing_ends_it(self):
        person = make_person()
        first = services.give_consent(person, kind="processing", version="1", purpose="here")
        assert services.give_consent(person, kind="processing", version="1") == first

        assert services.withdraw_consent(person, kind="processing") == 1
        assert services.withdraw_consent(person, kind="processing") == 0

        again = services.give_consent(person, kind="processing", version="1")
        assert again != first
        assert list(Consent.objects.in_force()) == [again]

    def test_the_database_keeps_it_once(self):
        person = make_person()
        services.give_consent(person, kind="policy", version="1")

        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.create(person=person, kind="policy", version="1")

    def test_it_is_withdrawn_on_its_page_by_its_giver_only(self, client):
        person, other = make_person(), make_person()
        for giver in (person, other):
            services.give_consent(giver, kind="processing", version="1")
        client.force_login(person)

        client.post(reverse("accounts:withdraw"), {"kind": "processing"})

        assert [consent.person for consent in Consent.objects.in_force()] == [other]


class TestExport:
    def test_it_holds_what_we_know_and_nothing_of_others(self, client):
        person, other = make_person(display_name="سلمى"), make_person(display_name="Other")
        services.give_consent(person, kind="policy", version="1")
        services.give_consent(other, kind="policy", version="2")
        sign_in(client, person)

        answer = client.post(reverse("accounts:export"))

        assert answer.headers["Content-Disposition"].startswith("attachment")
        data = json.loads(answer.content)
        assert data["account"]["display_name"] == "سلمى"
        assert [row["version"] for row in data["consents"]] == ["1"]
        assert other.email not in answer.content.decode()
        assert "password" not in answer.content.decode()

    def test_it_asks_who_is_at_the_keys(self, client):
        person = make_person()
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

        asked = client.post(reverse("accounts:export"))
        assert "/reauthenticate/" in asked.url
        answer = client.post(asked.url, {"password": PASSWORD})

        assert json.loads(answer.content)["account"]["email"] == person.email

    def test_other_apps_add_their_part(self, settings):
        settings.PERSON_EXPORTERS = [f"{__name__}.a_section"]
        person = make_person()

        assert services.export(person, by=person)["section"] == person.pk

    def test_nobody_exports_another(self):
        with pytest.raises(NotAllowed):
            services.export(make_person(), by=make_person())


def a_section(person):
    return {"section": person.pk}


_erased = []


def note_erased(person):
    _erased.append(person.pk)


def fail(person):
    raise ZeroDivisionError


class TestErasure:
    def test_nothing_of_the_person_is_left_in_the_database(self, client):
        person = make_person(email="salma.unusual@example.org", display_name="Unusualname")
        sign_in(client, person)
        services.update_profile(person, by=person, display_name="Othername", governorate="irbid")
        services.verify_identity(person, digest=identity_digest("9871234567"))
        services.notify(person, "x", subject="x", key="k", title="Unusualname")
        services.give_consent(person, kind="policy", version="1")
        Authenticator.objects.create(user=person, type="totp", data={"secret": "s3cr3t-unusual"})
        SocialAccount.objects.create(user=person, provider="openid_connect", uid="unusual-uid")

        services.erase(person, by=person)

        left = _whole_database()
        for text in ("Unusualname", "Othername", "unusual", identity_digest("9871234567")):
            assert text not in left
        assert User.objects.filter(pk=person.pk).exists()
        assert not Notice.objects.due().exists()
        assert not Consent.objects.in_force().exists()
        assert client.get(reverse("accounts:profile")).status_code == 302

    def test_the_address_is_free_again(self, client):
        person = make_person(email="salma@example.org")
        services.erase(person, by=person)

        again = make_person(email="salma@example.org")

        assert again.pk != person.pk
        sign_in(client, again)
        assert client.get(reverse("accounts:profile")).status_code == 200

    def test_the_old_password_opens_nothing(self, client):
        person = make_person(email="salma@example.org")
        services.erase(person, by=person)

        client.post(reverse("account_login"), {"login": "salma@example.org", "password": PASSWORD})

        assert client.get(reverse("accounts:profile")).status_code == 302

    def test_other_apps_erase_in_the_same_transaction(self, settings):
        person = make_person()
        settings.PERSON_ERASERS = [f"{__name__}.note_erased", f"{__name__}.fail"]

        with pytest.raises(ZeroDivisionError):
            services.erase(person, by=person)

        assert _erased == [person.pk]
        person.refresh_from_db()
        assert person.erased_at is None

    def test_twice_is_once(self):
        person = make_person()
        first = services.erase(person, by=person)

        assert services.erase(person, by=person).erased_at == first.erased_at

    def test_what_was_under_way_is_refused_with_a_sentence(self):
        person = make_person()
        services.erase(person, by=person)

        with pytest.raises(NotAllowed, match="This account is erased"):
            services.update_profile(person, by=person, display_name="Layla")
        with pytest.raises(NotAllowed, match="This account is erased"):
            services.give_consent(person, kind="policy", version="1")
        with pytest.raises(NotAllowed, match="This account is erased"):
            services.verify_identity(person, digest=identity_digest("9901012345"))

    def test_nobody_erases_another(self):
        with pytest.raises(NotAllowed):
            services.erase(make_person(), by=make_person())

    def test_the_database_holds_an_erased_row_to_be_blank(self):
        person = make_person()
        services.erase(person, by=person)

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=person.pk).update(display_name="back")
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=make_person().pk).update(email=None)

    def test_capitals_never_enter_an_address(self):
        person = make_person()

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=person.pk).update(email="Salma@example.org")

    def test_the_page_wants_the_word_and_the_password(self, client):
        person = make_person()
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        page = reverse("accounts:erase")

        assert client.post(page, {"word": "yes"}).status_code == 409
        asked = client.post(page, {"word": "Erase"})
        assert "/reauthenticate/" in asked.url
        answer = client.post(asked.url, {"password": PASSWORD})

        assert "The account is erased" in answer.content.decode()
        person.refresh_from_db()
        assert person.erased_at
        assert not EmailAddress.objects.filter(user=person).exists()


class TestNoticesPage:
    def test_it_lists_ones_own_and_reading_is_noted(self, client):
        person, other = make_person(), make_person()
        for who in (person, other):
            services.notify(
                who, "account_email_confirm", subject="x", key=f"k{who.pk}", link="/me/"
            )
        services.notify(person, "account_login_code", subject="x", key="c", urgent=True)
        client.force_login(person)

        page = client.get(reverse("accounts:notices")).content.decode()

        assert page.count("Your e-mail is confirmed") == 1
        assert "New" in page
        assert Notice.objects.for_inbox(person).unread().count() == 0
        assert Notice.objects.for_inbox(other).unread().count() == 1

    def test_it_costs_the_same_with_ten_as_with_two(self, client, queries_of):
        person = make_person()
        client.force_login(person)

        def tell(numbers):
            for n in numbers:
                services.notify(person, "account_email_confirm", subject="x", key=f"k{n}")

        tell(range(2))
        with_two = queries_of(reverse("accounts:notices"))
        tell(range(2, 10))

        assert queries_of(reverse("accounts:notices")) == with_two


# name, method, then the answer to: a visitor, a person signed in
DOORS = [
    ("accounts:profile", "get", LOGIN, 200),
    ("accounts:profile", "post", LOGIN, 409),
    ("accounts:notices", "get", LOGIN, 200),
    ("accounts:notices", "post", LOGIN, 405),
    ("accounts:consents", "get", LOGIN, 200),
    ("accounts:withdraw", "get", LOGIN, 405),
    ("accounts:withdraw", "post", LOGIN, 302),
    ("accounts:security", "get", LOGIN, 200),
    ("accounts:export", "get", LOGIN, 200),
    ("accounts:export", "post", LOGIN, 302),
    ("accounts:erase", "get", LOGIN, 200),
    ("accounts:erase", "post", LOGIN, 409),
    ("accounts:language", "get", 405, 405),
    ("accounts:language", "post", 302, 302),
]


@pytest.mark.parametrize(("name", "method", "visitor", "person"), DOORS)
def test_doors(name, method, visitor, person):
    signed_in = Client()
    signed_in.force_login(make_person())
    for client, expected in ((Client(), visitor), (signed_in, person)):
        answer = getattr(client, method)(reverse(name))

        if expected == LOGIN:
            assert answer.url.startswith(reverse("account_login"))
        else:
            assert answer.status_code == expected


def test_the_language_switch_keeps_the_page_and_leads_nowhere_outside(client):
    person = make_person(language="ar")
    client.force_login(person)

    answer = client.post(
        reverse("accounts:language"), {"language": "en", "next": "/accounts/notices/"}
    )
    away = client.post(
        reverse("accounts:language"), {"language": "en", "next": "https://evil.example/"}
    )

    assert answer.url == "/en/accounts/notices/"
    assert away.url in {"/", "/en/"}
    person.refresh_from_db()
    assert person.language == "en"


def _whole_database() -> str:
    with connection.cursor() as cursor:
        parts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")  # noqa: S608
            parts += [row[0] for row in cursor.fetchall()]
    return "\n".join(parts)


def test_erasure_reaches_what_was_written_to_the_address_before_the_account():
    services.notify(
        None, "invited", subject="x", key="before", address="Late@example.jo", title="X"
    )
    person = make_person(email="late@example.jo")

    services.erase(person, by=person)

    left = Notice.objects.get(key="before")
    assert (left.address, left.context) == ("", {})
    assert left.given_up_at


def test_a_text_that_looks_like_a_date_and_is_none_is_mailed_as_it_is():
    from accounts.mail import _fit

    assert "2026-13-45" in _fit("note", "2026-13-45")
