"""Which consultations: what the public knows of, what a person may see, what the clock says."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from consultations.models.invitee import Invitee
from entities.permissions import entities_of, is_national


class ConsultationQuerySet(models.QuerySet):
    def public_at(self, moment: datetime) -> ConsultationQuerySet:
        """What the public knows of. The twin of `Consultation.is_public_at`.

        An approved one is public from the hour of publication on: the clock decides that, and
        beat only records it.
        """
        return self.filter(
            Q(status__in=self.model.PUBLIC)
            | Q(status=self.model.Status.WITHDRAWN, published_at__isnull=False)
            | Q(status=self.model.Status.APPROVED, publish_at__lte=moment)
        )

    def listed_at(self, moment: datetime) -> ConsultationQuerySet:
        """Public and for everybody: what lists, feeds, search and figures count."""
        return self.public_at(moment).filter(audience=self.model.Audience.EVERYONE)

    def visible_to(self, person, at: datetime | None = None) -> ConsultationQuerySet:
        """Listed ones for everybody; invited people see theirs; the teams see their drafts.

        Every page reads through this method, so what it leaves out answers 404.
        """
        moment = at or timezone.now()
        public = self.public_at(moment)
        if not person.is_authenticated:
            return public.filter(audience=self.model.Audience.EVERYONE)
        if is_national(person, "auditor"):
            return self
        mine = entities_of(person)
        published = Q(pk__in=public.values("pk")) & (
            Q(audience=self.model.Audience.EVERYONE)
            # Subqueries, not joins: two matching rows must not double the consultation.
            | Q(pk__in=Invitee.objects.of(person).values("consultation"))
        )
        if not mine:
            return self.filter(published)
        partners = self.model.partners.through.objects.filter(entity__in=mine)
        return self.filter(
            published | Q(entity__in=mine) | Q(pk__in=partners.values("consultation"))
        )

    def run_by(self, person) -> ConsultationQuerySet:
        """What the admin lists: those of the person's own entities; all of them for auditors."""
        if is_national(person, "auditor"):
            return self
        return self.filter(entity__in=entities_of(person))

    def in_phase(self, phase: str, moment: datetime) -> ConsultationQuerySet:
        """The twin of `phase_at`, for lists and filters."""
        Phase, Status = self.model.Phase, self.model.Status
        if phase == Phase.RESULTS:
            return self.filter(status__in=[Status.DECIDED, Status.EVALUATED])
        running = self.public_at(moment).filter(status__in=[Status.APPROVED, Status.PUBLISHED])
        return {
            Phase.UPCOMING: running.filter(opens_at__gt=moment),
            Phase.OPEN: running.filter(opens_at__lte=moment, closes_at__gt=moment),
            Phase.UNDER_ANALYSIS: running.filter(closes_at__lte=moment),
        }[Phase(phase)]

    def open_at(self, moment: datetime) -> ConsultationQuerySet:
        return self.in_phase(self.model.Phase.OPEN, moment)

    def for_list(self) -> ConsultationQuerySet:
        """With what one row of a list shows, in one query whatever the number of rows."""
        return self.select_related("entity", "counters").defer(
            "background_ar", "background_en", "objectives_ar", "objectives_en"
        )
