"""The deadline: extended, come, and what still waited is decided afterwards."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.journeys.people import fits, sign_in
from tests.journeys.story import (
    AMMAN,
    LATE,
    PLAIN,
    WAITING,
    Story,
    comment_of,
    let_time_pass,
    posts,
    receipt_on,
    shown,
)


def extends(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.draft}extend/")
    page.fill("[name=closes_at_day]", f"{datetime.now(AMMAN) + timedelta(days=30):%d/%m/%Y}")
    page.fill("[name=reason]", "طلب أصحاب الورش وقتاً أطول.")
    page.locator("form.sheet button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"{story.draft}change/"))
    visitor = story.people.comes()
    visitor.goto(f"{story.page}changes/")
    shown(visitor, "طلب أصحاب الورش وقتاً أطول.")
    assert fits(visitor)
    story.people.picture(visitor, "changes")
    visitor.context.close()


def closes_by_itself(story: Story) -> None:
    """A comment in time still waits, another is too late by a moment."""
    early, late = story.people.comes(), story.people.comes()
    sign_in(early, "salma@example.jo", "خمسة-أقلام-على-الطاولة")
    sign_in(late, "omar@example.jo", "خمسة-أقلام-على-الطاولة")
    for page, body in ((early, WAITING), (late, LATE)):
        page.goto(f"{story.page}contribute/")
        page.fill("[name=body]", body)
    page = early
    page.check("[name=named][value=yes]")
    page.get_by_role("button", name="إرسال التعليق").click()
    expect(page).to_have_url(re.compile("/receipts/"))
    story.receipts[WAITING] = receipt_on(page)

    # Weeks have passed by then: a draft law is open for ten days at least, says the database.
    let_time_pass(story, publish_at="-30 days", opens_at="-30 days", closes_at="0 seconds")
    late.get_by_role("button", name="إرسال التعليق").click()
    shown(late, "لم يُسجَّل التعليق")
    assert LATE in (late.locator("textarea").first.input_value() or late.content())
    assert fits(late)
    story.people.picture(late, "too-late")
    story.portal.becomes("Celery closes it", "SELECT count(*) FROM consultations_closing")
    received = "SELECT (received, published, waiting, declined) FROM consultations_closing"
    assert story.one(received) == ("5", "2", "2", "1")
    assert len(story.one("SELECT digest FROM consultations_closing")) == 64
    story.portal.mail("omar@example.jo", "انتهت مدة التعليق")
    assert story.portal.becomes(
        "the coordinator is told",
        "SELECT sent_at IS NOT NULL FROM accounts_notice WHERE verb = 'closed_for_coordinator'",
    )
    for one in (early, late):
        one.context.close()


def decides_what_still_waited(story: Story) -> None:
    page = story.people.at_the_desk("moderator")
    page.goto("/admin/moderation/queue/")
    for waiting in (comment_of(story, WAITING), comment_of(story, PLAIN)):
        posts(page, f"/{waiting}/publish/").click()
        expect(page.locator(f"article#c{waiting}")).to_have_count(0)
    story.portal.becomes(
        "they are published after the close",
        "SELECT count(*) = 4 FROM consultations_contribution WHERE status = 'published'",
    )
