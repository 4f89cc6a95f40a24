"""Files people send: judged by what they contain, never by what they call themselves.

PDF, DOCX, PNG and JPEG. `inspect` refuses with a sentence what is something else, carries a
program, is locked, or unpacks to more than anyone needs; `pdfs` says what a PDF may carry.
`Storage` leaves nothing half-written, and `forget_unless_committed` nothing behind a transaction
that was rolled back.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils.translation import gettext as _

from tawasul import pdfs
from tawasul.refusals import Refusal
from tawasul.text import clean
from tawasul.unfit import broken, carries_program, locked, not_taken, too_much

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG = "image/png"
JPEG = "image/jpeg"
EXTENSIONS = {PDF: (".pdf",), DOCX: (".docx",), PNG: (".png",), JPEG: (".jpg", ".jpeg")}
ACCEPT = ",".join(one for extensions in EXTENSIONS.values() for one in extensions)

NAME_CHARS = 120
PIXELS = 50_000_000  # a page scanned at 600 dpi has 35 million
ENTRIES = 3_000  # of one DOCX
RATIO = 250  # unpacked to packed; Word's own text stays under 30


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is, whatever its sender said."""

    filename: str  # to show and to offer when downloading
    content_type: str
    extension: str  # with the dot, one for each type
    size: int  # bytes
    sha256: str  # hex


def inspect(upload, *, only: tuple[str, ...] = tuple(EXTENSIONS)) -> Inspected:
    """What `upload` is, read from its content; Refusal (field "file") when we do not take it.

    `only` narrows the content types taken. The file is left at its beginning.
    """
    size = upload.size
    if not size:
        raise Refusal(_("The file is empty."), field="file")
    if size > settings.ATTACHMENT_MAX_BYTES:
        raise not_taken()
    upload.seek(0)
    content = b"".join(upload.chunks())
    upload.seek(0)
    if len(content) != size:
        raise Refusal(_("The file did not arrive whole. Please send it again."), field="file")
    content_type = _type_of(content)
    if content_type not in only:
        raise not_taken()
    stem, extension = _split(upload.name)
    if extension not in EXTENSIONS[content_type]:
        raise Refusal(
            _("The file is called %(name)s, but it contains something else. Please check it.")
            % {"name": f"{stem}{extension}"},
            field="file",
        )
    _CHECKS[content_type](content)
    extension = EXTENSIONS[content_type][0]
    return Inspected(
        filename=f"{stem}{extension}",
        content_type=content_type,
        extension=extension,
        size=size,
        sha256=hashlib.sha256(content).hexdigest(),
    )


# Storing ----------------------------------------------------------------------------------------
def forget_unless_committed(fieldfile) -> None:
    """Delete the stored file again when the transaction that stored it is rolled back.

    Django has no hook for a rollback, but it lets go of the callbacks of what it rolled back,
    and with the callback goes what it held.
    """
    transaction.on_commit(_Kept(fieldfile.storage, fieldfile.name))


class _Kept:
    def __init__(self, storage, name):
        self.storage, self.name = storage, name

    def __call__(self):
        self.name = None

    def __del__(self):
        if self.name:
            with suppress(OSError):
                self.storage.delete(self.name)


class Storage(FileSystemStorage):
    """Files appear whole or not at all: a full disk leaves nothing half-written."""

    def _save(self, name, content):
        part = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(part, content)
            os.rename(self.path(part), self.path(name))
        except OSError as error:
            with suppress(OSError):
                os.remove(self.path(part))
            raise Refusal(
                _("The file could not be stored because of a fault on our side. Please try later."),
                field="file",
            ) from error
        return name


# Names ------------------------------------------------------------------------------------------
def _split(name: str) -> tuple[str, str]:
    """A name fit to show, and the extension in small letters."""
    name = clean(str(name or "")).replace("\n", " ").replace("\\", "/").rpartition("/")[2]
    stem, extension = os.path.splitext(re.sub(r'[<>:"|?*;]', "_", name))
    return stem.strip(" .")[:NAME_CHARS] or "document", extension.lower()


# Types ------------------------------------------------------------------------------------------
def _type_of(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"PK\x03\x04"):
        return DOCX
    return None


def _check_docx(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _weigh(archive, len(content))
            names = set(archive.namelist())
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                raise not_taken()
            types = _part(archive, "[Content_Types].xml")
            if b"macroEnabled" in types or b"vbaProject" in types:
                raise carries_program()
            if b"wordprocessingml.document.main+xml" not in types:
                raise not_taken()
            _part(archive, "word/document.xml")
            for name in names:
                if name.endswith(".rels"):
                    _check_relations(_part(archive, name))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise broken() from error


def _weigh(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse what unpacks to too much, by what the archive itself declares.

    Python's reader never yields more than an entry declares, so the sum is the bound.
    """
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > pdfs.UNPACKED or unpacked > RATIO * max(packed, 1):
        raise too_much()
    for entry in entries:
        name = entry.filename
        if entry.flag_bits & 0x1:
            raise locked()
        if name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name:
            raise broken()
        if _UNWANTED.search(name.lower()):
            raise carries_program()


_UNWANTED = re.compile(
    r"vbaproject|/activex/|/embeddings/|\.(bin|exe|dll|js|vbs|zip|docx|docm|xlsx|jar)$"
)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    content = archive.read(name)
    head = content[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise carries_program()
    if b"<" not in head:
        raise broken()
    return content


def _check_relations(content: bytes) -> None:
    """Links lead elsewhere by nature; a template, frame or object from elsewhere is not taken."""
    for relation in re.findall(rb"<Relationship\b[^>]*>", content):
        if b"External" in relation and b"/hyperlink" not in relation:
            raise carries_program()


def _check_png(content: bytes) -> None:
    at, first = 8, True
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind = content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        at += 12 + length
        if at > len(content):
            raise broken()
        if first:
            told = struct.unpack(">I", content[at - 4 : at])[0]
            if kind != b"IHDR" or length != 13 or zlib.crc32(kind + body) != told:
                raise broken()
            _check_pixels(*struct.unpack(">II", body[:8]))
            first = False
        if kind == b"IEND" and at == len(content):
            return
    raise broken()


_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _check_jpeg(content: bytes) -> None:
    at, seen = 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise broken()
        marker = content[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if length < 2 or at + 2 + length > len(content):
            raise broken()
        if marker in _FRAMES:
            if length < 8:
                raise broken()
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            _check_pixels(width, height)
            seen = True
        if marker == 0xDA:  # the picture itself starts here
            break
        at += 2 + length
    if not seen or b"\xff\xd9" not in content[-64:]:
        raise broken()


def _check_pixels(width: int, height: int) -> None:
    if not width or not height:
        raise broken()
    if width * height > PIXELS:
        raise Refusal(_("The picture has too many pixels. Please make it smaller."), field="file")


_CHECKS = {PDF: pdfs.check, DOCX: _check_docx, PNG: _check_png, JPEG: _check_jpeg}
