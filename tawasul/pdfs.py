"""What a PDF may carry: pages to read, and plain data to take along.

The rule, in the order in which it is asked:

1. Locked by a password: not taken, nobody could read it.
2. What acts by itself (scripts, also those of XFA forms; launching programs; rich media, 3D and
   renditions) is not taken, wherever it stands: names are also read where they are written with
   #xx, and in the compressed objects of PDF 1.5, where most writers put them.
3. A file embedded in it is taken when it is plain data, as PDF/A-3 keeps the figures beside the
   report, ours too: it is declared as CSV or XML, its name ends so, and its content is text
   (`_check_data`). Programs, scripts, Office files and other PDF files are not. Formulas in a CSV
   are left to the spreadsheet, which asks before it runs one.

What cannot be judged is not taken: an object stream in another compression than Flate, or an
embedded file that is not where readers offer it (the list of attachments, the pages' pins).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from tawasul.unfit import broken, carries_file, carries_program, locked, too_much

UNPACKED = 80 * 1024 * 1024
LARGEST = 20 * 1024 * 1024  # of one embedded file


def _name(*words: str) -> bytes:
    """A pattern of these names, also where letters are written as #xx: `/J#61vaScript`."""
    spelled = ("".join(f"(?:{c}|(?i:#{ord(c):02x}))" for c in word) for word in words)
    return f"/(?:{'|'.join(spelled)})(?![A-Za-z0-9#])".encode()


_ACTS = re.compile(
    _name("JavaScript", "Launch", "RichMedia", "Rendition", "XFA")
    + rb"|"
    + _name("Subtype")
    + rb"\s*"
    + _name("3D")
)
_HELD_APART = rb"\s*(?:<<|\d+\s+\d+\s+R)"  # a dictionary, or where it stands
_LOCKED = re.compile(_name("Encrypt") + _HELD_APART)
_EMBEDDED = re.compile(_name("EF") + _HELD_APART)  # of a file specification: its content
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_OBJECTS = re.compile(_name("ObjStm"))
_FILTER = re.compile(_name("Filter", "DecodeParms"))
_FLATE = re.compile(rb"\s*(?:/FlateDecode(?![A-Za-z0-9#])|\[\s*/FlateDecode\s*\])")
_DATA = {"/text/csv": ".csv", "/text/xml": ".xml", "/application/xml": ".xml"}
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# In a browser these are pages, with scripts, whatever the file is called.
_SHOWN = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}")


def check(content: bytes) -> None:
    """Raise Refusal unless it is a whole PDF that carries nothing but pages and plain data."""
    if not re.match(rb"%PDF-[12]\.\d", content):
        raise broken()
    end = content[-2048:]
    if b"%%EOF" not in end or b"startxref" not in end:
        raise broken()
    written = b"\n".join([content, *_compressed_objects(content)])
    if _LOCKED.search(written):
        raise locked()
    if _ACTS.search(written):
        raise carries_program()
    embedded = len(_EMBEDDED.findall(written))
    if embedded and _check_embedded(content) != embedded:
        raise carries_file()


def _compressed_objects(content: bytes) -> Iterator[bytes]:
    """The objects that stand in compressed streams, as text."""
    view, before, left = memoryview(content), 0, UNPACKED
    for match in _STREAM.finditer(content):
        declared = content[before : match.start()]
        before = match.end()
        if not _OBJECTS.search(declared):
            continue
        filters = list(_FILTER.finditer(declared))
        if not filters:
            continue  # they stand there to be read
        if len(filters) > 1 or not _FLATE.match(declared, filters[0].end()):
            raise broken()
        try:
            unpacked = zlib.decompressobj().decompress(view[match.end() :], left + 1)
        except zlib.error as error:
            raise broken() from error
        left -= len(unpacked)
        if left < 0:
            raise too_much()
        yield unpacked


# Embedded files ---------------------------------------------------------------------------------
def _check_embedded(content: bytes) -> int:
    """Judge each embedded file where readers offer it. Returns how many there are."""
    from pypdf import PdfReader

    try:
        found = [
            (
                [
                    str(one[key]).lower()
                    for key in ("/F", "/UF", "/DOS", "/Mac", "/Unix")
                    if key in one
                ],
                [(str(data["/Subtype"]), data.get_data()) for data in _values(one["/EF"])],
            )
            for one in _specifications(PdfReader(BytesIO(content)))
        ]
    except Exception as error:  # whatever a reader stumbles over, in a file from anybody
        raise carries_file() from error
    for names, carried in found:
        for kind, data in carried:
            ending = _DATA.get(kind)
            if not ending or not names or not all(name.endswith(ending) for name in names):
                raise carries_file()
            _check_data(data, ending)
    return len(found)


def _specifications(reader) -> list:
    """Each file specification with content, once: in the list of attachments, beside the document
    and the pages, and under their pins."""
    found = {}

    def add(reference):
        one = reference.get_object()
        if "/EF" in one:
            found[getattr(reference, "idnum", id(one))] = one

    def add_tree(node):
        for _name, reference in _pairs(_of(node, "/Names", ())):
            add(reference)
        for kid in _of(node, "/Kids", ()):
            add_tree(kid.get_object())

    root = reader.trailer["/Root"]
    add_tree(_of(_of(root, "/Names", {}), "/EmbeddedFiles", {}))
    for holder in (root, *reader.pages):
        for reference in _of(holder, "/AF", ()):
            add(reference)
        for pin in _of(holder, "/Annots", ()):
            if "/FS" in pin.get_object():
                add(pin.get_object().raw_get("/FS"))
    return list(found.values())


def _of(thing, key: str, otherwise):
    # Not `get`: that of a reader's dictionary does not follow references.
    return thing[key] if key in thing else otherwise  # noqa: SIM401


def _pairs(flat) -> zip:
    return zip(flat[::2], flat[1::2], strict=True)


def _values(thing) -> list:
    return [thing[key] for key in thing]


def _check_data(data: bytes, ending: str) -> None:
    """Text, and of XML nothing that makes a program or a page of it."""
    if len(data) > LARGEST:
        raise too_much()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise carries_file() from error
    if _BINARY.search(text):
        raise carries_file()
    if ending != ".xml":
        return
    if re.search(r"<![A-Z]|<\?(?!xml\s)", text):  # DTDs, entities; style sheets, Office's own
        raise carries_file()
    try:
        parsed = ElementTree.fromstring(text.encode())  # noqa: S314 - without DTDs, see above
    except ElementTree.ParseError as error:
        raise carries_file() from error
    if any(element.tag.startswith(_SHOWN) for element in parsed.iter()):
        raise carries_file()
