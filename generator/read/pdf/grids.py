"""Tables with drawn borders: the lines of a page to a grid of cells, and the characters in each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.read.pdf.page import Glyph, Rule

_TOUCH: Final = 2.5
_SAME: Final = 3.0


@dataclass(slots=True)
class Grid:
    """A table on one page: the places of its vertical and horizontal lines and the cells between them.

    A cell is (row, column, rows spanned, columns spanned); ``glyphs`` are in the order of ``cells``.
    """

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    glyphs: list[list[Glyph]]

    @property
    def top(self) -> float:
        """The upper border, in points."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The lower border, in points."""
        return self.ys[-1]

    @property
    def widths(self) -> tuple[float, ...]:
        """Of the columns, in points."""
        return tuple(right - left for left, right in pairwise(self.xs))


def grids_of(glyphs: list[Glyph], rules: list[Rule]) -> tuple[list[Grid], list[Glyph], list[Rule]]:
    """The tables of a page, and the characters and lines that belong to none."""
    found = []
    for cluster in _clusters(rules):
        flat = [rule for rule in cluster if rule.flat]
        upright = [rule for rule in cluster if not rule.flat]
        xs, ys = _places([rule.x0 for rule in upright]), _places([rule.y0 for rule in flat])
        if len(xs) < 2 or len(ys) < 2:
            continue
        grid = Grid(xs, ys, _cells(xs, ys, flat, upright), [])
        grid.glyphs = [[] for _ in grid.cells]
        rest = []
        where = _Lookup(grid)
        for glyph in glyphs:
            at = where(glyph)
            if at is None:
                rest.append(glyph)
            else:
                grid.glyphs[at].append(glyph)
        if len(rest) == len(glyphs):
            continue  # a frame with nothing in it
        glyphs = rest
        used = {id(rule) for rule in cluster}
        rules = [rule for rule in rules if id(rule) not in used]
        found.append(grid)
    return found, glyphs, rules


def _clusters(rules: list[Rule]) -> list[list[Rule]]:
    """Lines that meet each other, directly or through others."""
    flat = [rule for rule in rules if rule.flat]
    upright = [rule for rule in rules if not rule.flat]
    parent = {id(rule): id(rule) for rule in rules}

    def root(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for across in flat:
        for down in upright:
            if (
                across.x0 - _TOUCH <= down.x0 <= across.x1 + _TOUCH
                and down.y0 - _TOUCH <= across.y0 <= down.y1 + _TOUCH
            ):
                parent[root(id(across))] = root(id(down))
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(root(id(rule)), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _cells(xs: list[float], ys: list[float], flat: list[Rule], upright: list[Rule]) -> list[tuple[int, int, int, int]]:
    def ends_right(row: int, column: int) -> bool:
        middle, x = (ys[row] + ys[row + 1]) / 2, xs[column]
        return any(abs(rule.x0 - x) <= _SAME and rule.y0 <= middle <= rule.y1 for rule in upright)

    def ends_below(row: int, column: int) -> bool:
        middle, y = (xs[column] + xs[column + 1]) / 2, ys[row]
        return any(abs(rule.y0 - y) <= _SAME and rule.x0 <= middle <= rule.x1 for rule in flat)

    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide = 1
            while column + wide < len(xs) - 1 and not ends_right(row, column + wide):
                wide += 1
            high = 1
            while row + high < len(ys) - 1 and not ends_below(row + high, column):
                high += 1
            found.append((row, column, high, wide))
            taken |= {(row + down, column + across) for down in range(high) for across in range(wide)}
    return found


class _Lookup:
    """Finds the cell that holds a character's middle."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.by_place = {
            (row + down, column + across): index
            for index, (row, column, high, wide) in enumerate(grid.cells)
            for down in range(high)
            for across in range(wide)
        }

    def __call__(self, glyph: Glyph) -> int | None:
        column = _between(self.grid.xs, (glyph.x0 + glyph.x1) / 2)
        row = _between(self.grid.ys, glyph.y - 2)
        return None if row is None or column is None or glyph.turn else self.by_place.get((row, column))


def _between(places: list[float], value: float) -> int | None:
    if not places[0] <= value <= places[-1]:
        return None
    return min(bisect_right(places, value) - 1, len(places) - 2)
