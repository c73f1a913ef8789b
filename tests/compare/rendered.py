"""Do two documents look alike? Both rendered by LibreOffice, every character of the PDFs compared."""

from __future__ import annotations

import unicodedata
import zipfile
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracles import office, pdf

CLOSE: Final = 0.1  # points
Mark = tuple[int, str, str, float, float, float]  # page, text, font, size, x, top


_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = "word/document.xml"
_SIGNS: Final = tuple(
    _W + name
    for name in (
        *("commentRangeStart", "commentRangeEnd", "commentReference"),
        *("proofErr", "lastRenderedPageBreak", "lang", "noProof"),
    )
)
_TEXT: Final = frozenset(_W + name for name in ("rPr", "t", "tab", "br"))


def plainly(path: Path) -> Path:
    """A copy for LibreOffice, without what shows nothing: signs of comments, bookmarks, languages, how runs are cut.

    Driven through UNO LibreOffice 7.4 dies over every comment; and it begins a new portion of text, which it rounds to
    its own grid, at every bookmark and every run, also where the properties are those of the run before.
    """
    copy = path.with_suffix(".plain.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _plain(content) if name == _BODY else content)
    return copy


def _plain(content: bytes) -> bytes:
    root = etree.fromstring(content)
    codes = " ".join(code.text or "" for code in root.iter(_W + "instrText", _W + "delInstrText"))
    unused = [mark for mark in root.iter(_W + "bookmarkStart") if (mark.get(_W + "name") or "") not in codes]
    numbers = {mark.get(_W + "id") for mark in unused}
    ends = [mark for mark in root.iter(_W + "bookmarkEnd") if mark.get(_W + "id") in numbers]
    for sign in [*root.iter(*_SIGNS), *unused, *ends]:
        parent = sign.getparent()
        if parent is not None:
            parent.remove(sign)
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if str(name).startswith(_W + "rsid")]:
            del element.attrib[name]
    for run in list(root.iter(_W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _joinable(before, run):
            # The later run takes what the earlier one holds, so that a row of runs becomes one.
            at = 0 if run.find(_W + "rPr") is None else 1
            run[at:at] = [item for item in before if item.tag != _W + "rPr"]
            parent = run.getparent()
            assert parent is not None
            parent.remove(before)
    for run in root.iter(_W + "r"):
        for words in list(run.iter(_W + "t")):
            before = words.getprevious()
            if before is not None and before.tag == words.tag:
                words.text = (before.text or "") + (words.text or "")
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.remove(before)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _joinable(before: etree._Element, run: etree._Element) -> bool:
    """Plain text on both sides, with the same properties."""
    if not all(item.tag in _TEXT for item in (*before, *run)):
        return False
    one, other = before.find(_W + "rPr"), run.find(_W + "rPr")
    if one is None or other is None:
        return one is other or len(one if one is not None else other if other is not None else ()) == 0
    return etree.tostring(one, method="c14n", with_tail=False) == etree.tostring(other, method="c14n", with_tail=False)


@cache
def marks(path: Path) -> tuple[Mark, ...]:
    """Every character that is no blank, in the order of the PDF: page, text, font, size, x, top in points."""
    made = office.to_pdf([plainly(path)], path.parent)[0]
    return tuple(
        (page.number, unicodedata.normalize("NFC", char.text), char.font, char.size, char.box.x0, char.box.top)
        for page in pdf.measure(made)
        for char in page.chars
        if not char.text.isspace()
    )


def findings(got: Path, wanted: Path, most: int = 3) -> list[str]:
    """Where two documents look different, the first few; nothing when every character stands alike.

    Needs the judge ``libreoffice``. About 0.3 s a page.
    """
    found = []
    for one, other in zip_longest(marks(got), marks(wanted)):
        if one is None or other is None or not _alike(one, other):
            found.append(f"rendered: {_told(one)} instead of {_told(other)}")
            if len(found) == most:
                break
    return found


def _alike(one: Mark, other: Mark) -> bool:
    return one[:3] == other[:3] and all(abs(a - b) <= CLOSE for a, b in zip(one[3:], other[3:], strict=True))


def _told(mark: Mark | None) -> str:
    if mark is None:
        return "nothing"
    page, text, font, size, x, top = mark
    return f"“{text}” ({font} {size:.1f}, page {page}, {x:.1f}/{top:.1f})"
