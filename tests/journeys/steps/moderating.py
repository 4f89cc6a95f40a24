"""The moderator decides, clause by clause, and the authors are told."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.story import (
    BAD,
    COMMENT,
    SECOND,
    Story,
    comment_of,
    posts,
    shown,
)


def moderates(story: Story) -> None:
    page = story.people.at_the_desk("moderator")
    page.goto("/admin/moderation/queue/")
    expect(page.locator("article.item")).to_have_count(3)
    story.people.picture(page, "queue")
    good, second, bad = (comment_of(story, body) for body in (COMMENT, SECOND, BAD))

    posts(page, f"/{bad}/publish/").click()  # a mistake, taken back
    page.locator("button[data-undo]").first.click()
    decided = "SELECT count(*) FROM moderation_decision WHERE undone_at IS NOT NULL"
    story.portal.becomes("the decision is undone", decided)

    page.locator(f"#c{bad} details.takeout summary").click()
    page.locator(f"#c{bad} .deny button[type=submit]").click()  # without a clause
    expect(page.locator("form .error").first).to_be_visible()
    page.goto("/admin/moderation/queue/")
    page.locator(f"#c{bad} details.takeout summary").click()
    page.locator(f"#c{bad} [name=clause]").select_option(index=6)
    page.locator(f"#c{bad} [name=note]").fill("إعلان تجاري.")
    page.locator(f"#c{bad} .deny button[type=submit]").click()
    expect(page.locator(f"article#c{bad}")).to_have_count(0)
    for one in (good, second):
        posts(page, f"/{one}/publish/").click()
        expect(page.locator(f"article#c{one}")).to_have_count(0)
    assert story.one("SELECT status FROM consultations_contribution WHERE id = %s", bad) != (
        "published"
    )
    story.portal.becomes(
        "the worker puts the decisions into effect",
        "SELECT count(*) = 3 FROM consultations_contribution WHERE status <> 'waiting'",
    )
    clause = "SELECT status || ' ' || clause FROM consultations_contribution WHERE id = %s"
    assert story.one(clause, bad) == "declined 1/6"


def authors_are_told(story: Story) -> None:
    told = story.portal.mail("omar@example.jo", "إعلان تجاري.")
    assert "البند" in told["text"]
    story.portal.mail("salma@example.jo", "نُشر تعليقكم")
    visitor = story.people.comes()
    visitor.goto(story.page)
    shown(visitor, "وللقانون أثر كبير")
    assert "سلمى" not in visitor.content()
    assert "من متجرنا" not in visitor.content()
    visitor.context.close()
