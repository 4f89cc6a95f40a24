"""What waits for a moderator, and what was decided lately: reads for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Prefetch, QuerySet

from consultations.models import Contribution
from entities.models import Role
from entities.permissions import is_national
from moderation.models import Clause, Decision, PolicyVersion
from moderation.permissions import moderated_entities
from tawasul.calendar import add_working_days, day_of, holidays_between
from tawasul.keyset import Order
from tawasul.templatetags.tawasul import in_true_language

BY_AGE = Order(("received_at", "id"))
LATEST = Order(("decided_at", "id"), down=True)
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Group:
    """The contributions that wait in one consultation."""

    consultation: int
    reference: str
    title: str
    entity: str  # slug
    entity_name: str
    count: int
    oldest: datetime


def waiting_for(person) -> QuerySet[Contribution]:
    """Contributions this person reviews (auditors: reads) that nobody has decided about yet."""
    rows = Contribution.objects.filter(status=Contribution.Status.WAITING).exclude(
        Exists(Decision.objects.pending().filter(contribution=OuterRef("pk")))
    )
    return _in_scope(rows, person, "consultation__entity__in")


def decided_for(person) -> QuerySet[Decision]:
    """Decisions about contributions this person reviews."""
    return _in_scope(Decision.objects.all(), person, "contribution__consultation__entity__in")


def _in_scope(rows: QuerySet, person, path: str) -> QuerySet:
    entities = None if is_national(person, Role.AUDITOR) else moderated_entities(person)
    return rows if entities is None else rows.filter(**{path: entities})


def may_read(person, contribution: Contribution) -> bool:
    """Its text before, or instead of, publication: those who review it, and auditors."""
    if contribution.status == Contribution.Status.PUBLISHED or is_national(person, Role.AUDITOR):
        return True
    entities = moderated_entities(person)
    return entities is None or contribution.consultation.entity_id in entities


def groups_of(person) -> list[Group]:
    """How many wait in each consultation, the oldest first. Asked once per request."""
    if hasattr(person, "_queue_groups"):  # the side bar asks as well as the page
        return person._queue_groups
    if not is_national(person, Role.AUDITOR) and moderated_entities(person) == []:
        return []
    rows = (
        waiting_for(person)
        .order_by()
        .values_list(
            "consultation",
            "consultation__reference",
            "consultation__title_ar",
            "consultation__title_en",
            "consultation__entity__slug",
            "consultation__entity__name_ar",
            "consultation__entity__name_en",
        )
        .annotate(count=Count("pk"), oldest=Min("received_at"))
        .order_by("oldest")
    )
    person._queue_groups = [
        Group(key, reference, _said(title), slug, _said(name), count, oldest)
        for key, reference, *title, slug, name_ar, name_en, count, oldest in rows
        for name in [(name_ar, name_en)]
    ]
    return person._queue_groups


def for_page(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With what one article of the queue shows, and without what the public will not see.

    SECURITY: the author is not joined. Whoever decides knows what the public will know.
    """
    return rows.select_related("consultation__entity", "parent").only(
        "id",
        "receipt",
        "status",
        "clause",
        "channel",
        "said_on",
        "source",
        "shown_name",
        "language",
        "body",
        "public_body",
        "received_at",
        "published_at",
        "author_id",
        "parent_id",
        "parent__body",
        "parent__public_body",
        "parent__status",
        "consultation_id",
        "consultation__reference",
        "consultation__title_ar",
        "consultation__title_en",
        "consultation__closes_at",
        "consultation__office_email",
        "consultation__entity_id",
        "consultation__entity__name_ar",
        "consultation__entity__name_en",
        "consultation__entity__email",
    )


class Policies:
    """The versions of the policy with their clauses, in two queries for a whole page."""

    def __init__(self):
        versions = PolicyVersion.objects.filter(effective_from__isnull=False)
        clauses = Clause.objects.only("version_id", "number", "title_ar", "title_en")
        self.versions = list(
            versions.order_by("-effective_from")
            .only("number", "effective_from")
            .prefetch_related(Prefetch("clauses", clauses.order_by("number")))
        )

    def of(self, contribution: Contribution) -> PolicyVersion | None:
        """The twin of `services.policy_for`."""
        for version in self.versions:
            if version.effective_from <= contribution.received_at:
                return version
        return self.versions[-1] if self.versions else None

    def clauses_for(self, contribution: Contribution) -> list[Clause]:
        version = self.of(contribution)
        return list(version.clauses.all()) if version else []


class Lateness:
    """Whether something waits longer than contributors are told; one query for a whole page.

    Knows the holidays since `oldest`.
    """

    def __init__(self, oldest: datetime, now: datetime):
        self.today = day_of(now)
        self.holidays = holidays_between(day_of(oldest), self.today)

    def of(self, received_at: datetime) -> bool:
        due = add_working_days(received_at, settings.REVIEW_WORKING_DAYS, holidays=self.holidays)
        return due < self.today


def lateness_for(person, now: datetime) -> Lateness | None:
    """Of everything that waits for this person; None when nothing does. Once per request."""
    groups = groups_of(person)
    if groups and not hasattr(person, "_queue_lateness"):
        person._queue_lateness = Lateness(groups[0].oldest, now)
    return getattr(person, "_queue_lateness", None)


def _said(pair) -> str:
    class Text:
        text_ar, text_en = pair

    return in_true_language(Text, "text")[0]
