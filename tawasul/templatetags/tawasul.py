"""Filters and tags every template has: dates and numbers in words, texts in their true language.

A template builtin, so that components included with `only` need no `{% load %}`. Filters answer
with plain text, escaped as usual; tags that print markup escape what they print. What the filters
say, and why, stands in tawasul/words.py.
"""

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from arabic.highlight import excerpt, highlight
from tawasul import words

register = template.Library()

register.filter("moment", words.moment)
register.filter("full_moment", words.full)
register.filter("day", words.day)
register.filter("hour", words.hour)
register.filter("short", words.short)
register.filter("short_moment", words.short_moment)
register.filter("last_day", words.last_day)
register.filter("deadline", words.deadline)
register.filter("until", words.until)
register.filter("hijri", words.hijri)
register.filter("left", words.left)
register.filter("since", words.since)
register.filter("duration", words.duration)
register.filter("number", words.number)
register.filter("percent", words.percent)
register.filter("filesize_", words.size)
register.filter("counted", words.counted)
register.filter("after", words.after)


# Dates ----------------------------------------------------------------------------------------
_FORMS = {
    "moment": words.moment,
    "full": words.full,
    "day": words.day,
    "hour": words.hour,
    "short": words.short,
    "short_moment": words.short_moment,
    "deadline": words.deadline,
    "until": words.until,
}


@register.simple_tag
def when(value, form="moment"):
    """`{% when dt "moment" %}`: a <time> with the machine's form beside the words."""
    at = words.as_moment(value)
    if at is None:
        return ""
    machine = at.isoformat(timespec="minutes") if hasattr(at, "hour") else at.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, _FORMS[form](at))


@register.simple_tag
def span(first, last):
    """«من 1 تموز إلى 30 أيلول 2026»; both days belong to it."""
    return words.span(first, last)


# Texts in their true language -----------------------------------------------------------------
def in_true_language(thing, field: str) -> tuple[str, str]:
    """The text of a translated field as this reader gets it, and the language it is in.

    Arabic is the text; where a translation is missing the Arabic stands in for it.
    """
    language = (get_language() or "ar")[:2]
    own = getattr(thing, f"{field}_{language}", None)
    if own and own.strip():
        return own, language
    arabic = getattr(thing, f"{field}_ar", None)
    if arabic:
        return arabic, "ar"
    return getattr(thing, field, None) or "", language


def _isolated(text, language: str):
    if language == (get_language() or "ar")[:2]:
        return format_html("<bdi>{}</bdi>", text)
    direction = "rtl" if language == "ar" else "ltr"
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction, text)


@register.simple_tag
def text(thing, field):
    """A translated field in one line: isolated, and marked with its language when it is not
    the page's."""
    if thing is None:
        return ""
    value, language = in_true_language(thing, field)
    return _isolated(value, language) if value else ""


@register.simple_tag
def plain(thing, field):
    """As `text`, the bare words: for <title>, attributes and meta tags."""
    return in_true_language(thing, field)[0] if thing is not None else ""


@register.simple_tag
def language_of(thing, field):
    """The language a translated field is shown in: for a `lang` attribute around a larger part."""
    return in_true_language(thing, field)[1]


@register.simple_tag
def paragraphs(thing, field=None):
    """A text as paragraphs, line breaks kept: of a translated field, or what a person wrote.

    `{% paragraphs consultation "summary" %}`, `{% paragraphs contribution.body %}`
    """
    if thing in (None, ""):
        return ""
    if field is None:
        return _paragraphs(str(thing), ' dir="auto"')
    value, language = in_true_language(thing, field)
    if language == (get_language() or "ar")[:2]:
        return _paragraphs(value, "")
    direction = "rtl" if language == "ar" else "ltr"
    return _paragraphs(value, f' lang="{language}" dir="{direction}"')


def _paragraphs(value: str, attributes: str):
    blocks = [block.strip("\n") for block in value.replace("\r\n", "\n").split("\n\n")]
    return mark_safe(  # noqa: S308 - every block is escaped here
        "\n".join(
            f"<p{attributes}>{escape(block).replace(chr(10), '<br>')}</p>"
            for block in blocks
            if block.strip()
        )
    )


# Search ---------------------------------------------------------------------------------------
def _marked(pieces):
    return mark_safe(  # noqa: S308 - every piece is escaped here
        "".join(f"<mark>{escape(p)}</mark>" if hit else escape(p) for p, hit in pieces)
    )


@register.filter
def mark(value, query):
    """A text with the words a search found in <mark>, by stem: «قانون» marks «وللقانون»."""
    return _marked(highlight(str(value or ""), query)) if query else conditional_escape(value or "")


@register.filter
def mark_excerpt(value, query):
    """Some 240 characters around the first word found, marked."""
    return _marked(excerpt(str(value or ""), query or ""))


@register.filter
def isolated(value):
    """Plain text for mails and attributes: the value between U+2068 and U+2069."""
    return f"\u2068{value}\u2069" if value not in (None, "") else ""
