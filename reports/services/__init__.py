"""Everything that changes an outcome, a frozen quarter or a report file."""

from reports.services.compliance import correct, freeze, make_files, sign
from reports.services.documents import (
    ask_for,
    make,
    order_due,
    progress,
    remake,
    remake_stale,
    retry,
)
from reports.services.outcomes import (
    begin,
    dispose,
    enter_past_outcome,
    missing,
    publish,
    ratify,
    reopen,
    return_for_changes,
    revise,
    submit,
    unanswered,
    undispose,
)
from reports.services.people import export_person

__all__ = [
    "ask_for",
    "begin",
    "correct",
    "dispose",
    "enter_past_outcome",
    "export_person",
    "freeze",
    "make",
    "make_files",
    "missing",
    "order_due",
    "progress",
    "publish",
    "ratify",
    "remake",
    "remake_stale",
    "reopen",
    "retry",
    "return_for_changes",
    "revise",
    "sign",
    "submit",
    "unanswered",
    "undispose",
]
