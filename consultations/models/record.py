"""What is kept on record beside a consultation: review, public changes, closing, counters."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation


class Review(models.Model):
    """One step between the coordinator and the approver."""

    class Step(models.TextChoices):
        SUBMITTED = "submitted", _("Sent for approval")
        RECALLED = "recalled", _("Recalled")
        RETURNED = "returned", _("Returned for changes")
        APPROVED = "approved", _("Approved")
        VOIDED = "voided", _("Approval no longer valid")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="reviews")
    step = models.CharField(max_length=10, choices=Step)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    remarks = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    letter_number = models.CharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="review_return_says_why", condition=~Q(step="returned") | ~Q(remarks="")
            )
        ]


class Change(models.Model):
    """One line of the public log of changes after publication."""

    class What(models.TextChoices):
        EXTENSION = "extension", _("Comment period extended")
        DATE = "date", _("Date changed")
        TEXT = "text", _("Text changed")
        DOCUMENT = "document", _("Document changed")
        WITHDRAWAL = "withdrawal", _("Consultation withdrawn")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=12, choices=What)
    field = models.CharField(max_length=40, blank=True)  # the column, e.g. "closes_at"
    before = models.TextField(blank=True)  # dates as ISO 8601 in UTC
    after = models.TextField(blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="change_says_why", condition=~Q(reason="")),
        ]


class Closing(models.Model):
    """The snapshot frozen at a deadline: what had been received in time."""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, related_name="closing", primary_key=True
    )
    closed_at = models.DateTimeField()  # the deadline
    frozen_at = models.DateTimeField()  # when the snapshot was made
    received = models.PositiveIntegerField()  # through the portal and in time
    published = models.PositiveIntegerField()
    waiting = models.PositiveIntegerField()
    declined = models.PositiveIntegerField()
    withdrawn = models.PositiveIntegerField()
    recorded = models.PositiveIntegerField()  # typed in by staff until then, counted apart
    participants = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)


class ReferenceCounter(models.Model):
    """The last number given in a year. Locked while a number is drawn; gaps are allowed."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Counters(models.Model):
    """What the public page counts. Changed by moderation, never by submission."""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, related_name="counters", primary_key=True
    )
    published = models.PositiveIntegerField(default=0)  # through the portal
    recorded = models.PositiveIntegerField(default=0)  # on paper, in workshops, by phone
    participants = models.PositiveIntegerField(default=0)  # people with something published
    replies = models.PositiveIntegerField(default=0)  # official ones

    @property
    def comments(self) -> int:
        return self.published + self.recorded
