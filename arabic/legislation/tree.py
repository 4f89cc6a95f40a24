"""From blocks of text to the tree of a draft: divisions, articles, and the lists inside them.

The order of the source is the order of the tree read from the top, and nothing is left out: what
cannot be placed surely is kept as text, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from arabic.fold import fold
from arabic.legislation import marks
from arabic.legislation.marks import Kind, Mark
from arabic.legislation.numbers import ABJAD, follows

RANK = {
    Kind.PREAMBLE: 1,
    Kind.RATIONALE: 1,
    Kind.SCHEDULE: 1,
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.ARTICLE: 4,
}
LISTED = 5  # the rank of the first list inside an article; each list within it is one deeper
_LISTS = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
HEADING_WORDS = 8
QUOTED_BLOCKS = 60  # a quotation that is open for longer was never meant to be one
# A line that begins so is a rule, never a heading.
_RULES = ("لا", "علي", "مع", "في", "اذا", "لكل", "كل", "علا", "بعد", "ما")
_BEGINNINGS = ("بمقتضي", "استنادا", "بناء", "بنا", "نحن", "عملا", "صادر", "صادره")


class Trouble(StrEnum):
    GAP = "gap"
    DUPLICATE = "duplicate"
    OUT_OF_ORDER = "out_of_order"
    UNRECOGNISED = "unrecognised"
    LOST_FORMATTING = "lost_formatting"
    NO_ARTICLES = "no_articles"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table of the source. `label` is the number a word processor puts before
    the text, `heading` the level of a heading (0: none), `lost` what of it cannot be kept."""

    text: str = ""
    label: str = ""
    heading: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    footnotes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:
    trouble: Trouble
    block: int  # its place in the source
    words: str = ""


@dataclass(slots=True)
class Node:
    """A provision. `mark` is its number as printed, with what separates it; `label` without."""

    kind: Kind
    mark: str = ""
    number: tuple = ()
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    rows: tuple[tuple[str, ...], ...] = ()
    footnotes: list[str] = field(default_factory=list)
    block: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.mark.strip(" \t\n-–—:.،/ـ")

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Parsed:
    provisions: list[Node]
    warnings: list[Warning]

    def walk(self) -> Iterator[Node]:
        """All provisions, in the order of the source."""
        waiting = list(reversed(self.provisions))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def articles(self) -> list[Node]:
        return [node for node in self.walk() if node.kind == Kind.ARTICLE]


def blocks_of(text: str) -> list[Block]:
    """The lines of a pasted text, each a block."""
    return [Block(line) for line in text.splitlines() if line.strip()]


def parse(blocks: Iterable[Block]) -> Parsed:
    """The tree of a draft, and what a person should look at. Takes any text."""
    return _Builder(list(blocks)).built()


class _Builder:
    def __init__(self, blocks: list[Block]):
        self.blocks = blocks
        self.quoted = _quoted(blocks)
        self.chapters_counted = _first_numbers(blocks)
        self.tops: list[Node] = []
        self.warnings: list[Warning] = []
        # The provisions that are open, outermost first: (rank, style of its marks, node).
        self.open: list[tuple[int, str, Node]] = []
        self.last_article: tuple[int, int] | None = None
        self.awaits_heading = False

    def built(self) -> Parsed:
        for place, block in enumerate(self.blocks):
            self._take(place, block)
        parsed = Parsed(self.tops, self.warnings)
        if not parsed.articles():
            self.warnings.append(Warning(Trouble.NO_ARTICLES, 0))
        return parsed

    def _take(self, place: int, block: Block) -> None:
        for lost in block.lost:
            self.warnings.append(Warning(Trouble.LOST_FORMATTING, place, lost))
        if block.rows:
            self._add(Node(Kind.TABLE, rows=block.rows, block=place), rank=None)
        if block.text.strip() or block.label.strip():
            self._line(place, block)
        if block.footnotes:
            self._current(place).footnotes.extend(block.footnotes)

    def _line(self, place: int, block: Block) -> None:
        line = f"{block.label} {block.text}" if block.label.strip() else block.text
        mark = None if place in self.quoted else self._mark(line, place)
        if mark is None:
            return self._unmarked(place, block, line.strip())
        while mark:
            line = line[len(mark.printed) :]
            node = self._marked(mark, place)
            # «المادة 3- أ- …»: the first of a list may stand on the line of its article.
            inner = marks.read(line) if mark.kind == Kind.ARTICLE else None
            mark = inner if inner and inner.kind is None and _is_first(inner) else None
        rest = line.strip()
        self.awaits_heading = node.kind not in _LISTS and not rest
        if rest and node.kind not in _LISTS and self._is_heading(rest, node, place):
            node.heading = rest
        elif rest:
            node.lines.append(rest)
        return None

    def _mark(self, line: str, place: int) -> Mark | None:
        mark = marks.read(line)
        if mark is None:
            return None
        if not mark.sure and mark.number[0] != (self.last_article or (0, 0))[0] + 1:
            # Not set off from its text: an article only if it is the next in line.
            self._warn(Trouble.UNRECOGNISED, place, line.strip()[:80])
            return None
        if mark.style == "number" and not self._is_in_article():
            first = mark.number[:1]
            if first[0] in self.chapters_counted:
                return Mark(Kind.SECTION, "dotted", mark.printed, first)
        return mark

    def _marked(self, mark: Mark, place: int) -> Node:
        rank, kind = self._rank(mark)
        node = Node(kind, mark.printed, mark.number, block=place)
        self._check(mark, node, rank, place)
        self._add(node, rank, mark.style)
        return node

    def _unmarked(self, place: int, block: Block, words: str) -> None:
        awaited, self.awaits_heading = self.awaits_heading, False
        if awaited and self._is_heading(words, self.open[-1][2], place):
            self.open[-1][2].heading = words
        elif block.heading:
            rank = min(block.heading, RANK[Kind.SECTION])
            self._add(Node(Kind.SECTION, heading=words, block=place), rank, "heading")
        elif not self.open and _begins(words):
            self._add(Node(Kind.PREAMBLE, lines=[words], block=place), RANK[Kind.PREAMBLE], "")
        else:
            self._current(place).lines.append(words)

    # Where a mark belongs ----------------------------------------------------------------------
    def _is_in_article(self) -> bool:
        return any(node.kind == Kind.ARTICLE for _rank, _style, node in self.open)

    def _rank(self, mark: Mark) -> tuple[int, Kind]:
        if mark.style == "dotted":
            return self._dotted_rank(mark), Kind.SECTION
        if mark.kind is not None:
            return RANK[mark.kind], mark.kind
        styles = [(rank, style) for rank, style, _node in self.open if rank >= LISTED]
        rank = next((rank for rank, style in styles if style == mark.style), None)
        if rank is None:
            rank = max((rank for rank, _style in styles), default=LISTED - 1) + 1
        return rank, _LISTS[min(rank - LISTED, len(_LISTS) - 1)]

    def _dotted_rank(self, mark: Mark) -> int:
        # 1.2 belongs under 1, 1.2.3 under 1.2, wherever those stand.
        for rank, style, node in reversed(self.open):
            if style == "dotted" and node.number == mark.number[:-1]:
                return rank + 1
        return RANK[Kind.SECTION] + len(mark.number) - 1

    def _add(self, node: Node, rank: int | None, style: str = "") -> None:
        """Below whatever is open and ranks higher. Without a rank (a table): inside what is open,
        and nothing goes into it."""
        if rank is not None:
            while self.open and (self.open[-1][0] >= rank or self._is_over(node)):
                self.open.pop()
        (self.open[-1][2].children if self.open else self.tops).append(node)
        if rank is not None:
            self.open.append((rank, style, node))

    def _is_over(self, node: Node) -> bool:
        """Preamble and reasons end where the provisions begin."""
        before = self.open[0][2].kind in (Kind.PREAMBLE, Kind.RATIONALE)
        return before and node.kind in RANK

    def _current(self, place: int) -> Node:
        """Where words without a mark go: the end of what stands last in the tree."""
        if self.open:
            within = self.open[-1][2].children
            if not within:
                return self.open[-1][2]
            if within[-1].kind == Kind.TEXT:
                return within[-1]
        else:
            within = self.tops
        node = Node(Kind.TEXT, block=place)
        within.append(node)
        return node

    # Headings ----------------------------------------------------------------------------------
    def _is_heading(self, words: str, node: Node, place: int) -> bool:
        """Short, no sentence, and in an article followed by something of its own."""
        folded = fold(words).split()
        if not 0 < len(folded) <= HEADING_WORDS or words.rstrip()[-1:] in ".:؛،,;»":
            return False
        if folded[0].startswith("ي") or folded[0] in _RULES or "«" in words:
            return False
        if node.kind != Kind.ARTICLE:
            return True
        following = next((b for b in self.blocks[place + 1 : place + 9] if b.text.strip()), None)
        if following is None:
            return False
        mark = marks.read(f"{following.label} {following.text}".strip())
        return mark is None or mark.kind is None

    # Numbers -----------------------------------------------------------------------------------
    def _check(self, mark: Mark, node: Node, rank: int, place: int) -> None:
        if mark.kind == Kind.ARTICLE:
            if not any(n.kind == Kind.SCHEDULE for _r, _s, n in self.open):
                self._check_article(mark.number, node.label, place)
        elif mark.kind is None:
            self._check_listed(mark, rank, node.label, place)

    def _check_article(self, number: tuple[int, int], label: str, place: int) -> None:
        before, self.last_article = self.last_article, number
        if before is None or number[1]:
            return
        if number[0] == before[0]:
            self._warn(Trouble.DUPLICATE, place, label)
        elif number[0] < before[0]:
            self._warn(Trouble.OUT_OF_ORDER, place, label)
        elif number[0] > before[0] + 1:
            self._warn(Trouble.GAP, place, label)

    def _check_listed(self, mark: Mark, rank: int, label: str, place: int) -> None:
        before = next((n for r, s, n in self.open if r == rank and s == mark.style), None)
        if before is None or not before.number or not mark.number:
            return
        here, last = mark.number[0], before.number[0]
        if here == last:
            self._warn(Trouble.DUPLICATE, place, label)
        elif not (follows(here, last) if isinstance(here, str) else here == last + 1):
            self._warn(Trouble.GAP, place, label)

    def _warn(self, trouble: Trouble, place: int, words: str) -> None:
        self.warnings.append(Warning(trouble, place, words))


def _begins(words: str) -> bool:
    return fold(words).split()[:1] in [[fold(word)] for word in _BEGINNINGS]


def _is_first(mark: Mark) -> bool:
    return mark.number[0] in (1, ABJAD[0])


def _first_numbers(blocks: list[Block]) -> set[int]:
    """Where a guide counts 1.1, 1.2, 2.1: the numbers 1 and 2, which then head its sections."""
    read = (marks.read(f"{one.label} {one.text}".strip()) for one in blocks)
    return {mark.number[0] for mark in read if mark and mark.style == "dotted"}


def _quoted(blocks: list[Block]) -> set[int]:
    """The blocks that stand within a quotation begun in an earlier one: replacement text of an
    amending law, whose articles are not articles of this one."""
    inside: set[int] = set()
    begun: int | None = None
    for place, block in enumerate(blocks):
        if begun is not None and place - begun > QUOTED_BLOCKS:
            begun = None
        for char in block.text:
            if char == "«" and begun is None:
                begun = place
            elif char == "»" and begun is not None:
                if begun < place:
                    inside.update(range(begun + 1, place + 1))
                begun = None
    return inside
