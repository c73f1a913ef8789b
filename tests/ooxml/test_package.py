"""Packages are read with limits and written the same every time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from generator.ooxml.package import Limits, read_package
from generator.ooxml.relations import relations_of, with_content_type, with_relation
from generator.ooxml.zip_writer import package_order, write_package

PARTS = {
    "word/document.xml": b"<a/>" * 50,
    "_rels/.rels": b"<r/>",
    "[Content_Types].xml": b"<t/>",
    "a/ảnh.png": b"\x00",
}


def _zip(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def test_a_written_package_is_read_back_whole() -> None:
    data = write_package(PARTS)
    assert read_package(data, file="x").value == PARTS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert [info.filename for info in infos] == ["[Content_Types].xml", "_rels/.rels", "a/ảnh.png", "word/document.xml"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert all(not info.extra and info.compress_type == zipfile.ZIP_DEFLATED for info in infos)


def test_order_of_parts_does_not_change_the_bytes() -> None:
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))
    assert package_order(["b", "_rels/.rels", "a", "[Content_Types].xml"])[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_an_empty_package_is_a_zip() -> None:
    assert read_package(write_package({}), file="x").value == {}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MB001"),
        (b"xin chao", "MB001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "MB001"),
        (write_package(PARTS)[:-30], "MB001"),
        (write_package(PARTS)[30:], "MB001"),
        (_zip(("/a.xml", b"x")), "MB001"),
        (_zip(("../a.xml", b"x")), "MB001"),
        (_zip(("a\\b.xml", b"x")), "MB001"),
        (_zip(("C:a.xml", b"x")), "MB001"),
        (_zip(("a.xml", b"x"), ("A.xml", b"y")), "MB001"),
        (_zip(("a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")), "MB003"),
        (_zip(("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), "MB003"),
        (_zip(("a.xml", b" " * (3 << 20))), "MB004"),
        (_zip(*((f"{n}.xml", b"") for n in range(2001))), "MB004"),
    ],
)
def test_a_bad_package_is_refused_with_place_and_mend(data: bytes, code: str) -> None:
    outcome = read_package(data, file="mau.docx")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.code == code
    assert found.place is not None
    assert found.place.file == "mau.docx"
    assert found.mend


def test_a_part_larger_than_the_limit_is_refused_before_it_is_unpacked() -> None:
    data = write_package({"a.bin": bytes(range(256)) * 8})
    assert read_package(data, file="x", limits=Limits(part_size=2048)).ok
    assert [d.code for d in read_package(data, file="x", limits=Limits(part_size=2047)).diagnostics] == ["MB004"]
    assert [d.code for d in read_package(data, file="x", limits=Limits(total_size=2047)).diagnostics] == ["MB004"]


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(write_package({"a.xml": b"<a/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    outcome = read_package(bytes(data), file="x")
    assert [(d.code, "mật khẩu" in d.message) for d in outcome.diagnostics] == [("MB001", True)]


def test_a_directory_that_lies_about_the_size_is_refused() -> None:
    content = b"<a/>" * 100
    data = write_package({"a.xml": content})
    lied = data.replace(struct.pack("<I", len(content)), struct.pack("<I", 40))
    assert lied != data
    assert zlib.crc32(content)
    assert [d.code for d in read_package(lied, file="x").diagnostics] == ["MB001"]


RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="x/header" Target="header1.xml"/>'
    b'<Relationship Id="rId3" Type="x/image" Target="/media/a.png"/>'
    b'<Relationship Id="rId4" Type="x/theme" Target="../theme.xml"/>'
    b'<Relationship Id="rId5" Type="x/hyperlink" Target="https://a.vn" TargetMode="External"/></Relationships>'
)


def test_relationships_name_parts_wherever_they_stand() -> None:
    found = relations_of({"word/_rels/document.xml.rels": RELS}, "word/document.xml")
    assert [(item.kind, item.target) for item in found] == [
        ("header", "word/header1.xml"),
        ("image", "media/a.png"),
        ("theme", "theme.xml"),
    ]
    assert relations_of({}, "word/document.xml") == []


def test_a_new_relationship_takes_a_free_id_and_a_content_type_is_added_once() -> None:
    assert b'Id="rId2" Type="t" Target="core.xml"' in with_relation(RELS, "t", "core.xml")
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    once = with_content_type(types, "docProps/core.xml", "x")
    assert once.count(b"/docProps/core.xml") == 1
    assert with_content_type(once, "docProps/core.xml", "x") == once
