"""What this app knows of a person: for their export, and their erasure."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from consultations import permissions
from consultations.models import Contribution, Invitee, Support
from consultations.services.moving import move
from tawasul.history import record, record_gone
from tawasul.refusals import Refusal, require


@transaction.atomic
def erase_person(person) -> None:
    """Blank the texts and names; rows, receipts and digests stay, so the record verifies."""
    mine = Contribution.objects.filter(author=person)
    # In the order of the counters' rows: two people erased at once wait, and do not deadlock.
    for contribution in mine.select_for_update(no_key=True).order_by("consultation_id", "pk"):
        if contribution.status != Contribution.Status.WITHDRAWN:
            move(contribution, Contribution.Status.WITHDRAWN, by=person, reason="erased")
    mine.update(body="", public_body="", salt=b"", shown_name="")
    # Their support stays, of nobody any more: it was counted once, and counts stand.
    # Also those sent to the address before the account; taken off the list, they are in history.
    for invitee in Invitee.objects.of(person):
        record_gone(invitee, by=person, reason="erased")
    Invitee.history.filter(Q(person=person) | Q(email=person.email)).update(email="")


@transaction.atomic
def open_identity(contribution: Contribution, *, by, reason: str):
    """The author of a contribution, for those who hear appeals; the look and its reason stay in
    its history. None for what staff typed in."""
    # Locked: the status written back with the history is the one that holds.
    fresh = (
        Contribution.objects.select_for_update(no_key=True, of=("self",))
        .select_related("author")
        .get(pk=contribution.pk)
    )
    require(permissions.may_open_identity(by, fresh))
    if not reason.strip():
        raise Refusal(_("Give the reason."), field="reason")
    # One line of history: the word, and what was said (the column holds 100 characters).
    record(fresh, ["status"], by=by, reason=f"identity_opened: {reason.strip()}"[:100])
    return fresh.author


def export_person(person) -> dict:
    """Everything of theirs, as JSON-able values."""
    return {
        "contributions": [
            {
                "receipt": one.receipt,
                "consultation": one.consultation.reference,
                "title": one.consultation.title_ar,
                "text": one.body,
                "published_text": one.public_body,
                "name_shown": one.shown_name,
                "received_at": one.received_at.isoformat(),
                "status": one.status,
                "clause": one.clause,
                "official_replies": [
                    {"at": reply.at.isoformat(), "text": reply.body}
                    for reply in one.official_replies.all()
                ],
            }
            for one in Contribution.objects.filter(author=person)
            .select_related("consultation")
            .prefetch_related("official_replies")
            .order_by("received_at")
        ],
        # SECURITY: others wrote these, and their receipts are theirs: named as in public.
        "supports": [
            one.contribution.get_absolute_url()
            for one in Support.objects.filter(person=person)
            .select_related("contribution__consultation")
            .order_by("pk")
        ],
        "invitations": list(
            Invitee.objects.filter(person=person).values_list("consultation__reference", flat=True)
        ),
    }
