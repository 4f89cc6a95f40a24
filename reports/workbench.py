"""What the workbench shows: which contributions wait for an answer, how far it is, what is due."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Contribution
from entities.models import Role
from entities.permissions import approves_for, entities_as, is_national, memberships_of
from reports import answers
from reports.models import Disposition, Outcome
from tawasul import keyset, words
from tawasul.desk import Waiting

PAGE = 30
BY_TIME = keyset.Order(("received_at", "id"))
SHOWS = ("unanswered", "recorded", "answered", "all")
MANY = 50  # of a kind named one by one at most
Status = Outcome.Status


@dataclass(frozen=True, slots=True)
class Progress:
    published: int
    answered: int
    recorded_left: int  # typed in, without an answer
    waiting: int  # not reviewed yet

    @property
    def left(self) -> int:
        return self.published - self.answered


def progress_of(consultation: Consultation | int) -> Progress:
    """How many of the published contributions have their answer."""
    answered = Exists(Disposition.objects.filter(pk=OuterRef("pk")))
    published = Q(status=Contribution.Status.PUBLISHED)
    recorded = ~Q(channel=Contribution.Channel.PORTAL)
    found = (
        Contribution.objects.filter(consultation=consultation)
        .annotate(has_answer=answered)
        .aggregate(
            published=Count("pk", filter=published),
            answered=Count("pk", filter=published & Q(has_answer=True)),
            recorded_left=Count("pk", filter=published & recorded & Q(has_answer=False)),
            waiting=Count("pk", filter=Q(status__in=_OPEN)),
        )
    )
    return Progress(**found)


_OPEN = (
    Contribution.Status.WAITING,
    Contribution.Status.RETURNED,
    Contribution.Status.HELD,
)


def contributions(outcome: Outcome, show: str):
    """Published ones, those typed in apart from those of the portal."""
    rows = (
        Contribution.objects.published()
        .filter(consultation=outcome.consultation_id)
        .select_related("disposition__by", "parent")
        .defer("search", "salt", "digest", "parent__search", "parent__salt", "parent__digest")
    )
    has_answer = Exists(Disposition.objects.filter(pk=OuterRef("pk")))
    if show == "answered":
        return rows.filter(has_answer)
    if show == "recorded":
        return rows.recorded().filter(~has_answer)
    if show == "all":
        return rows
    return rows.through_portal().filter(~has_answer)


def page_of(outcome: Outcome, *, show: str, after: str) -> keyset.Page:
    return keyset.read(contributions(outcome, show), BY_TIME, after=after, size=PAGE)


# Who works here -------------------------------------------------------------------------------
WORKERS = (Role.COORDINATOR, Role.ANALYST, Role.APPROVER)


def may_list(person) -> bool:
    return is_national(person, Role.AUDITOR) or any(
        one.role in WORKERS for one in memberships_of(person)
    )


def due(person):
    """Consultations that have closed and are not decided, of those this person works for."""
    now = timezone.now()
    return (
        Consultation.objects.run_by(person)
        .in_phase(Consultation.Phase.UNDER_ANALYSIS, now)
        .filter(historical=False)
        .select_related("outcome", "closing", "entity")
        .order_by("results_due", "pk")
    )


# What waits -----------------------------------------------------------------------------------
def waiting(person) -> list[Waiting]:
    """`settings.DESK_COUNTS`: outcomes to ratify or to publish, and comments shown again since
    one was published. What is to be analysed and what is overdue is counted with the
    consultations."""
    return [*_to_decide(person), *_to_answer(person)]


def _to_decide(person) -> list[Waiting]:
    coordinates = entities_as(person, Role.COORDINATOR)
    approves = approves_for(person, on=timezone.localdate())
    if not coordinates and not approves:
        return []
    rows = list(
        Outcome.objects.filter(
            consultation__entity__in=coordinates | approves,
            status__in=[Status.SUBMITTED, Status.RATIFIED],
        )
        .select_related("consultation")
        .defer(*Outcome.TEXT_COLUMNS)
        .order_by("consultation__results_due")[:MANY]
    )
    found = []
    for one in rows:
        consultation = one.consultation
        if one.status == Status.SUBMITTED and consultation.entity_id in approves:
            found.append(
                _line(
                    one,
                    _("Awaiting ratification"),
                    reverse("admin:reports_ratify", args=[one.pk]),
                    _("Read and decide"),
                )
            )
        elif one.status == Status.RATIFIED and consultation.entity_id in coordinates | approves:
            found.append(
                _line(
                    one,
                    _("Ratified, to be published"),
                    reverse("admin:reports_outcome", args=[one.pk]),
                    _("Publish results"),
                )
            )
    return found


def _to_answer(person) -> list[Waiting]:
    answering = entities_as(person, Role.COORDINATOR, Role.ANALYST)
    if not answering:
        return []
    rows = (
        Outcome.objects.published()
        .filter(consultation__entity__in=answering, consultation__contributions__in=answers.late())
        .annotate(late=Count("consultation__contributions"))
        .select_related("consultation")
        .defer(*Outcome.TEXT_COLUMNS)
        .order_by("pk")[:MANY]
    )
    return [
        Waiting(
            label=_("Shown again after the results, to be answered"),
            count=one.late,
            url=reverse("admin:reports_answers", args=[one.pk]),
            text=f"{one.consultation} {one.consultation.reference}",
            action=_("Answer them"),
            hot=True,
            by_people=True,
        )
        for one in rows
    ]


def _line(outcome: Outcome, label: str, url: str, action: str) -> Waiting:
    consultation = outcome.consultation
    return Waiting(
        label=label,
        count=1,
        url=url,
        date=consultation.results_due,
        due=_("Results by %(date)s") % {"date": words.deadline(consultation.results_due)},
        text=f"{consultation} {consultation.reference}",
        action=action,
        hot=consultation.results_due <= timezone.now(),
    )
