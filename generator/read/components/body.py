"""The body: what each paragraph is by its ordinal, headings of parts, tables, and the words that close it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.outline import Label, Scheme
from generator.read.components.pieces import Piece, runs_on
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY
from generator.read.view import Component

C = Component
ASIDE: Final = (C.SO_TRANG, C.TIEU_DE_TRANG, C.DUONG_KE, C.LIEN_HE, C.CHU_THICH)
"""What may stand between two lines of the text without being part of it."""
_ARTICLE: Final = re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*(?:[.:–-]|$)")
_CHAPTER: Final = re.compile(
    r"(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,2})\s*(?:[.:–-]|$|(?=[^\W\d_a-zà-ỹ]))"
)
_SECTION: Final = re.compile(r"(?:Tiểu mục|TIỂU MỤC|Mục|MỤC)\s+(?:\d{1,2}|[IVX]+)\s*(?:[.:–-]|$|(?=[^\W\d_a-zà-ỹ]))")
_OF_SCHEME: Final = {
    Scheme.PHAN: C.PHAN,
    Scheme.CHU_HOA: C.MUC,
    Scheme.LA_MA: C.MUC,
    Scheme.SO: C.KHOAN,
    Scheme.SO_CAP: C.KHOAN,
    Scheme.CHU: C.DIEM,
    Scheme.SO_NGOAC: C.DIEM,
    Scheme.GACH: C.GACH,
    Scheme.CONG: C.CONG,
}
_CLOSES: Final = re.compile(
    r"(?:Trên đây là|Trong quá trình|Quá trình (?:tổ chức )?(?:triển khai|thực hiện)|Kế hoạch này|Quyết định này|"
    r"Nhận được|Yêu cầu các|Đề nghị các|(?:Ủy|Uỷ) ban nhân dân .{0,60}(?:yêu cầu|đề nghị|trân trọng)|Xin trân trọng|"
    r"Trân trọng|Rất mong|Kính (?:đề nghị|trình|mong)|Căn cứ (?:Kế hoạch này|nội dung))\b"
)
_SURE: Final = re.compile(r"(?:Trên đây là|Trong quá trình|Quá trình (?:tổ chức )?(?:triển khai|thực hiện))\b")
_ENDS: Final = re.compile(r"\.\s?/\s?\.?\s*$")
_MOST_CLOSING: Final = 6


def take_body(pieces: Sequence[Piece], start: int, end: int, *, pages: bool) -> None:
    """Labels ``pieces[start:end]``; ``pages``: a source of lines (PDF, text), in which a paragraph may be broken."""
    last: Piece | None = None
    for piece in pieces[start:end]:
        if piece.guess is None:
            if piece.table is not None:
                piece.take(C.BANG, CLEAR, "trong bảng")
            else:
                _take_paragraph(piece, last, pages=pages)
        if not piece.is_a(*ASIDE):
            last = piece


def _take_paragraph(piece: Piece, last: Piece | None, *, pages: bool) -> None:
    text = piece.text
    if last is not None and _goes_on(last, piece, pages=pages) and last.guess is not None:
        piece.take(last.guess.component, min(LIKELY, last.guess.confidence), "nối dòng trên")
        return
    if _ARTICLE.match(text):
        piece.take(C.DIEU, EXACT, "chữ “Điều” và số")
    elif _CHAPTER.match(text):
        piece.take(C.PHAN, EXACT, "chữ “Phần” hoặc “Chương” và số")
    elif _SECTION.match(text) and len(text) < 160:
        piece.take(C.MUC, CLEAR, "chữ “Mục” và số")
    elif piece.label is not None:
        _take_labelled(piece, piece.label)
    elif text.isupper() and len(text) < 250 and any(char.isalpha() for char in text):
        _take_capitals(piece, last)
    else:
        piece.take(C.DOAN, CLEAR, "đoạn không có số hoặc gạch đầu dòng")


def _take_labelled(piece: Piece, label: Label) -> None:
    component = _OF_SCHEME.get(label.scheme, C.DOAN)
    typed = piece.text.startswith(label.raw)
    sure = EXACT if typed else CLEAR
    if label.scheme is Scheme.CHU_HOA and not piece.text.isupper():
        sure = LIKELY
    words = {C.GACH: "đầu dòng", C.CONG: "đầu dòng"}.get(component, "số thứ tự")
    piece.take(component, sure, f"{words} “{label.raw}”" if typed else f"{words} tự động “{label.raw}”")


def _take_capitals(piece: Piece, last: Piece | None) -> None:
    """A line in capitals without an ordinal: the title of the part or section above, or a heading of its own."""
    if last is not None and last.is_a(C.PHAN, C.MUC, C.TIEU_DE_PHAN) and _stands_alone(last):
        piece.take(C.TIEU_DE_PHAN, CLEAR, "chữ in hoa dưới số phần, chương, mục")
    elif last is not None and last.is_a(C.MUC, C.PHAN) and last.text.isupper() and last.text[-1] not in ".;:":
        component = last.guess.component if last.guess is not None else C.MUC
        piece.take(component, LIKELY, "dòng tiếp của tiêu đề in hoa")
    else:
        piece.take(C.MUC, GUESS, "chữ in hoa đứng riêng, không có số")


def _stands_alone(piece: Piece) -> bool:
    """True when a part's line holds its number only, or is a title already begun."""
    if piece.is_a(C.TIEU_DE_PHAN):
        return True
    return len(piece.text) <= 24 and (_CHAPTER.fullmatch(piece.text) or _SECTION.fullmatch(piece.text)) is not None


def _goes_on(last: Piece, piece: Piece, *, pages: bool) -> bool:
    """True when the piece is the rest of a line above: it opens small, or a full line above has not ended."""
    if last.table is not None or last.is_a(C.MO_DAU, C.CAN_CU, C.KHAC) or piece.label is not None:
        return False
    if pages or last.block is piece.block:
        return runs_on(last, piece)
    return piece.text[0].islower() and piece.gap == 0 and last.text[-1] not in ".;:!?…"


def take_closing_words(pieces: Sequence[Piece], start: int, end: int) -> None:
    """Relabels the last unnumbered paragraphs before the recipients as kết thúc."""
    index = _last_paragraph(pieces, start, end)
    found = -1
    for _ in range(_MOST_CLOSING):
        if index < start:
            break
        piece = pieces[index]
        if piece.is_a(*ASIDE):
            index -= 1
            continue
        rest = piece.guess is not None and piece.guess.reason == "nối dòng trên"
        if not piece.is_a(C.DOAN) and not (rest and piece.is_a(C.KET_THUC)):
            break
        if _CLOSES.match(piece.text) or (found < 0 and _ENDS.search(piece.text) and piece.text[0].isupper()):
            found = index
        if _SURE.match(piece.text):
            break
        index -= 1
    if found >= 0:
        _take_rest(pieces, found, end)


def _last_paragraph(pieces: Sequence[Piece], start: int, end: int) -> int:
    index = end - 1
    while index >= start and pieces[index].is_a(*ASIDE, C.KHAC):
        index -= 1
    return index


def _take_rest(pieces: Sequence[Piece], found: int, end: int) -> None:
    for piece in pieces[found:end]:
        if not piece.is_a(C.DOAN):
            continue
        if _SURE.match(piece.text):
            piece.take(C.KET_THUC, EXACT, "câu kết thúc")
        elif _CLOSES.match(piece.text):
            piece.take(C.KET_THUC, CLEAR, "câu kết thúc, ngay trước nơi nhận")
        else:
            ended = _ENDS.search(piece.text) is not None
            piece.take(C.KET_THUC, LIKELY, "đoạn cuối, hết bằng “./.”" if ended else "đoạn cuối, sau câu kết thúc")
