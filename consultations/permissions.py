"""Who may do what with a consultation. One function per verb; each answers with a Verdict.

Services enforce these; views and the admin pass the same answers to templates, so a button is
shown exactly when its action would be accepted.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Contribution, Invitee
from entities.models import Entity, Role
from entities.permissions import entities_of, has_role, is_national, may_approve_for
from tawasul.calendar import TZ
from tawasul.refusals import ALLOWED, Verdict
from tawasul.words import deadline, moment

Status = Consultation.Status


# The coordinator ------------------------------------------------------------------------------
def may_draft(person, entity: Entity) -> Verdict:
    if has_role(person, entity, Role.COORDINATOR):
        return ALLOWED
    return Verdict(_("Only the entity's coordination prepares consultations."))


def may_read(person, consultation: Consultation) -> Verdict:
    """The draft, its preview and its desk: the entity's team, partners' teams, auditors."""
    if Consultation.objects.run_by(person).filter(pk=consultation.pk).exists():
        return ALLOWED
    if consultation.partners.filter(pk__in=entities_of(person)).exists():
        return ALLOWED
    return Verdict(_("Only the entity's team reads this before publication."))


def _coordinates(person, consultation: Consultation) -> Verdict:
    if has_role(person, consultation.entity_id, Role.COORDINATOR):
        return ALLOWED
    return Verdict(_("Only the coordination of the consulting entity does this."))


def may_revise(person, consultation: Consultation) -> Verdict:
    """Change the draft. Changing an approved one voids the approval."""
    verdict = _coordinates(person, consultation)
    if not verdict:
        return verdict
    if consultation.status == Status.IN_REVIEW:
        return Verdict(_("It is awaiting approval. Recall it to change it."))
    if consultation.status not in (Status.DRAFT, Status.APPROVED):
        return Verdict(_("It is published: changes are made with a public reason."))
    if consultation.is_public_at(timezone.now()):
        return Verdict(_("It is published: changes are made with a public reason."))
    return ALLOWED


def may_submit(person, consultation: Consultation) -> Verdict:
    verdict = _coordinates(person, consultation)
    if verdict and consultation.status != Status.DRAFT:
        return Verdict(_("Only a draft is sent for approval."))
    return verdict


def may_recall(person, consultation: Consultation) -> Verdict:
    verdict = _coordinates(person, consultation)
    if verdict and consultation.status != Status.IN_REVIEW:
        return Verdict(_("It is not awaiting approval."))
    return verdict


def may_amend(person, consultation: Consultation) -> Verdict:
    """Change texts, documents or later dates after publication, with a public reason."""
    verdict = _coordinates(person, consultation)
    if not verdict:
        return verdict
    if consultation.historical:
        return ALLOWED
    if consultation.status not in (Status.APPROVED, Status.PUBLISHED):
        return Verdict(_("Only a published consultation that is not decided is changed so."))
    if not consultation.is_public_at(timezone.now()):
        return Verdict(_("It is not published yet: edit the draft instead."))
    return ALLOWED


def may_extend(person, consultation: Consultation, *, at: datetime | None = None) -> Verdict:
    verdict = may_amend(person, consultation)
    if not verdict:
        return verdict
    if consultation.closes_at <= (at or timezone.now()):
        return Verdict(_("The period has ended and can no longer be extended."))
    return ALLOWED


def may_invite(person, consultation: Consultation) -> Verdict:
    verdict = _coordinates(person, consultation)
    if not verdict:
        return verdict
    if consultation.audience != Consultation.Audience.INVITED:
        return Verdict(_("This consultation is open to everyone."))
    if consultation.status in (Status.DECIDED, Status.EVALUATED, Status.WITHDRAWN):
        return Verdict(_("This consultation is over."))
    return ALLOWED


def may_record(person, consultation: Consultation) -> Verdict:
    """Type in what was said in a workshop, on paper or by phone."""
    verdict = _coordinates(person, consultation)
    if not verdict:
        return verdict
    if consultation.status not in (Status.APPROVED, Status.PUBLISHED):
        return Verdict(_("Contributions are typed in between publication and decision."))
    if consultation.phase_at(timezone.now()) in (None, Consultation.Phase.UPCOMING):
        return Verdict(_("This consultation has not opened yet."))
    if consultation.inputs_frozen_at:
        return Verdict(_("The outcome has been submitted: nothing more is typed in."))
    return ALLOWED


def may_reply_officially(person, contribution: Contribution) -> Verdict:
    if not has_role(person, contribution.consultation.entity_id, Role.COORDINATOR):
        return Verdict(_("Only the coordination of the consulting entity replies for it."))
    if contribution.status != Contribution.Status.PUBLISHED:
        return Verdict(_("Only a published comment is answered in public."))
    return ALLOWED


def may_open_identity(person, contribution: Contribution) -> Verdict:
    """Learn who sent an anonymous contribution: those who hear appeals, never the entity."""
    if is_national(person, Role.CHIEF_MODERATOR):
        return ALLOWED
    return Verdict(_("Only those who hear appeals open an identity, with a reason."))


# The approver ---------------------------------------------------------------------------------
def may_judge(person, consultation: Consultation) -> Verdict:
    """Approve or return. Nobody approves what they wrote."""
    on = timezone.now().astimezone(TZ).date()
    if not may_approve_for(person, consultation.entity_id, on=on):
        return Verdict(_("Only the entity's senior management decides this."))
    if consultation.status != Status.IN_REVIEW:
        return Verdict(_("It is not awaiting approval."))
    if wrote(person, consultation):
        return Verdict(_("Whoever drafted a consultation does not approve it."))
    return ALLOWED


def wrote(person, consultation: Consultation) -> bool:
    written = consultation.history.filter(
        history_user=person, history_change_reason__in=["created", "revised"]
    ).exists()
    return written or consultation.attachments.filter(uploaded_by=person).exists()


def may_withdraw(person, consultation: Consultation) -> Verdict:
    on = timezone.now().astimezone(TZ).date()
    if not may_approve_for(person, consultation.entity_id, on=on):
        return Verdict(_("Only the entity's senior management decides this."))
    if not consultation.is_public_at(timezone.now()) or consultation.status not in (
        Status.APPROVED,
        Status.PUBLISHED,
    ):
        return Verdict(_("Only a published consultation that is not decided is withdrawn."))
    return ALLOWED


# The public -----------------------------------------------------------------------------------
def takes_part_at(consultation: Consultation, at: datetime) -> Verdict:
    """Whether comments are taken at that instant, whoever asks."""
    if consultation.status == Status.WITHDRAWN:
        return Verdict(
            _("This consultation was withdrawn and takes no comments. Reason: %(reason)s")
            % {"reason": consultation.withdrawal_reason}
        )
    phase = consultation.phase_at(at)
    if phase is None:
        return Verdict(_("This consultation is not published."))
    if phase == Consultation.Phase.UPCOMING:
        return Verdict(
            _("This consultation is not open yet. It opens %(opens_at)s.")
            % {"opens_at": moment(consultation.opens_at)}
        )
    if phase != Consultation.Phase.OPEN:
        return Verdict(
            _(
                "The comment period ended %(closed_at)s, so your comment was not recorded. You "
                "can copy the text and write to the entity: %(office)s. Results are expected "
                "%(results_at)s."
            )
            % {
                "closed_at": moment(consultation.closes_at),
                "office": consultation.office_email or consultation.entity.email,
                "results_at": deadline(consultation.results_due),
            }
        )
    return ALLOWED


def may_contribute(person, consultation: Consultation, *, at: datetime) -> Verdict:
    verdict = takes_part_at(consultation, at)
    if not verdict:
        return verdict
    if not person.is_authenticated:
        return Verdict(_("Sign in to take part."))
    if (
        consultation.audience == Consultation.Audience.INVITED
        and not Invitee.objects.of(person).filter(consultation=consultation).exists()
    ):
        return Verdict(_("This consultation is open to invited people only."))
    return ALLOWED


def may_support(person, contribution: Contribution, *, at: datetime) -> Verdict:
    verdict = may_contribute(person, contribution.consultation, at=at)
    if not verdict:
        return verdict
    if contribution.status != Contribution.Status.PUBLISHED:
        return Verdict(_("Only a published comment can be supported."))
    if contribution.author_id == person.pk:
        return Verdict(_("You cannot support your own comment."))
    return ALLOWED


def may_take_back(person, contribution: Contribution) -> Verdict:
    """Withdraw one's own contribution: at any time, as law 24/2023 wants it."""
    if contribution.author_id != getattr(person, "pk", None):
        return Verdict(_("Only its author withdraws a comment."))
    if contribution.status == Contribution.Status.WITHDRAWN:
        return Verdict(_("This comment is already withdrawn."))
    return ALLOWED
