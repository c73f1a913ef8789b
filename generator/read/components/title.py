"""Tên loại and trích yếu: which line names the type of the document and where its summary ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.read.components.doc_types import TypeOfDocument, read_type
from generator.read.components.names import starts_body, starts_post
from generator.read.components.opening import has_citation, is_basis, is_issuing, soft_basis
from generator.read.components.pieces import Piece
from generator.read.components.scale import CLEAR, EXACT, GUESS, LIKELY
from generator.read.view import Component

C = Component
_KEM_THEO: Final = re.compile(
    r"\(?\s*(?:(?:ban hành|phê duyệt|gửi|được ban hành)\s+)?kèm\s+theo\s+(?:\w+\s+)?(?:\S+\s+){0,6}?"
    r"(?:số|này|công văn|quyết định|kế hoạch)",
    re.IGNORECASE,
)
_MOST_LINES: Final = 9
_MOST_CHARS: Final = 900


def is_attached_line(text: str) -> bool:
    """True for "(Kèm theo Quyết định số ...)"."""
    return (text[:1] == "(" or text[:3].lower() == "kèm") and len(text) < 400 and _KEM_THEO.match(text) is not None


def title_type(piece: Piece) -> tuple[TypeOfDocument, int] | None:
    """The type that a piece names as a title, and the offset in the block where its words end; None otherwise.

    The whole line in capitals, or the type in capitals and the summary after it on the same line.
    """
    text = piece.text
    head = text[:40]
    if len(text) < 4 or len(text) > 400 or not head[:4].isupper():
        return None
    found = read_type(head)
    if found is None:
        return None
    words = re.findall(r"\S+", piece.block.text[piece.start : piece.end])
    named, count = found
    while count > len(named.ten.split()) and not " ".join(words[:count]).isupper():
        count = len(named.ten.split())
    if not " ".join(words[:count]).isupper():
        return None
    end = piece.start
    for word in words[:count]:
        end = piece.block.text.index(word, end) + len(word)
    rest = piece.block.text[end : piece.end].strip()
    if rest and not rest.strip(" .:") and rest[:1] == ":":
        return None  # "QUYẾT ĐỊNH:" orders, it names nothing
    return None if rest[:1] == ":" else (named, end)


def take_summary(pieces: Sequence[Piece], at: int, ruled: frozenset[str]) -> int:
    """Labels the summary below the title ``pieces[at]`` and returns the index of the first piece after it.

    ``ruled`` are the addresses of blocks that a drawn line hangs on.
    """
    title = pieces[at]
    index, lines, chars = at + 1, 0, 0
    last: Piece | None = None
    while index < len(pieces) and lines < _MOST_LINES:
        piece = pieces[index]
        if piece.guess is not None or chars + len(piece.text) > _MOST_CHARS:
            break
        sure = _continues(title, last, piece, ruled)
        if not sure:
            break
        piece.take(C.TRICH_YEU, sure, "dưới tên loại" if last is None else "dòng tiếp của trích yếu")
        last, index, lines, chars = piece, index + 1, lines + 1, chars + len(piece.text)
    return index


def _continues(title: Piece, last: Piece | None, piece: Piece, ruled: frozenset[str]) -> float:
    """How sure it is that the piece belongs to the summary; 0.0 when it does not."""
    text = piece.text
    if piece.table != title.table or is_attached_line(text) or is_issuing(text) or text[:7] == "Căn cứ":
        return 0.0
    if is_basis(text) and not (last is None or (_centred(piece) and _same_look(last, piece))):
        return 0.0
    if piece.label is not None and not (last is not None and _same_look(last, piece)):
        return 0.0
    if text.isupper() and _is_authority(text, last):
        return 0.0
    if last is None:
        return _first(title, piece)
    if last.block is piece.block:
        return CLEAR
    return _further(last, piece, ruled)


def _is_authority(text: str, last: Piece | None) -> bool:
    """True for the line that says who decides ("GIÁM ĐỐC SỞ CÔNG THƯƠNG"), between summary and bases."""
    return starts_post(text) or starts_body(text) or (last is not None and not last.text.isupper())


def _first(title: Piece, piece: Piece) -> float:
    text = piece.text
    if text[-1:] in ";:" or (text[-1:] == "." and len(text) > 200) or (soft_basis(text) and text[-1:] == "."):
        return 0.0
    if _centred(title) and not _centred(piece) and not _bold(piece):
        return GUESS if piece.gap == 0 and len(text) < 200 and not has_citation(text) else 0.0
    return EXACT if _centred(piece) and _bold(piece) else CLEAR


def _further(last: Piece, piece: Piece, ruled: frozenset[str]) -> float:
    text, goes_on = piece.text, piece.text[:1].islower()
    if goes_on and last.text[-1:] not in ".;:":
        return CLEAR
    if last.text[-1:] in ".;:" or text[-1:] in ";:" or (soft_basis(text) and text[-1:] == "."):
        return 0.0
    if last.block.format.align is not None:
        return CLEAR if _same_look(last, piece) and not (piece.gap and last.block.address in ruled) else 0.0
    if last.block.address in ruled or piece.gap or (soft_basis(text) and has_citation(text)):
        return 0.0
    return LIKELY if len(text) < 160 and len(last.text) > 30 else 0.0


def _same_look(last: Piece, piece: Piece) -> bool:
    if _centred(last) != _centred(piece):
        return False
    return _bold(last) == _bold(piece) and (_centred(piece) or _bold(piece))


def _centred(piece: Piece) -> bool:
    return piece.block.format.align == "center"


def _bold(piece: Piece) -> bool:
    return piece.bold() > 0.6
