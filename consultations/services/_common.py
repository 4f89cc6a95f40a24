"""What every service of this app needs."""

from __future__ import annotations

import structlog
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.services import notify_many
from consultations.models import Change, Consultation
from entities.models import Delegation, Membership, Role
from tawasul.calendar import TZ

log = structlog.get_logger(__name__)


def locked(consultation: Consultation | int) -> Consultation:
    """The fresh row, held. "No key": contributions go on being inserted meanwhile."""
    key = consultation if isinstance(consultation, int) else consultation.pk
    return (
        Consultation.objects.select_for_update(no_key=True, of=("self",))
        .select_related("entity")
        .get(pk=key)
    )


def team(consultation: Consultation, *roles: str) -> QuerySet:
    """The people who hold one of these roles in the consulting entity."""
    return get_user_model().objects.filter(
        pk__in=Membership.objects.active()
        .filter(entity=consultation.entity_id, role__in=roles)
        .values("person"),
        is_active=True,
    )


def approvers(consultation: Consultation) -> QuerySet:
    """Senior management, and those they delegated to for today."""
    today = timezone.now().astimezone(TZ).date()
    delegated = Delegation.objects.in_force(today).filter(membership__entity=consultation.entity_id)
    return team(consultation, Role.APPROVER) | get_user_model().objects.filter(
        pk__in=delegated.values("to"), is_active=True
    )


def participants(consultation: Consultation) -> QuerySet:
    """Everybody who sent something that is not withdrawn."""
    return get_user_model().objects.filter(
        pk__in=consultation.contributions.exclude(status="withdrawn").values("author"),
        is_active=True,
    )


# Where these notices lead instead of the public page: a screen of the desk.
AT_THE_DESK = {
    "approval_asked": "approval",
    "approval_reminder": "approval",
    "approval_missed": "change",
    "approved": "change",
    "closed_for_coordinator": "change",
    "returned_for_changes": "change",
}


def tell(people, verb: str, consultation: Consultation, *, key: str, **context) -> None:
    """One notice for each person, in their language, in this transaction."""
    if verb in AT_THE_DESK:
        screen = f"admin:consultations_consultation_{AT_THE_DESK[verb]}"
        context.setdefault("link", reverse(screen, args=[consultation.pk]))
    notify_many(
        [
            {
                "recipient": person,
                "verb": verb,
                "subject": consultation.reference,
                "key": f"{key}:{person.pk}",
                "context": said_of(consultation, person.language) | context,
            }
            for person in people
        ]
    )


def said_of(consultation: Consultation, language: str) -> dict:
    """What notices say of a consultation: texts in the reader's language, dates as ISO 8601."""

    def text(thing, name):
        return getattr(thing, f"{name}_{language}") or getattr(thing, f"{name}_ar")

    return {
        "reference": consultation.reference,
        "link": consultation.get_absolute_url(),
        "title": text(consultation, "title"),
        "entity": text(consultation.entity, "name"),
        "office": consultation.office_email or consultation.entity.email,
        **{
            name: moment and moment.isoformat()
            for name in Consultation.DATE_COLUMNS
            for moment in [getattr(consultation, name)]
        },
    }


def each(act, keys) -> int:
    """How many of these `act` did. One that fails holds up no other: the next sweep tries it."""
    done = 0
    for key in list(keys):
        try:
            done += act(key)
        except Exception:
            log.exception("not recorded", act=act.__name__, consultation=key)
    return done


def log_change(
    consultation: Consultation, what: str, *, by, at, reason: str, field="", before="", after=""
) -> Change:
    return Change.objects.create(
        consultation=consultation,
        what=what,
        field=field,
        before=before,
        after=after,
        reason=reason,
        by=by,
        at=at,
    )
