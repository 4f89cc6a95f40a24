"""Agreeing to the policy, and what it takes to send a contribution."""

from datetime import timedelta
from time import sleep

import pytest
from django.utils import timezone

from accounts.models import Consent
from accounts.services import withdraw_consent
from consultations.models import Contribution
from moderation import services
from moderation.models import Clause, PolicyVersion
from moderation.permissions import may_contribute_under_policy
from tawasul.refusals import NotAllowed, Refusal
from tests.factories import agree, make_contribution, make_open, make_person, the_policy

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def next_version(*, after: timedelta = timedelta(seconds=0.5)) -> PolicyVersion:
    """Version 2, with a clause, in force from then on. None is dated back, also not in a test."""
    the_policy()
    version = PolicyVersion.objects.create(number=2, approved_by_ar="الوزارة")
    Clause.objects.create(version=version, number=1, title_ar="بند جديد", text_ar="نص")
    version.effective_from = timezone.now() + after
    version.save()
    return version


def version_2_in_force() -> PolicyVersion:
    version = next_version()
    sleep(max(0, (version.effective_from - timezone.now()).total_seconds()))
    return version


class TestInForce:
    def test_a_version_holds_from_its_first_instant_until_the_next_one_does(self):
        second = next_version(after=DAY)

        assert services.policy_in_force(second.effective_from - timedelta(microseconds=1)) == (
            the_policy()
        )
        assert services.policy_in_force(second.effective_from) == second

    def test_before_the_first_version_there_is_none(self):
        assert services.policy_in_force(services.policy.FIRST_EFFECTIVE_FROM - DAY) is None

    def test_a_version_being_written_is_never_in_force(self):
        the_policy()
        PolicyVersion.objects.create(number=9)

        assert services.policy_in_force().number == 1

    def test_a_contribution_is_judged_by_the_version_of_its_own_time(self):
        contribution = make_contribution()
        version_2_in_force()

        assert services.policy_in_force().number == 2
        assert services.policy_for(contribution).number == 1

    def test_one_older_than_all_versions_is_judged_by_the_first(self):
        contribution = make_contribution()
        contribution.received_at = services.policy.FIRST_EFFECTIVE_FROM - DAY

        assert services.policy_for(contribution).number == 1

    def test_loading_the_first_policy_twice_changes_nothing(self):
        before = the_policy()

        assert services.load_first_policy() == before
        assert PolicyVersion.objects.count() == 1

    def test_an_empty_portal_gets_the_first_policy_whole(self, db):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE moderation_clause, moderation_term, moderation_policyversion CASCADE"
            )

        policy = services.load_first_policy()

        assert policy.is_in_force_by()
        assert (policy.clauses.count(), policy.terms.count()) == (11, 14)


class TestAgreeing:
    def test_it_is_two_consents_each_with_the_sentence_that_was_agreed_to(self):
        person = make_person()

        services.agree(person, version=1)

        rows = {row.kind: row for row in Consent.objects.in_force().filter(person=person)}
        assert set(rows) == {"policy", "processing"}
        assert rows["policy"].version == "1"
        assert "version 1" in rows["policy"].purpose
        assert "withdraw my consent at any time" in rows["processing"].purpose

    def test_agreeing_twice_is_once(self):
        person = make_person()
        services.agree(person)
        services.agree(person)

        assert person.consents.count() == 2

    def test_a_version_that_is_no_longer_in_force_is_not_agreed_to(self):
        person = make_person()
        the_policy()
        version_2_in_force()

        with pytest.raises(Refusal, match="read it first"):
            services.agree(person, version=1)
        assert not person.consents.exists()


class TestMayContribute:
    @pytest.mark.parametrize(
        ("kinds", "sentence"),
        [
            ([], "accept the usage policy and consent"),
            (["policy"], "consent to the processing"),
            (["processing"], "acceptance of the usage policy, version 1"),
        ],
    )
    def test_it_says_which_consent_is_missing(self, kinds, sentence):
        person = make_person()
        agree(person)
        for kind in {"policy", "processing"} - set(kinds):
            withdraw_consent(person, kind=kind)

        verdict = may_contribute_under_policy(person, None)

        assert sentence in verdict.reason

    def test_both_are_enough_and_it_costs_one_query(self, django_assert_num_queries):
        person = make_person()
        agree(person)

        with django_assert_num_queries(1):
            assert may_contribute_under_policy(person, None)

    def test_a_new_version_is_asked_for_at_the_next_contribution(self):
        person = make_person()
        agree(person)
        version_2_in_force()

        verdict = may_contribute_under_policy(person, None)
        assert "version 2" in verdict.reason

        services.agree(person)
        assert may_contribute_under_policy(person, None)

    def test_without_a_policy_nothing_is_taken(self):
        from django.db import connection

        person = make_person()
        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE moderation_clause, moderation_term, moderation_policyversion CASCADE"
            )

        assert "No usage policy" in may_contribute_under_policy(person, None).reason

    def test_the_service_refuses_and_stores_nothing(self):
        person = make_person()

        with pytest.raises(NotAllowed, match="accept the usage policy"):
            make_contribution(make_open(), by=person)
        assert not Contribution.objects.filter(author=person).exists()
