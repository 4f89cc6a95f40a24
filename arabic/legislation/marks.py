"""What a line of legislation begins with: «المادة 4 مكرر-», «أ-», «(1)», «أولاً:», «الباب الأول»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from arabic.digits import to_western
from arabic.fold import fold
from arabic.legislation.numbers import adverb, digits, ordinal


class Kind(StrEnum):
    PREAMBLE = "preamble"
    RATIONALE = "rationale"  # الأسباب الموجبة
    PART = "part"  # باب
    CHAPTER = "chapter"  # فصل
    SECTION = "section"  # قسم
    ARTICLE = "article"  # مادة
    PARAGRAPH = "paragraph"  # فقرة
    ITEM = "item"  # بند
    SUBITEM = "subitem"
    SCHEDULE = "schedule"  # جدول، ملحق
    TABLE = "table"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is None for the marks of a list, whose `style` and place in it say what they are."""

    kind: Kind | None
    style: str  # "article", "letter", "(letter)", "number)", "word", "dotted", …
    printed: str  # exactly as it stands, with what separates it from the text
    number: tuple  # to see gaps: (4, 0), (4, 1) for «4 مكرر», ("ج",) for a letter
    sure: bool = True  # False: it may as well be a reference that happens to begin a line


_DIGITS = r"[0-9٠-٩۰-۹]"
_AFTER = r"[\s]*[-–—:.،/ـ]+[\s]*"
_AGAIN = r"مكرر[اةًٌ]*"
_ARTICLE = re.compile(r"\s*(?:ال)?ماد[ةه]\s*(?P<rest>.*)", re.S)
_NUMBERED = re.compile(
    rf"[(\[]?\s*(?P<number>{_DIGITS}{{1,4}})\s*(?P<again>{_AGAIN})?\s*[)\]]?"
    rf"\s*(?P<again2>{_AGAIN})?"
)
_DIVISION = re.compile(r"\s*(?P<what>الباب|الفصل|القسم)\s+(?P<rest>.*)", re.S)
_SCHEDULE = re.compile(r"\s*(?:ال)?(?:جدول|ملحق|مرفق)(?:\s+رقم)?(?=[\s(:]|$)\s*(?P<rest>.*)", re.S)
_LETTER = re.compile(
    rf"\s*(?P<open>\(?)\s*(?P<letter>[ء-ي])ـ?\s*(?P<close>\)?)(?P<after>{_AFTER})?"
)
_NUMBER = re.compile(
    rf"\s*(?P<open>\(?)\s*(?P<number>{_DIGITS}{{1,3}})\s*(?P<close>\)?)(?P<after>{_AFTER})?"
)
_DOTTED = re.compile(rf"\s*{_DIGITS}{{1,2}}(?:[.]{_DIGITS}{{1,2}})+[.)]?(?:\s*[-–:])?\s+")
_WORD = re.compile(r"\s*(?P<word>[ء-ي\u064b]+)(?P<after>\s*[-–—:.]+\s*)")
_DIVISIONS = {"الباب": Kind.PART, "الفصل": Kind.CHAPTER, "القسم": Kind.SECTION}
# After a number they make it the name of another provision: «المادة (5) من القانون …».
_REFERS = ("من", "في", "الي", "علي", "اعلاه", "ادناه", "و", "او", "المذكوره", "بالنص", "تعدل")
SHORT = 14  # words a line of a division may have
HEAD = 200  # characters that are looked at: a mark is short, and a line may be anything


def read(line: str) -> Mark | None:
    """The mark `line` begins with, None for plain text."""
    begins = len(line) - len(line.lstrip())
    head = line[begins : begins + HEAD]
    for look in (_rationale, _article, _division, _schedule, _dotted, _listed, _ordinal_word):
        if mark := look(head):
            return replace(mark, printed=line[:begins] + mark.printed)
    return None


def _rationale(line: str) -> Mark | None:
    bare = fold(line).strip(" :-–.")
    if bare == fold("الأسباب الموجبة"):
        return Mark(Kind.RATIONALE, "rationale", line, ())
    return None


def _article(line: str) -> Mark | None:
    begun = _ARTICLE.match(line)
    if not begun:
        return None
    rest, at = begun["rest"], begun.start("rest")
    if found := _NUMBERED.match(rest):
        number = (digits(found["number"]), int(bool(found["again"] or found["again2"])))
        end = found.end()
    else:
        words = list(re.finditer(r"[^\s:،.()\-–—]+", rest))
        value, used = ordinal([word[0] for word in words[:6]])
        if not value:
            return None
        end = words[used - 1].end()
        again = re.match(rf"\s*{_AGAIN}", rest[end:])
        end += again.end() if again else 0
        number = (value, int(bool(again)))
    if separator := re.match(_AFTER, rest[end:]):
        end += separator.end()
    sure = bool(separator) or not rest[end:].strip()
    if not sure and _refers(rest[end:]):
        return None
    return Mark(Kind.ARTICLE, "article", line[: at + end], number, sure)


def _refers(text: str) -> bool:
    first = fold(text).split()[:1]
    return bool(first) and (first[0] in _REFERS or first[0][:1] in "،,;؛" or first[0] == "و")


def _division(line: str) -> Mark | None:
    begun = _DIVISION.match(line)
    if not begun or len(line.split()) > SHORT:
        return None
    found = _counted(begun["rest"])
    if not found or _refers(begun["rest"][found[1] :]):
        return None
    number, end = found
    kind = _DIVISIONS[begun["what"]]
    return Mark(kind, kind, line[: begun.start("rest") + end], (number, 0))


def _schedule(line: str) -> Mark | None:
    begun = _SCHEDULE.match(line)
    if not begun or len(line.split()) > SHORT:
        return None
    found = _counted(begun["rest"])
    if not found:
        if begun["rest"].strip(" :-–"):
            return None
        found = (0, len(begun["rest"]))
    number, end = found
    if _refers(begun["rest"][end:]):
        return None
    return Mark(Kind.SCHEDULE, "schedule", line[: begun.start("rest") + end], (number, 0))


def _counted(rest: str) -> tuple[int, int] | None:
    """The number a division or schedule has, and where what follows it begins."""
    if found := re.match(rf"\(?\s*({_DIGITS}{{1,3}})\s*\)?", rest):
        value, end = digits(found[1]), found.end()
    else:
        words = list(re.finditer(r"[^\s:،.()\-–—]+", rest))
        value, used = ordinal([word[0] for word in words[:5]])
        if not value:
            return None
        end = words[used - 1].end()
    separator = re.match(_AFTER, rest[end:])
    return value, end + (separator.end() if separator else 0)


def _dotted(line: str) -> Mark | None:
    found = _DOTTED.match(line)
    if not found:
        return None
    number = tuple(int(one) for one in re.findall(r"\d+", to_western(found[0])))
    return Mark(Kind.SECTION, "dotted", found[0], number)


def _listed(line: str) -> Mark | None:
    for pattern, style in ((_LETTER, "letter"), (_NUMBER, "number")):
        found = pattern.match(line)
        if not found or not _is_set_off(found):
            continue
        around = ("(" if found["open"] else "", ")" if found["close"] else "")
        number = (fold(found[style])[:1] or found[style],) if style == "letter" else (
            digits(found[style]), 0,
        )  # fmt: skip
        return Mark(None, style.join(around), found[0], number)
    return None


def _is_set_off(found: re.Match) -> bool:
    """A lone letter or number is a mark only when something sets it off from the text."""
    if found["open"] and not found["close"]:
        return False
    return bool(found["close"] or found["after"])


def _ordinal_word(line: str) -> Mark | None:
    found = _WORD.match(line)
    if found and (number := adverb(found["word"])):
        return Mark(None, "word", found[0], (number, 0))
    return None
