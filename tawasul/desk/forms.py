"""What a service refuses, said where it belongs in a form."""

from __future__ import annotations

from tawasul.refusals import Refusal


def add_refusal(form, refusal: Refusal) -> None:
    """Put a service's sentence where it belongs in the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def refused(form_class, refusal: Refusal):
    """The same form, carrying a sentence the service has said."""

    class Refused(form_class):
        def _post_clean(self):
            super()._post_clean()
            add_refusal(self, refusal)

    Refused.__name__ = form_class.__name__
    return Refused
