"""Drafts read into trees: nothing is lost, and each style of numbering is understood.

`laws/<style>.txt` are drafts as people paste them, `.json` the trees they become. To look at what
a change does, and to keep it: `python -m tests.arabic.test_legislation`.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.legislation import Block, Kind, Trouble, blocks_of, parse
from arabic.legislation.numbers import adverb, follows, ordinal

LAWS = Path(__file__).with_name("laws")
STYLES = sorted(file.stem for file in LAWS.glob("*.txt"))
REAL = Path(__file__).resolve().parents[3] / "shared/data/laws/personal-data-draft-2022.md"


def tree(node) -> dict:
    found = {"kind": str(node.kind), "label": node.label, "heading": node.heading}
    found |= {"text": node.text, "children": [tree(child) for child in node.children]}
    return {name: value for name, value in found.items() if value}


def read(style: str) -> dict:
    parsed = parse(blocks_of((LAWS / f"{style}.txt").read_text()))
    return {
        "provisions": [tree(node) for node in parsed.provisions],
        "warnings": [[str(one.trouble), one.words] for one in parsed.warnings],
    }


def written(text: str) -> str:
    return "".join(text.split())


def kept(parsed) -> str:
    """All that is in the tree, in its order."""
    return written(
        "".join(
            node.mark + node.heading + node.text + "".join(map("".join, node.rows))
            for node in parsed.walk()
        )
    )


def labels(text: str) -> list[str]:
    return [node.label for node in parse(blocks_of(text)).walk()]


@pytest.mark.parametrize("style", STYLES)
def test_a_draft_becomes_its_tree(style):
    assert read(style) == json.loads((LAWS / f"{style}.json").read_text())


@pytest.mark.parametrize("style", STYLES)
def test_the_order_of_the_source_is_the_order_of_the_tree(style):
    text = (LAWS / f"{style}.txt").read_text()

    assert kept(parse(blocks_of(text))) == written(text)


# What a line of legislation may begin with, and what may follow.
MARKS = st.sampled_from(
    ["المادة 1-", "المادة (٢)", "المادة الثالثة", "المادة 4 مكرر", "مادة 5", "الباب الأول", "أ-"]
    + ["(ب)", "جـ-", "1.", "٢-", "(3)", "أولاً:", "ثانياً-", "1.1", "1.2.3", "الجدول رقم (1)", "«"]
    + ["»", "الأسباب الموجبة", "بمقتضى", "ملحق", "الفصل (٢)", "المادة", "(", "-", "", "مكرر"]
)
LINES = st.lists(st.tuples(MARKS, st.text(max_size=30)).map(" ".join), max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), LINES.map("\n".join)))
def test_no_text_is_too_strange_and_nothing_of_it_is_lost(text):
    assert kept(parse(blocks_of(text))) == written(text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Block,
            text=st.text(max_size=20),
            label=MARKS,
            heading=st.integers(0, 9),
            rows=st.lists(st.tuples(st.text(max_size=5)), max_size=2).map(tuple),
            footnotes=st.lists(st.text(max_size=5), max_size=2).map(tuple),
        ),
        max_size=12,
    )
)
def test_neither_are_tables_and_footnotes(blocks):
    parsed = parse(blocks)

    source = "".join(
        one.label + one.text + "".join(map("".join, one.rows)) + "".join(one.footnotes)
        for one in blocks
    )
    notes = "".join("".join(node.footnotes) for node in parsed.walk())
    assert Counter(kept(parsed) + written(notes)) == Counter(written(source))


@pytest.mark.parametrize(
    "line",
    [
        "المادة 1- يسمى هذا القانون", "المادة (١) يسمى هذا القانون", "المادة ١: يسمى", "مادة (1)",
        "المادة الأولى", "المادة 1", "المادة [1] - يسمى", "المـادة 1-".replace("ـ", ""),
        "المادة ۱ـ يسمى",
    ],
)  # fmt: skip
def test_articles_are_printed_in_many_ways(line):
    [article] = parse(blocks_of(line)).articles()

    assert article.number == (1, 0)


@pytest.mark.parametrize(
    "line",
    [
        "المادة (5) من القانون الأصلي ملغاة", "مع مراعاة المادة (6) من هذا القانون",
        "المادة المذكورة أعلاه", "المادة (3) والمادة (4) من النظام", "الفصل (2) من هذا القانون",
        "الجدول رقم (1) من النظام الأصلي", "المواد 1-", "الملحق العسكري في السفارة",
    ],
)  # fmt: skip
def test_a_reference_that_begins_a_line_is_no_provision(line):
    parsed = parse(blocks_of(f"المادة 1- نص.\n{line}"))

    assert [node.label for node in parsed.walk()] == ["المادة 1"]


def test_an_article_not_set_off_is_one_only_in_its_turn():
    turn = parse(blocks_of("المادة 1- نص\nالمادة (2) تنشئ الوزارة سجلاً"))
    other = parse(blocks_of("المادة 1- نص\nالمادة (7) تنشئ الوزارة سجلاً"))

    assert len(turn.articles()) == 2
    assert len(other.articles()) == 1
    assert [one.trouble for one in other.warnings] == [Trouble.UNRECOGNISED]


def test_what_an_amendment_quotes_is_no_article_of_it():
    text = "المادة 1- يستعاض عنه بالنص التالي:\n«المادة 7-\nالمادة 8- نص»\nالمادة 2- نص"

    assert labels(text) == ["المادة 1", "المادة 2"]


def test_a_quotation_nobody_closes_hides_nothing():
    assert labels("المادة 1- عبارة «وزير\nالمادة 2- نص") == ["المادة 1", "المادة 2"]


def test_gaps_and_doubles_are_seen_in_articles_and_in_lists():
    text = "المادة 1- نص\nالمادة 3- نص\nأ- نص\nج- نص\nج- نص\nالمادة 2- نص\nالمادة 2- نص"

    assert [(one.trouble, one.words) for one in parse(blocks_of(text)).warnings] == [
        (Trouble.GAP, "المادة 3"),
        (Trouble.GAP, "ج"),
        (Trouble.DUPLICATE, "ج"),
        (Trouble.OUT_OF_ORDER, "المادة 2"),
        (Trouble.DUPLICATE, "المادة 2"),
    ]


def test_a_schedule_counts_by_itself():
    text = "المادة 1- نص\nالمادة 2- نص\nملحق رقم (1)\nالمادة 1- من نموذج العقد"

    assert not parse(blocks_of(text)).warnings


@pytest.mark.parametrize("order", ["أبجد", "أبتث"])
def test_letters_count_in_either_order(order):
    text = "المادة 1- نص\n" + "\n".join(f"{letter}- نص" for letter in order)

    assert not parse(blocks_of(text)).warnings


def test_a_table_stands_where_it_stood():
    parsed = parse([Block("المادة 1- نص"), Block(rows=(("أ", "ب"),)), Block("بعد الجدول")])

    assert [node.kind for node in parsed.walk()] == [Kind.ARTICLE, Kind.TABLE, Kind.TEXT]
    assert parsed.provisions[0].children[0].rows == (("أ", "ب"),)


def test_numbers_of_a_word_processor_are_marks_too():
    parsed = parse(
        [Block("نص", label="المادة 1-"), Block("نص", label="أ-"), Block("عنوان", heading=2)]
    )

    assert [node.label for node in parsed.walk()] == ["المادة 1", "أ", ""]


def test_what_cannot_be_kept_is_said():
    [warning] = parse([Block("المادة 1- نص", lost=("صورة",))]).warnings

    assert (warning.trouble, warning.words) == (Trouble.LOST_FORMATTING, "صورة")


@pytest.mark.parametrize(
    ("words", "number", "used"),
    [
        ("الأولى", 1, 1), ("الثانية عشرة", 12, 2), ("الحادية عشرة", 11, 2), ("العشرون", 20, 1),
        ("الثالثة والثلاثون", 33, 2), ("الخامسة بعد المائة", 105, 3), ("الأول من", 1, 1),
        ("العاشر", 10, 1), ("من", 0, 0), ("الثانية الثالثة", 2, 1), ("المئة", 100, 1),
    ],
)  # fmt: skip
def test_ordinals_in_words(words, number, used):
    assert ordinal(words.split()) == (number, used)


def test_adverbs_and_letters():
    assert [adverb(word) for word in ("أولاً", "ثانيا", "عاشراً", "دائماً")] == [1, 2, 10, 0]
    assert follows("ب", "ا")
    assert not follows("د", "ب")


def test_the_real_draft_law_of_2022():
    if not REAL.exists():
        pytest.skip("the real draft law is not part of the project")
    text = REAL.read_text()
    parsed = parse(blocks_of(text))

    assert [node.number for node in parsed.articles()] == [(n, 0) for n in range(1, 25)]
    # The source has lost its letter ي, joined to ط.
    assert [(one.trouble, one.words) for one in parsed.warnings] == [(Trouble.GAP, "ك")]
    assert kept(parsed) == written(text)


if __name__ == "__main__":
    for style in STYLES:
        shown = json.dumps(read(style), ensure_ascii=False, indent=1)
        (LAWS / f"{style}.json").write_text(shown + "\n")
