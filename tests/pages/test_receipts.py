"""The receipt: stages for whoever has the number, the text for its author alone."""

import json

import pytest
from django.urls import reverse

from accounts import services as accounts
from consultations import receipts, services
from tests import factories as make

pytestmark = pytest.mark.django_db


def url_of(contribution) -> str:
    return reverse("pages:receipt", args=[contribution.receipt])


def test_whoever_has_the_number_reads_the_stages_and_no_text(client):
    sent = make.make_contribution(body="My very own words.")

    page = client.get(url_of(sent)).content.decode()

    assert receipts.spaced(sent.receipt) in page
    assert "Awaiting review" in page
    assert "My very own words." not in page
    assert sent.author.display_name not in page


def test_its_author_signed_in_reads_the_text_too(client):
    sent = make.make_contribution(body="My very own words.")
    client.force_login(sent.author)

    page = client.get(url_of(sent)).content.decode()

    assert "My very own words." in page
    assert "Withdraw the comment" in page


def test_somebody_else_signed_in_does_not(client):
    sent = make.make_contribution(body="My very own words.")
    client.force_login(make.make_citizen())

    assert "My very own words." not in client.get(url_of(sent)).content.decode()


def test_published_it_leads_to_the_comment(client):
    comment = make.make_comment()

    assert comment.get_absolute_url() in client.get(url_of(comment)).content.decode()


def test_of_a_consultation_for_invited_people_not_even_the_title_is_told(client):
    expert = make.make_citizen()
    consultation = make.make_open(title_en="A secret matter", invited=[expert.email])
    sent = make.make_contribution(consultation, by=expert)

    assert "A secret matter" not in client.get(url_of(sent)).content.decode()


@pytest.mark.parametrize("typed", ["", " ", "x", "\u202e", "٧" * 11, "0" * 300, "<script>"])
def test_a_number_that_is_none_is_answered_with_a_sentence(client, typed):
    answer = client.get(reverse("pages:receipts"), {"receipt": typed})

    assert answer.status_code in (200, 404)
    assert ("not correct" in answer.content.decode()) == bool(typed.strip())
    assert "<script>" not in answer.content.decode().replace("<script defer", "")


def test_a_number_is_found_however_it_is_spaced_and_cased(client):
    sent = make.make_contribution()

    answer = client.get(
        reverse("pages:receipts"), {"receipt": f" {receipts.spaced(sent.receipt).lower()} "}
    )

    assert answer["Location"] == url_of(sent)


def test_the_draft_on_the_device_is_forgotten_only_just_after_sending(client):
    sent = make.make_contribution()
    client.force_login(sent.author)

    assert "data-draft-received" in client.get(url_of(sent) + "?sent=1").content.decode()
    assert "data-draft-received" not in client.get(url_of(sent)).content.decode()


def test_a_withdrawn_one_says_so(client):
    sent = make.make_contribution()
    services.take_back(sent, by=sent.author)

    assert "Withdrawn" in client.get(url_of(sent)).content.decode()


class TestMyPage:
    def test_lists_what_i_sent_and_nothing_of_others(self, client):
        mine = make.make_contribution(body="My very own words.")
        make.make_contribution(mine.consultation, body="Another one's words.")
        client.force_login(mine.author)

        page = client.get(reverse("pages:me")).content.decode()

        assert "My very own words." in page
        assert "Another one's words." not in page

    def test_costs_the_same_with_ten_as_with_two(self, client, queries_of):
        person = make.make_citizen()
        client.force_login(person)
        consultation = make.make_open()
        for _turn in range(2):
            make.make_contribution(consultation, by=person)
        with_two = queries_of(reverse("pages:me"), client)
        for _turn in range(8):
            make.make_contribution(consultation, by=person)

        assert queries_of(reverse("pages:me"), client) == with_two


# A receipt is the key to one's stages: nobody but its sender learns it ---------------------------
def test_nothing_the_public_can_fetch_names_a_receipt(client):
    outcome = make.make_decided(comments=2)
    consultation = outcome.consultation
    reference = consultation.reference
    comments = list(consultation.contributions.all())
    addresses = [
        reverse("pages:home"),
        reverse("pages:search") + "?q=Comment",
        reverse("reports:results"),
        reverse("reports:outcome", args=[reference]),
        reverse("reports:data", args=[reference]),
        reverse("entities:detail", args=[consultation.entity.slug]),
        reverse("consultations:index"),
        reverse("consultations:feed"),
        reverse("consultations:calendar"),
        *(
            reverse(f"consultations:{page}", args=[reference])
            for page in ("detail", "comments", "changes", "share", "deadline")
        ),
        *(one.get_absolute_url() for one in comments),
    ]

    for address in addresses:
        assert _receipts_in(client.get(address), comments) == [], address


@pytest.mark.parametrize("role", ["coordinator", "analyst", "approver", "auditor"])
def test_nor_does_the_desk_of_the_entity(client, role):
    outcome = make.make_outcome()
    comments = list(outcome.consultation.contributions.all())
    one = comments[0].pk
    of_entity = role != "auditor"
    client.force_login(
        make.member_of(outcome.consultation.entity, role) if of_entity else make.make_national(role)
    )
    addresses = [
        reverse("admin:consultations_contribution_changelist") + "?show=all",
        reverse("admin:consultations_contribution_change", args=[one]),
        reverse("admin:consultations_contribution_history", args=[one]),
        reverse("admin:consultations_contribution_reply", args=[one]),
        reverse("admin:reports_answers", args=[outcome.pk]) + "?show=all",
        reverse("admin:reports_preview", args=[outcome.pk]),
    ]

    answered = [client.get(address) for address in addresses]

    assert any(answer.status_code == 200 for answer in answered)
    for answer in answered:
        assert _receipts_in(answer, comments) == [], answer.request["PATH_INFO"]


def test_nor_does_the_export_of_somebody_who_supported_it():
    comment = make.make_comment()
    supporter = make.make_citizen()
    services.support(comment, by=supporter)

    exported = accounts.export(supporter, by=supporter)

    assert exported["supports"] == [comment.get_absolute_url()]
    assert comment.receipt not in json.dumps(exported, default=str)


def _receipts_in(answer, comments) -> list[str]:
    content = b"".join(answer) if answer.streaming else answer.content
    forms = [(one.receipt, receipts.spaced(one.receipt)) for one in comments]
    return [plain for pair in forms for plain in pair if plain.encode() in content]
