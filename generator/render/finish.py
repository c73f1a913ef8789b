"""The few things that only the filled text can show: an emptied cell, row or table, and the last section.

All are string operations on marks and elements of ours; text that came from values cannot look like either, because
it is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.render.marks import PARAGRAPH_WANTED

_EMPTY_ROW: Final = re.compile(r"<w:tr(?: [^>]*)?>(?:(?!<w:tc[ >]|</w:tr>).)*</w:tr>", re.DOTALL)
_EMPTY_TABLE: Final = re.compile(r"<w:tbl>(?:(?!<w:tr[ >]|</w:tbl>).)*</w:tbl>", re.DOTALL)
_PARAGRAPHS: Final = ("<w:p>", "<w:p ", "<w:p/>")
_SECTION_END: Final = "</w:sectPr>"


@dataclass(frozen=True, slots=True)
class Finish:
    """What one part needs after filling. ``tail`` is the body's own section and all behind it, "" when not needed."""

    cells: bool = False
    rows: bool = False
    tail: str = ""

    def __call__(self, text: str) -> str:
        """The part's text as Word accepts it."""
        if self.rows and not _all_filled(text):
            text = _EMPTY_TABLE.sub("", _EMPTY_ROW.sub("", text))
        if self.cells:
            *before, last = text.split(PARAGRAPH_WANTED)
            full = ("</w:p>", "<w:p/>")
            text = "".join([*(piece if piece.endswith(full) else f"{piece}<w:p/>" for piece in before), last])
        return promote_section(text, self.tail) if self.tail else text


def _all_filled(text: str) -> bool:
    """True when every row ends in a cell and every table in a row, and none is nested: spares the slower search."""
    start = text.find("<w:tbl>")
    while start >= 0:
        end = text.find("</w:tbl>", start)
        table = text[start:end]
        if table.count("</w:tr>") != table.count("</w:tc></w:tr>") or not table.endswith("</w:tr>"):
            return False
        start = text.find("<w:tbl>", start + 1)
        if 0 <= start < end:
            return False
    return True


def promote_section(text: str, tail: str) -> str:
    """When the last paragraph ends a section, that section becomes the body's and the body's own is dropped.

    Otherwise Word would show one more, empty page.
    """
    end = len(text) - len(tail)
    if not text.endswith("</w:p>", 0, end):
        return text
    close = text.rfind(_SECTION_END, 0, end)
    if close < 0 or any(text.find(opening, close, end) >= 0 for opening in _PARAGRAPHS):
        return text
    start = text.rfind("<w:sectPr", 0, close)
    close += len(_SECTION_END)
    return "".join(
        (text[:start], text[close:end], text[start:close], tail[tail.rindex(_SECTION_END) + len(_SECTION_END) :])
    )
