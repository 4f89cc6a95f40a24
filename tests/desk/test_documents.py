"""Documents at the desk: attached, replaced, taken off, and what is refused leaves no trace."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from consultations.models import Attachment
from tests.factories import make_draft, make_published, member_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


def upload(name="مسودة.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def documents(consultation):
    return reverse("admin:consultations_consultation_documents", args=[consultation.pk])


@pytest.fixture
def draft(client):
    draft = make_draft()
    client.force_login(member_of(draft.entity, "coordinator"))
    return draft


def test_a_document_is_attached(client, draft):
    data = {"kind": "draft", "title_ar": "نص المسودة", "upload": upload()}

    answer = client.post(documents(draft), data)

    assert answer.status_code == 302
    document = draft.attachments.get()
    assert (document.filename, document.content_type) == ("مسودة.pdf", "application/pdf")
    assert "نص المسودة" in client.get(documents(draft)).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("lie.pdf", b"<html>"), ("empty.pdf", b""), ("program.docx", b"MZ\x90"), ("x.exe", PDF)],
)
def test_a_refused_file_is_a_sentence_and_leaves_nothing(client, draft, settings, name, content):
    data = {"kind": "draft", "title_ar": "نص المسودة", "upload": upload(name, content)}

    answer = client.post(documents(draft), data)

    assert answer.status_code == 422
    assert "نص المسودة" in answer.content.decode()
    assert not Attachment.objects.exists()
    assert not [one for one in settings.MEDIA_ROOT.rglob("*") if one.is_file()]


def test_one_is_replaced_by_a_new_row_and_stays_in_the_record(client, draft):
    client.post(documents(draft), {"kind": "draft", "title_ar": "الأول", "upload": upload()})
    first = draft.attachments.get()
    url = reverse("admin:consultations_consultation_replace_document", args=[draft.pk, first.pk])

    client.post(url, {"kind": "draft", "title_ar": "الثاني", "upload": upload()})

    assert [one.title_ar for one in draft.attachments.current()] == ["الثاني"]
    assert draft.attachments.count() == 2
    assert draft.attachments.current().get().replaces == first


def test_after_publication_a_reason_is_asked_and_shown(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    data = {"kind": "support", "title_ar": "جدول", "reason": ""}

    assert client.post(documents(published), data | {"upload": upload()}).status_code == 422
    data["reason"] = "نُسي عند النشر"
    assert client.post(documents(published), data | {"upload": upload()}).status_code == 302

    assert published.changes.get().reason == "نُسي عند النشر"
    document = published.attachments.get()
    url = reverse(
        "admin:consultations_consultation_remove_document", args=[published.pk, document.pk]
    )
    assert client.post(url, {"reason": ""}).status_code == 422
    client.post(url, {"reason": "أُرفق خطأً"})
    assert not published.attachments.current().exists()


def test_a_document_of_another_consultation_is_not_there(client, draft):
    other = make_draft(draft.entity)
    client.post(documents(other), {"kind": "draft", "title_ar": "له", "upload": upload()})
    document = other.attachments.get()

    for verb in ("replace", "remove"):
        url = reverse(
            f"admin:consultations_consultation_{verb}_document", args=[draft.pk, document.pk]
        )
        assert client.post(url, {}).status_code == 404
