"""A moderator's decision: taken now, in effect a minute later, so that a slip can be undone."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from consultations.models import Contribution
from moderation.models.policy import Clause

PENDING = Q(applied_at__isnull=True, undone_at__isnull=True)


class ClockTimestamp(Func):
    """PostgreSQL's clock at this very row; `Now()` stands still within a transaction."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class DecisionQuerySet(models.QuerySet):
    def pending(self) -> DecisionQuerySet:
        """Taken and neither in effect nor undone."""
        return self.filter(PENDING)

    def due(self) -> DecisionQuerySet:
        """Pending ones whose minute is over, by PostgreSQL's clock."""
        return self.pending().filter(takes_effect_at__lte=ClockTimestamp())

    def for_list(self) -> DecisionQuerySet:
        """With what one row of a list shows, and `now` by the clock that decides.

        In one query whatever the number of rows, and without the texts people wrote.
        """
        return (
            self.select_related("contribution__consultation", "clause__version", "by", "undone_by")
            .annotate(now=ClockTimestamp())
            .only(
                *(field.name for field in Decision._meta.concrete_fields),
                "contribution__receipt",
                "contribution__author_id",
                "contribution__consultation__entity_id",
                "clause__number",
                "clause__title_ar",
                "clause__title_en",
                "clause__version__number",
                "by__display_name",
                "undone_by__display_name",
            )
        )


class Decision(models.Model):
    """What was decided about one contribution, by whom, under which clause."""

    class Verb(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        DECLINE = "decline", _("Do not publish")
        HIDE = "hide", _("Hide")
        RESTORE = "restore", _("Show again")

    class Ending(models.TextChoices):
        """Why a decision never took effect."""

        UNDONE = "undone", _("Undone")
        WITHDRAWN = "withdrawn", _("The author withdrew the contribution")
        ROLE_LOST = "role_lost", _("Whoever decided no longer moderates here")
        OVERTAKEN = "overtaken", _("The contribution had changed")

    # From which states of a contribution each verb leads on.
    FROM = {
        Verb.PUBLISH: {Contribution.Status.WAITING},
        Verb.DECLINE: {Contribution.Status.WAITING},
        Verb.HIDE: {Contribution.Status.PUBLISHED, Contribution.Status.HELD},
        Verb.RESTORE: {
            Contribution.Status.DECLINED,
            Contribution.Status.HIDDEN,
            Contribution.Status.HELD,
        },
    }
    CITING = (Verb.DECLINE, Verb.HIDE)  # they cite a clause

    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="decisions", verbose_name=_("contribution")
    )
    verb = models.CharField(_("decision"), max_length=10, choices=Verb)
    clause = models.ForeignKey(
        Clause, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("clause")
    )
    note = models.TextField(_("explanation sent with the notice"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"))  # this and the next by PostgreSQL's clock
    takes_effect_at = models.DateTimeField(_("takes effect"))
    applied_at = models.DateTimeField(_("took effect"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(  # empty: the portal itself
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ending = models.CharField(_("why"), max_length=10, choices=Ending, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_at", "-pk"]
        indexes = [
            models.Index(fields=["takes_effect_at"], condition=PENDING, name="decision_due"),
            models.Index(fields=["-decided_at", "-id"], name="decision_latest"),
            # Few: reports looks among them for what was shown again after an outcome.
            models.Index(
                fields=["applied_at"], condition=Q(verb="restore"), name="decision_restored"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"], condition=PENDING, name="decision_one_pending"
            ),
            models.CheckConstraint(
                name="decision_taking_out_cites_a_clause",
                condition=~Q(verb__in=["decline", "hide"]) | Q(clause__isnull=False),
                violation_error_message=_("Cite the clause of the usage policy."),
            ),
            models.CheckConstraint(
                name="decision_not_both_applied_and_undone",
                condition=Q(applied_at__isnull=True) | Q(undone_at__isnull=True),
            ),
            models.CheckConstraint(
                name="decision_undone_says_why",
                condition=Q(undone_at__isnull=True, ending="", undone_by__isnull=True)
                | (Q(undone_at__isnull=False) & ~Q(ending="")),
            ),
            models.CheckConstraint(
                name="decision_takes_effect_after_it_is_taken",
                condition=Q(takes_effect_at__gte=F("decided_at")),
            ),
            models.CheckConstraint(
                name="decision_applied_only_when_due",
                condition=Q(applied_at__isnull=True) | Q(applied_at__gte=F("takes_effect_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} · {self.contribution_id}"

    @property
    def is_pending(self) -> bool:
        return self.applied_at is None and self.undone_at is None

    def seconds_left_at(self, moment: datetime) -> int:
        """Whole seconds in which it can still be undone; 0 when it cannot."""
        if not self.is_pending:
            return 0
        return max(0, int((self.takes_effect_at - moment).total_seconds()))
