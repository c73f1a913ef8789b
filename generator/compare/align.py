"""Which units of two documents belong together."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compare.align_anchor import in_place
from generator.compare.align_rest import Loose, take_moved, take_replaced, take_split
from generator.compare.align_similar import Words
from generator.compare.match import How, Match, Unit

_BACK = {How.INSERTED: How.DELETED, How.DELETED: How.INSERTED, How.SPLIT: How.MERGED, How.MERGED: How.SPLIT}


def align(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Match, ...]:
    """Every unit of both sides in exactly one match, in the order of the new units; ``text`` is best NFC.

    SAME means the same words, blanks, tone placement, kinds of quotes and dashes, and the ordinal (``label``) left out;
    letter case counts. ``align(new, old)`` holds the mirrored matches: both directions work on the same order of the
    two documents. A deleted unit stands after the match of the nearest old unit before it that kept its place.
    """
    ours, theirs = [_sortable(unit) for unit in old], [_sortable(unit) for unit in new]
    if ours > theirs:
        return _in_order([mirrored(match) for match in _align(new, old)])
    return _in_order(_align(old, new))


def mirrored(match: Match) -> Match:
    """The same match seen from the other document."""
    return Match(_BACK.get(match.how, match.how), match.new, match.old)


def _sortable(unit: Unit) -> tuple[str, ...]:
    return (unit.text, unit.component.value, unit.label, unit.container, *unit.path)


def _align(old: Sequence[Unit], new: Sequence[Unit]) -> list[Match]:
    a, b = [Words(unit) for unit in old], [Words(unit) for unit in new]
    matches: list[Match] = []
    for container in dict.fromkeys(unit.container for unit in (*old, *new)):
        ours = [at for at, unit in enumerate(old) if unit.container == container]
        theirs = [at for at, unit in enumerate(new) if unit.container == container]
        matches += _align_container([a[at] for at in ours], [b[at] for at in theirs], ours, theirs)
    return matches


def _align_container(a: list[Words], b: list[Words], ours: list[int], theirs: list[int]) -> list[Match]:
    pairs = in_place(a, b)
    loose = Loose.of(a, b, pairs)
    split = take_split(a, b, loose)
    moved = take_moved(a, b, loose)
    replaced = take_replaced(a, b, loose)
    found = [Match(How.SAME if a[i].key == b[j].key else How.EDITED, (i,), (j,)) for i, j in loose.pairs]
    found += split
    found += [Match(How.MOVED if a[i].key == b[j].key else How.MOVED_EDITED, (i,), (j,)) for i, j in moved]
    found += [Match(How.REPLACED, (i,), (j,)) for i, j in replaced]
    found += [Match(How.DELETED, (i,), ()) for i in loose.old]
    found += [Match(How.INSERTED, (), (j,)) for j in loose.new]
    return [Match(match.how, tuple(ours[i] for i in match.old), tuple(theirs[j] for j in match.new)) for match in found]


def _in_order(matches: list[Match]) -> tuple[Match, ...]:
    """In the order of the new units, deletions behind what stood before them."""
    anchors = sorted(
        (max(match.old), max(match.new))
        for match in matches
        if match.old and match.new and match.how not in (How.MOVED, How.MOVED_EDITED)
    )
    keys: list[tuple[int, int, int, Match]] = []
    gone = sorted((match for match in matches if not match.new), key=lambda match: match.old)
    at, behind = 0, -1
    for match in gone:
        while at < len(anchors) and anchors[at][0] < match.old[0]:
            behind = anchors[at][1]
            at += 1
        keys.append((behind, 1, match.old[0], match))
    keys += [(min(match.new), 0, 0, match) for match in matches if match.new]
    keys.sort(key=lambda key: key[:3])
    return tuple(key[3] for key in keys)
