"""The components of the form found on measured pages, and the drawn lines under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.oracles.pdf import POINTS_A_MM, Box, Char, Line, Page, lines_of_text

MM: Final = POINTS_A_MM
LEFT, RIGHT, TOP, BOTTOM = 30.0, 195.0, 20.0, 277.0  # mm: the text area of a portrait page, NĐ 30, PL I, I.3
COLUMN: Final = 265.0  # points: the right column of the header begins here (63 mm + the left margin)
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
# Of Times New Roman and its metric twin, in ems: how far the longest letters reach below the line.
DESCENT: Final = 0.216
ASCENT: Final = 0.891


def find(lines: Sequence[Line], start: str) -> Line:
    """The first line that begins so."""
    for line in lines:
        if line.text.startswith(start):
            return line
    raise AssertionError(f"no line begins with {start!r}: {[line.text for line in lines]}")


def middle(box: Box) -> float:
    """The middle of a box from left to right."""
    return (box.x0 + box.x1) / 2


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines of a text, the drawn line under them, and the line of text that follows."""

    text: tuple[Line, ...]
    rule: Box
    below: Line

    @property
    def longest(self) -> float:
        """The rule's share of the longest line."""
        return self.rule.width / max(line.box.width for line in self.text)

    @property
    def last(self) -> float:
        """The rule's share of the last line."""
        return self.rule.width / self.text[-1].box.width

    @property
    def off_centre(self) -> float:
        """How far (mm) the middles of rule and text are apart."""
        return abs(middle(self.rule) - middle(self.text[-1].box)) / MM

    @property
    def above(self) -> float:
        """The space (mm) between the lowest ink that the text can have and the rule."""
        line = self.text[-1]
        return (self.rule.top - line.baseline - DESCENT * max(line.sizes)) / MM

    @property
    def under(self) -> float:
        """The space (mm) between the rule and the highest ink that the next line can have."""
        return (self.below.baseline - ASCENT * max(self.below.sizes) - self.rule.bottom) / MM


def ruled(page: Page, first: str, below: str) -> Ruled:
    """The text from the line that begins with ``first`` on, down to the only rule before the line ``below``."""
    lines = lines_of_text(page)
    start, end = find(lines, first), find(lines, below)
    rules = [rule for rule in page.rules if start.baseline < rule.top < end.baseline]
    assert len(rules) == 1, (first, below, rules)
    text = tuple(line for line in lines if start.baseline <= line.baseline < rules[0].top)
    return Ruled(text, rules[0], end)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of the first page: the three ruled texts, the number and the date."""

    motto: Ruled
    body: Ruled
    subject: Ruled
    number: Line
    date: Line


def head(page: Page, body: str, date: str = "") -> Head:
    """The head of a plan whose issuing body's name begins with ``body``; ``date`` begins the line of place and date."""
    lines = lines_of_text(page)
    title = find(lines, "KẾ HOẠCH")
    left, right = page.within(x1=COLUMN, bottom=title.baseline - 12), page.within(x0=COLUMN, bottom=title.baseline - 12)
    after = [line for line in lines_of_text(right) if line.baseline > find(lines, MOTTO).baseline]
    dated = find(after, date)
    rest = page.within(top=title.baseline + 1)
    subject, follows = _subject(rest)
    return Head(
        ruled(right, MOTTO, dated.text[:4]), ruled(left, body, "Số:"), ruled(rest, subject, follows),
        find(lines_of_text(left), "Số:"), dated,
    )  # fmt: skip


def _subject(rest: Page) -> tuple[str, str]:
    """How the trích yếu and the first line after it begin."""
    lines = lines_of_text(rest)
    rule = rest.rules[0]
    return lines[0].text[:20], next(line.text for line in lines if line.baseline > rule.top)[:20]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn straight line with its colour as the PDF says it."""

    box: Box
    color: tuple[float, ...]


def strokes(pdf: Path, page: int = 1) -> list[Stroke]:
    """Every drawn line of a page, upright ones too."""
    import pdfplumber

    with pdfplumber.open(pdf, pages=[page]) as document:
        return [
            Stroke(Box(line["x0"], line["x1"], line["top"], line["bottom"]), _color(line["stroking_color"]))
            for line in document.pages[0].lines
        ]


def _color(value: Any) -> tuple[float, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def frame_round(word: Line, drawn: Sequence[Stroke]) -> tuple[float, float, tuple[float, ...]]:
    """Width and height (mm, between the middles of the lines) and colour of the frame round a word."""
    x, y = middle(word.box), word.baseline - 4
    flat = [s for s in drawn if s.box.height < 1 < s.box.width and s.box.x0 < x < s.box.x1]
    upright = [s for s in drawn if s.box.width < 1 < s.box.height and s.box.top < y < s.box.bottom]
    above = max((s for s in flat if s.box.top < y), key=lambda s: s.box.top)
    below = min((s for s in flat if s.box.top > y), key=lambda s: s.box.top)
    left = max((s for s in upright if s.box.x0 < x), key=lambda s: s.box.x0)
    right = min((s for s in upright if s.box.x0 > x), key=lambda s: s.box.x0)
    assert len({above.color, below.color, left.color, right.color}) == 1
    return (right.box.x0 - left.box.x0) / MM, (below.box.top - above.box.top) / MM, above.color


def blank(chars: Sequence[Char], before: str, after: str) -> float:
    """The width (mm) of the blank between two words that stand on one line."""
    text = "".join(char.text for char in chars)
    start = text.index(before) + len(before)
    end = text.index(after, start)
    assert not text[start:end].strip(), text[start:end]
    return (chars[end].box.x0 - chars[start - 1].box.x1) / MM
