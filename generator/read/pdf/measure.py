"""What the pages of a PDF have in common: margins, first-line indent, line pitch, size of the running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.read.pdf.layout import Layout
from generator.read.pdf.lines import Piece

# Double spacing is 2.3 times the size; what is further apart are two paragraphs.
_WIDEST_PITCH: Final = 2.4


@dataclass(slots=True)
class Measures:
    """Of all pages of one size, in points. ``pitch`` is the distance of baselines by size of the text."""

    left: float
    right: float
    size: float
    indent: float = 0.0
    pitch: dict[float, float] = field(default_factory=dict)

    def pitch_of(self, size: float) -> float:
        """The usual distance of baselines at a size; 1.15 lines where no text of that size runs over two lines."""
        return self.pitch.get(round(size, 1), 1.15 * size)

    def centred(self, line: Piece) -> bool:
        """True for a line in the middle that fills neither end and does not stand at the first-line indent."""
        if line.x0 < self.left + 6 or line.x1 > self.right - 6 or abs(line.x0 - self.left - self.indent) < 1.5:
            return False
        return abs(line.middle - (self.left + self.right) / 2) < max(4.0, 0.012 * (self.right - self.left))

    def full(self, line: Piece, following: Piece) -> bool:
        """True when the first word of the next line would not have fitted on this one."""
        blank = 0.0 if line.text[-1:] in "-/" else 0.22 * line.size
        if self.centred(line):
            return line.x1 - line.x0 + blank + following.word_width > self.right - self.left - 0.5
        return line.x1 + blank + following.word_width > self.right - 0.5


def measured(layouts: Sequence[Layout]) -> Measures:
    """The measures of pages of one size; margins of 3 and 2 cm where there is no running text."""
    lines = [line for layout in layouts for stream in layout.streams if stream.kind == "flow" for line in stream.lines]
    width = layouts[0].width
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    if not lines:
        return Measures(min(85.0, width / 6), width - min(57.0, width / 8), 14.0)
    long = [line for line in lines if line.x1 - line.x0 > 0.4 * width] or lines
    right = _edge([line.x1 for line in long], max)
    left = _edge([line.x0 for line in long], min)
    found = Measures(left, right, sizes.most_common(1)[0][0])
    indents = Counter(round(line.x0 - left, 0) for line in long if 6 < line.x0 - left < 100 and line.x1 > right - 40)
    if indents:
        rough = indents.most_common(1)[0][0]
        near = sorted(line.x0 - left for line in long if abs(line.x0 - left - rough) <= 1)
        found.indent = near[len(near) // 2]
    found.pitch = _pitches(layouts, found)
    return found


def _edge(values: list[float], outermost: object) -> float:
    """The outermost place at which at least a tenth of the lines end (half a point is the same place)."""
    counts = Counter(round(value * 2) / 2 for value in values)
    enough = max(2, len(values) // 10)
    often = [value for value in counts if sum(counts.get(value + step, 0) for step in (-0.5, 0, 0.5)) >= enough]
    if not often:
        often = list(counts)
    edge = max(often) if outermost is max else min(often)
    near = sorted(value for value in values if abs(value - edge) <= 0.8)
    return near[len(near) // 2] if near else edge


def _pitches(layouts: Iterable[Layout], found: Measures) -> dict[float, float]:
    steps: dict[float, Counter[float]] = {}
    for layout in layouts:
        for stream in layout.streams:
            if stream.kind != "flow":
                continue
            for above, line in pairwise(stream.lines):
                goes_on = abs(line.x0 - found.left) < 3 and found.full(above, line)
                if goes_on and abs(above.size - line.size) < 0.3 and 0 < line.y - above.y < _WIDEST_PITCH * line.size:
                    steps.setdefault(round(line.size, 1), Counter())[round(line.y - above.y, 1)] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in steps.items()}
