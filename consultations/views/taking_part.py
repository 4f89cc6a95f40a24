"""Writing a comment: the form, the text kept until one is signed in, sending it.

Nothing typed is lost: a visitor's text becomes a pending row before sign-in is asked for, a
refused text comes back in the form, and one that comes too late is shown to be copied.
"""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.pending import known_pending_key, pending_key
from consultations import permissions, services, threads
from consultations.forms import CommentForm, SignedCommentForm
from consultations.models import Contribution
from consultations.views._common import crumbs, find
from tawasul.refusals import Refusal
from tawasul.templatetags.tawasul import in_true_language, text
from tawasul.text import clean
from tawasul.words import after, left

JUST_SENT = "sent"  # in the query: the receipt page forgets the draft kept on the device


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request, reference):
    consultation = find(request, reference)
    kept = services.pending_for(known_pending_key(request), consultation)
    if request.method == "POST":
        return _send(request, consultation)
    now = timezone.now()
    verdict = permissions.takes_part_at(consultation, now)
    if not verdict:
        if kept:
            return _too_late(request, consultation, verdict.reason, kept.body)
        return redirect(consultation)
    replied = (kept and kept.parent_id) or request.GET.get("reply_to")
    answered = _answered(consultation, replied)
    parent = _if_shown(answered)
    initial = {
        "token": kept.token if kept else uuid4(),
        "body": kept.body if kept else "",
        "reply_to": parent.pk if parent else "",
        "named": "yes",
    }
    form = _form(request, initial=initial)
    gone = bool(answered) and parent is None
    return _page(request, consultation, form, parent, kept=kept, gone=gone)


def _send(request, consultation):
    form = _form(request, data=request.POST)
    answered = _answered(consultation, request.POST.get("reply_to"))
    parent = _if_shown(answered)
    verdict = permissions.takes_part_at(consultation, timezone.now())
    if not verdict and not _sent_before(request.user, form):
        return _too_late(request, consultation, verdict.reason, clean(request.POST.get("body", "")))
    if not form.is_valid():
        if "token" in form.errors:  # a form somebody made up, or cut short: a fresh token mends it
            form = _form(request, data=_with_token(request.POST))
            form.is_valid()
            form.add_error(None, _("Please check the text and send it once more."))
        return _page(request, consultation, form, parent, status=409)
    try:
        if not request.user.is_authenticated:
            return _keep(request, consultation, form, answered)
        sent = _contribute(request, consultation, form, answered)
    except Refusal as refusal:
        verdict = permissions.takes_part_at(consultation, timezone.now())
        if not verdict:
            return _too_late(request, consultation, verdict.reason, form.cleaned_data["body"])
        form.add_refusal(refusal)
        if refusal.field == "reply_to":  # the same text, sent again, is a comment of its own
            form.data, parent = {**form.data.dict(), "reply_to": ""}, None
        return _page(request, consultation, form, parent, status=409)
    if sent.body != form.cleaned_data["body"]:
        return _already_used(request, consultation, form, parent, sent)
    services.drop_pending(known_pending_key(request), consultation)
    return redirect(f"{reverse('pages:receipt', args=[sent.receipt])}?{JUST_SENT}=1")


def _sent_before(person, form) -> bool:
    """The same form again, after the deadline: its sender gets the receipt back."""
    return (
        person.is_authenticated
        and form.is_valid()
        and person.contributions.filter(token=form.cleaned_data["token"]).exists()
    )


def _contribute(request, consultation, form, parent) -> Contribution:
    send = partial(
        services.contribute,
        consultation,
        by=request.user,
        body=form.cleaned_data["body"],
        token=form.cleaned_data["token"],
        named=form.cleaned_data["named"] == "yes",
        parent=parent,
    )
    if form.consents is None:
        return send()
    with transaction.atomic():  # consents and contribution stand or fall together
        give = import_string(settings.CONSENTS_GIVE)
        give(request.user, version=form.cleaned_data.get("version"))
        return send()


def _keep(request, consultation, form, parent):
    services.keep_pending(
        consultation,
        key=pending_key(request),
        token=form.cleaned_data["token"],
        body=form.cleaned_data["body"],
        parent=parent,
    )
    if request.POST.get("signed"):
        messages.info(
            request, _("Your session ended. The text is kept; please sign in to send it.")
        )
    return redirect("consultations:kept", consultation.reference)


def _already_used(request, consultation, form, parent, sent):
    """Back button, new words, old token: a second comment must not vanish into the first."""
    form = _form(request, data=_with_token(request.POST))
    form.is_valid()
    form.add_error(
        None,
        _(
            "This form was already used for another comment (%(ref)s). To send this text as a "
            "second comment, press the button again."
        )
        % {"ref": sent.receipt},
    )
    return _page(request, consultation, form, parent, status=409)


def _with_token(data):
    data = data.copy()
    data["token"] = str(uuid4())
    return data


@never_cache
@require_safe
def kept(request, reference):
    """One step before sending: sign in or register, the text waits."""
    consultation = find(request, reference)
    back = reverse("consultations:contribute", args=[consultation.reference])
    if request.user.is_authenticated:
        return HttpResponseRedirect(back)
    pending = services.pending_for(known_pending_key(request), consultation)
    if pending is None:
        return HttpResponseRedirect(back)
    following = urlencode({"next": back})
    return render(
        request,
        "consultations/kept.html",
        {
            "consultation": consultation,
            "crumbs": crumbs(consultation, "contribute"),
            "body": pending.body,
            "sign_in_url": f"{reverse('account_login')}?{following}",
            "sign_up_url": f"{reverse('account_signup')}?{following}",
            "identity": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
            "form_url": back,
            "draft_key": _draft_key(consultation, pending.parent),
        },
    )


@never_cache
@require_POST
def forget(request, reference):
    """Delete what was kept here: the device may be shared."""
    consultation = find(request, reference)
    services.drop_pending(known_pending_key(request), consultation)
    if request.user.is_authenticated:
        messages.success(request, _("The kept text is deleted."))
        return redirect(consultation)
    return render(
        request,
        "consultations/forgotten.html",
        {
            "consultation": consultation,
            "crumbs": crumbs(consultation, "contribute"),
            "draft_key": _draft_key(consultation, None),
        },
    )


# The page -------------------------------------------------------------------------------------
def _form(request, **given):
    if not request.user.is_authenticated:
        return CommentForm(**given)
    return SignedCommentForm(**given, person=request.user, consents=_consents(request.user))


def _consents(person):
    """What this person still has to agree to, as moderation says; None when nothing."""
    return import_string(settings.CONSENTS_WANTED)(person)


def _page(request, consultation, form, parent, *, kept=None, gone=False, status=200):
    now = timezone.now()
    may = permissions.may_contribute(request.user, consultation, at=now)
    if request.user.is_authenticated and not may:
        return render(
            request,
            "consultations/refused.html",
            {
                "consultation": consultation,
                "crumbs": crumbs(consultation, "contribute"),
                "reason": may.reason,
                "body": form["body"].value() or "",
            },
            status=403,
        )
    reader = threads.Reader(consultation, request.user, open_now=False)
    quoted = reader.said_by(parent) if parent else None
    return render(
        request,
        "consultations/contribute.html",
        {
            "consultation": consultation,
            "crumbs": crumbs(consultation, "contribute"),
            "form": form,
            "parent": parent,
            "parent_gone": gone,
            "quoted": quoted,
            "signed": request.user.is_authenticated,
            "consents": getattr(form, "consents", None),
            "draft_key": _draft_key(consultation, parent),
            "kept": kept,
            "left": left(consultation.closes_at, now),
            "days": after(settings.REVIEW_WORKING_DAYS, "working day"),
            "title_text": text(consultation, "title"),
            "plain_title": in_true_language(consultation, "title")[0],
            "entity": text(consultation.entity, "name"),
            "removed_invisible": form.is_bound and form.removed_invisible,
        },
        status=status,
    )


def _draft_key(consultation, parent) -> str:
    key = f"comment-{consultation.reference}"
    return f"{key}-{parent.pk}" if parent else key


def _answered(consultation, given) -> Contribution | None:
    """The comment a reply is for, also one taken out since; an address that names none writes a
    comment."""
    given = str(given or "")
    if not given.isascii() or not given.isdigit() or len(given) > 18:
        return None
    return (
        consultation.contributions.in_thread()
        .select_related("parent")
        .filter(pk=int(given))
        .first()
    )


def _if_shown(answered: Contribution | None) -> Contribution | None:
    """The same, unless it or the comment it hangs under is no longer shown."""
    if answered is None:
        return None
    both = (answered, answered.parent or answered)
    return answered if all(one.status == Contribution.Status.PUBLISHED for one in both) else None


def _too_late(request, consultation, reason, body):
    """Not recorded, and said so; the text stands there to be copied."""
    return render(
        request,
        "consultations/too_late.html",
        {
            "consultation": consultation,
            "crumbs": crumbs(consultation, "contribute"),
            "reason": reason,
            "body": body,
            "draft_key": _draft_key(consultation, None),
        },
        status=409,
    )
