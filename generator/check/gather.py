"""Many places of one fault told as one finding, and the numbers in it as a clerk writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.check.rule import Change, Finding
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Stretch

_SHOWN = 3
_WORDS = 6


def number(value: float, digits: int = 2) -> str:
    """A number with a decimal comma and no needless zeros: 12,5."""
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def millimetres(points: float) -> str:
    """A length in points as "18,5 mm"."""
    return f"{number(points * 25.4 / 72, 1)} mm"


def centimetres(points: float) -> str:
    """A length in points as "2,54 cm"."""
    return f"{number(points * 2.54 / 72)} cm"


def first_words(text: str) -> str:
    """The first words of a paragraph in quotation marks."""
    words = text.split()
    return f"“{' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}”"


def at(
    stretch: Stretch,
    message: str,
    mend: str,
    severity: Severity | None = None,
    fix: str | None = None,
    changes: tuple[Change, ...] = (),
) -> Finding:
    """A finding on a whole stretch, its blanks at both ends left out."""
    text = stretch.text
    start = stretch.part.start + len(text) - len(text.lstrip())
    shown = text.strip()
    place = (stretch.block.address, start, start + len(shown), shown)
    return Finding(*place, message, mend, severity, fix, stretch.block.page, changes)


def nowhere(message: str, mend: str, severity: Severity | None = None, *, address: str = "", text: str = "") -> Finding:
    """A finding on the document or a section, with no words of its own."""
    return Finding(address, 0, 0, text, message, mend, severity)


def gathered(
    places: Sequence[Stretch],
    message: str,
    mend: str,
    severity: Severity | None = None,
    what: str = "đoạn",
    changes: tuple[Change, ...] = (),
) -> Finding:
    """One finding on the first of several places; the message ends with how many there are and where.

    ``changes`` mend all of them.
    """
    if len(places) == 1:
        return at(places[0], f"{message}.", mend, severity, changes=changes)
    shown = ", ".join(first_words(place.text) for place in places[:_SHOWN])
    more = ", …" if len(places) > _SHOWN else ""
    return at(places[0], f"{message}: {len(places)} {what} ({shown}{more}).", mend, severity, changes=changes)
