"""Things to test with. Every state is reached by the service that reaches it in the product.

One section per app, in the order of the floors. Add yours below the last one.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from consultations import services as consultations
from consultations.models import Consultation, Contribution
from entities.models import Entity, Membership, Role
from moderation import services as moderation
from moderation.models import Clause, Decision, PolicyVersion
from reports import services as reports
from reports.models import Outcome
from tawasul.vocabulary import Sector

_number = count(1)

# accounts --------------------------------------------------------------------------------------
PASSWORD = "correct horse battery staple"  # noqa: S105


def make_person(**fields):
    """A person with a confirmed address, signed up as by the form. `client.force_login` them."""
    n = next(_number)
    fields.setdefault("email", f"person{n}@example.org")
    fields.setdefault("display_name", f"Person {n}")
    fields.setdefault("password", PASSWORD)
    fields.setdefault("language", "en")
    person = get_user_model().objects.create_user(**fields)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


# entities --------------------------------------------------------------------------------------
def make_entity(**fields) -> Entity:
    n = next(_number)
    fields.setdefault("name_ar", f"جهة {n}")
    fields.setdefault("name_en", f"Entity {n}")
    fields.setdefault("slug", f"entity-{n}")
    fields.setdefault("kind", Entity.Kind.MINISTRY)
    fields.setdefault("sector", Sector.GOVERNMENT)
    fields.setdefault("email", f"info@entity-{n}.example.jo")
    return Entity.objects.create(**fields)


def the_portal() -> Entity:
    """The entity that runs the portal; there is one."""
    found = Entity.objects.filter(owns_portal=True).first()
    return found or make_entity(slug="portal", name_en="The portal's ministry", owns_portal=True)


def make_member(entity: Entity, role: str, **fields):
    """A person with that role there. Straight into the table: invitations have their own tests."""
    person = make_person(**fields)
    Membership.objects.create(person=person, entity=entity, role=role, since=timezone.now())
    return person


def make_coordinator(entity: Entity, **fields):
    return make_member(entity, Role.COORDINATOR, **fields)


def make_approver(entity: Entity, **fields):
    return make_member(entity, Role.APPROVER, **fields)


def make_moderator(entity: Entity, **fields):
    return make_member(entity, Role.MODERATOR, **fields)


def make_national(role: str, **fields):
    """Someone of the portal's own ministry: supervisor, chief_moderator, portal_admin, auditor."""
    return make_member(the_portal(), role, **fields)


def member_of(entity: Entity, role: str):
    """The first person with that role there, made when there is none."""
    found = entity.memberships.active().filter(role=role).select_related("person").first()
    return found.person if found else make_member(entity, role)


# consultations ---------------------------------------------------------------------------------
def make_draft(entity: Entity | None = None, *, now=None, **fields) -> Consultation:
    """A complete draft: published in an hour, open from then for thirty days."""
    entity = entity or make_entity()
    start = (now or timezone.now()) + timedelta(hours=1)
    n = next(_number)
    complete = {
        "title_ar": f"استشارة {n}",
        "title_en": f"Consultation {n}",
        "summary_ar": "ملخص قصير.",
        "summary_en": "A short summary.",
        "kind": Consultation.Kind.POLICY,
        "decision_mode": Consultation.DecisionMode.ENTITY,
        "office_email": "office@example.jo",
        "publish_at": start,
        "opens_at": start,
        "closes_at": start + timedelta(days=30),
        "analysis_due": start + timedelta(days=40),
        "results_due": start + timedelta(days=50),
    }
    return consultations.create(
        entity, by=member_of(entity, Role.COORDINATOR), **(complete | fields)
    )


def make_approved(entity: Entity | None = None, *, invited=(), **fields) -> Consultation:
    """Approved by the entity's management; `invited` are the addresses it is only for."""
    draft = make_draft(entity, **fields, **({"audience": "invited"} if invited else {}))
    if invited:
        consultations.invite(draft, by=member_of(draft.entity, Role.COORDINATOR), emails=invited)
    submitted = consultations.submit(draft, by=member_of(draft.entity, Role.COORDINATOR))
    return consultations.approve(
        submitted, by=member_of(draft.entity, Role.APPROVER), digest=submitted.digest()
    )


def shift(consultation: Consultation, span: timedelta) -> Consultation:
    """Let time pass for one consultation: all its dates move by `-span`. The one short cut here.

    PostgreSQL's clock decides what is in time and cannot be set by a test.
    """
    dates = (*Consultation.DATE_COLUMNS, "first_closes_at", "first_results_due", "published_at")
    moved = {
        name: value - span
        for name in dates
        for value in [getattr(consultation, name)]
        if value is not None
    }
    Consultation.objects.filter(pk=consultation.pk).update(**moved)
    return Consultation.objects.select_related("entity").get(pk=consultation.pk)


def make_published(entity: Entity | None = None, **fields) -> Consultation:
    """Public and upcoming or open by its dates: by default it opened a moment ago."""
    approved = make_approved(entity, **fields)
    approved = shift(approved, timedelta(hours=1, seconds=1))
    consultations.record_published(approved.pk)
    return Consultation.objects.select_related("entity").get(pk=approved.pk)


make_open = make_published


def make_closed(entity: Entity | None = None, **fields) -> Consultation:
    """Past its deadline, with its snapshot."""
    published = make_published(entity, **fields)
    span = published.closes_at - timezone.now() + timedelta(seconds=1)
    return close_now(shift(published, span))


def close_now(consultation: Consultation) -> Consultation:
    consultations.close(consultation.pk)
    return Consultation.objects.select_related("entity").get(pk=consultation.pk)


def make_citizen(**fields):
    """Someone who may contribute: has accepted the policy and consented to processing."""
    person = make_person(**fields)
    agree(person)
    return person


def agree(person) -> None:
    """Both consents, given to the policy in force."""
    the_policy()
    moderation.agree(person)


def make_contribution(
    consultation: Consultation | None = None, *, by=None, body="A thought about it.", **fields
) -> Contribution:
    """One that waits for review."""
    return consultations.contribute(
        consultation or make_open(),
        by=by or make_citizen(),
        body=body,
        token=fields.pop("token", None) or uuid4(),
        **fields,
    )


def make_comment(consultation: Consultation | None = None, **fields) -> Contribution:
    """A published one, moved by the service moderation calls."""
    waiting = make_contribution(consultation, **fields)
    return consultations.publish(waiting.pk, by=None)


# moderation ------------------------------------------------------------------------------------
def the_policy() -> PolicyVersion:
    """The policy in force. A test that commits leaves an empty database behind: loaded again."""
    return moderation.policy_in_force() or moderation.load_first_policy()


def clause(number: int = 6) -> Clause:
    return the_policy().clauses.get(number=number)


def decide(
    contribution: Contribution, verb: str, *, by=None, number: int = 6, **fields
) -> Decision:
    """A decision that waits for its minute; by a moderator of the entity unless said."""
    by = by or member_of(contribution.consultation.entity, Role.MODERATOR)
    if verb in Decision.CITING and "clause" not in fields:
        fields["clause"] = moderation.policy_for(contribution).clauses.get(number=number)
    return moderation.decide(contribution, by=by, verb=verb, **fields)


def wait_a_minute(decision: Decision) -> Decision:
    """Let the minute pass: PostgreSQL's clock cannot be set, so the decision moves back."""
    span = timedelta(seconds=settings.UNDO_SECONDS)
    Decision.objects.filter(pk=decision.pk).update(
        decided_at=decision.decided_at - span, takes_effect_at=decision.takes_effect_at - span
    )
    return Decision.objects.get(pk=decision.pk)


def decided(contribution: Contribution, verb: str, **fields) -> Contribution:
    """The contribution with that decision in effect and its author told."""
    moderation.apply(wait_a_minute(decide(contribution, verb, **fields)).pk)
    return Contribution.objects.select_related("consultation__entity").get(pk=contribution.pk)


def make_declined(consultation: Consultation | None = None, *, number: int = 6, **fields):
    return decided(make_contribution(consultation, **fields), "decline", number=number)


def make_hidden(consultation: Consultation | None = None, *, number: int = 6, **fields):
    return decided(make_comment(consultation, **fields), "hide", number=number)


# reports ---------------------------------------------------------------------------------------
TEXTS = {
    "heard_ar": "رأى كثيرون أن المدة قصيرة.",
    "response_ar": "ندرك ذلك.",
    "decision_ar": "تُمدَّد المدة، لأن أكثر الآراء طلبت ذلك.",
}


def make_outcome(
    consultation: Consultation | None = None,
    *,
    comments: int = 2,
    answer: str = "accepted",
    **texts,
) -> Outcome:
    """A draft outcome of a closed consultation: complete, every comment answered."""
    if consultation is None:
        running = make_open()
        for n in range(comments):
            make_comment(running, body=f"Comment {n}")
        consultation = close_now(
            shift(running, running.closes_at - timezone.now() + timedelta(seconds=1))
        )
    coordinator = member_of(consultation.entity, Role.COORDINATOR)
    outcome = reports.begin(consultation, by=coordinator)
    keys = list(reports.unanswered(consultation).values_list("pk", flat=True))
    if answer and keys:
        reports.dispose(outcome, keys, by=coordinator, answer=answer, reason="Because of this.")
    return reports.revise(outcome, by=coordinator, **(TEXTS | texts))


def make_submitted(*args, **kwargs) -> Outcome:
    outcome = make_outcome(*args, **kwargs)
    return reports.submit(outcome, by=member_of(outcome.consultation.entity, Role.COORDINATOR))


def make_ratified(*args, **kwargs) -> Outcome:
    outcome = make_submitted(*args, **kwargs)
    approver = member_of(outcome.consultation.entity, Role.APPROVER)
    return reports.ratify(outcome, by=approver, digest=outcome.digest())


def make_decided(*args, **kwargs) -> Outcome:
    """A published outcome: its consultation is decided."""
    outcome = make_ratified(*args, **kwargs)
    return reports.publish(outcome, by=member_of(outcome.consultation.entity, Role.COORDINATOR))
