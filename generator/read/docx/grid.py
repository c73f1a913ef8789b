"""The cells of a table as the grid has them: rows and cells that count, columns, merged cells, widths in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import ROW, TC, VAL
from generator.ooxml.wml.values import twips, whole
from generator.read.docx.flatten import flattened
from generator.read.docx.state import Place, State

_MOST_COLUMNS: Final = 512
_CELL_MARGIN: Final = 5.4  # points: Word's own left and right margin of a cell
_NEW_LAYOUT: Final = 15  # from this compatibility mode on a table's indent is that of its edge, not of its text


@dataclass(slots=True)
class GridCell:
    """One ``w:tc``: its place in row and grid, how much it covers, and whether a cell above covers it."""

    element: etree._Element
    index: int
    grid: int
    span: int
    covered: bool
    starts_merge: bool
    width: float | None
    rows: int = 1
    addresses: tuple[str, ...] = ()

    @property
    def properties(self) -> etree._Element | None:
        """Its ``w:tcPr``."""
        return self.element.find(w("tcPr"))


@dataclass(slots=True)
class GridRow:
    """One ``w:tr``: its number in the file and its cells."""

    element: etree._Element
    number: int
    cells: list[GridCell] = field(default_factory=list)

    @property
    def properties(self) -> etree._Element | None:
        """Its ``w:trPr``."""
        return self.element.find(w("trPr"))


@dataclass(slots=True)
class Grid:
    """A table laid out: rows, column widths, where it begins from the left margin, and the cells' side margins."""

    rows: list[GridRow]
    columns: tuple[float, ...]
    left: float | None
    margins: tuple[float, float]

    @property
    def width(self) -> float | None:
        """The width of the whole table; None when the file does not say."""
        return sum(self.columns) if self.columns else None

    def x_of(self, column: int) -> float:
        """Where a column begins, from the table's left edge."""
        return sum(self.columns[:column])


def lay_out(state: State, table: etree._Element, place: Place, style: list[etree._Element]) -> Grid:
    """The grid of a table; ``style`` are the ``w:tblPr`` of its style chain, the nearest first."""
    columns = _columns(table)
    rows: list[GridRow] = []
    number = 0
    for element in flattened(state, table):
        if element.tag != ROW:
            continue
        if not state.gone_mark(element.find(w("trPr"))):
            rows.append(_row(state, element, number, columns))
        number += 1
    _cover(rows)
    properties = [found for found in (table.find(w("tblPr")), *style) if found is not None]
    margins = (_margin(properties, "left", "start"), _margin(properties, "right", "end"))
    return Grid(rows, columns, _left(state, properties, columns, margins[0], place), margins)


def _columns(table: etree._Element) -> tuple[float, ...]:
    grid = table.find(w("tblGrid"))
    if grid is None:
        return ()
    widths = [twips(column.get(w("w"))) or 0.0 for column in grid.iterchildren(w("gridCol"))]
    return tuple(widths[:_MOST_COLUMNS]) if any(widths) else ()


def _row(state: State, element: etree._Element, number: int, columns: tuple[float, ...]) -> GridRow:
    row = GridRow(element, number)
    grid = min(_value(row.properties, "gridBefore") or 0, _MOST_COLUMNS)
    for cell in flattened(state, element):
        if cell.tag != TC or _gone(state, cell):
            continue
        properties = cell.find(w("tcPr"))
        span = max(1, min(_value(properties, "gridSpan") or 1, _MOST_COLUMNS))
        merge = None if properties is None else properties.find(w("vMerge"))
        covered = merge is not None and merge.get(VAL, "continue") != "restart"
        width = _width(properties) or (sum(columns[grid : grid + span]) or None)
        row.cells.append(
            GridCell(cell, len(row.cells), grid, span, covered, merge is not None and not covered, width)
        )  # fmt: skip
        grid += span
    return row


def _gone(state: State, cell: etree._Element) -> bool:
    properties = cell.find(w("tcPr"))
    name = "cellIns" if state.original else "cellDel"
    return properties is not None and properties.find(w(name)) is not None


def _cover(rows: list[GridRow]) -> None:
    """Count for every cell that starts a vertical merge how many rows it covers."""
    open_cells: dict[int, GridCell] = {}
    for row in rows:
        still: dict[int, GridCell] = {}
        for cell in row.cells:
            if cell.covered and cell.grid in open_cells:
                still[cell.grid] = open_cells[cell.grid]
                still[cell.grid].rows += 1
            elif cell.covered:
                cell.covered = False  # nothing above to go on with: Word shows it
                still[cell.grid] = cell
            elif cell.starts_merge:
                still[cell.grid] = cell
        open_cells = still


def _value(properties: etree._Element | None, name: str) -> int | None:
    element = None if properties is None else properties.find(w(name))
    return None if element is None else whole(element.get(VAL))


def _width(properties: etree._Element | None) -> float | None:
    element = None if properties is None else properties.find(w("tcW"))
    if element is None or element.get(w("type"), "dxa") != "dxa":
        return None
    return twips(element.get(w("w"))) or None


def _margin(properties: list[etree._Element], *sides: str) -> float:
    for element in properties:
        found = side_margin(element.find(w("tblCellMar")), *sides)
        if found is not None:
            return found
    return _CELL_MARGIN


def side_margin(margins: etree._Element | None, *sides: str) -> float | None:
    """One margin of a ``w:tblCellMar`` or ``w:tcMar`` in points; None when it does not say."""
    for side in sides:
        element = None if margins is None else margins.find(w(side))
        if element is not None and element.get(w("type"), "dxa") == "dxa":
            return twips(element.get(w("w")))
    return None


def _left(
    state: State, properties: list[etree._Element], columns: tuple[float, ...], margin: float, place: Place
) -> float | None:
    """Where the table's edge lies from the left margin of the page."""
    if place.left is None or (properties and properties[0].find(w("tblpPr")) is not None):
        return None
    align = next((found.get(VAL) for item in properties if (found := item.find(w("jc"))) is not None), None)
    if align in ("center", "right", "end"):
        if place.width is None or not columns:
            return None
        room = place.width - sum(columns)
        return place.left + (room / 2 if align == "center" else room)
    indent = 0.0
    for item in properties:
        element = item.find(w("tblInd"))
        if element is not None:
            indent = twips(element.get(w("w"))) or 0.0
            break
    mode = whole(state.settings.get("compatibilityMode")) or 0
    return place.left + indent - (0.0 if mode >= _NEW_LAYOUT else margin)
