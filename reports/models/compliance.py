"""A quarter, frozen: rows of what happened, never totals, so that every figure can be drilled."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entities.models import Entity


class SnapshotQuerySet(models.QuerySet):
    def visible_to(self, person) -> SnapshotQuerySet:
        """Signed ones for everybody; those being prepared for the ministry's staff."""
        from reports.permissions import may_follow_compliance

        return self if may_follow_compliance(person) else self.filter(signed_at__isnull=False)


class Snapshot(models.Model):
    """The figures of a quarter as they stood when frozen. Number 0 is the first; then corrections.

    Rows never change once written; a later finding is a new snapshot with the next number and a
    reason.
    """

    quarter = models.CharField(_("quarter"), max_length=6)  # "2026Q3"
    number = models.PositiveSmallIntegerField(_("correction"), default=0)
    reason = models.TextField(_("reason for the correction"), blank=True)
    frozen_at = models.DateTimeField(_("frozen"))
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"), null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_title = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen quarter")
        verbose_name_plural = _("frozen quarters")
        ordering = ["-quarter", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["quarter", "number"], name="snapshot_numbered_once"),
            models.CheckConstraint(
                name="snapshot_correction_says_why",
                condition=Q(number=0) | ~Q(reason=""),
                violation_error_message=_("Say what is corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter}/{self.number}" if self.number else self.quarter


class SnapshotRow(models.Model):
    """One entity in one snapshot; silent entities have a row with no records."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="rows")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    name_ar = models.CharField(max_length=200)  # as it was called then
    name_en = models.CharField(max_length=200, blank=True)
    # One for each consultation of the quarter: see reports.figures.Record.
    records = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "entity"], name="snapshot_entity_once")
        ]
