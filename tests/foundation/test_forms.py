"""Fields that take what people really type."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from tawasul.calendar import AMMAN
from tawasul.forms import (
    AmmanDateTimeField,
    CleanCharField,
    CleanDateField,
    CleanEmailField,
    CleanIntegerField,
    CleanTextField,
    CleanTimeField,
    PortalForm,
)
from tawasul.refusals import Refusal


class Sample(PortalForm):
    title = CleanCharField(max_length=10)
    body = CleanTextField(max_length=20, min_length=3, required=False, label="Text")
    opens_at = AmmanDateTimeField(required=False)


def sent(**data):
    return Sample({"title": "T", **data})


class TestTexts:
    def test_a_line_stays_a_line(self):
        form = sent(title=" a\r\nb\x00 ")

        assert form.is_valid()
        assert form.cleaned_data["title"] == "a b"

    def test_the_limit_counts_what_would_be_kept(self):
        assert sent(body="\x00" * 50 + "abc").is_valid()
        form = sent(body="x" * 21)

        assert not form.is_valid()
        assert form.errors["body"] == [
            "Characters: 21, limit: 20. Please shorten the text; it is kept below."
        ]

    @pytest.mark.parametrize("nothing", ["", "   ", "\x00", "\u202e\u202c", "\u200b"])
    def test_what_cannot_be_seen_is_nothing(self, nothing):
        assert sent(title=nothing).errors["title"] == ["Please fill in this field."]

    def test_a_text_too_short_says_what_to_do(self):
        assert "at least one sentence" in sent(body="ab").errors["body"][0]

    def test_the_form_knows_that_something_invisible_was_taken_out(self):
        form = sent(body="abc\u202e")

        assert form.is_valid()
        assert form.removed_invisible
        assert not (sent(body="abc").is_valid() and sent(body="abc").removed_invisible)

    def test_pasted_word_text_is_mended_where_asked_for(self):
        assert CleanTextField(word=True).clean("•\tواحد") == "- واحد"

    def test_the_browser_is_not_told_to_cut_a_pasted_text(self):
        page = str(Sample()["body"])

        assert "maxlength" not in page
        assert 'dir="auto"' in page

    @given(st.text())
    def test_any_text_gives_a_text_or_a_sentence(self, text):
        form = sent(title=text, body=text, opens_at_day=text, opens_at_hour=text)
        form.is_valid()

    def test_an_address_is_lower_cased(self):
        assert CleanEmailField().clean("\u200fA@Example.JO\x00 ") == "a@example.jo"


class TestNumbersAndDates:
    @pytest.mark.parametrize("typed", ["١٢٬٤٨٠", "12,480", " 12480 "])
    def test_whole_numbers(self, typed):
        assert CleanIntegerField().clean(typed) == 12480

    @pytest.mark.parametrize("typed", ["26/11/2026", "٢٦/١١/٢٠٢٦", "2026-11-26", "26-11-2026"])
    def test_days(self, typed):
        assert CleanDateField().clean(typed) == date(2026, 11, 26)

    @pytest.mark.parametrize("typed", ["11/26/2026", "soon", "0001-01-01", "31/2/2026"])
    def test_no_days(self, typed):
        with pytest.raises(forms.ValidationError, match="day/month/year"):
            CleanDateField().clean(typed)

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("15:30", time(15, 30)),
            ("٣:٣٠ مساءً", time(15, 30)),
            ("3:30 pm", time(15, 30)),
            ("12:15 ص", time(0, 15)),
            ("12:30 ظهراً", time(12, 30)),
            ("9 am", time(9)),
            ("15:30:59", time(15, 30)),
        ],
    )
    def test_hours(self, typed, read):
        assert CleanTimeField().clean(typed) == read

    def test_a_moment_is_ammans_to_the_minute(self):
        form = sent(opens_at_day="٢٦/١١/٢٠٢٦", opens_at_hour="٣:٣٠ م")

        assert form.is_valid(), form.errors
        assert form.cleaned_data["opens_at"] == datetime(2026, 11, 26, 12, 30, tzinfo=UTC)

    def test_a_day_without_an_hour_is_asked_for_the_hour(self):
        assert sent(opens_at_day="2026-11-26").errors["opens_at"] == [
            "Please give the hour as well."
        ]

    def test_or_gets_the_hour_the_field_stands_for(self):
        field = AmmanDateTimeField(default_hour=time(0))

        assert field.clean(["2026-11-26", ""]) == datetime(2026, 11, 26, tzinfo=AMMAN)

    def test_it_shows_ammans_time_again(self):
        page = str(Sample(initial={"opens_at": datetime(2026, 11, 26, 12, 30, tzinfo=UTC)}))

        assert 'value="2026-11-26"' in page
        assert 'value="15:30"' in page

    def test_what_did_not_change_is_not_called_changed(self):
        initial = {"title": "T", "opens_at": datetime(2026, 11, 26, 12, 30, tzinfo=UTC)}
        data = {"title": "T ", "opens_at_day": "2026-11-26", "opens_at_hour": "15:30", "body": ""}

        assert Sample(data, initial=initial).changed_data == []


class TestSummary:
    def test_errors_are_listed_with_the_input_they_belong_to(self):
        form = sent(title="", opens_at_day="x", opens_at_hour="15:30")
        form.add_refusal(Refusal("Not now."))
        form.add_refusal(Refusal("Not this.", field="body"))

        rows = form.error_summary()

        assert rows[0] == {"target": "", "label": "", "message": "Not now."}
        assert [row["target"] for row in rows[1:]] == ["id_title", "id_body", "id_opens_at_day"]
