"""The longest common subsequence of two sequences, with the bits of long integers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Final

# Rows times columns up to which the exact answer is worth its time and memory (a bit each).
_MOST: Final = 60_000_000


def lcs_length(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many elements the two have in common, in order."""
    if not old or not new:
        return 0
    masks = _masks(old)
    full = (1 << len(old)) - 1
    row = full
    for item in new:
        met = masks.get(item)
        if met is not None:
            hit = row & met
            row = ((row + hit) | (row - hit)) & full
    return len(old) - row.bit_count()


def lcs_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The index pairs of a longest common subsequence, in order.

    Exact up to about 7,000 against 7,000 elements; longer ones are first cut at elements that occur once in both.
    """
    head = 0
    most = min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(at, at) for at in range(head)]
    inner = _inner(old[head : len(old) - tail], new[head : len(new) - tail])
    pairs += [(a + head, b + head) for a, b in inner]
    pairs += [(len(old) - at, len(new) - at) for at in range(tail, 0, -1)]
    return pairs


def even_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Like ``lcs_pairs``, and the same pairs, turned round, for the two the other way round."""
    if list(old) > list(new):
        return [(i, j) for j, i in lcs_pairs(new, old)]
    return lcs_pairs(old, new)


def rising(values: Sequence[int]) -> list[int]:
    """The indexes of a longest strictly rising subsequence."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = [-1] * len(values)
    for index, value in enumerate(values):
        place = bisect_left(tops, value)
        before[index] = at[place - 1] if place else -1
        if place == len(tops):
            tops.append(value)
            at.append(index)
        else:
            tops[place], at[place] = value, index
    found: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


def unique_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Elements that occur once in both, as index pairs that rise on both sides (the anchors of a patience diff)."""
    counted, counted_new = Counter(old), Counter(new)
    places = {item: at for at, item in enumerate(new) if counted_new[item] == 1}
    pairs = [(at, places[item]) for at, item in enumerate(old) if counted[item] == 1 and item in places]
    return [pairs[at] for at in rising([b for _, b in pairs])]


def _inner(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    if len(old) * len(new) <= _MOST:
        return _exact(old, new)
    anchors = unique_pairs(old, new)
    if not anchors:
        return []
    found: list[tuple[int, int]] = []
    i = j = 0
    for a, b in [*anchors, (len(old), len(new))]:
        found += [(i + x, j + y) for x, y in _inner(old[i:a], new[j:b])]
        if a < len(old):
            found.append((a, b))
        i, j = a + 1, b + 1
    return found


def _exact(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Hyyrö's recurrence: a bit that is 0 in row r means one more common element ends there within new[:r]."""
    masks = _masks(old)
    full = (1 << len(old)) - 1
    row = full
    rows: list[int] = []
    for item in new:
        met = masks.get(item)
        if met is not None:
            hit = row & met
            row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    found: list[tuple[int, int]] = []
    col, at = len(old), len(new)
    while at and col:
        bit = 1 << (col - 1)
        if rows[at - 1] & bit:
            col -= 1
            continue
        at -= 1
        if not at or rows[at - 1] & bit:
            col -= 1
            found.append((col, at))
    return found[::-1]


def _masks(items: Sequence[Hashable]) -> dict[Hashable, int]:
    masks: dict[Hashable, int] = {}
    bit = 1
    for item in items:
        masks[item] = masks.get(item, 0) | bit
        bit <<= 1
    return masks
