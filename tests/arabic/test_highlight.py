"""Hits are marked by stem, and no letter of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from arabic.highlight import excerpt, highlight


def marked(text, query):
    return [piece for piece, hit in highlight(text, query) if hit]


def test_a_word_is_marked_in_all_its_forms():
    text = "صدر القانُون، وللقانون أثر في القوانين والأنظمة."

    assert marked(text, "قانون") == ["القانُون", "وللقانون", "القوانين"]


def test_english_words_are_marked_whatever_their_case_and_ending():
    assert marked("Laws and the law, lawyers apart", "law") == ["Laws", "law"]


def test_excluded_words_are_not_marked():
    assert marked("قانون الضريبة", "قانون -ضريبة") == ["قانون"]


def test_without_a_query_nothing_is_marked():
    assert highlight("نص", "") == [("نص", False)]
    assert highlight("", "نص") == []


@given(st.text(), st.text())
def test_the_pieces_are_the_text(text, query):
    assert "".join(piece for piece, _ in highlight(text, query)) == text


def test_an_excerpt_shows_the_first_hit_and_where_it_was_cut():
    text = "كلمة " * 200 + "القانون هنا " + "كلمة " * 200

    pieces = excerpt(text, "قانون")

    assert ("القانون", True) in pieces
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)
    assert len("".join(piece for piece, _ in pieces)) < 260


@given(st.text(max_size=600), st.text(max_size=20))
def test_any_text_has_an_excerpt(text, query):
    assert len("".join(piece for piece, _ in excerpt(text, query))) <= 245
