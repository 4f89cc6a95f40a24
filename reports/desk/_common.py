"""What every page of the workbench shares: which outcome, its head, how it is drawn."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from reports import permissions, services, workbench
from reports.models import Outcome
from tawasul.desk import desk
from tawasul.refusals import NotAllowed, Refusal
from tawasul.templatetags.tawasul import text

Status = Outcome.Status
MARKS = {
    Status.DRAFT: "half iris",
    Status.SUBMITTED: "half warn",
    Status.RATIFIED: "full ok",
    Status.PUBLISHED: "full iris",
}


def find(request, pk) -> Outcome:
    # SECURITY: nothing here is found by key alone.
    found = (
        Outcome.objects.run_by(request.user)
        .select_related("consultation__entity", "consultation__counters", "consultation__closing")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    if not workbench.may_list(request.user):
        raise PermissionDenied(_("Outcomes are prepared by coordination and senior management."))
    return found


def head(request, found: Outcome, tab: str) -> dict:
    """What every page of one outcome shows: where it stands, its parts, its verbs."""
    person = request.user

    def to(name):
        return reverse(f"admin:reports_{name}", args=[found.pk])

    verbs = []
    if permissions.may_ratify(person, found):
        verbs.append({"label": _("Read and decide"), "url": to("ratify"), "asks": True})
    if permissions.may_submit(person, found):
        lacking = services.missing(found)
        verbs.append(
            {
                "name": "submit",
                "label": _("Send results for ratification"),
                "url": to("submit"),
                "reason": lacking[0] if lacking else "",
            }
        )
    if permissions.may_publish(person, found):
        verbs.append({"label": _("Publish results"), "url": to("publish"), "asks": True})
        verbs.append(
            {"name": "reopen", "label": _("Back to draft"), "url": to("reopen"), "tone": "quiet"}
        )
    links = [{"label": _("Preview public page"), "url": to("preview"), "new": True}]
    if found.status == Status.PUBLISHED:
        links = [{"label": _("On the public page"), "url": found.get_absolute_url(), "new": True}]
    return {
        "title": text(found.consultation, "title"),
        "outcome": found,
        "consultation": found.consultation,
        "crumbs": crumbs(found, leaf=False),
        "verbs": verbs,
        "links": links,
        "where": {
            "label": found.get_status_display(),
            "mark": MARKS[found.status],
            "text": found.consultation.reference,
        },
        "tab": tab,
        "answers_url": to("answers"),
        "texts_url": to("outcome"),
    }


def crumbs(found: Outcome, leaf: bool = True) -> list[dict]:
    crumbs = [{"label": _("Outcomes"), "url": reverse("admin:reports_outcomes")}]
    if leaf:
        url = reverse("admin:reports_outcome", args=[found.pk])
        crumbs.append({"label": str(found), "url": url})
    return crumbs


def page(request, template: str, context: dict, status: int = 200):
    request.current_app = desk.name
    return TemplateResponse(
        request, template, {**desk.each_context(request), **context}, status=status
    )


def sent(request):
    """What was posted, also when that is nothing at all: an empty form is told what it lacks."""
    return request.POST if request.method == "POST" else None


def attempt(request, service, *arguments, done: str) -> None:
    """Do it and say so; a refusal is said in its place."""
    try:
        service(*arguments, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
