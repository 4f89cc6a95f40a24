"""The comments of a consultation as the public reads them: a keyset page of roots, the first
replies under each, the official replies. Always the same number of queries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from types import SimpleNamespace

from django.db import connection
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation, Contribution
from tawasul import keyset
from tawasul.templatetags.tawasul import text
from tawasul.words import as_date, day, number

PAGE_SIZE = 20
ANSWERS_SHOWN = 5  # under each comment; the rest is on its own page

ORDERS = {
    "newest": keyset.Order(("received_at", "id"), down=True),
    "oldest": keyset.Order(("received_at", "id")),
    "supported": keyset.Order(("supports", "id"), down=True),
}
ORDER_LABELS = {
    "newest": gettext_lazy("Newest"),
    "oldest": gettext_lazy("Oldest"),
    "supported": gettext_lazy("Most supported"),
}
_KEY = 909090909090909090  # stands for a comment in an address
# What moderation writes in the place of personal data, in either language.
REDACTED = re.compile(r"\[(?:بيانات شخصية محجوبة|personal data removed)\]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Comment:
    """A contribution as a thread reads it: a plain row, a tenth of what an instance costs."""

    id: int
    parent_id: int | None
    author_id: int | None
    status: str
    clause: str
    channel: str
    said_on: date | None
    source: str
    shown_name: str
    body: str
    public_body: str
    received_at: datetime
    supports: int
    more_answers: int = 0
    shown_answers: list = field(default_factory=list)
    shown_replies: list = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.id

    @property
    def text(self) -> str:
        return self.public_body or self.body

    @property
    def is_recorded(self) -> bool:
        return self.channel != Contribution.Channel.PORTAL

    @property
    def clause_number(self) -> str:
        return self.clause.rpartition("/")[2]

    def get_channel_display(self) -> str:
        return str(Contribution.Channel(self.channel).label)


# Raw, because building these queries cost the page more than running them.
_COLUMNS = (
    "id, parent_id, author_id, status, clause, channel, said_on, source, shown_name, body, "
    "public_body, received_at, supports"
)
_SHOWN = "status IN ('published', 'held', 'declined', 'hidden', 'withdrawn')"  # IN_THREAD
_FIRST_ANSWERS = f"""
SELECT {_COLUMNS}, brothers FROM (
    SELECT {_COLUMNS}, row_number() OVER (PARTITION BY parent_id ORDER BY received_at, id) AS place,
           count(*) OVER (PARTITION BY parent_id) AS brothers
    FROM consultations_contribution WHERE parent_id = ANY(%s) AND {_SHOWN}
) AS numbered WHERE place <= %s ORDER BY parent_id, place
"""  # noqa: S608 - names of ours
_OFFICIAL = """
SELECT reply.id, reply.contribution_id, reply.body, reply.at, entity.name_ar, entity.name_en
FROM consultations_officialreply reply JOIN entities_entity entity ON entity.id = reply.entity_id
WHERE reply.contribution_id = ANY(%s) ORDER BY reply.id
"""


def page_of(consultation: Consultation, *, order: str, after: str = "") -> keyset.Page:
    """A page of the comments that answer nobody, each with `shown_answers` and `more_answers`."""
    page = _roots(consultation, ORDERS[order], after)
    _add_answers(page.items)
    add_official_replies(page.items + [a for one in page.items for a in one.shown_answers])
    return page


def _roots(consultation, order: keyset.Order, after: str) -> keyset.Page:
    direction, sign = ("DESC", "<") if order.down else ("ASC", ">")
    behind, values = "", order.values(after) if after else None
    if values:
        behind = f"AND ({', '.join(order.names)}) {sign} (%s, %s)"
    by = ", ".join(f"{name} {direction}" for name in order.names)
    sql = (
        f"SELECT {_COLUMNS} FROM consultations_contribution "  # noqa: S608 - names of ours
        f"WHERE consultation_id = %s AND parent_id IS NULL AND {_SHOWN} {behind} "
        f"ORDER BY {by} LIMIT %s"
    )
    found = [Comment(*row) for row in _rows(sql, [consultation.pk, *(values or ()), PAGE_SIZE + 1])]
    following = order.cursor(found[PAGE_SIZE - 1]) if len(found) > PAGE_SIZE else ""
    return keyset.Page(found[:PAGE_SIZE], following, is_first=not values)


def _rows(sql: str, params: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _add_answers(roots: list[Comment]) -> None:
    if not roots:
        return
    by_key = {root.id: root for root in roots}
    for *columns, brothers in _rows(_FIRST_ANSWERS, [list(by_key), ANSWERS_SHOWN]):
        answer = Comment(*columns)
        root = by_key[answer.parent_id]
        root.shown_answers.append(answer)
        root.more_answers = max(0, brothers - ANSWERS_SHOWN)


def add_official_replies(comments: list) -> None:
    """`shown_replies` of each, contributions or Comments alike."""
    replies = defaultdict(list)
    if comments:
        for key, contribution, body, at, arabic, english in _rows(
            _OFFICIAL, [[one.pk for one in comments]]
        ):
            entity = SimpleNamespace(name_ar=arabic, name_en=english)
            replies[contribution].append(SimpleNamespace(pk=key, body=body, at=at, entity=entity))
    for one in comments:
        one.shown_replies = replies[one.pk]


# As the components want it --------------------------------------------------------------------
class Reader:
    """Who reads, and what they may do: asked once for a page, not once for each comment."""

    def __init__(self, consultation: Consultation, person, *, open_now: bool, answers_for=False):
        self.reference = consultation.reference
        self.person = person
        self.open_now = open_now
        self.answers_for_entity = answers_for
        self.supported: set[int] = set()
        self._days: dict[date, tuple[str, str]] = {}
        # Looked up once: forty addresses a page cost more than its queries.
        self._comment = reverse("consultations:comment", args=[self.reference, _KEY])
        self._reply = reverse("consultations:contribute", args=[self.reference])
        self._report_form = _url("moderation:report", _KEY)

    def look_up(self, comments: list[Contribution]) -> Reader:
        """What this person supports among these. Visitors cost nothing."""
        if self.person.is_authenticated and comments:
            rows = self.person.supports.filter(contribution__in=[one.pk for one in comments])
            self.supported = set(rows.values_list("contribution_id", flat=True))
        return self

    def turn(self, one: Contribution) -> dict:
        """The variables of `components/turn.html`. What is not shown keeps its place, and what was
        said in reply stays under it."""
        more = getattr(one, "more_answers", 0)
        url = self._comment.replace(str(_KEY), str(one.pk))
        below = {
            "answers": [self._answer(answer) for answer in getattr(one, "shown_answers", ())],
            "more": _("More replies: %(n)s") % {"n": number(more)} if more else "",
            "more_url": url if more else "",
        }
        if one.status != Contribution.Status.PUBLISHED:
            return self._mute(one) | below
        turn = self.said_by(one) | below
        # Every key, also the empty ones: a template looks long for one that is missing.
        turn |= {
            "mute": "",
            "url": url,
            "support": number(one.supports),
            "tag": one.get_channel_display() if one.is_recorded else "",
            "own": self._is_own(one),
            "supported": one.pk in self.supported,
            "replies": [_official(reply) for reply in one.shown_replies],
            "reply_url": f"{self._reply}?reply_to={one.pk}" if self.open_now else "",
            "support_url": f"{url}support/" if self.open_now and not one.is_recorded else "",
            "official_url": f"{url}reply-officially/" if self.answers_for_entity else "",
            "report_url": self._report(one),
        }
        return turn

    def _is_own(self, one: Contribution) -> bool:
        return bool(
            self.person.is_authenticated and one.author_id and one.author_id == self.person.pk
        )

    def said_by(self, one: Contribution) -> dict:
        name = one.source if one.is_recorded else one.shown_name
        when, when_iso = self._date(one.said_on or as_date(one.received_at))
        return {
            "id": f"c-{one.pk}",
            "name": name,
            "when": when,
            "when_iso": when_iso,
            "body_html": said(one.text),
            "lang": language_of(one.text),
        }

    def _date(self, at: date) -> tuple[str, str]:
        """The day in words, put into words once: the comments of a page share few days."""
        if at not in self._days:
            self._days[at] = day(at, weekday=False), at.isoformat()
        return self._days[at]

    def _answer(self, one: Contribution) -> dict:
        if one.status != Contribution.Status.PUBLISHED:
            return self._mute(one)
        answer = self.said_by(one) | {"mute": "", "report_url": self._report(one)}
        answer["replies"] = [_official(reply) for reply in one.shown_replies]
        return answer

    def _mute(self, one: Contribution) -> dict:
        return {"mute": mute_words(one), "id": f"c-{one.pk}"}

    def _report(self, one: Contribution) -> str:
        return "" if self._is_own(one) else self._report_form.replace(str(_KEY), str(one.pk))


def said(words: str) -> SafeString:
    """What a person wrote, as paragraphs: never markup; the places of redacted data are shown."""
    blocks = escape(words).replace("\r\n", "\n").split("\n\n")
    paragraphs = [block.strip("\n").replace("\n", "<br>") for block in blocks if block.strip()]
    markup = "".join([f"<p>{paragraph}</p>" for paragraph in paragraphs])
    if "[" in words:
        removed = format_html('<span class="redacted">{}</span>', _("[personal data removed]"))
        markup = REDACTED.sub(lambda _match: removed, markup)
    return mark_safe(markup)  # noqa: S308 - escaped above


def language_of(words: str) -> str:
    """The language most of it is written in: the form's language says little about that."""
    if words.isascii():
        return "en"
    words = words[:300]
    return "ar" if len(_ARABIC.findall(words)) >= len(_LATIN.findall(words)) else "en"


def clause_url(one: Contribution) -> str:
    """«3/4» on the page of that version of the policy: a decision cites what was in force."""
    version, _slash, number_ = one.clause.rpartition("/")
    page = _url("moderation:policy_version", version) if version else ""
    return f"{page}#clause-{number_}" if page else ""


def mute_words(one: Contribution):
    """The sentence in the place of a comment that is not shown."""
    if one.status == Contribution.Status.WITHDRAWN:
        return _("A comment here was withdrawn by its author.")
    if one.status == Contribution.Status.HELD:
        return _("A comment here is not shown while it is reviewed again.")
    clause = format_html("<bdi>{}</bdi>", one.clause_number)
    if url := clause_url(one):
        clause = format_html('<a href="{}">{}</a>', url, clause)
    if one.status == Contribution.Status.HIDDEN:
        sentence = _("A comment here was hidden after publication: clause {clause}.")
    else:
        sentence = _("A comment here was not published: clause {clause} of the usage policy.")
    return format_html(sentence, clause=clause)


def _official(reply) -> dict:
    return {
        "id": f"r-{reply.pk}",
        "body": "",
        "entity": text(reply.entity, "name"),
        "when": day(reply.at, weekday=False),
        "when_iso": reply.at.isoformat()[:10],
        "body_html": said(reply.body),
        "lang": language_of(reply.body),
    }


def _url(name: str, *args) -> str:
    """An address of a floor above, empty while it is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def heading(consultation: Consultation) -> str:
    return _("Comments (%(n)s)") % {"n": number(consultation.counters.comments)}


def all_of(root: Contribution, *, after: str = "", size: int = 50) -> keyset.Page:
    """The replies to one comment, oldest first."""
    rows: QuerySet = root.answers.in_thread().for_thread()
    page = keyset.read(rows, ORDERS["oldest"], after=after, size=size)
    add_official_replies([root, *page.items])
    return page
