"""Documents for the tests of the redline, and what is looked up in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.compare.redline import Redlined, RedlineOptions, redline
from generator.ooxml.names import w
from generator.ooxml.package import read_package
from generator.ooxml.zip_writer import write_package
from tests.compare.scenarios.package import Doc

AUTHOR, DATE = w("author"), w("date")


def doc(*blocks: str, **parts: object) -> bytes:
    """A package of these blocks; ``parts`` are those of ``Doc``."""
    return Doc("".join(blocks), **parts).data()  # type: ignore[arg-type]


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package that must be sound."""
    parts = read_package(data, file="thu.docx").value
    assert parts is not None
    return parts


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part put in or replaced."""
    return write_package({**parts_of(data), name: content})


def made(old: bytes, new: bytes, options: RedlineOptions | None = None) -> Redlined:
    """The redline that must come out."""
    outcome = redline(old, new, options)
    assert outcome.value is not None, [found.message for found in outcome.diagnostics]
    return outcome.value


def root_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """A part as a tree."""
    return etree.fromstring(parts_of(data)[part])


def texts(data: bytes, tag: str, part: str = "word/document.xml") -> list[str]:
    """The text inside each element of this name: ``texts(data, "ins")``."""
    inner = (w("t"), w("delText"))
    return ["".join(t.text or "" for t in element.iter(*inner)) for element in tracked(data, tag, part)]


def tracked(data: bytes, tag: str, part: str = "word/document.xml") -> Iterator[etree._Element]:
    """Elements of this name that stand in the text (not the marks of paragraphs and rows)."""
    for element in root_of(data, part).iter(w(tag)):
        parent = element.getparent()
        if parent is not None and parent.tag not in (w("rPr"), w("trPr"), w("tcPr")):
            yield element


def count(data: bytes, path: str, part: str = "word/document.xml") -> int:
    """How many elements the XPath finds; it knows the prefix ``w``."""
    found = root_of(data, part).xpath(path, namespaces={"w": w("")[1:-1]})
    assert isinstance(found, list)
    return len(found)
