"""The moderators' screens join the desk."""

from django.utils.translation import gettext_lazy as _

from moderation import desk as screens
from moderation import permissions
from tawasul.desk import desk


def _opens_queue(person) -> bool:
    return bool(permissions.may_open_queue(person))


desk.page(
    "moderation/queue/",
    screens.show_queue,
    name="moderation_queue",
    label=_("Contributions awaiting review"),
    section="review",
    may=_opens_queue,
    order=10,
)
desk.page(
    "moderation/decided/",
    screens.show_decided,
    name="moderation_decided",
    label=_("Decisions"),
    section="review",
    may=_opens_queue,
    order=20,
)
_ONE = "moderation/contributions/<int:pk>/"
desk.page(_ONE, screens.show_contribution, name="moderation_contribution")
for _verb in ("publish", "decline", "hide", "restore"):
    desk.page(f"{_ONE}{_verb}/", getattr(screens, _verb), name=f"moderation_{_verb}")
desk.page("moderation/decisions/<int:pk>/undo/", screens.undo, name="moderation_undo")
