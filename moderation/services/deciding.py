"""Deciding about a contribution: taken now, in effect and told a minute later.

The lock order is the same everywhere: the contribution, then its decision. So of two moderators
who decide at once one waits and then reads the other's decision, and an undo that meets the
sweep finds the decision either in effect or not.
"""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.services import notify
from consultations import receipts
from consultations import services as consultations
from consultations.models import Contribution
from consultations.services._common import said_of
from moderation import permissions
from moderation.models import Clause, Decision
from moderation.services.policy import policy_for
from tawasul.clock import database_now
from tawasul.history import record
from tawasul.refusals import Refusal, require
from tawasul.text import clean

log = structlog.get_logger(__name__)

Verb = Decision.Verb
Ending = Decision.Ending
NOTE_MAX_CHARS = 1_000
JUST_NOW = timedelta(hours=1)  # a page may have been open that long


@transaction.atomic
def decide(
    contribution: Contribution, *, by, verb: str, clause: Clause | None = None, note: str = ""
) -> Decision:
    """Take a decision. It takes effect, and its author is told, after UNDO_SECONDS.

    Declining and hiding cite a clause of the policy in force when the contribution was received.
    The same decision sent twice is one. Raises NotAllowed for who may not moderate it, and
    Refusal when someone else has just decided, the contribution has moved on, or a clause is
    missing.
    """
    fresh = _locked(contribution.pk)
    require(permissions.may_moderate(by, fresh))
    verb, note = Verb(verb), clean(note)
    pending = fresh.decisions.pending().first()
    if pending:
        if (pending.by_id, pending.verb) == (by.pk, verb) and pending.clause_id == (
            clause and clause.pk
        ):
            return pending  # the same form, sent twice
        raise Refusal(_("A decision was just taken on this contribution."))
    now = database_now()
    if fresh.status not in Decision.FROM[verb] and fresh.decisions.filter(
        applied_at__gt=now - JUST_NOW
    ):
        raise Refusal(_("A decision was just taken on this contribution."))
    require(permissions.may_decide(by, fresh, verb))
    _check(fresh, verb, clause, note)
    decision = Decision(
        contribution=fresh,
        verb=verb,
        clause=clause if verb in Decision.CITING else None,
        note=note,
        by=by,
        decided_at=now,
        takes_effect_at=now + timedelta(seconds=settings.UNDO_SECONDS),
    )
    return record(decision, by=by, reason="decided")


@transaction.atomic
def undo(decision: Decision, *, by) -> Decision:
    """Take a decision back before it takes effect: the contribution waits again as before."""
    contribution = _locked(decision.contribution_id)
    fresh = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    fresh.contribution = contribution
    require(permissions.may_undo(by, fresh, at=database_now()))
    return _end(fresh, Ending.UNDONE, by=by)


def apply_due() -> int:
    """Let take effect what is due. Returns how many this call did.

    Each decision is a transaction of its own: a killed worker leaves the rest to the next sweep,
    and one that fails holds up no other.
    """
    done = 0
    for key in list(
        Decision.objects.due().order_by("takes_effect_at").values_list("pk", flat=True)
    ):
        try:
            done += apply(key)
        except Exception:
            log.exception("decision not applied", decision=key)
    return done


@transaction.atomic
def apply(key: int) -> bool:
    """Let one decision take effect and tell the author. True if this call did it.

    Safe to run twice and at once. A decision whose ground is gone (the author withdrew, whoever
    decided lost the role, the contribution was moved otherwise) ends without effect.
    """
    contribution_key = Decision.objects.values_list("contribution_id", flat=True).get(pk=key)
    contribution = _locked(contribution_key)
    decision = (
        Decision.objects.select_for_update(no_key=True, of=("self",))
        .select_related("clause__version", "by")
        .get(pk=key)
    )
    decision.contribution = contribution
    if not decision.is_pending or decision.takes_effect_at > database_now():
        return False
    ending = _ground_gone(decision, contribution)
    if ending:
        _end(decision, ending, by=None)
        log.info("decision ended without effect", decision=key, ending=str(ending))
        return False
    _move(decision)
    # Read once the move is made, which waits while an outcome is published: so this instant says
    # on which side of the publication it took effect.
    decision.applied_at = database_now()
    record(decision, ["applied_at"], by=decision.by, reason="applied")
    _tell(decision, contribution)
    log.info("decision applied", decision=key, verb=decision.verb)
    return True


def _locked(key: int) -> Contribution:
    return (
        Contribution.objects.select_for_update(no_key=True, of=("self",))
        .select_related("consultation__entity", "author")
        .get(pk=key)
    )


def _check(contribution: Contribution, verb: Verb, clause: Clause | None, note: str) -> None:
    if len(note) > NOTE_MAX_CHARS:
        raise Refusal(
            _("Characters: %(length)s, limit: %(max)s. Please shorten the explanation.")
            % {"length": len(note), "max": NOTE_MAX_CHARS},
            field="note",
        )
    if verb == Verb.RESTORE and not note:
        raise Refusal(_("Say why it is shown again."), field="note")
    if verb not in Decision.CITING:
        return
    if clause is None:
        raise Refusal(_("Cite the clause of the usage policy."), field="clause")
    policy = policy_for(contribution)
    if policy is None or clause.version_id != policy.pk:
        raise Refusal(
            _("This contribution is judged by version %(number)s of the usage policy.")
            % {"number": policy.number if policy else "–"},
            field="clause",
        )


def _ground_gone(decision: Decision, contribution: Contribution) -> Ending | None:
    if contribution.status == Contribution.Status.WITHDRAWN:
        return Ending.WITHDRAWN
    if contribution.status not in Decision.FROM[Verb(decision.verb)]:
        return Ending.OVERTAKEN
    if not decision.by.is_active or not permissions.may_moderate(decision.by, contribution):
        return Ending.ROLE_LOST
    return None


def _move(decision: Decision) -> Contribution:
    key, by = decision.contribution_id, decision.by
    match decision.verb:
        case Verb.PUBLISH:
            return consultations.publish(key, by=by)
        case Verb.RESTORE:
            return consultations.publish(key, by=by, reason="restored")
        case Verb.DECLINE:
            return consultations.decline(key, by=by, clause=decision.clause.reference)
        case Verb.HIDE:
            return consultations.hide(key, by=by, clause=decision.clause.reference)


def _end(decision: Decision, ending: Ending, *, by) -> Decision:
    decision.undone_at = database_now()
    decision.undone_by = by
    decision.ending = ending
    return record(decision, ["undone_at", "undone_by", "ending"], by=by, reason=str(ending))


def _tell(decision: Decision, contribution: Contribution) -> None:
    """The author's notice; what staff typed in has nobody to tell."""
    author = contribution.author
    if author is None:
        return
    notify(
        author,
        NOTICES[Verb(decision.verb)],
        subject=contribution.receipt,
        key=f"decision:{decision.pk}",
        **said_of_decision(decision, contribution, author.language),
    )


NOTICES = {
    Verb.PUBLISH: "published",
    Verb.RESTORE: "published",
    Verb.DECLINE: "declined",
    Verb.HIDE: "hidden",
}


def said_of_decision(decision: Decision, contribution: Contribution, language: str) -> dict:
    """What a notice says of a decision, texts in the reader's language."""
    said = {
        **said_of(contribution.consultation, language),
        "receipt": receipts.spaced(contribution.receipt),
        "restored": decision.verb == Verb.RESTORE,
        "note": decision.note,
    }
    if decision.clause is None:
        return said | {"link": contribution.get_absolute_url()}
    clause = decision.clause
    return said | {
        "clause_number": clause.number,
        "clause_title": getattr(clause, f"title_{language}") or clause.title_ar,
        "policy_version": clause.version.number,
        "link": clause.get_absolute_url(),
    }
