"""Error pages say what did not happen, what is safe and what to do; in both languages."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from django.test import override_settings
from django.urls import path

from tawasul import urls as real
from tawasul.pages import errors

handler400, handler403 = real.handler400, real.handler403
handler404, handler500 = real.handler404, real.handler500


def refuse(request):
    raise PermissionDenied("The consultation is closed.")


def lose(request):
    raise Http404


def break_(request):
    raise RuntimeError("secret detail")


def without_database(request):
    raise OperationalError("connection refused")


urlpatterns = [
    path("refuse/", refuse),
    path("lose/", lose),
    path("break/", break_),
    path("en/break/", break_),
    path("without-database/", without_database),
    *real.urlpatterns,
]
broken = override_settings(ROOT_URLCONF="tests.pages.test_errors")


@pytest.fixture
def visitor(client, db):
    client.raise_request_exception = False
    return client


@broken
def test_a_missing_page_offers_a_way_on(visitor):
    response = visitor.get("/lose/")
    assert response.status_code == 404
    assert "الصفحة غير موجودة" in response.content.decode()
    assert "/en/nowhere/" in visitor.get("/nowhere/").content.decode()


@broken
def test_a_refusal_tells_its_reason(visitor):
    response = visitor.get("/refuse/")
    assert response.status_code == 403
    text = response.content.decode()
    assert "لا تتوفر لحسابكم صلاحية لهذا الإجراء." in text
    assert "The consultation is closed." in text


@broken
def test_a_fault_shows_its_number_and_nothing_of_its_insides(visitor, caplog):
    response = visitor.get("/break/")
    assert response.status_code == 500
    text = response.content.decode()
    assert "حدث خلل لدينا وسُجّل برقم" in text
    number = re.search(r'<bdi class="code">([0-9a-f-]{36})</bdi>', text).group(1)
    assert number in caplog.text  # the same under which the log has it
    assert "secret detail" not in text
    assert '<html lang="ar" dir="rtl">' in text
    assert '<html lang="en" dir="ltr">' in visitor.get("/en/break/").content.decode()


@broken
def test_a_lost_database_is_a_pause_and_not_a_fault(visitor):
    response = visitor.get("/without-database/")
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert "البوابة متوقفة مؤقتاً، ونعمل على إعادتها" in response.content.decode()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("/consultations/?q=%00", "تعذّرت قراءة الطلب"),
        ("/en/consultations/?q=%00", "The request could not be read"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_language_of_the_page(visitor, url, sentence):
    response = visitor.get(url)
    assert response.status_code == 400
    text = response.content.decode()
    assert f"<h1>{sentence}</h1>" in text
    assert '<main id="main"' in text


def test_a_text_beyond_all_limits_is_told_what_is_too_large_and_what_to_do(visitor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = visitor.post("/en/accounts/login/", {"login": "x" * 1001})
    assert response.status_code == 413
    text = response.content.decode()
    assert "Please go back in your browser, where what you wrote still stands" in text
    assert "for a comment, characters: 4,000; for a file: 10 MB." in text
    arabic = visitor.post("/accounts/login/", {"login": "x" * 1001}).content.decode()
    assert "الحد الأعلى لعدد أحرف التعليق: 4,000، ولحجم الملف: 10 م.ب." in arabic


def test_a_form_with_too_many_fields_and_a_foreign_host_are_told_too(visitor, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    crowded = visitor.post("/en/accounts/login/", {f"f{n}": "x" for n in range(9)})
    foreign = visitor.get("/en/", headers={"host": "evil.example"})
    for response in (crowded, foreign):
        assert response.status_code == 400
        assert "The request could not be read" in response.content.decode()


@pytest.mark.parametrize("status", [*errors.STANDING, 500])
def test_the_last_pages_are_made_without_the_database(rf, status):
    """No `db` fixture: reading anything from the database fails this test."""
    response = errors.bare(rf.get("/en/"), status)
    assert response.status_code == status
    assert '<html lang="en" dir="ltr">' in response.content.decode()


def test_the_fault_page_stands_even_when_its_template_does_not(rf, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("no template")

    monkeypatch.setattr(errors.loader, "render_to_string", fail)
    response = errors.server_error(rf.get("/en/"))
    assert response.status_code == 500
    assert "Something failed on our side" in response.content.decode()


def test_an_expired_form_gives_the_text_back_but_no_password(db):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    words = "A long remark on article five, written with care."
    response = strict.post(
        "/en/about/", {"body": words, "password": "a very long and secret passphrase indeed"}
    )
    assert response.status_code == 403
    text = response.content.decode()
    assert "What you wrote is not lost" in text
    assert words in text
    assert "passphrase" not in text
