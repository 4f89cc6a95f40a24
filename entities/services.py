"""Everything that changes an entity and who works in it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import end_sessions, hold, notify
from entities import permissions
from entities.models import NATIONAL_ROLES, Delegation, Entity, Invitation, Membership, Role
from tawasul import files
from tawasul.history import record
from tawasul.refusals import NotAllowed, Refusal, require


@transaction.atomic
def create_entity(*, by, **fields) -> Entity:
    require(permissions.may_manage_entities(by))
    return _unique(Entity(**fields), None, by=by, reason="created")


@transaction.atomic
def revise_entity(entity: Entity, *, by, **fields) -> Entity:
    """Change an entity. Coordinators change how it presents itself; the portal, everything."""
    fresh = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    require(permissions.may_edit_profile(by, fresh))
    changed = [name for name, value in fields.items() if getattr(fresh, name) != value]
    if set(changed) - PROFILE:
        require(permissions.may_manage_entities(by))
    for name in changed:
        setattr(fresh, name, fields[name])
    if not changed:
        return fresh
    _unique(fresh, changed, by=by, reason="revised")
    if "logo" in changed and fresh.logo:
        files.forget_unless_committed(fresh.logo)
    return fresh


def _unique(entity: Entity, fields, *, by, reason: str) -> Entity:
    """Save it; the form has looked at the address, two at the same moment only the database."""
    try:
        with transaction.atomic():
            return record(entity, fields, by=by, reason=reason)
    except IntegrityError as error:
        if "slug" not in str(error):
            raise
        raise Refusal(_("Another entity has this address."), field="slug") from error


PROFILE = {"email", "site", "logo", "charter_ar", "charter_en"}


@transaction.atomic
def found_portal(entity: Entity, *, person, title: str = "") -> Membership:
    """Make `entity` the one that runs the portal and `person` its first administration.

    Only once, on an empty portal: by the operator's command, never by a page.
    """
    if Entity.objects.filter(owns_portal=True).exists():
        raise Refusal(_("The portal already has an entity that runs it."))
    entity.owns_portal = True
    record(entity, ["owns_portal"], by=None, reason="founded")
    return _join(person, entity, Role.PORTAL_ADMIN, title=title, by=None)


@transaction.atomic
def invite(entity: Entity, *, by, email: str, role: str, title: str = "") -> tuple:
    """Ask an address to take a role. Returns (Invitation, the secret of its link).

    An address asked already is not written to again: the secret is then empty. What expired is
    renewed.
    """
    require(permissions.may_invite(by, entity, role))
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Refusal(
            _("“%(address)s” is not an e-mail address.") % {"address": email}, field="email"
        ) from None
    # One after the other, so that the second finds the first.
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    asked = Invitation.objects.filter(
        entity=entity, email=email, role=role, accepted_at=None, revoked_at=None
    ).first()
    if asked and asked.is_open_at(timezone.now()):
        return asked, ""
    invitation = asked or Invitation(entity=entity, email=email, role=role)
    invitation.title = title
    secret = _send(invitation, by=by)
    if entity.onboarding == Entity.Onboarding.LISTED:
        entity.onboarding = Entity.Onboarding.INVITED
        record(entity, ["onboarding"], by=by, reason="invited")
    return invitation, secret


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by) -> Invitation:
    """The mail again, with a new link and the whole time to answer; the old link is void."""
    fresh = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(permissions.may_resend(by, fresh))
    _send(fresh, by=by)
    return fresh


def _send(invitation: Invitation, *, by) -> str:
    """Store it and mail its link. The mail carries the secret, the database only its digest."""
    secret = secrets.token_urlsafe(24)
    invitation.digest = digest_of(secret)
    invitation.invited_by = by
    invitation.created_at = timezone.now()
    invitation.expires_at = invitation.created_at + timedelta(days=settings.INVITATION_DAYS)
    record(invitation, by=by, reason="invited")
    entity, email = invitation.entity, invitation.email
    known = get_user_model().objects.filter(email=email, is_active=True).first()
    language = known.language if known else settings.LANGUAGE_CODE
    notify(
        known,
        "role_offered",
        address=email,
        language=language,
        subject=entity.slug,
        key=f"role_offered:{invitation.pk}:{invitation.digest[:16]}",
        entity=entity.name_en if language == "en" and entity.name_en else entity.name_ar,
        role=str(Role(invitation.role).label),
        secrets={"link": reverse("entities:join", args=[secret])},
        expires_at=invitation.expires_at.isoformat(),
    )
    return secret


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find_invitation(secret: str) -> Invitation | None:
    """The invitation of a link, if it is still open."""
    found = Invitation.objects.select_related("entity").filter(digest=digest_of(secret)).first()
    return found if found and found.is_open_at(timezone.now()) else None


@transaction.atomic
def accept(secret: str, *, by) -> Membership:
    """Take the role offered. The link works once, for the address it was sent to."""
    hold(by)  # first, as an erasure does: it ends the roles and empties the invitations
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("entity")
        .filter(digest=digest_of(secret))
        .first()
    )
    if invitation is None or not invitation.is_open_at(timezone.now()):
        raise Refusal(_("This invitation is no longer valid. Please ask for a new one."))
    if by.email != invitation.email:
        raise NotAllowed(
            _("This invitation was sent to another address. Sign in with that one to accept it.")
        )
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = by
    record(invitation, ["accepted_at", "accepted_by"], by=by, reason="accepted")
    entity = invitation.entity
    if entity.onboarding != Entity.Onboarding.ACTIVE:
        entity.onboarding = Entity.Onboarding.ACTIVE
        entity.joined_on = entity.joined_on or timezone.localdate()
        record(entity, ["onboarding", "joined_on"], by=by, reason="joined")
    return _join(by, entity, invitation.role, title=invitation.title, by=by)


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by) -> Invitation:
    fresh = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(permissions.may_invite(by, fresh.entity, fresh.role))
    if not fresh.is_open_at(timezone.now()):
        raise Refusal(_("This invitation is no longer valid. Please ask for a new one."))
    fresh.revoked_at = timezone.now()
    return record(fresh, ["revoked_at"], by=by, reason="revoked")


@transaction.atomic
def end_membership(membership: Membership, *, by) -> Membership:
    """Leave, or be taken off: the role ends now, delegations with it, and so do all sessions."""
    _queue_to_leave([membership])
    fresh = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("entity", "person")
        .get(pk=membership.pk)
    )
    require(permissions.may_end_membership(by, fresh))
    if fresh.until is not None:
        raise Refusal(_("This role has already ended."))
    _keep_an_administration(fresh)
    _end(fresh, by=by, reason="ended")
    end_sessions(fresh.person)
    return fresh


def _end(membership: Membership, *, by, reason: str) -> None:
    membership.until = timezone.now()
    record(membership, ["until"], by=by, reason=reason)
    for delegation in membership.delegations.filter(revoked_at__isnull=True):
        delegation.revoked_at = membership.until
        record(delegation, ["revoked_at"], by=by, reason=reason)


def _queue_to_leave(memberships) -> None:
    """Those who leave the portal's administration at once wait at the entity's row.

    Locked before any membership, so that no two of them hold each other.
    """
    for membership in memberships:
        if membership.role == Role.PORTAL_ADMIN:
            Entity.objects.select_for_update(no_key=True).get(pk=membership.entity_id)


def _keep_an_administration(leaving: Membership) -> None:
    """Raise Refusal when nobody else administers the portal."""
    if leaving.role != Role.PORTAL_ADMIN:
        return
    others = Membership.objects.active().filter(role=Role.PORTAL_ADMIN, person__is_active=True)
    if not others.exclude(person=leaving.person_id).exists():
        raise Refusal(
            _(
                "The portal keeps at least one person in its administration. Somebody else has to "
                "take up this role first."
            )
        )


@transaction.atomic
def delegate(membership: Membership, *, by, to, starts_on: date, ends_on: date) -> Delegation:
    """Let a colleague approve from the first to the last day, both included.

    What is delegated already, to the same person for the same days, is not delegated twice.
    """
    # Held, so that of two at once the second finds the first.
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    require(permissions.may_delegate(by, membership))
    if ends_on < starts_on:
        raise Refusal(_("The last day comes after the first."), field="ends_on")
    if ends_on < timezone.localdate():
        raise Refusal(_("These days have passed."), field="ends_on")
    if to.pk == by.pk or not to.memberships.active().filter(entity=membership.entity).exists():
        raise Refusal(_("Choose a colleague of the same entity."), field="to")
    wanted = {"membership": membership, "to": to, "starts_on": starts_on, "ends_on": ends_on}
    if found := Delegation.objects.filter(**wanted, revoked_at=None).first():
        return found
    delegation = record(Delegation(**wanted), by=by, reason="delegated")
    entity = membership.entity
    notify(
        to,
        "delegated",
        subject=entity.slug,
        key=f"delegated:{delegation.pk}",
        entity=entity.name_en if to.language == "en" and entity.name_en else entity.name_ar,
        starts_on=starts_on.isoformat(),
        ends_on=ends_on.isoformat(),
        name=by.display_name,
        link=reverse("admin:index"),
    )
    return delegation


@transaction.atomic
def revoke_delegation(delegation: Delegation, *, by) -> Delegation:
    fresh = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    require(permissions.may_delegate(by, fresh.membership))
    if fresh.revoked_at is None:
        fresh.revoked_at = timezone.now()
        record(fresh, ["revoked_at"], by=by, reason="revoked")
    return fresh


@transaction.atomic
def erase_person(person) -> None:
    """Roles end; that somebody held them stays, without a name. Their invitations go blank.

    Raises Refusal for the last one who administers the portal.
    """
    mine = Membership.objects.active().filter(person=person)
    _queue_to_leave(mine)
    for membership in mine.select_for_update(of=("self",)):
        _keep_an_administration(membership)
        _end(membership, by=person, reason="erased")
    if person.email:
        Invitation.objects.filter(email=person.email).update(email="")
        Invitation.history.filter(email=person.email).update(email="")


def export_person(person) -> dict:
    return {
        "roles": [
            {
                "entity": one.entity.name_ar,
                "role": one.role,
                "title": one.title,
                "since": one.since.isoformat(),
                "until": one.until and one.until.isoformat(),
            }
            for one in person.memberships.select_related("entity")
        ]
    }


def _join(person, entity: Entity, role: str, *, title: str, by) -> Membership:
    if role in NATIONAL_ROLES and not entity.owns_portal:
        raise Refusal(_("This role exists only in the entity that runs the portal."))
    membership = Membership(
        person=person, entity=entity, role=role, title=title, since=timezone.now()
    )
    try:
        with transaction.atomic():
            record(membership, by=by, reason="joined")
    except IntegrityError:
        raise Refusal(_("This person already holds this role here.")) from None
    for cached in ("_memberships", "is_staff"):
        person.__dict__.pop(cached, None)
    return membership
