"""Bytes that are no readable .docx are named for what they are, with the mend, never with an exception."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.diagnostics import Diagnostic, Severity
from generator.ooxml.zip_writer import write_package
from generator.read.docx import read_docx
from tests.read.docx.word import OFFICE, PACKAGE, p, style, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ROOT_LINK = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{{}}"/>'
    "</Relationships>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def found(data: bytes) -> Diagnostic:
    outcome = read_docx(data, "tep.docx")
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.place is not None
    assert diagnostic.place.file == "tep.docx"
    assert diagnostic.mend
    return diagnostic


def zipped(**parts: bytes) -> bytes:
    return write_package({name.replace("__", "/"): data for name, data in parts.items()})


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "HT101", "rỗng"),
        (b"\x00" * 2000, "HT101", "rỗng"),
        (b"PK\x03\x04 hong", "HT101", "hỏng"),
        (bytes(range(256)) * 4, "HT101", "hỏng"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "HT102", "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "HT103", "Word cũ (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "HT103", "Excel cũ"),
        (OLE, "HT103", "Office đời cũ"),
        (b"{\\rtf1\\ansi chu}", "HT103", "RTF"),
        (b"%PDF-1.7\n%x", "HT103", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "HT103", "ảnh"),
        (b"<!DOCTYPE html><html></html>", "HT103", "HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "HT103", "Word XML"),
        ("\ufeffKế hoạch năm 2025".encode(), "HT103", "văn bản thường"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "HT103", "OpenDocument (.odt)"),
        (zipped(**{"xl__workbook.xml": b"<x/>"}), "HT103", "Excel"),
        (zipped(**{"a.txt": b"x"}), "HT106", "word/document.xml"),
    ],
)
def test_what_is_not_a_word_file_is_called_by_its_name(data: bytes, code: str, words: str) -> None:
    diagnostic = found(data)
    assert diagnostic.code == code
    assert words in diagnostic.message


def test_a_zip_with_a_password_is_said_to_have_one() -> None:
    data = bytearray(word(p("a")))
    for position in range(len(data) - 4):
        if data[position : position + 4] == b"PK\x03\x04":
            data[position + 6] |= 1
        if data[position : position + 4] == b"PK\x01\x02":
            data[position + 8] |= 1
    assert found(bytes(data)).code == "HT102"


def test_a_zip_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (70 << 20))
    assert found(buffer.getvalue()).code == "HT104"


@pytest.mark.parametrize(
    "document",
    [
        b"<w:document",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="%s"><w:body/></w:document>' % W.encode(),
        b'<w:document xmlns:w="%s"><w:p>&loi;</w:p></w:document>' % W.encode(),
        b'<w:document xmlns:w="%s"/>' % W.encode(),
        b'<w:document xmlns:w="%s"><w:body>' % W.encode()
        + b"<w:p>" * 3000
        + b"</w:p>" * 3000
        + b"</w:body></w:document>",
    ],
)
def test_a_damaged_or_unsafe_document_part_is_ht105(document: bytes) -> None:
    assert found(word("", parts={"word/document.xml": document})).code == "HT105"


def test_a_damaged_part_beside_the_document_is_a_warning() -> None:
    outcome = read_docx(word(p("còn"), styles="", parts={"word/styles.xml": b"<w:styles"}), "tep.docx")
    assert outcome.value is not None
    assert [block.text for block in outcome.value.blocks] == ["còn"]
    assert [(found.code, found.severity, found.text) for found in outcome.diagnostics] == [
        ("HT105", Severity.CANH_BAO, "word/styles.xml")
    ]


def test_the_document_part_may_have_any_name() -> None:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>'
    data = zipped(**{"_rels__.rels": ROOT_LINK.format("khac/van-ban.xml").encode(), "khac__van-ban.xml": body.encode()})
    outcome = read_docx(data, "tep.docx")
    assert outcome.value is not None
    assert outcome.value.blocks[0].text == "chữ"


def test_strict_open_xml_is_read_like_the_usual_one() -> None:
    data = word(p("chữ", pr='<w:jc w:val="end"/>'), styles=style("Normal", "", default=True))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict)
    outcome = read_docx(write_package(parts), "tep.docx")
    assert outcome.value is not None
    assert (outcome.value.blocks[0].text, outcome.value.blocks[0].format.align) == ("chữ", "right")


def test_deeply_nested_tables_are_read() -> None:
    body = p("trong cùng")
    for _ in range(50):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    outcome = read_docx(word(body), "tep.docx")
    assert outcome.value is not None
    assert "trong cùng" in [block.text for block in outcome.value.blocks]
