"""Reports as PDF: tagged, fonts embedded, charts drawn as boxes. Runs in the worker only.

WeasyPrint is imported inside: without Pango its import fails, and the portal runs without it.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from reports import answers, compliance_view
from reports.models import Document, Outcome, Snapshot
from tawasul.calendar import Quarter

SHEETS = Path(__file__).parent / "print"
VARIANT = "pdf/ua-1"  # tagged, with the language of the document
_FOUR_SIDES = (
    r"\b((?:margin|padding):)"  # top right bottom left, never beyond the rule
    r"([^\s;{}]+) ([^\s;{}]+) ([^\s;{}]+) ([^\s;{}]+)(?=[;}])"
)
_SIDES = {"left": "right", "right": "left", "rtl": "ltr", "ltr": "rtl"}


def outcome(document: Document) -> tuple[str, bytes, int]:
    """The outcome report of `document.outcome`: (file name, bytes, pages)."""
    from reports import services

    content, pages = render_outcome(
        document.outcome,
        document.language,
        tell=lambda percent: services.progress(document.pk, percent),
    )
    return f"{document.outcome.consultation.reference}-{document.language}.pdf", content, pages


def render_outcome(outcome: Outcome, language: str, *, tell=lambda percent: None):
    """(bytes, pages). `tell` is called with percents on the way."""
    consultation = outcome.consultation
    with override(language):
        tell(5)
        context = {
            "outcome": outcome,
            "consultation": consultation,
            "entity": consultation.entity,
            "partners": consultation.partners.all(),
            "closing": getattr(consultation, "closing", None),
            "counters": consultation.counters,
            "shares": answers.shares(outcome),
            "matrix": answers.matrix(outcome),
            "channels": answers.channels(consultation),
            "governorates": answers.governorates(consultation),
            "declined": answers.declined_by_clause(consultation),
            "changes": consultation.changes.all(),
            "compared": _compared(consultation),
            "commitments": outcome.commitments.all(),
            "ratified": outcome.steps.filter(step="ratified").select_related("by").first(),
            "address": settings.SITE_URL + outcome.get_absolute_url(),
            "qr": qr(settings.SITE_URL + outcome.get_absolute_url()),
            "demo": settings.DEMO,
            **answers.since_publication(outcome),
        }
        totals = {
            name: sum(row[name] for row in context["channels"])
            for name in ("received", "published", "declined", "hidden", "withdrawn")
        }
        taken_up = sum(one.number for one in context["shares"][:2])
        answered = sum(one.number for one in context["shares"])
        context |= {
            "totals": totals,
            "answered": answered,
            "taken_up": taken_up,
            "taken_up_percent": round(100 * taken_up / answered, 1) if answered else None,
        }
        tell(20)
        html = render_to_string("reports/print/outcome.html", context)
        attachment = answers.contributions_csv(outcome)
        tell(35)
        return write(html, attachments={"contributions.csv": attachment}, tell=tell)


def _compared(consultation) -> dict:
    """What would change, row by row, and the language it is written in."""
    own = consultation.change_en if get_language() == "en" else None
    language = "en" if own else "ar"
    return {
        "rows": own or consultation.change_ar or [],
        "lang": language,
        "dir": "ltr" if own else "rtl",
    }


def compliance(document: Document) -> tuple[str, bytes, int]:
    """The quarterly report of `document.snapshot`: (file name, bytes, pages)."""
    from reports import services

    content, pages = render_compliance(
        Quarter.parse(document.snapshot.quarter),
        document.language,
        snapshot=document.snapshot,
        tell=lambda percent: services.progress(document.pk, percent),
    )
    return f"compliance-{document.snapshot.quarter}-{document.language}.pdf", content, pages


def render_compliance(
    quarter: Quarter,
    language: str,
    *,
    snapshot: Snapshot | None = None,
    entity=None,
    tell=lambda percent: None,
):
    """(bytes, pages) of a frozen quarter, or of one as it stands now when `snapshot` is None."""
    with override(language):
        tell(5)
        table = compliance_view.table(quarter, snapshot=snapshot, entity=entity)
        tell(20)
        html = render_to_string(
            "reports/print/compliance.html",
            {
                "table": table,
                "quarter": quarter,
                "snapshot": snapshot,
                "definitions": compliance_view.definitions(),
                "demo": settings.DEMO,
            },
        )
        tell(35)
        return write(html, tell=tell)


def write(html: str, *, attachments: dict[str, str] | None = None, tell=lambda percent: None):
    """(bytes, pages) of a page in the active language, with files attached."""
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    fetch = fetcher()
    source = HTML(string=html, base_url=SHEETS.as_uri() + "/", url_fetcher=fetch)
    css = CSS(
        string=sheet(get_language()),
        base_url=SHEETS.as_uri() + "/",
        url_fetcher=fetch,
        font_config=fonts,
    )
    laid_out = source.render(stylesheets=[css], font_config=fonts)
    tell(80)
    laid_out.metadata.attachments = [
        Attachment(string=content, name=name, description=name, relationship="Data")
        for name, content in (attachments or {}).items()
    ]
    content = laid_out.write_pdf(pdf_variant=VARIANT, finisher=finish)
    tell(95)
    return content, len(laid_out.pages)


def finish(document, made) -> None:
    """What WeasyPrint leaves out and PDF/UA asks for: of what a table's head speaks, and that
    pages of an Arabic document follow one another from the right."""
    if get_language() == "ar":
        made.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    elements = {one.reference: one for one in made.objects if isinstance(one, dict)}
    for element in list(elements.values()):
        if element.get("S") == "/TH" and "A" in element:
            row = elements.get(element["P"], {})
            group = elements.get(row.get("P"), {})
            element["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"


def sheet(language: str) -> str:
    """The print sheet; for English every side is exchanged, `.ltr` rules stay as they are."""
    css = (SHEETS / "report.css").read_text(encoding="utf-8")
    css += "".join(f".w{n}{{width:{n}%}}" for n in range(101))
    if language == "ar":
        return css
    css = css.replace('"صفحة "', '"Page "').replace('" من "', '" of "')
    lines = []
    for line in css.splitlines():
        sides = r"left|right" if line.startswith((".ltr", ".hash")) else r"left|right|rtl|ltr"
        lines.append(re.sub(rf"\b({sides})\b", lambda match: _SIDES[match[1]], line))
    return re.sub(_FOUR_SIDES, r"\1\2 \5 \4 \3", "\n".join(lines))


def may_load(url: str) -> bool:
    """SECURITY: a document loads what lies beside its sheet, and data it carries itself.

    Nothing else: no network, no other file, whatever somebody typed into a report.
    """
    parts = urlsplit(url)
    if parts.scheme == "data":
        return True
    if parts.scheme != "file" or parts.netloc:
        return False
    return SHEETS.resolve() in Path(unquote(parts.path)).resolve().parents


def fetcher():
    """What WeasyPrint loads with; made here because its import needs Pango."""
    from weasyprint.urls import URLFetcher

    class Beside(URLFetcher):
        def fetch(self, url, headers=None):
            if not may_load(url):
                raise ValueError("This address may not be loaded into a report.")
            return super().fetch(url, headers)

    return Beside(allowed_protocols=("data", "file"), allow_redirects=False)


def qr(address: str) -> str:
    """A QR code as a data address."""
    svg = segno.make(address, error="m").svg_inline(scale=1, border=0, dark="#14211f")
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
