"""In public: support, the official reply, and a comment without a line of script."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.people import sign_in
from tests.journeys.portal import until
from tests.journeys.steps.commenting import sends
from tests.journeys.story import (
    COMMENT,
    PLAIN,
    SECOND,
    TITLE,
    Story,
    comment_of,
    shown,
)


def supports(story: Story) -> None:
    page = story.people.comes()
    sign_in(page, "omar@example.jo", "خمسة-أقلام-على-الطاولة")
    comment = comment_of(story, COMMENT)
    page.goto(story.page)
    page.locator(f"a[href='{story.page}comments/{comment}/support/']").click()
    page.get_by_role("button", name="تأييد").click()
    shown(page, "1")
    count = "SELECT supports FROM consultations_contribution WHERE id = %s"
    assert story.one(count, comment) == 1
    page.goto(f"{story.page}comments/{comment}/support/")  # a second time it is taken back
    expect(page.locator("[name=wanted]")).to_have_value("off")
    page.context.close()


def replies_officially(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"/admin/consultations/contribution/?consultation={story.reference}")
    item = page.locator(f"#c{comment_of(story, COMMENT)}")
    item.locator("details summary").click()
    item.locator("[name=body]").fill("شكراً لكم، ندرس إضافة نقاط جديدة.")
    story.people.picture(page, "official-reply")
    item.get_by_role("button", name="إضافة ردّ رسمي").click()
    visitor = story.people.comes()
    until(
        "the reply is public",
        lambda: "ندرس إضافة نقاط جديدة" in visitor.request.get(story.page).text(),
    )
    for order, first in (("oldest", COMMENT), ("newest", SECOND), ("supported", COMMENT)):
        visitor.goto(f"{story.page}comments/")
        link = visitor.locator(f".sort a[href*='{order}']")
        if link.count():
            link.click()
        expect(visitor.locator(".thread > .turn .turn__body").first).to_contain_text(
            first.split("\n")[-1]
        )
    story.people.picture(visitor, "thread")
    visitor.context.close()
    story.portal.mail("salma@example.jo", "ندرس إضافة نقاط جديدة")


def comments_without_javascript(story: Story) -> None:
    """The first page, the text kept, a sign-in, the receipt: not a line of script."""
    page = story.people.comes(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator(f"a[href='{story.page}contribute/']").first.click()
    page.fill("[name=body]", PLAIN)
    page.get_by_role("button", name="متابعة إلى الإرسال").click()
    page.locator("main a[href^='/accounts/login/']").first.click()
    page.fill("[name=login]", "omar@example.jo")
    page.fill("[name=password]", "خمسة-أقلام-على-الطاولة")
    page.get_by_role("button", name="تسجيل الدخول", exact=True).click()
    sends(story, page, PLAIN, named=True)
    page.context.close()
