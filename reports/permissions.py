"""Who may do what with outcomes and compliance figures."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation
from entities.models import Role
from entities.permissions import has_role, is_national, may_approve_for
from reports.models import Disposition, Outcome
from tawasul.calendar import TZ
from tawasul.refusals import ALLOWED, Verdict

Status = Outcome.Status


def may_begin(person, consultation: Consultation) -> Verdict:
    """Start the outcome: once the comments have closed."""
    if not has_role(person, consultation.entity_id, Role.COORDINATOR):
        return Verdict(_("Only the coordination of the consulting entity prepares the outcome."))
    if consultation.historical:
        return ALLOWED
    if consultation.status != Consultation.Status.PUBLISHED or not hasattr(consultation, "closing"):
        return Verdict(_("The outcome is prepared after the comments have closed."))
    return ALLOWED


def may_dispose(person, outcome: Outcome) -> Verdict:
    """Give contributions their answer, singly or in bulk: coordination and analysis.

    Once the outcome is published answers are only added, to what has none (`services.dispose`).
    """
    if not has_role(person, outcome.consultation.entity_id, Role.COORDINATOR, Role.ANALYST):
        return Verdict(_("Only the entity's coordination and analysts answer contributions."))
    return ALLOWED if outcome.status == Status.PUBLISHED else _still_draft(outcome)


def may_undispose(person, outcome: Outcome) -> Verdict:
    """Change an answer or take it back: only while the outcome is being prepared."""
    return may_dispose(person, outcome) and _still_draft(outcome)


def may_revise(person, outcome: Outcome) -> Verdict:
    if not has_role(person, outcome.consultation.entity_id, Role.COORDINATOR):
        return Verdict(_("Only the coordination of the consulting entity prepares the outcome."))
    return _still_draft(outcome)


def may_submit(person, outcome: Outcome) -> Verdict:
    return may_revise(person, outcome)


def may_ratify(person, outcome: Outcome) -> Verdict:
    """Ratify or return. Nobody ratifies what they wrote."""
    on = timezone.now().astimezone(TZ).date()
    if not may_approve_for(person, outcome.consultation.entity_id, on=on):
        return Verdict(_("Only the entity's senior management decides this."))
    if outcome.status != Status.SUBMITTED:
        return Verdict(_("It is not awaiting ratification."))
    if wrote(person, outcome):
        return Verdict(_("Whoever wrote an outcome does not ratify it."))
    return ALLOWED


def wrote(person, outcome: Outcome) -> bool:
    """Wrote a text of it, gave an answer, or sent it."""
    return (
        outcome.history.filter(
            history_user=person, history_change_reason__in=["begun", "revised", "submitted"]
        ).exists()
        or Disposition.history.filter(
            history_user=person, contribution__consultation=outcome.consultation_id
        ).exists()
    )


def may_publish(person, outcome: Outcome) -> Verdict:
    on = timezone.now().astimezone(TZ).date()
    entity = outcome.consultation.entity_id
    if not (has_role(person, entity, Role.COORDINATOR) or may_approve_for(person, entity, on=on)):
        return Verdict(_("Only the entity publishes its outcome."))
    if outcome.status != Status.RATIFIED:
        return Verdict(_("It has to be ratified first."))
    return ALLOWED


def _still_draft(outcome: Outcome) -> Verdict:
    if outcome.status == Status.PUBLISHED:
        return Verdict(_("The results are published and stay as they are."))
    if outcome.status != Status.DRAFT:
        return Verdict(_("The outcome has been submitted: ask for it back to change it."))
    return ALLOWED


def may_follow_compliance(person) -> Verdict:
    """See figures that are not signed yet: the ministry's supervisors and auditors."""
    if is_national(person, Role.SUPERVISOR, Role.AUDITOR):
        return ALLOWED
    return Verdict(_("Only the ministry's compliance staff see this."))


def may_sign(person) -> Verdict:
    """Freeze a quarter, correct it, sign and publish its report."""
    if is_national(person, Role.SUPERVISOR):
        return ALLOWED
    return Verdict(_("Only the ministry's compliance staff do this."))
