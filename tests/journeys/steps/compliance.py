"""The supervisor: the running quarter, and the report of the one before."""

from __future__ import annotations

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys.story import (
    TITLE,
    Story,
    check_report,
    downloaded,
    quarter,
    shown,
)


def looks_at_compliance(story: Story) -> None:
    page = story.people.at_the_desk("supervisor")
    page.goto("/compliance/")
    page.locator(f"a[href='/compliance/{quarter()}/']").first.click()
    shown(page, "مؤقت")
    shown(page, "سلطة المياه التوضيحية")  # silent, and on the page
    story.people.picture(page, "compliance")
    page.locator("a[href*='/works/']").first.click()
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    story.people.picture(page, "compliance-entity")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_contain_text(TITLE)


def gets_the_quarterly_report(story: Story) -> None:
    """Of the quarter before: nothing was asked then, and that is in the report too."""
    page = story.people.at_the_desk("supervisor")
    page.goto(f"/compliance/{quarter(1)}/freeze/")
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"/compliance/{quarter(1)}/$"))
    page.goto(f"/compliance/{quarter(1)}/sign/")
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"/compliance/{quarter(1)}/$"))
    story.people.picture(page, "quarter-signed")
    files = "SELECT id, format, language FROM reports_document WHERE snapshot_id IS NOT NULL"
    made = {(kind, language): key for key, kind, language in story.portal.sql(files)}
    for kind, start in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        page.goto(f"/reports/{made[kind, 'ar']}/")
        ready = page.locator("[data-progress-result]")
        expect(ready).to_be_visible(timeout=240_000)
        content = downloaded(page, ready)
        assert content.startswith(start)
        if kind == "xlsx":
            cells = [
                one.value
                for sheet in load_workbook(io.BytesIO(content))
                for row in sheet
                for one in row
            ]
            assert "سلطة المياه التوضيحية" in cells  # silent, and listed
    check_report(content, pages=1)
