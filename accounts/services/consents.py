"""Agreeing and taking it back: two acts, each a row of its own."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Consent
from accounts.services.people import hold


@transaction.atomic
def give_consent(person, *, kind: str, version: str, purpose: str = "") -> Consent:
    """Record that `person` agrees to this version. Agreeing twice is one consent."""
    hold(person)
    Consent.objects.bulk_create(
        [Consent(person=person, kind=kind, version=version, purpose=purpose)],
        ignore_conflicts=True,
    )
    return Consent.objects.in_force().get(person=person, kind=kind, version=version)


@transaction.atomic
def withdraw_consent(person, *, kind: str) -> int:
    """Take back what `person` agreed to under `kind`. The number of consents that ended."""
    return (
        Consent.objects.in_force()
        .filter(person=person, kind=kind)
        .update(withdrawn_at=timezone.now())
    )
