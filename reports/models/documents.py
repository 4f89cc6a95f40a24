"""Files made in the worker: asked for, made with visible progress, kept with a digest."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports.models.compliance import Snapshot
from reports.models.outcome import Outcome


def _where(document, filename) -> str:
    return f"reports/{secrets.token_hex(16)}.{document.format}"


class Document(models.Model):
    """A report as a file. One row for each thing, language and format: asking twice is one job,
    and a file made again is found at the same address."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        GOING = "going", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, related_name="documents")
    snapshot = models.ForeignKey(Snapshot, models.CASCADE, null=True, related_name="documents")
    format = models.CharField(max_length=4, choices=Format)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to=_where, blank=True)
    size = models.PositiveIntegerField(null=True)  # bytes
    pages = models.PositiveSmallIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # Times a contribution was shown or taken out, by its history, when the file was begun.
    changes_seen = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["state", "requested_at"],
                condition=~Q(state="ready"),
                name="document_to_make",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "format", "language"], name="document_of_outcome_once"
            ),
            models.UniqueConstraint(
                fields=["snapshot", "format", "language"], name="document_of_snapshot_once"
            ),
            models.CheckConstraint(
                name="document_is_of_one_thing",
                condition=Q(outcome__isnull=False, snapshot__isnull=True)
                | Q(outcome__isnull=True, snapshot__isnull=False),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reports:document", args=[self.pk])
