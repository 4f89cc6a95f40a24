"""What the database holds whatever way a row is written."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from consultations import services as consultations
from consultations.models import Contribution
from moderation.models import Clause, Decision, PolicyVersion, Term
from tests.factories import (
    clause,
    decide,
    decided,
    make_comment,
    make_contribution,
    the_policy,
    wait_a_minute,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def make_version(number=2, **fields) -> PolicyVersion:
    """A second version, being written: without a date."""
    the_policy()
    version = PolicyVersion.objects.create(number=number, approved_by_ar="الوزارة", **fields)
    Clause.objects.create(version=version, number=1, title_ar="بند", text_ar="نص")
    return version


def check_now():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class TestThePolicy:
    def test_the_first_version_is_there_and_in_force(self):
        policy = the_policy()

        assert policy.number == 1
        assert policy.is_in_force_by()
        assert list(policy.clauses.values_list("number", flat=True)) == list(range(1, 12))
        assert list(policy.terms.values_list("code", flat=True)) == [
            f"USE-{n:02}" for n in range(1, 15)
        ]
        assert not policy.clauses.filter(title_en__isnull=True).exists()

    @pytest.mark.parametrize("name", ["version", "clause", "term"])
    @pytest.mark.parametrize("act", ["change", "delete", "add"])
    def test_a_version_in_force_never_changes(self, name, act):
        policy = the_policy()
        model = {"version": PolicyVersion, "clause": Clause, "term": Term}[name]
        rows = model.objects.filter(**({} if name == "version" else {"version": policy}))
        one = rows.order_by("-pk").first()

        def do():
            if act == "change":
                rows.filter(pk=one.pk).update(number=99)
            elif act == "delete":
                rows.filter(pk=one.pk)._raw_delete("default")
            else:
                one.pk, one.number = None, 77
                if name == "version":
                    one.effective_from -= DAY
                if name == "term":
                    one.code = "USE-77"
                one.save(force_insert=True)

        refused = pytest.raises(DatabaseError, match="in force never changes|dated back")
        with refused, transaction.atomic():
            do()

    def test_a_clause_does_not_slip_from_one_version_into_another(self):
        draft = make_version()

        with pytest.raises(DatabaseError, match="in force never changes"), transaction.atomic():
            draft.clauses.update(version=the_policy(), number=50)

    def test_a_version_being_written_or_announced_can_be_changed(self):
        draft = make_version()

        draft.clauses.update(text_ar="نص آخر")
        PolicyVersion.objects.filter(pk=draft.pk).update(effective_from=timezone.now() + DAY)
        draft.clauses.update(text_ar="نص ثالث")

        assert draft.clauses.get().text_ar == "نص ثالث"

    def test_no_version_is_dated_back(self):
        draft = make_version()

        with pytest.raises(DatabaseError, match="dated back"), transaction.atomic():
            PolicyVersion.objects.filter(pk=draft.pk).update(effective_from=timezone.now() - DAY)

    def test_what_is_announced_says_who_approved_it(self):
        draft = make_version()

        with pytest.raises(IntegrityError, match="policy_in_force_says_who"), transaction.atomic():
            PolicyVersion.objects.filter(pk=draft.pk).update(
                approved_by_ar=None, effective_from=timezone.now() + DAY
            )


class TestTheCitedClause:
    def test_nothing_is_declined_without_a_decision(self):
        contribution = make_contribution()

        with pytest.raises(IntegrityError, match="without a decision"), transaction.atomic():
            consultations.decline(contribution.pk, by=None, clause="1/6")
            check_now()

    def test_nothing_is_hidden_on_a_decision_that_cites_another_clause(self):
        contribution = make_comment()
        wait_a_minute(decide(contribution, "hide", number=6))
        Decision.objects.update(applied_at=timezone.now())

        with pytest.raises(IntegrityError, match="without a decision"), transaction.atomic():
            consultations.hide(contribution.pk, by=None, clause="1/5")
            check_now()

    def test_a_pending_decision_is_not_enough(self):
        contribution = make_contribution()
        decide(contribution, "decline", number=6)

        with pytest.raises(IntegrityError, match="without a decision"), transaction.atomic():
            consultations.decline(contribution.pk, by=None, clause="1/6")
            check_now()

    def test_changing_the_clause_afterwards_is_refused_as_well(self):
        contribution = decided(make_contribution(), "decline", number=6)

        with pytest.raises(IntegrityError, match="without a decision"), transaction.atomic():
            Contribution.objects.filter(pk=contribution.pk).update(clause="1/7")
            check_now()

    def test_decided_by_the_book_it_passes(self):
        contribution = decided(make_contribution(), "decline", number=6)

        check_now()

        assert (contribution.status, contribution.clause) == ("declined", "1/6")


class TestADecision:
    def test_only_one_is_pending_for_a_contribution(self):
        decision = decide(make_contribution(), "publish")

        with pytest.raises(IntegrityError, match="decision_one_pending"), transaction.atomic():
            Decision.objects.create(
                contribution=decision.contribution,
                verb="publish",
                by=decision.by,
                decided_at=decision.decided_at,
                takes_effect_at=decision.takes_effect_at,
            )

    @pytest.mark.parametrize("verb", ["decline", "hide"])
    def test_taking_out_cites_a_clause(self, verb):
        decision = decide(make_contribution(), "publish")

        with pytest.raises(IntegrityError, match="cites_a_clause"), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(verb=verb)

    def test_it_is_not_both_in_effect_and_undone(self):
        decision = wait_a_minute(decide(make_contribution(), "publish"))
        now = timezone.now()

        with pytest.raises(IntegrityError, match="not_both"), transaction.atomic():
            Decision.objects.update(applied_at=now, undone_at=now, ending="undone")
        assert Decision.objects.get(pk=decision.pk).is_pending

    def test_it_is_not_in_effect_before_its_minute_is_over(self):
        decide(make_contribution(), "publish")

        with pytest.raises(IntegrityError, match="applied_only_when_due"), transaction.atomic():
            Decision.objects.update(applied_at=timezone.now())

    @pytest.mark.parametrize(
        "change", [{"verb": "restore"}, {"clause": None}, {"applied_at": None}, "delete"]
    )
    def test_once_in_effect_it_stays_as_it_was(self, change):
        decided(make_contribution(), "decline", note="Because.")

        with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
            if change == "delete":
                Decision.objects.all()._raw_delete("default")
            else:
                Decision.objects.update(**change)

    def test_but_its_note_can_go_with_the_person_it_speaks_of(self):
        decided(make_contribution(), "decline", note="Because.")

        assert Decision.objects.update(note="") == 1

    def test_every_state_a_verb_leads_on_from_is_one_the_contribution_may_leave(self):
        leads_to = {"publish": "published", "restore": "published", "decline": "declined"}
        for verb, states in Decision.FROM.items():
            for state in states:
                assert leads_to.get(verb, "hidden") in Contribution.MOVES[state]


def test_a_clause_is_named_as_a_contribution_cites_it():
    assert clause(6).reference == "1/6"
