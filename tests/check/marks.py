"""The comment marks of an annotated file, found and taken out without the code that put them in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = (
    rb'(?:<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/>'
    rb'|<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="\d+"/></w:r>)+'
)
# A run cut in two inside its text, and between two of its children.
_IN_TEXT = re.compile(
    rb"</w:t></w:r>" + _MARK + rb'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">', re.DOTALL
)
_IN_RUN = re.compile(rb"</w:r>" + _MARK + rb"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?", re.DOTALL)
_ALONE = re.compile(_MARK)
_PRESERVE = b' xml:space="preserve"'


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_marks(original: bytes, marked: bytes) -> bytes:
    """The marked document less every stretch that is a mark; AssertionError at any other difference.

    What looks like the end of a run before a mark is a cut only where the original has no such end.
    """
    kept = bytearray()
    at = 0
    while at < len(marked):
        here = original[len(kept) : len(kept) + 40]
        cut = _IN_TEXT if not here.startswith(b"</w:t></w:r>") else None
        cut = cut if cut and cut.match(marked, at) else _IN_RUN if not here.startswith(b"</w:r>") else None
        match = (cut and cut.match(marked, at)) or _ALONE.match(marked, at)
        if match is not None:
            at = match.end()
        elif marked.startswith(_PRESERVE, at) and not here.startswith(_PRESERVE):
            at += len(_PRESERVE)
        else:
            assert here[:1] == marked[at : at + 1], f"not a mark at byte {at}: {marked[at : at + 80]!r}"
            kept += here[:1]
            at += 1
    return bytes(kept)


def commented(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, by its number: paragraphs are joined by a line break."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    open_now: set[str] = set()
    texts: dict[str, str] = {}
    for element in _in_order(root):
        tag = element.tag
        if tag == f"{W}commentRangeStart":
            open_now.add(element.get(f"{W}id", ""))
            texts[element.get(f"{W}id", "")] = ""
        elif tag == f"{W}commentRangeEnd":
            open_now.discard(element.get(f"{W}id", ""))
        elif tag == f"{W}t":
            for number in open_now:
                texts[number] += element.text or ""
        elif tag == f"{W}tab":
            for number in open_now:
                texts[number] += "\t"
    assert open_now == set()
    return texts


def _in_order(root: etree._Element) -> Iterator[etree._Element]:
    """Every element but those of properties (a tab stop is no tab)."""
    for element in root:
        if element.tag not in (f"{W}pPr", f"{W}rPr"):
            yield element
            yield from _in_order(element)
