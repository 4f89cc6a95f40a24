"""A contribution (مشاركة): the one thing people send, whatever the channel."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from entities.permissions import entities_of, is_national
from tawasul.refusals import Refusal
from tawasul.search import SearchColumn


class ContributionQuerySet(models.QuerySet):
    def published(self) -> ContributionQuerySet:
        return self.filter(status=Contribution.Status.PUBLISHED)

    def in_thread(self) -> ContributionQuerySet:
        """What a thread shows: published ones, and the places of those taken out of it."""
        return self.filter(status__in=Contribution.IN_THREAD)

    def through_portal(self) -> ContributionQuerySet:
        return self.filter(channel=Contribution.Channel.PORTAL)

    def recorded(self) -> ContributionQuerySet:
        """Said in a workshop, on paper or by phone, and typed in by staff."""
        return self.exclude(channel=Contribution.Channel.PORTAL)

    def run_by(self, person) -> ContributionQuerySet:
        """What staff may work with: their own entities' consultations.

        The ministry's moderators, those who hear appeals and auditors see all.
        """
        if is_national(person, "moderator", "chief_moderator", "auditor"):
            return self
        return self.filter(consultation__entity__in=entities_of(person))

    def for_thread(self) -> ContributionQuerySet:
        return self.only(
            "pk",
            "consultation_id",
            "parent_id",
            "author_id",
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
            "supports",
        )


class Contribution(models.Model):
    class Status(models.TextChoices):
        WAITING = "waiting", _("Awaiting review")
        RETURNED = "returned", _("Rephrasing asked")
        PUBLISHED = "published", _("Published")
        HELD = "held", _("Held back for review")
        DECLINED = "declined", _("Not published")
        HIDDEN = "hidden", _("Hidden")
        WITHDRAWN = "withdrawn", _("Withdrawn by its author")

    class Channel(models.TextChoices):
        PORTAL = "portal", _("Through the portal")
        WORKSHOP = "workshop", _("In a workshop")
        PAPER = "paper", _("On paper")
        PHONE = "phone", _("By phone")
        EMAIL = "email", _("By e-mail")

    MOVES = {
        Status.WAITING: {
            Status.PUBLISHED,
            Status.DECLINED,
            Status.RETURNED,
            Status.WITHDRAWN,
        },
        Status.RETURNED: {Status.WAITING, Status.WITHDRAWN},
        Status.PUBLISHED: {Status.HELD, Status.HIDDEN, Status.WITHDRAWN},
        Status.HELD: {Status.PUBLISHED, Status.HIDDEN, Status.WITHDRAWN},
        Status.DECLINED: {Status.PUBLISHED, Status.WITHDRAWN},
        Status.HIDDEN: {Status.PUBLISHED, Status.WITHDRAWN},
        Status.WITHDRAWN: set(),
    }
    IN_THREAD = (
        Status.PUBLISHED,
        Status.HELD,
        Status.DECLINED,
        Status.HIDDEN,
        Status.WITHDRAWN,
    )

    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        related_name="contributions",
        verbose_name=_("consultation"),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="answers", verbose_name=_("in reply to")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="contributions"
    )
    # Frozen at sending: the name the public sees, or nothing when the author chose to hide it.
    shown_name = models.CharField(_("name shown"), max_length=120, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.PORTAL)
    said_on = models.DateField(_("said on"), null=True)
    source = models.CharField(_("where it was said"), max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    body = models.TextField(_("text"))  # as sent; never changed, only blanked by erasure
    public_body = models.TextField(_("text as published"), blank=True)  # when it was redacted
    language = models.CharField(max_length=2)
    salt = models.BinaryField(max_length=16)
    digest = models.CharField(max_length=64)  # sha256(salt + text), in hex
    token = models.UUIDField(unique=True)  # of the form it came by: one row, however often sent
    receipt = models.CharField(_("receipt number"), max_length=11, unique=True)
    received_at = models.DateTimeField(_("received"))  # by PostgreSQL's clock
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    clause = models.CharField(_("clause"), max_length=12, blank=True)  # "version/number"
    published_at = models.DateTimeField(_("published"), null=True)
    supports = models.PositiveIntegerField(_("supports"), default=0)
    search = SearchColumn(a=[Coalesce(NullIf("public_body", Value("")), "body")])

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-received_at", "-pk"]
        indexes = [
            # The three orders of a thread, each read by keyset.
            models.Index(
                fields=["consultation", "received_at", "id"],
                condition=Q(
                    parent__isnull=True,
                    status__in=["published", "held", "declined", "hidden", "withdrawn"],
                ),
                name="contribution_thread_by_time",
            ),
            models.Index(
                fields=["consultation", "supports", "id"],
                condition=Q(
                    parent__isnull=True,
                    status__in=["published", "held", "declined", "hidden", "withdrawn"],
                ),
                name="contribution_thread_by_support",
            ),
            models.Index(
                fields=["status", "received_at", "id"],
                condition=Q(status__in=["waiting", "held"]),
                name="contribution_queue",
            ),
            models.Index(
                fields=["consultation", "received_at"],
                condition=Q(status="waiting"),
                name="contribution_waiting",
            ),
            models.Index(fields=["author", "received_at"], name="contribution_by_author"),
            # Common words fill the index of words: then the newest are walked instead.
            models.Index(
                fields=["received_at", "id"],
                condition=Q(status="published"),
                name="contribution_newest",
            ),
            # btree_gin: the whole table or one consultation, whichever is asked.
            GinIndex(
                fields=["consultation", "search"],
                condition=Q(status="published"),
                name="contribution_search",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="contribution_recorded_says_when_and_by_whom",
                condition=Q(channel="portal", author__isnull=False, said_on__isnull=True)
                | (
                    ~Q(channel="portal")
                    & Q(author__isnull=True, said_on__isnull=False, entered_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="contribution_taken_out_cites_a_clause",
                condition=~Q(status__in=["declined", "hidden"]) | ~Q(clause=""),
                violation_error_message=_("Cite the clause of the usage policy."),
            ),
            models.CheckConstraint(
                name="contribution_published_since_is_recorded",
                condition=~Q(status__in=["published", "held", "hidden"])
                | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contribution_is_not_its_own_parent", condition=~Q(parent=F("id"))
            ),
        ]

    def __str__(self) -> str:
        # As its public address names it. SECURITY: the receipt is its sender's, and the team of
        # the entity, which reads this in titles, does not learn it.
        return _("Comment %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("consultations:comment", args=[self.consultation.reference, self.pk])

    @property
    def text(self) -> str:
        """What the public reads once it is published."""
        return self.public_body or self.body

    @property
    def is_recorded(self) -> bool:
        return self.channel != self.Channel.PORTAL

    @property
    def is_public_content(self) -> bool:
        """False while a page the public reads does not change with it."""
        return self.status not in (self.Status.WAITING, self.Status.RETURNED)

    @property
    def clause_number(self) -> str:
        """«4» of «3/4»."""
        return self.clause.rpartition("/")[2]

    @staticmethod
    def digest_of(salt: bytes, text: str) -> str:
        return hashlib.sha256(salt + text.encode()).hexdigest()

    def move_to(self, status: Status) -> None:
        """Change `status` in memory. The caller holds the row lock and saves.

        Raises Refusal when MOVES does not list the move.
        """
        if status not in self.MOVES[self.Status(self.status)]:
            raise Refusal(
                _("A contribution that is “%(now)s” cannot become “%(wanted)s”.")
                % {"now": self.get_status_display(), "wanted": status.label}
            )
        self.status = status


class Pending(models.Model):
    """A text typed before signing in. Belongs to whoever holds the session's key."""

    key = models.CharField(max_length=64)  # kept in the visitor's session
    token = models.UUIDField(unique=True)  # of the form
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    parent = models.ForeignKey(Contribution, models.CASCADE, null=True, related_name="+")
    body = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key"]), models.Index(fields=["created_at"])]


class Support(models.Model):
    """«تأييد»: one per person and contribution."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="support_rows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supports")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "person"], name="support_once")
        ]


class OfficialReply(models.Model):
    """The entity's answer under a contribution: who, when, what."""

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="official_replies")
    entity = models.ForeignKey("entities.Entity", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.TextField(_("official reply"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("official reply")
        verbose_name_plural = _("official replies")
        ordering = ["pk"]
