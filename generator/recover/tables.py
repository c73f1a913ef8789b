"""Tables of a document as the variables hold them: names of the columns, rows of as many cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.diagnostics import ModelPath
from generator.read.view import Block, Cell
from generator.recover.emphasis import BOLD, ITALIC
from generator.recover.ledger import Kind
from generator.recover.passages import Passage, Span, stretches
from generator.recover.state import State

MOST_COLUMNS: Final = 15


@dataclass(slots=True)
class Grid:
    """A table while it is read: the cells' indexes of blocks by row and column of the grid."""

    number: int
    cells: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def add(self, cell: Cell, index: int) -> None:
        """Put a block into its cell."""
        # A PDF tells the columns only.
        column = cell.grid or cell.column
        self.cells.setdefault((cell.row, column), []).append(index)

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows that have any cell."""
        return sorted({row for row, _ in self.cells})


def outermost(cell: Cell) -> Cell:
    """The cell of the table that is in no other table."""
    while cell.parent is not None:
        cell = cell.parent
    return cell


def grids(blocks: Sequence[Block], indexes: Sequence[int]) -> list[Grid]:
    """The tables that those blocks stand in, in reading order."""
    found: dict[int, Grid] = {}
    for index in indexes:
        cell = blocks[index].cell
        if cell is not None:
            top = outermost(cell)
            found.setdefault(top.table, Grid(top.table)).add(top, index)
    return list(found.values())


def columns_used(grid: Grid) -> list[int]:
    """The columns of the grid in which any cell begins."""
    return sorted({column for _, column in grid.cells})


def as_table(state: State, grid: Grid, path: ModelPath) -> dict[str, Any] | None:
    """The table as ``cot`` and ``hang``; None when it has more columns than the model takes, or no words."""
    columns = columns_used(grid)
    rows = [row for row in grid.rows if any(_filled(state, grid, row, column) for column in columns)]
    if not rows or len(columns) > MOST_COLUMNS:
        return None
    rows = _without_repeated_heads(state, grid, rows)
    heads, unnamed = [], 0
    for number, column in enumerate(columns, 1):
        text = _cell(state, grid, rows[0], column, (*path, "cot"), one_line=True)
        unnamed += not text
        heads.append(text or f"({number})")
    if unnamed:
        state.doubt((*path, "cot"), f"{unnamed} cột không có tên ở hàng đầu (ô trống hoặc ô gộp)")
    body = [
        [_cell(state, grid, row, column, (*path, "hang"), one_line=False) for column in columns] for row in rows[1:]
    ]
    return {"cot": heads, **({"hang": body} if body else {})}


def _without_repeated_heads(state: State, grid: Grid, rows: list[int]) -> list[int]:
    """The rows without those that a PDF repeats at the head of every page."""
    if state.view.kind != "pdf":
        return rows
    cells = sorted(grid.cells.items())
    texts = {row: [state_passage(state, cell).text for (at, _), cell in cells if at == row] for row in rows}
    repeated = [row for row in rows[1:] if texts[row] == texts[rows[0]]]
    for row in repeated:
        indexes = [index for (at, _), cell in grid.cells.items() if at == row for index in cell]
        state.ledger.skip(state_passage(state, indexes), Kind.TRANG, "hàng tiêu đề của bảng, lặp lại ở đầu trang")
    return [row for row in rows if row not in repeated]


def state_passage(state: State, indexes: Sequence[int]) -> Passage:
    """All the words of some blocks as one text."""
    return state.passage(stretch for index in indexes for stretch in stretches(state.view, index, index + 1))


def _filled(state: State, grid: Grid, row: int, column: int) -> bool:
    return any(
        state.view.blocks[index].text.strip() or state.view.blocks[index].format.numbering
        for index in grid.cells.get((row, column), ())
    )


def _cell(state: State, grid: Grid, row: int, column: int, path: ModelPath, *, one_line: bool) -> str:
    """The words of a cell, a paragraph a line; an automatic number is written out."""
    lines: list[str] = []
    for index in grid.cells.get((row, column), ()):
        what = state_passage(state, [index])
        number = (state.view.blocks[index].format.numbering or "").strip()
        uniform = not what.marks or len(set(what.marks)) == 1
        text = what.written(BOLD | ITALIC if one_line or uniform else 0)
        if text or number:
            lines.append(f"{number} {text}".strip())
        state.ledger.place(what, path)
    return (" " if one_line else "\n").join(lines)


def spans_of(grid: Grid, blocks: Sequence[Block]) -> list[Span]:
    """The whole blocks of a table."""
    return [Span(index, 0, len(blocks[index].text)) for indexes in grid.cells.values() for index in indexes]
