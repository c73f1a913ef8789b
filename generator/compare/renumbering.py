"""Ordinals that changed only because their place did, folded into one line for each cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.compare.match import How, Match, Nature, Op, Piece
from generator.compare.ordinals import Ordinal, Reference, references
from generator.compare.result import Renumbering
from generator.compare.units_of import Item, children

_VERBS: Final = {
    How.INSERTED: "thêm",
    How.DELETED: "bỏ",
    How.REPLACED: "thay",
    How.MOVED: "chuyển chỗ",
    How.MOVED_EDITED: "chuyển chỗ",
    How.SPLIT: "tách",
    How.MERGED: "gộp",
}
_STOPS: Final = " \u00a0\t\n.,;)"
_RUN: Final = 4  # from this many consecutive numbers on only the first and the last are told


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The folded lines, and which matches (by old and new index) they explain."""

    lines: tuple[Renumbering, ...]
    explained: frozenset[tuple[int, int]]
    names: frozenset[tuple[str, str, str]]


Cause = tuple[str, str, str, int]


class _Side:
    """The numbered siblings of one document and where each item stands among them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.groups = dict(children(items))
        self.place = {index: at for group in self.groups.values() for at, index in enumerate(group)}

    def siblings(self, index: int) -> list[int]:
        """The items counted together with this one."""
        return self.groups[self.key(index)]

    def key(self, index: int) -> tuple[int, str]:
        """What the siblings of an item have in common."""
        return self.items[index].parent, self.ordinal(index).scheme

    def ordinal(self, index: int) -> Ordinal:
        """The ordinal of a numbered item."""
        ordinal = self.items[index].ordinal
        if ordinal is None:
            raise ValueError(index)
        return ordinal


def renumberings(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> Renumbered:
    """The ordinals that follow their place: the same kind of number, moved as far as the item among its siblings."""
    sides = _Side(old), _Side(new)
    pairs = {match.old[0]: match.new[0] for match in matches if match.old and match.new}
    hows = {pair: match.how for match in matches if match.old and match.new for pair in [(match.old[0], match.new[0])]}
    explained: set[tuple[int, int]] = set()
    groups: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    shared: dict[tuple[int, int], tuple[object, ...]] = {}
    causes_of = _Causes(sides, pairs, hows, matches)
    for i, j in sorted(pairs.items(), key=lambda pair: pair[1]):
        if i not in sides[0].place or j not in sides[1].place or not _follows(sides, i, j):
            continue
        above = (old[i].parent, new[j].parent)
        if sides[0].ordinal(i).values[-1:] == sides[1].ordinal(j).values[-1:] and above in shared:
            key = shared[above]
        else:
            key = (new[j].parent, sides[1].ordinal(j).scheme, causes_of(i, j))
        shared[i, j] = key
        explained.add((i, j))
        groups.setdefault(key, []).append((i, j))
    lines = tuple(_line(sides, found, key) for key, found in groups.items())
    names = frozenset(
        (sides[0].ordinal(i).kind, sides[0].ordinal(i).shown, sides[1].ordinal(j).shown) for i, j in explained
    )
    return Renumbered(lines, frozenset(explained), names)


def _follows(sides: tuple[_Side, _Side], i: int, j: int) -> bool:
    """True when a number changed, and changed as its place did."""
    a, b = sides[0].ordinal(i), sides[1].ordinal(j)
    if a.scheme != b.scheme or a.mark != b.mark or a.auto != b.auto or a.values == b.values:
        return False
    if len(a.values) != len(b.values) or b.values[-1] - a.values[-1] != sides[1].place[j] - sides[0].place[i]:
        return False
    if a.values[:-1] == b.values[:-1]:
        return True
    above = [
        side.items[side.items[at].parent] if side.items[at].parent >= 0 else None
        for side, at in zip(sides, (i, j), strict=True)
    ]
    parents = [item.ordinal.values if item is not None and item.ordinal is not None else () for item in above]
    return a.values[:-1] == parents[0] and b.values[:-1] == parents[1]


class _Causes:
    """What came, went or moved before an item among its siblings on one side only."""

    def __init__(
        self,
        sides: tuple[_Side, _Side],
        pairs: dict[int, int],
        hows: dict[tuple[int, int], How],
        matches: Sequence[Match],
    ) -> None:
        self.sides, self.pairs, self.hows = sides, pairs, hows
        self.back = {j: i for i, j in pairs.items()}
        self.known: dict[tuple[int, tuple[int, str], tuple[int, str]], list[tuple[int, Cause]]] = {}
        self.parts: dict[tuple[int, int], How] = {}
        for match in matches:
            for side, indexes in enumerate((match.old, match.new)):
                for index in indexes[1:]:
                    self.parts[side, index] = match.how

    def __call__(self, i: int, j: int) -> tuple[Cause, ...]:
        """The causes, each once, in order."""
        if self._moved(i, j):
            return (self._move(i, j),)
        before = self._events(0, i, j), self._events(1, j, i)
        one_sided = [event for event in before[1] if event not in before[0]]
        one_sided += [event for event in before[0] if event not in before[1]]
        return tuple(dict.fromkeys(one_sided))

    def _moved(self, i: int, j: int) -> bool:
        return self.hows.get((i, j)) in (How.MOVED, How.MOVED_EDITED)

    def _event(self, side: int, index: int, how: How) -> Cause:
        ordinal = self.sides[side].ordinal(index)
        return (_VERBS[how], ordinal.kind, ordinal.shown, index if side else -1 - index)

    def _move(self, i: int, j: int) -> Cause:
        """A move is told by the old number, where it has one, and is the same cause seen from both sides."""
        side, index = (0, i) if i in self.sides[0].place else (1, j)
        return (*self._event(side, index, self.hows[i, j])[:3], j)

    def _events(self, side: int, index: int, other: int) -> list[Cause]:
        """What happened to the siblings that stand before an item on that side."""
        ours, theirs = self.sides[side], self.sides[1 - side]
        key = (side, ours.key(index), theirs.key(other))
        if key not in self.known:
            self.known[key] = self._all_events(side, ours.siblings(index), set(theirs.siblings(other)))
        place = ours.place[index]
        return [event for at, event in self.known[key] if at < place]

    def _all_events(self, side: int, siblings: list[int], known: set[int]) -> list[tuple[int, Cause]]:
        found: list[tuple[int, Cause]] = []
        for at, sibling in enumerate(siblings):
            match = (self.back if side else self.pairs).get(sibling)
            if match is None:
                how = self.parts.get((side, sibling), How.INSERTED if side else How.DELETED)
                found.append((at, self._event(side, sibling, how)))
                continue
            pair = (match, sibling) if side else (sibling, match)
            if self._moved(*pair):
                found.append((at, self._move(*pair)))
            elif match not in known:
                found.append((at, self._event(side, sibling, How.INSERTED if side else How.DELETED)))
        return found


def _line(sides: tuple[_Side, _Side], pairs: list[tuple[int, int]], key: tuple[object, ...]) -> Renumbering:
    scheme = key[1]
    first = [pair for pair in pairs if sides[1].ordinal(pair[1]).scheme == scheme] or pairs
    first = sorted(first, key=lambda pair: sides[0].ordinal(pair[0]).values)
    before = [sides[0].ordinal(i) for i, _ in first]
    after = [sides[1].ordinal(j) for _, j in first]
    kind = after[0].kind
    many = "các " if len(first) > 1 else ""
    short = len(first) >= _RUN and _is_run(before) and _is_run(after)
    text = f"{many}{kind} {_listed(before, short)} đổi số thành {_listed(after, short)}"
    cause = key[2] if isinstance(key[2], tuple) else ()
    if cause:
        text += f" do {_caused(cause)}"
    parent = sides[1].items[first[0][1]].parent
    if parent >= 0:
        text = f"{sides[1].items[parent].where}: {text}"
    told = tuple((sides[0].ordinal(i).typed, sides[1].ordinal(j).typed) for i, j in pairs)
    addresses = tuple(sides[1].items[j].blocks[0].address for _, j in pairs)
    return Renumbering(text, told, addresses)


def _is_run(ordinals: list[Ordinal]) -> bool:
    last = [ordinal.values[-1] for ordinal in ordinals]
    return last == list(range(last[0], last[0] + len(last)))


def _listed(ordinals: list[Ordinal], short: bool) -> str:
    if short:
        return f"{ordinals[0].shown} đến {ordinals[-1].shown}"
    return ", ".join(ordinal.shown for ordinal in ordinals)


def _caused(causes: tuple[Cause, ...]) -> str:
    groups: dict[tuple[str, str], list[str]] = {}
    for verb, kind, shown, _ in causes:
        groups.setdefault((verb, kind), []).append(shown)
    words = [
        f"{verb} {'các ' if len(shown) > 1 else ''}{kind} {', '.join(shown)}" for (verb, kind), shown in groups.items()
    ]
    return " và ".join(words)


def with_references(
    pieces: tuple[Piece, ...], old: str, new: str, names: frozenset[tuple[str, str, str]]
) -> tuple[Piece, ...]:
    """The pieces with LABEL for a reference that only follows a renumbering ("các khoản 3, 4" to "các khoản 4, 5")."""
    if not names:
        return pieces
    sides = list(references(old)), list(references(new))
    found = list(pieces)
    for at, piece in enumerate(found):
        if piece.op is Op.KEEP or piece.nature is not Nature.SUBSTANCE:
            continue
        before = _around(sides[0], old, piece.old_start, piece.old_end)
        after = _around(sides[1], new, piece.new_start, piece.new_end)
        if before is not None and after is not None and follows(before, after, names):
            found[at] = _labelled(piece)
    return tuple(found)


def follows(old: Reference, new: Reference, names: frozenset[tuple[str, str, str]]) -> bool:
    """True for a reference all of whose numbers changed as the ordinals did that they point to."""
    if old.noun != new.noun or len(old.numbers) != len(new.numbers) or old.numbers == new.numbers:
        return False
    return all(
        before == after or (old.noun, before, after) in names
        for before, after in zip(old.numbers, new.numbers, strict=True)
    )


def _around(known: Sequence[Reference], text: str, start: int, end: int) -> Reference | None:
    """The reference that holds a stretch of the text, blanks and stops at the ends of the stretch left out."""
    core = text[start:end].rstrip(_STOPS)
    end = start + len(core) if core else start
    return next((each for each in known if each.start <= start and end <= each.end), None)


def _labelled(piece: Piece) -> Piece:
    return Piece(piece.op, piece.old_start, piece.old_end, piece.new_start, piece.new_end, Nature.LABEL)
