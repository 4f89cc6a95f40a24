"""Leaving a role, also by erasing one's account; the portal is never left with nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import services as accounts
from accounts.models import User
from entities import services
from entities.models import Membership, Role
from tawasul.refusals import Refusal
from tests.factories import (
    PASSWORD,
    make_approver,
    make_entity,
    make_member,
    make_national,
    make_person,
    the_portal,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db
ADMIN = Role.PORTAL_ADMIN


def administration() -> int:
    return Membership.objects.active().filter(role=ADMIN, person__is_active=True).count()


def leave(person):
    return services.end_membership(person.memberships.active().get(role=ADMIN), by=person)


def erase(person):
    return accounts.erase(person, by=person)


@pytest.mark.parametrize("go", [leave, erase])
class TestTheLastOfTheAdministration:
    def test_stays(self, go):
        last = make_national(ADMIN)
        make_national("supervisor")

        with pytest.raises(Refusal, match="at least one person in its administration"):
            go(last)

        assert administration() == 1
        assert User.objects.get(pk=last.pk).erased_at is None

    def test_goes_when_there_is_another(self, go):
        one, _other = make_national(ADMIN), make_national(ADMIN)

        go(one)

        assert administration() == 1

    def test_stays_when_the_other_can_no_longer_sign_in(self, go):
        one, other = make_national(ADMIN), make_national(ADMIN)
        User.objects.filter(pk=other.pk).update(is_active=False)

        with pytest.raises(Refusal):
            go(one)

    @pytest.mark.django_db(transaction=True)
    def test_of_the_last_two_at_once_one_stays(self, go):
        two = [make_national(ADMIN), make_national(ADMIN)]

        answers = at_once(*[lambda one=one: go(one) for one in two])

        assert sum(isinstance(answer, Refusal) for answer in answers) == 1, answers
        assert administration() == 1


@pytest.mark.django_db(transaction=True)
def test_one_leaves_and_the_other_erases_at_once_and_one_stays():
    leaver, eraser = make_national(ADMIN), make_national(ADMIN)

    answers = at_once(lambda: leave(leaver), lambda: erase(eraser))

    assert sum(isinstance(answer, Refusal) for answer in answers) == 1, answers
    assert administration() == 1


@pytest.mark.django_db(transaction=True)
def test_one_who_is_ended_by_a_colleague_while_erasing_holds_nobody_up():
    one, other = make_national(ADMIN), make_national(ADMIN)
    make_national(ADMIN)
    membership = other.memberships.get()

    answers = at_once(lambda: erase(other), lambda: services.end_membership(membership, by=one))

    assert isinstance(answers[0], User), answers
    assert isinstance(answers[1], Membership | Refusal), answers
    assert membership.history.filter(history_change_reason__in=["ended", "erased"]).count() == 1


def test_the_page_says_why_the_last_one_cannot_erase_the_account(client):
    last = make_national(ADMIN)
    client.post(reverse("account_login"), {"login": last.email, "password": PASSWORD})
    asked = client.post(reverse("accounts:erase"), {"word": "Erase"})

    answer = client.post(asked.url, {"password": PASSWORD}, follow=True)

    assert "at least one person in its administration" in answer.content.decode()
    assert User.objects.get(pk=last.pk).erased_at is None


def test_others_of_the_ministry_leave_as_they_like():
    make_national(ADMIN)

    erase(make_member(the_portal(), Role.SUPERVISOR))
    erase(make_member(make_entity(), Role.COORDINATOR))


def test_an_erased_approvers_delegations_end_with_the_role():
    approver = make_approver(make_entity())
    colleague = make_member(approver.memberships.get().entity, Role.ANALYST)
    today = timezone.localdate()
    delegation = services.delegate(
        approver.memberships.get(),
        by=approver,
        to=colleague,
        starts_on=today,
        ends_on=today + timedelta(days=3),
    )

    erase(approver)

    delegation.refresh_from_db()
    assert delegation.revoked_at is not None
    assert delegation.history.first().history_change_reason == "erased"


@pytest.mark.django_db(transaction=True)
def test_a_role_taken_up_while_the_account_is_erased_is_not_left_behind():
    inviter = make_national(ADMIN)
    person = make_person()
    _invitation, secret = services.invite(
        make_entity(), by=inviter, email=person.email, role=Role.ANALYST
    )

    answers = at_once(lambda: erase(person), lambda: services.accept(secret, by=person))

    assert isinstance(answers[0], User), answers
    assert isinstance(answers[1], Membership | Refusal), answers
    assert not Membership.objects.active().filter(person=person).exists()
