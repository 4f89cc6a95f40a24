"""Those whom it does not concern, at every door."""

from __future__ import annotations

from tests.journeys.people import sign_in
from tests.journeys.story import (
    TITLE,
    Story,
    outcome_of,
    status_of,
)


def find_nothing(story: Story) -> None:
    """Another entity's coordinator, and the author herself at the approver's door."""
    other = story.people.at_the_desk("other").request
    outcome = story.outcome or 1
    for address in (
        f"{story.draft}change/",
        f"{story.draft}documents/",
        f"{story.draft}history/",
        f"{story.draft}approval/",
        f"{story.draft}return/",
        f"/admin/reports/outcomes/{outcome}/",
        f"/admin/reports/outcomes/{outcome}/answers/",
        f"/admin/reports/outcomes/{outcome}/ratify/",
    ):
        assert other.get(address).status == 404, address
    listed = other.get("/admin/consultations/consultation/").text()
    assert story.reference not in listed


def the_draft_is_nobodys_business(story: Story) -> None:
    visitor = story.people.comes()
    assert visitor.request.get(story.page).status == 404
    assert visitor.request.get(f"{story.page}preview/").status == 404
    assert "/accounts/login/" in visitor.goto(f"{story.draft}change/").url
    visitor.context.close()


def the_author_does_not_approve(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    assert page.request.get(f"{story.draft}approval/").status == 403
    assert status_of(story) == "in_review"


def citizens_stay_outside(story: Story) -> None:
    page = story.people.comes()
    sign_in(page, "omar@example.jo", "خمسة-أقلام-على-الطاولة")
    for address in (
        "/admin/",
        f"{story.draft}change/",
        outcome_of(story),
        "/admin/moderation/queue/",
    ):
        answer = page.request.get(address)
        assert answer.status in (403, 404), address
        assert TITLE not in answer.text()
    page.context.close()
