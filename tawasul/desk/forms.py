"""What forms at the desk share: a day with its calendar, who asks, where a refusal is said."""

from __future__ import annotations

from contextlib import contextmanager

from django import forms

from tawasul.forms import CleanDateField
from tawasul.refusals import NotAllowed, Refusal


class DayInput(forms.DateInput):
    """A day as Jordanians write it, with the desk's calendar beside it.

    Text and not a browser's own date field: that one shows months first wherever the machine
    speaks American.
    """

    class Media:
        js = [
            "admin/js/core.js",
            "admin/js/calendar.js",
            "admin/js/admin/DateTimeShortcuts.js",
        ]

    def __init__(self):
        attrs = {"class": "vDateField", "dir": "ltr", "autocomplete": "off"}
        super().__init__(attrs, format="%d/%m/%Y")


class DayField(CleanDateField):
    """A day alone."""

    def __init__(self, **kwargs):
        super().__init__(widget=DayInput, **kwargs)


def add_refusal(form, refusal: Refusal) -> None:
    """Put a service's sentence where it belongs in the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


@contextmanager
def refusals_in(form):
    """What a service refuses is said in the form. Not being allowed is no sentence but a 403."""
    try:
        yield
    except NotAllowed:
        raise
    except Refusal as refusal:
        add_refusal(form, refusal)


def for_person(form_class, person):
    """The same form, made with `person=`: what it offers depends on who asks."""

    class ForPerson(form_class):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, person=person, **kwargs)

    ForPerson.__name__ = form_class.__name__
    return ForPerson


def refused(form_class, refusal: Refusal):
    """The same form, carrying a sentence the service has said."""

    class Refused(form_class):
        def _post_clean(self):
            super()._post_clean()
            add_refusal(self, refusal)

    Refused.__name__ = form_class.__name__
    return Refused
