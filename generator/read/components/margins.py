"""What stands outside the text: page numbers, running heads, footnotes, comments, decorative lines, address lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.read.components.marks import header_mark, is_contact, is_rule
from generator.read.components.pieces import Piece
from generator.read.components.scale import CLEAR, EXACT, LIKELY
from generator.read.view import Component, DocView

C = Component
_FORM: Final = (C.QUOC_HIEU, C.TIEU_NGU, C.LUU_HANH, C.DO_MAT, C.MUC_KHAN)
"""What of the form an office may print in the upper margin (PL I, IV: box 11)."""
_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:Trang\s*:?\s*|Page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE
)
_NOTE: Final = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s?\S")
_EDGE: Final = 62.0
"""How far from the upper edge of the page, in points, a running head of a PDF may reach (PL I: margins of 20-25 mm)."""


def take_margin(piece: Piece) -> bool:
    """Labels a piece of a header, footer, note or comment; False for a piece of the text itself."""
    where = piece.block.where
    if where in ("body", "box"):
        return False
    if where in ("footnote", "endnote"):
        piece.take(C.CHU_THICH, EXACT, "chú thích cuối trang hoặc cuối văn bản")
    elif where in ("header", "footer"):
        _take_page_edge(piece)
    else:
        piece.take(C.KHAC, CLEAR, "ghi chú của Word" if where == "comment" else "ngoài phần nội dung")
    return True


def _take_page_edge(piece: Piece) -> None:
    mark = header_mark(piece.text)
    fields = {run.field for run in piece.block.runs if run.field}
    if _NUMBER.fullmatch(piece.text) or "PAGE" in fields:
        piece.take(C.SO_TRANG, EXACT, "số trang ở đầu hoặc chân trang")
    elif mark is not None and mark.component in _FORM:
        piece.guess = mark
    elif is_rule(piece.text):
        piece.take(C.DUONG_KE, CLEAR, "đường kẻ ở đầu hoặc chân trang")
    elif is_contact(piece.text):
        piece.take(C.LIEN_HE, CLEAR, "địa chỉ, điện thoại, thư điện tử")
    else:
        piece.take(C.TIEU_DE_TRANG, CLEAR, "tiêu đề đầu hoặc chân trang")


def take_loose(view: DocView, pieces: Sequence[Piece]) -> None:
    """Labels lone page numbers, running heads and notes of a PDF or text, and decorative lines of any source."""
    for piece in pieces:
        if piece.table is None and is_rule(piece.text):
            piece.take(C.DUONG_KE, CLEAR, "đường trang trí")
    if view.kind not in ("pdf", "txt"):
        return
    heads = _running_heads(pieces)
    for number, piece in enumerate(pieces):
        if piece.guess is not None or piece.table is not None:
            continue
        if _NUMBER.fullmatch(piece.text) and _whole_line(piece):
            piece.take(C.SO_TRANG, LIKELY, "số đứng riêng một dòng")
        elif is_contact(piece.text) and _ends_page(pieces, number):
            piece.take(C.LIEN_HE, CLEAR, "địa chỉ, điện thoại ở cuối trang")
        elif piece.text in heads and _at_edge(piece):
            piece.take(C.TIEU_DE_TRANG, LIKELY, "lặp lại ở đầu trang")
        elif _NOTE.match(piece.text):
            piece.take(C.CHU_THICH, LIKELY, "mở đầu bằng số chú thích")


def _whole_line(piece: Piece) -> bool:
    """True when the piece is all of its block: a number between lines of one paragraph is text."""
    block = piece.block
    return not block.text[: piece.start].strip() and not block.text[piece.end :].strip()


def _ends_page(pieces: Sequence[Piece], number: int) -> bool:
    """True when the next piece stands on another page; False where pages are not known."""
    here = pieces[number].block.spot
    below = pieces[number + 1].block.spot if number + 1 < len(pieces) else None
    return here is not None and below is not None and below.page > here.page


def _at_edge(piece: Piece) -> bool:
    spot = piece.block.spot
    return spot is not None and spot.bottom <= _EDGE


def _running_heads(pieces: Sequence[Piece]) -> frozenset[str]:
    """Texts that stand at the upper edge of two pages or more."""
    found = Counter({(p.text, p.block.spot.page) for p in pieces if p.block.spot is not None and _at_edge(p)})
    pages = Counter(text for text, _ in found)
    return frozenset(text for text, count in pages.items() if count > 1)
