"""The standing pages, in both languages."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

PAGES = ["about", "rules", "privacy", "accessibility", "contact"]


def address(name, language):
    with translation.override(language):
        return reverse(f"pages:{name}")


@pytest.fixture(params=[(name, language) for name in PAGES for language in ("ar", "en")], ids=str)
def standing(request, client, db):
    name, language = request.param
    response = client.get(address(name, language))
    assert response.status_code == 200
    return language, response.content.decode()


def test_a_page_says_its_language_and_direction(standing):
    language, text = standing
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in text


def test_a_page_has_one_main_and_one_heading(standing):
    _, text = standing
    assert text.count("<main ") == 1
    assert text.count("<h1") == 1
    assert 'href="#main"' in text


def test_a_page_of_one_language_holds_no_words_of_the_other(standing):
    language, text = standing
    main = re.search(r"<main.*</main>", text, re.S).group(0)
    other = "en" if language == "ar" else "ar"
    main = re.sub(rf'<(\w+)\b[^>]*\blang="{other}".*?</\1>', "", main, flags=re.S)
    words = re.sub(r"<[^>]+>", " ", main)
    if language == "en":
        assert not re.findall(r"[\u0621-\u064a]+", words)
    else:
        latin = set(re.findall(r"[A-Za-z@.]{3,}", words))
        assert latin <= {"WCAG", "JavaScript", "PDF", "tawasul@example.jo"}


def test_a_page_asks_nothing_of_another_site(standing):
    _, text = standing
    fetched = re.findall(r"<(?:script|img|link|use)\b[^>]*(?:src|href)=\"([^\"]+)\"", text)
    here = [url for url in fetched if not url.startswith("/static/")]
    # Canonical and alternate links name the portal itself.
    assert all(url.startswith("http://localhost:") for url in here)


def test_a_page_for_a_visitor_holds_no_token_and_sets_no_cookie(client, db):
    response = client.get(address("about", "ar"))
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not response.cookies


def test_the_privacy_page_tells_who_sees_a_hidden_name(client, db):
    text = client.get(address("privacy", "en")).content.decode()
    assert "The comment only" in text
    assert "within 24 hours" in text


def test_the_about_page_explains_the_three_levels(client, db):
    text = client.get(address("about", "ar")).content.decode()
    for level in ("مشاركة المعلومات", "الاستشارة", "المشاركة في صنع القرار"):
        assert f"<b>{level}</b>" in text
