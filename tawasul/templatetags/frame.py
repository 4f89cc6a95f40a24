"""Tags of the frame: icons, links that know where one stands, the other language, fields.

A template builtin, so that components included with `only` need no `{% load %}`.
"""

import math
from contextlib import suppress
from functools import lru_cache

from django import template
from django.conf import settings
from django.forms import Field
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext,
    npgettext,
    pgettext,
)

from tawasul.text import clean

register = template.Library()

PAIR_STATES = {"open": "", "answered": "pair--answered", "late": "pair--late", "none": "pair--none"}
OTHER = {"ar": ("en", "English", "ltr"), "en": ("ar", "العربية", "rtl")}


# Icons ----------------------------------------------------------------------------------------
# These are asked for hundreds of times a page, so each is made once per process.
@lru_cache(maxsize=256)
def _icon(name, directional, static_url):
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " icon--dir" if directional else "",
        static("icons.svg"),
        name,
    )


@lru_cache(maxsize=16)
def _logo(label, static_url):
    return format_html(
        '<svg class="brand__logo" role="img" aria-label="{}"><use href="{}#tw-logo"/></svg>',
        label,
        static("icons.svg"),
    )


@register.simple_tag
def icon(name, directional=False):
    """An icon of static/icons.svg, hidden from screen readers: words stand beside it.

    directional - {bool} mirror it in right-to-left text (arrows, chevrons)
    """
    return _icon(name, directional, settings.STATIC_URL)


@register.simple_tag
def logo(label):
    return _logo(label, settings.STATIC_URL)


# Where we are ---------------------------------------------------------------------------------
def _request(context):
    """None on pages made without one: the last resort when all else failed."""
    return getattr(context, "request", None)


# The standing links of the frame that mark where one is.
SECTIONS = [
    "pages:privacy",
    "pages:accessibility",
    "pages:contact",
    "pages:rules",
    "pages:about",
    "consultations:index",
    "reports:results",
    "reports:compliance",
    "entities:index",
    "moderation:policy",
    "moderation:register",
]


@lru_cache(maxsize=16)
def _sections(language, urlconf):
    found = []
    for name in SECTIONS:
        with suppress(NoReverseMatch):
            found.append(reverse(name))
    return found


def _standing(path):
    """Where a path stands among the sections: ((address, "page" | "true"), …)."""
    home = "/en/" if get_language() == "en" else "/"
    if path == home:
        return ((home, "page"),)
    urls = _sections(get_language(), get_urlconf() or settings.ROOT_URLCONF)
    return tuple((url, "page" if path == url else "true") for url in urls if path.startswith(url))


@lru_cache(maxsize=256)
def _frame_part(name, language, standing, demo, urlconf, static_url):
    return mark_safe(get_template(name).render({"standing": standing, "demo": demo}))  # noqa: S308


@register.simple_tag(takes_context=True)
def frame_part(context, name):
    """A part of the frame that is the same for everybody in a section: made once per process."""
    request = _request(context)
    return _frame_part(
        name,
        get_language(),
        _standing(request.path) if request else (),
        bool(context.get("demo")),
        get_urlconf() or settings.ROOT_URLCONF,
        settings.STATIC_URL,
    )


@register.simple_tag(takes_context=True)
def current(context, url):
    """` aria-current="…"` when the page is at this address ("page") or inside it ("true")."""
    standing = context.get("standing")
    if standing is not None:  # inside a part that is kept per process
        kind = dict(standing).get(url)
        return mark_safe(f' aria-current="{kind}"') if kind else ""  # noqa: S308
    path = _request(context).path if _request(context) else ""
    if not url or not path:
        return ""
    if path == url:
        return mark_safe(' aria-current="page"')
    home = "/en/" if get_language() == "en" else "/"
    if url != home and path.startswith(url):
        return mark_safe(' aria-current="true"')
    return ""


def in_language(path: str, language: str) -> str:
    """The same address in the other language: Arabic stands at the root, English under /en/."""
    bare = path[3:] if path == "/en" or path.startswith("/en/") else path
    bare = bare or "/"
    return f"/en{bare}" if language == "en" else bare


@register.simple_tag(takes_context=True)
def other_language(context):
    """The language switch: code, name, dir and the address of this very page, query kept."""
    code, name, direction = OTHER["en" if get_language() == "en" else "ar"]
    path = _request(context).get_full_path() if _request(context) else "/"
    return {"code": code, "name": name, "dir": direction, "url": in_language(path, code)}


@register.simple_tag(takes_context=True)
def absolute(context, language=None):
    """The address of this page without its query, for canonical and alternate links."""
    path = _request(context).path if _request(context) else "/"
    return settings.SITE_URL + in_language(path, language or get_language() or "ar")


@register.simple_tag
def absolute_static(path):
    """An asset's whole address, where one is demanded (Open Graph)."""
    return settings.SITE_URL + static(path)


@register.simple_tag
def direction():
    return "rtl" if get_language_bidi() else "ltr"


# Threads --------------------------------------------------------------------------------------
@lru_cache(maxsize=8)
def _foot_words(language, static_url):
    """The links of a comment's foot in one language, waiting for their addresses."""
    link = '<a href="%s" rel="nofollow">{}{}</a>'
    count = " <b><bdi>%s</bdi></b>"
    on = '<a class="support support--on" href="%s" rel="nofollow">{}{}' + count + "</a>"
    off = '<a class="support" href="%s" rel="nofollow">{}{}' + count + "</a>"
    still = '<span class="support support--own">{}{}' + count + "</span>"
    return {
        "on": format_html(on, icon("support"), gettext("Remove support")),
        "off": format_html(off, icon("support"), pgettext("verb", "Support")),
        "still": format_html(still, icon("support"), pgettext("noun", "Support")),
        "reply_url": format_html(link, icon("reply"), gettext("Reply")),
        "report_url": format_html(link, icon("flag"), gettext("Report a violation")),
        "official_url": format_html(link, icon("pen"), gettext("Reply officially")),
    }


@register.simple_tag
def turn_foot(turn):
    """What one can do with a comment: a row of links. Made here and not in a template, because a
    page has one for each of its many comments, and here it costs next to nothing.

    turn - {dict} of components/turn.html
    """
    words = _foot_words(get_language(), settings.STATIC_URL)
    get = turn.get
    own = get("own")
    links = []
    if get("support_url") and not own:
        state = "on" if get("supported") else "off"
        links.append(words[state] % (escape(get("support_url")), escape(get("support") or 0)))
    elif get("support"):
        links.append(words["still"] % escape(get("support")))
    for key in ("reply_url", "report_url", "official_url"):
        url = get(key)
        if url and not (own and key == "report_url"):
            links.append(words[key] % escape(url))
    if not links:
        return ""
    return mark_safe(f'<p class="turn__foot">{"".join(links)}</p>')  # noqa: S308 - escaped above


# Forms ----------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def csrf_field(context):
    """`{% csrf_token %}` for components, which `only` has cut off from the page's variables."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(context.request)
    )


@register.filter
def characters_left(field):
    """How many more characters a text field takes, counted as the server counts them."""
    return max(0, field.field.max_length - _length(field))


@register.filter
def characters_over(field):
    """How many characters too many stand in it."""
    return max(0, _length(field) - field.field.max_length)


def _length(field) -> int:
    return len(clean(str(field.value() or "")))


@register.filter
def is_optional(field) -> bool:
    """Say "(optional)" beside the label? Not beside tick boxes, nor where the form says no."""
    one_tick = (
        getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset
    )
    if field.field.required or one_tick:
        return False
    return getattr(field.field, "say_optional", True)


@register.filter
def described_in(option, field) -> dict:
    """One choice's widget data, pointing to what is wrong with its group, as single fields do."""
    if not field.errors:
        return option.data
    attrs = {**option.data["attrs"], "aria-describedby": f"{field.auto_id}_error"}
    return {**option.data, "attrs": attrs}


@register.filter
def error_lines(field) -> list[str]:
    """A field's errors for the summary: the bare "required" of Django says which field it means."""
    kinds = (Field, type(field.field))
    bare = {str(kind.default_error_messages.get("required", "")) for kind in kinds}
    label = str(field.label or "").rstrip(".:?؟ ")
    return [f"{label}: {error}" if error in bare and label else error for error in field.errors]


@register.filter
def hint_of(value, field) -> str:
    """Small words under one choice; a form gives them as `field.hints = {value: text}`."""
    return getattr(field.field, "hints", {}).get(str(value), "")


# Figures --------------------------------------------------------------------------------------
@register.simple_tag
def days_figure(days: int):
    """A number of days after «بعد», cut for the big figure: {"number": "4", "unit": "أيام"}.

    Where Arabic counts without a numeral («يومين») `number` is that word and `word` is true.
    """
    text = npgettext("after «in»", "%(n)s day", "%(n)s days", days)
    if "%(n)s" not in text:
        return {"number": text, "unit": "", "word": True}
    return {"number": str(days), "unit": text.replace("%(n)s", "").strip(), "word": False}


@register.filter
def share_of(value, whole) -> int:
    """Percent of the whole, for the width of a bar; at least 1 where there is anything."""
    if not value or not whole:
        return 0
    return max(1, min(100, math.floor(100 * value / whole + 0.5)))


@register.filter
def pair_class(state) -> str:
    return PAIR_STATES.get(state, "")


# Lists ----------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """The present query string with some values changed; None or "" removes a key."""
    query = context.request.GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}"
