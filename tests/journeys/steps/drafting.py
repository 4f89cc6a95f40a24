"""The coordinator drafts: fields, documents, the preview, and sends it for approval."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect
from pypdf import PdfWriter

from tests.journeys.story import (
    AMMAN,
    TITLE,
    Story,
    posts,
    shown,
    status_of,
)


def sees_only_own_entity(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto("/admin/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    story.people.picture(page, "desk")
    page.goto("/admin/entities/entity/")
    shown(page, "وزارة الورش التوضيحية")
    expect(page.get_by_text("سلطة المياه التوضيحية")).to_have_count(0)


def is_offered_a_second_factor(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto("/accounts/security/")
    page.locator("a[href='/accounts/2fa/']").click()
    expect(page.locator("a[href*='/accounts/2fa/totp/activate/']").first).to_be_visible()


def drafts(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto("/admin/consultations/consultation/add/")
    page.fill("[name=title_ar]", TITLE)
    page.select_option("[name=kind]", "law")
    page.get_by_role("button", name="بدء", exact=True).click()
    expect(page).to_have_url(re.compile(r"/consultation/\d+/change/"))
    story.key = int(re.search(r"/(\d+)/change/", page.url)[1])
    story.reference = story.one(
        "SELECT reference FROM consultations_consultation WHERE id = %s", story.key
    )
    blocking = page.locator("[data-check] .bad")
    assert blocking.count() >= 3  # summary, dates, who decides

    for name, text in {
        "title_en": "Draft Used Oils Law",
        "summary_ar": "تتراكم الزيوت المستعملة في الورش. نقترح نقاط جمع مجانية في كل محافظة.",
        "summary_en": "Used oil piles up in workshops. Free collection points are proposed.",
        "change_ar-0-0": "جمع الزيوت",
        "change_ar-0-1": "على نفقة الورشة",
        "change_ar-0-2": "مجاني في نقاط معلنة",
        "questions_ar": "هل عدد نقاط الجمع كافٍ؟\nما الذي ينبغي أن يُستثنى؟",
        "background_ar": "أُعدّ المشروع بعد دراسة ميدانية.",
        "objectives_ar": "حماية المياه الجوفية",
        "office_ar": "مديرية التشريعات",
        "office_email": "law@works.example.jo",
        "estimate": "12000",
        "impact_exemption_ar": "دراسة الأثر قيد الإعداد وتُنشر قبل الإقرار.",
    }.items():
        page.fill(f"[name='{name}']", text)
    page.check("[name=sectors][value=environment]")
    page.check("[name=groups][value=all]")
    page.check("[name=governorates][value=amman]")
    page.check("[name=goals][value='6']")
    page.select_option("[name=level]", "consultation")
    page.select_option("[name=decision_mode]", "entity")
    page.get_by_label("سلطة المياه التوضيحية").check()
    today = datetime.now(AMMAN)
    for name, days, hour in (
        ("publish_at", 1, "10:00"),
        ("opens_at", 2, "10:00"),
        ("closes_at", 23, ""),
        ("analysis_due", 33, ""),
        ("results_due", 43, ""),
    ):
        page.fill(f"[name={name}_day]", f"{today + timedelta(days=days):%d/%m/%Y}")
        page.fill(f"[name={name}_hour]", hour)
    # It saves itself; the button is for those who do not trust it.
    expect(page.locator("[data-saved]")).to_contain_text("حُفظ تلقائياً")
    expect(blocking).to_have_count(0)
    story.people.picture(page, "draft")
    page.get_by_role("button", name="حفظ المسودة").click()
    expect(page.locator("[name=summary_ar]")).to_have_value(re.compile("نقاط جمع"))


def attaches(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.draft}documents/")
    _attach(page, "lying.pdf", b"<html><script>alert(1)</script></html>")
    expect(page.locator("form .error, form .errorlist, .errornote").first).to_be_visible()
    story.people.picture(page, "lying-file")
    assert not story.one("SELECT count(*) FROM consultations_attachment")
    left = [one for one in (story.portal.folder / "media").rglob("*") if one.is_file()]
    assert left == []

    _attach(page, "reasons.pdf", _small_pdf())
    shown(page, "أُرفقت الوثيقة.")
    assert story.one("SELECT count(*) FROM consultations_attachment") == 1


def _attach(page: Page, name: str, content: bytes) -> None:
    page.select_option("[name=kind]", "reasons")
    page.fill("[name=title_ar]", "الأسباب الموجبة")
    page.set_input_files(
        "[name=upload]", {"name": name, "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="إرفاق", exact=True).click()


def _small_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 300)
    writer.write(content)
    return content.getvalue()


def previews(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.page}preview/")
    expect(page.locator("h1")).to_contain_text(TITLE)
    shown(page, "الأسباب الموجبة")
    story.people.picture(page, "preview")


def sends_for_approval(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{story.draft}change/")
    expect(page.locator("[data-check] .bad")).to_have_count(0)
    posts(page, "/submit/").click()
    expect(page.locator("form[action$='/recall/']")).to_be_visible()
    assert status_of(story) == "in_review"
    expect(posts(page, "/submit/")).to_have_count(0)
