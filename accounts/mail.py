"""From a notice to a mail: the words, in the recipient's language.

A template `templates/email/<verb>.txt` prints "Subject: …" on its first line and the text below
it. It is given the notice's context, and beside it `site` (the portal's address), `person` (the
name, or nothing) and `raw` (the context as stored). What it is given is made fit for plain text:

- dates stored as ISO text come back as dates, so `|moment` and `|day` work;
- names, titles and numbers are wrapped in bidi isolates, so that an English title cannot turn
  an Arabic sentence around. Links, codes and machine words (`accepted`) are left as they are;
- `link` and everything ending in `_link` becomes a whole address in the recipient's language.
"""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import urlize
from django.utils.translation import get_language, get_language_bidi, override

from accounts.models import Notice
from tawasul.templatetags.frame import in_language

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MACHINE_WORD = re.compile(r"[a-z0-9_\-]*\Z")


def compose(notice: Notice, *, connection=None) -> EmailMultiAlternatives:
    """The mail of `notice`, ready to send. Raises whatever its template raises."""
    subject, body = words(notice)
    with override(notice.language):
        direction = "rtl" if get_language_bidi() else "ltr"
    message = EmailMultiAlternatives(
        subject=subject,
        body=body,
        to=[notice.address],
        connection=connection,
        # The same for every attempt, so that a mail sent twice by a killed worker is shown once.
        headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
    )
    # Plain text carries no direction, and some readers lay all of it out from the left.
    message.attach_alternative(_as_html(body, notice.language, direction), "text/html")
    return message


def words(notice: Notice) -> tuple[str, str]:
    """Subject and text of `notice`, in its language."""
    with override(notice.language):
        body = _render(f"email/{notice.verb}.txt", _values(notice)).strip()
        subject, _, body = body.partition("\n")
        subject = subject.removeprefix("Subject:")
        body = _render("email/_frame.txt", {"body": body.strip()})
    return " ".join(subject.split()), body.strip() + "\n"


def subject_of(notice: Notice, language: str) -> str:
    """The first line of `notice` in `language`, for the list of notices in one's account."""
    with override(language):
        text = _render(f"email/{notice.verb}.txt", _values(notice)).strip()
    return " ".join(text.partition("\n")[0].removeprefix("Subject:").split())


def message_id(notice: Notice) -> str:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{sha256(notice.key.encode()).hexdigest()[:32]}@{host}>"


def _values(notice: Notice) -> dict:
    stored = {**notice.context, **notice.secrets}
    values = {name: _fit(name, value) for name, value in stored.items()}
    person = notice.recipient.display_name if notice.recipient else ""
    return {
        **values,
        "person": _fit("person", person),
        "site": settings.SITE_URL,
        "language": notice.language,
        "raw": stored,
    }


def _fit(name: str, value):
    if isinstance(value, dict):
        return {key: _fit(key, part) for key, part in value.items()}
    if isinstance(value, list):
        return [_fit(name, part) for part in value]
    if not isinstance(value, str):
        return value
    if name == "link" or name.endswith("_link"):
        return absolute(value)
    try:
        if _MOMENT.match(value):
            return parse_datetime(value)
        if _DAY.match(value):
            return parse_date(value)
    except ValueError:  # somebody wrote 2026-13-45: words like any other
        pass
    if name == "code" or _MACHINE_WORD.match(value):
        return value
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"


def absolute(link: str) -> str:
    """`link` as a whole address, in the active language when it is one of our pages."""
    if not link.startswith("/"):
        return link
    return settings.SITE_URL + in_language(link, get_language())


def _render(name: str, values: dict) -> str:
    # Mail is plain text: escaping would print "&quot;" to people.
    return get_template(name).template.render(Context(values, autoescape=False))


def _as_html(text: str, language: str, direction: str) -> str:
    paragraphs = "".join(
        "<p>{}</p>".format(urlize(part.strip(), autoescape=True).replace("\n", "<br>"))
        for part in text.split("\n\n")
        if part.strip()
    )
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f'</head><body dir="{direction}">{paragraphs}</body></html>'
    )
