"""The printed reports: what they say, that they are tagged, and what they may load."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import load_workbook
from pypdf import PdfReader

from consultations import receipts
from consultations.services import attach
from reports import answers, pdf, services, sheet
from reports.answers import defused
from tests.factories import (
    make_citizen,
    make_comment,
    make_decided,
    make_draft,
    make_entity,
    make_national,
    member_of,
)
from tests.factories import make_open as open_one
from tests.reports.test_compliance import LAST
from tests.reports.test_outcomes import closed

pytestmark = pytest.mark.django_db

try:
    import weasyprint  # noqa: F401
except OSError:  # no Pango on this machine
    needs_pango = pytest.mark.skip(reason="Pango is not installed")
else:
    needs_pango = pytest.mark.filterwarnings("default")  # changes nothing


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("fonts/arabic-400.woff2", True),
        ("report.css", True),
        ("../pdf.py", False),
        ("fonts/../../pdf.py", False),
        ("fonts/%2e%2e/%2e%2e/pdf.py", False),
        ("..%2fpdf.py", False),
    ],
)
def test_files_only_from_beside_the_sheet(address, may):
    assert pdf.may_load(f"{pdf.SHEETS.as_uri()}/{address}") is may


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "file://host/etc/passwd",
        "//example.org/x",
        "/etc/passwd",
        "javascript:alert(1)",
    ],
)
def test_nothing_from_elsewhere(address):
    assert pdf.may_load(address) is False


@needs_pango
def test_a_page_that_asks_for_more_does_not_get_it(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    html = (
        '<!doctype html><html lang="en"><title>x</title><body>'
        f'<img alt="x" src="{secret.as_uri()}"><a rel="attachment" href="{secret.as_uri()}">y</a>'
        f'<link rel="attachment" href="{secret.as_uri()}"><p>shown</p>'
    )

    content, _pages = pdf.write(html)

    assert b"the secret" not in content
    assert not PdfReader(io.BytesIO(content)).attachments


@needs_pango
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_outcome_report_says_what_the_page_says(language):
    running = open_one(title_ar="دليل البلديات", title_en="A guide to municipalities")
    ramps = "Ramps at every door <script>alert(1)</script>"
    comment = make_comment(running, by=make_citizen(), body=ramps)
    outcome = make_decided(closed(running))
    told = []

    content, pages = pdf.render_outcome(outcome, language, tell=told.append)

    reader = PdfReader(io.BytesIO(content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == pages
    assert outcome.consultation.reference in text
    assert "alert" in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == language
    assert list(reader.attachments) == ["contributions.csv"]
    carried = reader.attachments["contributions.csv"][0].decode()
    assert not [form for form in _forms(comment.receipt) if form in text or form in carried]
    assert told == sorted(told)
    assert ("صفحة" in text) is (language == "ar")


@needs_pango
def test_the_report_may_be_attached_to_another_consultation():
    """Its data travel inside it, and a document is judged by what it carries."""
    content, _pages = pdf.render_outcome(make_decided(comments=2), "ar")
    next_round = make_draft()

    attached = attach(
        next_round,
        by=member_of(next_round.entity, "coordinator"),
        kind="support",
        title_ar="تقرير نتائج الاستشارة السابقة",
        upload=SimpleUploadedFile("report.pdf", content),
    )

    assert attached.content_type == "application/pdf"


def _forms(receipt: str) -> tuple[str, str]:
    return receipt, receipts.spaced(receipt)


@needs_pango
def test_the_commands_write_both_reports(tmp_path, capsys):
    outcome = make_decided(comments=1)
    one, two = tmp_path / "outcome.pdf", tmp_path / "quarter.pdf"

    call_command("outcome_report", outcome.consultation.reference, output=one)
    call_command("compliance_report", str(LAST), output=two)

    assert one.read_bytes().startswith(b"%PDF-")
    assert two.read_bytes().startswith(b"%PDF-")
    assert "frozen" in capsys.readouterr().out


def test_the_commands_refuse_what_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="No outcome"):
        call_command("outcome_report", "TW-2026-9999", output=tmp_path / "x.pdf")
    with pytest.raises(CommandError, match="2026Q3"):
        call_command("compliance_report", "2026Q9", output=tmp_path / "x.pdf")
    with pytest.raises(CommandError, match="no entity"):
        call_command("compliance_report", str(LAST), entity="none", output=tmp_path / "x.pdf")


def test_english_is_the_sheet_seen_in_a_mirror():
    arabic, english = pdf.sheet("ar"), pdf.sheet("en")

    assert "@top-right{content:string(doc)" in arabic
    assert "@top-left{content:string(doc)" in english
    assert "padding:0 34mm 0 22mm" in arabic
    assert "padding:0 22mm 0 34mm" in english
    assert '"Page "' in english
    # Three lengths at the end of a rule are not four with the next rule's name.
    assert ".line{display:flex;margin:2mm 0 5mm} .line>div{flex:1;" in english


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"])
def test_cells_that_a_spreadsheet_would_run_are_defused(cell):
    assert defused(cell) == f"'{cell}"


def test_the_data_hold_every_published_comment_with_its_answer():
    running = open_one()
    comment = make_comment(running, body='=HYPERLINK("x"), and "quotes"')
    outcome = make_decided(closed(running))

    rows = list(csv.DictReader(io.StringIO(answers.contributions_csv(outcome).lstrip("\ufeff"))))

    assert len(rows) == 1
    assert f"/comments/{rows[0]['comment']}/" in comment.get_absolute_url()
    assert rows[0]["text"] == '\'=HYPERLINK("x"), and "quotes"'
    assert (rows[0]["answer"], rows[0]["reason"]) == ("accepted", "Because of this.")


def test_the_sheet_has_a_row_for_each_entity_and_reads_from_right_to_left():
    silent = make_entity(joined_on=date(2025, 1, 1), name_ar="=جهة")
    snapshot = services.freeze(LAST, by=make_national("supervisor"))

    book = load_workbook(io.BytesIO(sheet.render(LAST, "ar", snapshot=snapshot)))

    page = book.worksheets[0]
    assert page.sheet_view.rightToLeft is True
    names = [row[0].value for row in page.iter_rows(min_row=3)]
    assert f"'{silent.name_ar}" in names


class TestSmallNumbers:
    @pytest.mark.parametrize(
        ("people", "shown"),
        [
            # Few people of a governorate stand with others, until the line is large enough.
            ({"amman": 6, "ajloun": 3, "irbid": 2}, [("amman", 6), ("small", 5)]),
            ({"amman": 7, "irbid": 6, "ajloun": 2}, [("amman", 7), ("small", 8)]),
            # So do few people who named none: the rest would tell of them.
            ({"amman": 7, "irbid": 6, "": 2}, [("amman", 7), ("small", 8)]),
            ({"amman": 6, "": 5}, [("amman", 6), ("", 5)]),
            ({"amman": 6, "irbid": 5}, [("amman", 6), ("irbid", 5)]),
            # One bar alone says nothing, nor do bars that name no governorate.
            ({"amman": 6}, []),
            ({"amman": 6, "ajloun": 2}, []),
            ({"amman": 4}, []),
            ({"": 6}, []),
            ({"": 6, "ajloun": 3, "irbid": 3}, []),
            ({}, []),
        ],
    )
    def test_fewer_than_five_are_never_shown_alone(self, people, shown):
        running = open_one()
        for governorate, number in people.items():
            for _n in range(number):
                make_comment(running, by=make_citizen(governorate=governorate))

        found = answers.governorates(running)

        assert [(one.key, one.number) for one in found] == shown
        assert all(one.number >= answers.SMALL for one in found)

    def test_the_line_of_the_others_says_whom_it_holds(self):
        running = open_one()
        for governorate, number in {"amman": 5, "": 3, "ajloun": 3}.items():
            for _n in range(number):
                make_comment(running, by=make_citizen(governorate=governorate))

        assert answers.governorates(running)[1].label == (
            "Other governorates, and not stated, together"
        )

    def test_without_a_chart_the_page_does_not_speak_of_one(self, client):
        outcome = make_decided(comments=6)

        page = client.get(outcome.get_absolute_url()).content.decode()

        assert "by governorate" not in page
        assert "Numbers under 5" not in page
