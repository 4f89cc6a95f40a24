"""What people write, made safe to keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.clean import clean, from_word, had_invisible
from arabic.digits import to_arabic, to_western, typed


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  نص  ", "نص"),
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a   \nb", "a\nb"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066x\u2069", "x"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("col\tumn", "col\tumn"),
        ("e\u0301", "é"),
        ("مُشكَّل", "مُشكَّل"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200f\u200f\u200fنص\u200f", "نص"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\x00", ""),
        ("\ud800x", "x"),
    ],
)
def test_cleaning_keeps_the_words_and_takes_the_tricks(sent, kept):
    assert clean(sent) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_nothing_cleaned_can_break_the_database_or_turn_the_page_around(text):
    kept = clean(text)

    assert not had_invisible(kept)
    assert "\x00" not in kept
    kept.encode("utf-8")


def test_only_what_deceives_is_called_invisible():
    assert had_invisible("نص\u202e")
    assert had_invisible("a\x00")
    assert not had_invisible("نص\u200c عادي\r\n")


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("•\tالأول\n\uf0b7 الثاني", "- الأول\n- الثاني"),
        ("كلمة\u00a0كلمة", "كلمة كلمة"),
        ("خط\u00adي", "خطي"),
        ('see \x13HYPERLINK "x"\x14the page\x15 now', "see the page now"),
        ("{ PAGEREF _Toc12 \\h }نص", "نص"),
        ("سطر\x0bسطر", "سطر\nسطر"),
        ("co\u2011op", "co-op"),
        ("{code} stays", "{code} stays"),
    ],
)
def test_what_word_leaves_behind_goes(pasted, kept):
    assert from_word(pasted) == kept


@given(st.text())
def test_any_pasted_text_can_be_cleaned(text):
    assert from_word(from_word(text)) is not None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("١٢٬٤٨٠٫٥", "12480.5"),
        ("٢٦/١١/٢٠٢٦", "26/11/2026"),
        (" ۱۲ ", "12"),
        ("12,480", "12480"),
        ("1,5", "1,5"),
        ("\u200f٣:٣٠", "3:30"),
    ],
)
def test_numbers_are_read_as_people_type_them(written, read):
    assert typed(written) == read


def test_digits_change_script_and_nothing_else():
    assert to_western("المادة ١٢") == "المادة 12"
    assert to_arabic("المادة 12") == "المادة ١٢"
