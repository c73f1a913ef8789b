"""Recipients and signature: where they begin and end, and what each line of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.read.components.body import ASIDE
from generator.read.components.doc_types import read_type
from generator.read.components.marks import closing_mark, digital_detail, header_mark, is_contact, is_rule, person_mark
from generator.read.components.names import starts_body, starts_place, starts_post
from generator.read.components.pieces import Piece
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY, UNKNOWN
from generator.read.view import Component

C = Component
_DRAFTER: Final = re.compile(r"[^\W\d_][\w.&-]{0,14}\s?\.?\s?\(?\s?\d{0,4}\s?b?\s?\)?\.?|\(?\d{1,4}\s?b?(?:ản)?\)?")
_DRAFTER_SURE: Final = re.compile(r"[A-ZĐ][A-ZĐ.]{0,9}\s?\(\d{1,5}\)\.?")
_SIGNERS: Final = (C.QUYEN_HAN, C.CHUC_VU)
_LINE: Final = 220


def find_closing(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Where recipients or signature begin between ``start`` and ``end``; ``end`` when there are none."""
    for index in range(start, end):
        piece = pieces[index]
        if piece.guess is not None and not piece.is_a(C.KHAC):
            continue
        mark = closing_mark(piece.text)
        if mark is None:
            continue
        if mark.component is C.QUYEN_HAN or (mark.component is C.NHAN_NOI_NHAN and _lists_below(pieces, index, end)):
            return _row_start(pieces, index, start)
        if mark.component is C.CHUC_VU and _signed_below(pieces, index, end):
            return _row_start(pieces, index, start)
        if mark.component is C.LUU and piece.text[0] in "-–—+•Ll" and _near_end(pieces, index, end):
            return _recipients_start(pieces, index, start)
    return end


def _row_start(pieces: Sequence[Piece], index: int, start: int) -> int:
    """The first piece of the table row in which the closing was found, or of the same line."""
    cell = pieces[index].block.cell
    if cell is None:
        return index
    while index > start:
        above = pieces[index - 1].block.cell
        if above is None or above.table != cell.table or above.row != cell.row:
            break
        index -= 1
    return index


def _lists_below(pieces: Sequence[Piece], index: int, end: int) -> bool:
    """False for "Nơi nhận" as a word in a table of the text: no list stands below it and nobody signs beside it."""
    table = pieces[index].table
    if table is None:
        return True
    for piece in pieces[index + 1 : min(index + 40, end)]:
        if piece.table != table:
            return False
        if piece.text[:1] in "-–" or _signs(piece) or closing_mark(piece.text) is not None:
            return True
    return False


def _signed_below(pieces: Sequence[Piece], index: int, end: int) -> bool:
    """True when a person's name stands within a few lines below, with nothing but posts and signs between.

    In a table only the same column counts: a list of names and posts is no signature.
    """
    for piece in pieces[index + 1 : min(index + 12, end)]:
        if piece.column != pieces[index].column and piece.table is not None:
            continue
        if person_mark(piece.text) is not None:
            return True
        mark = closing_mark(piece.text)
        if mark is None and not digital_detail(piece.text) and not piece.is_a(*ASIDE):
            return False
    return False


def _near_end(pieces: Sequence[Piece], index: int, end: int) -> bool:
    return end - index < 12 or any(_signs(piece) for piece in pieces[index + 1 : index + 6])


def _signs(piece: Piece) -> bool:
    mark = closing_mark(piece.text)
    return mark is not None and mark.component in _SIGNERS


def _recipients_start(pieces: Sequence[Piece], index: int, start: int) -> int:
    """The first of the short bulleted lines above a "Lưu" line that has no "Nơi nhận" above it."""
    while index > start and pieces[index - 1].text[:1] in "-–" and pieces[index - 1].text[-1:] == ";":
        if len(pieces[index - 1].text) > 90 or pieces[index - 1].guess is not None:
            break
        index -= 1
    return index


class Closing:
    """Walks through recipients and signature piece by piece; ``pieces[start:end]`` are what belongs to them."""

    def __init__(self, pieces: Sequence[Piece], start: int, stop: int) -> None:
        self.pieces = pieces
        self.start = start
        self.end = start
        self.tables: set[int] = set()
        self.list_column: tuple[int, int] | None = None
        self.listing = False
        self.filed = False
        self.named = False
        self.above: Piece | None = None
        self.signature: dict[tuple[int, int] | None, Piece] = {}
        for index in range(start, stop):
            if not self._take(pieces[index]):
                break
            if not pieces[index].is_a(*ASIDE):
                self.end = index + 1

    def _take(self, piece: Piece) -> bool:
        """Labels a piece; False when it no longer belongs to the closing."""
        if piece.is_a(*ASIDE):
            return True
        if piece.guess is not None:
            return piece.is_a(C.KHAC)
        mark = closing_mark(piece.text)
        inside = piece.table is not None and piece.table in self.tables
        if not inside and not self._belongs(piece, mark is not None and mark.component is not C.KHAC):
            return False
        if piece.table is not None:
            self.tables.add(piece.table)
        if mark is not None and mark.component is C.NHAN_NOI_NHAN:
            self.listing, self.list_column = True, piece.column
            piece.guess = mark
        elif is_rule(piece.text):
            piece.take(C.DUONG_KE, CLEAR, "đường trang trí")
        elif self._in_list(piece) and not (mark is not None and mark.component in _SIGNERS):
            self._take_recipient(piece)
        else:
            self._take_signature(piece)
        return True

    def _belongs(self, piece: Piece, marked: bool) -> bool:
        """Whether a piece outside the closing's table goes on with it."""
        text = piece.text
        if piece.table is not None:
            return marked and (not self.named or (closing_mark(text) is not None and text[:1] in "Nn"))
        if piece.block.format.page_break_before and self.named and not marked:
            return False
        if header_mark(text) is not None or is_rule(text):
            return is_rule(text)
        if read_type(text) is not None and text.isupper() and not marked:
            return False
        if marked:
            return not (self.named and starts_post(text) and self.filed and len(text) > 60)
        return self._list_goes_on(piece) or self._signature_goes_on(piece)

    def _list_goes_on(self, piece: Piece) -> bool:
        text = piece.text
        if not self.listing or (piece.label is not None and piece.label.values):
            return False
        if self.filed:
            return _DRAFTER.fullmatch(text) is not None or (text[:1] in "-–" and len(text) < 120 and not self.named)
        return len(text) < _LINE and not (text.isupper() and self.named)

    def _signature_goes_on(self, piece: Piece) -> bool:
        text = piece.text
        if person_mark(text) is not None:
            return not self.named or (self.above is not None and self.above.is_a(C.HO_TEN, C.CHUC_VU))
        if closing_mark(text) is not None or digital_detail(text):
            return True
        if self.named or len(text) > 90 or self.above is None:
            return False
        return self.above.is_a(*_SIGNERS) and (text.isupper() or starts_post(text))

    def _in_list(self, piece: Piece) -> bool:
        text = piece.text
        if closing_mark(text) is not None and text.lstrip("-–—−+•* ")[:3] == "Lưu":
            return True
        if not self.listing:
            return False
        if piece.table is not None:
            return piece.column == self.list_column
        if text[:1] in "-–+•":
            return True
        if self.filed:
            return not self._is_name(piece) and _DRAFTER.fullmatch(text) is not None and not text.isupper()
        signs = text.isupper() and (starts_post(text) or starts_body(text))
        return not signs and not self._is_name(piece) and closing_mark(text) is None

    def _is_name(self, piece: Piece) -> bool:
        if person_mark(piece.text) is None or piece.text[-1:] in ";,":
            return False
        return bool(self.signature) or self.filed

    def _take_recipient(self, piece: Piece) -> None:
        mark = closing_mark(piece.text)
        if mark is not None and mark.component is C.LUU:
            piece.guess = mark
            self.filed = True
        elif piece.text.lstrip("-–—−+•* ")[:4] in ("Lưu ", "Lưu:"):
            piece.take(C.LUU, LIKELY, "chữ “Lưu” dưới “Nơi nhận”")
            self.filed = True
        elif self.filed and _DRAFTER.fullmatch(piece.text):
            sure = CLEAR if _DRAFTER_SURE.fullmatch(piece.text) else LIKELY
            piece.take(C.NGUOI_SOAN_THAO, sure, "ký hiệu người soạn thảo, sau dòng “Lưu”")
        elif mark is not None and mark.component is C.KHAC:
            piece.guess = mark
        else:
            bullet = piece.text[:1] in "-–"
            piece.take(
                C.NOI_NHAN,
                EXACT if bullet else LIKELY,
                "dưới “Nơi nhận”" if bullet else "dưới “Nơi nhận”, không gạch đầu dòng",
            )

    def _take_signature(self, piece: Piece) -> None:
        column = piece.column
        above = self.signature.get(column)
        mark = closing_mark(piece.text)
        if mark is not None:
            piece.guess = mark
        elif above is not None and above.is_a(C.QUYEN_HAN) and starts_place(piece.text):
            piece.take(C.QUYEN_HAN, LIKELY, "dòng tiếp của tên sau TM.")
        else:
            self._take_plain(piece, above)
        if piece.is_a(C.HO_TEN):
            self.named = True
        if not piece.is_a(C.KHAC):
            self.signature[column] = piece
            self.above = piece

    def _take_plain(self, piece: Piece, above: Piece | None) -> None:
        """A line of the signature that its words alone do not tell."""
        text = piece.text
        person = person_mark(text)
        under = above is not None and above.is_a(*_SIGNERS)
        if person is not None and not (text.isupper() and starts_post(text)):
            sure = EXACT if under and not text.isupper() else person.confidence if not under else LIKELY
            piece.take(C.HO_TEN, sure, f"{person.reason}, dưới chức vụ" if under else person.reason)
        elif _DRAFTER_SURE.fullmatch(text):
            piece.take(C.NGUOI_SOAN_THAO, CLEAR, "chữ viết tắt và số bản trong ngoặc")
        elif starts_post(text) and len(text) < 90:
            piece.take(C.CHUC_VU, LIKELY, "tên chức vụ, không in hoa" if not text.isupper() else "tên chức vụ")
        elif under and text.isupper() and len(text) < 90:
            piece.take(C.CHUC_VU, GUESS, "chữ in hoa dưới quyền hạn, chức vụ")
        elif digital_detail(text):
            piece.take(C.KHAC, LIKELY, "thông tin chữ ký số")
        elif is_contact(text):
            piece.take(C.LIEN_HE, CLEAR, "địa chỉ, điện thoại, thư điện tử")
        else:
            piece.take(C.KHAC, UNKNOWN, "trong phần chữ ký, không nhận ra")
