"""Documents of a consultation: rows with a digest, replaced by new rows, never overwritten."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation


def _where(attachment, filename) -> str:
    """A name nobody can guess; what the sender called the file is kept in `filename`."""
    return f"documents/{secrets.token_hex(16)}{attachment.extension}"


class AttachmentQuerySet(models.QuerySet):
    def current(self) -> AttachmentQuerySet:
        return self.filter(removed_at__isnull=True)


class Attachment(models.Model):
    class Kind(models.TextChoices):
        DRAFT = "draft", _("Draft text")
        REASONS = "reasons", _("Explanatory memorandum")
        IMPACT = "impact", _("Impact assessment")
        COMPARISON = "comparison", _("Comparison table")
        SUPPORT = "support", _("Supporting document")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="attachments")
    kind = models.CharField(_("kind of document"), max_length=12, choices=Kind)
    title = models.CharField(_("title of the document"), max_length=200)
    file = models.FileField(_("file"), upload_to=_where)
    filename = models.CharField(max_length=200, editable=False)
    content_type = models.CharField(max_length=100, editable=False)
    extension = models.CharField(max_length=8, editable=False)
    size = models.PositiveIntegerField(editable=False)  # bytes
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", editable=False
    )
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "sha256", "kind", "title_ar"],
                condition=models.Q(removed_at__isnull=True),
                name="attachment_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:document", args=[self.consultation.reference, self.pk])
