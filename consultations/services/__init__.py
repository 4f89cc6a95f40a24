"""Everything that changes a consultation. Views, tasks, commands and the admin all come here.

A service locks the row, asks permission, changes it, writes history, and only then lets the
outside world hear of it (on commit).
"""

from consultations.services._common import approvers, each, participants, said_of, team, tell
from consultations.services.changes import amend, extend, reschedule, withdraw
from consultations.services.closing import (
    close,
    close_due,
    decide,
    digest_of,
    freeze_inputs,
    hold_still,
    in_time,
)
from consultations.services.contributing import (
    contribute,
    drop_pending,
    forget_old_pending,
    keep_pending,
    pending_for,
    record_said,
    reply_officially,
    support,
    take_back,
    unsupport,
)
from consultations.services.documents import attach, detach
from consultations.services.drafting import create, enter_past, invite, revise, uninvite
from consultations.services.moving import decline, hide, hold, publish, return_to_author
from consultations.services.people import erase_person, export_person, open_identity
from consultations.services.reviewing import (
    approve,
    recall,
    record_published,
    remind_approvers,
    return_for_changes,
    send_digests,
    submit,
)

__all__ = [
    "approvers",
    "participants",
    "said_of",
    "team",
    "tell",
    "amend",
    "approve",
    "attach",
    "close",
    "close_due",
    "contribute",
    "create",
    "decide",
    "decline",
    "detach",
    "digest_of",
    "drop_pending",
    "each",
    "enter_past",
    "erase_person",
    "export_person",
    "extend",
    "forget_old_pending",
    "freeze_inputs",
    "hide",
    "hold",
    "hold_still",
    "in_time",
    "invite",
    "keep_pending",
    "open_identity",
    "pending_for",
    "publish",
    "recall",
    "record_published",
    "record_said",
    "remind_approvers",
    "reply_officially",
    "reschedule",
    "return_for_changes",
    "return_to_author",
    "revise",
    "send_digests",
    "submit",
    "support",
    "take_back",
    "uninvite",
    "unsupport",
    "withdraw",
]
