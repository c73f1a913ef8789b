"""What repeats on the pages: page numbers, running heads and feet; and footnotes below their short line."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, NamedTuple

from generator.read.pdf.layout import Layout
from generator.read.pdf.lines import Piece
from generator.read.pdf.measure import Measures

_NUMBER: Final = re.compile(r"(?:Trang )?[-–—]? ?(\d{1,4}) ?[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_EDGE: Final = 0.13  # of the page's height
_SAME_PLACE: Final = 3.0
_APART: Final = 1.6  # of the size: how far a running head stands from the text at least


class _Edge(NamedTuple):
    """The outermost lines of a page, and those of them that stand apart from the text."""

    lines: list[Piece]
    apart: list[Piece]


def take_out(layouts: list[Layout]) -> tuple[list[tuple[int, Piece]], list[tuple[int, Piece]]]:
    """Removes headers and footers from the streams; (page number, line) of each."""
    heads = {layout.number: _edge_lines(layout, at_top=True) for layout in layouts}
    feet = {layout.number: _edge_lines(layout, at_top=False) for layout in layouts}
    found = []
    for lines in (heads, feet):
        chosen = _page_numbers({number: found.lines for number, found in lines.items()})
        chosen |= _repeated([line for found in lines.values() for line in found.apart], len(layouts))
        taken = [(number, line) for number, each in lines.items() for line in each.lines if id(line) in chosen]
        for layout in layouts:
            for stream in layout.streams:
                stream.lines = [line for line in stream.lines if id(line) not in chosen]
        found.append(taken)
    for layout in layouts:
        layout.streams = [stream for stream in layout.streams if stream.lines]
    return found[0], found[1]


def footnotes(layout: Layout, measures: Measures) -> list[Piece]:
    """Removes the lines below a footnote's short line from the page; the lines."""
    for rule in [rule for rule in layout.rules if rule.flat]:
        short = 50 <= rule.length <= 0.5 * (measures.right - measures.left)
        if not short or abs(rule.x0 - measures.left) > 4 or rule.y0 < 0.4 * layout.height:
            continue
        below = [line for stream in layout.streams for line in stream.lines if line.y > rule.y0]
        if below and all(line.size <= measures.size - 1.5 for line in below):
            ids = {id(line) for line in below}
            for stream in layout.streams:
                stream.lines = [line for line in stream.lines if id(line) not in ids]
            layout.streams = [stream for stream in layout.streams if stream.lines]
            layout.rules = [each for each in layout.rules if each is not rule]
            return sorted(below, key=lambda line: (line.y, line.x0))
    return []


def _edge_lines(layout: Layout, *, at_top: bool) -> _Edge:
    """The two outermost lines that stand near the page's edge, outside of bordered tables."""
    streams = [stream for stream in layout.streams if stream.kind in ("flow", "columns")]
    lines = sorted((line for stream in streams for line in stream.lines), key=lambda line: line.y)
    if not at_top:
        lines.reverse()
    height = layout.height
    near = [line for line in lines[:2] if (line.y if at_top else height - line.y) < _EDGE * height]
    apart = 0
    for count, line in enumerate(near, 1):
        following = lines[count] if count < len(lines) else None
        if following is None or abs(following.y - line.y) > _APART * max(line.size, following.size):
            apart = count
    return _Edge(near, near[:apart])


def _page_numbers(lines: dict[int, list[Piece]]) -> set[int]:
    """Numbers that count the pages, from whatever number the document starts with."""
    by_offset: dict[int, list[Piece]] = defaultdict(list)
    for number, each in lines.items():
        for line in each:
            found = _NUMBER.fullmatch(line.text.strip())
            if found:
                by_offset[int(found[1]) - number].append(line)
    counted = {offset: found for offset, found in by_offset.items() if offset == 0 or len(found) >= 3}
    best = max(counted, key=lambda offset: len(counted[offset]), default=None)
    return set() if best is None else {id(line) for line in counted[best]}


def _repeated(lines: list[Piece], pages: int) -> set[int]:
    """The same words (but for digits) at the same height on two pages at least and on two of five."""
    seen: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for line in lines:
        seen[_DIGITS.sub("#", line.text), round(line.y / _SAME_PLACE)].append(line)
    enough = max(2, (2 * pages) // 5)
    return {id(line) for found in seen.values() if len({line.page for line in found}) >= enough for line in found}
