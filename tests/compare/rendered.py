"""Do two documents look alike? Both rendered by LibreOffice, every character of the PDFs compared."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Final

from tests.oracles import office, pdf

CLOSE: Final = 0.1  # points
# LibreOffice rounds where a portion of text begins: a bookmark that cuts a line moves what follows by up to 0.14 point.
CLOSE_ACROSS: Final = 0.15
Mark = tuple[int, str, str, float, float, float]  # page, text, font, size, x, top


_COMMENTS: Final = re.compile(rb"<w:(commentRangeStart|commentRangeEnd|commentReference)\b[^>]*/>")


def without_comments(path: Path) -> Path:
    """The document, or a copy without its comments: driven through UNO LibreOffice 7.4 dies over every one of them."""
    copy = path.with_suffix(".uncommented.docx")
    with zipfile.ZipFile(path) as source:
        if not _COMMENTS.search(source.read("word/document.xml")):
            return path
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                target.writestr(name, _COMMENTS.sub(b"", content) if name == "word/document.xml" else content)
    return copy


@cache
def marks(path: Path) -> tuple[Mark, ...]:
    """Every character that is no blank, in the order of the PDF: page, text, font, size, x, top in points."""
    made = office.to_pdf([without_comments(path)], path.parent)[0]
    return tuple(
        (page.number, char.text, char.font, char.size, char.box.x0, char.box.top)
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
    (size, x, top), (other_size, other_x, other_top) = one[3:], other[3:]
    alike = abs(size - other_size) <= CLOSE and abs(top - other_top) <= CLOSE
    return one[:3] == other[:3] and alike and abs(x - other_x) <= CLOSE_ACROSS


def _told(mark: Mark | None) -> str:
    if mark is None:
        return "nothing"
    page, text, font, size, x, top = mark
    return f"“{text}” ({font} {size:.1f}, page {page}, {x:.1f}/{top:.1f})"
