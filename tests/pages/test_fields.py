"""How fields are drawn: label, hint and error tied to the control."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override


class Asked(forms.Form):
    body = forms.CharField(
        label="Your comment", help_text="On the subject.", max_length=10, widget=forms.Textarea
    )
    name = forms.CharField(required=False, label="Name")
    show = forms.ChoiceField(choices=[("a", "Show"), ("b", "Hide")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["show"].hints = {"b": "Nobody sees it."}


@pytest.fixture
def fresh():
    form = Asked()
    return {name: form[name].as_field_group() for name in form.fields}


@pytest.fixture
def refused():
    form = Asked({"body": "x" * 11, "show": "", "name": ""})
    assert not form.is_valid()
    return {name: form[name].as_field_group() for name in form.fields}


def test_the_hint_is_tied_to_the_control(fresh):
    assert '<p class="hint" id="id_body_helptext">On the subject.</p>' in fresh["body"]
    assert 'aria-describedby="id_body_helptext"' in fresh["body"]
    assert '<label for="id_body">Your comment</label>' in fresh["body"]


def test_the_error_is_tied_to_the_control_and_marks_it(refused):
    assert 'id="id_body_error"' in refused["body"]
    assert 'aria-describedby="id_body_helptext id_body_error"' in refused["body"]
    assert 'aria-invalid="true"' in refused["body"]
    assert "field--bad" in refused["body"]


def test_what_was_typed_stays_and_what_is_too_much_is_said_in_words(refused, fresh):
    assert "x" * 11 in refused["body"]
    assert "<span data-over>1 character too many</span>" in refused["body"]
    assert "<span data-left hidden>" in refused["body"]
    assert "<span data-left>Characters left: <bdi>10</bdi></span>" in fresh["body"]
    assert "<span data-over hidden></span>" in fresh["body"]


@pytest.mark.parametrize(
    ("over", "words"),
    [
        (1, "الزيادة على الحد الأعلى: حرف واحد"),
        (2, "الزيادة على الحد الأعلى: حرفان"),
        (7, "الزيادة على الحد الأعلى: 7 أحرف"),
        (12, "الزيادة على الحد الأعلى: 12 حرفاً"),
        (100, "الزيادة على الحد الأعلى: 100 حرف"),
    ],
)
def test_it_is_said_in_good_arabic(over, words):
    with override("ar"):
        assert (
            f"<span data-over>{words}</span>"
            in Asked({"body": "x" * (10 + over)})["body"].as_field_group()
        )


def test_line_breaks_count_once_as_in_the_limit():
    form = Asked({"body": "12345\r\n6789"})
    assert "Characters left: <bdi>0</bdi>" in form["body"].as_field_group()


def test_only_what_may_be_left_out_is_called_optional(fresh):
    assert "(optional)" in fresh["name"]
    assert "(optional)" not in fresh["body"]
    assert "(optional)" not in fresh["agree"]


def test_choices_stand_in_a_fieldset_with_their_hints(fresh, refused):
    assert "<fieldset" in fresh["show"]
    assert "<legend>Show" in fresh["show"]
    assert "<small>Nobody sees it.</small>" in fresh["show"]
    assert fresh["show"].count("Nobody sees it.") == 1
    assert 'aria-describedby="id_show_error"' in refused["show"]


def test_a_tick_box_is_inside_its_label(fresh, refused):
    assert '<label class="choice"><input type="checkbox" name="agree"' in fresh["agree"]
    assert 'aria-describedby="id_agree_error"' in refused["agree"]


def test_the_summary_links_every_error_to_its_field():
    form = Asked({"body": "x" * 11})
    text = Template('{% include "components/error_summary.html" with form=form only %}').render(
        Context({"form": form})
    )
    assert 'role="alert"' in text
    for anchor in ("id_body", "id_show", "id_agree"):
        assert f'<a href="#{anchor}">' in text
    assert "I agree: This field is required." in text
    drawn = "".join(form[name].as_field_group() for name in form.fields)
    for anchor in ("id_body", "id_show", "id_agree"):
        assert drawn.count(f'id="{anchor}"') == 1


def test_a_clean_form_has_no_summary():
    text = Template('{% include "components/error_summary.html" with form=form only %}').render(
        Context({"form": Asked()})
    )
    assert text.strip() == ""


def test_markup_in_a_value_or_an_error_stays_text():
    form = Asked({"body": "<b>hi</b></textarea>"})
    drawn = form["body"].as_field_group()
    assert "<b>hi" not in drawn
    assert "&lt;b&gt;hi" in drawn
