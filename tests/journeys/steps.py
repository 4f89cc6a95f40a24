"""The journey, a function for each thing somebody does, in the order of their doing it.

PostgreSQL's clock decides what is in time and cannot be set. So where weeks should pass, the test
moves the dates of the consultation instead (`let_time_pass`), to seconds ahead; everything that
follows from the clock is then left to beat and the worker.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader, PdfWriter

from tests.journeys.people import PHONE, People, fits, sign_in
from tests.journeys.portal import until

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


# 1 The coordinator drafts -----------------------------------------------------------------------
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
    assert _status(story) == "in_review"
    expect(posts(page, "/submit/")).to_have_count(0)


def _status(story: Story) -> str:
    return story.one("SELECT status FROM consultations_consultation WHERE id = %s", story.key)


# The wrong ones ----------------------------------------------------------------------------------
def others_find_nothing(story: Story) -> None:
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
    assert _status(story) == "in_review"


# 2 The approver ----------------------------------------------------------------------------------
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
    assert _status(story) == "draft"


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
    assert _status(story) == "approved"
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


# 3 The citizens ----------------------------------------------------------------------------------
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
    story.receipts[body] = _receipt(page)
    return page.url


def _receipt(page: Page) -> str:
    return re.search(r"/receipts/(\w+)/", page.url)[1]


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


def supports(story: Story) -> None:
    page = story.people.comes()
    sign_in(page, "omar@example.jo", "خمسة-أقلام-على-الطاولة")
    comment = _comment(story, COMMENT)
    page.goto(story.page)
    page.locator(f"a[href='{story.page}comments/{comment}/support/']").click()
    page.get_by_role("button", name="تأييد").click()
    shown(page, "1")
    count = "SELECT supports FROM consultations_contribution WHERE id = %s"
    assert story.one(count, comment) == 1
    page.goto(f"{story.page}comments/{comment}/support/")  # a second time it is taken back
    expect(page.locator("[name=wanted]")).to_have_value("off")
    page.context.close()


def _comment(story: Story, body: str) -> int:
    return story.one(
        "SELECT id FROM consultations_contribution WHERE receipt = %s", story.receipts[body]
    )


# 4 The moderator ---------------------------------------------------------------------------------
def moderates(story: Story) -> None:
    page = story.people.at_the_desk("moderator")
    page.goto("/admin/moderation/queue/")
    expect(page.locator("article.item")).to_have_count(3)
    story.people.picture(page, "queue")
    good, second, bad = (_comment(story, body) for body in (COMMENT, SECOND, BAD))

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


# 5 Answers in public -----------------------------------------------------------------------------
def replies_officially(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"/admin/consultations/contribution/?consultation={story.reference}")
    item = page.locator(f"#c{_comment(story, COMMENT)}")
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


# 6 The deadline ----------------------------------------------------------------------------------
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
    story.receipts[WAITING] = _receipt(page)

    let_time_pass(story, closes_at="0 seconds")
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
    for waiting in (_comment(story, WAITING), _comment(story, PLAIN)):
        posts(page, f"/{waiting}/publish/").click()
        expect(page.locator(f"article#c{waiting}")).to_have_count(0)
    story.portal.becomes(
        "they are published after the close",
        "SELECT count(*) = 4 FROM consultations_contribution WHERE status = 'published'",
    )


# 7 The outcome -----------------------------------------------------------------------------------
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

    one = page.locator(f"#c{_comment(story, COMMENT)}")
    one.locator("details summary").click()
    one.locator("[name=answer][value=accepted]").check()
    one.locator("[name=reason]").fill("أُضيفت عشر نقاط في وسط البلد.")
    one.locator("form.one button").first.click()
    expect(page.locator(f"#c{_comment(story, COMMENT)}")).to_have_count(0)
    story.people.picture(page, "answers")

    # Not all have their answer: it cannot be sent on, not even past the page.
    page.goto(_outcome(story))
    expect(page.locator("form[action$='/submit/']")).to_have_count(0)
    page.evaluate(_POST, f"{_outcome(story)}submit/")
    assert story.one("SELECT status FROM reports_outcome") == "draft"
    page.goto(_outcome(story))
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
        page.goto(f"{_outcome(story)}answers/?show={show}")
        for box in page.locator("label.pick input").all():
            box.check()
        page.locator("#many [name=answer][value=partly]").check()
        page.fill("#many [name=reason]", "أُخذ بالمجانية، ويُدرس عدد النقاط.")
        page.locator("#many button[type=submit]").click()
        expect(page.locator("article.item")).to_have_count(0)
    page.goto(_outcome(story))
    posts(page, "/submit/").click()
    expect(page.locator("form[action$='/submit/']")).to_have_count(0)
    assert story.one("SELECT status FROM reports_outcome") == "submitted"


_POST = """async (address) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  return (await fetch(address, {method: "POST", body: new URLSearchParams({csrfmiddlewaretoken: token})})).status;
}"""  # noqa: E501


def _outcome(story: Story) -> str:
    return f"/admin/reports/outcomes/{story.outcome}/"


def ratifies(story: Story) -> None:
    assert story.people.at_the_desk("coordinator").request.get(
        f"{_outcome(story)}ratify/"
    ).status in (403, 404)
    story.portal.mail(story.people.staff["approver"], "بانتظار مصادقتكم")
    page = story.people.at_the_desk("approver", PHONE)
    page.goto(f"{_outcome(story)}ratify/")
    assert fits(page)
    story.people.picture(page, "ratify")
    page.locator(".actbar button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    assert story.one("SELECT status FROM reports_outcome") == "ratified"


def publishes_results(story: Story) -> None:
    page = story.people.at_the_desk("coordinator")
    page.goto(f"{_outcome(story)}publish/")
    posts(page, "/publish/").click()
    expect(page).to_have_url(re.compile(_outcome(story)))
    assert _status(story) == "decided"


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
    check_report(_downloaded(page, ready), TITLE)
    page.context.close()


def _downloaded(page: Page, link) -> bytes:
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


# 8 The supervisor --------------------------------------------------------------------------------
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


def quarter(back: int = 0) -> str:
    now = datetime.now(AMMAN)
    year, number = divmod(now.year * 4 + (now.month - 1) // 3 - back, 4)
    return f"{year}Q{number + 1}"


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
        content = _downloaded(page, ready)
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


def citizens_stay_outside(story: Story) -> None:
    page = story.people.comes()
    sign_in(page, "omar@example.jo", "خمسة-أقلام-على-الطاولة")
    for address in (
        "/admin/",
        f"{story.draft}change/",
        _outcome(story),
        "/admin/moderation/queue/",
    ):
        answer = page.request.get(address)
        assert answer.status in (403, 404), address
        assert TITLE not in answer.text()
    page.context.close()
