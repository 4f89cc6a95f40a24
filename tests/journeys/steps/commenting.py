"""The citizens: they find it, write, say who they are, and send."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import fits
from tests.journeys.story import (
    BAD,
    COMMENT,
    SECOND,
    TITLE,
    Story,
    receipt_on,
    shown,
)


def finds_it(story: Story, page: Page) -> None:
    page.goto("/")
    assert fits(page)
    story.people.picture(page, "home")
    expect(page.locator("section[aria-labelledby=h-open]")).to_contain_text(TITLE)
    page.goto("/search/?q=وللقانون")
    hit = page.get_by_role("link", name=TITLE).first
    expect(hit).to_be_visible()
    assert fits(page)
    story.people.picture(page, "search")
    page.goto("/consultations/?status=open&sector=environment&kind=law")
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    page.goto("/consultations/?status=open&kind=bylaw")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    page.goto(story.page)
    assert fits(page)
    story.people.picture(page, "consultation")
    assert not page.context.cookies(), "a reader is given nothing to carry"


def writes(story: Story, page: Page, body: str) -> None:
    """As a visitor: the text is kept, and one is asked who one is only then."""
    page.goto(f"{story.page}contribute/")
    page.fill("[name=body]", body)
    page.get_by_role("button", name="متابعة إلى الإرسال").click()
    shown(page, body.split("\n")[0])
    assert fits(page)


def registers(story: Story, page: Page, email: str, name: str) -> None:
    page.get_by_role("link", name="إنشاء حساب").first.click()
    page.fill("[name=display_name]", name)
    page.fill("[name=email]", email)
    page.fill("[name=password1]", "خمسة-أقلام-على-الطاولة")
    page.select_option("[name=governorate]", "amman")
    page.locator("form:has([name=password1])").get_by_role("button").last.click()
    expect(page.locator("[name=code]")).to_be_visible()
    mail = story.portal.mail(email, "رمز")
    page.fill("[name=code]", re.search(r"\b\d{6}\b", mail["text"])[0])
    page.locator("form:has([name=code])").get_by_role("button").first.click()
    expect(page).to_have_url(re.compile(f"{story.page}contribute/"))


def sends(story: Story, page: Page, body: str, *, named: bool, twice: bool = False) -> str:
    """Agrees, chooses, sends; the receipt."""
    expect(page.locator("[name=body]")).to_have_value(body)
    shown(page, "من يرى ماذا؟")
    story.people.picture(page, "sending")
    for box in page.locator("[name^=consent_]").all():
        box.check()
    page.check(f"[name=named][value={'yes' if named else 'no'}]")
    button = page.get_by_role("button", name="إرسال التعليق")
    if twice:
        # Both clicks leave before the page does: as with an impatient thumb.
        button.evaluate("it => { it.click(); it.click(); it.form.submit(); }")
    else:
        button.click()
    expect(page).to_have_url(re.compile("/receipts/"))
    shown(page, "رقم الإشعار")
    assert fits(page)
    story.people.picture(page, "receipt")
    story.receipts[body] = receipt_on(page)
    return page.url


def a_citizen_comments(story: Story) -> None:
    page = story.people.comes()
    finds_it(story, page)
    writes(story, page, COMMENT)
    registers(story, page, "salma@example.jo", "سلمى")
    expect(page.locator("#consent")).to_be_visible()
    receipt = sends(story, page, COMMENT, named=False, twice=True)
    assert story.one("SELECT count(*) FROM consultations_contribution") == 1
    assert story.one("SELECT count(*) FROM accounts_consent") == 2
    story.portal.mail("salma@example.jo", "استلمنا تعليقكم")
    assert page.request.get("/admin/consultations/consultation/").status in (403, 404)
    page.context.close()

    # Without signing in the receipt tells the stage and never the text.
    somebody = story.people.comes()
    somebody.goto(receipt)
    shown(somebody, "رقم الإشعار")
    assert "نقاط الجمع المجانية" not in somebody.content()
    somebody.context.close()


def another_citizen_comments(story: Story) -> None:
    page = story.people.comes()
    writes(story, page, SECOND)
    registers(story, page, "omar@example.jo", "عمر")
    sends(story, page, SECOND, named=True)
    page.goto(f"{story.page}contribute/")
    page.fill("[name=body]", BAD)
    sends(story, page, BAD, named=True)
    page.context.close()
