"""What a drawing shows, whatever language it is written in: lines, text boxes, words of WordArt, other ink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

THIN: Final = 3.0  # points: a shape no higher than this is seen as a line
_SLOPE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Shape:
    """A line as drawn, in points. ``length`` None: as wide as the text, times ``fraction`` (VML rule).

    ``x`` and ``y`` are where its left end lies, counted from ``x_from`` and ``y_from`` ("column", "margin", "page",
    "paragraph", ... ; "inline" when it stands in the text); ``align`` is "center" and so on instead of ``x``.
    """

    technique: str
    length: float | None
    x: float | None = None
    x_from: str = "column"
    y: float | None = None
    y_from: str = "paragraph"
    align: str | None = None
    weight: float | None = None
    name: str | None = None
    fraction: float = 1.0


@dataclass(slots=True)
class Drawn:
    """All that one drawing holds: ``boxes`` are ``w:txbxContent``, ``unread`` the kinds whose words are elsewhere."""

    lines: list[Shape] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    ink: bool = False
    unread: list[str] = field(default_factory=list)


def lies_flat(width: float, height: float) -> bool:
    """True for a shape that is seen as a horizontal line, or as nothing at all (a dead connector)."""
    return height <= max(THIN, width * _SLOPE)


def is_thin_bar(width: float, height: float) -> bool:
    """True for a box so thin that it is meant as a line."""
    return 0 < height <= THIN and width > 4 * height
