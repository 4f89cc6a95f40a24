"""Dates, durations and numbers in words, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import formats
from django.utils.translation import override

from tawasul import words
from tawasul.calendar import AMMAN

AFTERNOON = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)  # 15:30 in Amman
MIDNIGHT = datetime(2026, 11, 27, tzinfo=AMMAN)  # the end of Thursday the 26th
MONTHS = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]


@pytest.fixture
def arabic():
    with override("ar"):
        yield


def render(source, **context):
    return Template(source).render(Context(context))


class TestMoments:
    def test_in_arabic(self, arabic):
        assert words.moment(AFTERNOON) == "الخميس 26 تشرين الثاني 2026، الساعة 3:30 مساءً"
        assert words.day(AFTERNOON) == "الخميس 26 تشرين الثاني 2026"
        assert words.full(AFTERNOON).endswith("3:30 مساءً (بتوقيت الأردن)")
        assert words.until(AFTERNOON) == ("حتى يوم الخميس 26 تشرين الثاني 2026، الساعة 3:30 مساءً")
        assert words.until(MIDNIGHT) == "حتى نهاية يوم الخميس 26 تشرين الثاني 2026"
        assert words.span(date(2026, 7, 1), date(2026, 9, 30)) == "من 1 تموز إلى 30 أيلول 2026"

    def test_in_english(self):
        assert words.moment(AFTERNOON) == "Thursday 26 November 2026, 3:30 pm"
        assert words.until(MIDNIGHT) == "until the end of Thursday 26 November 2026"
        assert words.short(AFTERNOON) == "26/11/2026"
        assert words.short_moment(AFTERNOON) == "26/11/2026 15:30"

    @pytest.mark.parametrize(
        ("hour", "minute", "said"),
        [
            (0, 5, "12:05 صباحاً"),
            (11, 59, "11:59 صباحاً"),
            (12, 0, "12:00 ظهراً"),
            (12, 59, "12:59 ظهراً"),
            (13, 0, "1:00 مساءً"),
            (23, 59, "11:59 مساءً"),
        ],
    )
    def test_the_halves_of_the_day(self, arabic, hour, minute, said):
        assert words.hour(datetime(2026, 1, 1, hour, minute, tzinfo=AMMAN)) == said

    def test_a_close_at_midnight_is_named_by_the_day_that_ends(self):
        assert words.deadline(MIDNIGHT) == "Thursday 26 November 2026"
        assert words.last_day(MIDNIGHT) == date(2026, 11, 26)
        assert words.deadline(AFTERNOON).endswith("3:30 pm")

    def test_text_from_a_stored_notice_is_read(self):
        assert words.moment("2026-11-26T12:30:00+00:00") == words.moment(AFTERNOON)
        assert words.moment("2026-11-26T12:30:00Z") == words.moment(AFTERNOON)
        assert words.moment("2026-11-26") == "Thursday 26 November 2026"

    @pytest.mark.parametrize("nothing", [None, "", "soon"])
    def test_nothing_gives_nothing(self, nothing):
        for say in (words.moment, words.day, words.short, words.until, words.left, words.hijri):
            assert say(nothing) == ""

    def test_hijri_is_marked_approximate(self, arabic):
        assert words.hijri(date(2026, 11, 22)) == "12 جمادى الآخرة 1448 هـ تقريباً"


class TestDurations:
    @pytest.mark.parametrize(
        ("length", "said"),
        [
            (timedelta(days=4, hours=6), "4 أيام و6 ساعات"),
            (timedelta(days=2, hours=1), "يومين وساعة واحدة"),
            (timedelta(days=3, hours=4, minutes=59), "3 أيام و4 ساعات"),
            (timedelta(days=1), "يوم واحد"),
            (timedelta(days=15, hours=3), "15 يوماً"),
            (timedelta(days=100), "100 يوم"),
            (timedelta(hours=2), "ساعتين"),
            (timedelta(minutes=25), "25 دقيقة"),
            (timedelta(seconds=59), "أقل من دقيقة"),
        ],
    )
    def test_after_a_preposition(self, arabic, length, said):
        assert words.duration(length) == said
        assert words.left(AFTERNOON + length, AFTERNOON) == said
        assert words.since(AFTERNOON - length, AFTERNOON) == said

    def test_what_is_over_has_nothing_left(self):
        assert words.left(AFTERNOON, AFTERNOON) == ""

    def test_in_english(self):
        assert words.duration(timedelta(days=1, hours=2)) == "1 day and 2 hours"
        assert words.duration(10) == "less than a minute"


class TestNumbers:
    @pytest.mark.parametrize(
        ("n", "said"),
        [
            (0, "لا تعليقات"),
            (1, "تعليق واحد"),
            (2, "تعليقان"),
            (3, "3 تعليقات"),
            (11, "11 تعليقاً"),
            (100, "100 تعليق"),
            (103, "103 تعليقات"),
            (12480, "12,480 تعليقاً"),
        ],
    )
    def test_arabic_counts_in_six_forms(self, arabic, n, said):
        assert words.counted(n, "comment") == said

    @pytest.mark.parametrize("n", [0, 1, 2, 5, 50, 100])
    def test_every_noun_is_translated_in_both_cases(self, n):
        for table, say in ((words._COUNTED, words.counted), (words._AFTER, words.after)):
            for noun in table:
                with override("ar"):
                    assert not any("a" <= letter <= "z" for letter in say(n, noun)), noun

    def test_the_dual_changes_after_a_preposition(self, arabic):
        assert (words.counted(2, "day"), words.after(2, "day")) == ("يومان", "يومين")
        assert words.after(2, "working day") == "يومي عمل"

    def test_figures_are_western_with_commas_in_both_languages(self, arabic):
        assert words.number(12480) == "12,480"
        assert words.number(94.54) == "94.5"
        assert words.percent(189, 200) == "94.5%"
        assert words.percent(1, 0) == "–"
        assert formats.number_format(12480.5, use_l10n=True, force_grouping=True) == "12,480.5"

    def test_sizes(self, arabic):
        assert words.size(348_160) == "340 ك.ب"
        assert words.size(1_300_000) == "1.2 م.ب"


class TestMonths:
    def test_jordans_names_replace_djangos_in_every_form(self, arabic):
        for number, name in enumerate(MONTHS, 1):
            day = date(2026, number, 5)
            # F: plain, M: three letters, N: abbreviated, E: alternative
            for code in "FMNE":
                assert formats.date_format(day, code) == name, code
                assert render("{{ day|date:code }}", day=day, code=code) == name

    def test_the_date_picker_of_the_admin_has_them_too(self, arabic, rf):
        from django.views.i18n import JavaScriptCatalog

        catalogue = JavaScriptCatalog.as_view()(rf.get("/")).content.decode()

        assert "\\u0643\\u0627\\u0646\\u0648\\u0646" in catalogue or "كانون الثاني" in catalogue
        for name in ("يناير", "يوليو", "أغسطس"):
            assert name not in catalogue
            assert name.encode("unicode-escape").decode() not in catalogue


class TestTags:
    def test_when_prints_a_time_for_people_and_machines(self):
        assert render('{% when at "day" %}', at=AFTERNOON) == (
            '<time datetime="2026-11-26T15:30+03:00">Thursday 26 November 2026</time>'
        )
        assert render("{% when at %}", at=None) == ""

    def test_filters_chain(self):
        page = render('{{ n|counted:"reply" }} / {{ n|after:"day" }}', n=2)

        assert page == "2 replies / 2 days"

    def test_a_text_is_isolated_and_escaped(self):
        thing = type("Thing", (), {"title_en": "<b>A</b>", "title_ar": "ا"})()

        assert render('{% text thing "title" %}', thing=thing) == (
            "<bdi>&lt;b&gt;A&lt;/b&gt;</bdi>"
        )

    def test_arabic_that_stands_in_is_marked_as_arabic(self):
        thing = type("Thing", (), {"title_en": "", "title_ar": "عنوان"})()

        assert render('{% text thing "title" %}', thing=thing) == (
            '<bdi lang="ar" dir="rtl">عنوان</bdi>'
        )
        assert render('{% paragraphs thing "title" %}', thing=thing) == (
            '<p lang="ar" dir="rtl">عنوان</p>'
        )
        with override("ar"):
            assert render('{% text thing "title" %}', thing=thing) == "<bdi>عنوان</bdi>"

    def test_what_people_wrote_is_never_markup(self):
        page = render("{% paragraphs body %}", body="<script>\n&\n\n\n\nب")

        assert page == '<p dir="auto">&lt;script&gt;<br>&amp;</p>\n<p dir="auto">ب</p>'

    def test_hits_are_marked_and_the_rest_is_escaped(self):
        assert render('{{ text|mark:"قانون" }}', text="<i> وللقانون") == (
            "&lt;i&gt; <mark>وللقانون</mark>"
        )
        assert render('{{ text|mark:"" }}', text="<i>") == "&lt;i&gt;"
