"""Which rows of a table are meant: --only and --limit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.bulk.jobs import RowJob
from generator.bulk.table.cells import Row
from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.text import fold, slug

_RANGE: Final = re.compile(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?")


@dataclass(slots=True)
class Selection:
    """Rows by their numbers or by words that stand in one of their cells; at most ``limit`` of them (0: all).

    It counts while rows are taken in order, so one value serves one pass over the table.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    words: tuple[str, ...] = ()
    limit: int = 0
    _taken: set[int] = field(default_factory=set)

    @property
    def everything(self) -> bool:
        """True when no row is left out."""
        return not (self.ranges or self.words or self.limit)

    def takes(self, row: Row, job: RowJob | None) -> bool:
        """True for a row that is meant."""
        if self.everything:
            return True
        if self.limit and len(self._taken) >= self.limit:
            return False
        if self.ranges or self.words:
            inside = any(low <= row.number <= high for low, high in self.ranges)
            texts = [fold(cell.text) for cell in row.cells] if self.words and not inside else []
            named = job is not None and any(slug(word) in job.name for word in self.words)
            if not (inside or named or any(word in text for word in self.words for text in texts)):
                return False
        self._taken.add(row.number)
        return True

    def of_row(self, number: int) -> bool:
        """True for the number of a row that was taken."""
        return self.everything or number in self._taken

    def count_of(self, numbers: set[int]) -> int:
        """How many of these rows were taken."""
        return len(numbers) if self.everything else len(self._taken & numbers)


def read_selection(only: str, limit: int) -> Outcome[Selection]:
    """From “5,8-12” or “xã Ba Tô, xã Ba Vì” and a number. Error: HT186."""
    ranges: list[tuple[int, int]] = []
    words: list[str] = []
    for part in (piece.strip() for piece in only.split(",")):
        match = _RANGE.fullmatch(part)
        if match:
            low, high = int(match[1]), int(match[2] or match[1])
            ranges.append((min(low, high), max(low, high)))
        elif part:
            words.append(fold(part))
    if only.strip() and not (ranges or words):
        mend = "ghi số hàng, khoảng hàng hoặc tên đơn vị, ví dụ --only 5,8-12 hoặc --only “xã Ba Tô”."
        return failed(Diagnostic("HT186", "--only không chỉ ra hàng nào.", mend, place=Place("--only"), text=only))
    return Outcome(Selection(tuple(ranges), tuple(words), max(0, limit)))
