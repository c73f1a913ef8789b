"""The laid out pages of a PDF as a DocView: paragraphs over page breaks, tables over pages, lines and their anchors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from generator.read.pdf.furniture import footnotes, take_out
from generator.read.pdf.layout import Layout, Stream
from generator.read.pdf.lines import Piece
from generator.read.pdf.measure import Measures, measured
from generator.read.pdf.page import Rule
from generator.read.pdf.paragraphs import Paragraph, continues, paragraphs
from generator.read.pdf.tables import TableBuilder
from generator.read.pdf.words import Wording
from generator.read.view import Block, Cell, DocView, DrawnLine, Format, Section, Spot

_ASCENT: Final = 0.891  # of Times New Roman: from the baseline to the top of the line
_DESCENT: Final = 0.216
_BELOW: Final = 6.0
_PAD: Final = 5.4  # what Word leaves between a cell's border and its text


def assemble(layouts: list[Layout], file: str) -> tuple[DocView, dict[str, str]]:
    """The view of pages that hold text, and the fonts in an old encoding with its name. ``layouts`` are used up."""
    heads, feet = take_out(layouts)
    maker = _Maker(layouts)
    for section, (_, group) in enumerate(groupby(layouts, key=lambda each: (round(each.width), round(each.height)))):
        maker.section(section, list(group))
    maker.finish()
    maker.furniture("header", heads)
    maker.furniture("footer", feet)
    tables = maker.tables.finished()
    view = DocView(
        file,
        "pdf",
        tuple(maker.blocks),
        lines=tuple(maker.drawn(layouts)),
        sections=tuple(maker.sections),
        tables=tables,
        pages=layouts[-1].number,
    )
    return view, {font: scheme.value for font, scheme in maker.wording.schemes.items()}


class _Maker:
    """Makes blocks, one section after the other; ``open`` is the paragraph that the next page may go on with."""

    def __init__(self, layouts: Sequence[Layout]) -> None:
        self.wording = Wording(layouts)
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.tables = TableBuilder()
        self.section_of: dict[int, int] = {}
        self.margins: dict[int, float] = {}
        self._open: Paragraph | None = None
        self._number = 0
        self._section = 0
        self._notes = self._boxes = 0
        self._later: list[Block] = []

    def section(self, number: int, layouts: list[Layout]) -> None:
        """All pages of one size."""
        measures = measured(layouts)
        self.finish()
        self._section = number
        first = len(self.blocks)
        notes = {layout.number: footnotes(layout, measures) for layout in layouts}
        self.sections.append(_section(layouts, measures, first))
        for layout in layouts:
            self.section_of[layout.number] = number
            self.margins[layout.number] = measures.left
            self._page(layout, measures)
            for paragraph in paragraphs(notes[layout.number], measures, "flow"):
                self._notes += 1
                self._later.append(self._block(f"footnote{self._notes}/0", paragraph, "footnote"))

    def finish(self) -> None:
        """Closes the open paragraph and adds what stands outside of the body."""
        self._close()
        self.blocks += self._later
        self._later = []

    def furniture(self, where: str, lines: list[tuple[int, Piece]]) -> None:
        """Page numbers and running heads or feet."""
        counts: dict[int, int] = {}
        for page, line in lines:
            index = counts.get(page, 0)
            counts[page] = index + 1
            self._section = self.section_of[page]
            measures = Measures(line.x0, line.x1, line.size)
            self.blocks.append(self._block(f"{where}{page}/{index}", Paragraph([line], measures, "flow"), where))

    def _page(self, layout: Layout, measures: Measures) -> None:
        for stream in layout.streams:
            if stream.kind == "flow":
                self._flow(stream, measures)
                continue
            if stream.kind == "box":
                for paragraph in paragraphs(stream.lines, _column(stream, measures), "box"):
                    self._boxes += 1
                    self._later.append(self._block(f"box{self._boxes}/0", paragraph, "box"))
                continue
            self._close()
            self._cell(stream, layout, measures)

    def _flow(self, stream: Stream, measures: Measures) -> None:
        self.tables.close()
        for paragraph in paragraphs(stream.lines, measures, "flow"):
            opened = self._open
            if opened is not None and _goes_on(opened, paragraph, measures):
                opened.lines += paragraph.lines
                continue
            self._close()
            self._open = paragraph

    def _cell(self, stream: Stream, layout: Layout, measures: Measures) -> None:
        if stream.cell is None:
            return
        number = self.tables.number(layout, stream, self._number)
        if number.fresh:
            self._number += 1
        row, column, span, width = stream.cell
        row += number.first_row
        base = f"body/{number.place}/r{row}/c{column}"
        start = self.tables.count(number.table, row, column)
        where = Cell(number.table, row, column, round(width, 1), span)
        for index, paragraph in enumerate(paragraphs(stream.lines, _column(stream, measures), stream.kind), start):
            block = self._block(f"{base}/{index}", paragraph, "body", where)
            self.tables.add(block)
            self.blocks.append(block)

    def _close(self) -> None:
        if self._open is not None:
            paragraph, self._open = self._open, None
            self.blocks.append(self._block(f"body/{self._number}", paragraph, "body"))
            self._number += 1

    def _block(self, address: str, paragraph: Paragraph, where: str, cell: Cell | None = None) -> Block:
        lines, measures = paragraph.lines, paragraph.measures
        words = self.wording.words(lines)
        first = lines[0]
        page = [line for line in lines if line.page == first.page]
        spot = Spot(
            first.page,
            round(min(line.x0 for line in page), 2),
            round(min(line.top for line in page), 2),
            round(max(line.x1 for line in page), 2),
            round(max(line.bottom for line in page), 2),
        )
        return Block(
            address,
            words.text,
            words.runs,
            _format(paragraph, measures),
            where,
            self._section,
            cell,
            spot,
            raw=words.raw,
        )

    def drawn(self, layouts: Sequence[Layout]) -> list[DrawnLine]:
        """The drawn horizontal lines that belong to no table, each with the block above it."""
        by_page: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.spot is not None and block.where in ("body", "box"):
                by_page.setdefault(block.spot.page, []).append(block)
        return [
            self._drawn(rule, layout.number, by_page.get(layout.number, []))
            for layout in layouts
            for rule in layout.rules
            if rule.flat
        ]

    def _drawn(self, rule: Rule, page: int, blocks: list[Block]) -> DrawnLine:
        middle = (rule.x0 + rule.x1) / 2
        over = [b for b in blocks if b.spot and b.spot.x0 - 1 <= middle <= b.spot.x1 + 1] or blocks
        above = [b for b in over if b.spot and b.spot.bottom <= rule.y0 + _BELOW]
        anchor = max(above or over, key=lambda b: b.spot.bottom if b.spot else 0.0, default=None)
        spot = anchor.spot if anchor else None
        return DrawnLine(
            "pdf",
            round(rule.length, 2),
            anchor.address if anchor else "",
            offset=round(rule.y0 - spot.top, 2) if spot else None,
            x0=round(rule.x0 - self.margins.get(page, 0.0), 2),
            weight=round(rule.weight, 2),
            centred=abs(middle - (spot.x0 + spot.x1) / 2) < 2.5 if spot else None,
            page=page,
        )


def _goes_on(opened: Paragraph, paragraph: Paragraph, measures: Measures) -> bool:
    """True when the first paragraph of a page goes on with the last one of the page before."""
    last, first = opened.lines[-1], paragraph.lines[0]
    return first.page == last.page + 1 and continues(opened, first, measures)


def _column(stream: Stream, measures: Measures) -> Measures:
    """The measures of one cell: its lines' left edge, and its own or its lines' right edge."""
    left = min(line.x0 for line in stream.lines)
    right = max(line.x1 for line in stream.lines)
    if stream.kind == "grid":
        pad = min(max(left - stream.left, 0.0), _PAD)
        left, right = stream.left + pad, max(right, stream.right - _PAD)
    else:
        left, right = min(left, stream.left), max(right, stream.right)
    return Measures(left, right, measures.size, 0.0, measures.pitch)


def _format(paragraph: Paragraph, measures: Measures) -> Format:
    align = paragraph.align
    first = paragraph.lines[0]
    if align in ("center", "right"):
        return Format(align=align)
    rest = paragraph.lines[1:]
    left = min((line.x0 for line in rest), default=min(first.x0, measures.left))
    indent = max(left - measures.left, 0.0)
    return Format(align=align, indent_left=round(indent, 1), first_line=round(first.x0 - measures.left - indent, 1))


def _section(layouts: list[Layout], measures: Measures, first_block: int) -> Section:
    """Page size, and margins as far as ink shows them: the right one only when lines reach it."""
    width, height = layouts[0].width, layouts[0].height
    lines = [line for layout in layouts for stream in layout.streams if stream.kind != "box" for line in stream.lines]
    top = min((line.y - _ASCENT * line.size for line in lines), default=0.0)
    bottom = height - max((line.y + _DESCENT * line.size for line in lines), default=height)
    return Section(
        width=round(width, 2),
        height=round(height, 2),
        landscape=width > height,
        top=round(top, 1),
        bottom=round(bottom, 1),
        left=round(measures.left, 1),
        right=round(width - measures.right, 1),
        first_block=first_block,
    )
