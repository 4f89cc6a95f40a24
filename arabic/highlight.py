"""Which words of a text a search found: by stem, so that «وللقانون» is marked for «قانون»."""

import re
from functools import lru_cache

from arabic.fold import words

# A written word with everything that may stand inside it: marks, tatweel, joiners.
_WRITTEN = re.compile(
    r"[^\W_][\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f\u200c\u200d]*"
)
_ENGLISH_ENDING = re.compile(r"(?<=[a-z]{3})(ies|es|s|ed|ing|y)$")


def highlight(text: str, query: str) -> list[tuple[str, bool]]:
    """`text` cut into (piece, is_hit), in order and complete: joined, it is `text` again."""
    wanted = _keys(_positive(query))
    if not wanted or not text:
        return [(text, False)] if text else []
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _WRITTEN.finditer(text):
        if wanted.isdisjoint(_keys(match[0])):
            continue
        if match.start() > end:
            pieces.append((text[end : match.start()], False))
        pieces.append((match[0], True))
        end = match.end()
    if end < len(text):
        pieces.append((text[end:], False))
    return pieces


def excerpt(text: str, query: str, *, length: int = 240) -> list[tuple[str, bool]]:
    """As `highlight`, cut to some `length` characters around the first hit, with "…" where cut."""
    pieces = highlight(text, query)
    at = 0
    for piece, hit in pieces:
        if hit:
            break
        at += len(piece)
    else:
        at = 0
    start = max(0, at - length // 3)
    if start:  # not in the middle of a word
        start = text.find(" ", start, at) + 1 or start
    stop = min(len(text), start + length)
    if stop < len(text):
        stop = text.rfind(" ", start, stop) if " " in text[start:stop] else stop
    stop = max(stop, min(len(text), at + 1))
    cut: list[tuple[str, bool]] = [("… ", False)] if start else []
    position = 0
    for piece, hit in pieces:
        part = piece[max(0, start - position) : max(0, stop - position)]
        if part:
            cut.append((part, hit))
        position += len(piece)
    if stop < len(text):
        cut.append((" …", False))
    return cut


def _positive(query: str) -> str:
    """Without the words a searcher excluded (-word)."""
    return re.sub(r'(?:^|\s)-\s*("[^"]*"|\S+)', " ", query)


@lru_cache(maxsize=20_000)  # a page of hits says the same words again and again
def _keys(text: str) -> frozenset[str]:
    return frozenset(_key(word) for word in words(text))


def _key(word: str) -> str:
    return _ENGLISH_ENDING.sub("", word) if word.isascii() else word
