"""What the home page tells of published outcomes. Nothing, while there are none."""

from __future__ import annotations


def sentences(consultations) -> dict[int, str]:
    """One line about each decided consultation, by key."""
    return {}


def exchange(consultations) -> dict | None:
    """One view and its answer, of the newest outcome that has both."""
    return None
