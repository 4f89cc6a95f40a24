"""The operator's command that begins an empty portal."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import Notice, User
from entities.models import Entity, Membership, Role
from tests.factories import make_national

pytestmark = pytest.mark.django_db
GIVEN = {
    "name_ar": "الوزارة",
    "slug": "ministry",
    "email": "info@ministry.example.jo",
    "admin": "First@Ministry.example.jo",
    "admin_name": "The First",
}


def test_it_makes_the_entity_and_an_administrator_who_sets_a_password_by_mail(client):
    call_command("found_portal", **GIVEN)

    entity = Entity.objects.get(owns_portal=True)
    person = User.objects.get(email="first@ministry.example.jo")
    assert entity.name_ar == "الوزارة"
    assert person.memberships.get().role == Role.PORTAL_ADMIN
    assert not person.has_usable_password()
    client.post(reverse("account_reset_password"), {"email": person.email})
    notice = Notice.objects.get(address=person.email)
    assert re.search(r"\w", str(notice.secrets))


@pytest.mark.parametrize(
    ("change", "says"), [({"slug": "no slug"}, "slug"), ({"admin": "nobody"}, "e-?mail")]
)
def test_what_is_no_address_is_refused_and_nothing_is_left(change, says):
    with pytest.raises(CommandError, match=f"(?i){says}"):
        call_command("found_portal", **(GIVEN | change))

    assert (Entity.objects.count(), User.objects.count()) == (0, 0)


def test_a_portal_is_founded_once():
    make_national("portal_admin")

    with pytest.raises(CommandError, match="already has an entity"):
        call_command("found_portal", **GIVEN)

    assert Membership.objects.count() == 1
