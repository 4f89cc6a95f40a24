"""Who works in an entity: invited, joined, delegated to, gone."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from entities import services
from entities.models import Delegation, Entity, Invitation, Membership
from tests.factories import (
    PASSWORD,
    make_approver,
    make_coordinator,
    make_entity,
    make_member,
    make_national,
    make_person,
)

pytestmark = pytest.mark.django_db
INVITE = "admin:entities_invitation_add"


@pytest.fixture
def entity():
    return make_entity(onboarding="active")


def test_the_portals_administration_creates_an_entity_and_invites_into_it(client):
    client.force_login(make_national("portal_admin"))
    data = {
        "name_ar": "هيئة جديدة",
        "name_en": "A new authority",
        "kind": "authority",
        "sector": "water",
        "slug": "new-authority",
    }

    client.post(reverse("admin:entities_entity_add"), data)
    entity = Entity.objects.get(slug="new-authority")
    client.post(
        reverse(INVITE),
        {"entity": entity.pk, "email": "First@Example.JO", "role": "coordinator", "title": "مدير"},
    )

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == ("first@example.jo", "coordinator")
    notice = Notice.objects.get(verb="role_offered")
    assert notice.address == "first@example.jo"


def test_a_second_entity_of_the_same_address_is_refused(client, entity):
    client.force_login(make_national("portal_admin"))
    data = {"name_ar": "أخرى", "kind": "council", "sector": "water", "slug": entity.slug}

    page = client.post(reverse("admin:entities_entity_add"), data).content.decode()

    assert "Another entity has this address." in page
    assert "أخرى" in page


def test_a_coordinator_changes_how_the_entity_presents_itself_and_nothing_else(client, entity):
    client.force_login(make_coordinator(entity))
    url = reverse("admin:entities_entity_change", args=[entity.pk])
    data = {"email": "new@example.jo", "charter_ar": "نلتزم بالرد.", "name_ar": "اسم آخر"}

    client.post(url, data | {"slug": "other", "kind": "other"})

    entity.refresh_from_db()
    assert (entity.email, entity.charter_ar) == ("new@example.jo", "نلتزم بالرد.")
    assert (entity.name_ar, entity.kind) != ("اسم آخر", "other")
    assert entity.slug != "other"


@pytest.mark.parametrize("role", ["approver", "moderator", "analyst"])
def test_other_members_read_the_entitys_page_only(client, entity, role):
    client.force_login(make_member(entity, role))
    url = reverse("admin:entities_entity_change", args=[entity.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"email": "new@example.jo"}).status_code == 403


def test_an_approver_invites_colleagues_but_gives_no_national_role(client, entity):
    client.force_login(make_approver(entity))
    data = {"entity": entity.pk, "email": "a@example.jo", "title": ""}

    client.post(reverse(INVITE), data | {"role": "portal_admin"})
    assert not Invitation.objects.exists()

    client.post(reverse(INVITE), data | {"role": "analyst"})
    assert Invitation.objects.get().entity == entity


def test_nobody_invites_into_another_entity(client, entity):
    client.force_login(make_approver(make_entity()))

    client.post(reverse(INVITE), {"entity": entity.pk, "email": "a@example.jo", "role": "analyst"})

    assert not Invitation.objects.exists()


def test_a_coordinator_does_not_invite(client, entity):
    client.force_login(make_coordinator(entity))

    assert client.get(reverse(INVITE)).status_code == 403


def test_a_bad_address_is_named_and_the_rest_is_kept(client, entity):
    client.force_login(make_approver(entity))

    answer = client.post(
        reverse(INVITE),
        {"entity": entity.pk, "email": "not one", "role": "analyst", "title": "باحثة"},
    )

    assert answer.status_code == 200
    assert "باحثة" in answer.content.decode()


# Joining ----------------------------------------------------------------------------------------
@pytest.fixture
def invited(entity):
    approver = make_approver(entity)
    return services.invite(entity, by=approver, email="new@example.jo", role="analyst")


def join(secret):
    return reverse("entities:join", args=[secret])


def test_the_link_leads_through_signing_in_back_to_itself(client, invited):
    _invitation, secret = invited

    page = client.get(join(secret))

    assert f"next={join(secret).replace('/', '%2F')}" in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert client.post(join(secret)).status_code == 200
    assert not Membership.objects.filter(role="analyst").exists()


def test_the_role_is_taken_up_once_by_the_one_invited(client, invited):
    _invitation, secret = invited
    person = make_person(email="new@example.jo")
    client.force_login(person)

    assert "Accept the role" in client.get(join(secret)).content.decode()
    answer = client.post(join(secret))

    assert answer.url == reverse("admin:index")
    assert client.get(answer.url).status_code == 200
    assert client.post(join(secret)).status_code == 410
    assert Membership.objects.filter(person=person).count() == 1


def test_somebody_else_with_the_link_gets_no_role(client, invited):
    _invitation, secret = invited
    other = make_person()
    client.force_login(other)

    page = client.get(join(secret)).content.decode()
    client.post(join(secret))

    assert "You are signed in with another address." in page
    assert not Membership.objects.filter(person=other).exists()


@pytest.mark.parametrize("over", ["revoked", "expired", "unknown"])
def test_a_link_that_is_over_says_so(client, invited, over):
    invitation, secret = invited
    if over == "revoked":
        services.revoke_invitation(invitation, by=invitation.invited_by)
    elif over == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        secret = "nobody-knows"

    answer = client.get(join(secret))

    assert answer.status_code == 410
    assert "no longer valid" in answer.content.decode()


def test_an_invitation_is_taken_back_at_the_desk(client, invited):
    invitation, secret = invited
    client.force_login(invitation.invited_by)

    client.post(reverse("admin:entities_invitation_revoke", args=[invitation.pk]))

    assert client.get(join(secret)).status_code == 410


# Leaving ----------------------------------------------------------------------------------------
def test_ending_a_role_ends_the_sessions_of_the_person(client, entity):
    leaver = make_coordinator(entity)
    theirs = type(client)()
    theirs.post(reverse("account_login"), {"login": leaver.email, "password": PASSWORD})
    assert theirs.get(reverse("admin:index")).status_code == 200
    client.force_login(make_approver(entity))
    url = reverse("admin:entities_membership_end", args=[leaver.memberships.get().pk])
    session = theirs.session.session_key

    assert client.get(url).status_code == 200
    client.post(url)

    assert leaver.memberships.get().until is not None
    assert theirs.get(reverse("admin:index")).status_code == 302
    assert not Session.objects.filter(session_key=session).exists()


def test_a_coordinator_ends_nobody_elses_role(client, entity):
    other = make_member(entity, "analyst")
    client.force_login(make_coordinator(entity))

    url = reverse("admin:entities_membership_end", args=[other.memberships.get().pk])

    assert client.post(url).status_code == 403


# Delegating -------------------------------------------------------------------------------------
def test_an_approver_delegates_to_a_colleague_and_takes_it_back(client, entity):
    approver = make_approver(entity)
    colleague = make_member(entity, "analyst")
    client.force_login(approver)
    today = timezone.localdate()

    client.post(
        reverse("admin:entities_delegation_add"),
        {
            "membership": approver.memberships.get().pk,
            "to": colleague.pk,
            "starts_on": f"{today:%d/%m/%Y}",
            "ends_on": f"{today + timedelta(days=3):%d/%m/%Y}",
        },
    )
    delegation = Delegation.objects.get()
    client.post(reverse("admin:entities_delegation_revoke", args=[delegation.pk]))

    delegation.refresh_from_db()
    assert delegation.to == colleague
    assert delegation.revoked_at is not None


def test_what_is_missing_is_called_by_its_name(client, entity):
    client.force_login(make_approver(entity))

    page = client.post(reverse("admin:entities_delegation_add"), {}).content.decode()

    for name in ("to", "starts_on", "ends_on"):
        assert re.search(rf'<a href="#id_{name}">[^<:]+: [^<]+</a>', page)


def test_a_stranger_is_not_offered_as_a_delegate(client, entity):
    approver = make_approver(entity)
    stranger = make_member(make_entity(), "analyst", display_name="A stranger")
    client.force_login(approver)
    url = reverse("admin:entities_delegation_add")

    assert "A stranger" not in client.get(url).content.decode()
    client.post(
        url,
        {
            "membership": approver.memberships.get().pk,
            "to": stranger.pk,
            "starts_on": "1/12/2026",
            "ends_on": "2/12/2026",
        },
    )
    assert not Delegation.objects.exists()
