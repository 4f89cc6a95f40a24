"""The approver, on a phone: returned, mended, approved; then the clock publishes it."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.journeys.people import PHONE, fits
from tests.journeys.portal import until
from tests.journeys.story import (
    AMMAN,
    TITLE,
    Story,
    let_time_pass,
    posts,
    shown,
    status_of,
)


def returns_with_remarks(story: Story) -> None:
    mail = story.portal.mail(story.people.staff["approver"], TITLE)
    link = re.search(r"https?://\S+", mail["text"])[0]
    page = story.people.at_the_desk("approver", PHONE)
    page.goto(link)
    expect(page.locator("h1")).to_contain_text(TITLE)
    assert fits(page)
    shown(page, "مجاني في نقاط معلنة")
    story.people.picture(page, "approval")
    page.get_by_role("link", name="إعادة للتعديل").click()
    page.fill("[name=remarks]", "يرجى توضيح عدد النقاط في الملخص.")
    page.get_by_role("button", name="إعادة للتعديل").click()
    shown(page, "أُعيدت للتعديل، ووصلت ملاحظاتكم إلى التنسيق.")
    assert status_of(story) == "draft"


def mends(story: Story) -> None:
    story.portal.mail(story.people.staff["coordinator"], "يرجى توضيح عدد النقاط")
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.draft}change/")
    shown(page, "يرجى توضيح عدد النقاط في الملخص.")
    page.fill(
        "[name=summary_ar]",
        "تتراكم الزيوت المستعملة في الورش. نقترح خمسين نقطة جمع مجانية في كل محافظة.",
    )
    page.get_by_role("button", name="حفظ المسودة").click()
    expect(page.locator("[name=summary_ar]")).to_have_value(re.compile("خمسين"))
    posts(page, "/submit/").click()
    expect(page.locator("form[action$='/recall/']")).to_be_visible()


def approves(story: Story) -> None:
    page = story.people.at_the_desk("approver", PHONE)
    page.goto(f"{story.draft}approval/")
    shown(page, "ما عُدّل منذ إعادتها")
    page.fill("[name=letter_number]", "و/7/341")
    page.fill("[name=letter_date]", f"{datetime.now(AMMAN):%d/%m/%Y}")
    page.get_by_role("button", name="اعتماد النشر").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    assert status_of(story) == "approved"
    letter = "SELECT letter_number FROM consultations_review WHERE step = 'approved'"
    assert story.one(letter) == "و/7/341"


def is_published_by_itself(story: Story) -> None:
    visitor = story.people.comes()
    assert visitor.request.get(story.page).status == 404
    let_time_pass(story, publish_at="1 second", opens_at="1 hour")
    until("the page is there", lambda: visitor.request.get(story.page).status == 200)
    story.portal.becomes(
        "beat records the publication",
        "SELECT status = 'published' FROM consultations_consultation WHERE id = %s",
        story.key,
    )
    visitor.goto(story.page)
    assert fits(visitor)
    expect(visitor.locator(f"a[href='{story.page}contribute/']")).to_have_count(0)
    story.people.picture(visitor, "upcoming")
    visitor.goto("/")
    expect(visitor.locator("section[aria-labelledby=h-soon]")).to_contain_text(TITLE)

    let_time_pass(story, opens_at="1 second")
    until(
        "it opens",
        lambda: f"{story.page}contribute/" in visitor.request.get(story.page).text(),
    )
    visitor.context.close()
