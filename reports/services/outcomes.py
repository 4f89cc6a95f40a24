"""From the first answer to a contribution to the published outcome."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations import services as consultations
from consultations.models import Consultation, Contribution
from consultations.services import approvers, team, tell
from entities.models import Membership, Role
from moderation.models import Decision
from reports import permissions
from reports.models import Disposition, Document, Outcome, OutcomeStep
from reports.services.commitments import promise
from reports.services.documents import ask_for, remake
from reports.services.telling import tell_of_answers, tell_participants
from tawasul.clock import database_now
from tawasul.history import record, record_gone, record_many
from tawasul.refusals import Refusal, require
from tawasul.text import clean

Status = Outcome.Status
OPEN = (
    Contribution.Status.WAITING,
    Contribution.Status.RETURNED,
    Contribution.Status.HELD,
)


@transaction.atomic
def begin(consultation: Consultation, *, by) -> Outcome:
    """The outcome of a closed consultation, made when first asked for."""
    fresh = Consultation.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=consultation.pk
    )
    found = Outcome.objects.filter(consultation=fresh).first()
    if found:
        return found
    require(permissions.may_begin(by, fresh))
    return record(Outcome(consultation=fresh, created_at=timezone.now()), by=by, reason="begun")


@transaction.atomic
def revise(
    outcome: Outcome, *, by, revision: int | None = None, commitments=None, **texts
) -> Outcome:
    """Change the texts; `commitments`, when given, are rows of (text_ar, text_en, due_on)."""
    fresh = _locked(outcome)
    require(permissions.may_revise(by, fresh))
    if revision is not None and revision != fresh.revision:
        raise Refusal(
            _("This outcome was changed after you opened it. Look at the differences first.")
        )
    unknown = set(texts) - set(Outcome.TEXT_COLUMNS)
    if unknown:
        raise TypeError(f"not texts of an outcome: {sorted(unknown)}")
    changed = [name for name, value in texts.items() if getattr(fresh, name) != value]
    for name in changed:
        setattr(fresh, name, texts[name])
    promised = commitments is not None and promise(fresh, commitments, by=by)
    if not changed and not promised:
        return fresh
    fresh.revision += 1
    return record(fresh, [*changed, "revision"], by=by, reason="revised")


@transaction.atomic
def dispose(outcome: Outcome, keys: list[int], *, by, answer: str, reason: str) -> int:
    """Give contributions their answer and its reason, singly or in bulk; again replaces.

    Only published contributions of this consultation; other keys are left out. Once the outcome
    is published only those without an answer: it is an addition, recorded as a step and shown as
    one, and what was ratified stays. Returns how many were answered.
    """
    fresh = _locked(outcome)
    require(permissions.may_dispose(by, fresh))
    if answer not in Disposition.Answer.values:
        raise Refusal(_("Choose an answer."), field="answer")
    reason = clean(reason)
    if not reason:
        raise Refusal(_("Give the reason for the answer."), field="reason")
    added = fresh.status == Status.PUBLISHED
    rows = (
        unanswered(fresh.consultation_id)
        if added
        else Contribution.objects.published().filter(consultation=fresh.consultation_id)
    )
    found = list(rows.filter(pk__in=keys).values_list("pk", flat=True))
    if not found:
        raise Refusal(
            _("Choose at least one comment without an answer: an answer once published stays.")
            if added
            else _("Choose at least one published contribution."),
            field="contributions",
        )
    now = database_now()
    present = {row.pk: row for row in Disposition.objects.filter(pk__in=found)}
    for row in present.values():
        row.answer, row.reason, row.by, row.at = answer, reason, by, now
    record_many(
        list(present.values()),
        Disposition,
        ["answer", "reason", "by", "at"],
        by=by,
        reason="answered",
    )
    record_many(
        [
            Disposition(contribution_id=key, answer=answer, reason=reason, by=by, at=now)
            for key in found
            if key not in present
        ],
        Disposition,
        by=by,
        reason="answered",
    )
    if added:
        _step(fresh, OutcomeStep.Step.ADDED, by=by)
        remake(fresh.documents.all(), by=None)
        tell_of_answers(fresh, found)
    return len(found)


@transaction.atomic
def undispose(outcome: Outcome, key: int, *, by) -> None:
    """Take an answer back while the outcome is being prepared."""
    fresh = _locked(outcome)
    require(permissions.may_undispose(by, fresh))
    for row in Disposition.objects.filter(pk=key, contribution__consultation=fresh.consultation_id):
        record_gone(row, by=by, reason="taken_back")


def unanswered(consultation: Consultation | int):
    """Published contributions without an answer."""
    key = consultation if isinstance(consultation, int) else consultation.pk
    return (
        Contribution.objects.published()
        .filter(consultation=key)
        .filter(~Exists(Disposition.objects.filter(pk=OuterRef("pk"))))
    )


def missing(outcome: Outcome) -> list[str]:
    """What stands between this outcome and its publication, as sentences."""
    found = []
    waiting = Contribution.objects.filter(
        consultation=outcome.consultation_id, status__in=OPEN
    ).count()
    if waiting:
        found.append(
            ngettext(
                "%(n)s contribution received in time still awaits review.",
                "%(n)s contributions received in time still await review.",
                waiting,
            )
            % {"n": waiting}
        )
    # Before the unanswered are counted: what takes effect in between is found there.
    returning = (
        Decision.objects.pending()
        .filter(contribution__consultation=outcome.consultation_id, verb=Decision.Verb.RESTORE)
        .count()
    )
    if returning:
        found.append(
            ngettext(
                "%(n)s contribution is about to be shown again, by a decision that takes effect "
                "within a minute. Its answer comes after that.",
                "%(n)s contributions are about to be shown again, by decisions that take effect "
                "within a minute. Their answers come after that.",
                returning,
            )
            % {"n": returning}
        )
    left = unanswered(outcome.consultation_id).count()
    if left and not outcome.exemption_ar:
        found.append(
            ngettext(
                "%(n)s published contribution has no answer yet. Answer it, or publish the "
                "reason for leaving it.",
                "%(n)s published contributions have no answer yet. Answer them, or publish the "
                "reason for leaving them.",
                left,
            )
            % {"n": left}
        )
    for name, sentence in (
        ("heard_ar", _("It is not written what was heard.")),
        ("response_ar", _("The entity's response is missing.")),
        ("decision_ar", _("The decision and its reasons are missing.")),
    ):
        if not getattr(outcome, name):
            found.append(sentence)
    return found


@transaction.atomic
def submit(outcome: Outcome, *, by) -> Outcome:
    """Send it for ratification. From here on nothing more is typed in or answered."""
    fresh = _locked(outcome)
    require(permissions.may_submit(by, fresh))
    lacking = missing(fresh)
    if lacking:
        raise Refusal(" ".join(lacking))
    fresh.move_to(Status.SUBMITTED)
    step = _step(fresh, OutcomeStep.Step.SUBMITTED, by=by)
    record(fresh, ["status"], by=by, reason="submitted")
    consultations.freeze_inputs(fresh.consultation, by=by, at=step.at)
    tell(
        approvers(fresh.consultation),
        "ratification_asked",
        fresh.consultation,
        key=f"ratification_asked:{step.pk}",
        link=reverse("admin:reports_ratify", args=[fresh.pk]),
    )
    return fresh


@transaction.atomic
def return_for_changes(outcome: Outcome, *, by, remarks: str) -> Outcome:
    fresh = _locked(outcome)
    require(permissions.may_ratify(by, fresh))
    remarks = clean(remarks)
    if not remarks:
        raise Refusal(_("Please write what needs changing."), field="remarks")
    fresh.move_to(Status.DRAFT)
    step = _step(fresh, OutcomeStep.Step.RETURNED, by=by, remarks=remarks)
    record(fresh, ["status"], by=by, reason="returned")
    consultations.freeze_inputs(fresh.consultation, by=by, at=None)
    tell(
        team(fresh.consultation, Role.COORDINATOR),
        "outcome_returned",
        fresh.consultation,
        key=f"outcome_returned:{step.pk}",
        link=reverse("admin:reports_outcome", args=[fresh.pk]),
        remarks=remarks,
    )
    return fresh


@transaction.atomic
def ratify(outcome: Outcome, *, by, digest: str) -> Outcome:
    """The approver's signature under exactly what was read."""
    fresh = _locked(outcome)
    require(permissions.may_ratify(by, fresh))
    if fresh.digest() != digest:
        raise Refusal(_("The outcome changed while you were reading. Please read it again."))
    fresh.move_to(Status.RATIFIED)
    fresh.ratified_digest = digest
    step = _step(fresh, OutcomeStep.Step.RATIFIED, by=by, digest=digest)
    record(fresh, ["status", "ratified_digest"], by=by, reason="ratified")
    tell(
        team(fresh.consultation, Role.COORDINATOR),
        "outcome_ratified",
        fresh.consultation,
        key=f"outcome_ratified:{step.pk}",
        link=reverse("admin:reports_outcome", args=[fresh.pk]),
    )
    return fresh


@transaction.atomic
def publish(outcome: Outcome, *, by) -> Outcome:
    """Publish what was ratified: the consultation is decided in the same transaction.

    Refused when something came in between (an answer missing, a text changed). Meanwhile the
    moves of its contributions wait. Every participant is told, their own contribution's answer
    first; the PDF files are ordered from the worker.
    """
    fresh = _locked(outcome)
    require(permissions.may_publish(by, fresh))
    fresh.consultation = consultation = consultations.hold_still(fresh.consultation)
    lacking = missing(fresh)
    if lacking or fresh.digest() != fresh.ratified_digest:
        raise Refusal(
            " ".join(lacking)
            or _("The outcome changed after it was ratified. It has to be ratified again.")
        )
    now = database_now()
    fresh.move_to(Status.PUBLISHED)
    fresh.published_at = now
    _step(fresh, OutcomeStep.Step.PUBLISHED, by=by, digest=fresh.ratified_digest)
    record(fresh, ["status", "published_at"], by=by, reason="published")
    consultations.decide(consultation, by=by, at=now)
    tell_participants(fresh)
    order_files(fresh, by=by)
    return fresh


@transaction.atomic
def reopen(outcome: Outcome, *, by) -> Outcome:
    """Take a ratified outcome back to draft: its ratification is void."""
    fresh = _locked(outcome)
    require(permissions.may_publish(by, fresh))
    fresh.move_to(Status.DRAFT)
    fresh.ratified_digest = ""
    _step(fresh, OutcomeStep.Step.VOIDED, by=by)
    record(fresh, ["status", "ratified_digest"], by=by, reason="reopened")
    consultations.freeze_inputs(fresh.consultation, by=by, at=None)
    return fresh


@transaction.atomic
def enter_past_outcome(
    consultation: Consultation, *, by, published_at: datetime, commitments=(), **texts
) -> Outcome:
    """The outcome of a consultation held before the portal. Nobody is told, nothing is claimed:
    the ratification's digest says what was entered, its step says by whom."""
    if not consultation.historical or consultation.status != Consultation.Status.DECIDED:
        raise Refusal(_("Only for a past consultation that was decided."))
    outcome = begin(consultation, by=by)
    outcome = revise(outcome, by=by, commitments=list(commitments), **texts)
    outcome.status = Status.PUBLISHED
    outcome.published_at = published_at
    outcome.ratified_digest = outcome.digest()
    record(outcome, ["status", "published_at", "ratified_digest"], by=by, reason="entered")
    order_files(outcome, by=by)
    return outcome


def order_files(outcome: Outcome, *, by) -> list[Document]:
    return [
        ask_for(outcome=outcome, format=Document.Format.PDF, language=language, by=by)
        for language in ("ar", "en")
    ]


def _locked(outcome: Outcome) -> Outcome:
    return (
        Outcome.objects.select_for_update(no_key=True, of=("self",))
        .select_related("consultation__entity", "consultation__counters")
        .get(pk=outcome.pk)
    )


def _step(outcome: Outcome, step: str, *, by, remarks: str = "", digest: str = "") -> OutcomeStep:
    title = (
        Membership.objects.active()
        .filter(person=by, entity=outcome.consultation.entity_id)
        .exclude(title="")
        .values_list("title", flat=True)
        .first()
    )
    return OutcomeStep.objects.create(
        outcome=outcome,
        step=step,
        by=by,
        title=title or "",
        at=timezone.now(),
        remarks=remarks,
        digest=digest or outcome.digest(),
    )
