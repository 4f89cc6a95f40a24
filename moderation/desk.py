"""The moderators' screens at the desk: the queue, one contribution, what was decided lately.

Every decision is a POST to a service, and every page shows what can be done about a contribution
exactly as `permissions.py` answers.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations import receipts
from consultations.models import Contribution
from moderation import permissions, queue, services
from moderation.forms import RestoreForm, TakeOutForm
from moderation.models import Decision
from tawasul import keyset
from tawasul.desk import Waiting, add_refusal, desk
from tawasul.refusals import NotAllowed, Refusal, require
from tawasul.words import since

PAGE = 20
RECENT = 8
Verb = Decision.Verb


# What waits -----------------------------------------------------------------------------------
def waiting(person) -> list[Waiting]:
    """The line of «بانتظاركم» for those who review contributions."""
    groups = queue.groups_of(person)
    if not groups or permissions.moderated_entities(person) == []:
        return []
    now = timezone.now()
    oldest = groups[0].oldest
    return [
        Waiting(
            label=_("Contributions to review"),
            count=sum(group.count for group in groups),
            url=reverse("admin:moderation_queue"),
            text=_("The oldest has waited for %(time)s.") % {"time": since(oldest, now)},
            action=_("Open the queue"),
            hot=queue.lateness_for(person, now).of(oldest),
            by_people=True,
        )
    ]


# Pages ----------------------------------------------------------------------------------------
@require_safe
def show_queue(request):
    """Contributions to review, the oldest first; by consultation or entity when asked."""
    require(permissions.may_open_queue(request.user))
    if typed := request.GET.get("receipt", "").strip():
        if found := _by_receipt(request.user, typed):
            return redirect("admin:moderation_contribution", found.pk)
        messages.warning(
            request,
            _("No contribution has this receipt number, or it belongs to another entity."),
        )
    groups = queue.groups_of(request.user)
    chosen, rows = _chosen(request, groups)
    page = keyset.read(
        queue.for_page(rows), queue.BY_AGE, after=request.GET.get("after", ""), size=PAGE
    )
    now = timezone.now()
    _dress(page.items, request.user, now, queue.lateness_for(request.user, now))
    recent = list(
        queue.decided_for(request.user)
        .filter(decided_at__gt=now - queue.LATELY)
        .for_list()
        .order_by(*queue.LATEST.by())[:RECENT]
    )
    _dress_decisions(recent, request.user)
    mine = [one for one in recent if one.by_id == request.user.pk and one.seconds_left]
    context = {
        "title": _("Contributions awaiting review"),
        "items": page.items,
        "total": sum(group.count for group in groups),
        "shown_total": sum(group.count for group in groups if _is_chosen(group, chosen)),
        "groups": groups,
        "entities": _entities(groups),
        "chosen": chosen,
        "next_url": _with(request, after=page.next) if page.next else "",
        "first_url": "" if page.is_first else _with(request, after=""),
        "recent": recent,
        "latest": mine[0] if mine else None,
        "usual_days": settings.REVIEW_WORKING_DAYS,
        "here": request.get_full_path(),
        "typed": typed,
    }
    return _page(request, "admin/moderation/queue.html", context)


@require_safe
def show_decided(request):
    """What was decided in the last thirty days, the latest first."""
    require(permissions.may_open_queue(request.user))
    rows = queue.decided_for(request.user).filter(decided_at__gt=timezone.now() - queue.LATELY)
    page = keyset.read(
        rows.for_list(), queue.LATEST, after=request.GET.get("after", ""), size=2 * PAGE
    )
    _dress_decisions(page.items, request.user)
    context = {
        "title": _("Decisions of the last 30 days"),
        "crumbs": [_crumb()],
        "decisions": page.items,
        "total": sum(group.count for group in queue.groups_of(request.user)),
        "next_url": _with(request, after=page.next) if page.next else "",
        "first_url": "" if page.is_first else _with(request, after=""),
        "here": request.get_full_path(),
    }
    return _page(request, "admin/moderation/decided.html", context)


@require_safe
def show_contribution(request, pk: int):
    """One contribution: what was decided about it, by whom, and what can be.

    Colleagues who do not review see what the public sees: nothing of what is not published.
    """
    found = _find(request, pk)
    if not queue.may_read(request.user, found):
        raise Http404
    return _show(request, found)


# Acts -----------------------------------------------------------------------------------------
@require_POST
def publish(request, pk: int):
    contribution = _find(request, pk)
    try:
        services.decide(contribution, by=request.user, verb=Verb.PUBLISH)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request, contribution))


@require_POST
def decline(request, pk: int):
    return _decide_with_form(request, pk, Verb.DECLINE)


@require_POST
def hide(request, pk: int):
    return _decide_with_form(request, pk, Verb.HIDE)


@require_POST
def restore(request, pk: int):
    return _decide_with_form(request, pk, Verb.RESTORE)


@require_POST
def undo(request, pk: int):
    scope = Contribution.objects.run_by(request.user)
    decision = get_object_or_404(
        Decision.objects.filter(contribution__in=scope).select_related("contribution"), pk=pk
    )
    try:
        services.undo(decision, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The decision is undone; the contribution is as before."))
    return redirect(_back(request, decision.contribution))


def _decide_with_form(request, pk: int, verb: str):
    contribution = _find(request, pk)
    require(permissions.may_moderate(request.user, contribution))
    form = _form(verb, contribution, request.POST)
    if form.is_valid():
        try:
            services.decide(contribution, by=request.user, verb=verb, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            return redirect(_back(request, contribution))
    return _show(request, contribution, bound=(verb, form), status=409)


# Helpers --------------------------------------------------------------------------------------
def _find(request, pk: int) -> Contribution:
    rows = queue.for_page(Contribution.objects.run_by(request.user))
    return get_object_or_404(rows, pk=pk)


def _by_receipt(person, typed: str) -> Contribution | None:
    number = receipts.read(typed)
    if number is None:
        return None
    return Contribution.objects.run_by(person).filter(receipt=number).first()


def _form(verb: str, contribution: Contribution, data=None):
    prefix = str(verb)
    if verb == Verb.RESTORE:
        return RestoreForm(data, auto_id=f"{prefix}-%s")
    policy = services.policy_for(contribution)
    return TakeOutForm(data, policy=policy, auto_id=f"{prefix}-%s")


def _show(request, contribution: Contribution, *, bound=None, status: int = 200):
    now = timezone.now()
    _dress([contribution], request.user, now)
    decisions = list(contribution.decisions.for_list().order_by("-pk"))
    _dress_decisions(decisions, request.user)
    pending = next((one for one in decisions if one.is_pending), None)
    may = permissions.may_moderate(request.user, contribution)
    verbs = []
    if may and not pending:
        verbs = [verb for verb in Verb if contribution.status in Decision.FROM[verb]]
    forms = {
        verb: bound[1] if bound and bound[0] == verb else _form(verb, contribution)
        for verb in verbs
        if verb != Verb.PUBLISH
    }
    if bound and bound[0] not in forms:  # decided meanwhile: the sentence, without a form
        for error in bound[1].non_field_errors():
            messages.error(request, error)
    context = {
        "title": receipts.spaced(contribution.receipt),
        "crumbs": [_crumb()],
        "item": contribution,
        "decisions": decisions,
        "pending": pending,
        "may": may,
        "verbs": verbs,
        "forms": {str(verb): form for verb, form in forms.items()},
        "form": bound[1] if bound else None,
        "here": reverse("admin:moderation_contribution", args=[contribution.pk]),
        "public_url": contribution.get_absolute_url()
        if contribution.status == Contribution.Status.PUBLISHED
        else "",
    }
    return _page(request, "admin/moderation/contribution.html", context, status=status)


def _dress(items: list[Contribution], person, now, lateness=None) -> None:
    """What the template shows of each, at a fixed number of queries for all."""
    if not items:
        return
    policies = queue.Policies()
    lateness = lateness or queue.Lateness(min(one.received_at for one in items), now)
    for one in items:
        one.policy = policies.of(one)
        one.clauses = policies.clauses_for(one)
        one.may = permissions.may_moderate(person, one)
        one.number = receipts.spaced(one.receipt)
        one.late = one.status == one.Status.WAITING and lateness.of(one.received_at)
        one.after_close = bool(
            one.status == one.Status.WAITING
            and one.consultation.closes_at
            and one.consultation.closes_at <= now
        )
        one.office = one.consultation.office_email or one.consultation.entity.email
        # SECURITY: not even to staff, once its author took it back.
        one.shown_text = "" if one.status == one.Status.WITHDRAWN else one.text


def _dress_decisions(decisions: list[Decision], person) -> None:
    for one in decisions:
        one.number = receipts.spaced(one.contribution.receipt)
        one.seconds_left = one.seconds_left_at(one.now)
        one.may_undo = bool(permissions.may_undo(person, one, at=one.now))


def _chosen(request, groups):
    """The filter, checked against what there is: anything else filters nothing."""
    rows = queue.waiting_for(request.user)
    reference = request.GET.get("consultation", "")
    if found := next((one for one in groups if one.reference == reference), None):
        return {"consultation": reference, "entity": ""}, rows.filter(
            consultation=found.consultation
        )
    slug = request.GET.get("entity", "")
    if any(one.entity == slug for one in groups):
        return {"consultation": "", "entity": slug}, rows.filter(
            consultation__in=[one.consultation for one in groups if one.entity == slug]
        )
    return {"consultation": "", "entity": ""}, rows


def _is_chosen(group, chosen) -> bool:
    if chosen["consultation"]:
        return group.reference == chosen["consultation"]
    return not chosen["entity"] or group.entity == chosen["entity"]


def _entities(groups) -> list[dict]:
    found: dict[str, dict] = {}
    for one in groups:
        row = found.setdefault(one.entity, {"slug": one.entity, "name": one.entity_name, "n": 0})
        row["n"] += one.count
    return sorted(found.values(), key=lambda row: row["name"])


def _with(request, **changes) -> str:
    query = {name: request.GET[name] for name in ("consultation", "entity") if name in request.GET}
    query |= changes
    text = urlencode({name: value for name, value in query.items() if value})
    return f"{request.path}?{text}" if text else request.path


def _back(request, contribution: Contribution) -> str:
    wanted = request.POST.get("next", "")
    # SECURITY: only to a page of ours.
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("admin:moderation_contribution", args=[contribution.pk])


def _crumb() -> dict:
    return {
        "label": _("Contributions awaiting review"),
        "url": reverse("admin:moderation_queue"),
    }


# The places of the preview that queue.js fills as the moderator chooses and writes.
SLOTS = {
    "slot_number": mark_safe('<span data-slot="number">…</span>'),
    "slot_title": mark_safe('<span data-slot="title">…</span>'),
    "slot_note": mark_safe('<span data-slot="note">…</span>'),
}


def _page(request, template: str, context: dict, status: int = 200):
    request.current_app = desk.name
    return TemplateResponse(
        request, template, {**desk.each_context(request), **SLOTS, **context}, status=status
    )
