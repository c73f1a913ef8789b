"""Dates as they stand in citations: digits or words, with the numbers as written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

_GAP: Final = r"\s{0,12}"
_W: Final = r"\s{1,24}"
_DAY: Final = r"(?P<d>[0-9]{1,2})"
_MONTH: Final = r"(?P<m>[0-9]{1,2})"
_YEAR: Final = r"(?P<y>[0-9]{4})(?![0-9])"
_DIGITS: Final = re.compile(rf"{_DAY}(?P<a>{_GAP}[/.-]{_GAP}){_MONTH}(?P<b>{_GAP}[/.-]{_GAP}){_YEAR}")
_WORDS: Final = re.compile(rf"{_DAY}{_W}tháng{_W}{_MONTH}{_W}năm{_W}{_YEAR}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ngay:
    """The date of a cited document.

    Two dates are equal when day, month, year and style (digits or words) are; ``ghi`` is the text as it stands,
    ``ngay_ghi`` and ``thang_ghi`` its numbers as written ("07").
    """

    ngay: int
    thang: int
    nam: int
    bang_chu: bool = False
    ghi: str = field(default="", compare=False)
    ngay_ghi: str = field(default="", compare=False)
    thang_ghi: str = field(default="", compare=False)

    @property
    def gia_tri(self) -> date | None:
        """The day in the calendar, or None where there is no such day."""
        try:
            return date(self.nam, self.thang, self.ngay)
        except ValueError:
            return None

    def __str__(self) -> str:
        """The canonical spelling (PL I, II.4.b): days under 10 and the months 1 and 2 have a zero, others none."""
        day, month = f"{self.ngay:02d}", f"{self.thang:02d}" if self.thang < 3 else str(self.thang)
        if self.bang_chu:
            return f"{day} tháng {month} năm {self.nam:04d}"
        return f"{day}/{month}/{self.nam:04d}"


def match_date(text: str, at: int) -> tuple[Ngay, int] | None:
    """The date that begins at a place of the text, and where it ends; None where none does."""
    match = _DIGITS.match(text, at) or _WORDS.match(text, at)
    if match is None:
        return None
    words = match.re is _WORDS
    day, month = match["d"], match["m"]
    return Ngay(int(day), int(month), int(match["y"]), words, match[0], day, month), match.end()
