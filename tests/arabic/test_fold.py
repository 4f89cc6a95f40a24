"""Folding and stemming: the pairs of forms people search by, and one answer in two languages."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from arabic.fold import KNOWN, fold, light, words
from arabic.plurals import BROKEN_PLURALS, WHOLE_WORDS

# (what is searched, what stands in the text)
PAIRS = [
    ("قانون", "وللقانون"),
    ("قانون", "القانون"),
    ("قانون", "بالقانون"),
    ("قانون", "والقانون"),
    ("قانون", "قوانين"),
    ("قانون", "القوانين"),
    ("قانون", "قانونية"),
    ("الوزاره", "الوزارة"),
    ("وزارة", "للوزارة"),
    ("وزارة", "وزارتها"),
    ("وزارة", "وزارات"),
    ("استشارة", "الاستشارات"),
    ("اقتراح", "اقتراحات"),
    ("نظام", "أنظمة"),
    ("لائحة", "لوائح"),
    ("لائحة", "للوائح"),
    ("مشروع", "مشاريع"),
    ("جهة", "جهات"),
    ("هيئة", "الهيئات"),
    ("لجنة", "لجان"),
    ("بلدية", "البلديات"),
    ("مؤسسة", "والمؤسسات"),
    ("مسؤول", "مسئول"),
    ("مسؤول", "مسؤولين"),
    ("إلكترونية", "الالكترونيه"),
    ("إلكترونية", "الكتروني"),
    ("التزام", "الالتزامات"),
    ("آلية", "والآليات"),
    ("المستشفى", "المستشفي"),
    ("آراء", "رأي"),
    ("مُقتَرَح", "مقترح"),
    ("مقتـــرح", "مقترحاتكم"),
    ("٢٠٢٦", "2026"),
    ("ﻗﺎﻧﻮﻥ", "قانون"),
    ("کتاب", "كتاب"),
    ("مواطنين", "المواطنون"),
    ("وثيقة", "وثيقتان"),
    ("ضرائب", "ضريبة"),
]


@pytest.mark.parametrize(("searched", "written"), PAIRS)
def test_a_word_is_found_by_its_other_forms(searched, written):
    assert words(searched) == words(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("قانون", "نظام"), ("مدرسة", "مدينة"), ("تعليم", "علم"), ("بند", "بنك"), ("ماء", "مادة")],
)
def test_words_that_only_look_alike_stay_apart(one, other):
    assert words(one) != words(other)


def test_punctuation_and_operators_stay_where_they_are():
    assert light('-"القوانين" (و) 12.5') == '-"قانون" (و) 12.5'


def test_arabic_punctuation_parts_words():
    assert words("القانون،والنظام؟«المادة»") == words("القانون والنظام المادة")


def test_every_broken_plural_meets_its_singular():
    apart = [pair for pair in BROKEN_PLURALS.items() if light(pair[0]) != light(pair[1])]

    assert apart == []


def test_whole_words_meet_their_adjectives_and_keep_their_article_apart():
    assert [word for word in WHOLE_WORDS if light(word) != light("ال" + fold(word) + "ية")] == []


def test_there_are_more_than_sixty_pairs():
    assert len(BROKEN_PLURALS) > 60
    assert set(KNOWN.values()) >= {"قانون", "نظام"}


# Characters PostgreSQL can store, known to the oldest Unicode among our databases and Pythons.
texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cn", "Co"), blacklist_characters="\x00").filter(
        lambda c: unicodedata.ucd_3_2_0.category(c) != "Cn"
    )
)
arabic_texts = st.text('ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ٠١٢ ،؟-"abz', max_size=60)


@given(texts | arabic_texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_at_all_can_be_folded_and_stemmed(text):
    light(text)
    words(text)


@pytest.mark.django_db
class TestTheDatabaseAgrees:
    def _both(self, given_texts):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT ar_fold(t), ar_light(t) FROM unnest(%s::text[]) WITH ORDINALITY AS g(t, n)"
                " ORDER BY n",
                [list(given_texts)],
            )
            return cursor.fetchall()

    def test_on_every_known_word_and_pair(self):
        forms = [word for pair in PAIRS for word in pair]
        forms += [*BROKEN_PLURALS, *BROKEN_PLURALS.values(), *WHOLE_WORDS, *KNOWN]
        forms += [prefix + word for word in forms for prefix in ("ال", "و", "لل", "وبال", "فال")]
        forms += [word + ending for word in forms for ending in ("ها", "ات", "هما", "ي", "تان")]

        answers = self._both(forms)

        differing = [
            (form, sql)
            for form, (folded, sql) in zip(forms, answers, strict=True)
            if (folded, sql) != (fold(form), light(form))
        ]
        assert differing == []

    @settings(
        max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.lists(texts | arabic_texts, max_size=20))
    @example(["", " ", "ال", "الل", "فال" * 5, "e\u0651\u0301", "\u0640", "لل" + "ا" * 3])
    def test_on_anything_a_person_can_send(self, given_texts):
        assert self._both(given_texts) == [(fold(text), light(text)) for text in given_texts]

    def test_the_functions_can_be_indexed_and_run_in_parallel(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT proname, provolatile, proparallel FROM pg_proc"
                " WHERE proname IN ('ar_fold', 'ar_light', 'ar_vector') ORDER BY 1"
            )
            assert cursor.fetchall() == [
                ("ar_fold", "i", "s"),
                ("ar_light", "i", "s"),
                ("ar_vector", "i", "s"),
            ]

    def test_they_work_with_an_empty_search_path_as_while_a_dump_is_restored(self):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL search_path = ''")
            cursor.execute("SELECT public.ar_vector('القوانين laws', 'A')::text")
            assert cursor.fetchone()[0] == "'law':2A 'قانون':1A"
