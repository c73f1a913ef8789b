"""What a page adds to a text: page numbers on a line of their own and running heads that come back on every page."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(r"(?:Trang )?[-–—]? ?(\d{1,4}) ?[-–—]?(?:/\d{1,4})?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
# No page is shorter than this many lines, so page numbers cannot stand nearer to each other.
_SHORTEST_PAGE: Final = 12
_LONGEST_HEAD: Final = 120


class Row(NamedTuple):
    """A line that is not blank: its number from 1, its text without blanks at the ends, what stood above it."""

    number: int
    text: str
    blanks: int
    opens_page: bool


def rows(text: str) -> list[Row]:
    """The lines of a cleaned text; a form feed before (or in) a line says that the line opens a page."""
    found: list[Row] = []
    blanks, opens = 0, False
    for number, raw in enumerate(text.split("\n"), 1):
        opens = opens or "\f" in raw
        words = raw.replace("\f", " ").strip()
        if words:
            found.append(Row(number, words, blanks, opens))
            blanks, opens = 0, False
        else:
            blanks += 1
    return found


def furniture(lines: list[Row]) -> frozenset[int]:
    """The indexes of page numbers and running heads."""
    numbers = _page_numbers(lines)
    return numbers | _running_heads(lines, numbers)


def _page_numbers(lines: list[Row]) -> frozenset[int]:
    """Numbers alone on their lines that count pages: each one more than the one before and a page further on."""
    candidates = []
    for index, row in enumerate(lines):
        if len(row.text) <= 14 and (found := _NUMBER.fullmatch(row.text)):
            candidates.append((index, int(found[1])))
    best: list[int] = []
    for start, (_, first) in enumerate(candidates):
        if first > 2 and not lines[candidates[start][0]].opens_page:
            continue
        chain = [candidates[start][0]]
        due = first + 1
        for index, value in candidates[start + 1 :]:
            if value == due and lines[index].number - lines[chain[-1]].number >= _SHORTEST_PAGE:
                chain.append(index)
                due += 1
        if len(chain) > len(best):
            best = chain
    marked = [index for index in best if _at_page_end(lines, index)]
    return frozenset(best if len(best) > 2 else marked)


def _at_page_end(lines: list[Row], index: int) -> bool:
    after = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].opens_page or after is None or after.opens_page


def _running_heads(lines: list[Row], numbers: frozenset[int]) -> frozenset[int]:
    """Lines at a page's edge (beside a form feed or a page number) that are the same on three pages or more."""
    seen: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(lines):
        beside_number = index - 1 in numbers or index + 1 in numbers
        if index in numbers or len(row.text) > _LONGEST_HEAD or not (beside_number or _at_page_end(lines, index)):
            continue
        seen[_DIGITS.sub("#", row.text)].append(index)
    return frozenset(index for found in seen.values() if len(found) >= 3 for index in found)
