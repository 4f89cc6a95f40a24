"""What the steps of the journey share: the story so far, the texts in it, and how time passes.

PostgreSQL's clock decides what is in time and cannot be set. So where weeks should pass, the test
moves the dates of the consultation instead (`let_time_pass`), to seconds ahead; everything that
follows from the clock is then left to beat and the worker.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.people import People

AMMAN = ZoneInfo("Asia/Amman")
TITLE = "مشروع قانون إدارة الزيوت المستعملة"
COMMENT = "أؤيد نقاط الجمع المجانية.\nوللقانون أثر كبير على ورش وسط البلد."
SECOND = "نقترح أن تشمل النقاط محافظة العقبة أيضاً."
BAD = "اشتروا الزيت من متجرنا، الاتصال على الرقم المعلن."
WAITING = "أرجو ذكر ساعات عمل نقاط الجمع."
PLAIN = "أكتب من هاتف قديم."
LATE = "هذا التعليق وصل بعد انتهاء المدة."


@dataclass
class Story:
    """What one step hands to the next."""

    people: People
    reference: str = ""
    key: int = 0
    outcome: int = 0
    receipts: dict = field(default_factory=dict)

    @property
    def portal(self):
        return self.people.portal

    @property
    def page(self) -> str:
        return f"/consultations/{self.reference}/"

    @property
    def draft(self) -> str:
        return f"/admin/consultations/consultation/{self.key}/"

    def one(self, statement, *values):
        return self.portal.one(statement, *values)


def let_time_pass(story: Story, **dates: str) -> None:
    """Move dates of the consultation to intervals from now («3 seconds»): the one short cut."""
    moved = ", ".join(f"{name} = clock_timestamp() + %s::interval" for name in dates)
    story.portal.sql(
        f"UPDATE consultations_consultation SET {moved} WHERE id = %s", *dates.values(), story.key
    )
    # Rows were changed behind the portal's back, so its kept pages are old.
    story.portal.sql("SELECT nextval('tawasul_content_version')")


def posts(page: Page, end: str):
    """The button of the form that posts to an address with that end."""
    return page.locator(f"form[action$='{end}'] button[type=submit]")


def shown(page: Page, words: str):
    """`words` stand somewhere on the page for everybody to see."""
    expect(page.get_by_text(words).filter(visible=True).first).to_be_visible()


def status_of(story: Story) -> str:
    return story.one("SELECT status FROM consultations_consultation WHERE id = %s", story.key)


def comment_of(story: Story, body: str) -> int:
    return story.one(
        "SELECT id FROM consultations_contribution WHERE receipt = %s", story.receipts[body]
    )


def receipt_on(page: Page) -> str:
    return re.search(r"/receipts/(\w+)/", page.url)[1]


def outcome_of(story: Story) -> str:
    return f"/admin/reports/outcomes/{story.outcome}/"


def downloaded(page: Page, link) -> bytes:
    address = link.get_attribute("href")
    answer = page.request.get(address)
    assert answer.status == 200
    return answer.body()


def check_report(content: bytes, *words: str, pages: int = 5) -> None:
    """A tagged Arabic PDF that can be searched."""
    report = PdfReader(io.BytesIO(content))
    assert len(report.pages) >= pages
    assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert report.trailer["/Root"]["/Lang"].startswith("ar")
    text = " ".join(" ".join(page.extract_text() for page in report.pages).split())
    for phrase in words:
        assert phrase in text, text[:500]


def quarter(back: int = 0) -> str:
    now = datetime.now(AMMAN)
    year, number = divmod(now.year * 4 + (now.month - 1) // 3 - back, 4)
    return f"{year}Q{number + 1}"
