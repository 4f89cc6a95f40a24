"""Everything that changes the policy or decides about a contribution."""

from moderation.services.deciding import apply, apply_due, decide, undo
from moderation.services.people import erase_person, export_person
from moderation.services.policy import (
    agree,
    consents_wanted,
    load_first_policy,
    policy_for,
    policy_in_force,
)

__all__ = [
    "agree",
    "apply",
    "apply_due",
    "consents_wanted",
    "decide",
    "erase_person",
    "export_person",
    "load_first_policy",
    "policy_for",
    "policy_in_force",
    "undo",
]
