"""What an alignment says: units of two documents, how they belong together, and edits inside a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.read.view import Component


class How(StrEnum):
    """How units of the old and the new document belong together; the value is what a reviewer reads."""

    SAME = "giữ nguyên"
    EDITED = "sửa"
    REPLACED = "thay cả đoạn"  # less than about 40 % alike, in the same place
    MOVED = "chuyển chỗ"
    MOVED_EDITED = "chuyển chỗ và sửa"
    SPLIT = "tách"  # one old, several new
    MERGED = "gộp"  # several old, one new
    INSERTED = "thêm"
    DELETED = "bỏ"


@dataclass(frozen=True, slots=True)
class Unit:
    """A block as the alignment sees it.

    ``text`` is NFC, with the ordinal that is typed before its words (``label``: "III.", "a)", "-"; "" without one).
    ``component`` is what it is in the form; ``path`` its place in the outline, the titles above it ("" when none), so
    that a point is looked for under its own section first. ``container`` tells rows, cells and stories apart: only
    units of one container are aligned in place.
    """

    text: str
    component: Component = Component.KHAC
    label: str = ""
    path: tuple[str, ...] = ()
    container: str = "body"


@dataclass(frozen=True, slots=True)
class Match:
    """Indexes into the old and the new units. In the order of the new units; a deleted one stands where it stood."""

    how: How
    old: tuple[int, ...]
    new: tuple[int, ...]


class Op(StrEnum):
    """What happens to a stretch of text."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


class Nature(StrEnum):
    """What an edit is about; the last ones can be hidden. The value is what a reviewer reads."""

    SUBSTANCE = "nội dung"
    LABEL = "số thứ tự"
    TONE = "vị trí dấu thanh"  # hòa, hoà
    QUOTES = "dấu ngoặc kép"
    DASH = "dấu gạch"
    CASE = "chữ hoa, chữ thường"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text ``[old_start, old_end)`` and of the new one; both are covered without gaps.

    KEEP covers both (the letters may differ in what never counts: normal form, kinds of blanks); DELETE has an empty
    new stretch, INSERT an empty old one. A replacement is a DELETE followed by an INSERT of the same ``nature``.
    """

    op: Op
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    nature: Nature = Nature.SUBSTANCE
