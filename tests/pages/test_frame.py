"""What surrounds every page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import Context, RequestContext, Template
from django.utils import translation

from tawasul.templatetags.frame import days_figure, in_language, share_of
from tests.factories import make_person


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("/", "/en/"),
        ("/about/", "/en/about/"),
        ("/consultations/?q=a&page=2", "/en/consultations/?q=a&page=2"),
        ("/entities/", "/en/entities/"),
    ],
)
def test_the_language_switch_keeps_the_page_and_its_query(arabic, english):
    assert in_language(arabic, "en") == english
    assert in_language(english, "ar") == arabic
    assert in_language(english, "en") == english


def test_an_address_that_only_begins_like_english_is_left_whole():
    assert in_language("/entities/", "ar") == "/entities/"
    assert in_language("/enough/", "en") == "/en/enough/"


def test_the_switch_stands_on_the_page_in_its_own_language(client, db):
    text = client.get("/about/?x=1").content.decode()
    assert (
        '<a href="/en/about/?x=1" lang="en" dir="ltr" hreflang="en" rel="alternate">English</a>'
        in text
    )


def test_the_section_one_is_in_is_marked(client, db):
    assert 'href="/about/" aria-current="page"' in client.get("/about/").content.decode()
    assert 'href="/about/" aria-current="true"' in client.get("/about/privacy/").content.decode()


def test_the_demo_says_so_on_every_page(client, db, settings):
    settings.DEMO = True
    assert "نسخة توضيحية" in client.get("/about/").content.decode()
    settings.DEMO = False
    assert "نسخة توضيحية" not in client.get("/about/").content.decode()


def test_a_signed_in_person_is_offered_their_page_and_not_the_sign_in(client, db):
    client.force_login(make_person())
    text = client.get("/en/about/").content.decode()
    assert "My page" in text
    assert "Sign in" not in text


def test_a_message_is_told_to_those_signed_in_and_kept_from_cached_pages(db, rf):
    page = Template("{% extends 'base.html' %}")

    def seen_by(user):
        request = rf.get("/en/about/")
        request.user = user
        request._messages = [Message(SUCCESS, "<saved>")]
        return page.render(RequestContext(request))

    assert "&lt;saved&gt;" in seen_by(make_person())
    assert "saved" not in seen_by(AnonymousUser())


def test_a_page_whose_form_was_refused_says_error_in_its_title(rf):
    from django import forms

    class Asked(forms.Form):
        name = forms.CharField()

    request = rf.get("/en/")
    request.user = AnonymousUser()
    page = Template("{% extends 'base.html' %}{% block title %}Ask{% endblock %}")
    refused = page.render(RequestContext(request, {"form": Asked({}), "user": request.user}))
    fresh = page.render(RequestContext(request, {"form": Asked(), "user": request.user}))
    assert "<title>Error: Ask: Tawasul</title>" in refused
    assert "<title>Ask: Tawasul</title>" in fresh


@pytest.mark.parametrize(
    ("days", "number", "unit", "word"),
    [
        (1, "يوم واحد", "", True),
        (2, "يومين", "", True),
        (4, "4", "أيام", False),
        (11, "11", "يوماً", False),
        (100, "100", "يوم", False),
    ],
)
def test_the_big_figure_counts_days_as_arabic_does(days, number, unit, word):
    with translation.override("ar"):
        assert days_figure(days) == {"number": number, "unit": unit, "word": word}


@pytest.mark.parametrize(
    ("value", "whole", "percent"), [(0, 9, 0), (1, 900, 1), (9, 9, 100), (1, 0, 0)]
)
def test_a_bar_is_never_longer_than_its_whole_nor_hides_one(value, whole, percent):
    assert share_of(value, whole) == percent


def test_an_icon_points_into_the_one_file_and_is_hidden_from_screen_readers():
    html = Template("{% icon 'next' True %}").render(Context())
    assert html.startswith(
        '<svg class="icon icon--dir" aria-hidden="true"><use href="/static/icons'
    )
    assert html.endswith('#i-next"/></svg>')
