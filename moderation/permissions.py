"""Who may do what with a contribution, and who may send one. Each answers with a Verdict.

Services enforce these; the queue passes the same answers to its templates, so a button is shown
exactly when its action would be accepted.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Contribution
from entities.models import Role
from entities.permissions import has_role, is_national, memberships_of
from moderation.models import Decision, PolicyVersion
from tawasul.refusals import ALLOWED, Verdict

# Hold the whole queue: the moderators of the ministry that runs the portal, and the auditors,
# who read everything and decide nothing.
NATIONAL_MODERATORS = (Role.MODERATOR, Role.CHIEF_MODERATOR)


# Sending --------------------------------------------------------------------------------------
def may_contribute_under_policy(person, consultation: Consultation) -> Verdict:
    """Has accepted the policy in force and consents to the processing of their opinion.

    One of CONTRIBUTION_CHECKS: called in the transaction that records a contribution. One query.
    """
    agreement = PolicyVersion.objects.agreement_of(person, timezone.now())
    if agreement is None:
        return Verdict(_("No usage policy is in force, so no comments are taken."))
    if agreement.accepted and agreement.consented:
        return ALLOWED
    if not agreement.accepted and not agreement.consented:
        return Verdict(
            _(
                "Before your first contribution, please accept the usage policy and consent to the "
                "processing of your opinion."
            )
        )
    if agreement.accepted:
        return Verdict(
            _("Taking part needs your consent to the processing of your data and opinion.")
        )
    return Verdict(
        _("Taking part needs your acceptance of the usage policy, version %(number)s.")
        % {"number": agreement.number}
    )


# Moderating -----------------------------------------------------------------------------------
def moderated_entities(person) -> list[int] | None:
    """Keys of the entities whose contributions this person reviews; None for every entity."""
    if is_national(person, *NATIONAL_MODERATORS):
        return None
    return sorted({m.entity_id for m in memberships_of(person) if m.role == Role.MODERATOR})


def may_open_queue(person) -> Verdict:
    if is_national(person, Role.AUDITOR) or moderated_entities(person) != []:
        return ALLOWED
    return Verdict(_("Only those who review contributions open this page."))


def may_moderate(person, contribution: Contribution) -> Verdict:
    """Decide about it: the moderation of the consulting entity or of the ministry."""
    if not (
        has_role(person, contribution.consultation.entity_id, Role.MODERATOR)
        or is_national(person, *NATIONAL_MODERATORS)
    ):
        return Verdict(
            _("Only the moderation of the consulting entity or of the ministry decides this.")
        )
    if contribution.author_id is not None and contribution.author_id == person.pk:
        return Verdict(_("Nobody reviews their own contribution."))
    return ALLOWED


def may_decide(person, contribution: Contribution, verb: str) -> Verdict:
    """Take this very decision, as the contribution stands now."""
    verdict = may_moderate(person, contribution)
    if verdict and contribution.status not in Decision.FROM[Decision.Verb(verb)]:
        return Verdict(
            _("This contribution is “%(status)s”: that decision cannot be taken.")
            % {"status": contribution.get_status_display()}
        )
    return verdict


def may_undo(person, decision: Decision, *, at: datetime) -> Verdict:
    """Whoever took it, as long as it has not taken effect; also those who hear appeals."""
    verdict = may_moderate(person, decision.contribution)
    if not verdict:
        return verdict
    if decision.undone_at is not None:
        return Verdict(_("This decision is already undone."))
    if decision.applied_at is not None or decision.takes_effect_at <= at:
        return Verdict(_("The decision has taken effect and can no longer be undone."))
    if decision.by_id != person.pk and not is_national(person, Role.CHIEF_MODERATOR):
        return Verdict(_("A decision is undone by whoever took it."))
    return ALLOWED
