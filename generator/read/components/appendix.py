"""What follows the document itself: appendices, attached documents, forms; their labels, titles and reference lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.read.components.closing import Closing, find_closing
from generator.read.components.header import take_header
from generator.read.components.marks import header_mark
from generator.read.components.pieces import Piece
from generator.read.components.scale import ATTACHED, CLEAR, EXACT, GUESS, LIKELY, Guess
from generator.read.components.title import is_attached_line, take_summary, title_type
from generator.read.view import Component

C = Component
_LABEL: Final = re.compile(
    r"(?:Phụ\s+lục|PHỤ\s+LỤC)(?:\s+(?:số\s+|SỐ\s+)?(?:[IVXLC]+|\d{1,2}|[A-ZĐ])[a-z]?)?\s*(?P<mark>[.:–—-]|$|\()"
)
_FORM: Final = re.compile(
    r"(?:(?:Biểu|Mẫu|BIỂU|MẪU|Biểu mẫu|BIỂU MẪU)(?:\s+(?:số|SỐ))?\s*[:.]?\s*"
    r"(?:\d{1,3}[\w./-]*|[IVX]+))\s*(?:[.:–-].{0,60}|$|\()"
)
_NEAR: Final = 4


def starts_appendix(pieces: Sequence[Piece], index: int, *, after_closing: bool) -> bool:
    """True when an appendix begins at the piece; before the signature only a line "Phụ lục I" of its own counts."""
    piece = pieces[index]
    text = piece.text
    if piece.table is not None and not after_closing:
        return False
    if len(text) < 200 and _LABEL.match(text):
        alone = len(text) < 22 or text.isupper() or text.partition(":")[2].strip().isupper()
        return after_closing or (alone and (_referred(pieces, index) or piece.block.format.page_break_before))
    return False


def _referred(pieces: Sequence[Piece], index: int) -> bool:
    """True when a title in capitals or a line "(Kèm theo ...)" stands just below."""
    below = pieces[index + 1 : index + 1 + _NEAR]
    return any(is_attached_line(piece.text) for piece in below) or (bool(below) and below[0].text.isupper())


def take_appendices(pieces: Sequence[Piece], start: int, end: int, ruled: frozenset[str]) -> list[tuple[int, int]]:
    """Labels ``pieces[start:end]`` as appendices; returns where each begins and ends."""
    if start >= end:
        return []
    starts = [start]
    for index in range(start + 1, end):
        if _begins(pieces, index, starts[-1]):
            starts.append(index)
    spans = list(zip(starts, [*starts[1:], end], strict=True))
    for begin, stop in spans:
        _take_one(pieces, begin, stop, ruled)
    return spans


def _begins(pieces: Sequence[Piece], index: int, before: int) -> bool:
    if starts_appendix(pieces, index, after_closing=True):
        return not _only_header_between(pieces, before, index)
    piece = pieces[index]
    if piece.guess is not None or index - before < _NEAR:
        return False
    if (
        piece.table is None
        and piece.block.format.page_break_before
        and (_FORM.match(piece.text) or piece.text.isupper())
    ):
        return True
    return piece.table is None and _FORM.match(piece.text) is not None and len(piece.text) < 90


def _only_header_between(pieces: Sequence[Piece], before: int, index: int) -> bool:
    """True when all between two would-be beginnings is a short header: "UBND XÃ ..." above "Phụ lục I"."""
    return index - before <= 2 and all(len(piece.text) < 80 and piece.text.isupper() for piece in pieces[before:index])


def _take_one(pieces: Sequence[Piece], start: int, end: int, ruled: frozenset[str]) -> None:
    index = _take_head(pieces, start, end, ruled)
    _take_inner_headers(pieces, index, end)
    closing = find_closing(pieces, index, end)
    if closing < end:
        walked = Closing(pieces, closing, end)
        _cap(pieces[closing : walked.end])
    for piece in pieces[index:end]:
        if piece.guess is None or (piece.is_a(C.HO_TEN) and piece.guess.confidence < ATTACHED - 0.1):
            if piece.table is not None:
                piece.take(C.BANG, CLEAR, "trong bảng của phụ lục")
            elif is_attached_line(piece.text):
                piece.take(C.KEM_THEO, LIKELY, "dòng “Kèm theo”")
            else:
                piece.take(C.PHU_LUC, CLEAR, "sau phần chữ ký hoặc tên phụ lục")


def _take_head(pieces: Sequence[Piece], start: int, end: int, ruled: frozenset[str]) -> int:
    """Label, title and reference line of an appendix, or header and title of an attached document."""
    index = _take_label(pieces, start, end)
    attached = _attached_title(pieces, index, end) if index == start else -1
    if attached >= 0:
        take_header(pieces, index, attached)
        named = pieces[attached]
        named.take(C.TEN_LOAI, ATTACHED, "tên loại của văn bản kèm theo")
        index = take_summary(pieces, attached, ruled)
        _cap(pieces[start:index])
        return _take_reference(pieces, index, end)
    return _take_title(pieces, index, end)


def _take_label(pieces: Sequence[Piece], start: int, end: int) -> int:
    index = start
    while index < min(start + _NEAR, end):
        piece = pieces[index]
        if piece.guess is None and (_LABEL.match(piece.text) or _FORM.match(piece.text)):
            for above in pieces[start:index]:
                if above.guess is None:
                    above.take(C.PHU_LUC, GUESS, "phía trên tên phụ lục")
            piece.take(
                C.NHAN_PHU_LUC, EXACT if len(piece.text) < 24 else CLEAR, "chữ “Phụ lục”, “Biểu” hoặc “Mẫu” và số"
            )
            return index + 1
        if piece.guess is None and not (piece.text.isupper() and len(piece.text) < 80):
            break
        index += 1
    return start


def _attached_title(pieces: Sequence[Piece], start: int, end: int) -> int:
    """The title of an attached document that opens at ``start``, with or without a header; -1 when there is none."""
    for index in range(start, min(start + 14, end)):
        piece = pieces[index]
        if piece.guess is not None:
            continue
        if title_type(piece) is not None:
            return index
        if header_mark(piece.text) is None and not piece.text.isupper():
            return -1
    return -1


def _take_title(pieces: Sequence[Piece], start: int, end: int) -> int:
    """The title in capitals and the "(Kèm theo ...)" line below a label or at the head of an appendix."""
    index, reference = start, _find_reference(pieces, start, end)
    stop = reference if reference >= 0 else min(start + _NEAR, end)
    while index < stop:
        piece = pieces[index]
        if piece.guess is None:
            centred = piece.block.format.align == "center" and piece.bold() > 0.6
            looks = piece.text.isupper() or centred or (reference >= 0 and len(piece.text) < 200)
            if piece.table is not None or not looks or header_mark(piece.text) is not None:
                break
            sure = CLEAR if piece.text.isupper() else LIKELY
            piece.take(C.TIEU_DE_PHU_LUC, sure, "tiêu đề ở đầu phụ lục")
        index += 1
    return _take_reference(pieces, index, end)


def _find_reference(pieces: Sequence[Piece], start: int, end: int) -> int:
    for index in range(start, min(start + _NEAR + 3, end)):
        if is_attached_line(pieces[index].text):
            return index
        if pieces[index].table is not None:
            break
    return -1


def _take_reference(pieces: Sequence[Piece], index: int, end: int) -> int:
    while index < end and pieces[index].is_a(C.DUONG_KE):
        index += 1
    if index >= end or not is_attached_line(pieces[index].text):
        return index
    opened = ""
    while index < end:
        piece = pieces[index]
        piece.take(C.KEM_THEO, EXACT if not opened else CLEAR, "dòng “Kèm theo”")
        opened += piece.text
        index += 1
        if opened.count("(") <= opened.count(")") or len(opened) > 400:
            break
    return index


def _take_inner_headers(pieces: Sequence[Piece], start: int, end: int) -> None:
    """Fixed header words inside an appendix: a form or an attached document repeats them."""
    for piece in pieces[start:end]:
        if piece.guess is not None:
            continue
        mark = header_mark(piece.text)
        if mark is not None and mark.component in (C.QUOC_HIEU, C.TIEU_NGU, C.SO_KY_HIEU, C.DIA_DANH_NGAY):
            piece.guess = mark
            _cap([piece])


def _cap(pieces: Sequence[Piece]) -> None:
    """A copy in an appendix is not the document's own: less sure, and the reason says so."""
    for piece in pieces:
        guess = piece.guess
        if guess is not None and not piece.is_a(C.KHAC, C.DUONG_KE, C.SO_TRANG, C.TIEU_DE_TRANG):
            reason = guess.reason if "kèm theo" in guess.reason else f"{guess.reason}; của văn bản kèm theo"
            piece.guess = Guess(guess.component, min(guess.confidence, ATTACHED), reason)
