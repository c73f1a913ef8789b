"""The borders of table cells that take effect: is a table framed, and which borders stand there as a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.properties import Border, borders
from generator.read.docx.grid import Grid, GridCell, GridRow
from generator.read.docx.rules import CENTRE_TOLERANCE
from generator.read.view import DrawnLine

SIDES: Final = ("top", "left", "bottom", "right")
_FRAMED: Final = 0.4  # from this share of visible edges on a table counts as framed
_WHITE: Final = "FFFFFF"
Edges = dict[str, Border]


def cell_edges(
    table: Edges, row: GridRow, cell: GridCell, *, last_row: bool, styled: list[etree._Element]
) -> dict[str, Border]:
    """The four borders of a cell: of the table by its place, the style's conditions, the row's, and its own."""
    exception = row.element.find(f"{w('tblPrEx')}/{w('tblBorders')}")
    table = table | borders(exception)
    last_cell = cell is row.cells[-1]
    found = {
        "top": table.get("top" if row.number == 0 else "insideH"),
        "bottom": table.get("bottom" if last_row else "insideH"),
        "left": table.get("left" if cell.index == 0 else "insideV"),
        "right": table.get("right" if last_cell else "insideV"),
    }
    for part in styled:
        found |= _outer(borders(part.find(f"{w('tblPr')}/{w('tblBorders')}")))
        found |= _outer(borders(part.find(f"{w('tcPr')}/{w('tcBorders')}")))
    properties = cell.properties
    if properties is not None:
        found |= _outer(borders(properties.find(w("tcBorders"))))
    return {side: edge for side, edge in found.items() if edge is not None}


def _outer(found: Edges) -> Edges:
    return {side: edge for side, edge in found.items() if side in SIDES}


def seen(edge: Border | None) -> bool:
    """True for a border that leaves a mark on white paper."""
    return edge is not None and edge[0] != "nil" and edge[2] != _WHITE


def is_framed(edges: dict[tuple[int, int], Edges]) -> bool:
    """True when enough of the cells' edges are visible for the table to be seen as one."""
    total = 4 * len(edges)
    visible = sum(seen(found.get(side)) for found in edges.values() for side in SIDES)
    return total > 0 and visible / total >= _FRAMED


def table_rules(grid: Grid, edges: dict[tuple[int, int], Edges]) -> Iterator[DrawnLine]:
    """The horizontal borders of a table that is not framed, neighbouring cells joined, row by row from the top."""
    if not grid.columns:
        return
    for boundary in range(len(grid.rows) + 1):
        above = grid.rows[boundary - 1] if boundary else None
        below = grid.rows[boundary] if boundary < len(grid.rows) else None
        pieces = _pieces(grid, above, edges, "bottom", boundary - 1) + _pieces(grid, below, edges, "top", boundary)
        for start, end, weight in _joined(sorted(pieces)):
            holder = _holder(grid, above if above is not None else below, start, end)
            if holder is None or not holder.addresses:
                continue
            address = holder.addresses[-1] if above is not None else holder.addresses[0]
            middle = (grid.x_of(holder.grid) + grid.x_of(holder.grid + holder.span)) / 2
            centred = abs((start + end) / 2 - middle) <= CENTRE_TOLERANCE
            x0 = None if grid.left is None else round(grid.left + start, 3)
            yield DrawnLine("table_border", round(end - start, 3), address, None, x0, weight, centred)


def _pieces(
    grid: Grid, row: GridRow | None, edges: dict[tuple[int, int], Edges], side: str, index: int
) -> list[tuple[float, float, float]]:
    found: list[tuple[float, float, float]] = []
    for cell in () if row is None else row.cells:
        edge = edges[index, cell.index].get(side)
        if edge is not None and seen(edge):
            found.append((grid.x_of(cell.grid), grid.x_of(cell.grid + cell.span), edge[1]))
    return found


def _joined(pieces: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    start = end = weight = 0.0
    for left, right, heavy in pieces:
        if right <= left:
            continue
        if end and left <= end + 0.5:
            end, weight = max(end, right), max(weight, heavy)
            continue
        if end:
            yield start, end, weight
        start, end, weight = left, right, heavy
    if end:
        yield start, end, weight


def _holder(grid: Grid, row: GridRow | None, start: float, end: float) -> GridCell | None:
    """The cell of a row that covers most of a stretch."""
    best: GridCell | None = None
    most = 0.0
    for cell in () if row is None else row.cells:
        left, right = grid.x_of(cell.grid), grid.x_of(cell.grid + cell.span)
        common = min(right, end) - max(left, start)
        if common > most:
            best, most = cell, common
    return best
