"""Which blocks of two containers stand for each other, put into one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple


class Kind(StrEnum):
    """How units belong together: in place, replaced in place, moved unchanged, one to several, several to one."""

    PAIR = "pair"
    REPLACED = "replaced"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class Pairing(NamedTuple):
    """Indexes of old and new units that belong together; what is in no pairing was deleted or inserted."""

    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]


# Aligns the texts of two containers; the last argument gives each unit's kind ("p", "tbl", "sdt", "tr").
Aligner = Callable[[Sequence[str], Sequence[str], Sequence[str], Sequence[str]], Iterable[Pairing]]


@dataclass(slots=True)
class Item:
    """A place in the merged order: old and new blocks by index, several only where a paragraph was split or merged.

    ``move`` numbers a move (the same number on both places), ``replaced`` says that the texts have nothing in common;
    ``tail`` that only the first paragraphs stand for each other and the rest (tables too) came or went at the end.
    """

    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    move: int = -1
    replaced: bool = False
    tail: bool = False


PARAGRAPH: Final = "p"
TABLE: Final = "tbl"


def plan(
    pairings: Iterable[Pairing], old: Sequence[str], new: Sequence[str], sizes: Sequence[int] | None = None
) -> list[Item]:
    """The merged order of two containers whose blocks are of these kinds; ``sizes`` are the new blocks' lengths.

    Where pairs cross (a table and a paragraph that changed places), those with more in them keep their place.
    """
    kept, moves = _kept(pairings, old, new, sizes or [1] * len(new))
    kept = _with_tables(kept, old, new)
    items: list[Item] = []
    i = j = 0
    for item in (*kept, Item((len(old),), (len(new),))):
        items += [Item(old=(n,), move=moves.get(("old", n), -1)) for n in range(i, item.old[0])]
        items += [Item(new=(n,), move=moves.get(("new", n), -1)) for n in range(j, item.new[0])]
        items.append(item)
        i, j = item.old[-1] + 1, item.new[-1] + 1
    items.pop()
    return _settled(items, old, new)


def _kept(
    pairings: Iterable[Pairing], old: Sequence[str], new: Sequence[str], sizes: Sequence[int]
) -> tuple[list[Item], dict[tuple[str, int], int]]:
    """The pairs that keep the order, and the numbers of moves by side and index."""
    found: list[Item] = []
    moves: dict[tuple[str, int], int] = {}
    for kind, ours, theirs in pairings:
        if not ours or not theirs or {old[i] for i in ours} != {new[j] for j in theirs}:
            continue
        if kind == Kind.MOVED:
            if old[ours[0]] == PARAGRAPH:
                number = len(moves)
                moves["old", ours[0]] = moves["new", theirs[0]] = number
        elif _joined(ours) and _joined(theirs) and (len(ours) == len(theirs) == 1 or old[ours[0]] == PARAGRAPH):
            found.append(Item(ours, theirs, replaced=kind == Kind.REPLACED))
    found.sort(key=lambda item: item.new)
    return _rising(found, sizes), moves


def _joined(indexes: Sequence[int]) -> bool:
    return all(b == a + 1 for a, b in pairwise(indexes))


def _rising(items: list[Item], sizes: Sequence[int]) -> list[Item]:
    """The items that keep the order of the old document too: those with the most in them all together."""
    ends: list[int] = []  # the old end of a chain, and what it holds: both rise
    held: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for index, item in enumerate(items):
        place = bisect_left(ends, item.old[0])
        back.append(at[place - 1] if place else -1)
        total = (held[place - 1] if place else 0) + 1 + sum(sizes[n] for n in item.new)
        place = bisect_left(ends, item.old[-1])
        if place and held[place - 1] >= total:
            continue
        beaten = place
        while beaten < len(held) and held[beaten] <= total:
            beaten += 1
        ends[place:beaten], held[place:beaten], at[place:beaten] = [item.old[-1]], [total], [index]
    found: list[Item] = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(items[index])
        index = back[index]
    found.reverse()
    return [x for n, x in enumerate(found) if n == 0 or (x.new[0] > found[n - 1].new[-1])]


def _with_tables(kept: list[Item], old: Sequence[str], new: Sequence[str]) -> list[Item]:
    """A table that goes right before one that comes: replaced row by row, for readers join two tables side by side."""
    found: list[Item] = []
    i = j = 0
    for item in (*kept, Item((len(old),), (len(new),))):
        end = item.old[0]
        if i < end and j < item.new[0] and old[end - 1] == new[j] == TABLE:
            found.append(Item((end - 1,), (j,)))
        found.append(item)
        i, j = item.old[-1] + 1, item.new[-1] + 1
    found.pop()
    return found


def _settled(items: list[Item], old: Sequence[str], new: Sequence[str]) -> list[Item]:
    """The last paragraphs of both sides share their mark: Word cannot delete or insert the end of a container."""
    last_old, last_new = len(old) - 1, len(new) - 1
    if last_old < 0 or last_new < 0 or old[last_old] != PARAGRAPH or new[last_new] != PARAGRAPH:
        return items
    a = next(item for item in items if last_old in item.old)
    b = next(item for item in items if last_new in item.new)
    if a is b:
        return items
    if a.new or b.old:
        anchor = a if a.new else b
        after = items[items.index(anchor) + 1 :]
        kinds = {old[n] for item in after for n in item.old} | {new[n] for item in after for n in item.new}
        one_side = (a.new == () or b.old == ()) and all(not (item.old and item.new) for item in after)
        single = len(anchor.old) == len(anchor.new) == 1
        fitting = kinds == {PARAGRAPH} or (single and kinds == {PARAGRAPH, TABLE})
        if fitting and one_side and len({bool(item.old) for item in after}) == 1:
            before = items[: items.index(anchor)]
            olds = (*anchor.old, *(n for item in after for n in item.old))
            news = (*anchor.new, *(n for item in after for n in item.new))
            return [*_unmoved(before, after), Item(olds, news, replaced=anchor.replaced, tail=single)]
    return _unmoved(_ends_paired(items, a, b, last_old, last_new), [a, b])


def _ends_paired(items: list[Item], a: Item, b: Item, last_old: int, last_new: int) -> list[Item]:
    """The last paragraphs put into one item; whatever stood for them elsewhere comes or goes on its own."""
    found: list[Item] = []
    for item in items:
        if item is a or item is b:
            found += [Item(old=(n,)) for n in item.old if n != last_old]
            found += [Item(new=(n,)) for n in item.new if n != last_new]
        else:
            found.append(item)
    return [*found, Item((last_old,), (last_new,), replaced=True)]


def _unmoved(items: list[Item], others: Iterable[Item]) -> list[Item]:
    """Items whose move lost its other end come or go like any other."""
    lost = {item.move for item in others if item.move >= 0}
    return [Item(i.old, i.new, -1, i.replaced, i.tail) if i.move in lost else i for i in items]
