"""A row's history for people: who, when, by which verb, and what was there before."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tawasul.desk.columns import label_of, told

PAGE = 50
TECHNICAL = ("id", "revision", "search", "approved_digest", "digest", "salt", "token")

# What the one word in a history row says to people.
REASONS = {
    "created": gettext_lazy("Created"),
    "entered": gettext_lazy("Entered from before the portal"),
    "revised": gettext_lazy("Edited"),
    "submitted": gettext_lazy("Sent for approval"),
    "recalled": gettext_lazy("Recalled"),
    "returned": gettext_lazy("Returned for changes"),
    "approved": gettext_lazy("Approved"),
    "published": gettext_lazy("Published"),
    "extended": gettext_lazy("Comment period extended"),
    "rescheduled": gettext_lazy("Dates moved"),
    "amended": gettext_lazy("Corrected after publication"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "closed": gettext_lazy("Closed"),
    "decided": gettext_lazy("Decided"),
    "inputs_frozen": gettext_lazy("Outcome submitted"),
    "reopened": gettext_lazy("Outcome returned"),
    "attached": gettext_lazy("Document added"),
    "removed": gettext_lazy("Document removed"),
    "sent": gettext_lazy("Sent"),
    "typed_in": gettext_lazy("Typed in"),
    "replied": gettext_lazy("Official reply"),
    "declined": gettext_lazy("Not published"),
    "hidden": gettext_lazy("Hidden"),
    "restored": gettext_lazy("Shown again"),
    "held": gettext_lazy("Held back for review"),
    "erased": gettext_lazy("Account erased"),
    "invited": gettext_lazy("Invited"),
    "accepted": gettext_lazy("Invitation accepted"),
    "revoked": gettext_lazy("Taken back"),
    "joined": gettext_lazy("Joined"),
    "ended": gettext_lazy("Ended"),
    "delegated": gettext_lazy("Delegated"),
    "founded": gettext_lazy("Portal founded"),
    "identity_opened": gettext_lazy("Identity opened"),
    "submitted_outcome": gettext_lazy("Sent for ratification"),
    "ratified": gettext_lazy("Ratified"),
}


def history_of(thing, before: str | None, excluded: tuple[str, ...] = ()) -> dict:
    """One page of a row's history, newest first, with what each step changed."""
    rows = thing.history.select_related("history_user").order_by("-history_id")
    if before and before.isascii() and before.isdigit():
        rows = rows.filter(history_id__lt=int(before[:18]))
    rows = list(rows[: PAGE + 1])
    fields = _told_fields(type(thing), rows[0] if rows else None, excluded)
    steps = []
    for row, older in zip(rows, [*rows[1:], None], strict=True):
        steps.append(
            {
                "at": row.history_date,
                "who": row.history_user or _("The portal"),
                "what": _reason(row.history_change_reason or "–"),
                "changes": _changes(row, older, fields) if older else [],
            }
        )
    more = len(rows) > PAGE
    return {
        "steps": steps[:PAGE],
        "older": rows[PAGE - 1].history_id if more else None,
    }


def _reason(word: str) -> str:
    """Words for the one word; what stands after a colon is a person's own."""
    word, _colon, said = word.partition(": ")
    label = str(REASONS.get(word, word))
    return f"{label}: «{said}»" if said else label


def changes_between(older, row, excluded: tuple[str, ...] = ()) -> list[dict]:
    """What differs between two history rows of one thing, for people."""
    return _changes(row, older, _told_fields(row.instance_type, row, excluded))


def _told_fields(model, row, excluded) -> list:
    if row is None:
        return []
    tracked = {one.name for one in row.tracked_fields}
    translated = {
        one.name.rpartition("_")[0] for one in model._meta.fields if one.name.endswith("_ar")
    }
    hidden = {*TECHNICAL, *translated, *excluded}
    return [one for one in model._meta.fields if one.name in tracked and one.name not in hidden]


def _changes(row, older, fields) -> list[dict]:
    found = []
    for one in fields:
        before, after = getattr(older, one.attname), getattr(row, one.attname)
        if before != after:
            found.append(
                {"label": label_of(one), "before": told(one, before), "after": told(one, after)}
            )
    return found
