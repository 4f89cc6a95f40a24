"""Uploads: what is taken, what is refused with a sentence, and that nothing stays on disk."""

import errno
import hashlib
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

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
MAIN = (
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _docx(*, types=MAIN, document="<document/>", **more):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name, content)
    return written.getvalue()


def _picture(kind, size=(8, 8)):
    written = io.BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(written, kind)
    return written.getvalue()


def _relation(target, kind="attachedTemplate"):
    return (
        f'<Relationships><Relationship Type="http://x/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )


def _archive(**entries):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "shown", "extension"),
    [
        ("مسودة.pdf", PDF, "مسودة.pdf", ".pdf"),
        ("مسودة.DOCX", _docx(), "مسودة.docx", ".docx"),
        ("chart.png", _picture("PNG"), "chart.png", ".png"),
        ("photo.jpeg", _picture("JPEG"), "photo.jpg", ".jpg"),
        (
            "linked.docx",
            _docx(**{"word/_rels/document.xml.rels": _relation("https://x.jo", "hyperlink")}),
            "linked.docx",
            ".docx",
        ),
    ],
)
def test_the_four_kinds_are_taken(name, content, shown, extension):
    seen = files.inspect(SimpleUploadedFile(name, content))

    assert (seen.filename, seen.extension, seen.size) == (shown, extension, len(content))
    assert seen.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", b"<html><script>alert(1)</script>"),
        ("program.pdf", b"MZ\x90\x00"),
        ("half.pdf", PDF[:-16]),
        ("locked.pdf", PDF.replace(b"trailer\n<<", b"trailer\n<</Encrypt 5 0 R ")),
        (
            "script.pdf",
            PDF.replace(b"<<>>", b"<</OpenAction<</S/JavaScript /JS (app.alert(1))>>>>"),
        ),
        ("hidden-zip.pdf", b"PK\x03\x04" + PDF),
        ("lie.docx", PDF),
        ("lie.pdf", _docx()),
        ("lie.jpg", _picture("PNG")),
        ("sheet.docx", _archive(**{"xl/workbook.xml": "<workbook/>"})),
        ("picture.png", _picture("JPEG")),
        ("cut.png", _picture("PNG")[:40]),
        ("cut.jpg", _picture("JPEG")[:-20]),
        ("longer.png", _picture("PNG") + b"<script>alert(1)</script>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("macros.docx", _docx(**{"word/vbaProject.bin": b"x"})),
        ("renamed.docx", _docx(types=MAIN.replace("document.main", "document.macroEnabled.main"))),
        ("nested.docx", _docx(**{"word/embeddings/inner.zip": b"PK"})),
        ("climber.docx", _docx(**{"../../etc/cron.d/x": b"x"})),
        ("remote.docx", _docx(**{"word/_rels/settings.xml.rels": _relation("https://x.jo/t")})),
        ("laughs.docx", _docx(document='<!DOCTYPE d [<!ENTITY a "ha">]><d>&a;</d>')),
        ("huge.png", _picture("PNG", (20_000, 20_000))),
        ("empty.pdf", b""),
        ("broken.docx", _docx()[:60]),
        ("nothing", PDF),
    ],
    # The content of an archive holds the second it was made in: as a name each process had its own.
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_lies_about_itself_is_refused_with_a_sentence(name, content):
    with pytest.raises(Refusal) as refused:
        files.inspect(SimpleUploadedFile(name, content))

    assert refused.value.field == "file"
    assert str(refused.value).endswith(".")


def test_a_bomb_is_not_unpacked():
    bomb = _docx(**{"word/media/zeros.png": b"\0" * 90_000_000})

    assert len(bomb) < 200_000
    with pytest.raises(Refusal, match="unpacks to far more"):
        files.inspect(SimpleUploadedFile("bomb.docx", bomb))


def test_an_archive_of_endless_entries_is_refused():
    many = _docx(**{f"word/media/{n}.png": b"" for n in range(files.ENTRIES)})

    with pytest.raises(Refusal, match="unpacks to far more"):
        files.inspect(SimpleUploadedFile("many.docx", many))


def test_one_byte_too_many_is_refused(settings):
    settings.ATTACHMENT_MAX_BYTES = len(PDF)
    files.inspect(SimpleUploadedFile("a.pdf", PDF))

    with pytest.raises(Refusal):
        files.inspect(SimpleUploadedFile("a.pdf", PDF + b"\n"))


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen():
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = "C:\\plans\\مسو\u202eدة\x00" + "ن" * 300 + ".pdf"

    name = files.inspect(upload).filename

    assert name.startswith("مسودةن")
    assert name.endswith(".pdf")
    assert len(name) == files.NAME_CHARS + 4


def test_an_upload_is_left_at_its_beginning():
    upload = SimpleUploadedFile("a.pdf", PDF)
    files.inspect(upload)

    assert upload.read() == PDF


class TestStoring:
    pytestmark = pytest.mark.django_db(transaction=True)

    def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(self, settings, monkeypatch):
        class Full(ContentFile):
            def chunks(self, chunk_size=None):
                yield b"half"
                raise OSError(errno.ENOSPC, "No space left on device")

        with pytest.raises(Refusal, match="could not be stored"):
            default_storage.save("documents/a.pdf", Full(b"x"))

        assert not [one for one in settings.MEDIA_ROOT.rglob("*") if one.is_file()]

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
