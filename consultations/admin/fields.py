"""What the forms of a consultation are made of: texts, rows of three, dates, tick boxes."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tawasul.calendar import AMMAN
from tawasul.desk.forms import DayInput
from tawasul.forms import (
    AmmanDateTimeField,
    AmmanDateTimeWidget,
    CleanCharField,
    CleanTextField,
)
from tawasul.text import from_word, had_invisible
from tawasul.words import number

SUMMARY_CHARS = 2_000
TEXT_CHARS = 20_000
REASON_CHARS = 1_000
CHANGE_REASON = gettext_lazy("Reason for the change (shown in the public log)")
ROWS = 5  # shown empty at first; a script adds more
MOST_ROWS = 40
CELL_CHARS = 1_000


# Texts ------------------------------------------------------------------------------------------
def text(label, *, chars=TEXT_CHARS, rows=5, help_text="", example="", required=False, lang="ar"):
    field = CleanTextField(
        label=label,
        max_length=chars,
        rows=rows,
        required=required,
        word=True,
        help_text=help_text,
    )
    field.example = example
    if lang == "en":
        field.widget.attrs.update({"dir": "ltr", "lang": "en"})
    return field


def line(label, *, chars=200, help_text="", required=False, lang="ar"):
    field = CleanCharField(label=label, max_length=chars, required=required, help_text=help_text)
    if lang == "en":
        field.widget.attrs.update({"dir": "ltr", "lang": "en"})
    return field


def reason_field(label="", **kwargs):
    label = label or gettext_lazy("Reason (shown to the public)")
    return CleanTextField(label=label, max_length=REASON_CHARS, rows=3, word=True, **kwargs)


# Rows of three ----------------------------------------------------------------------------------
class RowsWidget(forms.Widget):
    """«ما الذي سيتغيّر؟»: the aspect, how it is now, how it would be. Five rows without a script."""

    template_name = "admin/consultations/rows.html"
    use_fieldset = True

    class Media:
        js = ["admin-theme/rows.js"]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = [list(row) for row in value or []]
        rows += [["", "", ""] for _row in range(max(1, ROWS - len(rows)))]
        lang = "en" if name.endswith("_en") else "ar"
        context["widget"] |= {
            "rows": [
                {"n": n, "cells": list(zip(_columns(), row, strict=False))}
                for n, row in enumerate(rows)
            ],
            "columns": _columns(),
            "lang": lang,
            "most": MOST_ROWS,
        }
        return context

    def value_from_datadict(self, data, files, name):
        rows = {}
        for key in data:
            match = re.fullmatch(re.escape(name) + r"-(\d{1,2})-([012])", key)
            if match and int(match[1]) < MOST_ROWS:
                rows.setdefault(int(match[1]), ["", "", ""])[int(match[2])] = data[key]
        return [rows[n] for n in sorted(rows)]

    def value_omitted_from_data(self, data, files, name):
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_):
        return ""


def _columns() -> list[str]:
    return [_("The aspect"), _("Now"), _("As proposed")]


class RowsField(forms.Field):
    """A list of [aspect, now, then]; empty rows fall away, cells are cleaned of Word's traces."""

    widget = RowsWidget

    def to_python(self, value):
        self.removed_invisible = any(had_invisible(cell) for row in value or [] for cell in row)
        rows = [[from_word(str(cell)) for cell in row] for row in value or []]
        return [row for row in rows if any(row)]

    def validate(self, value):
        for row in value:
            longest = max(len(cell) for cell in row)
            if longest > CELL_CHARS:
                raise ValidationError(
                    CleanCharField.default_error_messages["long"],
                    params={"length": number(longest), "max": number(CELL_CHARS)},
                )
            if not row[0]:
                raise ValidationError(_("Each row begins with what it is about."))

    def has_changed(self, initial, data):
        return [list(row) for row in initial or []] != self.to_python(data)


# Dates ------------------------------------------------------------------------------------------
class WhenWidget(AmmanDateTimeWidget):
    """Day and hour as Jordanians write them, with the desk's calendar beside them."""

    template_name = "admin/consultations/when.html"

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.widgets = [
            DayInput(),
            forms.TimeInput(
                attrs={"class": "vTimeField", "dir": "ltr", "autocomplete": "off"}, format="%H:%M"
            ),
        ]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        labels = (_("Day"), _("Hour"))
        for part, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            part["attrs"]["aria-label"] = label
        return context


class WhenField(AmmanDateTimeField):
    widget = WhenWidget


class DeadlineWidget(WhenWidget):
    """A midnight is shown as people read it: the day before, without an hour."""

    def decompress(self, value):
        if isinstance(value, datetime):
            there = value.astimezone(AMMAN)
            if there.time() == time(0):
                return [there.date() - timedelta(days=1), None]
        return super().decompress(value)


class DeadlineField(WhenField):
    """A day without an hour means: to its end, that is the midnight after it."""

    widget = DeadlineWidget

    def __init__(self, **kwargs):
        super().__init__(default_hour=time(0), **kwargs)

    def compress(self, values):
        moment = super().compress(values)
        hour = (list(values) + [None, None])[1]
        if moment is not None and not isinstance(hour, time):
            moment += timedelta(days=1)
        return moment


def when(label, *, help_text=""):
    return WhenField(label=label, required=False, help_text=help_text)


def deadline(label, *, required=False, help_text=""):
    return DeadlineField(label=label, required=required, help_text=help_text)


# Tick boxes --------------------------------------------------------------------------------------
class Ticks(forms.TypedMultipleChoiceField):
    """Several of a fixed list, as tick boxes; a list of values."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices, coerce=str, **kwargs):
        kwargs.setdefault("required", False)
        super().__init__(
            choices=choices,
            coerce=coerce,
            empty_value=[],
            error_messages={"invalid_choice": gettext_lazy("Please choose from the list.")},
            **kwargs,
        )

    def clean(self, value):
        # In the order of the list, whatever the order of the ticks: the digest counts it.
        found = super().clean(value)
        order = [self.coerce(key) for key, _label in self.choices]
        return sorted(found, key=order.index)

    def has_changed(self, initial, data):
        return super().has_changed([str(one) for one in initial or []], data)
