"""From nothing to a draft, and changing it while it is one."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import notify_many
from consultations import permissions
from consultations.models import Consultation, Counters, Invitee, ReferenceCounter, Review
from consultations.services._common import locked, said_of
from tawasul.calendar import TZ
from tawasul.history import record, record_gone, record_many
from tawasul.refusals import Refusal, require

Status = Consultation.Status


def create(entity, *, by, token: UUID | None = None, partners=(), **fields) -> Consultation:
    """A new draft of the entity, with its reference number. Raises NotAllowed, Refusal.

    `fields` are columns of the model by name; `title_ar` is required. `token` is that of the
    form: however often one form arrives, there is one draft, and later calls get the first back.
    """
    require(permissions.may_draft(by, entity))
    if begun := _begun_with(token, entity):
        return begun
    if not fields.get("title_ar"):
        raise Refusal(_("Give it a title in Arabic first."), field="title_ar")
    try:
        return _create(entity, by=by, form_token=token, partners=partners, **fields)
    except IntegrityError:  # the same form arrived twice at the same moment
        if begun := _begun_with(token, entity):
            return begun
        raise


@transaction.atomic
def _create(entity, *, by, partners, **fields) -> Consultation:
    draft = Consultation(entity=entity, reference=_next_reference(), **fields)
    _check_dates(draft)
    record(draft, by=by, reason="created")
    Counters.objects.create(consultation=draft)
    draft.partners.set(partners)
    return draft


def _begun_with(token: UUID | None, entity) -> Consultation | None:
    begun = token and Consultation.objects.filter(form_token=token).first()
    if begun and begun.entity_id != entity.pk:
        raise Refusal(_("This form was already used. Please open it again; copy your text first."))
    return begun or None


@transaction.atomic
def revise(consultation: Consultation, *, by, revision: int | None = None, **fields):
    """Change a draft, or an approved one that is not public yet (which voids the approval).

    `revision` is the one the form was opened with: when somebody saved in between, the change
    is refused and nothing is overwritten. `partners`, when given, replaces the partners.
    Returns the fresh row. Raises NotAllowed, Refusal.
    """
    fresh = locked(consultation)
    require(permissions.may_revise(by, fresh))
    if revision is not None and revision != fresh.revision:
        raise Refusal(
            _("This consultation was changed after you opened it. Look at the differences first.")
        )
    partners = fields.pop("partners", None)
    changed = [name for name, value in fields.items() if getattr(fresh, name) != value]
    for name in changed:
        setattr(fresh, name, fields[name])
    if partners is not None and set(fresh.partners.all()) != set(partners):
        fresh.partners.set(partners)
        changed.append("partners")
    if not changed:
        return fresh
    if not fresh.title_ar:
        raise Refusal(_("Give it a title in Arabic first."), field="title_ar")
    _check_dates(fresh)
    fresh.revision += 1
    columns = [name for name in changed if name != "partners"] + ["revision"]
    columns += void_approval(fresh, by=by)
    return record(fresh, columns, by=by, reason="revised")


def void_approval(fresh: Consultation, *, by) -> list[str]:
    """An edit voids the approval: the changed row goes back to draft. Names changed columns."""
    if fresh.status != Status.APPROVED:
        return []
    fresh.move_to(Status.DRAFT)
    fresh.approved_digest = ""
    Review.objects.create(
        consultation=fresh,
        step=Review.Step.VOIDED,
        by=by,
        at=timezone.now(),
        digest=fresh.digest(),
    )
    return ["status", "approved_digest"]


@transaction.atomic
def invite(consultation: Consultation, *, by, emails: list[str]) -> int:
    """Ask experts by e-mail into an invited-only consultation. Returns how many were added.

    The mail leaves once it is public. Raises NotAllowed, and Refusal naming a bad address.
    """
    fresh = locked(consultation)
    require(permissions.may_invite(by, fresh))
    wanted = {address.strip().lower() for address in emails if address.strip()}
    for address in sorted(wanted):
        try:
            validate_email(address)
        except ValidationError:
            raise Refusal(
                _("“%(address)s” is not an e-mail address.") % {"address": address},
                field="emails",
            ) from None
    present = set(fresh.invitees.values_list("email", flat=True))
    people = {
        person.email: person
        for person in get_user_model().objects.filter(email__in=wanted, is_active=True)
    }
    added = [
        Invitee(
            consultation=fresh,
            email=address,
            person=people.get(address),
            invited_by=by,
            invited_at=timezone.now(),
        )
        for address in sorted(wanted - present)
    ]
    record_many(added, Invitee, by=by, reason="invited")
    if fresh.is_public_at(timezone.now()):
        tell_invitees(fresh)
    return len(added)


@transaction.atomic
def uninvite(consultation: Consultation, *, by, email: str) -> None:
    fresh = locked(consultation)
    require(permissions.may_invite(by, fresh))
    for invitee in fresh.invitees.filter(email=email.strip().lower()):
        record_gone(invitee, by=by, reason="uninvited")


def tell_invitees(consultation: Consultation) -> None:
    """Mail those not told yet: the notice's key remembers who was."""
    rows = []
    for invitee in consultation.invitees.select_related("person"):
        language = invitee.person.language if invitee.person else "ar"
        # Keys outlive the erasure of a person, and are shorter than addresses may be.
        address = hashlib.sha256(invitee.email.encode()).hexdigest()[:32]
        rows.append(
            {
                "recipient": invitee.person,
                "address": invitee.email,
                "language": language,
                "verb": "invited",
                "subject": consultation.reference,
                "key": f"invited:{consultation.pk}:{address}",
                "context": said_of(consultation, language),
            }
        )
    notify_many(rows)


@transaction.atomic
def enter_past(
    entity,
    *,
    by,
    published_at: datetime,
    closes_at: datetime,
    decided_at: datetime | None = None,
    **fields,
) -> Consultation:
    """Enter a consultation held before the portal, marked as such.

    No approval is claimed for it and nobody is told; it takes no contribution. Its dates lie in
    the past. The 2022 call on the portal itself enters this way (JOR-09..13).
    """
    require(permissions.may_draft(by, entity))
    last = decided_at or closes_at
    if not published_at < closes_at <= last < timezone.now():
        raise Refusal(_("A past consultation has dates in order that all lie in the past."))
    past = Consultation(
        entity=entity,
        reference=_next_reference(published_at),
        historical=True,
        status=Status.DECIDED if decided_at else Status.PUBLISHED,
        publish_at=published_at,
        published_at=published_at,
        opens_at=published_at,
        closes_at=closes_at,
        first_closes_at=closes_at,
        decided_at=decided_at,
        **fields,
    )
    past.analysis_due = fields.get("analysis_due") or closes_at + (last - closes_at) / 2
    if past.analysis_due <= closes_at:
        raise Refusal(_("Say when it was decided: after the comments ended."))
    past.results_due = past.first_results_due = fields.get("results_due") or last
    record(past, by=by, reason="entered")
    Counters.objects.create(consultation=past)
    return past


def _next_reference(at: datetime | None = None) -> str:
    """«TW-2026-0042». Drawn from a locked row per year; a rolled back draft leaves a gap."""
    return next_references(1, at=at)[0]


def next_references(number: int, *, at: datetime | None = None) -> list[str]:
    """So many references in a row, of the year of `at`. The caller holds a transaction."""
    year = (at or timezone.now()).astimezone(TZ).year
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    first = counter.last + 1
    counter.last += number
    counter.save(update_fields=["last"])
    return [f"TW-{year}-{n:04d}" for n in range(first, first + number)]


def _check_dates(draft: Consultation) -> None:
    """The database holds the order of the dates; here it gets its sentence."""
    names = ("publish_at", "opens_at", "closes_at", "analysis_due", "results_due")
    known = [(name, getattr(draft, name)) for name in names if getattr(draft, name)]
    for (earlier, first), (later, second) in zip(known, known[1:], strict=False):
        may_be_equal = {earlier, later} in (
            {"publish_at", "opens_at"},
            {"analysis_due", "results_due"},
        )
        if second < first or (second == first and not may_be_equal):
            raise Refusal(
                _(
                    "The dates follow one another: publication, opening, deadline, analysis, "
                    "results."
                ),
                field=later,
            )
