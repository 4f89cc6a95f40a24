"""Report files: asking for one, watching it being made, taking it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.models import Consultation
from consultations.views._common import find
from consultations.views.files import send_file
from reports import services
from reports.models import Document, Outcome, Snapshot
from reports.views.outcomes import published_of
from tawasul.calendar import Quarter
from tawasul.templatetags.tawasul import in_true_language
from tawasul.words import left, size

CONTENT_TYPES = {
    Document.Format.PDF: "application/pdf",
    Document.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONG = 60  # seconds a request may wait before the page says that the service is away


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request, reference, language):
    """Ask for the PDF of a published outcome. One row, one job, however often it is asked for."""
    consultation = find(request, reference)
    outcome = published_of(consultation)
    made = outcome.documents.filter(format=Document.Format.PDF, language=language).first()
    if made is None and request.method == "POST":
        person = request.user if request.user.is_authenticated else None
        made = services.ask_for(
            outcome=outcome, format=Document.Format.PDF, language=language, by=person
        )
    if made is not None:
        return redirect("reports:document", made.pk)
    return render(
        request,
        "reports/prepare.html",
        {
            "consultation": consultation,
            "title": in_true_language(consultation, "title")[0],
            "back": outcome.get_absolute_url(),
        },
    )


@never_cache
@require_safe
def document(request, pk):
    """How far it is, and the file when it is there. Without a script a link asks again."""
    found = _find(request, pk)
    context = state_of(found)
    return render(
        request,
        "reports/document.html",
        {
            "document": found,
            "title": _title(found),
            "back": _back(found),
            "crumbs": [{"label": _title(found), "url": _back(found)}],
            "may_retry": found.state == Document.State.FAILED and request.user.is_authenticated,
            "poll_url": reverse("reports:state", args=[found.pk]),
            "told": found.requested_by_id is not None
            and found.requested_by_id == getattr(request.user, "pk", None),
            **context,
        },
    )


@never_cache
@require_safe
def state(request, pk):
    return JsonResponse(state_of(_find(request, pk)))


@never_cache
@require_safe
def file(request, pk):
    found = _find(request, pk)
    if found.state != Document.State.READY:
        return redirect("reports:document", found.pk)
    return send_file(found.file, name=_file_name(found), content_type=CONTENT_TYPES[found.format])


@require_POST
def retry(request, pk):
    found = _find(request, pk)
    if request.user.is_authenticated:
        services.retry(found, by=request.user)
    else:
        messages.info(request, _("Sign in to ask for it again."))
    return redirect("reports:document", found.pk)


def state_of(document: Document) -> dict:
    """What the progress component asks for: state, percent, text, url."""
    State = Document.State
    answer = {"state": document.state, "percent": document.percent, "url": "", "action": ""}
    if document.state == State.READY:
        what = {"format": document.get_format_display(), "size": size(document.size)}
        answer["text"] = _("The report is ready: download (%(format)s, %(size)s)") % what
        answer["action"] = _("Download (%(format)s, %(size)s)") % what
        answer["url"] = reverse("reports:file", args=[document.pk])
    elif document.state == State.GOING:
        answer["text"] = _("Preparing the report: %(percent)s%%") % {"percent": document.percent}
    elif document.state == State.FAILED:
        answer["text"] = _("The report could not be made. The portal's administration is told.")
    elif document.retry_at and document.retry_at > timezone.now():
        answer["text"] = _(
            "The report could not be made; it will be retried automatically in %(time)s."
        ) % {"time": left(document.retry_at)}
    elif (timezone.now() - document.requested_at).total_seconds() > LONG:
        answer["text"] = _("The request is recorded and will run when the report service is back.")
    else:
        answer["text"] = _("The request is recorded; the report will be prepared in a moment.")
    return answer


def _find(request, pk) -> Document:
    """404 for whoever may not see what the file is made of."""
    found = (
        Document.objects.select_related("outcome__consultation__entity", "snapshot")
        .filter(pk=pk)
        .first()
    )
    if found is None or not _may_see(request.user, found):
        raise Http404
    return found


def _may_see(person, document: Document) -> bool:
    if document.snapshot_id:
        return Snapshot.objects.visible_to(person).filter(pk=document.snapshot_id).exists()
    outcome = document.outcome
    if outcome.status == Outcome.Status.PUBLISHED:
        seen = Consultation.objects.visible_to(person)
        return seen.filter(pk=outcome.consultation_id).exists()
    if not person.is_authenticated:
        return False
    return Outcome.objects.run_by(person).filter(pk=outcome.pk).exists()


def _title(document: Document) -> str:
    if document.outcome_id:
        return in_true_language(document.outcome.consultation, "title")[0]
    return Quarter.parse(document.snapshot.quarter).title


def _back(document: Document) -> str:
    if document.outcome_id:
        return document.outcome.get_absolute_url()
    return reverse("reports:quarter", args=[document.snapshot.quarter])


def _file_name(document: Document) -> str:
    if document.outcome_id:
        stem = document.outcome.consultation.reference
    else:
        stem = f"compliance-{str(document.snapshot).replace('/', '-')}"
    return f"{stem}-{document.language}.{document.format}"
