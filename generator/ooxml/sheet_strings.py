"""Text of a workbook: runs joined, phonetic guides left out, escapes decoded; the shared strings in one blob."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from generator.ooxml.sheet_package import WorkbookZip, too_large

if TYPE_CHECKING:
    from lxml import etree

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class SharedStrings:
    """The strings that cells name by number: one blob and the place where each ends, not an object for each."""

    def __init__(self) -> None:
        self._blob = bytearray()
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> str:
        """The text; IndexError where there is none."""
        if index < 0:
            raise IndexError(index)
        ends = self._ends
        return self._blob[ends[index] : ends[index + 1]].decode()

    def add(self, text: str) -> None:
        """Put one more string at the end."""
        self._blob += text.encode("utf-8")
        self._ends.append(len(self._blob))

    @property
    def size(self) -> int:
        """Bytes of all texts."""
        return len(self._blob)


def read_strings(book: WorkbookZip, part: str) -> SharedStrings:
    """All shared strings of a workbook. A string longer than a cell may be is cut one character above that limit."""
    strings = SharedStrings()
    longest = book.limits.characters + 1
    for item in book.elements(part, ("si",)):
        strings.add(joined(item)[:longest])
        if strings.size > book.limits.strings:
            raise too_large(f"Chữ trong tệp bảng tính dài hơn {book.limits.strings >> 20} MB.")
    return strings


def joined(item: etree._Element) -> str:
    """The text of an ``si`` or ``is`` element: its own text and that of its runs, in order."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):
        return unescaped(item[0].text or "")
    prefix = str(item.tag).rpartition("}")[0] + "}" if str(item.tag).startswith("{") else ""
    text_tag, run_tag = f"{prefix}t", f"{prefix}r"
    parts: list[str] = []
    for child in item:
        if child.tag == text_tag:
            parts.append(child.text or "")
        elif child.tag == run_tag:
            parts.extend(run.text or "" for run in child if run.tag == text_tag)
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """``_x000D_`` and its like decoded, as Excel does; half a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    if _SURROGATES.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
