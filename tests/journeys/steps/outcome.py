"""The outcome: every comment has its answer, it is ratified, published, and a PDF."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.journeys.people import PHONE, fits
from tests.journeys.story import (
    AMMAN,
    COMMENT,
    TITLE,
    Story,
    check_report,
    comment_of,
    downloaded,
    outcome_of,
    posts,
    shown,
    status_of,
)


def types_in_paper(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.draft}said/")
    page.select_option("[name=channel]", "paper")
    page.fill("[name=said_on]", f"{datetime.now(AMMAN):%d/%m/%Y}")
    page.fill("[name=source]", "بريد المديرية")
    page.fill("[name=texts]", "\n\n".join(f"رأي ورقي رقم {n}." for n in range(1, 21)))
    page.locator("form.sheet button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"{story.draft}change/"))
    count = "SELECT count(*) FROM consultations_contribution WHERE channel = 'paper'"
    assert story.one(count) == 20


def prepares_the_outcome(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto("/admin/reports/outcomes/")
    story.people.picture(page, "outcomes")
    posts(page, f"/reports/begin/{story.reference}/").click()
    expect(page).to_have_url(re.compile(r"/outcomes/\d+/answers/"))
    story.outcome = int(re.search(r"/outcomes/(\d+)/", page.url)[1])

    one = page.locator(f"#c{comment_of(story, COMMENT)}")
    one.locator("details summary").click()
    one.locator("[name=answer][value=accepted]").check()
    one.locator("[name=reason]").fill("أُضيفت عشر نقاط في وسط البلد.")
    one.locator("form.one button").first.click()
    expect(page.locator(f"#c{comment_of(story, COMMENT)}")).to_have_count(0)
    story.people.picture(page, "answers")

    # Not all have their answer: it cannot be sent on, not even past the page.
    page.goto(outcome_of(story))
    expect(page.locator("form[action$='/submit/']")).to_have_count(0)
    page.evaluate(_POST, f"{outcome_of(story)}submit/")
    assert story.one("SELECT status FROM reports_outcome") == "draft"
    page.goto(outcome_of(story))
    for name, text in {
        "heard_ar": "طلب المشاركون نقاط جمع أكثر، ومجانية الخدمة.",
        "response_ar": "أضافت الوزارة عشر نقاط، وتدرس العقبة.",
        "decision_ar": "اعتُمد المشروع معدّلاً.",
    }.items():
        page.fill(f"[name={name}]", text)
    page.locator("form[data-autosave] button[type=submit]").last.click()
    expect(page.locator("[data-check] .bad")).to_have_count(1)  # what has no answer yet
    story.people.picture(page, "outcome")

    for show in ("unanswered", "recorded"):
        page.goto(f"{outcome_of(story)}answers/?show={show}")
        for box in page.locator("label.pick input").all():
            box.check()
        page.locator("#many [name=answer][value=partly]").check()
        page.fill("#many [name=reason]", "أُخذ بالمجانية، ويُدرس عدد النقاط.")
        page.locator("#many button[type=submit]").click()
        expect(page.locator("article.item")).to_have_count(0)
    page.goto(outcome_of(story))
    posts(page, "/submit/").click()
    expect(page.locator("form[action$='/submit/']")).to_have_count(0)
    assert story.one("SELECT status FROM reports_outcome") == "submitted"


_POST = """async (address) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  return (await fetch(address, {method: "POST", body: new URLSearchParams({csrfmiddlewaretoken: token})})).status;
}"""  # noqa: E501


def ratifies(story: Story) -> None:
    assert story.people.at_the_desk("coordinator").request.get(
        f"{outcome_of(story)}ratify/"
    ).status in (403, 404)
    story.portal.mail(story.people.staff["approver"], "بانتظار مصادقتكم")
    page = story.people.at_the_desk("approver", PHONE)
    page.goto(f"{outcome_of(story)}ratify/")
    assert fits(page)
    story.people.picture(page, "ratify")
    page.locator(".actbar button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    assert story.one("SELECT status FROM reports_outcome") == "ratified"


def publishes_results(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{outcome_of(story)}publish/")
    posts(page, "/publish/").click()
    expect(page).to_have_url(re.compile(outcome_of(story)))
    assert status_of(story) == "decided"


def reads_results(story: Story) -> None:
    visitor = story.people.comes()
    visitor.goto("/results/")
    expect(visitor.get_by_role("link", name=TITLE).first).to_be_visible()
    visitor.goto(f"{story.page}results/")
    shown(visitor, "اعتُمد المشروع معدّلاً.")
    shown(visitor, "أُضيفت عشر نقاط في وسط البلد.")
    assert fits(visitor)
    story.people.picture(visitor, "results")
    visitor.context.close()
    own = story.portal.mail("salma@example.jo", "أُضيفت عشر نقاط في وسط البلد.")
    assert own["text"].index("أُضيفت عشر نقاط") < own["text"].index("/results/")
    story.portal.mail("omar@example.jo", "أُخذ بالمجانية")


def downloads_the_report(story: Story) -> None:
    """The page tells how far the worker is, and leads to the file."""
    key = story.one(
        "SELECT id FROM reports_document WHERE outcome_id IS NOT NULL AND language='ar'"
    )
    # As if it had just been asked for: the worker may have been faster than the reader.
    page = story.people.comes()
    page.goto(f"/reports/{key}/")
    ready = page.locator("[data-progress-result]")
    expect(ready).to_be_visible(timeout=240_000)
    expect(page.locator("[data-progress-text]")).to_contain_text("جاهز")
    story.people.picture(page, "report-ready")
    check_report(downloaded(page, ready), TITLE)
    page.context.close()
