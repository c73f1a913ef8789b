"""The steps of recognition in their order: pieces, margins, title, closing, header, opening, body, appendices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.read.components.appendix import starts_appendix, take_appendices
from generator.read.components.body import take_body, take_closing_words
from generator.read.components.closing import Closing, find_closing
from generator.read.components.doc_types import CONG_VAN, TypeOfDocument
from generator.read.components.header import header_end, take_header
from generator.read.components.margins import take_loose, take_margin
from generator.read.components.marks import closing_mark, header_mark, is_contact, is_dear
from generator.read.components.opening import is_basis, take_dear, take_opening
from generator.read.components.pieces import Piece, cut, halve
from generator.read.components.scale import CLEAR, EXACT, LIKELY
from generator.read.components.summary import NOWHERE, Attached, Recognised, Span
from generator.read.components.title import is_attached_line, take_summary, title_type
from generator.read.view import Block, Component, DocView

C = Component


@dataclass(slots=True)
class _Limits:
    """Piece indexes where the sections of the document itself begin and end."""

    title: int = -1
    titled: int = 0
    opened: int = 0
    closing: int = 0
    end: int = 0


def analyse(view: DocView) -> tuple[DocView, Recognised]:
    """The view with every non-blank character in exactly one part, and what the document is as a whole."""
    pieces, flow = _pieces(view)
    ruled = frozenset(line.anchor for line in view.lines)
    limits, kind = _take_own(view, pieces, flow, ruled)
    spans = _take_attached(flow, limits, ruled)
    return _with_parts(view, pieces), _summarise(view, flow, limits, kind, spans)


def recognise(view: DocView) -> DocView:
    """The same view, every block that has text with parts: which component of the form each stretch is.

    Every non-blank character stands in exactly one part; parts a view came with are replaced. Pure and deterministic.
    """
    return analyse(view)[0]


def summarise(view: DocView) -> Recognised:
    """What the document is as a whole; for a view recognised or not."""
    return analyse(view)[1]


def _pieces(view: DocView) -> tuple[list[Piece], list[Piece]]:
    """All pieces, and those of the running text."""
    pieces: list[Piece] = []
    gap = 0
    for index, block in enumerate(view.blocks):
        found = cut(block, index, gap)
        gap = 0 if found else gap + 1
        pieces.extend(found)
    flow = [piece for piece in pieces if not take_margin(piece)]
    _free_layout_tables(flow)
    take_loose(view, flow)
    return pieces, flow


def _free_layout_tables(flow: Sequence[Piece]) -> None:
    """A table of one column that holds a good part of the text is a frame, not a table: its pieces are running text."""
    columns: dict[int, set[int]] = {}
    count: dict[int, int] = {}
    for piece in flow:
        cell = piece.block.cell
        if cell is not None:
            columns.setdefault(cell.table, set()).add(cell.column)
            count[cell.table] = count.get(cell.table, 0) + 1
    frames = {table for table, seen in columns.items() if len(seen) == 1 and count[table] >= 8}
    for piece in flow:
        if piece.table in frames:
            piece.table = None


def _take_own(
    view: DocView, pieces: list[Piece], flow: list[Piece], ruled: frozenset[str]
) -> tuple[_Limits, TypeOfDocument | None]:
    """Labels the document itself; returns its limits and its type."""
    limits = _Limits()
    limits.title, kind = _find_title(flow)
    if limits.title >= 0:
        _part_title(flow, pieces, limits.title)
    dear = next((i for i, piece in enumerate(flow[:60]) if is_dear(piece.text)), -1)
    stop = limits.title if limits.title >= 0 else dear
    head = stop if stop >= 0 else header_end(flow, len(flow))
    limits.closing = _closing_start(flow, max(head, limits.title + 1, 0))
    take_header(flow, 0, min(head, limits.closing))
    limits.titled = head
    if limits.title >= 0:
        flow[limits.title].take(C.TEN_LOAI, EXACT if limits.title == stop else LIKELY, "tên loại văn bản, in hoa")
        limits.titled = min(take_summary(flow, limits.title, ruled), max(limits.closing, limits.title + 1))
    letter = kind is None and dear >= 0
    pages = view.kind in ("pdf", "txt")
    start = _take_strays(flow, limits)
    limits.opened = take_opening(flow, start, limits.closing, letter=letter, pages=pages)
    take_body(flow, limits.opened, limits.closing, pages=pages)
    take_closing_words(flow, limits.opened, limits.closing)
    limits.end = Closing(flow, limits.closing, len(flow)).end
    about = any(piece.is_a(C.TRICH_YEU) for piece in flow[:head])
    return limits, kind or (CONG_VAN if letter or (about and limits.title < 0) else None)


def _find_title(flow: Sequence[Piece]) -> tuple[int, TypeOfDocument | None]:
    """The line that names the type: the first one in capitals, before any căn cứ, ordinal, or closing."""
    for index, piece in enumerate(flow[:80]):
        if piece.guess is not None:
            continue
        named = title_type(piece)
        if named is not None and (header_mark(piece.text) is None):
            return index, named[0]
        if is_basis(piece.text) or is_dear(piece.text) or (piece.label is not None and piece.label.values == (1,)):
            break
        mark = closing_mark(piece.text)
        if mark is not None and mark.component in (C.NHAN_NOI_NHAN, C.LUU):
            break
    return -1, None


def _part_title(flow: list[Piece], pieces: list[Piece], at: int) -> None:
    """Cuts "KẾ HOẠCH Triển khai ..." on one line into type and summary."""
    named = title_type(flow[at])
    rest = halve(flow[at], named[1]) if named is not None else None
    if rest is not None:
        pieces.insert(pieces.index(flow[at]) + 1, rest)
        flow.insert(at + 1, rest)


def _closing_start(flow: Sequence[Piece], start: int) -> int:
    """Where recipients and signature begin, or an appendix, if that comes first."""
    closing = find_closing(flow, start, len(flow))
    for index in range(start, closing):
        if flow[index].guess is None and starts_appendix(flow, index, after_closing=False):
            return index
    return closing


def _take_strays(flow: Sequence[Piece], limits: _Limits) -> int:
    """What stands between title and căn cứ: "(Kèm theo ...)", "Kính gửi", header words that came late."""
    index = limits.titled
    while index < limits.closing:
        piece = flow[index]
        if piece.guess is not None:
            index += 1
        elif is_attached_line(piece.text):
            piece.take(C.KEM_THEO, CLEAR, "dòng “Kèm theo” dưới trích yếu")
            index += 1
        elif is_dear(piece.text):
            index = take_dear(flow[: limits.closing], index)
        elif (mark := header_mark(piece.text)) is not None:
            piece.guess = mark
            index += 1
        else:
            break
    return index


def _take_attached(flow: Sequence[Piece], limits: _Limits, ruled: frozenset[str]) -> list[tuple[int, int]]:
    """Labels what follows the closing; returns where each appendix begins and ends."""
    start = limits.end
    while start < len(flow) and _still_own(flow[start]):
        start += 1
    rest = _header_at_end(flow, start, limits)
    if rest is not None:
        take_header(flow, start, rest)
        start = limits.end = rest
    return take_appendices(flow, start, len(flow), ruled)


def _still_own(piece: Piece) -> bool:
    if piece.guess is None and piece.table is None and is_contact(piece.text):
        piece.take(C.LIEN_HE, CLEAR, "địa chỉ, điện thoại, thư điện tử")
    return piece.guess is not None


def _header_at_end(flow: Sequence[Piece], start: int, limits: _Limits) -> int | None:
    """Where a header ends that stands behind the text (columns read in a wrong order), or None."""
    head = limits.title if limits.title >= 0 else limits.titled
    if any(piece.is_a(C.QUOC_HIEU, C.SO_KY_HIEU, C.TIEU_NGU) for piece in flow[: max(head, limits.titled)]):
        return None
    rest = flow[start:]
    known = [index for index, piece in enumerate(rest[:20]) if header_mark(piece.text) is not None]
    if len(known) < 2 or len(rest) > 20 or any(title_type(piece) for piece in rest):
        return None
    return len(flow)


def _with_parts(view: DocView, pieces: Sequence[Piece]) -> DocView:
    parts: dict[int, list[Piece]] = {}
    for piece in pieces:
        parts.setdefault(piece.index, []).append(piece)
    blocks: list[Block] = []
    for index, block in enumerate(view.blocks):
        made = tuple(piece.part() for piece in parts.get(index, ()))
        blocks.append(block if block.parts == made else replace(block, parts=made))
    return replace(view, blocks=tuple(blocks))


def _summarise(
    view: DocView,
    flow: Sequence[Piece],
    limits: _Limits,
    kind: TypeOfDocument | None,
    spans: Sequence[tuple[int, int]],
) -> Recognised:
    attached = tuple(_attached(flow, begin, end) for begin, end in spans)
    own = flow[: spans[0][0]] if spans else flow
    head = limits.title if limits.title >= 0 else limits.titled
    party = any(piece.is_a(C.QUOC_HIEU) and "ĐẢNG" in piece.text.upper() for piece in own)
    return Recognised(
        type=kind,
        party=party,
        own=Span(0, attached[0].span.first if attached else len(view.blocks)),
        header=_span(flow[:head]),
        title=_span([piece for piece in own if piece.is_a(C.TEN_LOAI, C.TRICH_YEU)]),
        opening=_span(flow[limits.titled : limits.opened]),
        body=_span(flow[limits.opened : limits.closing]),
        recipients=_span([piece for piece in own if piece.is_a(C.NHAN_NOI_NHAN, C.NOI_NHAN, C.LUU, C.NGUOI_SOAN_THAO)]),
        signature=_span([piece for piece in own if piece.is_a(C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN)]),
        attached=attached,
    )


def _attached(flow: Sequence[Piece], begin: int, end: int) -> Attached:
    titled = next((title_type(piece) for piece in flow[begin:end] if piece.is_a(C.TEN_LOAI)), None)
    return Attached(_span(flow[begin:end]), titled[0] if titled is not None else None)


def _span(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].index, max(piece.index for piece in pieces) + 1) if pieces else NOWHERE
