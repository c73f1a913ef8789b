"""Tables while the pages are read: numbers, rows that go on over a page break, head rows that are repeated."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from generator.read.pdf.layout import Layout, Stream
from generator.read.view import Block, Table

_SAME_COLUMN: Final = 2.0


class Where(NamedTuple):
    """The table of a stream: its number, its place among the blocks, by how many rows its page is further down."""

    table: int
    place: int
    first_row: int
    fresh: bool


@dataclass(slots=True)
class _Building:
    place: int
    bordered: bool
    xs: tuple[float, ...]
    page: int
    first_row: int = 0
    rows: int = 0
    cells: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    page_starts: list[int] = field(default_factory=lambda: [0])


class TableBuilder:
    """Collects cells; a bordered table at the top of a page with the columns of the last one goes on with it."""

    def __init__(self) -> None:
        self._tables: list[_Building] = []
        self._by_stream: dict[tuple[int, int], int] = {}
        self._may_go_on = False

    def close(self) -> None:
        """Running text came: the next table is another one."""
        self._may_go_on = False

    def number(self, layout: Layout, stream: Stream, place: int) -> Where:
        """Which table a cell's stream belongs to."""
        key = (layout.number, stream.table)
        known = self._by_stream.get(key)
        if known is not None:
            table = self._tables[known]
            return Where(known, table.place, table.first_row, fresh=False)
        grid = layout.grids.get(stream.table)
        xs = tuple(grid.xs) if grid else ()
        last = self._tables[-1] if self._tables else None
        if last is not None and self._may_go_on and xs and last.page == layout.number - 1 and _same(xs, last.xs):
            last.first_row, last.page = last.rows, layout.number
            last.page_starts.append(last.rows)
            self._by_stream[key] = len(self._tables) - 1
            return Where(len(self._tables) - 1, last.place, last.first_row, fresh=False)
        self._tables.append(_Building(place, grid is not None, xs, layout.number))
        self._by_stream[key] = len(self._tables) - 1
        self._may_go_on = True
        return Where(len(self._tables) - 1, place, 0, fresh=True)

    def count(self, table: int, row: int, column: int) -> int:
        """How many paragraphs a cell has so far."""
        return len(self._tables[table].cells.get((row, column), []))

    def add(self, block: Block) -> None:
        """A paragraph of a cell."""
        cell = block.cell
        if cell is None:
            return
        table = self._tables[cell.table]
        table.cells.setdefault((cell.row, cell.column), []).append(block.address)
        table.rows = max(table.rows, cell.row + 1)
        table.texts[cell.row] = table.texts.get(cell.row, "") + block.text + "\n"

    def finished(self) -> tuple[Table, ...]:
        """All tables."""
        return tuple(_table(number, table) for number, table in enumerate(self._tables))


def _same(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return len(one) == len(two) and all(abs(a - b) <= _SAME_COLUMN for a, b in zip(one, two, strict=True))


def _table(number: int, building: _Building) -> Table:
    columns = max((column for _, column in building.cells), default=-1) + 1
    rows = tuple(
        tuple(tuple(building.cells.get((row, column), ())) for column in range(columns)) for row in range(building.rows)
    )
    head = 0
    starts = building.page_starts[1:]
    while starts and all(_text(building, start + head) == _text(building, head) != "" for start in starts):
        head += 1
    xs = building.xs
    widths = tuple(round(right - left, 1) for left, right in pairwise(xs))
    return Table(
        number,
        rows,
        building.bordered,
        head_rows=head,
        width=round(sum(widths), 1) if widths else None,
        columns=widths,
        address=f"body/{building.place}",
    )


def _text(building: _Building, row: int) -> str:
    return building.texts.get(row, "")
