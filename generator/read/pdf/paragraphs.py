"""Lines joined into paragraphs by what the page shows: indents, full lines, distances, styles, ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.read.pdf.lines import Piece
from generator.read.pdf.measure import Measures

_ENDS: Final = (".", ";", ":", "!", "?")
_CLOSERS: Final = "”\"’')]"
# In capitals only these words hold two lines together: "ỦY BAN NHÂN DÂN" and "XÃ HÒA PHONG" are two paragraphs.
_LINKS: Final = re.compile(r"(?:,|\s-|\s(?:VÀ|CỦA|VỀ|CÁC|HOẶC|TRONG|THEO))$")
_LINKED: Final = re.compile(r"(?:VÀ|CỦA|HOẶC)\s")
_SUBJECT: Final = re.compile(r"(?:V/v|Về việc)\b")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, over a page break too; ``measures`` are those of the column it began in."""

    lines: list[Piece]
    measures: Measures
    kind: str

    @property
    def align(self) -> str | None:
        """Estimated: both where inner lines end at the margin, center where all stand in the middle."""
        measures = self.measures
        if all(measures.centred(line) for line in self.lines):
            return "center"
        inner = self.lines[:-1]
        if inner:
            return "both" if all(abs(line.x1 - measures.right) < 3 for line in inner) else "left"
        only = self.lines[0]
        if only.x1 > measures.right - 3 and only.x0 > measures.left + 60:
            return "right"
        return None


def paragraphs(lines: Sequence[Piece], measures: Measures, kind: str) -> list[Paragraph]:
    """The lines of one stream as paragraphs."""
    found: list[Paragraph] = []
    for line in lines:
        if found and continues(found[-1], line, measures):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], measures, kind))
    return found


def continues(paragraph: Paragraph, line: Piece, measures: Measures) -> bool:
    """True when a line belongs to the paragraph that ended above it, on this page or the one before."""
    above = paragraph.lines[-1]
    same_page = above.page == line.page
    if abs(above.size - line.size) > 0.6 or (same_page and line.y <= above.y) or _SUBJECT.match(line.text):
        return False
    if paragraph.kind != "flow" and above.text.isupper() and not _linked(above, line):
        return False
    gap = line.y - above.y - _pitch(paragraph, measures) if same_page else 0.0
    if measures.centred(above) or measures.centred(line) or _stacked(paragraph, line):
        return _centred(paragraph, line, measures, gap)
    full = measures.full(above, line)
    at_margin = line.x0 - measures.left <= 5
    # Where first lines are indented (and in the cells of tables, whose pitch is their own) distance is the weaker sign.
    weak = full and at_margin and (measures.indent > 0 or paragraph.kind == "grid")
    if gap > (0.6 if weak else 0.22) * line.size:
        return False
    if not full:
        return line.text[0].islower() and not _ended(above) and (at_margin or _hangs(paragraph, line))
    if at_margin:
        first = paragraph.lines[0]
        opens = line.has_label and _ended(above) and first.x0 - measures.left <= 5
        return not opens
    return _hangs(paragraph, line)


def _pitch(paragraph: Paragraph, measures: Measures) -> float:
    """The distance of baselines inside the paragraph so far, or the usual one."""
    usual = measures.pitch_of(paragraph.lines[-1].size)
    steps = [
        line.y - above.y
        for above, line in zip(paragraph.lines, paragraph.lines[1:], strict=False)
        if above.page == line.page
    ]
    return max(usual, steps[-1]) if steps else usual


def _hangs(paragraph: Paragraph, line: Piece) -> bool:
    """True when the line stands below the text after the ordinal, or below a line that did so."""
    first, above = paragraph.lines[0], paragraph.lines[-1]
    if len(paragraph.lines) > 1:
        return abs(line.x0 - above.x0) < 2
    return (first.has_label or "\t" in first.text) and abs(line.x0 - first.second_x) < 4


def _centred(paragraph: Paragraph, line: Piece, measures: Measures, gap: float) -> bool:
    above = paragraph.lines[-1]
    one, two = above.style, line.style
    if (one.bold, one.italic) != (two.bold, two.italic) or gap > 0.3 * line.size or line.has_label:
        return False
    full = paragraph.kind != "columns" and measures.full(above, line)
    if paragraph.kind == "grid" and not full:
        return False
    goes_on = full and line.text[0].islower()
    in_middle = measures.centred(line) and (measures.centred(above) or one.bold or goes_on)
    if not in_middle and not _stacked(paragraph, line):
        return False
    if above.text.isupper() or line.text.isupper():
        both = above.text.isupper() and line.text.isupper()
        return both and (full or _linked(above, line))
    return True


def _stacked(paragraph: Paragraph, line: Piece) -> bool:
    """True in a cell when two lines of different length have one middle: one of them may fill the cell."""
    above = paragraph.lines[-1]
    return paragraph.kind != "flow" and abs(above.middle - line.middle) < 3 and abs(above.x0 - line.x0) > 2


def _linked(above: Piece, line: Piece) -> bool:
    return bool(_LINKS.search(above.text) or _LINKED.match(line.text))


def _ended(line: Piece) -> bool:
    return line.text.rstrip(_CLOSERS).endswith(_ENDS)
