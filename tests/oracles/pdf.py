"""A PDF page as figures: characters with font, size and place, drawn lines, fonts, and a picture to look at.

Lengths are points (1/72 inch) from the left and from the top of the page; ``.mm`` gives the same in millimetres. The
place of a character is its advance box: from its origin to the next one's, and from ascent to descent of its font.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tests.oracles.programs import need_program

POINTS_A_MM: Final = 72 / 25.4
_THICK: Final = 3.0  # points; a drawn line is thinner, a box is thicker
_SAME_BASELINE: Final = 0.5  # points


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page; ``top`` and ``bottom`` are counted downwards."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def mm(self) -> Box:
        """The same box in millimetres."""
        return Box(*(side / POINTS_A_MM for side in (self.x0, self.x1, self.top, self.bottom)))


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its font without the subset's prefix, its size in points, its baseline and its colour.

    ``color`` is what the PDF says: (0,) or (0, 0, 0) is black.
    """

    text: str
    font: str
    size: float
    box: Box
    baseline: float
    color: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline without a wide gap; ``box`` runs from the first to the last that is no blank."""

    text: str
    box: Box
    baseline: float
    chars: tuple[Char, ...]

    @property
    def sizes(self) -> frozenset[float]:
        """The sizes of its characters that are no blanks, to 0.1 point."""
        return frozenset(round(char.size, 1) for char in self.chars if not char.text.isspace())

    @property
    def fonts(self) -> frozenset[str]:
        """The fonts of its characters that are no blanks."""
        return frozenset(char.font for char in self.chars if not char.text.isspace())


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its number counted from 1. ``rules`` are the drawn horizontal lines, top down."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Box, ...]

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres: A4 is 210 x 297."""
        return self.width / POINTS_A_MM, self.height / POINTS_A_MM

    @property
    def inked(self) -> Box | None:
        """The box round all characters that are no blanks, or None on an empty page."""
        return _around(char.box for char in self.chars if not char.text.isspace())

    def within(self, x0: float = 0, x1: float = 1e9, top: float = 0, bottom: float = 1e9) -> Page:
        """The page with only what has its middle inside these bounds (points), such as one cell of the header."""

        def inside(box: Box) -> bool:
            return x0 <= (box.x0 + box.x1) / 2 <= x1 and top <= (box.top + box.bottom) / 2 <= bottom

        chars = tuple(char for char in self.chars if inside(char.box))
        return Page(self.number, self.width, self.height, chars, tuple(rule for rule in self.rules if inside(rule)))


def measure(path: Path) -> tuple[Page, ...]:
    """Every page of a PDF. About 0.1 s a page of text."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return tuple(_page(number, page) for number, page in enumerate(document.pages, 1))


def lines_of_text(page: Page, gap: float = 0.75) -> tuple[Line, ...]:
    """The lines of a page, top down and then left to right.

    Characters belong together when they stand on one baseline and no gap between neighbours (a tab, the space between
    two columns) is wider than ``gap`` times the size. Two columns closer than that: cut with ``Page.within`` first.
    """
    found = []
    for row in _rows(page.chars):
        start = 0
        for index, (left, right) in enumerate(pairwise(row), 1):
            if right.box.x0 - left.box.x1 > gap * left.size:
                found += _line(row[start:index])
                start = index
        found += _line(row[start:])
    return tuple(found)


def fonts(path: Path) -> set[str]:
    """The names of all fonts in a PDF, without the subset's prefix: ``{"LiberationSerif"}``. Needs ``poppler``."""
    asked = [need_program("pdffonts"), str(path)]
    listed = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    return {_plain_font(row.split()[0]) for row in listed.splitlines()[2:]}


def page_png(path: Path, target: Path, page: int = 1, dpi: int = 60) -> Path:
    """A picture of one page, written to ``target`` (a name that ends in .png). Needs ``poppler``."""
    asked = [need_program("pdftoppm"), "-png", "-singlefile", "-r", str(dpi), "-f", str(page), "-l", str(page)]
    subprocess.run([*asked, str(path), str(target.with_suffix(""))], capture_output=True, timeout=60, check=True)
    return target


def _page(number: int, page: Any) -> Page:
    drawn = (_box(item) for kind in ("lines", "rects", "curves") for item in getattr(page, kind))
    flat = {box for box in drawn if box.height < _THICK < box.width}  # a set: LibreOffice paints a border twice
    rules = sorted(flat, key=lambda box: (box.top, box.x0))
    return Page(number, float(page.width), float(page.height), tuple(_chars(page)), tuple(rules))


def _chars(page: Any) -> Iterator[Char]:
    for char in page.chars:
        color = char["non_stroking_color"]
        yield Char(
            text=char["text"],
            font=_plain_font(char["fontname"]),
            size=float(char["size"]),
            box=_box(char),
            baseline=float(page.height) - char["matrix"][5],
            color=tuple(color) if isinstance(color, list | tuple) else () if color is None else (color,),
        )


def _box(item: Any) -> Box:
    return Box(float(item["x0"]), float(item["x1"]), float(item["top"]), float(item["bottom"]))


def _plain_font(name: str) -> str:
    prefix, plus, rest = name.partition("+")
    return rest if plus and len(prefix) == len("ABCDEF") else name


def _around(boxes: Iterable[Box]) -> Box | None:
    all_of = list(boxes)
    if not all_of:
        return None
    return Box(
        min(box.x0 for box in all_of),
        max(box.x1 for box in all_of),
        min(box.top for box in all_of),
        max(box.bottom for box in all_of),
    )


def _rows(chars: Iterable[Char]) -> Iterator[list[Char]]:
    row: list[Char] = []
    for char in sorted(chars, key=lambda char: char.baseline):
        if row and char.baseline - row[0].baseline > _SAME_BASELINE:
            yield sorted(row, key=lambda char: char.box.x0)
            row = []
        row.append(char)
    if row:
        yield sorted(row, key=lambda char: char.box.x0)


def _line(chars: list[Char]) -> list[Line]:
    box = _around(char.box for char in chars if not char.text.isspace())
    if box is None:
        return []
    return [Line("".join(char.text for char in chars).strip(), box, chars[0].baseline, tuple(chars))]
