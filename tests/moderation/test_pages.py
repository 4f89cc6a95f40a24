"""The policy's page, agreeing, and the moderators' screens as they are used."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from accounts.mail import words
from accounts.models import Consent, Notice
from consultations import services as consultations
from consultations.models import Contribution
from moderation import queue, services
from moderation.desk import waiting
from moderation.models import Decision, PolicyVersion
from tests.factories import (
    agree,
    clause,
    decide,
    decided,
    make_comment,
    make_contribution,
    make_coordinator,
    make_declined,
    make_entity,
    make_moderator,
    make_national,
    make_open,
    make_person,
    shift,
    the_policy,
    the_portal,
    wait_a_minute,
)
from tests.moderation.test_policy import next_version, version_2_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return make_open()


@pytest.fixture
def moderator(client, consultation):
    person = make_moderator(consultation.entity)
    client.force_login(person)
    return person


def page_of(client, name="admin:moderation_queue", *args, **query) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", html))


class TestThePolicyPage:
    def test_it_shows_each_clause_with_an_anchor_and_its_examples(self, client):
        html = unescape(page_of(client, "moderation:policy"))

        for one in the_policy().clauses.all():
            assert f'id="clause-{one.number}"' in html
            assert one.title_en in html
        assert "Does not fall under it" in html
        assert "USE-14" in html

    def test_in_arabic_it_is_whole_too(self, client):
        with translation.override("ar"):
            html = client.get(reverse("moderation:policy")).content.decode()

        assert clause(4).title_ar in html
        assert clause(4).title_en not in html

    def test_an_older_version_keeps_its_address_and_says_that_it_is_old(self, client):
        version_2_in_force()

        assert "earlier version" in page_of(client, "moderation:policy_version", 1)
        assert "بند جديد" in page_of(client, "moderation:policy")

    def test_an_announced_version_can_be_read_before_it_holds(self, client):
        next_version(after=timedelta(days=3))

        assert "not yet in force" in page_of(client, "moderation:policy_version", 2)
        assert clause(1).title_en in page_of(client, "moderation:policy")

    def test_a_version_being_written_is_not_there(self, client):
        the_policy()
        PolicyVersion.objects.create(number=2)

        assert client.get(reverse("moderation:policy_version", args=[2])).status_code == 404
        assert client.get(reverse("moderation:policy_version", args=[77])).status_code == 404

    def test_it_costs_the_same_whatever_the_number_of_clauses(self, client, queries_of):
        with_eleven = queries_of(reverse("moderation:policy"))
        version_2_in_force()

        assert queries_of(reverse("moderation:policy")) == with_eleven <= 4


class TestAgreeing:
    def test_both_boxes_then_back_to_what_one_was_doing(self, client):
        person = make_person()
        client.force_login(person)
        url = reverse("moderation:agree")

        answer = client.post(
            url, {"version": 1, "policy": "on", "processing": "on", "next": "/en/consultations/"}
        )

        assert (answer.status_code, answer["Location"]) == (302, "/en/consultations/")
        assert Consent.objects.in_force().filter(person=person).count() == 2

    @pytest.mark.parametrize("ticked", [{}, {"policy": "on"}, {"processing": "on"}])
    def test_one_box_is_not_enough_and_nothing_is_recorded(self, client, ticked):
        person = make_person()
        client.force_login(person)

        answer = client.post(reverse("moderation:agree"), {"version": 1, **ticked})

        assert answer.status_code == 409
        assert "Taking part needs" in answer.content.decode()
        assert not person.consents.exists()

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil"]
    )
    def test_it_leads_to_no_other_site(self, client, elsewhere):
        client.force_login(make_person())

        answer = client.post(
            reverse("moderation:agree"),
            {"version": 1, "policy": "on", "processing": "on", "next": elsewhere},
        )

        assert answer["Location"] == reverse("moderation:policy")

    def test_a_form_of_an_older_version_shows_the_new_one_instead(self, client):
        person = make_person()
        agree(person)
        client.force_login(person)
        version_2_in_force()

        answer = client.post(
            reverse("moderation:agree"), {"version": 1, "policy": "on", "processing": "on"}
        )

        assert answer.status_code == 409
        html = answer.content.decode()
        assert "A new version of the usage policy took effect" in html
        assert 'value="2"' in html
        assert not person.consents.filter(version="2").exists()

    @pytest.mark.parametrize("version", ["", "x", "99999999999999999999", "1\x00", "٢"])
    def test_a_tampered_version_is_no_error(self, client, version):
        client.force_login(make_person())

        answer = client.post(
            reverse("moderation:agree"), {"version": version, "policy": "on", "processing": "on"}
        )

        assert answer.status_code == 409


class TestTheQueue:
    def test_it_shows_what_waits_in_one_s_own_entity_the_oldest_first(
        self, client, moderator, consultation
    ):
        make_contribution(consultation, body="The first thought.")
        make_contribution(consultation, body="The second thought.")
        make_contribution(make_open(), body="Of another entity.")
        make_comment(consultation, body="Published already.")

        html = page_of(client)

        assert html.index("The first thought.") < html.index("The second thought.")
        assert "Of another entity." not in html
        assert "Published already." not in html
        assert "Awaiting review (2)" in html

    def test_the_ministry_sees_all(self, client):
        client.force_login(make_moderator(the_portal()))
        make_contribution(make_open(), body="Of one entity.")
        make_contribution(make_open(), body="Of another entity.")

        html = page_of(client)

        assert "Of one entity." in html
        assert "Of another entity." in html

    def test_an_author_without_a_name_stays_without_one(self, client, moderator, consultation):
        author = make_person(display_name="Very Unusual Name", email="unusual@example.org")
        agree(author)
        hidden = make_contribution(consultation, by=author, named=False)
        make_contribution(consultation, by=author, named=True)
        decide(hidden, "publish", by=moderator)

        html = page_of(client) + page_of(client, "admin:moderation_contribution", hidden.pk)

        assert html.count("Very Unusual Name") == 1
        assert "unusual@example.org" not in html
        assert "Without showing the name" in html

    def test_what_people_write_is_never_markup(self, client, moderator, consultation):
        make_contribution(consultation, body="<script>alert(1)</script> & </textarea>")

        html = page_of(client)

        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html

    def test_what_was_just_decided_leaves_the_queue_and_can_be_undone(
        self, client, moderator, consultation
    ):
        contribution = make_contribution(consultation)
        here = reverse("admin:moderation_queue")

        answer = client.post(
            reverse("admin:moderation_publish", args=[contribution.pk]), {"next": here}
        )

        assert (answer.status_code, answer["Location"]) == (302, here)
        html = page_of(client)
        assert "Awaiting review (0)" in html
        decision = Decision.objects.get()
        assert html.count(reverse("admin:moderation_undo", args=[decision.pk])) == 2
        assert 0 < int(re.search(r'data-undo="(\d+)"', html)[1]) <= 60

        client.post(reverse("admin:moderation_undo", args=[decision.pk]), {"next": here})
        assert "Awaiting review (1)" in page_of(client)

    def test_after_the_minute_there_is_no_button_to_undo(self, client, moderator, consultation):
        wait_a_minute(decide(make_contribution(consultation), "publish", by=moderator))

        assert "data-undo" not in page_of(client)

    def test_declining_takes_a_clause_and_tells_the_author(self, client, moderator, consultation):
        contribution = make_contribution(consultation)

        answer = client.post(
            reverse("admin:moderation_decline", args=[contribution.pk]),
            {"clause": clause(6).pk, "note": "An advertisement."},
        )

        assert answer.status_code == 302
        decision = Decision.objects.get()
        assert (decision.verb, decision.clause, decision.note) == (
            "decline",
            clause(6),
            "An advertisement.",
        )

    @pytest.mark.parametrize("chosen", ["", "0", "x", "\x00", "9" * 30])
    def test_without_a_clause_the_note_is_kept_and_a_sentence_says_why(
        self, client, moderator, consultation, chosen
    ):
        contribution = make_contribution(consultation)

        answer = client.post(
            reverse("admin:moderation_decline", args=[contribution.pk]),
            {"clause": chosen, "note": "What I wrote."},
        )

        html = answer.content.decode()
        assert answer.status_code == 409
        assert "What I wrote." in html
        assert 'href="#decline-clause"' in html
        assert not Decision.objects.exists()

    def test_who_comes_second_reads_that_it_was_just_decided(self, client, moderator, consultation):
        contribution = make_contribution(consultation)
        decide(contribution, "publish", by=make_moderator(consultation.entity))

        client.post(reverse("admin:moderation_publish", args=[contribution.pk]))
        answer = client.post(
            reverse("admin:moderation_decline", args=[contribution.pk]), {"clause": clause().pk}
        )

        assert "A decision was just taken on this contribution." in answer.content.decode()
        assert Decision.objects.count() == 1

    def test_one_s_own_contribution_has_no_button_but_a_reason(
        self, client, moderator, consultation
    ):
        agree(moderator)
        make_contribution(consultation, by=moderator)

        html = page_of(client)

        assert "Nobody reviews their own contribution." in html
        assert "Do not publish…" not in html

    def test_an_auditor_reads_and_decides_nothing(self, client, consultation):
        make_contribution(consultation, body="Readable.")
        client.force_login(make_national("auditor"))

        html = page_of(client)

        assert "Readable." in html
        assert "Do not publish…" not in html
        assert "Only the moderation" in html

    def test_it_is_filtered_by_consultation_and_by_entity(self, client):
        client.force_login(make_moderator(the_portal()))
        one = make_contribution(make_open(), body="In the first.").consultation
        make_contribution(make_open(one.entity), body="In the second.")
        make_contribution(make_open(), body="In the third.")

        by_consultation = page_of(client, consultation=one.reference)
        by_entity = page_of(client, entity=one.entity.slug)
        nonsense = page_of(client, consultation="TW-0000", entity="nowhere", after="x.y")

        assert "In the first." in by_consultation
        assert "In the second." not in by_consultation
        assert "In the second." in by_entity
        assert "In the third." not in by_entity
        assert all(f"In the {name}." in nonsense for name in ("first", "second", "third"))

    def test_a_filter_does_not_open_another_entity_s_queue(self, client, moderator):
        other = make_contribution(make_open(), body="Of another entity.").consultation

        assert "Of another entity." not in page_of(client, consultation=other.reference)
        assert "Of another entity." not in page_of(client, entity=other.entity.slug)

    def test_pages_follow_one_another_without_gap_or_double(
        self, client, moderator, consultation, monkeypatch
    ):
        monkeypatch.setattr("moderation.desk.PAGE", 3)
        texts = [f"Thought number {n}." for n in range(7)]
        for text in texts:
            make_contribution(consultation, body=text)
        seen, after = [], ""
        for _ in range(3):
            html = page_of(client, after=after)
            seen += re.findall(r"Thought number \d\.", html)
            after = (re.search(r"after=([^\"&]+)\" rel=\"next\"", html) or ["", ""])[1]

        assert seen == texts
        assert after == ""

    def test_received_in_time_and_waiting_after_the_close_is_said(
        self, client, moderator, consultation
    ):
        make_contribution(consultation)
        shift(consultation, consultation.closes_at - timezone.now())

        assert "the consultation has closed since" in page_of(client)

    def test_a_reply_shows_what_it_answers_unless_that_was_taken_out(
        self, client, moderator, consultation
    ):
        parent = make_comment(consultation, body="The statement.")
        make_contribution(consultation, parent=parent, body="The answer.")
        assert "The statement." in page_of(client)

        decided(parent, "hide")
        assert "The statement." not in page_of(client)


class TestOneContribution:
    def test_staff_find_it_by_its_receipt_however_typed(self, client, moderator, consultation):
        comment = make_comment(consultation)
        typed = f" {comment.receipt[:4].lower()}-{comment.receipt[4:]} "

        answer = client.get(reverse("admin:moderation_queue"), {"receipt": typed})

        assert answer["Location"] == reverse("admin:moderation_contribution", args=[comment.pk])

    def test_not_that_of_another_entity(self, client, moderator):
        html = page_of(client, receipt=make_comment(make_open()).receipt)

        assert "or it belongs to another entity" in html

    def test_a_published_one_is_hidden_from_here(self, client, moderator, consultation):
        comment = make_comment(consultation)
        html = page_of(client, "admin:moderation_contribution", comment.pk)
        assert "Hide…" in html
        assert "Do not publish…" not in html

        client.post(reverse("admin:moderation_hide", args=[comment.pk]), {"clause": clause(2).pk})
        wait_a_minute(Decision.objects.get())
        services.apply_due()

        comment.refresh_from_db()
        assert (comment.status, comment.clause) == ("hidden", "1/2")

    def test_a_declined_one_is_shown_again_with_a_reason(self, client, moderator, consultation):
        contribution = make_declined(consultation)
        url = reverse("admin:moderation_restore", args=[contribution.pk])

        assert client.post(url, {"note": "  "}).status_code == 409
        assert client.post(url, {"note": "A quotation."}).status_code == 302
        assert Decision.objects.pending().get().verb == "restore"

    def test_its_history_says_who_decided_what_and_what_was_undone(
        self, client, moderator, consultation
    ):
        contribution = make_contribution(consultation)
        services.undo(decide(contribution, "publish", by=moderator), by=moderator)
        decided(contribution, "decline", by=moderator, note="An advertisement.")

        html = plain(page_of(client, "admin:moderation_contribution", contribution.pk))

        assert "Undone" in html
        assert "clause 6, version 1" in html
        assert "An advertisement." in html
        assert html.count(moderator.display_name) >= 2

    def test_withdrawn_by_its_author_the_text_is_gone_from_here_as_well(
        self, client, moderator, consultation
    ):
        contribution = make_contribution(consultation, body="Never mind.")
        consultations.take_back(contribution, by=contribution.author)

        html = page_of(client, "admin:moderation_contribution", contribution.pk)

        assert "Never mind." not in html
        assert "Withdrawn by its author" in html

    def test_a_coordinator_reads_nothing_that_is_not_published(self, client, consultation):
        waiting = make_contribution(consultation)
        client.force_login(make_coordinator(consultation.entity))

        answer = client.get(reverse("admin:moderation_contribution", args=[waiting.pk]))

        assert answer.status_code == 404

    def test_a_coordinator_reads_a_published_one_and_is_told_why_not_more(
        self, client, consultation
    ):
        contribution = make_comment(consultation)
        client.force_login(make_coordinator(consultation.entity))

        html = page_of(client, "admin:moderation_contribution", contribution.pk)

        assert "Only the moderation" in html
        assert "<summary" not in html

    def test_it_leads_to_no_other_site(self, client, moderator, consultation):
        contribution = make_contribution(consultation)

        answer = client.post(
            reverse("admin:moderation_publish", args=[contribution.pk]),
            {"next": "//evil.example/"},
        )

        assert answer["Location"] == reverse(
            "admin:moderation_contribution", args=[contribution.pk]
        )


class TestThePreview:
    @pytest.mark.parametrize("verb", ["decline", "hide"])
    def test_it_says_what_the_mail_says(self, client, moderator, consultation, verb):
        contribution = make_contribution(consultation)
        if verb == "hide":
            contribution = decided(contribution, "publish")
        html = page_of(client, "admin:moderation_contribution", contribution.pk)
        shown = plain(re.search(r'<div class="preview".*?</div>', html, re.S)[0])
        decided(contribution, verb, note="NOTE", by=moderator)
        notice = Notice.objects.get(verb="declined" if verb == "decline" else "hidden")
        _subject, body = words(notice)
        body = re.sub("[\u2068\u2069]", "", body.partition("\n--")[0])
        body = body.replace(clause(6).title_en, "…").replace("clause 6", "clause …")
        body = body.replace("NOTE", "…")

        for sentence in re.split(r"\n+", body.strip()):
            if "http" not in sentence:
                assert sentence.strip() in shown


class TestTheCost:
    def test_it_costs_the_same_with_thirty_as_with_three(
        self, client, moderator, consultation, queries_of
    ):
        url = reverse("admin:moderation_queue")
        for _ in range(3):
            make_contribution(consultation)
            decide(make_contribution(consultation), "decline", by=moderator)
        with_three = queries_of(url)
        for _ in range(12):
            make_contribution(make_open(consultation.entity))
            decide(make_contribution(consultation), "publish", by=moderator)

        assert queries_of(url) == with_three <= 12

    def test_the_lists_of_decisions_do_too(self, client, moderator, consultation, queries_of):
        url = reverse("admin:moderation_decided")
        for _ in range(2):
            decide(make_contribution(consultation), "decline", by=moderator)
        with_two = queries_of(url)
        for _ in range(8):
            decide(make_contribution(consultation), "publish", by=moderator)

        assert queries_of(url) == with_two


class TestWaitingForYou:
    def test_a_moderator_is_told_how_many_and_since_when(self, moderator, consultation):
        make_contribution(consultation)
        make_contribution(consultation)

        [line] = waiting(moderator)

        assert (line.count, line.url) == (2, reverse("admin:moderation_queue"))
        assert not line.hot

    def test_what_waits_longer_than_people_are_told_is_marked(self, moderator, consultation):
        make_contribution(consultation)
        Contribution.objects.update(received_at=timezone.now() - timedelta(days=9))

        [line] = waiting(moderator)

        assert line.hot

    def test_nobody_else_is(self, consultation):
        make_contribution(consultation)

        for person in (
            make_coordinator(consultation.entity),
            make_national("auditor"),
            make_moderator(make_entity()),
        ):
            assert waiting(person) == []

    def test_lateness_counts_working_days(self, settings):
        from datetime import datetime

        from tawasul.calendar import AMMAN

        settings.REVIEW_WORKING_DAYS = 2
        thursday = datetime(2026, 7, 2, 12, tzinfo=AMMAN)  # then a weekend, Friday and Saturday
        lateness = [
            queue.Lateness(thursday, thursday + timedelta(days=days)).of(thursday)
            for days in range(6)
        ]

        assert lateness == [False, False, False, False, False, True]


def test_a_form_sent_without_a_token_is_refused(consultation, moderator):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    contribution = make_contribution(consultation)

    answer = strict.post(reverse("admin:moderation_publish", args=[contribution.pk]))

    assert answer.status_code == 403
    assert not Decision.objects.exists()
