"""The pages of results and compliance, and the workbench: what they show, cost and refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from consultations.models import Consultation
from entities.models import Role
from reports import services, workbench
from reports.models import Disposition, Outcome, Snapshot
from tests.factories import (
    make_closed,
    make_comment,
    make_decided,
    make_entity,
    make_national,
    make_open,
    make_outcome,
    make_ratified,
    make_submitted,
    member_of,
)
from tests.reports.test_compliance import LAST
from tests.reports.test_figures import deadline_at
from tests.reports.test_outcomes import closed

pytestmark = pytest.mark.django_db
BAD = ["", "x" * 30_000, "\x00", "\u202eabc", "<script>alert(1)</script>", "١٢٣"]


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


class TestResults:
    def test_the_list_says_how_many_were_taken_up(self, client):
        outcome = make_decided(comments=3)

        text = page(client, reverse("reports:results"))

        assert outcome.get_absolute_url() in text
        assert "Taken up in full or in part: 3 of 3 comments answered." in text

    def test_it_can_be_of_one_entity(self, client):
        one, other = make_decided(comments=1), make_decided(comments=1)

        text = page(client, f"/en/results/?entity={one.consultation.entity.slug}")

        assert one.get_absolute_url() in text
        assert other.get_absolute_url() not in text

    def test_it_costs_the_same_with_more(self, queries_of):
        make_decided(comments=1)
        few = queries_of("/en/results/")
        for _n in range(3):
            make_decided(comments=1)

        assert queries_of("/en/results/") == few

    def test_the_page_shows_answers_with_reasons_and_no_markup_of_people(self, client):
        running = make_open()
        make_comment(running, body="<b>bold</b> & more")
        outcome = make_decided(closed(running))

        text = page(client, outcome.get_absolute_url())

        assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in text
        assert "Because of this." in text
        assert "csrfmiddlewaretoken" not in text

    def test_the_page_costs_the_same_with_more_comments(self, queries_of):
        small, large = make_decided(comments=2), make_decided(comments=16)

        assert queries_of(large.get_absolute_url()) == queries_of(small.get_absolute_url())

    def test_the_matrix_goes_on_by_pages_without_losing_or_doubling(self, client):
        outcome = make_decided(comments=16)
        address, seen = outcome.get_absolute_url(), []
        while address:
            context = client.get(address).context
            seen += [row["words"] for row in context["matrix"]]
            query = context["next_url"].partition("#")[0]
            address = f"{outcome.get_absolute_url()}{query}" if query else ""

        assert sorted(seen) == sorted(f"Comment {n}" for n in range(16))

    @pytest.mark.parametrize("junk", ["x", "1.2.3", "-1", "999999999999999999999", "١"])
    def test_a_cursor_that_makes_no_sense_is_the_first_page(self, client, junk):
        outcome = make_decided(comments=1)

        assert "Comment 0" in page(client, f"{outcome.get_absolute_url()}?after={junk}")
        page(client, f"{outcome.get_absolute_url()}?answer={junk}")
        page(client, f"/en/results/?after={junk}&entity={junk}")

    def test_an_invited_consultation_keeps_its_results_among_the_invited(self, client):
        outcome = make_decided(comments=1)
        Consultation.objects.filter(pk=outcome.consultation_id).update(audience="invited")

        page(client, outcome.get_absolute_url(), 404)
        assert outcome.get_absolute_url() not in page(client, "/en/results/")


class TestCompliance:
    def test_each_figure_leads_to_its_records(self, client):
        entity = make_entity(joined_on=date(2025, 1, 1))
        one = deadline_at(make_closed(entity), LAST.start + timedelta(days=1))
        snapshot = services.freeze(LAST, by=None)
        services.sign(snapshot, by=make_national("supervisor"))
        address = reverse("reports:entity_quarter", args=[LAST, entity.slug])

        table = page(client, reverse("reports:quarter", args=[LAST]))

        assert f"{address}?figure=overdue" in table
        assert one.reference in page(client, f"{address}?figure=overdue")
        assert one.reference not in page(client, f"{address}?figure=on_time")
        assert one.reference in page(client, f"{address}?figure=nonsense")

    def test_provisional_figures_say_so(self, client):
        client.force_login(make_national("auditor"))

        assert "Provisional" in page(client, reverse("reports:quarter", args=[LAST]))

    def test_corrections_stay_beside_the_first(self, client):
        supervisor = make_national("supervisor")
        first = services.freeze(LAST, by=supervisor)
        services.sign(first, by=supervisor)
        second = services.correct(LAST, by=supervisor, reason="A date was wrong.", after=0)
        address = reverse("reports:quarter", args=[LAST])

        assert "A date was wrong." not in page(client, address)
        page(client, f"{address}?correction=1", 404)
        services.sign(second, by=supervisor)
        cache.clear()  # the version of public content is drawn at the commit
        text = page(client, address)
        assert "A date was wrong." in text
        assert f"{address}?correction=0" in text
        page(client, f"{address}?correction=0")

    def test_the_table_costs_the_same_with_more_entities(self, client, queries_of):
        client.force_login(make_national("supervisor"))
        deadline_at(make_closed(make_entity(joined_on=date(2025, 1, 1))), LAST.start)
        address = reverse("reports:quarter", args=[LAST])
        few = queries_of(address, client)
        for _n in range(4):
            deadline_at(make_closed(make_entity(joined_on=date(2025, 1, 1))), LAST.start)

        assert queries_of(address, client) == few

    @pytest.mark.parametrize("reason", ["", " ", "x" * 5000, "\x00"])
    def test_a_correction_without_a_fit_reason_keeps_the_form(self, client, reason):
        supervisor = make_national("supervisor")
        services.freeze(LAST, by=supervisor)
        client.force_login(supervisor)

        answer = client.post(
            reverse("reports:correct", args=[LAST]), {"reason": reason, "after": 0}
        )

        assert answer.status_code == 422

    def test_a_correction_sent_twice_is_issued_once_and_keeps_what_was_typed(self, client):
        supervisor = make_national("supervisor")
        services.freeze(LAST, by=supervisor)
        client.force_login(supervisor)
        url = reverse("reports:correct", args=[LAST])
        assert 'name="after" value="0"' in page(client, url)
        data = {"reason": "A date of one consultation was wrong.", "after": 0}

        assert client.post(url, data).status_code == 302
        answer = client.post(url, data)

        assert answer.status_code == 422
        assert "Correction no. 1 was issued" in answer.content.decode()
        assert data["reason"] in answer.content.decode()
        assert Snapshot.objects.filter(quarter=str(LAST)).count() == 2
        assert 'name="after" value="1"' in page(client, url)


class TestWorkbench:
    @pytest.fixture
    def outcome(self):
        return make_outcome(comments=3, answer="")

    @pytest.fixture
    def desk(self, client, outcome):
        client.force_login(member_of(outcome.consultation.entity, Role.COORDINATOR))
        return client

    def keys(self, outcome):
        return list(services.unanswered(outcome.consultation_id).values_list("pk", flat=True))

    def test_many_are_answered_at_once(self, desk, outcome):
        answer = desk.post(
            reverse("admin:reports_answers", args=[outcome.pk]),
            {"contribution": self.keys(outcome), "answer": "covered", "reason": "Article 3."},
        )

        assert answer.status_code == 302
        assert Disposition.objects.filter(answer="covered", reason="Article 3.").count() == 3
        assert workbench.progress_of(outcome.consultation_id).left == 0

    @pytest.mark.parametrize("bad", BAD)
    def test_bad_input_is_told_and_kept(self, desk, outcome, bad):
        url = reverse("admin:reports_answers", args=[outcome.pk])
        keys = self.keys(outcome)

        answers = [
            desk.post(url, {"contribution": keys, "answer": bad, "reason": "Fine."}),
            desk.post(url, {"contribution": [bad], "answer": "covered", "reason": "Fine."}),
        ]

        assert [one.status_code for one in answers] == [422, 422]
        assert "Fine." in answers[0].content.decode()
        assert not Disposition.objects.exists()

    def test_keys_of_another_consultation_are_left_out(self, desk, outcome):
        foreign = make_comment()

        answer = desk.post(
            reverse("admin:reports_answers", args=[outcome.pk]),
            {"contribution": [foreign.pk], "answer": "covered", "reason": "Mine now."},
        )

        assert answer.status_code == 422
        assert not Disposition.objects.exists()

    def texts(self, outcome, **changes):
        values = {name: getattr(outcome, name) or "" for name in Outcome.TEXT_COLUMNS}
        rows = {"commitments-TOTAL_FORMS": 3, "commitments-INITIAL_FORMS": 0}
        return values | rows | {"revision": outcome.revision} | changes

    def test_the_title_of_the_tab_is_without_marks(self, desk, outcome):
        said = page(desk, reverse("admin:reports_outcome", args=[outcome.pk]))

        assert "<bdi" not in said[said.index("<title>") : said.index("</title>")]

    def test_the_texts_save_themselves(self, desk, outcome):
        url = reverse("admin:reports_outcome", args=[outcome.pk])

        answer = desk.post(url, self.texts(outcome, effect_ar="أثر"), headers={"X-Autosave": "1"})

        outcome.refresh_from_db()
        assert outcome.effect_ar == "أثر"
        assert answer.json()["revision"] == outcome.revision
        assert "have no answer yet" in answer.json()["check"]

    def test_an_older_form_does_not_overwrite_a_newer_text(self, desk, outcome):
        url = reverse("admin:reports_outcome", args=[outcome.pk])
        form = self.texts(outcome, effect_ar="الأول")
        assert desk.post(url, form).status_code == 302

        second = desk.post(url, form | {"effect_ar": "الثاني"})

        assert second.status_code == 422
        assert "الثاني" in second.content.decode()
        outcome.refresh_from_db()
        assert outcome.effect_ar == "الأول"

    @pytest.mark.parametrize("bad", BAD)
    def test_texts_take_what_people_paste(self, desk, outcome, bad):
        url = reverse("admin:reports_outcome", args=[outcome.pk])

        answer = desk.post(url, self.texts(outcome, effect_ar=bad, revision="x" if bad else ""))

        assert answer.status_code in (302, 422)

    def test_a_commitment_needs_its_words_and_a_real_date(self, desk, outcome):
        url = reverse("admin:reports_outcome", args=[outcome.pk])
        good = {"commitments-0-text_ar": "نشر الدليل", "commitments-0-due_on": "2027-03-01"}

        assert desk.post(url, self.texts(outcome, **good)).status_code == 302
        outcome.refresh_from_db()
        assert outcome.commitments.get().due_on == date(2027, 3, 1)
        assert (
            desk.post(url, self.texts(outcome, **{"commitments-0-due_on": "32/1/2027"})).status_code
            == 422
        )

    def test_submitting_asks_for_every_answer_first(self, desk, outcome):
        desk.post(reverse("admin:reports_submit", args=[outcome.pk]))
        assert Outcome.objects.get(pk=outcome.pk).status == "draft"

        services.dispose(
            outcome,
            self.keys(outcome),
            by=member_of(outcome.consultation.entity, Role.COORDINATOR),
            answer="accepted",
            reason="Yes.",
        )
        desk.post(reverse("admin:reports_submit", args=[outcome.pk]))
        assert Outcome.objects.get(pk=outcome.pk).status == "submitted"

    def test_the_approver_ratifies_what_the_page_showed(self, client):
        outcome = make_submitted()
        approver = member_of(outcome.consultation.entity, Role.APPROVER)
        client.force_login(approver)
        url = reverse("admin:reports_ratify", args=[outcome.pk])
        digest = client.get(url).context["digest"]

        stale = client.post(url, {"digest": "0" * 64})
        assert stale.status_code == 422
        assert client.post(url, {"digest": digest}).status_code == 302
        assert Outcome.objects.get(pk=outcome.pk).status == "ratified"
        assert [one.count for one in workbench.waiting(approver)] == [1]

    def test_publishing_says_how_many_are_told(self, client):
        outcome = make_ratified()
        client.force_login(member_of(outcome.consultation.entity, Role.COORDINATOR))
        url = reverse("admin:reports_publish", args=[outcome.pk])

        assert "participants are told (2)" in page(client, url)
        client.post(url)
        assert Outcome.objects.get(pk=outcome.pk).status == "published"
        assert client.post(url).status_code == 403  # once is enough

    def test_the_list_costs_the_same_with_more(self, desk, outcome, queries_of):
        url = reverse("admin:reports_answers", args=[outcome.pk])
        few = queries_of(url, desk)
        larger = make_outcome(closed(_running(outcome.consultation.entity, 12)), answer="")

        assert queries_of(reverse("admin:reports_answers", args=[larger.pk]), desk) == few


def _running(entity, comments):
    running = make_open(entity)
    for n in range(comments):
        make_comment(running, body=f"Comment {n}")
    return running


def test_nothing_of_a_draft_outcome_is_public(client):
    outcome = make_outcome(heard_ar="سرّ لم يُنشر")

    for url in ("/en/results/", outcome.consultation.get_absolute_url()):
        assert "سرّ لم يُنشر" not in page(client, url)
