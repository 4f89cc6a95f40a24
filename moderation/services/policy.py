"""Which version of the usage policy holds, and agreeing to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Consent
from accounts.services import give_consent
from consultations.models import Contribution
from moderation import first_policy
from moderation.models import Clause, PolicyVersion, Term
from tawasul.history import record
from tawasul.refusals import Refusal

FIRST_EFFECTIVE_FROM = datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Amman"))


def policy_in_force(at: datetime | None = None) -> PolicyVersion | None:
    """The version that holds at that instant, now if left out."""
    return PolicyVersion.objects.in_force_by(at or timezone.now()).first()


def policy_for(contribution: Contribution) -> PolicyVersion | None:
    """The version a contribution is judged by: that in force when it was received.

    Nobody is held to a clause that was not there when they wrote. What is older than the first
    version is judged by the first.
    """
    return (
        policy_in_force(contribution.received_at)
        or PolicyVersion.objects.filter(effective_from__isnull=False)
        .order_by("effective_from")
        .first()
    )


def consent_sentences(version: int) -> dict[str, str]:
    """The two sentences a person agrees to, in the active language, by kind of consent."""
    return {
        Consent.Kind.POLICY: _("I have read the usage policy (version %(v)s) and accept it.")
        % {"v": version},
        Consent.Kind.PROCESSING: _(
            "I consent to the processing of my data and of the opinions I express for these "
            "consultations and the publication of their results, for the period stated in the "
            "privacy policy; I may withdraw my consent at any time."
        ),
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person still has to agree to: sentences by kind of consent, of this version."""

    version: int
    sentences: dict[str, str]


def consents_wanted(person) -> Wanted | None:
    """What `person` has not agreed to yet; None when nothing is missing. One query."""
    agreement = PolicyVersion.objects.agreement_of(person, timezone.now())
    if agreement is None or (agreement.accepted and agreement.consented):
        return None
    has = {Consent.Kind.POLICY: agreement.accepted, Consent.Kind.PROCESSING: agreement.consented}
    sentences = consent_sentences(agreement.number)
    return Wanted(agreement.number, {kind: sentences[kind] for kind in sentences if not has[kind]})


@transaction.atomic
def agree(person, *, version: int | None = None) -> list[Consent]:
    """Record both consents of `person`: to the policy in force, and to the processing.

    `version` is the one they were shown; a newer one since is a Refusal: they have to see it.
    Each row keeps the sentence that was agreed to.
    """
    policy = policy_in_force()
    if policy is None:
        raise Refusal(_("No usage policy is in force, so no comments are taken."))
    if version is not None and version != policy.number:
        raise Refusal(_("A new version of the usage policy took effect. Please read it first."))
    return [
        give_consent(person, kind=kind, version=str(policy.number), purpose=sentence)
        for kind, sentence in consent_sentences(policy.number).items()
    ]


@transaction.atomic
def load_first_policy() -> PolicyVersion:
    """The first version, on a portal that has none (the migration did it everywhere else)."""
    found = PolicyVersion.objects.order_by("number").first()
    if found:
        return found
    version = record(PolicyVersion(**first_policy.VERSION), by=None, reason="written")
    for model, rows in ((Clause, first_policy.CLAUSES), (Term, first_policy.TERMS)):
        for row in rows:
            record(model(version=version, **row), by=None, reason="written")
    version.effective_from = FIRST_EFFECTIVE_FROM
    return record(version, ["effective_from"], by=None, reason="announced")
