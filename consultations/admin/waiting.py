"""What waits for a coordinator and an approver on the first page of the desk."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.admin.consultation import READERS
from consultations.models import Consultation, Contribution, OfficialReply, Review
from entities.models import Role
from entities.permissions import approves_for, entities_as
from tawasul import words
from tawasul.desk import Waiting

Status, Phase = Consultation.Status, Consultation.Phase
SOON = timedelta(days=3)
MANY = 50  # of a kind named one by one at most


def for_person(person) -> list[Waiting]:
    """`settings.DESK_COUNTS`: the same number of queries whatever waits."""
    now = timezone.now()
    coordinates = entities_as(person, Role.COORDINATOR)
    approves = approves_for(person, on=timezone.localdate())
    found = []
    if coordinates:
        mine = Consultation.objects.filter(entity__in=coordinates, historical=False)
        found += [
            *_returned(mine, now),
            *_closing(mine, now),
            *_unanswered(coordinates),
            *_analysis(mine, now),
        ]
    if approves:
        found += _awaiting(Consultation.objects.filter(entity__in=approves), now)
    return found


def next_dates(person) -> dict | None:
    """`settings.DESK_PANELS`: the milestones ahead of the person's entities."""
    now = timezone.now()
    mine = entities_as(person, *READERS)
    rows = (
        Consultation.objects.filter(
            entity__in=mine, status__in=[Status.APPROVED, Status.PUBLISHED], results_due__gt=now
        )
        .only("pk", "title_ar", "title_en", "status", *Consultation.DATE_COLUMNS)
        .order_by("closes_at")[:MANY]
    )
    ahead = []
    for one in rows:
        for name, label in (
            ("publish_at", _("Consultation published")),
            ("closes_at", _("Comment deadline")),
            ("analysis_due", _("Consultation analysis")),
            ("results_due", _("Consultation results")),
        ):
            date = getattr(one, name)
            if date > now:
                when = date if name == "publish_at" else words.last_day(date)
                row = {"label": label, "text": str(one), "when": when, "url": _url(one)}
                ahead.append((date, row))
    ahead.sort(key=lambda item: item[0])
    items = [row for _date, row in ahead[:6]]
    return {"title": _("Dates ahead"), "items": items} if items else None


def _url(consultation) -> str:
    return reverse("admin:consultations_consultation_change", args=[consultation.pk])


def _list(**query) -> str:
    return (
        reverse("admin:consultations_consultation_changelist")
        + "?"
        + "&".join(f"{name}={value}" for name, value in query.items())
    )


def _named(rows) -> str:
    """The one, or how many besides the first."""
    first = f"{rows[0]} {rows[0].reference}"
    if len(rows) == 1:
        return first
    more = len(rows) - 1
    others = ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more}
    return f"{first} {others}"


def _about(rows, label, *, date, url, **fields) -> list[Waiting]:
    rows = list(rows[:MANY])
    if not rows:
        return []
    dates = [getattr(one, date) for one in rows if getattr(one, date)]
    return [
        Waiting(
            label=label,
            count=len(rows),
            url=_url(rows[0]) if len(rows) == 1 else url,
            date=min(dates) if dates else None,
            text=_named(rows),
            **fields,
        )
    ]


_ROW = (
    "pk",
    "reference",
    "title_ar",
    "title_en",
    "entity_id",
    "status",
    *Consultation.DATE_COLUMNS,
)


def _returned(mine, now):
    last = Review.objects.filter(consultation=OuterRef("pk")).order_by("-pk")
    rows = (
        mine.filter(status=Status.DRAFT)
        .annotate(
            last_step=Subquery(last.values("step")[:1]),
            last_remarks=Subquery(last.values("remarks")[:1]),
        )
        .filter(last_step=Review.Step.RETURNED)
        .only(*_ROW)
        .order_by("publish_at")
    )
    return _about(
        rows,
        _("Returned for changes"),
        date="publish_at",
        url=_list(status="returned"),
        action=_("Continue editing"),
        hot=True,
    )


def _closing(mine, now):
    rows = mine.open_at(now).filter(closes_at__lte=now + SOON).only(*_ROW).order_by("closes_at")
    return _about(
        rows,
        _("Closing within 3 days"),
        date="closes_at",
        url=_list(status=Phase.OPEN.value),
        action=_("Open consultation"),
    )


def _analysis(mine, now):
    analysed = mine.in_phase(Phase.UNDER_ANALYSIS, now).only(*_ROW)
    return [
        *_about(
            analysed.filter(results_due__gt=now).order_by("analysis_due"),
            _("To be analysed"),
            date="analysis_due",
            url=_list(status=Phase.UNDER_ANALYSIS.value),
            by_people=True,
        ),
        *_about(
            analysed.filter(results_due__lte=now).order_by("results_due"),
            _("Results overdue"),
            date="results_due",
            url=_list(status="overdue"),
            hot=True,
        ),
    ]


def _unanswered(entities):
    rows = (
        Contribution.objects.published()
        .filter(
            consultation__entity__in=entities,
            consultation__status__in=[Status.APPROVED, Status.PUBLISHED],
        )
        .exclude(Exists(OfficialReply.objects.filter(contribution=OuterRef("pk"))))
    )
    return [
        Waiting(
            label=_("Comments without a reply"),
            count=rows.count(),
            url=reverse("admin:consultations_contribution_changelist"),
            text=_("The most supported ones come first."),
            action=_("Write replies"),
            by_people=True,
        )
    ]


def _awaiting(theirs, now):
    rows = theirs.filter(status=Status.IN_REVIEW).only(*_ROW).order_by("publish_at")
    rows = list(rows[:MANY])
    return [
        Waiting(
            label=_("Awaiting approval"),
            count=1,
            url=reverse("admin:consultations_consultation_approval", args=[one.pk]),
            date=one.publish_at,
            due=_("To be published %(date)s") % {"date": words.day(one.publish_at)}
            if one.publish_at
            else "",
            text=_named([one]),
            action=_("Read and decide"),
            hot=bool(one.publish_at and one.publish_at < now + timedelta(days=2)),
        )
        for one in rows
    ]
