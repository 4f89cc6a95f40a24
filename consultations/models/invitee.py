"""Who is asked into a consultation that is not for everyone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class InviteeQuerySet(models.QuerySet):
    def of(self, person) -> InviteeQuerySet:
        """The invitations of a person: also those sent before there was an account."""
        return self.filter(Q(person=person) | Q(person__isnull=True, email=person.email))


class Invitee(models.Model):
    """An expert asked by e-mail into a consultation that is not for everyone."""

    consultation = models.ForeignKey(
        "consultations.Consultation", models.CASCADE, related_name="invitees"
    )
    email = models.EmailField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="invited_to"
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    objects = InviteeQuerySet.as_manager()

    is_public_content = False

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "email"], name="invitee_once")
        ]
