"""A consultation: what people decide about it (status), what the clock decides (phase)."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.queryset import ConsultationQuerySet
from entities.models import Entity
from tawasul.refusals import Refusal
from tawasul.search import SearchColumn
from tawasul.vocabulary import Goal, Governorate, Group, Sector


class Consultation(models.Model):
    """A question put to the public by one entity, between two instants."""

    class Status(models.TextChoices):
        """What people decide."""

        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("Awaiting approval")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        DECIDED = "decided", _("Decided")
        EVALUATED = "evaluated", _("Evaluated")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Phase(models.TextChoices):
        """Where the clock stands. Worked out from the dates, stored nowhere."""

        UPCOMING = "upcoming", _("Opening soon")
        OPEN = "open", _("Open for comment")
        UNDER_ANALYSIS = "under_analysis", _("Under analysis")
        RESULTS = "results", _("Results published")

    class Kind(models.TextChoices):
        LAW = "law", _("Law")
        BYLAW = "bylaw", _("Bylaw")
        INSTRUCTIONS = "instructions", _("Instructions")
        POLICY = "policy", _("Policy")
        PLAN = "plan", _("Strategy or plan")
        SERVICE = "service", _("Service")
        PROJECT = "project", _("Project")
        GUIDE = "guide", _("Guide or standards")
        OTHER = "other", _("Other")

    class Level(models.TextChoices):
        """Level of participation, as the guides of Oman and the UAE name them (LVL-03..05)."""

        INFORMATION = "information", _("Information")
        CONSULTATION = "consultation", _("Consultation")
        DECISION = "decision", _("Decision making")

    class DecisionMode(models.TextChoices):
        """Who decides: declared before opening and shown to the public (PLN-14)."""

        ENTITY = "entity", _("The entity decides, having heard the public")
        PUBLIC = "public", _("The public decides")

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        INVITED = "invited", _("Invited people only")

    MOVES = {
        Status.DRAFT: {Status.IN_REVIEW},
        Status.IN_REVIEW: {Status.DRAFT, Status.APPROVED},
        Status.APPROVED: {Status.DRAFT, Status.PUBLISHED, Status.WITHDRAWN},
        Status.PUBLISHED: {Status.DECIDED, Status.WITHDRAWN},
        Status.DECIDED: {Status.EVALUATED},
        Status.EVALUATED: set(),
        Status.WITHDRAWN: set(),
    }
    PUBLIC = (Status.PUBLISHED, Status.DECIDED, Status.EVALUATED)
    LEGISLATION = (Kind.LAW, Kind.BYLAW)  # draft texts with a legal minimum of days

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    # Of the form it was begun with: sent twice, it begins one. None where there was no form.
    form_token = models.UUIDField(null=True, unique=True, editable=False)
    entity = models.ForeignKey(
        Entity, models.PROTECT, related_name="consultations", verbose_name=_("government entity")
    )
    partners = models.ManyToManyField(
        Entity,
        related_name="partner_consultations",
        blank=True,
        verbose_name=_("in partnership with"),
        help_text=_("Named on the page and in the report; their teams may read the draft."),
    )
    kind = models.CharField(_("type"), max_length=20, choices=Kind)
    level = models.CharField(
        _("level of participation"), max_length=20, choices=Level, default=Level.CONSULTATION
    )
    decision_mode = models.CharField(
        _("who decides"), max_length=10, choices=DecisionMode, blank=True
    )
    audience = models.CharField(
        _("open to"), max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    title = models.CharField(
        _("title"), max_length=200, help_text=_("As people and search results see it.")
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("Three sentences: the problem, the proposal, who is affected."),
    )
    change = models.JSONField(
        _("what would change"),
        default=list,
        blank=True,
        help_text=_("Rows of three: the aspect, how it is now, how it would be."),
    )
    questions = models.TextField(
        _("guiding questions"), blank=True, help_text=_("One on each line.")
    )
    background = models.TextField(_("background"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One on each line."))
    sectors = ArrayField(
        models.CharField(max_length=20, choices=Sector),
        default=list,
        blank=True,
        verbose_name=_("sectors"),
    )
    goals = ArrayField(
        models.PositiveSmallIntegerField(choices=Goal),
        default=list,
        blank=True,
        verbose_name=_("Sustainable Development Goals"),
    )
    groups = ArrayField(
        models.CharField(max_length=20, choices=Group),
        default=list,
        blank=True,
        verbose_name=_("groups concerned"),
    )
    estimate = models.PositiveIntegerField(
        _("size of the groups concerned"),
        null=True,
        blank=True,
        help_text=_("An estimate: the participation rate is measured against it."),
    )
    governorates = ArrayField(
        models.CharField(max_length=20, choices=Governorate),
        default=list,
        blank=True,
        verbose_name=_("governorates concerned"),
        help_text=_("None chosen: all of the Kingdom."),
    )
    office = models.CharField(_("contact office"), max_length=200, blank=True)
    office_email = models.EmailField(_("contact e-mail"), blank=True)
    impact_exemption = models.TextField(
        _("why no impact assessment is attached"), blank=True, help_text=_("Shown to the public.")
    )
    short_reason = models.TextField(
        _("why the period is shorter than the legal minimum"),
        blank=True,
        help_text=_("Shown to the public, with the legal basis."),
    )
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=_("second round of"),
    )
    illustrative = models.BooleanField(_("illustrative draft"), default=False, editable=False)
    historical = models.BooleanField(_("held before the portal"), default=False, editable=False)

    publish_at = models.DateTimeField(_("publication"), null=True, blank=True)
    opens_at = models.DateTimeField(
        _("comments open"), null=True, blank=True, help_text=_("First instant it is open.")
    )
    closes_at = models.DateTimeField(
        _("comment deadline"), null=True, blank=True, help_text=_("First instant it is closed.")
    )
    analysis_due = models.DateTimeField(_("analysis finished"), null=True, blank=True)
    results_due = models.DateTimeField(_("results published"), null=True, blank=True)
    # The dates first announced: what compliance measures against, however often they move.
    first_closes_at = models.DateTimeField(null=True, editable=False)
    first_results_due = models.DateTimeField(null=True, editable=False)

    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    withdrawal_reason = models.TextField(_("reason for withdrawal"), blank=True, editable=False)
    approved_digest = models.CharField(max_length=64, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False, default=timezone.now)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    # Set when the outcome is submitted: from then on staff type nothing in any more.
    inputs_frozen_at = models.DateTimeField(null=True, editable=False)
    search = SearchColumn(
        a=["title_ar", "title_en", "reference"],
        b=["summary_ar", "summary_en"],
        c=["background_ar", "objectives_ar"],
        d=["questions_ar"],
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "closes_at"]),
            models.Index(fields=["status", "publish_at"]),
            models.Index(fields=["entity", "status"]),
            GinIndex(fields=["sectors"]),
            GinIndex(fields=["governorates"]),
            GinIndex(fields=["search"], name="consultation_search"),
        ]
        constraints = [
            models.CheckConstraint(
                name="consultation_dates_are_in_order",
                condition=(
                    Q(publish_at__lte=F("opens_at"))
                    & Q(opens_at__lt=F("closes_at"))
                    & Q(closes_at__lt=F("analysis_due"))
                    & Q(analysis_due__lte=F("results_due"))
                ),
                violation_error_message=_(
                    "The dates follow one another: publication, opening, deadline, analysis, "
                    "results."
                ),
            ),
            models.CheckConstraint(
                name="consultation_has_its_dates_once_approved",
                condition=Q(status__in=["draft", "in_review", "withdrawn"])
                | Q(
                    publish_at__isnull=False,
                    opens_at__isnull=False,
                    closes_at__isnull=False,
                    analysis_due__isnull=False,
                    results_due__isnull=False,
                ),
                violation_error_message=_("Set the dates before it is approved."),
            ),
            models.CheckConstraint(
                name="consultation_says_who_decides_once_approved",
                condition=Q(status__in=["draft", "in_review", "withdrawn"]) | ~Q(decision_mode=""),
                violation_error_message=_("Say who decides before it is approved."),
            ),
            models.CheckConstraint(
                name="consultation_is_published_only_as_approved",
                condition=~Q(status__in=["approved", "published", "decided", "evaluated"])
                | ~Q(approved_digest="")
                | Q(historical=True),
                violation_error_message=_("Nothing is published without the go-ahead."),
            ),
            # As `readiness.is_too_short`. A difference, not a sum: its days are 24 hours long in
            # every time zone a session may have.
            models.CheckConstraint(
                name="consultation_short_period_says_why",
                condition=~Q(status__in=["approved", "published", "decided", "evaluated"])
                | ~Q(kind__in=["law", "bylaw"])
                | GreaterThanOrEqual(F("closes_at") - F("opens_at"), timedelta(days=10))
                | (Q(short_reason_ar__isnull=False) & ~Q(short_reason_ar=""))
                | Q(historical=True),
                violation_error_message=_(
                    "A draft law or bylaw stays open for 10 days, or says in public why not."
                ),
            ),
            models.CheckConstraint(
                name="consultation_public_since_is_recorded",
                condition=~Q(status__in=["published", "decided", "evaluated"])
                | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="consultation_decided_since_is_recorded",
                condition=~Q(status__in=["decided", "evaluated"]) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="consultation_withdrawal_says_why",
                condition=~Q(status="withdrawn")
                | (Q(withdrawal_reason_ar__isnull=False) & ~Q(withdrawal_reason_ar="")),
                violation_error_message=_("Say why it is withdrawn."),
            ),
            models.CheckConstraint(
                name="consultation_has_an_arabic_title",
                condition=Q(title_ar__isnull=False) & ~Q(title_ar=""),
                violation_error_message=_("Give it a title in Arabic first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def get_absolute_url(self) -> str:
        return reverse("consultations:detail", args=[self.reference])

    @property
    def is_public_content(self) -> bool:
        """False while a page the public reads does not change with it."""
        return self.status not in (self.Status.DRAFT, self.Status.IN_REVIEW)

    def is_public_at(self, moment: datetime) -> bool:
        if self.status == self.Status.WITHDRAWN:
            return self.published_at is not None
        if self.status == self.Status.APPROVED:
            return self.publish_at <= moment
        return self.status in self.PUBLIC

    def phase_at(self, moment: datetime) -> Phase | None:
        """The phase at `moment`; None while it is not public, and once it is withdrawn.

        Half-open, like a timetable: it is open at `opens_at` and closed at `closes_at`.
        """
        if self.status == self.Status.WITHDRAWN or not self.is_public_at(moment):
            return None
        if self.status in (self.Status.DECIDED, self.Status.EVALUATED):
            return self.Phase.RESULTS
        if moment < self.opens_at:
            return self.Phase.UPCOMING
        return self.Phase.OPEN if moment < self.closes_at else self.Phase.UNDER_ANALYSIS

    def move_to(self, status: Status) -> None:
        """Change `status` in memory. The caller holds the row lock and saves.

        Raises Refusal when MOVES does not list the move.
        """
        if status not in self.MOVES[self.Status(self.status)]:
            raise Refusal(
                _("A consultation that is “%(now)s” cannot become “%(wanted)s”.")
                % {"now": self.get_status_display(), "wanted": status.label}
            )
        self.status = status

    @property
    def period(self) -> timedelta | None:
        """How long comments are taken."""
        if self.opens_at and self.closes_at:
            return self.closes_at - self.opens_at
        return None

    # What the public reads and what the approver approves, column by column: never the active
    # language's view of it.
    TEXTS = ("title", "summary", "change", "questions", "background", "objectives")
    TEXT_COLUMNS = tuple(f"{name}_{language}" for name in TEXTS for language in ("ar", "en"))
    FACT_COLUMNS = (
        "kind",
        "level",
        "decision_mode",
        "audience",
        "sectors",
        "goals",
        "groups",
        "estimate",
        "governorates",
        "office_ar",
        "office_en",
        "office_email",
        "impact_exemption_ar",
        "impact_exemption_en",
        "short_reason_ar",
        "short_reason_en",
        "continues_id",
    )
    DATE_COLUMNS = ("publish_at", "opens_at", "closes_at", "analysis_due", "results_due")

    def digest(self) -> str:
        """SHA-256, in hex, over all that approval speaks of: texts, facts, dates, documents."""
        said = {name: getattr(self, name) for name in self.TEXT_COLUMNS + self.FACT_COLUMNS}
        said["entity"] = self.entity_id
        said["partners"] = sorted(self.partners.values_list("pk", flat=True))
        said["dates"] = [
            moment and moment.astimezone(UTC).isoformat()
            for moment in (getattr(self, name) for name in self.DATE_COLUMNS)
        ]
        said["documents"] = sorted(
            self.attachments.current().values_list("kind", "sha256", "title_ar", "title_en")
        )
        canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(canonical.encode()).hexdigest()
