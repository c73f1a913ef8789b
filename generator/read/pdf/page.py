"""What stands on a PDF page, whatever wrote it: characters with their style and place, and straight drawn lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Style(NamedTuple):
    """What one character shares with its neighbours: font name without a subset's prefix, size in points, colour."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    color: str | None = None
    underline: bool = False
    strike: bool = False


class Glyph(NamedTuple):
    """One character: text, left and right end of its advance, baseline (points from the top left corner), style.

    ``turn`` is its direction in quarter turns against the page's text; ``style`` an index of ``Page.styles``.
    """

    text: str
    x0: float
    x1: float
    y: float
    style: int
    turn: int = 0


class Rule(NamedTuple):
    """A straight line or thin bar, horizontal (``y0 == y1``) or vertical, with its thickness, all in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float

    @property
    def flat(self) -> bool:
        """True for a horizontal line."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def length(self) -> float:
        """From end to end."""
        return max(self.x1 - self.x0, self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is looked at: number from 1, size in points, styles by index.

    ``unmapped`` counts characters whose font does not say what letter they are; ``pictures`` tells whether there is an
    image at least as large as a third of the page, ``invisible`` whether text was written to be found and not seen.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    styles: list[Style]
    unmapped: int = 0
    pictures: bool = False
    invisible: bool = False
