"""What lies beside the subject: documents, the log of changes, links to pass it on."""

from __future__ import annotations

from django.core.exceptions import FieldDoesNotExist
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Change, Consultation
from consultations.views._common import find, full_url, kept_until, page_of
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.words import day, moment, size


@require_safe
@cached_for_visitors()
def documents(request, reference):
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="documents")
    context["doc_items"] = [document_row(one) for one in consultation.attachments.current()]
    context["impact_exemption"] = in_true_language(consultation, "impact_exemption")[0]
    return kept_until(render(request, "consultations/documents.html", context), consultation, now)


TYPES = {".pdf": "PDF", ".docx": "DOCX", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def document_row(attachment) -> dict:
    return {
        "url": attachment.get_absolute_url(),
        "title": text(attachment, "title"),
        "type": TYPES.get(attachment.extension, attachment.extension.lstrip(".").upper()),
        "size": size(attachment.size),
        "tag": attachment.get_kind_display(),
    }


@require_safe
@cached_for_visitors()
def changes(request, reference):
    """Every edit after publication, with before and after, newest first."""
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="changes")
    context["rows"] = [_change(one) for one in consultation.changes.all()[:200]]
    return kept_until(render(request, "consultations/changes.html", context), consultation, now)


def _change(change: Change) -> dict:
    is_date = change.what in (Change.What.EXTENSION, Change.What.DATE)
    return {
        "when": day(change.at),
        "when_iso": change.at.isoformat(timespec="minutes"),
        "what": change.get_what_display(),
        "field": _field_label(change.field),
        "before": moment(change.before) if is_date else change.before,
        "after": moment(change.after) if is_date else change.after,
        "reason": change.reason,
    }


def _field_label(column: str) -> str:
    name = column.removesuffix("_ar").removesuffix("_en")
    try:
        label = str(Consultation._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:  # a document's title, or a column of long ago
        return ""
    if column.endswith("_en"):
        return _("%(label)s (English)") % {"label": label}
    return label


@require_safe
@cached_for_visitors()
def share(request, reference):
    """Links to pass the page on, for those without a script."""
    consultation = find(request, reference)
    now = timezone.now()
    context = page_of(request, consultation, now=now, tab="share")
    context["page_url"] = full_url(consultation)
    return render(request, "consultations/share.html", context)
