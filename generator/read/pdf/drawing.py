"""The straight lines drawn on a PDF page, and how a page's own coordinates turn into those a reader sees."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

from generator.read.pdf.page import Rule

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_MOST_OBJECTS: Final = 20_000
_MOST_RULES: Final = 2_000
_MOST_SEGMENTS: Final = 2_000
_DEEPEST_FORM: Final = 4
_FARTHEST: Final = 20_000.0
_THICKEST: Final = 3.0
_SHORTEST: Final = 4.0
_STRAIGHT: Final = 0.6
_SAME_LINE: Final = 0.7
_TOUCHING: Final = 1.0

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in its own coordinates, and by how many quarter turns (clockwise) it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of an open page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90 % 4)

    @property
    def width(self) -> float:
        """As shown, in points."""
        return self.right - self.left if self.turns % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """As shown, in points."""
        return self.top - self.bottom if self.turns % 2 == 0 else self.right - self.left

    def turned(self, turns: int) -> Frame:
        """The frame of the same page turned further."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + turns) % 4)

    def place(self, x: float, y: float, turn: int = 0) -> Point:
        """A point of the page, counted from the top left corner of the page as shown and turned by ``turn`` more."""
        match (self.turns + turn) % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x


class _Item(NamedTuple):
    handle: Any
    matrix: Matrix


def rules_of(raw: Any, page: Any, frame: Frame) -> tuple[list[Rule], bool]:
    """The straight lines of a page, joined where they touch, and whether a picture covers a third of the page.

    ``raw`` is PDFium's own interface, ``page`` an open page of it.
    """
    found: list[Rule] = []
    pictures = False
    for kind, item in _objects(raw, page):
        if kind == _IMAGE:
            pictures = pictures or _area(_matrix(raw, item)) > abs(frame.width * frame.height) / 3
        elif kind == _PATH:
            found += _path(raw, item, frame)
    flat = _joined([rule for rule in found if rule.flat], lambda rule: (rule.y0, rule.x0, rule.x1))
    upright = _joined([rule for rule in found if not rule.flat], lambda rule: (rule.x0, rule.y0, rule.y1))
    rules = [Rule(start, at, end, at, weight) for at, start, end, weight in flat if end - start >= _SHORTEST]
    rules += [Rule(at, start, at, end, weight) for at, start, end, weight in upright if end - start >= _SHORTEST]
    return rules[:_MOST_RULES], pictures


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, _Item]]:
    left = _MOST_OBJECTS
    waiting = [
        (_Item(raw.FPDFPage_GetObject(page, index), _UNIT), 0)
        for index in range(min(raw.FPDFPage_CountObjects(page), left))
    ]
    while waiting and left > 0:
        left -= 1
        item, depth = waiting.pop()
        if not item.handle:
            continue
        kind = raw.FPDFPageObj_GetType(item.handle)
        if kind == _FORM and depth < _DEEPEST_FORM:
            matrix = _matrix(raw, item)
            for index in range(min(raw.FPDFFormObj_CountObjects(item.handle), left)):
                waiting.append((_Item(raw.FPDFFormObj_GetObject(item.handle, index), matrix), depth + 1))
        elif kind in (_PATH, _IMAGE):
            yield kind, item


def _matrix(raw: Any, item: _Item) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item.handle, own):
        return item.matrix
    a, b, c, d, e, f = item.matrix
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _area(matrix: Matrix) -> float:
    return abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])


def _path(raw: Any, item: _Item, frame: Frame) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item.handle, fill, stroke) or not (fill.value or stroke.value):
        return
    matrix = _matrix(raw, item)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item.handle, width)
    weight = abs(width.value) * (_area(matrix) ** 0.5 or 1.0)
    for points, curved in _subpaths(raw, item.handle):
        shown = [frame.place(*_applied(matrix, point)) for point in points]
        if not all(abs(x) <= _FARTHEST and abs(y) <= _FARTHEST for x, y in shown):
            continue
        if stroke.value:
            if not curved:
                yield from _sides(shown, weight)
        elif bar := _bar(shown):
            yield bar


def _applied(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def _subpaths(raw: Any, path: Any) -> Iterator[tuple[list[Point], bool]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(min(max(raw.FPDFPath_CountSegments(path), 0), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if kind == _MOVE_TO:
            if points:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == _BEZIER_TO
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points, curved


def _sides(points: list[Point], weight: float) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
            yield Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2, weight)
        elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
            yield Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1), weight)


def _bar(points: list[Point]) -> Rule | None:
    """A filled shape that is thin enough to be a line."""
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    if y1 - y0 <= _THICKEST and x1 - x0 >= max(_SHORTEST, 2 * (y1 - y0)):
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, y1 - y0)
    if x1 - x0 <= _THICKEST and y1 - y0 >= max(_SHORTEST, 2 * (x1 - x0)):
        return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1 - x0)
    return None


def _joined(
    rules: list[Rule], key: Callable[[Rule], tuple[float, float, float]]
) -> list[tuple[float, float, float, float]]:
    """(place, start, end, weight) of parallel lines, those on one line that touch made one.

    A border is painted cell by cell, and by some programs twice.
    """
    lanes: list[list[tuple[float, float, float, float]]] = []
    for place, start, end, weight in sorted((*key(rule), rule.weight) for rule in rules):
        if lanes and place - lanes[-1][0][0] <= _SAME_LINE:
            lanes[-1].append((place, start, end, weight))
        else:
            lanes.append([(place, start, end, weight)])
    found = []
    for lane in lanes:
        current: tuple[float, float, float, float] | None = None
        for place, start, end, weight in sorted(lane, key=lambda each: each[1]):
            if current is not None and start <= current[2] + _TOUCHING:
                current = (current[0], current[1], max(end, current[2]), max(weight, current[3]))
            else:
                if current is not None:
                    found.append(current)
                current = (place, start, end, weight)
        if current is not None:
            found.append(current)
    return found
