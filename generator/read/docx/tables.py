"""Tables: rows and cells read in order, each cell a small story, with style, borders and widths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.formatting import TableLevel
from generator.ooxml.wml.names import VAL
from generator.ooxml.wml.properties import borders
from generator.ooxml.wml.styles import flagged, look
from generator.read.docx.edges import Edges, cell_edges, is_framed, table_rules
from generator.read.docx.grid import Grid, GridCell, GridRow, lay_out, side_margin
from generator.read.docx.state import Place, State
from generator.read.view import Cell, Table

Walk = Callable[..., None]  # of a state, a container and a place
_TABLE_PROPERTIES: Final = w("tblPr")


def read_table(
    state: State,
    element: etree._Element,
    place: Place,
    number: int,
    walk: Walk,
) -> None:
    """Read a table into ``state``: the blocks of its cells row by row, the table itself, its borders as lines."""
    properties = state.former(element.find(_TABLE_PROPERTIES), "tblPrChange")
    style = properties.find(w("tblStyle")) if properties is not None else None
    style_id = None if style is None else style.get(VAL)
    chain = state.formatting.styles.chain(style_id, "table")
    inherited = [found for step in reversed(chain) if (found := step.element.find(_TABLE_PROPERTIES)) is not None]
    grid = lay_out(state, element, place, inherited)
    if not grid.rows:
        return
    address = f"{place.prefix}/{number}"
    index = len(state.tables)
    state.tables.append(Table(index, (), bordered=False, address=address))  # keeps its number before tables inside it
    table_edges: Edges = {}
    for item in (*reversed(inherited), *(() if properties is None else (properties,))):
        table_edges = table_edges | borders(item.find(w("tblBorders")))
    reader = _TableReader(state, grid, place, address, index, style_id, look(properties), table_edges, walk)
    reader.read()
    framed = is_framed(reader.edges)
    state.tables[index] = Table(
        index,
        tuple(tuple(cell.addresses for cell in row.cells) for row in grid.rows),
        framed,
        _head_rows(grid.rows),
        any(not flagged(row.properties, "cantSplit") for row in grid.rows),
        grid.width,
        grid.columns,
        address,
    )
    if not framed:
        state.lines += table_rules(grid, reader.edges)


def _head_rows(rows: list[GridRow]) -> int:
    count = 0
    for row in rows:
        if not flagged(row.properties, "tblHeader"):
            break
        count += 1
    return count


class _TableReader:
    def __init__(
        self,
        state: State,
        grid: Grid,
        place: Place,
        address: str,
        index: int,
        style_id: str | None,
        wanted: frozenset[str],
        table_edges: Edges,
        walk: Walk,
    ) -> None:
        self._state = state
        self._grid = grid
        self._place = place
        self._address = address
        self._index = index
        self._style_id = style_id
        self._wanted = wanted
        self._table_edges = table_edges
        self._walk = walk
        styles = state.formatting.styles
        self._band_rows = styles.band_size(style_id, "tblStyleRowBandSize")
        self._band_columns = styles.band_size(style_id, "tblStyleColBandSize")
        self.edges: dict[tuple[int, int], Edges] = {}

    def read(self) -> None:
        state = self._state
        for position, row in enumerate(self._grid.rows):
            page = last_page = state.page
            for cell in row.cells:
                state.page = page  # the cells of a row stand side by side
                self._cell(position, row, cell)
                if state.page is not None and last_page is not None:
                    last_page = max(last_page, state.page)
            state.page = last_page

    def _cell(self, position: int, row: GridRow, cell: GridCell) -> None:
        state, grid, place = self._state, self._grid, self._place
        conditions = self._conditions(position, cell, len(row.cells))
        form = state.formatting.styles.table(self._style_id, conditions)
        last_row = position + cell.rows >= len(grid.rows)
        self.edges[position, cell.index] = cell_edges(
            self._table_edges, row, cell, last_row=last_row, styled=form.cells
        )  # fmt: skip
        margins = None if cell.properties is None else cell.properties.find(w("tcMar"))
        before = side_margin(margins, "left", "start")
        after = side_margin(margins, "right", "end")
        before = grid.margins[0] if before is None else before
        after = grid.margins[1] if after is None else after
        room = None if cell.width is None else max(0.0, cell.width - before - after)
        inside = replace(
            place,
            prefix=f"{self._address}/r{row.number}/c{cell.index}",
            width=room,
            left=None if grid.left is None or not grid.columns else grid.left + grid.x_of(cell.grid) + before,
            table=TableLevel((self._style_id, conditions), form.run, form.para),
            cell=Cell(
                self._index, position, cell.index, cell.width, cell.span, place.cell, cell.grid, cell.rows, room
            ),
            hidden=place.hidden or cell.covered,
        )  # fmt: skip
        start = len(state.blocks)
        self._walk(state, cell.element, inside)
        if cell.covered:  # what stands in a covered cell is not shown; only words that someone left there are kept
            state.blocks[start:] = [block for block in state.blocks[start:] if block.text]
        prefix = f"{inside.prefix}/"
        cell.addresses = tuple(block.address for block in state.blocks[start:] if block.address.startswith(prefix))

    def _conditions(self, row: int, cell: GridCell, cells: int) -> frozenset[str]:
        wanted, rows = self._wanted, len(self._grid.rows)
        first_row, last_row = "firstRow" in wanted and row == 0, "lastRow" in wanted and row == rows - 1
        first_col = "firstColumn" in wanted and cell.index == 0
        last_col = "lastColumn" in wanted and cell.index == cells - 1
        found = {
            "firstRow": first_row,
            "lastRow": last_row,
            "firstCol": first_col,
            "lastCol": last_col,
            "nwCell": first_row and first_col,
            "neCell": first_row and last_col,
            "swCell": last_row and first_col,
            "seCell": last_row and last_col,
        }
        if wanted and "noHBand" not in wanted and not (first_row or last_row):
            band = (row - ("firstRow" in wanted)) // self._band_rows % 2
            found[f"band{band + 1}Horz"] = True
        if wanted and "noVBand" not in wanted and not (first_col or last_col):
            band = (cell.grid - ("firstColumn" in wanted)) // self._band_columns % 2
            found[f"band{band + 1}Vert"] = True
        return frozenset(name for name, on in found.items() if on)
