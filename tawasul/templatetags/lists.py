"""The two lists that are most of a page, comments and consultations, made in Python.

Twenty comments as templates cost five times a bare page; here they cost half of one. The words of
a page are asked for once, not once a comment. The components `turn`, `row` and `official_reply`
are these functions, so the markup stands in one place.

A template builtin. Everything is escaped here, save what says that it is markup already.
"""

from functools import lru_cache
from html import escape as escape_text

from django import template
from django.conf import settings
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from tawasul.templatetags.frame import PAIR_STATES, icon, turn_foot

register = template.Library()


def _e(value) -> str:
    """Escaped, unless it is markup; nothing for nothing."""
    if not value:
        return ""
    return str(value) if hasattr(value, "__html__") else escape_text(str(value))


@lru_cache(maxsize=16)
def _words(language, static_url) -> dict:
    return {
        "nameless": f'<span class="turn__name">{_e(gettext("Name not shown"))}</span>',
        "official": _e(gettext("Official reply of the entity")),
        "comment": icon("comment"),
    }


def _all_words() -> dict:
    return _words(get_language(), settings.STATIC_URL)


def _tag(label, tone="") -> str:
    return f'<span class="tag{" tag--" + tone if tone else ""}">{_e(label)}</span>'


# Comments -------------------------------------------------------------------------------------
@register.simple_tag
def thread(turns):
    """Comments in a thread, for inside <ol class="thread">: the dicts of components/turn.html."""
    words = _all_words()
    return mark_safe("\n".join(_turn(one, words) for one in turns))  # noqa: S308 - escaped


@register.simple_tag
def official(reply):
    """The dict of components/official_reply.html."""
    return mark_safe(_official(reply.get, _all_words()))  # noqa: S308 - escaped


def _turn(one, words) -> str:
    get = one.get
    replies = get("replies") or ()
    if get("mute"):
        parts = [f'<li class="turn turn--mute" id="{_e(get("id"))}"><p>{_e(get("mute"))}</p>']
    else:
        parts = [
            f'<li class="turn{" turn--joined" if replies else ""}" id="{_e(get("id"))}">',
            _head(get, words, get("url") or f"#{get('id')}"),
            "\n",
            _body(get),
            turn_foot(one),
        ]
    for answer in get("answers") or ():
        parts.append(_answer(answer, words))
    if get("more_url"):
        more = f'<a href="{_e(get("more_url"))}">{_e(get("more"))}</a>'
        parts.append(f'<p class="turn__foot">{more}</p>')
    parts += [_official(reply.get, words) for reply in replies]
    parts.append("</li>")
    return "".join(parts)


def _answer(answer, words) -> str:
    get = answer.get
    anchor = _e(get("id"))
    if get("mute"):
        sentence = _e(get("mute"))
        return f'<div class="turn turn--answer turn--mute" id="{anchor}"><p>{sentence}</p></div>'
    replies = "".join(_official(reply.get, words) for reply in get("replies") or ())
    head = _head(get, words, f"#{get('id')}")
    return (
        f'<div class="turn turn--answer" id="{anchor}">{head}{_body(get)}{turn_foot(answer)}'
        f"{replies}</div>"
    )


def _head(get, words, url) -> str:
    name = get("name")
    shown = words["nameless"]
    if name:
        shown = f'<bdi class="turn__name" data-user-text>{_e(name)}</bdi>'
    when = f'<time datetime="{_e(get("when_iso"))}">{_e(get("when"))}</time>'
    tag = _tag(get("tag")) if get("tag") else ""
    return f'<p class="turn__head">{shown}<a class="soft" href="{_e(url)}">{when}</a>{tag}</p>'


def _body(get) -> str:
    lang = f' lang="{_e(get("lang"))}"' if get("lang") else ""
    text = get("body_html") or linebreaks(get("body") or "", autoescape=True)
    return f'<div class="turn__body" dir="auto"{lang} data-user-text>{_e(text)}</div>'


def _official(get, words) -> str:
    anchor = f' id="{_e(get("id"))}"' if get("id") else ""
    when = ""
    if get("when"):
        when = f'<time datetime="{_e(get("when_iso"))}">{_e(get("when"))}</time>'
    return (
        f'<div class="turn turn--state"{anchor}><div class="turn__box"><p class="turn__head">'
        f'<span class="turn__name">{_e(get("label")) or words["official"]}</span>'
        f"<bdi>{_e(get('entity'))}</bdi>{when}</p>{_body(get)}</div></div>"
    )


# Consultations --------------------------------------------------------------------------------
@register.simple_tag
def register_rows(rows):
    """Consultations in a register, for inside <ol class="register">: the variables of
    components/row.html as dicts."""
    words = _all_words()
    return mark_safe("\n".join(_row(row.get, words) for row in rows))  # noqa: S308 - escaped


def _row(get, words) -> str:
    level = get("level") or 3
    pair = PAIR_STATES.get(get("state"), "")
    left = "row__left"
    left += " row__left--soon" if get("left_soon") else ""
    left += " row__left--date" if get("left_small") else ""
    figure = f" <b><bdi>{_e(get('left_number'))}</bdi></b>" if get("left_number") else ""
    entity = f"<bdi>{_e(get('entity'))}</bdi>" if get("entity") else ""
    facts = []
    if get("kind"):
        facts.append(f"<span>{_e(get('kind'))}</span>")
    if get("comments"):
        count = f"<span>{_e(get('comments'))}</span>"
        facts.append(f'<span class="with-icon">{words["comment"]}{count}</span>')
    if get("fact"):
        facts.append(f"<span>{_e(get('fact'))}</span>")
    if get("warning"):
        facts.append(_tag(get("warning"), "warn"))
    if get("note"):
        facts.append(_tag(get("note")))
    text = f'<p class="row__text"><bdi>{_e(get("text"))}</bdi></p>' if get("text") else ""
    return (
        f'<li class="row"><p class="{left}">{_e(get("left_before"))}{figure} '
        f"{_e(get('left_after'))}</p><div>\n"
        f'<p class="row__status"><span class="pair {pair}"></span>'
        f"<span>{_e(get('status'))}</span>{entity}</p>\n"
        f'<h{level} class="row__title"><a href="{_e(get("url"))}"><bdi>{_e(get("title"))}</bdi></a>'
        f'</h{level}>\n{text}<p class="facts">{"".join(facts)}</p></div></li>'
    )


@register.simple_tag
def register_row(**row):
    """One of them, from the variables of components/row.html."""
    return register_rows([row])


@register.simple_tag
def turn(one):
    """One of a thread: the dict of components/turn.html."""
    return thread([one])
