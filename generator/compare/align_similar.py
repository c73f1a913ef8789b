"""How alike two units are, which pairs are worth a look, and the best pairs in order."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from generator.compare.match import Unit
from generator.compare.words_lcs import lcs_length
from generator.compare.words_tokens import normal
from generator.text import nfc

EDITED: Final = 0.4
"""From this share on two texts are one text that was edited."""
# Pairs of a gap that are all looked at; in larger gaps only those that share rare words.
_ALL: Final = 900
_RARE: Final = 10  # how many of a unit's rarest words look for its likes
_COMMON: Final = 24  # a word in more units than this says nothing
_CANDIDATES: Final = 4
_WORDS: Final = re.compile(r"\w+")
_HEAVY: Final = 40


class Pair(NamedTuple):
    """Two units that may belong together, by their indexes."""

    old: int
    new: int
    alike: float
    weight: float


class Words:
    """What the alignment knows of one unit: its key, its words, how short it is."""

    __slots__ = ("bag", "key", "path", "short", "unit", "words")

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        text = nfc(unit.text)
        body = text.strip()
        if unit.label and body.startswith(unit.label):
            body = body[len(unit.label) :]
        self.key = normal(body)
        self.words = _WORDS.findall(self.key.lower())
        self.bag: Counter[str] | None = None
        self.path = "\n".join(normal(title).lower() for title in unit.path)
        self.short = len(self.words) < 4

    def counted(self) -> Counter[str]:
        """The words with how often they occur."""
        if self.bag is None:
            self.bag = Counter(self.words)
        return self.bag


def alike(old: Words, new: Words, least: float = EDITED) -> float:
    """The share of words two units have in common, in order: 0 to 1; 0 where it is below ``least``."""
    if old.key == new.key:
        return 1.0
    total = len(old.words) + len(new.words)
    if not total or 2 * min(len(old.words), len(new.words)) < least * total:
        return 0.0
    small, large = (old, new) if len(old.words) <= len(new.words) else (new, old)
    met = large.counted()
    common = sum(min(count, met.get(word, 0)) for word, count in small.counted().items())
    if 2 * common < least * total:
        return 0.0
    share = 2 * lcs_length(old.words, new.words) / total
    return share if share >= least else 0.0


def pairs_between(old: Sequence[Words], new: Sequence[Words], ours: range, theirs: range) -> list[Pair]:
    """The pairs of a gap that are alike enough to be one text, edited."""
    found: list[Pair] = []
    for i, j in _worth(old, new, ours, theirs):
        pair = weighed(old[i], new[j], i, j)
        if pair is not None:
            found.append(pair)
    return found


def weighed(old: Words, new: Words, i: int, j: int, least: float = EDITED) -> Pair | None:
    """The pair with its weight, or None when it is less alike than that or of different containers."""
    share = alike(old, new, least)
    if not share:
        return None
    size = min(len(old.words) + len(new.words), 2 * _HEAVY)
    weight = share * (0.2 + size)
    if old.path == new.path:
        weight *= 1.1
    if old.unit.component is new.unit.component:
        weight *= 1.1
    if old.unit.label == new.unit.label:
        weight *= 1.02
    return Pair(i, j, share, weight)


def chain(pairs: Iterable[Pair]) -> list[Pair]:
    """The heaviest pairs that rise on both sides."""
    ordered = sorted(pairs, key=lambda pair: (pair.old, -pair.new))
    places = sorted({pair.new for pair in ordered})
    tree: list[int] = [-1] * (len(places) + 1)
    total: list[float] = []
    before: list[int] = []
    for index, pair in enumerate(ordered):
        at = bisect_right(places, pair.new) - 1
        best = -1
        while at > 0:
            if tree[at] >= 0 and (best < 0 or total[tree[at]] > total[best]):
                best = tree[at]
            at -= at & -at
        total.append(pair.weight + (total[best] if best >= 0 else 0.0))
        before.append(best)
        at = bisect_right(places, pair.new)
        while at <= len(places):
            if tree[at] < 0 or total[index] > total[tree[at]]:
                tree[at] = index
            at += at & -at
    last = max(range(len(ordered)), key=lambda index: (total[index], -index), default=-1)
    found: list[Pair] = []
    while last >= 0:
        found.append(ordered[last])
        last = before[last]
    return found[::-1]


def sharing(
    old: Sequence[Words], new: Sequence[Words], ours: Sequence[int], theirs: Sequence[int]
) -> set[tuple[int, int]]:
    """Pairs that share rare words; the work grows with the number of units, not with its square."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in theirs:
        for word in new[j].counted():
            holders[word].append(j)
        for pair in _couples(new[j].words):
            holders[pair].append(j)
    found: set[tuple[int, int]] = set()
    for i in ours:
        words = [*old[i].counted(), *_couples(old[i].words)]
        rare = sorted((len(holders[word]), word) for word in words if 0 < len(holders.get(word, ())) <= _COMMON)
        hits: Counter[int] = Counter()
        for _, word in rare[:_RARE]:
            hits.update(holders[word])
        found.update((i, j) for j, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:_CANDIDATES])
    return found


def _worth(old: Sequence[Words], new: Sequence[Words], ours: range, theirs: range) -> Iterable[tuple[int, int]]:
    if len(ours) * len(theirs) <= _ALL:
        return ((i, j) for i in ours for j in theirs)
    found = sharing(old, new, ours, theirs)
    many = min(len(ours), len(theirs))
    for at in range(many):
        found.add((ours[at], theirs[at]))
        found.add((ours[-1 - at], theirs[-1 - at]))
    return sorted(found)


def _couples(words: list[str]) -> set[str]:
    """Neighbouring words as one: rare even where each of them is not."""
    return {f"{a} {b}" for a, b in itertools.pairwise(words)}
