"""Lists at the desk cost the same however long they are, and show what they promise."""

import pytest
from django.urls import reverse

from consultations import services
from consultations.models import Invitee
from tests.factories import (
    make_approved,
    make_closed,
    make_comment,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_open,
    member_of,
)

pytestmark = pytest.mark.django_db
LIST = "admin:consultations_consultation_changelist"


@pytest.mark.parametrize(
    "name",
    [
        "admin:index",
        LIST,
        "admin:consultations_contribution_changelist",
        "admin:entities_membership_changelist",
    ],
)
def test_a_page_costs_the_same_with_ten_rows_as_with_two(client, queries_of, name):
    entity = make_entity(onboarding="active")
    coordinator = make_coordinator(entity)
    open_one = make_open(entity)

    def grow():
        draft = make_draft(entity)
        services.submit(draft, by=coordinator)
        services.return_for_changes(draft, by=member_of(entity, "approver"), remarks="لا")
        make_comment(open_one)
        make_member(entity, "analyst")

    grow()
    grow()
    client.force_login(coordinator)
    with_two = queries_of(reverse(name))
    for _row in range(4):
        grow()

    assert queries_of(reverse(name)) == with_two


def test_the_three_lists_hold_upcoming_current_and_completed(client):
    entity = make_entity()
    made = {
        "draft": make_draft(entity, title_en="A draft"),
        "approved": make_approved(entity, title_en="An approved one"),
        "open": make_open(entity, title_en="An open one"),
        "closed": make_closed(entity, title_en="One under analysis"),
    }
    withdrawn = make_open(entity, title_en="A withdrawn one")
    services.withdraw(withdrawn, by=member_of(entity, "approver"), reason="لم تعد لازمة")
    client.force_login(member_of(entity, "coordinator"))

    def titles(query):
        page = client.get(reverse(LIST) + query)
        return {one.title_en for one in page.context["cl"].result_list}

    assert titles("?list=upcoming") == {made["draft"].title_en, made["approved"].title_en}
    assert titles("?list=current") == {made["open"].title_en, made["closed"].title_en}
    assert titles("?list=completed") == {"A withdrawn one"}
    assert titles("?status=open") == {"An open one"}
    assert titles("?status=under_analysis") == {"One under analysis"}


def test_search_finds_by_word_form_and_by_reference(client):
    entity = make_entity()
    draft = make_draft(entity, title_ar="مشروع قانون المياه")
    make_draft(entity, title_ar="تعليمات النقل")
    client.force_login(member_of(entity, "coordinator"))

    for query in ("وللقانون", draft.reference.lower()):
        page = client.get(reverse(LIST), {"q": query})
        assert [one.pk for one in page.context["cl"].result_list] == [draft.pk]


def test_a_returned_draft_says_so_with_the_remarks(client):
    draft = make_draft()
    coordinator = member_of(draft.entity, "coordinator")
    services.submit(draft, by=coordinator)
    services.return_for_changes(
        draft, by=member_of(draft.entity, "approver"), remarks="تُذكر الكلفة."
    )
    client.force_login(coordinator)

    page = client.get(reverse("admin:consultations_consultation_change", args=[draft.pk]))

    assert "Returned for changes" in page.content.decode()
    assert "تُذكر الكلفة." in page.content.decode()


def test_history_tells_who_when_and_what_without_a_way_back(client):
    draft = make_draft()
    coordinator = member_of(draft.entity, "coordinator")
    services.revise(draft, by=coordinator, summary_ar="الجديد.")
    client.force_login(coordinator)

    answer = client.get(reverse("admin:consultations_consultation_history", args=[draft.pk]))

    page = answer.content.decode()
    assert coordinator.display_name in page
    assert "Edited" in page
    assert "الجديد." in page
    assert 'method="post" action=""' not in page
    assert [step["what"] for step in answer.context["steps"]] == ["Edited", "Created"]


def test_a_comment_is_answered_in_its_place(client):
    consultation = make_open()
    comment = make_comment(consultation)
    coordinator = member_of(consultation.entity, "coordinator")
    client.force_login(coordinator)
    back = reverse("admin:consultations_contribution_changelist") + "?show=all"
    url = reverse("admin:consultations_contribution_reply", args=[comment.pk])

    refused = client.post(url, {"body": " "})
    answer = client.post(url, {"body": "سنأخذ به.", "back": back})

    assert refused.status_code == 422
    assert answer.url == back
    reply = comment.official_replies.get()
    assert (reply.body, reply.by) == ("سنأخذ به.", coordinator)
    away = client.post(url, {"body": "وأيضاً.", "back": "https://evil.example/"})
    assert away.url == reverse("admin:consultations_contribution_changelist")


def test_experts_are_invited_by_pasting_their_addresses(client):
    draft = make_draft(audience="invited")
    client.force_login(member_of(draft.entity, "coordinator"))
    url = reverse("admin:consultations_consultation_invitees", args=[draft.pk])

    assert client.post(url, {"emails": "a@example.jo, not one"}).status_code == 422
    client.post(url, {"emails": "A@example.jo\nb@example.jo,"})

    assert {one.email for one in draft.invitees.all()} == {"a@example.jo", "b@example.jo"}
    remove = reverse("admin:consultations_consultation_remove_invitee", args=[draft.pk])
    client.post(remove, {"email": "a@example.jo"})
    assert draft.invitees.count() == 1
    last = Invitee.history.first()
    assert (last.email, last.history_type) == ("a@example.jo", "-")
    assert last.history_change_reason == "uninvited"
    assert last.history_user == member_of(draft.entity, "coordinator")


def test_idle_time_begins_anew_by_a_post(client):
    client.force_login(make_coordinator(make_entity()))

    assert client.get(reverse("admin:ping")).status_code == 405
    assert client.post(reverse("admin:ping")).json()["seconds"] == 1800
