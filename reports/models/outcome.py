"""What the entity answers: to each contribution, and as a whole."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation, Contribution
from entities.permissions import entities_of, is_national
from tawasul.refusals import Refusal


class OutcomeQuerySet(models.QuerySet):
    def published(self) -> OutcomeQuerySet:
        return self.filter(status=Outcome.Status.PUBLISHED)

    def run_by(self, person) -> OutcomeQuerySet:
        if is_national(person, "auditor"):
            return self
        return self.filter(consultation__entity__in=entities_of(person))


class Outcome(models.Model):
    """What was heard, what the entity answers, what it decides and why."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        SUBMITTED = "submitted", _("Awaiting ratification")
        RATIFIED = "ratified", _("Ratified")
        PUBLISHED = "published", _("Published")

    MOVES = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.DRAFT, Status.RATIFIED},
        Status.RATIFIED: {Status.DRAFT, Status.PUBLISHED},
        Status.PUBLISHED: set(),
    }

    consultation = models.OneToOneField(
        Consultation, models.PROTECT, related_name="outcome", verbose_name=_("consultation")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    heard = models.TextField(
        _("what was heard"), blank=True, help_text=_("The main views, for and against, fairly.")
    )
    response = models.TextField(
        _("the entity's response"), blank=True, help_text=_("What you make of these views.")
    )
    decision = models.TextField(
        _("the decision and its reasons"), blank=True, help_text=_("What is decided, and why.")
    )
    effect = models.TextField(
        _("effect on the groups concerned"), blank=True, help_text=_("Who gains, who bears what.")
    )
    method = models.TextField(
        _("method of analysis"), blank=True, help_text=_("Who read the contributions, and how.")
    )
    exemption = models.TextField(
        _("why some contributions have no answer"),
        blank=True,
        help_text=_("Published. Only when not every contribution can be answered."),
    )
    ratified_digest = models.CharField(max_length=64, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "published_at"])]
        constraints = [
            models.CheckConstraint(
                name="outcome_is_published_only_as_ratified",
                condition=~Q(status__in=["ratified", "published"]) | ~Q(ratified_digest=""),
                violation_error_message=_("Nothing is published without ratification."),
            ),
            models.CheckConstraint(
                name="outcome_published_has_a_reasoned_decision",
                condition=~Q(status="published")
                | (~Q(decision_ar="") & Q(decision_ar__isnull=False, published_at__isnull=False)),
                violation_error_message=_("A decision with its reasons is needed."),
            ),
        ]

    TEXTS = ("heard", "response", "decision", "effect", "method", "exemption")
    TEXT_COLUMNS = tuple(f"{name}_{language}" for name in TEXTS for language in ("ar", "en"))

    def __str__(self) -> str:
        return str(self.consultation)

    def get_absolute_url(self) -> str:
        return reverse("reports:outcome", args=[self.consultation.reference])

    def move_to(self, status: Status) -> None:
        """Change `status` in memory. The caller holds the row lock and saves."""
        if status not in self.MOVES[self.Status(self.status)]:
            raise Refusal(
                _("An outcome that is “%(now)s” cannot become “%(wanted)s”.")
                % {"now": self.get_status_display(), "wanted": status.label}
            )
        self.status = status

    def digest(self) -> str:
        """SHA-256, in hex, over what is ratified: the texts, the commitments, every answer."""
        said = {name: getattr(self, name) for name in self.TEXT_COLUMNS}
        said["commitments"] = [
            [one.text_ar, one.text_en, str(one.due_on)] for one in self.commitments.all()
        ]
        total = hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
        rows = Disposition.objects.filter(contribution__consultation=self.consultation_id)
        for key, answer, reason in (
            rows.order_by("contribution_id")
            .values_list("contribution_id", "answer", "reason")
            .iterator(chunk_size=2000)
        ):
            total.update(f"{key} {answer} {reason}\n".encode())
        return total.hexdigest()


class Disposition(models.Model):
    """What became of one contribution, and why. Never a status of the contribution."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Taken up")
        PARTLY = "partly", _("Taken up in part")
        REJECTED = "rejected", _("Not taken up")
        OUT_OF_SCOPE = "out_of_scope", _("Outside the subject")
        COVERED = "covered", _("Already in the text")

    contribution = models.OneToOneField(
        Contribution, models.PROTECT, related_name="disposition", primary_key=True
    )
    answer = models.CharField(_("answer"), max_length=12, choices=Answer)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("disposition")
        verbose_name_plural = _("dispositions")
        constraints = [
            models.CheckConstraint(
                name="disposition_says_why",
                condition=~Q(reason=""),
                violation_error_message=_("Give the reason for the answer."),
            )
        ]


class Commitment(models.Model):
    """What the entity promises with its decision, and by when."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="commitments")
    text = models.CharField(_("commitment"), max_length=300)
    due_on = models.DateField(_("by"), null=True, blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["pk"]


class OutcomeStep(models.Model):
    """One step of an outcome between coordinator and approver."""

    class Step(models.TextChoices):
        SUBMITTED = "submitted", _("Sent for ratification")
        RETURNED = "returned", _("Returned for changes")
        RATIFIED = "ratified", _("Ratified")
        VOIDED = "voided", _("Ratification no longer valid")
        PUBLISHED = "published", _("Published")
        ADDED = "added", _("Answers added after publication")

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=120, blank=True)  # the job title they signed with
    at = models.DateTimeField()
    remarks = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="outcome_return_says_why", condition=~Q(step="returned") | ~Q(remarks="")
            )
        ]
