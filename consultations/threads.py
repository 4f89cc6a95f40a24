"""The comments of a consultation as the public reads them: a keyset page of roots, the first
replies under each, the official replies. Always the same number of queries.
"""

from __future__ import annotations

import re
from collections import defaultdict

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation, Contribution, OfficialReply
from tawasul import keyset
from tawasul.templatetags.tawasul import text
from tawasul.words import day, number

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
# What moderation writes in the place of personal data, in either language.
REDACTED = re.compile(r"\[(?:بيانات شخصية محجوبة|personal data removed)\]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z]")


def page_of(consultation: Consultation, *, order: str, after: str = "") -> keyset.Page:
    """A page of the comments that answer nobody, each with `shown_answers` and `more_answers`."""
    roots = consultation.contributions.in_thread().filter(parent__isnull=True).for_thread()
    page = keyset.read(roots, ORDERS[order], after=after, size=PAGE_SIZE)
    _add_answers(page.items)
    add_official_replies(page.items + [a for one in page.items for a in one.shown_answers])
    return page


def _add_answers(roots: list[Contribution]) -> None:
    for root in roots:
        root.shown_answers, root.more_answers = [], 0
    if not roots:
        return
    by_key = {root.pk: root for root in roots}
    rows = (
        Contribution.objects.in_thread()
        .filter(parent__in=by_key)
        .for_thread()
        .annotate(
            place=Window(
                RowNumber(), partition_by="parent_id", order_by=[F("received_at"), F("id")]
            ),
            brothers=Window(Count("*"), partition_by="parent_id"),
        )
        .filter(place__lte=ANSWERS_SHOWN)
        .order_by("parent_id", "place")
    )
    for answer in rows:
        root = by_key[answer.parent_id]
        root.shown_answers.append(answer)
        root.more_answers = max(0, answer.brothers - ANSWERS_SHOWN)


def add_official_replies(comments: list[Contribution]) -> None:
    replies = defaultdict(list)
    if comments:
        rows = OfficialReply.objects.filter(contribution__in=[one.pk for one in comments])
        for reply in rows.select_related("entity"):
            replies[reply.contribution_id].append(reply)
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

    def look_up(self, comments: list[Contribution]) -> Reader:
        """What this person supports among these. Visitors cost nothing."""
        if self.person.is_authenticated and comments:
            rows = self.person.supports.filter(contribution__in=[one.pk for one in comments])
            self.supported = set(rows.values_list("contribution_id", flat=True))
        return self

    def turn(self, one: Contribution) -> dict:
        """The variables of `components/turn.html`, or of `turn_mute.html` (with `mute`)."""
        if one.status != Contribution.Status.PUBLISHED:
            return self._mute(one)
        turn = self.said_by(one)
        turn |= {
            "url": reverse("consultations:comment", args=[self.reference, one.pk]),
            "support": number(one.supports),
            "tag": one.get_channel_display() if one.is_recorded else "",
            "own": self._is_own(one),
            "supported": one.pk in self.supported,
            "replies": [_official(reply) for reply in one.shown_replies],
            "answers": [self._answer(answer) for answer in getattr(one, "shown_answers", ())],
        }
        more = getattr(one, "more_answers", 0)
        if more:
            turn["more_url"] = turn["url"]
            turn["more"] = _("More replies: %(n)s") % {"n": number(more)}
        if self.open_now:
            turn["reply_url"] = f"{self._contribute}?reply_to={one.pk}"
            if not one.is_recorded:
                turn["support_url"] = f"{turn['url']}support/"
        if self.answers_for_entity:
            turn["official_url"] = f"{turn['url']}reply-officially/"
        turn["report_url"] = self._report(one)
        return turn

    @property
    def _contribute(self) -> str:
        return reverse("consultations:contribute", args=[self.reference])

    def _is_own(self, one: Contribution) -> bool:
        return bool(
            self.person.is_authenticated and one.author_id and one.author_id == self.person.pk
        )

    def said_by(self, one: Contribution) -> dict:
        name = one.source if one.is_recorded else one.shown_name
        at = one.said_on or one.received_at
        return {
            "id": f"c-{one.pk}",
            "name": name,
            "when": day(at, weekday=False),
            "when_iso": at.isoformat()[:10],
            "body_html": said(one.text),
            "lang": language_of(one.text),
        }

    def _answer(self, one: Contribution) -> dict:
        if one.status != Contribution.Status.PUBLISHED:
            return self._mute(one)
        answer = self.said_by(one) | {"report_url": self._report(one)}
        answer["replies"] = [_official(reply) for reply in one.shown_replies]
        return answer

    def _mute(self, one: Contribution) -> dict:
        return {
            "mute": mute_words(one),
            "state": one.status,
            "clause": one.clause_number,
            "url": clause_url(one),
            "id": f"c-{one.pk}",
        }

    def _report(self, one: Contribution) -> str:
        return "" if self._is_own(one) else _url("moderation:report", one.pk)


def said(words: str) -> SafeString:
    """What a person wrote, as paragraphs: never markup; the places of redacted data are shown."""
    escaped = linebreaks(words, autoescape=True)
    if "[" not in words:
        return mark_safe(escaped)  # noqa: S308 - escaped above
    removed = format_html('<span class="redacted">{}</span>', _("[personal data removed]"))
    return mark_safe(REDACTED.sub(lambda _match: removed, escaped))  # noqa: S308


def language_of(words: str) -> str:
    """The language most of it is written in: the form's language says little about that."""
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
    clause = format_html("<bdi>{}</bdi>", one.clause_number)
    if url := clause_url(one):
        clause = format_html('<a href="{}">{}</a>', url, clause)
    if one.status == Contribution.Status.HIDDEN:
        sentence = _("A comment here was hidden after publication: clause {clause}.")
    else:
        sentence = _("A comment here was not published: clause {clause} of the usage policy.")
    return format_html(sentence, clause=clause)


def _official(reply: OfficialReply) -> dict:
    return {
        "id": f"r-{reply.pk}",
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
