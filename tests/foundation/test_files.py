"""Uploads: what is taken, what is refused with a sentence, and that nothing stays on disk."""

import errno
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from tawasul import files
from tawasul.refusals import Refusal

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"


def _docx(**more):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, content in more.items():
            archive.writestr(name, content)
    return written.getvalue()


def _picture(kind, size=(8, 8)):
    written = io.BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "extension"),
    [
        ("مسودة.pdf", PDF, ".pdf"),
        ("مسودة.DOCX", _docx(), ".docx"),
        ("chart.png", _picture("PNG"), ".png"),
        ("photo.jpeg", _picture("JPEG"), ".jpg"),
    ],
)
def test_the_four_kinds_are_taken(name, content, extension):
    seen = files.inspect(SimpleUploadedFile(name, content))

    assert (seen.filename, seen.extension, seen.size) == (name, extension, len(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", b"<html><script>alert(1)</script>"),
        ("program.pdf", b"MZ\x90\x00"),
        ("half.pdf", PDF[:-6]),
        ("lie.docx", PDF),
        ("sheet.docx", zipfile.ZipFile),
        ("picture.png", _picture("JPEG")),
        ("cut.png", _picture("PNG")[:40]),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("macros.docx", _docx(**{"word/vbaProject.bin": b"x"})),
        ("huge.png", _picture("PNG", (20_000, 20_000))),
        ("empty.pdf", b""),
        ("broken.docx", _docx()[:60]),
    ],
)
def test_what_lies_about_itself_is_refused_with_a_sentence(name, content):
    if content is zipfile.ZipFile:  # an archive, and not a document
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            archive.writestr("xl/workbook.xml", "<workbook/>")
        content = written.getvalue()

    with pytest.raises(Refusal) as refused:
        files.inspect(SimpleUploadedFile(name, content))

    assert refused.value.field == "upload"
    assert "file" in str(refused.value)


def test_a_bomb_is_not_unpacked_to_its_end(monkeypatch):
    monkeypatch.setattr(files, "UNPACKED_MAX_BYTES", 1_000_000)
    bomb = _docx(**{"word/media/zeros": b"\0" * 5_000_000})

    assert len(bomb) < 20_000
    with pytest.raises(Refusal):
        files.inspect(SimpleUploadedFile("bomb.docx", bomb))


def test_one_byte_too_many_is_refused(settings):
    settings.ATTACHMENT_MAX_BYTES = len(PDF)
    files.inspect(SimpleUploadedFile("a.pdf", PDF))

    with pytest.raises(Refusal):
        files.inspect(SimpleUploadedFile("a.pdf", b"%" + PDF))


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen():
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = "C:\\plans\\مسو\u202eدة\x00" + "ن" * 300 + ".pdf"

    name = files.inspect(upload).filename

    assert name.startswith("مسودةن")
    assert name.endswith(".pdf")
    assert len(name) == 200


class TestStoring:
    pytestmark = pytest.mark.django_db(transaction=True)

    def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(self, settings, monkeypatch):
        class Full(ContentFile):
            def chunks(self, chunk_size=None):
                yield b"half"
                raise OSError(errno.ENOSPC, "No space left on device")

        with pytest.raises(Refusal, match="could not be stored"):
            default_storage.save("documents/a.pdf", Full(b"x"))

        assert not default_storage.exists("documents/a.pdf")

    def test_a_rolled_back_transaction_leaves_no_file(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            file = _stored()
            files.forget_unless_committed(file)
            1 / 0  # noqa: B018

        assert not default_storage.exists(file.name)

    def test_a_committed_one_stays(self):
        with transaction.atomic():
            file = _stored()
            files.forget_unless_committed(file)

        assert default_storage.exists(file.name)


class _Stored:
    def __init__(self, name):
        self.storage, self.name = default_storage, name


def _stored():
    return _Stored(default_storage.save("documents/a.pdf", ContentFile(PDF)))
