"""The header: fixed words, then the names of bodies that are left over, superior and issuing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.read.components.marks import header_mark, is_rule
from generator.read.components.names import group_lines, starts_body, starts_place
from generator.read.components.pieces import Piece
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY, Guess
from generator.read.view import Component

C = Component
_FIXED = (C.QUOC_HIEU, C.TIEU_NGU, C.SO_KY_HIEU, C.DIA_DANH_NGAY)
_FARTHEST = 45


def header_end(pieces: Sequence[Piece], stop: int) -> int:
    """Where the header ends when no title or "Kính gửi" (at ``stop``) ends it: after its last fixed words."""
    last = -1
    for index in range(min(stop, len(pieces), _FARTHEST)):
        if pieces[index].guess is None and header_mark(pieces[index].text) is not None:
            last = index
        elif index - last > 8:
            break
    if last < 0:
        return 0
    after = last + 1
    table = pieces[last].table
    while after < stop and table is not None and pieces[after].table == table:
        after += 1
    while after < stop and _could_be_name(pieces[after]):
        after += 1
    return after


def take_header(pieces: Sequence[Piece], start: int, end: int) -> None:
    """Labels every piece of ``pieces[start:end]`` that the header can hold."""
    zone = [piece for piece in pieces[start:end] if piece.guess is None]
    for piece in zone:
        found = header_mark(piece.text)
        if found is None and is_rule(piece.text):
            found = Guess(C.DUONG_KE, CLEAR, "đường trang trí")
        if found is not None:
            piece.guess = found
            if found.component is C.QUOC_HIEU and piece.block.raw not in (None, piece.block.text):
                piece.take(C.QUOC_HIEU, LIKELY, "khớp Quốc hiệu sau khi chuyển mã chữ")
    _take_places(zone)
    _take_about(zone)
    _take_names([piece for piece in zone if piece.guess is None and _could_be_name(piece)], zone)
    for piece in zone:
        if piece.guess is None:
            piece.take(C.KHAC, GUESS if piece.text.isupper() else 0.3, "ở phần đầu văn bản, không nhận ra")


def _take_places(zone: Sequence[Piece]) -> None:
    """A place too long for one line with its date: “Phường Nguyễn Bỉnh Khiêm,” above “ngày ... tháng ...”."""
    for piece, below in pairwise(zone):
        dated = below.is_a(C.DIA_DANH_NGAY) and below.text.lstrip()[:4].lower() == "ngày"
        if dated and piece.guess is None and piece.column == below.column and piece.text.rstrip().endswith(","):
            piece.take(C.DIA_DANH_NGAY, CLEAR, "địa danh, dòng trên của ngày, tháng, năm")


def _take_about(zone: Sequence[Piece]) -> None:
    """The lines of a letter's summary below its "V/v"."""
    last: Piece | None = None
    for piece in zone:
        if piece.is_a(C.TRICH_YEU):
            last = piece
        elif last is not None and piece.guess is None and piece.column == last.column and not piece.text.isupper():
            piece.take(C.TRICH_YEU, CLEAR, "dòng tiếp của “V/v”")


def _could_be_name(piece: Piece) -> bool:
    text = piece.text
    if len(text) > 150 or piece.label is not None or text[-1:] in ".;:":
        return False
    return text.isupper() or (piece.table is not None and (starts_body(text) or starts_place(text)))


def _take_names(names: list[Piece], zone: Sequence[Piece]) -> None:
    """Superior and issuing body: put together line by line, told apart by their names and by bold."""
    framed = any(piece.is_a(*_FIXED) for piece in zone)
    if not framed:
        first = next((i for i, piece in enumerate(names) if starts_body(piece.text)), len(names))
        names = names[first:]
    if not names:
        return
    groups = [[names[index] for index in group] for group in group_lines([piece.text for piece in names])]
    if len(groups) == 1:
        groups = _by_bold(groups[0])
    for group in groups[:-1]:
        for piece in group:
            piece.take(C.CO_QUAN_CHU_QUAN, *_sure(piece, group[0], framed=framed, issuing=False))
    for piece in groups[-1]:
        piece.take(C.CO_QUAN_BAN_HANH, *_sure(piece, groups[-1][0], framed=framed, issuing=True))


def _by_bold(lines: list[Piece]) -> list[list[Piece]]:
    """One name by its words: still two when plain lines stand above bold ones and the second opens no place."""
    bold = [piece.bold() > 0.6 for piece in lines]
    if bold[0] or not bold[-1]:
        return [lines]
    at = bold.index(True)
    return [lines] if starts_place(lines[at].text) or not all(bold[at:]) else [lines[:at], lines[at:]]


def _sure(piece: Piece, first: Piece, *, framed: bool, issuing: bool) -> tuple[float, str]:
    what = "tên cơ quan ban hành" if issuing else "tên cơ quan chủ quản, đứng trên cơ quan ban hành"
    if not framed:
        return GUESS, f"{what}; đầu văn bản không có Quốc hiệu, số, ngày"
    if not piece.text.isupper():
        return GUESS, f"{what}, không in hoa"
    known = starts_body(first.text)
    agrees = piece.bold() > 0.6 if issuing else piece.bold() < 0.4
    return (EXACT if known and agrees else CLEAR if known else LIKELY), f"chữ in hoa ở phần đầu, {what}"
