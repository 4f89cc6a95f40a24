"""What every page of one consultation shows: its head, milestones, banners, tabs."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations import heads, permissions, rows
from consultations.models import Change, Consultation
from entities.models import Role
from entities.permissions import has_role
from tawasul.templatetags.tawasul import in_true_language
from tawasul.words import day, deadline, left, moment, number, until

Audience, Phase = Consultation.Audience, Consultation.Phase


def find(request, reference: str) -> Consultation:
    """The consultation of a page or a form, if this person may see it; 404 otherwise."""
    found = heads.read(reference)
    if found is None:
        raise Http404
    # What everybody sees is told from the row itself: the whole question costs as much again.
    listed = found.is_public_at(timezone.now()) and found.audience == Audience.EVERYONE
    if not listed and not Consultation.objects.visible_to(request.user).contains(found):
        raise Http404
    return found


def page_of(request, consultation: Consultation, *, now: datetime, tab: str) -> dict:
    """The context every tab has. `now` is the instant the page speaks of."""
    phase = consultation.phase_at(now)
    open_now = phase == Phase.OPEN
    may = permissions.may_contribute(request.user, consultation, at=now)
    write_url = ""
    # A visitor is led to the form, and asked to sign in once something is written.
    if open_now and (may or not request.user.is_authenticated):
        write_url = reverse("consultations:contribute", args=[consultation.reference])
    title, language = in_true_language(consultation, "title")
    return {
        "consultation": consultation,
        "phase": phase,
        "open_now": open_now,
        "now": now,
        "tab": tab,
        "plain_title": title,
        "title_language": language,
        "state": rows.state_of(consultation, now),
        "status": rows.status_of(consultation, now),
        "milestones": milestones(consultation, now),
        "banners": banners(consultation, now),
        "tabs": tabs(consultation, now, tab),
        "write_url": write_url,
        "may_contribute": may,
        "countdown": countdown(consultation, phase, now),
        "left": left(consultation.closes_at, now) if open_now else "",
        "crumbs": crumbs(consultation, tab),
        "is_public": consultation.is_public_at(now),
        "answers_for": request.user.is_authenticated
        and has_role(request.user, consultation.entity_id, Role.COORDINATOR),
    }


def crumbs(consultation: Consultation, tab: str = "subject") -> list[dict]:
    items = [{"label": _("Consultations"), "url": reverse("consultations:index")}]
    if tab != "subject":
        label = in_true_language(consultation, "title")[0]
        items.append({"label": label, "url": consultation.get_absolute_url()})
    return items


def countdown(consultation: Consultation, phase, now: datetime) -> str:
    """What stands beside the button where no time is counted."""
    if phase == Phase.UPCOMING:
        return _("Opens on %(date)s") % {"date": moment(consultation.opens_at)}
    if phase == Phase.UNDER_ANALYSIS:
        return _("The entity is studying what it received. Results expected on %(date)s") % {
            "date": deadline(consultation.results_due)
        }
    return ""


def milestones(consultation: Consultation, now: datetime) -> list[dict]:
    """The four dates that are always shown, and where the clock stands between them."""
    phase = consultation.phase_at(now)
    late = rows.is_overdue(consultation, now)
    done, going, ahead = _("Done"), _("In progress"), _("Not yet due")

    def step(label, date, state, line):
        return {"label": label, "date": date or _("not set yet"), "state": state, "line": line}

    def stands(is_done, is_now):
        return ("done", done) if is_done else ("now", going) if is_now else ("", ahead)

    c = consultation
    over = phase in (Phase.UNDER_ANALYSIS, Phase.RESULTS)
    results = ("late", _("Late")) if late else stands(phase == Phase.RESULTS, False)
    return [
        step(
            _("Consultation published"),
            day(c.publish_at),
            *stands(c.is_public_at(now), False),
        ),
        step(
            _("Comment deadline"),
            until(c.closes_at) if c.closes_at else "",
            *stands(over, phase == Phase.OPEN),
        ),
        step(
            _("Consultation analysis"),
            deadline(c.analysis_due),
            *stands(phase == Phase.RESULTS, phase == Phase.UNDER_ANALYSIS),
        ),
        step(
            _("Consultation results"),
            day(c.decided_at) if c.decided_at else deadline(c.results_due),
            *results,
        ),
    ]


def banners(consultation: Consultation, now: datetime) -> list[dict]:
    """What has to be said before anything else, as notes."""
    c, notes = consultation, []
    if c.status == Consultation.Status.WITHDRAWN:
        reason = in_true_language(c, "withdrawal_reason")[0]
        notes.append(
            {
                "tone": "warn",
                "text": _(
                    "This consultation was withdrawn and takes no comments. Reason: %(reason)s"
                )
                % {"reason": reason},
            }
        )
        return notes
    if c.historical:
        notes.append({"text": _("This consultation was held before the portal; it is kept here.")})
    if c.first_closes_at and c.closes_at != c.first_closes_at:
        extension = c.changes.filter(what=Change.What.EXTENSION).first()
        if extension:
            notes.append(
                {
                    "text": _(
                        "The comment period is extended %(new)s instead of %(old)s. Reason: "
                        "%(reason)s"
                    )
                    % {
                        "new": until(c.closes_at),
                        "old": deadline(extension.before),
                        "reason": extension.reason,
                    }
                }
            )
    closing = getattr(c, "closing", None)
    if closing and c.phase_at(now) == Phase.UNDER_ANALYSIS:
        notes.append(_closed(c, closing))
    return notes


def _closed(consultation: Consultation, closing) -> dict:
    said = _(
        "The comment period ended %(closed_at)s. Comments received: %(n)s. Results expected "
        "%(results_at)s."
    ) % {
        "closed_at": moment(closing.closed_at),
        "n": number(closing.received),
        "results_at": deadline(consultation.results_due),
    }
    if closing.waiting:
        said += " " + _(
            "Received in time and still to be reviewed at the close, reviewed and counted "
            "afterwards: %(n)s"
        ) % {"n": number(closing.waiting)}
    return {"text": said}


def tabs(consultation: Consultation, now: datetime, current: str) -> list[dict]:
    def to(name):
        return reverse(f"consultations:{name}", args=[consultation.reference])

    items = [
        ("subject", pgettext("of a consultation", "Subject"), to("detail"), ""),
        ("documents", _("Documents"), to("documents"), consultation.documents),
        ("comments", _("Comments"), to("comments"), number(consultation.counters.comments)),
        ("changes", _("Changes"), to("changes"), consultation.changes_count),
    ]
    if consultation.phase_at(now) == Phase.RESULTS:
        items.insert(1, ("results", _("Results"), results_url(consultation), ""))
    return [
        {"label": label, "url": url, "count": count, "current": name == current}
        for name, label, url, count in items
    ]


def results_url(consultation: Consultation) -> str:
    """The page of the outcome, a floor above."""
    return reverse("reports:outcome", args=[consultation.reference])


def with_query(request, **changes) -> str:
    """The present query string with some values changed; "" takes one away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def full_url(consultation) -> str:
    """The address to pass on: with the portal's name."""
    return settings.SITE_URL + consultation.get_absolute_url()


def kept_until(response, consultation, now):
    """A cache keeps the page until the clock next changes it."""
    ahead = [
        at
        for at in (getattr(consultation, name) for name in Consultation.DATE_COLUMNS)
        if at and at > now
    ]
    response.until = min(ahead, default=None)
    return response


def joined(items) -> str:
    """A list in words of the page's language."""
    return _(", ").join(str(item) for item in items)
