"""Writing a comment, from the first word typed without an account to the receipt."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Consent
from consultations.models import Contribution, Invitee, Pending
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "Buses should be inspected twice a year."


def form_of(consultation) -> str:
    return reverse("consultations:contribute", args=[consultation.reference])


def typed(**fields) -> dict:
    return {"token": str(uuid4()), "body": TEXT, "named": "yes"} | fields


class TestAVisitor:
    def test_keeps_the_text_and_is_asked_to_sign_in_only_then(self, client):
        consultation = make.make_open()

        answer = client.post(form_of(consultation), typed())

        assert answer["Location"] == reverse("consultations:kept", args=[consultation.reference])
        wall = client.get(answer["Location"])
        assert "One step before sending" in wall.content.decode()
        assert TEXT in wall.content.decode()
        assert f"next={form_of(consultation).replace('/', '%2F')}" in wall.content.decode()
        assert not Contribution.objects.exists()

    def test_finds_it_again_after_signing_in_and_sends_it_once(self, client):
        consultation = make.make_open()
        token = str(uuid4())
        client.post(form_of(consultation), typed(token=token))
        person = make.make_citizen()
        client.force_login(person)

        page = client.get(form_of(consultation))
        assert TEXT in page.content.decode()
        assert token in page.content.decode()
        answer = client.post(form_of(consultation), typed(token=token))

        sent = Contribution.objects.get()
        assert answer["Location"] == reverse("pages:receipt", args=[sent.receipt]) + "?sent=1"
        assert (sent.author, sent.body) == (person, TEXT)
        assert not Pending.objects.exists()

    def test_can_delete_it_on_a_shared_device(self, client):
        consultation = make.make_open()
        client.post(form_of(consultation), typed())

        answer = client.post(reverse("consultations:forget", args=[consultation.reference]))

        assert answer.status_code == 200
        assert not Pending.objects.exists()

    def test_reads_nobody_elses_kept_text(self, client):
        consultation = make.make_open()
        client.post(form_of(consultation), typed())
        client.cookies.clear()

        assert TEXT not in client.get(form_of(consultation)).content.decode()

    def test_gets_no_session_for_looking_at_the_form(self, client):
        client.get(form_of(make.make_open()))

        assert "session" not in client.cookies


class TestAPersonSignedIn:
    @pytest.fixture
    def citizen(self, client):
        person = make.make_citizen(display_name="Rana")
        client.force_login(person)
        return person

    @pytest.mark.parametrize(("named", "shown"), [("yes", "Rana"), ("no", "")])
    def test_chooses_whether_the_name_is_shown(self, client, citizen, named, shown):
        consultation = make.make_open()

        client.post(form_of(consultation), typed(named=named))

        assert Contribution.objects.get().shown_name == shown

    def test_sending_the_same_form_twice_leads_to_the_same_receipt(self, client, citizen):
        consultation = make.make_open()
        once = typed()

        first = client.post(form_of(consultation), once)
        second = client.post(form_of(consultation), once)

        assert first["Location"] == second["Location"]
        assert Contribution.objects.count() == 1

    def test_new_words_in_a_used_form_do_not_vanish_into_the_first(self, client, citizen):
        consultation = make.make_open()
        once = typed()
        client.post(form_of(consultation), once)

        answer = client.post(form_of(consultation), once | {"body": "Quite another thought."})

        assert answer.status_code == 409
        assert "Quite another thought." in answer.content.decode()
        assert once["token"] not in answer.content.decode()

    def test_answers_a_comment(self, client, citizen):
        root = make.make_comment()
        consultation = root.consultation

        page = client.get(form_of(consultation), {"reply_to": root.pk})
        client.post(form_of(consultation), typed(reply_to=str(root.pk)))

        assert root.body in page.content.decode()
        assert Contribution.objects.get(parent=root).author == citizen

    def test_a_reply_to_a_comment_hidden_meanwhile_is_refused_and_its_text_kept(
        self, client, citizen
    ):
        root = make.make_comment(body="Words that were taken out.")
        consultation = root.consultation
        form = typed(reply_to=str(root.pk))
        make.decided(root, "hide")

        answer = client.post(form_of(consultation), form)

        html = answer.content.decode()
        assert answer.status_code == 409
        assert "no longer shown" in html
        assert TEXT in html
        assert "Words that were taken out." not in html
        assert not Contribution.objects.filter(author=citizen).exists()

        # The form says that it is a comment now: sent again, that is what it becomes.
        assert "Write a comment" in html
        [now_for] = re.findall(r'name="reply_to"([^>]*)>', html)
        assert str(root.pk) not in now_for
        client.post(form_of(consultation), form | {"reply_to": ""})
        assert Contribution.objects.get(author=citizen).parent is None

    def test_a_reply_to_a_reply_whose_first_comment_is_hidden_is_refused_too(self, client, citizen):
        root = make.make_comment()
        reply = make.make_comment(root.consultation, parent=root)
        make.decided(root, "hide")

        answer = client.post(form_of(root.consultation), typed(reply_to=str(reply.pk)))

        assert answer.status_code == 409
        assert not Contribution.objects.filter(author=citizen).exists()

    def test_a_late_comment_is_refused_with_a_sentence_and_the_text_to_copy(self, client, citizen):
        consultation = make.make_closed()

        answer = client.post(form_of(consultation), typed())

        assert answer.status_code == 409
        assert "The comment period ended" in answer.content.decode()
        assert TEXT in answer.content.decode()
        assert not Contribution.objects.exists()

    def test_the_form_of_a_closed_one_leads_back_to_its_page(self, client, citizen):
        consultation = make.make_closed()

        answer = client.get(form_of(consultation))

        assert answer["Location"] == consultation.get_absolute_url()

    def test_many_in_an_hour_are_refused_and_the_text_stays(self, client, citizen, settings):
        settings.CONTRIBUTIONS_PER_HOUR = 1
        consultation = make.make_open()
        client.post(form_of(consultation), typed())

        answer = client.post(form_of(consultation), typed(body="A second thought."))

        assert answer.status_code == 409
        assert "Many comments came from this account" in answer.content.decode()
        assert "A second thought." in answer.content.decode()

    def test_posting_costs_at_most_fifteen_statements(self, client, citizen):
        consultation = make.make_open()
        client.get(form_of(consultation))
        client.post(form_of(consultation), typed())

        with CaptureQueriesContext(connection) as captured:
            client.post(form_of(consultation), typed())

        # The test's own transaction makes a savepoint of the one BEGIN and COMMIT.
        assert len(captured) <= 15, "\n".join(query["sql"] for query in captured)


class TestConsents:
    @pytest.fixture(autouse=True)
    def policy(self):
        return make.the_policy()

    def test_are_asked_for_before_the_first_contribution_and_logged(self, client):
        person = make.make_person()
        client.force_login(person)
        consultation = make.make_open()

        page = client.get(form_of(consultation)).content.decode()
        refused = client.post(form_of(consultation), typed())
        sent = client.post(
            form_of(consultation), typed(consent_policy="on", consent_processing="on", version="1")
        )

        assert "I have read the usage policy" in page
        assert refused.status_code == 409
        assert sent.status_code == 302
        kinds = Consent.objects.in_force().filter(person=person).values_list("kind", flat=True)
        assert sorted(kinds) == ["policy", "processing"]

    def test_are_not_asked_for_again(self, client):
        client.force_login(make.make_citizen())

        page = client.get(form_of(make.make_open())).content.decode()

        assert "I have read the usage policy" not in page

    def test_fall_with_the_contribution_they_were_given_for(self, client):
        person = make.make_person()
        client.force_login(person)
        consultation = make.make_open()
        given = typed(body="ab", consent_policy="on", consent_processing="on", version="1")

        client.post(form_of(consultation), given)

        assert not Consent.objects.filter(person=person).exists()


class TestBadInput:
    @pytest.mark.parametrize("signed_in", [False, True])
    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"body": ""},
            {"body": "\0\0\0"},
            {"body": "\u202e\u202d\u2066"},
            {"body": "x" * 50_000},
            {"token": "no token"},
            {"token": "\0"},
            {"named": "perhaps"},
            {"reply_to": "99999999999999999999999"},
            {"reply_to": "١٢"},
            {"reply_to": "-1"},
            {"reply_to": "\0"},
            {"version": "many"},
        ],
    )
    def test_is_answered_with_a_sentence_and_breaks_nothing(self, client, signed_in, fields):
        if signed_in:
            client.force_login(make.make_citizen())
        consultation = make.make_open()
        data = typed(**fields) if fields else {}

        answer = client.post(form_of(consultation), data)

        assert answer.status_code in (302, 409)

    def test_what_deceives_the_eye_is_taken_out(self, client):
        client.force_login(make.make_citizen())
        consultation = make.make_open()

        client.post(form_of(consultation), typed(body="Pay \u202e100\u202c dinars, please.\0"))

        assert Contribution.objects.get().body == "Pay 100 dinars, please."

    def test_markup_is_shown_as_it_was_typed(self, client):
        make.make_comment(consultation := make.make_open(), body="<script>alert(1)</script> & <b>")

        page = client.get(consultation.get_absolute_url()).content.decode()

        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page
        assert "<script>alert" not in page


class TestSupport:
    def test_a_link_leads_to_a_form_and_the_form_supports(self, client):
        comment = make.make_comment()
        client.force_login(make.make_citizen())
        url = reverse("consultations:support", args=[comment.consultation.reference, comment.pk])

        assert "Only the number is public" not in client.get(url).content.decode()
        client.post(url, {"wanted": "on"})
        client.post(url, {"wanted": "on"})

        comment.refresh_from_db()
        assert comment.supports == 1

    def test_can_be_taken_back(self, client):
        comment = make.make_comment()
        client.force_login(make.make_citizen())
        url = reverse("consultations:support", args=[comment.consultation.reference, comment.pk])
        client.post(url, {"wanted": "on"})

        client.post(url, {"wanted": "off"})

        comment.refresh_from_db()
        assert comment.supports == 0

    def test_a_second_time_says_so(self, client):
        comment = make.make_comment()
        client.force_login(make.make_citizen())
        url = reverse("consultations:support", args=[comment.consultation.reference, comment.pk])
        client.post(url, {"wanted": "on"})

        page = client.post(url, {"wanted": "on"}, follow=True).content.decode()

        assert "You already support this comment." in page

    def test_of_ones_own_comment_is_refused_with_the_reason(self, client):
        comment = make.make_comment(by=make.make_citizen())
        client.force_login(comment.author)
        url = reverse("consultations:support", args=[comment.consultation.reference, comment.pk])

        page = client.get(url).content.decode()
        client.post(url, {"wanted": "on"})

        comment.refresh_from_db()
        assert "You cannot support your own comment." in page
        assert comment.supports == 0


class TestOfficialReply:
    def test_the_coordination_answers_and_everybody_reads_it(self, client):
        comment = make.make_comment()
        consultation = comment.consultation
        client.force_login(make.member_of(consultation.entity, "coordinator"))
        url = reverse("consultations:reply_officially", args=[consultation.reference, comment.pk])

        client.post(url, {"body": "It is in article 6."})

        client.logout()
        page = client.get(consultation.get_absolute_url()).content.decode()
        assert "It is in article 6." in page

    def test_an_approver_of_the_entity_reads_why_not(self, client):
        comment = make.make_comment()
        consultation = comment.consultation
        client.force_login(make.member_of(consultation.entity, "approver"))
        url = reverse("consultations:reply_officially", args=[consultation.reference, comment.pk])

        answer = client.get(url)

        assert answer.status_code == 403
        assert "Only the coordination" in answer.content.decode()


class TestTakingBack:
    def test_leaves_a_place_that_says_so(self, client):
        comment = make.make_comment(by=make.make_citizen())
        consultation = comment.consultation
        client.force_login(comment.author)
        url = reverse("consultations:withdraw", args=[consultation.reference, comment.pk])

        asked = client.get(url)
        client.post(url)

        client.logout()
        page = client.get(consultation.get_absolute_url()).content.decode()
        assert asked.status_code == 200
        assert comment.body not in page
        assert "was withdrawn by its author" in page


def test_an_invited_expert_without_an_account_gets_in_after_signing_up(client):
    consultation = make.make_open(invited=["expert@example.org"])
    client.force_login(make.make_citizen(email="expert@example.org"))

    answer = client.post(form_of(consultation), typed())

    assert "/receipts/" in answer["Location"]


def test_nothing_is_taken_before_the_opening(client):
    start = timezone.now() + timedelta(days=2)
    consultation = make.make_published(
        opens_at=start, closes_at=start + timedelta(days=30),
        analysis_due=start + timedelta(days=40), results_due=start + timedelta(days=50),
    )  # fmt: skip
    client.force_login(make.make_citizen())

    answer = client.post(form_of(consultation), typed())

    assert answer.status_code == 409
    assert "is not open yet" in answer.content.decode()


def test_one_form_sent_from_two_sessions_is_kept_in_both(client):
    """Two clicks of a visitor who had no session yet: each request began one."""
    consultation = make.make_open()
    form = typed()

    first = client.post(form_of(consultation), form)
    client.cookies.clear()
    second = client.post(form_of(consultation), form)

    assert first["Location"] == second["Location"]
    assert TEXT in client.get(second["Location"]).content.decode()
    assert Pending.objects.count() == 2


def test_a_comment_taken_out_since_is_not_quoted_above_the_kept_reply(client):
    consultation = make.make_open()
    parent = make.make_comment(consultation, body="Words that were taken out.")
    client.post(form_of(consultation), typed(reply_to=str(parent.pk)))
    assert "Words that were taken out." in client.get(form_of(consultation)).content.decode()
    make.decided(parent, "hide", clause=make.clause())

    html = client.get(form_of(consultation)).content.decode()

    assert "Words that were taken out." not in html
    assert TEXT in html
    assert "What you send here is a comment of its own." in html


def test_a_visitors_reply_to_a_comment_taken_out_is_refused_and_stays_in_the_form(client):
    root = make.make_comment()
    make.decided(root, "hide")

    answer = client.post(form_of(root.consultation), typed(reply_to=str(root.pk)))

    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    assert "no longer shown" in answer.content.decode()
    assert not Pending.objects.exists()


def test_who_is_no_longer_invited_takes_back_what_they_wrote(client):
    expert = make.make_citizen()
    consultation = make.make_open(invited=[expert.email])
    comment = make.make_contribution(consultation, by=expert)
    Invitee.objects.filter(consultation=consultation).delete()
    url = reverse("consultations:withdraw", args=[consultation.reference, comment.pk])
    client.force_login(expert)
    assert client.get(consultation.get_absolute_url()).status_code == 404

    page = client.get(url)
    client.post(url)

    comment.refresh_from_db()
    assert page.status_code == 200
    assert consultation.title_en not in page.content.decode()
    assert comment.status == Contribution.Status.WITHDRAWN
