"""Saving with a trace: who changed a row, and the one word that says by which verb."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from tawasul.caching import content_changed


def record(thing, fields: list[str] | None = None, *, by, reason: str):
    """Save `thing` (only `fields` of it, or insert it) with a history row. Returns it.

    `by` is the person, or None when the portal itself acted. Pages kept for visitors are made
    anew after the commit, unless the thing says that the public reads nothing of it
    (`is_public_content`).
    """
    thing._history_user = by
    thing._change_reason = reason
    thing.save(update_fields=fields)
    if getattr(thing, "is_public_content", True):
        content_changed()
    return thing


def record_gone(thing, *, by, reason: str) -> None:
    """Delete `thing`; its history says what it was, who took it away and by which verb."""
    thing._history_user = by
    thing._change_reason = reason
    thing.delete()
    if getattr(thing, "is_public_content", True):
        content_changed()


def record_many(things: list, model, fields: list[str] | None = None, *, by, reason: str) -> list:
    """The same for many rows at once: inserts when `fields` is None, else updates them."""
    if not things:
        return []
    if any(getattr(thing, "is_public_content", True) for thing in things):
        content_changed()
    if fields is None:
        return bulk_create_with_history(
            things, model, batch_size=500, default_user=by, default_change_reason=reason
        )
    bulk_update_with_history(
        things, model, fields, batch_size=500, default_user=by, default_change_reason=reason
    )
    return things
