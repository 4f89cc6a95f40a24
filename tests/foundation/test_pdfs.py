"""What a PDF may carry: plain data as PDF/A-3 does, and nothing that acts."""

from __future__ import annotations

import io
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from tawasul import files, pdfs
from tawasul.refusals import Refusal

CSV = "\ufeffcomment,answer\n12,أُخذ به\n".encode()
XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<figures><n>12</n></figures>'
SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


def carrying(name="data.csv", data=CSV, kind="/text/csv", change=lambda writer: None) -> bytes:
    """A PDF with that file embedded."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    embedded = writer.add_attachment(name, data)
    if kind:
        embedded.subtype = NameObject(kind)
    change(writer)
    return _written(writer)


def _written(writer) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def around(*objects: bytes) -> bytes:
    """The bytes of objects in the frame of a PDF; enough for what is read as text."""
    body = b"\n".join(b"%d 0 obj\n%s\nendobj" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def packed(objects: bytes, declared=b"/Filter/FlateDecode") -> bytes:
    """A compressed object stream."""
    data = zlib.compress(objects)
    return b"<</Type/ObjStm/N 1/First 4%s/Length %d>>\nstream\n%s\nendstream" % (
        declared,
        len(data),
        data,
    )


def inspected(content: bytes) -> files.Inspected:
    return files.inspect(SimpleUploadedFile("report.pdf", content))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("contributions.csv", CSV, "/text/csv"),
        ("المشاركات.CSV", CSV, "/text/csv"),
        ("figures.xml", XML, "/text/xml"),
        ("figures.xml", XML, "/application/xml"),
    ],
)
def test_plain_data_may_be_embedded(name, data, kind):
    assert inspected(carrying(name, data, kind)).content_type == files.PDF


def test_an_empty_list_of_attachments_carries_nothing():
    def empty(writer):
        names = DictionaryObject({NameObject("/Names"): ArrayObject()})
        writer.root_object[NameObject("/Names")] = DictionaryObject(
            {NameObject("/EmbeddedFiles"): names}
        )

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    empty(writer)

    assert inspected(_written(writer))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("setup.exe", b"MZ\x90\x00\x03", "/application/octet-stream"),
        ("data.csv", b"MZ\x90\x00\x03", "/text/csv"),  # a program that calls itself data
        ("run.bat", b"del /s /q *.*\r\n", "/text/csv"),  # a script is text too
        ("data.csv.js", b"alert(1)", "/text/csv"),
        ("data.csv", CSV, ""),
        ("data.csv", CSV, "/application/x-msdownload"),
        ("figures.xml", XML, "/text/csv"),
        ("macros.docm", b"PK\x03\x04vbaProject.bin", "/application/vnd.ms-word"),
        ("data.csv", b"PK\x03\x04vbaProject.bin", "/text/csv"),
        ("inner.pdf", b"%PDF-1.7", "/application/pdf"),
        ("latin.csv", "é".encode("latin-1"), "/text/csv"),
        ("figures.xml", b"<figures>", "/text/xml"),
        ("figures.xml", b'<!DOCTYPE d [<!ENTITY a "ha">]><d>&a;</d>', "/text/xml"),
        ("figures.xml", b'<?mso-application progid="Word.Document"?><d/>', "/text/xml"),
        ("figures.xml", b'<?xml-stylesheet href="x.xsl"?><d/>', "/text/xml"),
        (
            "figures.xml",
            b'<h xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></h>',
            "/text/xml",
        ),
        (
            "figures.xml",
            b'<d><s xmlns="http&#58;//www.w3.org/2000/svg" onload="alert(1)"/></d>',
            "/text/xml",
        ),
    ],
)
def test_any_other_file_embedded_is_refused(name, data, kind):
    with pytest.raises(Refusal, match="not plain CSV or XML") as refused:
        inspected(carrying(name, data, kind))

    assert refused.value.field == "file"


def test_one_bad_file_among_good_ones_is_found():
    def more(writer):
        writer.add_attachment("run.bat", b"del *.*").subtype = NameObject("/text/csv")

    with pytest.raises(Refusal, match="not plain CSV"):
        inspected(carrying(change=more))


def test_one_that_readers_do_not_offer_in_the_usual_places_is_refused():
    def elsewhere(writer):
        writer.add_attachment("other.csv", CSV).subtype = NameObject("/text/csv")
        names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
        writer.root_object[NameObject("/Hidden")] = names.pop()
        names.pop()

    with pytest.raises(Refusal, match="not plain CSV"):
        inspected(carrying(change=elsewhere))


def test_one_pinned_to_a_page_is_judged_like_the_others():
    def pin(writer):
        names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
        pinned = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/FileAttachment"),
                NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)]),
                NameObject("/FS"): names[1],
            }
        )
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(pinned)])
        del names[:]

    assert inspected(carrying(change=pin))
    with pytest.raises(Refusal, match="not plain CSV"):
        inspected(carrying("run.bat", b"del *.*", change=pin))


@pytest.mark.parametrize(
    "content",
    [
        around(b"<</OpenAction" + SCRIPT + b">>"),
        around(b"<</OpenAction" + SCRIPT.replace(b"/JavaScript", b"/J#61vaScript") + b">>"),
        around(packed(b"1 0 <</OpenAction" + SCRIPT + b">>")),
        around(packed(b"1 0 <</S/Launch/F(cmd.exe)>>", b"/Filter [ /FlateDecode ]")),
        around(packed(b"1 0 <</S/L#61unch/F(cmd.exe)>>").replace(b"/ObjStm", b"/Obj#53tm")),
        around(packed(b"1 0 <<>>"), packed(b"1 0 <</S/Launch/F(cmd.exe)>>")),
        around(b"<</AcroForm<</XFA 5 0 R>>>>"),
        around(b"<</Subtype /RichMedia>>"),
        around(b"<</Subtype/3D>>"),
    ],
)
def test_what_acts_by_itself_is_refused_wherever_it_stands(content):
    with pytest.raises(Refusal, match="carries a program"):
        inspected(content)


@pytest.mark.parametrize(
    "content",
    [
        around(b"<</Title(JavaScript for beginners)/JavaScriptless true>>"),
        around(packed(b"1 0 <</Title(Launching the strategy)>>")),
        around(b"<</Length 9>>\nstream\n/Launching\nendstream"),
    ],
)
def test_words_that_only_look_like_it_are_not(content):
    assert inspected(content)


def test_objects_packed_in_a_way_we_cannot_read_are_refused():
    with pytest.raises(Refusal, match="save it again"):
        inspected(around(packed(b"1 0 <<>>", b"/Filter[/ASCII85Decode/FlateDecode]")))
    with pytest.raises(Refusal, match="save it again"):
        inspected(around(packed(b"1 0 <<>>", b"/F#69lter/FlateDecode/DecodeParms<<>>")))
    with pytest.raises(Refusal, match="save it again"):
        inspected(around(packed(b"1 0 <<>>").replace(b"stream\nx", b"stream\ny")))


def test_packed_objects_that_unpack_to_far_too_much_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(pdfs, "UNPACKED", 100_000)

    assert inspected(around(packed(b" " * 60_000)))
    with pytest.raises(Refusal, match="unpacks to far more"):
        inspected(around(packed(b" " * 60_000), packed(b" " * 60_000)))


def test_a_locked_one_is_refused_also_when_anybody_may_read_it():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("", "owner", algorithm="RC4-128")

    with pytest.raises(Refusal, match="locked by a password"):
        inspected(_written(writer))
