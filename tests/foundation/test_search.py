"""Search finds the forms of a word in both languages, ranks them, and survives any text."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from consultations.models import Consultation
from tawasul.search import matching, query, ranked
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def found(text):
    return set(matching(Consultation.objects.all(), text).values_list("title_en", flat=True))


@pytest.fixture
def drafts():
    make_draft(
        title_ar="مشروع قانون الأحوال", title_en="Status", summary_ar="ملخص", summary_en="Short"
    )
    make_draft(
        title_ar="خدمات الوزارة",
        title_en="Services of municipalities",
        summary_ar="أثر ذلك وللقانون صلة",
        summary_en="Short",
    )
    make_draft(
        title_ar="تعليمات السير",
        title_en="Traffic",
        summary_ar="لا صلة",
        summary_en="Fees and taxes",
    )


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("قانون", {"Status", "Services of municipalities"}),
        ("القوانين", {"Status", "Services of municipalities"}),
        ("الوزاره", {"Services of municipalities"}),
        ("municipality", {"Services of municipalities"}),
        ("TAX", {"Traffic"}),
        ('"مشروع القانون"', {"Status"}),
        ("«مشروع القانون»", {"Status"}),
        ("قانون -وزارة", {"Status"}),
        ("الأحوال or tax", {"Status", "Traffic"}),
        ("لا شيء من هذا", set()),
        ("", set()),
    ],
)
def test_what_a_search_finds(drafts, text, titles):
    assert found(text) == titles


def test_a_reference_is_found_as_written(drafts):
    one = Consultation.objects.first()

    assert matching(Consultation.objects.all(), one.reference).get() == one


def test_a_hit_in_the_title_comes_before_one_in_the_summary(drafts):
    titles = [row.title_en for row in ranked(Consultation.objects.all(), "قانون")]

    assert titles == ["Status", "Services of municipalities"]


def test_ranking_keeps_to_the_rows_it_was_given(drafts):
    rows = Consultation.objects.filter(title_en="Status")

    assert [row.title_en for row in ranked(rows, "قانون")] == ["Status"]


def test_the_column_is_never_carried_along(drafts):
    sql = str(Consultation.objects.all().query)

    assert "NULL" in sql
    assert "ar_vector" not in sql


def test_searching_asks_the_index_and_not_every_row(drafts):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Consultation.objects.filter(search=query("قانون")).order_by().values("pk").explain()

    assert "consultation_search" in plan


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text())
@example("\x00' OR 1=1 -- \\ & | ! <-> :* ( ) %s %(a)s")
@example("\ud800")
@example("- - -")
def test_any_text_can_be_searched_for(text):
    found(text)
