"""Everything that changes a person, their consents, sessions and notices."""

from accounts.services.consents import give_consent, withdraw_consent
from accounts.services.notices import Outgoing, mark_read, notify, notify_many, send_due
from accounts.services.people import (
    end_sessions,
    erase,
    export,
    hold,
    saw,
    set_language,
    update_profile,
    verify_identity,
)

__all__ = [
    "Outgoing",
    "end_sessions",
    "erase",
    "export",
    "give_consent",
    "hold",
    "mark_read",
    "notify",
    "notify_many",
    "saw",
    "send_due",
    "set_language",
    "update_profile",
    "verify_identity",
    "withdraw_consent",
]
