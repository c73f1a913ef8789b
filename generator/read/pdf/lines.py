"""Characters joined into pieces of lines: until the next wide gap, and across small shifts of the baseline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.read.pdf.page import Glyph, Page, Rule, Style

# In parts of the size. A gap wider than the first stands between cells; one wider than the second between words (some
# programs write no blanks, and PDFium drops those that stand alone).
_CELL_GAP: Final = 0.75
_WORD_GAP: Final = 0.17
_GAP_AFTER_BLANK: Final = 2.0
_RAISED: Final = 0.12
_RAISED_MOST: Final = 0.45
_ASCENT: Final = 0.7
_DESCENT: Final = 0.2
_UNDERLINE: Final = 0.21
_STRIKE: Final = (0.2, 0.4)
_LABEL: Final = re.compile(r"(?:[-–—+*•▪●○]|\(?(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-zđĐ])[.)]?)")
# A blank left for hand writing is no gap between cells: "Số:      /KH-UBND", "ngày      tháng 7".
_BEFORE_BLANK: Final = re.compile(r"(?:^|\s)(?:số|ngày|tháng|năm)\s*:?\s*$", re.IGNORECASE)
_AFTER_BLANK: Final = re.compile(r"(?:/|-|tháng\b|năm\b|ngày\b)")
_BLANK_WIDTH: Final = 0.25


@dataclass(slots=True)
class Piece:
    """A stretch of one line: its ends, baseline and size in points, and its spans as (text, style, vertical).

    ``word_x1`` is the right end of its first word, ``second_x`` the left end of its second.
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str
    spans: list[tuple[str, Style, str | None]]
    word_x1: float
    second_x: float
    page: int = 0

    @property
    def top(self) -> float:
        """The height of capitals above the baseline, in points from the top of the page."""
        return self.y - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Below the descenders."""
        return self.y + _DESCENT * self.size

    @property
    def middle(self) -> float:
        """Half way between the ends."""
        return (self.x0 + self.x1) / 2

    @property
    def word_width(self) -> float:
        """The width of its first word."""
        return self.word_x1 - self.x0

    @property
    def style(self) -> Style:
        """The style that most of its characters have."""
        weights: dict[Style, int] = {}
        for text, style, _ in self.spans:
            weights[style] = weights.get(style, 0) + len(text.strip())
        return max(weights, key=weights.__getitem__)

    @property
    def is_label(self) -> bool:
        """True for an ordinal or a bullet alone."""
        return len(self.text) <= 9 and _LABEL.fullmatch(self.text) is not None

    @property
    def has_label(self) -> bool:
        """True when it opens with an ordinal or a bullet."""
        head, _, rest = self.text.partition(" ")
        return bool(rest) and len(head) <= 9 and head[-1] in ".)-–—+*•▪●○" and _LABEL.fullmatch(head) is not None


def mark_lines(page: Page) -> tuple[list[Glyph], list[Rule]]:
    """Underlines and strokes through text become styles of their characters; the other drawn lines are given back."""
    glyphs, rest = page.glyphs, []
    for rule in page.rules:
        hit = _on_text(rule, glyphs, page.styles) if rule.flat else None
        if hit is None:
            rest.append(rule)
            continue
        indexes, key = hit
        changed: dict[int, int] = {}
        for index in indexes:
            old = glyphs[index].style
            if old not in changed:
                changed[old] = len(page.styles)
                page.styles.append(
                    page.styles[old]._replace(underline=True)
                    if key == "underline"
                    else page.styles[old]._replace(strike=True)
                )
            glyphs[index] = glyphs[index]._replace(style=changed[old])
    return glyphs, rest


def _on_text(rule: Rule, glyphs: list[Glyph], styles: list[Style]) -> tuple[list[int], str] | None:
    found: dict[str, list[int]] = {"underline": [], "strike": []}
    for index, glyph in enumerate(glyphs):
        if glyph.turn or not rule.x0 - 1 <= (glyph.x0 + glyph.x1) / 2 <= rule.x1 + 1:
            continue
        below = (rule.y0 - glyph.y) / (styles[glyph.style].size or 1.0)
        if 0.0 < below <= _UNDERLINE:
            found["underline"].append(index)
        elif -_STRIKE[1] <= below <= -_STRIKE[0]:
            found["strike"].append(index)
    for key, indexes in found.items():
        covered = sum(glyphs[index].x1 - glyphs[index].x0 for index in indexes)
        if indexes and covered >= 0.8 * rule.length:
            return indexes, key
    return None


def pieces_of(glyphs: Sequence[Glyph], styles: Sequence[Style], page: int) -> list[Piece]:
    """The pieces of upright text, top down."""
    strokes = _strokes(glyphs, styles)
    strokes.sort(key=lambda stroke: (stroke[0].y, stroke[0].x0))
    rows: list[list[list[Glyph]]] = []
    for stroke in strokes:
        size = styles[stroke[0].style].size
        if rows and stroke[0].y - rows[-1][0][0].y <= _RAISED * size:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    found = []
    for row in rows:
        row.sort(key=lambda stroke: stroke[0].x0)
        current: list[Glyph] = []
        for stroke in row:
            if current and _parted(current[-1], stroke[0], styles):
                found.append(_piece(current, styles, page))
                current = []
            current = current + stroke
        found.append(_piece(current, styles, page))
    return _over_blanks([piece for piece in found if piece.text])


def _over_blanks(pieces: list[Piece]) -> list[Piece]:
    """Joins the two sides of a blank left for hand writing, with as many spaces as fit in it."""
    found: list[Piece] = []
    for piece in pieces:
        left = found[-1] if found else None
        if (
            left is not None
            and 0 < piece.x0 - left.x1 < 8 * piece.size
            and abs(left.y - piece.y) < _RAISED * piece.size
            and _BEFORE_BLANK.search(left.text)
            and _AFTER_BLANK.match(piece.text)
        ):
            spaces = max(1, round((piece.x0 - left.x1) / (_BLANK_WIDTH * piece.size)))
            found[-1] = _line([left, piece], " " * spaces)
        else:
            found.append(piece)
    return found


def _strokes(glyphs: Iterable[Glyph], styles: Sequence[Style]) -> list[list[Glyph]]:
    """Characters that follow each other in the page's content and on the line."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found:
            last = found[-1][-1]
            size = max(styles[last.style].size, styles[glyph.style].size)
            on_line = abs(glyph.y - found[-1][0].y) <= _RAISED_MOST * size
            if on_line and glyph.x0 >= last.x0 - 0.3 * size and not _parted(last, glyph, styles):
                found[-1].append(glyph)
                continue
        found.append([glyph])
    return found


def _parted(left: Glyph, right: Glyph, styles: Sequence[Style]) -> bool:
    size = min(styles[left.style].size, styles[right.style].size)
    blank = left.text.isspace() or right.text.isspace()
    return right.x0 - left.x1 > (_GAP_AFTER_BLANK if blank else _CELL_GAP) * size


def _piece(glyphs: list[Glyph], styles: Sequence[Style], page: int) -> Piece:
    inked = [index for index, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    if not inked:
        return Piece(glyphs[0].x0, glyphs[-1].x1, glyphs[0].y, 1.0, "", [], 0.0, 0.0, page)
    glyphs = glyphs[inked[0] : inked[-1] + 1]
    main = max((styles[glyph.style].size for glyph in glyphs if not glyph.text.isspace()), default=1.0)
    y = next(glyph.y for glyph in glyphs if styles[glyph.style].size == main and not glyph.text.isspace())
    spans: list[tuple[str, Style, str | None]] = []
    word_x1, second_x, words = glyphs[-1].x1, glyphs[0].x0, 0
    before: Glyph | None = None
    for glyph in glyphs:
        style = styles[glyph.style]
        text = glyph.text
        if before is not None and not before.text.isspace() and not text.isspace():
            combining = unicodedata.combining(text[0]) if text else 0
            if glyph.x0 - before.x1 > _WORD_GAP * style.size and not combining:
                text = f" {text}"
        if words == 0 and text[:1].isspace() and before is not None:
            words, word_x1 = 1, before.x1
        if words == 1 and not glyph.text.isspace():
            words, second_x = 2, glyph.x0
        vertical = _vertical(glyph, style, y, main)
        if spans and spans[-1][1:] == (style, vertical):
            spans[-1] = (spans[-1][0] + text, style, vertical)
        else:
            spans.append((text, style, vertical))
        before = glyph
    whole = "".join(text for text, _, _ in spans)
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    return Piece(x0, x1, y, main, whole, spans, word_x1, second_x, page)


def _vertical(glyph: Glyph, style: Style, y: float, main: float) -> str | None:
    if abs(glyph.y - y) <= _RAISED * main or style.size >= main:
        return None
    return "superscript" if glyph.y < y else "subscript"


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one column as lines: those on one baseline become one, with a tab at each gap."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.y, each.x0)):
        near = rows[-1][0] if rows else None
        if near is not None and piece.y - near.y <= 0.35 * min(piece.size, near.size) and _apart(piece, rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda each: each.x0)) for row in rows]


def _apart(piece: Piece, row: list[Piece]) -> bool:
    return all(piece.x0 >= other.x1 - 1 or piece.x1 <= other.x0 + 1 for other in row)


def _line(row: list[Piece], between: str = "\t") -> Piece:
    if len(row) == 1:
        return row[0]
    spans: list[tuple[str, Style, str | None]] = []
    for piece in row:
        if spans:
            text, style, vertical = spans[-1]
            spans[-1] = (text + between, style, vertical)
        spans += piece.spans
    first = row[0]
    main = max(row, key=lambda piece: piece.size)
    text = between.join(piece.text for piece in row)
    second = row[1].x0 if " " not in first.text else first.second_x
    last = row[-1]
    return Piece(first.x0, max(last.x1, first.x1), main.y, main.size, text, spans, first.word_x1, second, first.page)
