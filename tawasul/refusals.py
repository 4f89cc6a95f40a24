"""How the domain says no: every refusal carries a sentence fit to show to a citizen."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Verdict:
    """Answer to "may this person do this?". False when there is a reason against it."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


ALLOWED = Verdict()


class Refusal(Exception):
    """The request was understood and turned down; `str()` of it is the sentence to show.

    `field` names the form field the sentence belongs to, when there is one.
    """

    def __init__(self, sentence: str, *, field: str | None = None):
        super().__init__(sentence)
        self.field = field


class NotAllowed(Refusal, PermissionDenied):
    """This person may not do this. Uncaught, Django answers 403."""


def require(verdict: Verdict) -> None:
    """Go on, or raise NotAllowed with the verdict's reason."""
    if not verdict:
        raise NotAllowed(verdict.reason)
