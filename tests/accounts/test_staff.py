"""Those who work for an entity: behind two locks, outside the demo."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.adapters import MFAAdapter
from entities.models import Membership, Role
from tests.factories import PASSWORD, make_entity, make_member, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make_member(make_entity(), Role.COORDINATOR)


def signed_in(person):
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


class TestOutsideTheDemo:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.MFA_REQUIRED_FOR_STAFF = True

    def test_staff_are_led_to_set_up_a_second_factor(self, staff):
        client = signed_in(staff)

        answer = client.get("/en/me/")

        assert answer.url == reverse("mfa_index")
        assert "needs two-step verification" in client.get(answer.url).content.decode()

    def test_once_they_have_one_they_go_on(self, staff):
        client = signed_in(staff)
        Authenticator.objects.create(user=staff, type="totp", data={})

        assert client.get("/me/").status_code == 200

    def test_recovery_codes_alone_are_none(self, staff):
        client = signed_in(staff)
        Authenticator.objects.create(user=staff, type="recovery_codes", data={})

        assert client.get("/me/").status_code == 302

    def test_citizens_are_not_bothered(self):
        assert signed_in(make_person()).get("/me/").status_code == 200

    def test_the_last_one_cannot_be_switched_off(self, staff):
        only = Authenticator.objects.create(user=staff, type="totp", data={})
        assert not MFAAdapter().can_delete_authenticator(only)

        Authenticator.objects.create(user=staff, type="webauthn", data={})
        assert MFAAdapter().can_delete_authenticator(only)

    def test_who_left_is_a_citizen_again(self, staff):
        Membership.objects.filter(person=staff).update(until=timezone.now())

        assert signed_in(staff).get("/me/").status_code == 200


def test_in_the_demo_it_is_offered_and_not_required(staff, settings):
    settings.MFA_REQUIRED_FOR_STAFF = False
    client = signed_in(staff)

    page = client.get("/en/accounts/")

    assert page.status_code == 200
    assert "two-step verification, under My account" in page.content.decode()
