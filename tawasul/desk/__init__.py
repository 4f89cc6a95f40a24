"""The desk: the admin as the workplace of coordinators, approvers, moderators and the ministry.

Stock Django admin, turned round: what a person sees comes from `run_by`, what a person may do
from `permissions.py`, what changes from services. Nothing is deleted, no list action changes a
status, and every verb is a button that posts to `<pk>/<verb>/`.

Apps bring their own: a `DeskAdmin` for a model, `desk.page(…)` for any other screen, and a
callable named in `settings.DESK_COUNTS` for what waits on the first page.
"""

from tawasul.desk.columns import row_of, told
from tawasul.desk.forms import DayField, add_refusal, refusals_in
from tawasul.desk.history import changes_between, history_of
from tawasul.desk.model_admin import DeskAdmin, Verb
from tawasul.desk.site import Desk, desk, note_received, the_desk
from tawasul.desk.waiting import Waiting

__all__ = [
    "DayField",
    "Desk",
    "DeskAdmin",
    "Verb",
    "Waiting",
    "add_refusal",
    "changes_between",
    "desk",
    "history_of",
    "note_received",
    "refusals_in",
    "row_of",
    "the_desk",
    "told",
]
