"""Form fields that take what people really type, and forms that say what to mend.

Every text goes through `tawasul.text.clean` before it is looked at: a NUL, a direction override
or ten thousand empty lines never reach a validator or the database, and a limit counts what would
be kept.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from tawasul.calendar import AMMAN
from tawasul.text import clean, from_word, had_invisible, typed
from tawasul.words import number

MORNING = ("am", "a.m.", "ص", "صباحا", "صباحاً")
EVENING = ("pm", "p.m.", "م", "مساء", "مساءً", "ظهرا", "ظهراً")


# Texts ----------------------------------------------------------------------------------------
class CleanCharField(forms.CharField):
    """One line of text, cleaned. Line breaks become spaces.

    `removed_invisible` is True after validation when characters that deceive the eye were taken
    out, so that the form can say so.
    """

    default_error_messages = {
        "required": _("Please fill in this field."),
        "long": _(
            "Characters: %(length)s, limit: %(max)s. Please shorten the text; it is kept below."
        ),
        "short": _("The text is too short. Please explain in at least one sentence."),
    }

    def __init__(self, *, max_length=None, min_length=None, **kwargs):
        super().__init__(**kwargs)
        self.max_length, self.min_length = max_length, min_length
        self.validators = [
            v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)
        ]
        self.removed_invisible = False
        # The widget was made before the limits were known.
        self.widget.attrs.update(self.widget_attrs(self.widget))

    def widget_attrs(self, widget):
        # No maxlength: browsers cut a pasted text silently. The server says how much too long.
        attrs = forms.Field.widget_attrs(self, widget)
        if not widget.is_hidden:
            attrs["dir"] = "auto"
        return attrs

    def to_python(self, value):
        if value in self.empty_values:
            return self.empty_value
        value = str(value)
        self.removed_invisible = had_invisible(value)
        value = self.cleaned(value)
        return value or self.empty_value

    def cleaned(self, value: str) -> str:
        return re.sub(r"\s+", " ", clean(value))

    def validate(self, value):
        super().validate(value)
        if not value:
            return
        if self.max_length is not None and len(value) > self.max_length:
            raise ValidationError(
                self.error_messages["long"],
                code="long",
                params={"length": number(len(value)), "max": number(self.max_length)},
            )
        if self.min_length is not None and len(value) < self.min_length:
            raise ValidationError(self.error_messages["short"], code="short")

    def has_changed(self, initial, data):
        return super().has_changed(initial, self.to_python(data) if data is not None else data)


class CleanTextField(CleanCharField):
    """Text of any number of lines, cleaned. With `word=True` also of what Word leaves behind."""

    widget = forms.Textarea

    def __init__(self, *, word: bool = False, rows: int = 6, **kwargs):
        self.word = word
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("rows", rows)
        self.widget.attrs.pop("cols", None)

    def cleaned(self, value: str) -> str:
        return from_word(value) if self.word else clean(value)


class CleanEmailField(forms.EmailField):
    """An address as typed or pasted: invisible characters and capitals do not count."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value).replace("\u200f", "").replace("\u200e", "").lower() if value else value

    def clean(self, value):
        return super().clean(value.replace("\x00", "") if isinstance(value, str) else value)


class CleanIntegerField(forms.IntegerField):
    """A whole number in Western or Arabic-Indic digits, with or without separators."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def to_python(self, value):
        return super().to_python(typed(value) if isinstance(value, str) else value)

    def widget_attrs(self, widget):
        return {}


# Dates ----------------------------------------------------------------------------------------
class CleanDateField(forms.DateField):
    """A day: 26/11/2026, ٢٦/١١/٢٠٢٦ or what a browser's date field sends (2026-11-26)."""

    default_error_messages = {"invalid": _("Write the date as day/month/year, like 26/11/2026.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = typed(value)
        day = super().to_python(value)
        if day is not None and not 1900 <= day.year <= 2100:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class CleanTimeField(forms.TimeField):
    """An hour, to the minute: 15:30, 3:30 مساءً, ٣:٣٠ م."""

    default_error_messages = {"invalid": _("Write the hour as 15:30 or 3:30 pm.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = self._western(typed(value))
        hour = super().to_python(value)
        return hour.replace(second=0, microsecond=0) if hour is not None else None

    @staticmethod
    def _western(text: str) -> str:
        match = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?\s*(\D+)", text, re.ASCII)
        if not match:
            return text
        hour, half = int(match[1]), match[3].strip().lower()
        if not 1 <= hour <= 12 or half not in MORNING + EVENING:
            return text
        return f"{hour % 12 + 12 * (half in EVENING)}:{match[2] or '00'}"


class AmmanDateTimeWidget(forms.MultiWidget):
    """A date field beside an hour field, both showing Amman's time."""

    template_name = "django/forms/widgets/splitdatetime.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "hour": forms.TimeInput(attrs={"type": "time", "step": 60}, format="%H:%M"),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value):
        if not value:
            return [None, None]
        if isinstance(value, datetime):
            there = value.astimezone(AMMAN) if value.tzinfo else value
            return [there.date(), there.time().replace(second=0, microsecond=0)]
        return [value, None]


class AmmanDateTimeField(forms.MultiValueField):
    """A day and an hour in Amman, as an aware datetime to the minute.

    `default_hour` stands in when only the day is given: time(0) for a start, for instance.
    """

    widget = AmmanDateTimeWidget
    default_error_messages = {
        "required": _("Please give the date and the hour."),
        "incomplete": _("Please give the hour as well."),
    }

    def __init__(self, *, default_hour: time | None = None, **kwargs):
        self.default_hour = default_hour
        fields = (
            CleanDateField(),
            CleanTimeField(required=default_hour is None),
        )
        kwargs.setdefault("require_all_fields", False)
        super().__init__(fields, **kwargs)
        for field in self.fields[: 1 if default_hour is not None else 2]:
            field.required = True
            field.error_messages["incomplete"] = self.error_messages["incomplete"]

    def clean(self, value):
        if isinstance(value, list | tuple) and not any(str(part or "").strip() for part in value):
            value = [None, None]
        return super().clean(value)

    def compress(self, values):
        day, hour = (list(values) + [None, None])[:2]
        if not isinstance(day, date):
            return None
        hour = hour if isinstance(hour, time) else self.default_hour
        if hour is None:
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return datetime.combine(day, hour, AMMAN)


# Forms ----------------------------------------------------------------------------------------
class PortalFormMixin:
    """What every form of the portal has: our own sentences, a summary of what to mend."""

    error_css_class = "field--wrong"
    required_css_class = "field--required"
    use_required_attribute = (
        False  # the portal's sentences, in the page's language, not a browser's
    )

    def error_summary(self) -> list[dict[str, str]]:
        """All errors in the order of the form: `target` is the id of the input, `label`, `message`.

        Those of the whole form come first, without a target.
        """
        rows = [
            {"target": "", "label": "", "message": message} for message in self.non_field_errors()
        ]
        for field in self:
            rows += [
                {"target": _target(field), "label": str(field.label), "message": message}
                for message in field.errors
            ]
        return rows

    def add_refusal(self, refusal) -> None:
        """Show a service's Refusal where it belongs: at its field, or above the form."""
        field = getattr(refusal, "field", None)
        self.add_error(field if field in self.fields else None, str(refusal))

    @property
    def removed_invisible(self) -> bool:
        """True when a text lost characters that cannot be seen: ask the writer to read it again."""
        return any(getattr(field, "removed_invisible", False) for field in self.fields.values())


def _target(field: forms.BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.MultiWidget):
        return f"{field.auto_id}{widget.widgets_names[0]}"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.auto_id


class PortalForm(PortalFormMixin, forms.Form):
    pass


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    pass
