"""What changed in a table: rows and columns that came, went or moved, cells, and how cells are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.compare.align import align
from generator.compare.engine_changes import Place, Stretch, Teller, joined
from generator.compare.match import How, Match, Unit
from generator.compare.result import Change, FormatChange, Renumbering
from generator.compare.units_of import Grid
from generator.compare.words_tokens import normal
from generator.read.view import Block, Component
from generator.text import squeeze

_ORDINAL: Final = re.compile(r"\(?(\d{1,3})[.)]?")
_SEPARATOR: Final = " | "
_MOVED: Final = (How.MOVED, How.MOVED_EDITED)
_TITLE: Final = 60


@dataclass(slots=True)
class TableChanges:
    """All that is to be told of a table."""

    changes: list[Change] = field(default_factory=list)
    layout: list[FormatChange] = field(default_factory=list)
    renumberings: list[Renumbering] = field(default_factory=list)


def compare_tables(old: Grid, new: Grid, where: str, section: str, teller: Teller) -> TableChanges:
    """The changes between two tables that belong together, in the order of the new one."""
    return _Tables(old, new, where, section, teller).compared()


def row_text(grid: Grid, row: int) -> str:
    """The texts of the cells of a row."""
    return _SEPARATOR.join(squeeze(grid.text(row, column)) for column in range(len(grid.rows[row])))


def table_text(grid: Grid) -> str:
    """The rows of a table, one below the other."""
    return "\n".join(row_text(grid, row) for row in range(len(grid.rows)))


class _Tables:
    def __init__(self, old: Grid, new: Grid, where: str, section: str, teller: Teller) -> None:
        self.grids = old, new
        self.where, self.section, self.teller = where, section, teller
        self.found = TableChanges()
        self.numbers: list[tuple[int, int, str, str, str]] = []
        self.widths = _width(old), _width(new)
        self.rows: tuple[Match, ...] = ()
        self.columns: dict[int, int] = {}

    def compared(self) -> TableChanges:
        self.rows = _flattened(align(_rows(self.grids[0]), _rows(self.grids[1])))
        self.columns = self._matched_columns()
        for match in self.rows:
            if match.old and match.new:
                if match.how in _MOVED:
                    self._row(match)
                self._cells(match.old[0], match.new[0])
            else:
                self._row(match)
        self._fold_numbers()
        return self.found

    def _add(self, change: Change | None) -> None:
        if change is not None:
            self.found.changes.append(change)

    def _row(self, match: Match) -> None:
        side = 1 if match.new else 0
        row = (match.new or match.old)[0]
        sides = [
            _row_stretch(grid, at[0]) if at else Stretch()
            for grid, at in zip(self.grids, (match.old, match.new), strict=True)
        ]
        if match.how in _MOVED:
            rows = f"hàng {match.old[0] + 1}", f"hàng {match.new[0] + 1}"
            self.found.layout.append(FormatChange(f"{self.where}: hàng chuyển chỗ", *rows))
            return
        place = Place(f"{self.where}, hàng {row + 1}", Component.BANG, section=self.section)
        how = How.INSERTED if side else How.DELETED
        change = self.teller.tell(how, place, sides[0], sides[1])
        self._add(change)
        if not any(cell.text.strip() for cell in sides[side].blocks):
            words = f"{how.value} hàng {row + 1} (không có chữ)"
            self.found.layout.append(FormatChange(f"{self.where}: hàng", *(("", words) if side else (words, ""))))

    def _matched_columns(self) -> dict[int, int]:
        widths = self.widths
        heads = [
            [normal(grid.text(0, at)) for at in range(len(grid.rows[0]))] if grid.rows else [] for grid in self.grids
        ]
        if widths[0] == widths[1] and heads[0] == heads[1]:
            return {at: at for at in range(widths[0])}
        matches = align(_column_units(self.grids[0], widths[0]), _column_units(self.grids[1], widths[1]))
        pairs: dict[int, int] = {}
        for match in _flattened(matches):
            if match.old and match.new:
                pairs[match.old[0]] = match.new[0]
        if widths[0] == widths[1]:
            free = (
                [at for at in range(widths[0]) if at not in pairs],
                sorted(set(range(widths[1])) - set(pairs.values())),
            )
            pairs |= dict(zip(*free, strict=True))
        self._columns_told(pairs)
        return pairs

    def _columns_told(self, pairs: dict[int, int]) -> None:
        for side, known in ((0, set(pairs)), (1, set(pairs.values()))):
            grid = self.grids[side]
            for column in range(self.widths[side]):
                if column in known:
                    continue
                title = squeeze(grid.text(0, column))[:_TITLE]
                stretch = _column_stretch(grid, column, self.widths[side])
                if not stretch.text:
                    words = f"{'thêm' if side else 'bỏ'} cột {column + 1} (không có chữ)"
                    layout = ("", words) if side else (words, "")
                    self.found.layout.append(FormatChange(f"{self.where}: cột", *layout))
                place = Place(f"{self.where}, cột {column + 1}", Component.BANG, title, self.section)
                how, empty = (How.INSERTED if side else How.DELETED), Stretch()
                pair = (empty, stretch) if side else (stretch, empty)
                self._add(self.teller.tell(how, place, *pair))
        order = [pairs[at] for at in sorted(pairs)]
        if order != sorted(order):
            self.found.layout.append(
                FormatChange(
                    f"{self.where}: thứ tự cột",
                    ", ".join(str(at + 1) for at in sorted(pairs)),
                    ", ".join(str(pairs[at] + 1) for at in sorted(pairs)),
                )
            )

    def _cells(self, row: int, new_row: int) -> None:
        old, new = self.grids[0].rows[row], self.grids[1].rows[new_row]
        regular = len(old) == self.widths[0] and len(new) == self.widths[1]
        if regular:
            pairs = dict(self.columns)
            gone: list[int] = []
            come: list[int] = []
        elif len(old) == len(new):
            pairs, gone, come = {at: at for at in range(len(old))}, [], []
        else:
            pairs, gone, come = _cell_pairs(old, new)
        for a, b in sorted(pairs.items(), key=lambda pair: pair[1]):
            self._cell(row, new_row, old[a], new[b], (a, b))
        for a in gone:
            self._cell(row, new_row, old[a], (), (a, a))
        for b in come:
            self._cell(row, new_row, (), new[b], (b, b))

    def _cell(
        self, row: int, new_row: int, old: tuple[Block, ...], new: tuple[Block, ...], columns: tuple[int, int]
    ) -> None:
        sides = _stretch(old), _stretch(new)
        place = f"{self.where}, hàng {new_row + 1} cột {columns[1] + 1}"
        numbers = [_ORDINAL.fullmatch(side.text.strip()) for side in sides]
        if columns[1] == 0 and numbers[0] and numbers[1]:
            address = new[0].address
            told = squeeze(sides[0].text), squeeze(sides[1].text)
            self.numbers.append((int(numbers[0][1]), int(numbers[1][1]), *told, address))
            if self._follows(row, new_row, int(numbers[0][1]), int(numbers[1][1])):
                return
        self._spans(place, old, new)
        grid = self.grids[1]
        title = squeeze(grid.text(0, columns[1]))[:_TITLE] if new_row and columns[1] < len(grid.rows[0]) else ""
        how = How.EDITED if sides[0].text and sides[1].text else How.INSERTED if sides[1].text else How.DELETED
        if sides[0].text or sides[1].text:
            spot = Place(place, Component.BANG, title, self.section)
            self._add(self.teller.tell(how, spot, *sides))

    def _follows(self, row: int, new_row: int, before: int, after: int) -> bool:
        """True for a typed number of a row that moved as far as its row did."""
        return before != after and after - before == new_row - row

    def _spans(self, place: str, old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
        cells = [blocks[0].cell if blocks else None for blocks in (old, new)]
        if cells[0] is None or cells[1] is None or (cells[0].span, cells[0].rows) == (cells[1].span, cells[1].rows):
            return
        words = [f"{cell.rows} hàng × {cell.span} cột" for cell in cells if cell is not None]
        self.found.layout.append(FormatChange(f"{place}: ô gộp", *words))

    def _fold_numbers(self) -> None:
        shifted = [number for number in self.numbers if number[0] != number[1]]
        came = [str(match.new[0] + 1) for match in self.rows if not match.old]
        went = [str(match.old[0] + 1) for match in self.rows if not match.new]
        if not shifted or not (came or went or any(match.how in _MOVED for match in self.rows)):
            return
        causes = [f"thêm hàng {', '.join(came)}"] if came else []
        causes += [f"bỏ hàng {', '.join(went)}"] if went else []
        first, last = shifted[0], shifted[-1]
        if len(shifted) > 1:
            words = f"số thứ tự các hàng {first[0]} đến {last[0]} đổi thành {first[1]} đến {last[1]}"
        else:
            words = f"số thứ tự hàng {first[0]} đổi thành {first[1]}"
        text = f"{self.where}: {words} do {' và '.join(causes) or 'chuyển chỗ hàng'}"
        pairs = tuple((number[2], number[3]) for number in shifted)
        self.found.renumberings.append(Renumbering(text, pairs, tuple(number[4] for number in shifted)))


def _rows(grid: Grid) -> list[Unit]:
    found: list[Unit] = []
    for row, cells in enumerate(grid.rows):
        text = row_text(grid, row)
        first = squeeze(grid.text(row, 0)) if cells else ""
        label = first + _SEPARATOR if _ORDINAL.fullmatch(first) and len(cells) > 1 else ""
        found.append(Unit(text, Component.BANG, label, (), "row"))
    return found


def _flattened(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Rows and columns are not split or merged: the first one pairs, the others came or went."""
    found: list[Match] = []
    for match in matches:
        if match.how is How.SPLIT:
            found.append(Match(How.EDITED, match.old, match.new[:1]))
            found += [Match(How.INSERTED, (), (at,)) for at in match.new[1:]]
        elif match.how is How.MERGED:
            found.append(Match(How.EDITED, match.old[:1], match.new))
            found += [Match(How.DELETED, (at,), ()) for at in match.old[1:]]
        else:
            found.append(match)
    return tuple(found)


def _width(grid: Grid) -> int:
    """How many cells most rows have."""
    widths = [len(row) for row in grid.rows]
    return max(set(widths), key=lambda width: (widths.count(width), width), default=0)


def _column_units(grid: Grid, width: int) -> list[Unit]:
    return [
        Unit(_column_stretch(grid, column, width).text, Component.BANG, "", (), "column") for column in range(width)
    ]


def _column_stretch(grid: Grid, column: int, width: int) -> Stretch:
    blocks = tuple(block for row in grid.rows if len(row) == width for block in row[column] if block.text.strip())
    return Stretch(joined(blocks), blocks)


def _row_stretch(grid: Grid, row: int) -> Stretch:
    blocks = tuple(block for cell in grid.rows[row] for block in cell if block.text.strip())
    return Stretch(row_text(grid, row), blocks)


def _stretch(blocks: Sequence[Block]) -> Stretch:
    filled = tuple(block for block in blocks if block.text.strip())
    return Stretch(joined(filled), filled or tuple(blocks[:1]))


def _cell_pairs(
    old: Sequence[tuple[Block, ...]], new: Sequence[tuple[Block, ...]]
) -> tuple[dict[int, int], list[int], list[int]]:
    """Cells of two rows of different length."""
    units = [[Unit(joined(cell), Component.BANG, "", (), "cell") for cell in row] for row in (old, new)]
    matches = _flattened(align(units[0], units[1]))
    pairs = {match.old[0]: match.new[0] for match in matches if match.old and match.new}
    gone = [match.old[0] for match in matches if not match.new]
    return pairs, gone, [match.new[0] for match in matches if not match.old]
