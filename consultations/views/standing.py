"""Standing by a comment, answering for the entity, taking one's own back: small form pages.

The public pages hold links only, so that they can be kept in a cache; the forms stand here.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from consultations import permissions, services, threads
from consultations.forms import OfficialReplyForm
from consultations.models import Consultation, Contribution
from consultations.views._common import crumbs, find
from tawasul.refusals import NotAllowed, Refusal
from tawasul.sessions import signed_in_to_write


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def support(request, reference, pk):
    """Support a comment, or take the support back: whichever stands to be done."""
    consultation = find(request, reference)
    comment = _published(consultation, pk)
    backs = comment.support_rows.filter(person=request.user).exists()
    may = permissions.may_support(request.user, comment, at=timezone.now())
    if request.method == "POST":
        return _support(request, comment)
    return render(
        request,
        "consultations/support.html",
        _context(request, consultation, comment)
        | {"backs": backs, "may": may if not backs else True},
    )


def _support(request, comment):
    wanted = request.POST.get("wanted")
    try:
        if wanted == "off":
            services.unsupport(comment, by=request.user)
            messages.success(request, _("Your support is taken back."))
        elif services.support(comment, by=request.user):
            messages.success(request, _("You support this comment."))
        else:
            messages.info(request, _("You already support this comment."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(comment)


@never_cache
@signed_in_to_write
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply_officially(request, reference, pk):
    """The entity's answer, published at once."""
    consultation = find(request, reference)
    comment = _published(consultation, pk)
    verdict = permissions.may_reply_officially(request.user, comment)
    if not verdict:
        raise Http404 if not _of_team(request.user, consultation) else NotAllowed(verdict.reason)
    form = OfficialReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reply_officially(comment, by=request.user, body=form.cleaned_data["body"])
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The official reply is published, and its author told."))
            return redirect(comment)
    return render(
        request,
        "consultations/reply_officially.html",
        _context(request, consultation, comment) | {"form": form},
        status=409 if form.errors else 200,
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, reference, pk):
    """Its author takes a comment back. Nobody else learns that there is such a page."""
    # Not by what they may see: who is no longer invited takes back what they wrote all the same.
    mine = request.user.contributions.select_related("consultation__entity")
    comment = mine.filter(pk=pk, consultation__reference=reference).first()
    if comment is None:
        raise Http404
    consultation = comment.consultation
    verdict = permissions.may_take_back(request.user, comment)
    if request.method == "POST":
        try:
            services.take_back(comment, by=request.user)
        except Refusal as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("Your comment is withdrawn."))
        return redirect("pages:receipt", comment.receipt)
    context = _context(request, consultation, comment) | {"may": verdict}
    if not Consultation.objects.visible_to(request.user).contains(consultation):
        context["crumbs"] = []
    return render(request, "consultations/withdraw.html", context)


def _published(consultation, pk) -> Contribution:
    comment = (
        consultation.contributions.published()
        .select_related("consultation__entity")
        .filter(pk=pk)
        .first()
    )
    if comment is None:
        raise Http404
    return comment


def _of_team(person, consultation) -> bool:
    return bool(permissions.may_read(person, consultation))


def _context(request, consultation, comment) -> dict:
    reader = threads.Reader(consultation, request.user, open_now=False)
    return {
        "consultation": consultation,
        "comment": comment,
        "quoted": reader.said_by(comment),
        "back": comment.get_absolute_url(),
        "crumbs": crumbs(consultation, "comment"),
    }
