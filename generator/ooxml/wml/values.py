"""Attribute values of WordprocessingML as numbers: on/off, twips, measures with a unit, EMU."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from generator.ooxml.wml.names import VAL

EMU_PER_POINT: Final = 12700
_OFF: Final = frozenset(("0", "false", "off"))
_NUMBER: Final = re.compile(r"\s*([+-]?[0-9]{1,9}(?:\.[0-9]{1,12})?)\s*(mm|cm|in|pt|pc|pi|px|%)?\s*\Z")
_POINTS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75}


def is_on(element: etree._Element) -> bool:
    """True unless ``w:val`` says off; a missing value means on (17.17.4)."""
    return element.get(VAL) not in _OFF


def number(value: str | None) -> float | None:
    """A plain decimal number; None for anything else, so that damage never becomes a huge or odd number."""
    found = _NUMBER.match(value) if value else None
    return float(found.group(1)) if found and not found.group(2) else None


def whole(value: str | None) -> int | None:
    """A whole number (a fraction is cut off); None for anything else."""
    found = number(value)
    return None if found is None else int(found)


def twips(value: str | None) -> float | None:
    """A measure in points: plain numbers are twips, others carry a unit (ST_SignedTwipsMeasure)."""
    return _measure(value, per=20)


def half_points(value: str | None) -> float | None:
    """A font size in points: plain numbers are half-points (ST_HpsMeasure)."""
    return _measure(value, per=2)


def eighths(value: str | None) -> float:
    """The weight of a border in points: plain numbers are eighths of a point; 0 when it is missing."""
    return _measure(value, per=8) or 0.0


def emu(value: str | None) -> float | None:
    """A DrawingML length in points; plain numbers are EMU."""
    return _measure(value, per=EMU_PER_POINT)


def css(value: str | None, plain: float = 1.0) -> float | None:
    """A length of a VML style or attribute in points; numbers without a unit count ``plain`` points each."""
    if value is not None and value.startswith((".", "-.")):
        value = value.replace(".", "0.", 1)  # Word writes "45.2pt,.15pt"
    return _measure(value, plain)


def _measure(value: str | None, plain: float = 1.0, per: int = 1) -> float | None:
    found = _NUMBER.match(value) if value else None
    if found is None or found.group(2) == "%":
        return None
    size = float(found.group(1))
    return size * _POINTS[found.group(2)] if found.group(2) else size * plain / per
