"""The quarterly report as a spreadsheet, right to left, cells defused."""

from __future__ import annotations

import io
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from reports import compliance_view
from reports.answers import defused
from reports.figures import Result
from reports.models import Document
from tawasul.calendar import TZ, Quarter

HEAD = PatternFill("solid", fgColor="4A2B73")


def compliance(document: Document) -> tuple[str, bytes, None]:
    """(file name, bytes, None) of the sheet of `document.snapshot`."""
    snapshot = document.snapshot
    content = render(Quarter.parse(snapshot.quarter), document.language, snapshot=snapshot)
    return f"compliance-{snapshot.quarter}.xlsx", content, None


def render(quarter: Quarter, language: str, *, snapshot=None, entity=None) -> bytes:
    """Two sheets: a line for each entity, a line for each consultation."""
    with override(language):
        table = compliance_view.table(quarter, snapshot=snapshot, entity=entity)
        book = Workbook()
        _entities(book.active, table)
        _consultations(book.create_sheet(), table)
        for page in book.worksheets:
            page.sheet_view.rightToLeft = language == "ar"
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _entities(page, table: compliance_view.Table) -> None:
    page.title = _("Entities")
    _head(
        page,
        table,
        [
            _("Entity"),
            _("Consultations published"),
            _("Shortest comment period (days)"),
            _("Median comment period (days)"),
            _("Under 14 days, or 10 for draft legislation"),
            _("Draft legislation under 10 days"),
            _("Results due"),
            _("Published by the date first announced"),
            _("Published late"),
            _("Not published, overdue"),
            _("Comments published"),
            _("Answered"),
            _("Share answered (%)"),
            _("Dates moved"),
            _("Review, median (hours)"),
            _("Review, 90th percentile (hours)"),
        ],
    )
    for name, f in [(row.name, row.figures) for row in table.rows] + [(_("Total"), table.total)]:
        page.append(
            [
                defused(name),
                f.consultations,
                f.shortest_days,
                f.median_days,
                f.below_standard,
                f.below_legal,
                f.due,
                f.on_time,
                f.late,
                f.overdue,
                f.published,
                f.answered,
                None if f.answered_share is None else round(f.answered_share, 1),
                f.moves,
                f.moderation_median,
                f.moderation_p90,
            ]
        )
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)


def _consultations(page, table: compliance_view.Table) -> None:
    page.title = _("Consultations")
    _head(
        page,
        table,
        [
            _("Entity"),
            _("Reference"),
            _("Title"),
            _("Comments open"),
            _("Comment deadline"),
            _("Days open"),
            _("Standard (days)"),
            _("Results first announced for"),
            _("Decided"),
            _("Result"),
            _("Days late"),
            _("Dates moved"),
            _("Received in time"),
            _("Comments published"),
            _("Answered"),
        ],
    )
    for row in table.rows:
        for one in row.records:
            page.append(
                [
                    defused(row.name),
                    one.reference,
                    defused(one.title_ar),
                    _local(one.opens_at),
                    _local(one.closes_at),
                    one.open_days,
                    one.standard_days,
                    _local(one.results_due),
                    _local(one.decided_at),
                    str(Result.LABELS[one.result]),
                    one.days_late,
                    one.moves,
                    one.received,
                    one.published,
                    one.answered,
                ]
            )


def _head(page, table: compliance_view.Table, columns: list[str]) -> None:
    state = _("Provisional") if table.provisional else str(table.snapshot)
    page.append([_("Quarterly compliance report"), str(table.quarter), state])
    page.append(columns)
    for index, cell in enumerate(page[2], start=1):
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(index)].width = 40 if index in (1, 3) else 16
    page.freeze_panes = "B3"


def _local(stored: str):
    """Jordan's wall clock: a spreadsheet knows no zones."""
    if not stored:
        return None
    return datetime.fromisoformat(stored).astimezone(TZ).replace(tzinfo=None)
