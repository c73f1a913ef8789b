"""A part of the outline that moved as a whole: its title found again, what stands under it told with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.compare.match import How, Match
from generator.compare.units_of import Item
from generator.compare.words_tokens import word_key

MOVED: Final = (How.MOVED, How.MOVED_EDITED)
_LOOSE: Final = (How.INSERTED, How.DELETED, How.REPLACED)
_STAYS: Final = {How.MOVED: How.SAME, How.MOVED_EDITED: How.EDITED}


@dataclass(frozen=True, slots=True)
class Moves:
    """The matches to be told. ``under``: what moved with the match of a title and stands below it, by its new index."""

    matches: tuple[Match, ...]
    under: dict[int, tuple[Match, ...]]


def with_titles(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches with the titles paired that an alignment leaves loose: too short to be known without what they head.

    A title is the same when its words are and most of what stands below it is paired with what stands below the other.
    """
    found = dict(_titles(old, new, matches))
    if not found:
        return tuple(matches)
    back = {j: i for i, j in found.items()}
    moved = _moved_children(old, new, matches)
    result: list[Match] = []
    for match in matches:
        i, j = (match.old or (-1,))[0], (match.new or (-1,))[0]
        if match.how not in _LOOSE or (i not in found and j not in back):
            result.append(match)
            continue
        if match.how is How.REPLACED and i not in found:
            result.append(Match(How.DELETED, match.old, ()))
        if j in back:
            how = How.MOVED if moved[back[j], j] else How.EDITED
            result.append(Match(how, (back[j],), match.new))
        elif match.new:
            result.append(Match(How.INSERTED, (), match.new))
    return tuple(result)


def _titles(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    sides: list[dict[tuple[str, str], list[int]]] = [defaultdict(list), defaultdict(list)]
    for match in matches:
        if match.how in _LOOSE:
            for side, items, indexes in ((sides[0], old, match.old), (sides[1], new, match.new)):
                for index in indexes:
                    ordinal = items[index].ordinal
                    if ordinal is not None and not ordinal.bullet and items[index].title:
                        side[ordinal.scheme, word_key(items[index].title)].append(index)
    below = Counter(
        (old[match.old[0]].parent, new[match.new[0]].parent) for match in matches if match.old and match.new
    )
    children = Counter(item.parent for item in old), Counter(item.parent for item in new)
    for key, ours in sides[0].items():
        theirs = sides[1].get(key, [])
        if len(ours) != 1 or len(theirs) != 1:
            continue
        i, j = ours[0], theirs[0]
        if below[i, j] and 2 * below[i, j] >= min(children[0][i], children[1][j]):
            yield i, j


def _moved_children(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> dict[tuple[int, int], bool]:
    """For two titles, True when most of the pairs below them moved."""
    votes: Counter[tuple[int, int]] = Counter()
    for match in matches:
        if match.old and match.new:
            pair = old[match.old[0]].parent, new[match.new[0]].parent
            votes[pair] += 1 if match.how in MOVED else -1
    return defaultdict(bool, {pair: count > 0 for pair, count in votes.items()})


def gathered(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> Moves:
    """What moved together with the title above it, in its order, is no move of its own: it stays under its title."""
    heads = {match.old[0]: match.new[0] for match in matches if match.how in MOVED}
    last: dict[int, int] = {}
    under: dict[int, list[Match]] = defaultdict(list)
    result: list[Match] = []
    # A child is reached after its title on both sides, so that the title of its title is known by then.
    top: dict[int, int] = {}
    for match in sorted((each for each in matches if each.how in MOVED), key=lambda each: each.new):
        i, j = match.old[0], match.new[0]
        head = new[j].parent
        if heads.get(old[i].parent, -2) == head and i > last.get(head, -1):
            top[j] = top.get(head, head)
            last[head] = i
    for match in matches:
        j = match.new[0] if match.new else -1
        if match.how not in MOVED or j not in top:
            result.append(match)
            continue
        stayed = Match(_STAYS[match.how], match.old, match.new)
        if match.how is How.MOVED:
            under[top[j]].append(stayed)
        result.append(stayed)
    return Moves(tuple(result), {head: tuple(found) for head, found in under.items()})
