"""Pages kept for visitors: asked for once, and never a moment stale."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations import services
from tawasul.caching import content_version
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made(monkeypatch):
    """How often the page of a consultation was made, not taken from the cache."""
    from consultations.views import reading

    times = []
    find = reading.find

    def counted(request, reference):
        times.append(reference)
        return find(request, reference)

    monkeypatch.setattr(reading, "find", counted)
    return times


@pytest.fixture
def consultation():
    return make.make_open()


def page(url, **headers) -> str:
    return Client(headers=headers).get(url).content.decode()


def test_a_page_is_made_once_for_all_visitors(consultation, made):
    url = consultation.get_absolute_url()

    assert page(url) == page(url)
    assert len(made) == 1


def test_a_comment_is_on_the_page_as_soon_as_it_is_published(consultation):
    waiting = make.make_contribution(consultation, body="A quite new thought.")
    url = consultation.get_absolute_url()
    assert "A quite new thought." not in page(url)

    services.publish(waiting.pk, by=None)

    assert "A quite new thought." in page(url)


def test_what_is_withdrawn_is_gone_at_once(consultation):
    comment = make.make_comment(consultation, body="Better not said.")
    url = consultation.get_absolute_url()
    assert "Better not said." in page(url)

    services.take_back(comment, by=comment.author)

    assert "Better not said." not in page(url)


def test_sending_a_comment_leaves_the_kept_pages_standing(consultation):
    person = make.make_citizen()
    before = content_version()

    make.make_contribution(consultation, by=person)

    assert content_version() == before


def test_a_change_that_is_rolled_back_changes_no_page(consultation):
    from django.db import transaction

    waiting = make.make_contribution(consultation)
    before = content_version()

    with pytest.raises(RuntimeError), transaction.atomic():
        services.publish(waiting.pk, by=None)
        raise RuntimeError

    assert content_version() == before


def test_an_old_page_stored_late_is_asked_for_no_more(consultation):
    """A slow worker read before the change and stores after it."""
    from tawasul import caching

    waiting = make.make_contribution(consultation, body="A quite new thought.")
    url = consultation.get_absolute_url()
    old = Client().get(url)
    version = content_version()
    services.publish(waiting.pk, by=None)

    request = old.wsgi_request
    cache.set(caching._key(request, version), {"body": b"", "type": "text/html"}, 60)

    assert "A quite new thought." in page(url)


def test_somebody_signed_in_gets_a_page_of_their_own(consultation, made):
    url = consultation.get_absolute_url()
    page(url)
    client = Client()
    client.force_login(make.make_citizen(display_name="Rana"))

    answer = client.get(url)

    assert len(made) == 2
    assert "no-store" in answer["Cache-Control"]
    assert "My page" not in page(url)


def test_visitors_pages_hold_no_form_token_message_or_name(consultation):
    make.make_comment(consultation)
    for url in (
        "/",
        reverse("consultations:index"),
        consultation.get_absolute_url(),
        reverse("consultations:comments", args=[consultation.reference]),
        reverse("entities:detail", args=[consultation.entity.slug]),
        reverse("pages:search") + "?q=thought",
    ):
        answer = Client().get(url)
        assert "csrfmiddlewaretoken" not in answer.content.decode()
        assert 'method="post"' not in answer.content.decode()
        assert not answer.cookies


def test_the_two_languages_are_kept_apart(consultation):
    from tawasul.templatetags.frame import in_language

    url = in_language(consultation.get_absolute_url(), "ar")

    assert '<html lang="ar"' in page(url)
    assert '<html lang="en"' in page(in_language(url, "en"))
    assert '<html lang="ar"' in page(url)


def test_a_page_ends_with_the_instant_the_clock_changes_it(consultation):
    services_closing = consultation.closes_at - timezone.now() - timedelta(seconds=1.5)
    soon = make.shift(consultation, services_closing)
    url = soon.get_absolute_url()
    assert "Write a comment" in page(url)

    cache_left = (soon.closes_at - timezone.now()).total_seconds()
    assert cache_left < 2
    import time

    time.sleep(max(0, cache_left) + 0.05)

    assert "Write a comment" not in page(url)


def test_unknown_parameters_fill_no_cache(consultation, made):
    url = consultation.get_absolute_url()

    page(url + "?utm_source=x")
    page(url + "?utm_source=x")

    assert len(made) == 2


def test_browsers_hear_that_nothing_changed(consultation):
    url = consultation.get_absolute_url()
    tag = Client().get(url)["ETag"]

    answer = Client(headers={"If-None-Match": tag}).get(url)

    assert answer.status_code == 304
    assert answer.content == b""


def test_pages_travel_compressed_for_those_who_can_read_that(consultation):
    import gzip

    url = consultation.get_absolute_url()
    plain = Client().get(url).content
    Client(headers={"Accept-Encoding": "gzip"}).get(url)

    answer = Client(headers={"Accept-Encoding": "br, gzip"}).get(url)

    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == plain


def test_errors_are_not_kept(consultation):
    url = reverse("consultations:detail", args=["TW-2026-9999"])
    assert Client().get(url).status_code == 404

    from consultations.models import Consultation

    Consultation.objects.filter(pk=consultation.pk).update(reference="TW-2026-9999")

    assert Client().get(url).status_code == 200
