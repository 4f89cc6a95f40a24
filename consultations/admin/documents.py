"""The documents of a consultation: add, put a new one in the place of another, take off."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import permissions, services
from consultations.admin.fields import CHANGE_REASON, line, reason_field
from consultations.models import Attachment, Consultation
from tawasul.desk import add_refusal, refusals_in
from tawasul.files import ACCEPT
from tawasul.forms import PortalForm
from tawasul.refusals import NotAllowed, Refusal, Verdict, require


class ReasonForm(PortalForm):
    """After publication every change of a document says why, for everybody to read."""

    def __init__(self, *args, published=False, **kwargs):
        super().__init__(*args, **kwargs)
        if published:
            self.fields["reason"] = reason_field(CHANGE_REASON)


class DocumentForm(ReasonForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"), choices=Attachment.Kind.choices
    )
    title_ar = line(gettext_lazy("Title of the document"), required=True)
    title_en = line(gettext_lazy("Title in English"), lang="en")
    upload = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # the service says why
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=gettext_lazy("PDF, DOCX, PNG or JPEG, up to 10 MB."),
        error_messages={"required": gettext_lazy("Please choose a file.")},
    )


def may_change(person, consultation) -> Verdict:
    """As the services decide: like the draft before publication, with a public reason after."""
    if consultation.is_public_at(timezone.now()):
        return permissions.may_amend(person, consultation)
    return permissions.may_revise(person, consultation)


def index(request, desk, consultation):
    """What is attached, and the form for one more."""
    verdict = may_change(request.user, consultation)
    form = _form(request, consultation, DocumentForm)
    if request.method == "POST":
        require(verdict)
        if _attach(request, consultation, form):
            messages.success(request, _("The document is attached."))
            return redirect(desk.url_of("documents", consultation))
    shown = form if verdict else None
    return _page(request, desk, consultation, shown, _("Documents"), verdict=verdict)


def replace(request, desk, consultation, document):
    """A new version in the place of an old one, which stays in the record."""
    old = _document(request, consultation, document)
    require(may_change(request.user, consultation))
    initial = {"kind": old.kind, "title_ar": old.title_ar, "title_en": old.title_en or ""}
    form = _form(request, consultation, DocumentForm, initial=initial)
    if request.method == "POST" and _attach(request, consultation, form, replaces=old):
        messages.success(request, _("The document is replaced; the old one stays in the record."))
        return redirect(desk.url_of("documents", consultation))
    return _page(request, desk, consultation, form, _("Replace a document"), old=old)


def remove(request, desk, consultation, document):
    old = _document(request, consultation, document)
    require(may_change(request.user, consultation))
    form = _form(request, consultation, ReasonForm)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            services.detach(old, by=request.user, **form.cleaned_data)
            messages.success(request, _("The document is off the page; it stays in the record."))
            return redirect(desk.url_of("documents", consultation))
    return _page(request, desk, consultation, form, _("Take a document off"), old=old)


def _document(request, consultation: Consultation, document: int):
    """One that stands there. A form that was sent finds it also when it is gone meanwhile: the
    service knows whether this very form took it away, and else says what became of it."""
    documents = consultation.attachments.all()
    try:
        return get_object_or_404(
            documents if request.method == "POST" else documents.current(), pk=document
        )
    except OverflowError:
        raise Http404 from None


def _form(request, consultation, form_class, **kwargs):
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    published = consultation.is_public_at(timezone.now())
    return form_class(*data, published=published, **kwargs)


def _attach(request, consultation, form, replaces=None) -> bool:
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            services.attach(consultation, by=request.user, replaces=replaces, **form.cleaned_data)
    except NotAllowed:
        raise
    except Refusal as refusal:
        field = "upload" if refusal.field == "file" else refusal.field
        add_refusal(form, Refusal(str(refusal), field=field))
        return False
    return True


def _page(request, desk, consultation, form, title, *, old=None, verdict=None):
    context = {
        "title": title,
        "form": form,
        "old": old,
        "verdict": verdict,
        "thing": consultation,
        "documents": [] if old else list(consultation.attachments.current()),
        "public": consultation.is_public_at(timezone.now()),
        "crumbs": desk.crumbs(consultation),
        "back": desk.url_of("documents" if old else "change", consultation),
    }
    status = 422 if form is not None and form.errors else 200
    return desk.render(request, "admin/consultations/documents.html", context, status=status)
