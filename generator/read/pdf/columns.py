"""Where a page is written in columns side by side (header, recipients and signature, tables without borders)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.read.pdf.lines import Piece

_NARROWEST: Final = 4.0
_OVERLAP: Final = 0.4
_LABEL_GAP: Final = 4.0
# A signer's name stands below the blank for hand and seal.
_SEAL: Final = 170.0
_RECIPIENTS: Final = re.compile(r"Nơi nhận\s*:?")
_ROW_GAP: Final = 0.5


@dataclass(slots=True)
class Columns:
    """A stretch of a page in columns: cells by row and column, each the pieces in it and its left and right bound."""

    top: float
    bottom: float
    cells: list[tuple[int, int, float, float, list[Piece]]]


@dataclass(slots=True)
class _Group:
    left: float  # where the gutter begins and ends
    right: float
    top: float
    bottom: float
    pairs: list[tuple[Piece, Piece]]


def columns_of(pieces: list[Piece]) -> tuple[list[Columns], list[Piece]]:
    """The stretches in columns, and the pieces that belong to none."""
    rest = sorted(pieces, key=lambda piece: (piece.top, piece.x0))
    found = []
    for group in _groups(rest):
        members = [piece for piece in rest if _inside(piece, group)]
        members += _extended(rest, members, group)
        ids = {id(piece) for piece in members}
        if not _convincing(members, group):
            continue
        found.append(_cells(members))
        rest = [piece for piece in rest if id(piece) not in ids]
    return found, rest


def _pairs(pieces: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Neighbours side by side, an ordinal and its text left out."""
    found = []
    for index, piece in enumerate(pieces):
        beside = []
        for other in _near(pieces, index):
            height = min(piece.bottom - piece.top, other.bottom - other.top)
            overlap = min(piece.bottom, other.bottom) - max(piece.top, other.top)
            if overlap >= _OVERLAP * height and other.x0 >= piece.x1:
                beside.append(other)
        if not beside:
            continue
        other = min(beside, key=lambda each: each.x0)
        if not (piece.is_label and other.x0 - piece.x1 < _LABEL_GAP * piece.size):
            found.append((piece, other))
    return found


def _near(pieces: list[Piece], index: int) -> Iterable[Piece]:
    piece = pieces[index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(pieces) and abs(pieces[at].top - piece.top) <= 40:
            yield pieces[at]
            at += step


def _groups(pieces: list[Piece]) -> list[_Group]:
    found: list[_Group] = []
    for left, right in _pairs(pieces):
        top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
        last = found[-1] if found else None
        if last is not None:
            start, end = max(last.left, left.x1), min(last.right, right.x0)
            if end - start >= _NARROWEST and not _crossed(pieces, start, end, last.top, bottom):
                last.left, last.right = start, end
                last.bottom = max(last.bottom, bottom)
                last.pairs.append((left, right))
                continue
            if top < last.bottom - 2 and left.x0 >= last.right - 1:
                continue  # a third column: the projection will find it
        found.append(_Group(left.x1, right.x0, top, bottom, [(left, right)]))
    return found


def _crossed(pieces: list[Piece], start: float, end: float, top: float, bottom: float) -> bool:
    return any(
        piece.x0 < start - 1 and piece.x1 > end + 1 and piece.bottom > top and piece.top < bottom for piece in pieces
    )


def _inside(piece: Piece, group: _Group) -> bool:
    return piece.bottom > group.top + 1 and piece.top < group.bottom - 1


def _extended(pieces: list[Piece], members: list[Piece], group: _Group) -> list[Piece]:
    """Pieces below and above that stand in one column only; the group grows by them."""
    known = {id(piece) for piece in members}
    below = [piece for piece in pieces if id(piece) not in known and piece.top >= group.bottom - 1]
    above = [piece for piece in pieces if id(piece) not in known and piece.bottom <= group.top + 1]
    lefts = [piece for piece in members if piece.x1 <= group.right - _NARROWEST]
    group.left = max([group.left, *(piece.x1 for piece in lefts)])
    size = max((piece.size for piece in lefts), default=0.0)
    floor = max((piece.bottom for piece in lefts), default=group.bottom)
    found: list[Piece] = []
    for piece in below:
        if _on_the_right(piece, members, group) and piece.top - group.bottom < _SEAL:
            group.bottom = max(group.bottom, piece.bottom)
        elif piece.x1 <= group.right - _NARROWEST and piece.size <= size and _below(piece, lefts, floor):
            floor = piece.bottom
            group.left = max(group.left, piece.x1)
        else:
            break
        found.append(piece)
    for piece in reversed(above):
        right = _on_the_right(piece, members, group) and group.top - piece.bottom < 1.2 * piece.size
        if not right and not (_RECIPIENTS.match(piece.text) and piece.x1 <= group.right):
            break
        group.top = piece.top
        found.append(piece)
    return found


def _below(piece: Piece, lefts: list[Piece], floor: float) -> bool:
    """True close below the left column, or a little further down in the middle of it ("V/v ..." below the number)."""
    gap = (piece.top - floor) / piece.size
    if not lefts:
        return gap < 0.8
    middle = (min(other.x0 for other in lefts) + max(other.x1 for other in lefts)) / 2
    return gap < 0.8 or (gap < 1.6 and abs(piece.middle - middle) < 12)


def _on_the_right(piece: Piece, members: list[Piece], group: _Group) -> bool:
    """True right of the gutter and in the middle of what stands there (a title in the middle of the page is not)."""
    if piece.x0 < group.left + _NARROWEST:
        return False
    rights = [other for other in members if other.x0 >= group.right - 1]
    if not rights:
        return False
    start, end = min(other.x0 for other in rights), max(other.x1 for other in rights)
    return abs(piece.middle - (start + end) / 2) <= max(12.0, 0.2 * (end - start))


def _convincing(members: list[Piece], group: _Group) -> bool:
    ids = {id(piece) for piece in members}  # an earlier group may have taken some
    lefts = {id(left) for left, _ in group.pairs} & ids
    rights = {id(right) for _, right in group.pairs} & ids
    if len(lefts) > 1 and len(rights) > 1:
        return True
    on_left = sum(1 for piece in members if piece.x1 <= group.left + 1)
    wide = group.right - group.left > 20
    return wide and on_left >= 2 and len(members) - on_left >= 2


def _cells(members: list[Piece]) -> Columns:
    bounds = _parts([(piece.x0, piece.x1) for piece in members], _NARROWEST)
    size = sorted(piece.size for piece in members)[len(members) // 2]
    bands = _parts([(piece.top, piece.bottom) for piece in members], _ROW_GAP * size)
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in members:
        row = sum(1 for start, _ in bands if start <= piece.top) - 1
        column = sum(1 for start, _ in bounds if start <= piece.x0) - 1
        cells.setdefault((row, column), []).append(piece)
    listed = [(row, column, *bounds[column], cells[row, column]) for row, column in sorted(cells)]
    return Columns(bands[0][0], bands[-1][1], listed)


def _parts(intervals: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """The unions of intervals that are at least ``gap`` apart."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(intervals):
        if found and start - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
