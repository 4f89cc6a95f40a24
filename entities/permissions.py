"""Who may do what in an entity. One function per verb; each answers with a Verdict.

`roles_of` is the one place that reads memberships: every other app asks here.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from entities.models import NATIONAL_ROLES, Delegation, Entity, Invitation, Membership, Role
from tawasul.refusals import ALLOWED, Verdict

# National roles whose work is to see every entity.
NATIONAL_READERS = (Role.PORTAL_ADMIN, Role.AUDITOR, Role.SUPERVISOR, Role.CHIEF_MODERATOR)


def memberships_of(person) -> list[Membership]:
    """The person's active memberships, read once per request (kept on the instance)."""
    if not getattr(person, "is_authenticated", False):
        return []
    if not hasattr(person, "_memberships"):
        person._memberships = list(
            Membership.objects.active().filter(person=person).select_related("entity")
        )
    return person._memberships


def entities_of(person) -> list[int]:
    """Keys of the entities this person works in, in whatever role."""
    return sorted({membership.entity_id for membership in memberships_of(person)})


def memberships_as(person, *roles: str) -> list[Membership]:
    return [membership for membership in memberships_of(person) if membership.role in roles]


def entities_as(person, *roles: str) -> set[int]:
    """Keys of the entities in which this person holds one of the roles."""
    return {membership.entity_id for membership in memberships_as(person, *roles)}


def roles_of(person, entity: Entity | int) -> set[str]:
    key = entity if isinstance(entity, int) else entity.pk
    return {m.role for m in memberships_of(person) if m.entity_id == key}


def has_role(person, entity: Entity | int, *roles: str) -> bool:
    return bool(roles_of(person, entity) & set(roles))


def is_national(person, *roles: str) -> bool:
    """Holds one of these national roles, or that role in the entity that runs the portal."""
    return any(m.entity.owns_portal and m.role in roles for m in memberships_of(person))


def roles_line(person) -> str:
    """«التنسيق (ضابط الارتباط) · وزارة البيئة»: who this is at the desk."""
    seen: dict[str, list[str]] = {}
    for membership in memberships_of(person):
        seen.setdefault(str(membership.entity), []).append(str(membership.get_role_display()))
    return " · ".join(f"{'، '.join(roles)} · {entity}" for entity, roles in seen.items())


def may_approve_for(person, entity: Entity | int, *, on) -> bool:
    """An approver of the entity, or someone an approver delegated to for that day."""
    key = entity if isinstance(entity, int) else entity.pk
    return has_role(person, key, Role.APPROVER) or key in _delegated_to(person, on)


def approves_for(person, *, on) -> set[int]:
    """Keys of the entities of which `may_approve_for` is true."""
    return entities_as(person, Role.APPROVER) | _delegated_to(person, on)


def _delegated_to(person, on) -> set[int]:
    if not memberships_of(person):
        return set()
    delegations = Delegation.objects.in_force(on).filter(to=person)
    return set(delegations.values_list("membership__entity", flat=True))


def may_manage_entities(person) -> Verdict:
    if is_national(person, Role.PORTAL_ADMIN):
        return ALLOWED
    return Verdict(_("Only the portal's administration adds and changes entities."))


def may_edit_profile(person, entity: Entity) -> Verdict:
    if is_national(person, Role.PORTAL_ADMIN) or has_role(person, entity, Role.COORDINATOR):
        return ALLOWED
    return Verdict(_("Only the entity's coordination changes its page."))


def may_invite(person, entity: Entity, role: str) -> Verdict:
    """The portal's administration invites anybody; an approver, colleagues of their entity."""
    if role in NATIONAL_ROLES and not entity.owns_portal:
        return Verdict(_("This role exists only in the entity that runs the portal."))
    if is_national(person, Role.PORTAL_ADMIN):
        return ALLOWED
    if role not in NATIONAL_ROLES and has_role(person, entity, Role.APPROVER):
        return ALLOWED
    return Verdict(_("Only the portal's administration or the entity's management invites."))


def may_invite_somebody(person) -> Verdict:
    """Whether there is any entity and role `may_invite` would let this person invite into."""
    if is_national(person, Role.PORTAL_ADMIN) or entities_as(person, Role.APPROVER):
        return ALLOWED
    return Verdict(_("Only the portal's administration or the entity's management invites."))


def may_end_membership(person, membership: Membership) -> Verdict:
    if membership.person_id == getattr(person, "pk", None):
        return ALLOWED
    return may_invite(person, membership.entity, membership.role)


def may_resend(person, invitation: Invitation) -> Verdict:
    """Also when it has expired: the time to answer begins anew."""
    if invitation.accepted_at or invitation.revoked_at or not invitation.email:
        return Verdict(_("This invitation is no longer valid. Please ask for a new one."))
    return may_invite(person, invitation.entity, invitation.role)


def may_delegate(person, membership: Membership) -> Verdict:
    if membership.role == Role.APPROVER and membership.person_id == person.pk:
        return ALLOWED
    return Verdict(_("Only an approver delegates, and only their own approval."))
