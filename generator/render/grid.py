"""Tables whose columns are made by ``{%tc for %}``: the grid gets as many columns as the rows get cells.

The loop of the first row whose names are known outside the rows also makes the ``w:gridCol`` elements; a looped item
with a field ``rong`` (twips) gives the width of its column and of its cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.tree import first_child
from generator.render.blocks import Block, Use
from generator.render.expressions import Checker
from generator.render.gather import keep_text
from generator.render.settings import Place
from generator.render.shapes import Scope
from generator.render.writers import block_snippet, number_snippet
from generator.standards.manifest import Kind, Record

WIDTH_FIELD = "rong"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row: how many grid columns it spans, its control tag, or the loop that repeats it."""

    element: etree._Element
    span: int
    use: Use | None
    loop: Block | None


def set_columns(blocks: Iterable[Block], scopes: Mapping[etree._Element, Scope], place: Place) -> set[str]:
    """Widths of looped cells, and one grid per table; ``scopes`` holds the names known at each ``w:tblGrid``.

    Returns the dotted names of the manifest that give the widths.
    """
    used: set[str] = set()
    rows: dict[etree._Element, dict[etree._Element, Use]] = {}
    for block in blocks:
        for use in block.uses:
            row = use.container.getparent()
            if use.level == "tc" and row is not None:
                rows.setdefault(row, {})[use.container] = use
    done: set[etree._Element] = set()
    for row, uses in rows.items():
        cells = _cells(row, uses)
        for cell in cells:
            if cell.loop is not None and cell.use is None and (path := _width_path(cell.loop)) is not None:
                used.add(path)
                _set_cell_width(cell, cell.loop, place)
        table = next(row.iterancestors(w("tbl")), None)
        grid = None if table is None else table.find(w("tblGrid"))
        if grid is None or grid in done or grid not in scopes or not _fits(cells, grid, scopes[grid]):
            continue
        done.add(grid)
        _loop_columns(cells, grid, place)
    return used


def _cells(row: etree._Element, uses: Mapping[etree._Element, Use]) -> list[_Cell]:
    cells: list[_Cell] = []
    loops: list[Block] = []
    for element in row.iterchildren(w("tc")):
        use = uses.get(element)
        block = use.block if use else None
        if use and block and block.kind == "for" and use is block.uses[-1] and block in loops:
            loops.remove(block)
        span = element.find(f"{w('tcPr')}/{w('gridSpan')}")
        width = (span.get(w("val")) or "1") if span is not None else "1"
        cells.append(_Cell(element, int(width) if width.isdigit() else 1, use, loops[-1] if loops else None))
        if use and block and block.kind == "for" and use is block.opener:
            loops.append(block)
    return cells


def _width_path(block: Block) -> str | None:
    """The dotted name of the width that a loop's items carry; None when they carry none."""
    item = block.item
    if item is None or not isinstance(item.shape, Record) or item.shape.fields.get(WIDTH_FIELD) is not Kind.SO:
        return None
    return f"{item.path}.{WIDTH_FIELD}"


def _set_cell_width(cell: _Cell, loop: Block, place: Place) -> None:
    properties = first_child(cell.element, "tcPr")
    width = properties.find(w("tcW"))
    if width is None:
        width = etree.Element(w("tcW"))
        style = properties.find(w("cnfStyle"))  # the only element that may come before it
        properties.insert(0 if style is None else 1, width)
    width.set(w("w"), place(number_snippet(f"{loop.name}.{WIDTH_FIELD}")))
    width.set(w("type"), "dxa")


def _fits(cells: list[_Cell], grid: etree._Element, scope: Scope) -> bool:
    """True when the row covers the whole grid and its tags can be said where the grid stands."""
    if sum(cell.span for cell in cells) != len(grid.findall(w("gridCol"))):
        return False
    names = dict(scope)
    checker = Checker()
    for cell in cells:
        tag = cell.use.tag if cell.use else None
        if tag and tag.word == "for":
            bound = checker.loop(tag.body, names, tag.raw)
            if bound:
                names[bound[0]] = bound[1]
        elif tag and tag.word in ("if", "elif"):
            checker.condition(tag.body, names, tag.raw)
    return not checker.slips


def _loop_columns(cells: list[_Cell], grid: etree._Element, place: Place) -> None:
    columns = iter(grid.findall(w("gridCol")))
    for cell in cells:
        mine = [next(columns) for _ in range(cell.span)]
        if cell.use is not None:
            keep_text(mine[0], place(block_snippet(cell.use.tag.word, cell.use.tag.body)))
            for column in mine:
                _drop_column(column)
        elif cell.loop is not None and _width_path(cell.loop) is not None and cell.span == 1:
            mine[0].set(w("w"), place(number_snippet(f"{cell.loop.name}.{WIDTH_FIELD}")))


def _drop_column(column: etree._Element) -> None:
    parent = column.getparent()
    if parent is not None:
        keep_text(column, column.tail or "")
        column.tail = None
        parent.remove(column)
