"""What became of a contribution: by its receipt, without signing in. Stages, never the text."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations import receipts, threads
from consultations.models import Consultation, Contribution
from consultations.views.taking_part import JUST_SENT
from tawasul.words import after, day, deadline, full, hour, until

Status = Contribution.Status
Phase = Consultation.Phase
JUST_NOW = timedelta(minutes=2)


@never_cache
@require_safe
def look_up(request):
    """A box for the number; a number that can be one leads to its page."""
    typed = request.GET.get("receipt", "")[:60]
    number = receipts.read(typed) if typed.strip() else None
    if number and Contribution.objects.filter(receipt=number).exists():
        return redirect("pages:receipt", number)
    return render(
        request,
        "pages/receipts.html",
        {"typed": typed, "wrong": bool(typed.strip())},
        status=404 if typed.strip() else 200,
    )


@never_cache
@require_safe
def receipt(request, number):
    """The stages of one contribution. Its author, signed in, also reads the text."""
    plain = receipts.read(number)
    found = (
        Contribution.objects.select_related("consultation__entity", "parent")
        .filter(receipt=plain, author__isnull=False)
        .first()
        if plain
        else None
    )
    if found is None:
        raise Http404
    if number != plain:
        return redirect("pages:receipt", plain)
    now = timezone.now()
    consultation = found.consultation
    visible = Consultation.objects.visible_to(request.user).filter(pk=consultation.pk).exists()
    own = request.user.is_authenticated and found.author_id == request.user.pk
    # Later, at the same address, a new draft on this device is left alone.
    just_sent = own and JUST_SENT in request.GET and now - found.received_at < JUST_NOW
    return render(
        request,
        "pages/receipt.html",
        {
            "contribution": found,
            # Of what this person may not see, not even the title.
            "consultation": consultation if visible else None,
            "number": receipts.spaced(found.receipt),
            "facts": _facts(found, own=own),
            "stages": stages(found, now),
            "own": own,
            "body": threads.said(found.body) if own and found.body else "",
            "public_body": threads.said(found.public_body) if own and found.public_body else "",
            "answered": consultation.phase_at(now) == Phase.RESULTS,
            "draft_key": _draft_key(found) if just_sent else "",
            "withdrawable": own and found.status != Status.WITHDRAWN,
        },
    )


def _draft_key(one: Contribution) -> str:
    key = f"comment-{one.consultation.reference}"
    return f"{key}-{one.parent_id}" if one.parent_id else key


def _facts(one: Contribution, *, own: bool) -> list[dict]:
    facts = [
        {"label": _("Received at"), "value": full(one.received_at)},
        {"label": _("Status"), "value": state_words(one)},
    ]
    if own:
        facts.append(
            {"label": _("Name"), "value": one.shown_name or _("Name not shown")},
        )
    return facts


def state_words(one: Contribution) -> str:
    """The stage in words, as its author reads it."""
    clause = {"n": one.clause_number}
    return {
        Status.WAITING: _("Awaiting review"),
        Status.RETURNED: _("Rephrasing asked"),
        Status.PUBLISHED: _("Published"),
        Status.HELD: _("Under review again"),
        Status.DECLINED: _("Not published (clause %(n)s)") % clause,
        Status.HIDDEN: _("Hidden (clause %(n)s)") % clause,
        Status.WITHDRAWN: _("Withdrawn by you"),
    }[Status(one.status)]


def stages(one: Contribution, now) -> list[dict]:
    """The way from the form to the answer, and where it stands."""
    c = one.consultation
    reviewed = one.status not in (Status.WAITING, Status.RETURNED, Status.HELD)
    phase = c.phase_at(now)
    closed = phase in (Phase.UNDER_ANALYSIS, Phase.RESULTS)
    items = [
        {
            "label": _("Comment received"),
            "state": "done",
            "line": _("%(day)s, %(hour)s")
            % {"day": day(one.received_at), "hour": hour(one.received_at)},
        },
        {
            "label": _("Review"),
            "state": "done" if reviewed else "now",
            "line": _("usually within %(days)s, against the usage policy")
            % {"days": after(settings.REVIEW_WORKING_DAYS, "working day")}
            if not reviewed
            else _("Done"),
        },
        _publication(one, reviewed),
    ]
    if one.status == Status.WITHDRAWN or c.closes_at is None:
        return items
    items.append(
        {
            "label": _("Consultation closes"),
            "state": "done" if closed else "",
            "line": until(c.closes_at),
        }
    )
    if phase == Phase.RESULTS:
        items.append({"label": _("Results"), "state": "done", "line": day(c.decided_at)})
    elif c.status != Consultation.Status.WITHDRAWN:
        items.append(
            {
                "label": _("Results"),
                "state": "now" if closed else "",
                "line": _("expected %(date)s: what became of your comment, and why")
                % {"date": deadline(c.results_due)},
            }
        )
    return items


def _publication(one: Contribution, reviewed: bool) -> dict:
    if one.status == Status.PUBLISHED:
        return {
            "label": _("Published"),
            "state": "done",
            "line": day(one.published_at),
            "url": one.get_absolute_url(),
        }
    if reviewed:
        return {"label": state_words(one), "state": "done", "line": ""}
    return {
        "label": _("Publication, or the reason why not"),
        "state": "",
        "line": _("If it is not published you are told the clause, and how to appeal."),
    }
