"""A column of a thing for people: its name, its value, the language it is written in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext as _

from tawasul import words


def row_of(thing, name: str) -> dict:
    """One column of a thing for people: label, value, and the language it is written in."""
    one = thing._meta.get_field(name)
    value = getattr(thing, name) if one.is_relation else told(one, getattr(thing, name))
    lang = "en" if name.endswith("_en") else "ar" if name.endswith("_ar") else ""
    return {"label": label_of(one), "value": str(value or "–"), "lang": lang}


def label_of(one: models.Field) -> str:
    """A column's name for people; of a pair of languages, which one."""
    name = str(one.verbose_name)
    if one.name.endswith("_en"):
        return _("%(field)s (English)") % {"field": name.removesuffix(" [en]")}
    return name.removesuffix(" [ar]")


def told(one: models.Field, value) -> str:
    """A column's value for people."""
    if value in (None, "", []):
        return "–"
    if one.is_relation:
        return str(value)
    choices = dict(getattr(one, "flatchoices", ()) or ())
    base = getattr(one, "base_field", None)
    if base is not None:
        names = dict(base.flatchoices or ())
        return "، ".join(str(names.get(item, item)) for item in value)
    if choices:
        return str(choices.get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        # Of an end at midnight, the day before is named, as everywhere else.
        is_end = one.name == "closes_at" or one.name.endswith("_due")
        return words.deadline(value) if is_end else words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, list):
        return "\n".join(" | ".join(map(str, row)) for row in value)
    return str(value)
