"""A page as streams in reading order: running text, cells of columns, cells of bordered tables, turned text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.read.pdf.columns import Columns, columns_of
from generator.read.pdf.grids import Grid, grids_of
from generator.read.pdf.lines import Piece, joined, mark_lines, pieces_of
from generator.read.pdf.page import Page, Rule

# The most characters on one page that are looked at closely; a page of text has about 2,500.
MOST_ON_PAGE: Final = 60_000


@dataclass(slots=True)
class Stream:
    """Lines that follow each other. ``cell`` is (row, column, span, width) of the table it belongs to.

    ``kind`` is "flow", "columns", "grid" or "box"; ``table`` numbers the columns or grid on its page. ``left`` and
    ``right`` bound the column; for "flow" the document's margins do.
    """

    kind: str
    top: float
    lines: list[Piece]
    table: int = -1
    cell: tuple[int, int, int, float] | None = None
    left: float = 0.0
    right: float = 0.0


@dataclass(slots=True)
class Layout:
    """A page laid out. ``grids`` by their number; ``rules`` are the drawn lines that belong to no table or text."""

    number: int
    width: float
    height: float
    streams: list[Stream]
    grids: dict[int, Grid]
    rules: list[Rule]
    characters: int
    unmapped: int
    pictures: bool
    invisible: bool
    fonts: dict[str, list[str]] = field(default_factory=dict)


def lay_out(page: Page) -> Layout:
    """The streams of a page in reading order."""
    glyphs, rules = mark_lines(page)
    upright = [glyph for glyph in glyphs if not glyph.turn]
    grids, free, rules = grids_of(upright, rules)
    columns, flow = columns_of(pieces_of(free, page.styles, page.number))
    streams: list[Stream] = []
    for number, grid in enumerate(grids):
        streams += _of_grid(grid, number, page)
    for number, part in enumerate(columns, len(grids)):
        streams += _of_columns(part, number)
    anchors = sorted({(stream.top, stream.table) for stream in streams})
    streams += _of_flow(joined(flow), [top for top, _ in anchors])
    order = {table: top for top, table in reversed(anchors)}
    streams.sort(key=lambda stream: (order.get(stream.table, stream.top), stream.table, stream.cell or ()))
    for turn in sorted({glyph.turn for glyph in glyphs} - {0}):
        turned = pieces_of([glyph for glyph in glyphs if glyph.turn == turn], page.styles, page.number)
        streams.append(Stream("box", page.height, joined(turned)))
    inked = sum(1 for glyph in glyphs if not glyph.text.isspace())
    layout = Layout(
        page.number,
        page.width,
        page.height,
        [stream for stream in streams if stream.lines],
        dict(enumerate(grids)),
        rules,
        inked,
        page.unmapped,
        page.pictures,
        page.invisible,
    )
    for glyph in glyphs:
        layout.fonts.setdefault(page.styles[glyph.style].font, []).append(glyph.text)
    return layout


def _of_grid(grid: Grid, number: int, page: Page) -> list[Stream]:
    found = []
    for (row, column, _, wide), glyphs in zip(grid.cells, grid.glyphs, strict=True):
        left, right = grid.xs[column], grid.xs[column + wide]
        lines = joined(pieces_of(glyphs, page.styles, page.number)) if glyphs else []
        cell = (row, column, wide, right - left)
        found.append(Stream("grid", grid.top, lines, number, cell, left, right))
    return found


def _of_columns(part: Columns, number: int) -> list[Stream]:
    return [
        Stream("columns", part.top, joined(pieces), number, (row, column, 1, right - left), left, right)
        for row, column, left, right, pieces in part.cells
    ]


def _of_flow(lines: list[Piece], cuts: list[float]) -> list[Stream]:
    """Running text, cut where a table stands between two lines."""
    found: list[Stream] = []
    before = -1
    for line in lines:
        above = sum(1 for cut in cuts if cut <= line.top + 1)
        if above != before:
            found.append(Stream("flow", line.top, []))
            before = above
        found[-1].lines.append(line)
    return found
