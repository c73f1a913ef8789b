"""Units without a like in their place: split, merged, moved, replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.compare.align_anchor import gaps
from generator.compare.align_similar import Pair, Words, alike, sharing, weighed
from generator.compare.match import How, Match
from generator.compare.words_lcs import lcs_length

MOVED: Final = 0.7
JOINED: Final = 0.8
_SHORTEST: Final = 6  # words; what is shorter is never called moved
_GAIN: Final = 0.12
_PART: Final = 0.6
_MOST_PARTS: Final = 3
_FEW: Final = 60


@dataclass(slots=True)
class Loose:
    """The pairs in place so far, and what has none: indexes, in order."""

    pairs: list[tuple[int, int]]
    old: list[int]
    new: list[int]

    @classmethod
    def of(cls, old: Sequence[Words], new: Sequence[Words], pairs: list[tuple[int, int]]) -> Loose:
        """Everything that is in no pair."""
        ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
        return cls(
            pairs,
            [i for i in range(len(old)) if i not in ours],
            [j for j in range(len(new)) if j not in theirs],
        )


def take_split(old: Sequence[Words], new: Sequence[Words], loose: Loose) -> list[Match]:
    """Takes out one old unit that became two or three, and the other way round."""
    found: list[Match] = []
    for backwards in (False, True):
        whole, parts = (new, old) if backwards else (old, new)
        pairs = [(j, i) for i, j in loose.pairs] if backwards else list(loose.pairs)
        for one, several in _splits(
            whole, parts, pairs, loose.old if backwards else loose.new, _single(loose, backwards)
        ):
            found.append(Match(How.MERGED, several, (one,)) if backwards else Match(How.SPLIT, (one,), several))
            ours, theirs = (several, (one,)) if backwards else ((one,), several)
            loose.pairs = [(i, j) for i, j in loose.pairs if i not in ours and j not in theirs]
            loose.old = [i for i in loose.old if i not in ours]
            loose.new = [j for j in loose.new if j not in theirs]
    return found


def _single(loose: Loose, backwards: bool) -> list[tuple[int, int]]:
    """Units without any like, with where the other side's gap around them begins."""
    ours = loose.new if backwards else loose.old
    pairs = [(j, i) for i, j in loose.pairs] if backwards else loose.pairs
    found: list[tuple[int, int]] = []
    at, begin = 0, 0
    for one in ours:
        while at < len(pairs) and pairs[at][0] < one:
            begin = pairs[at][1] + 1
            at += 1
        found.append((one, begin))
    return found


def _splits(
    whole: Sequence[Words],
    parts: Sequence[Words],
    pairs: list[tuple[int, int]],
    free: list[int],
    single: list[tuple[int, int]],
) -> list[tuple[int, tuple[int, ...]]]:
    """One unit with the consecutive units of the other side that it became."""
    open_parts, matched = set(free), set(pairs)
    found: list[tuple[int, tuple[int, ...]]] = []
    for one, start in [*pairs, *single]:
        if start >= len(parts):
            continue
        paired = (one, start) in matched
        base = alike(whole[one], parts[start], 0.01) if paired else 0.0
        if base == 1.0 or len(whole[one].words) < _SHORTEST:
            continue
        best = _best_run(whole[one], parts, start, open_parts, base, paired)
        if best:
            found.append((one, best))
            open_parts.difference_update(best)
    return found


def _best_run(
    whole: Words, parts: Sequence[Words], start: int, free: set[int], base: float, paired: bool
) -> tuple[int, ...]:
    """The run of two or three units around ``start`` that joined is most like the whole; () when none is enough."""
    best: tuple[int, ...] = ()
    score = max(JOINED, base + _GAIN)
    for size in range(2, _MOST_PARTS + 1):
        for first in range(start - size + 1, start + 1) if paired else range(start, start + 1):
            run = tuple(range(first, first + size))
            if first < 0 or run[-1] >= len(parts) or any(at not in free and not (paired and at == start) for at in run):
                continue
            words = [word for at in run for word in parts[at].words]
            if 2 * min(len(words), len(whole.words)) < JOINED * (len(words) + len(whole.words)):
                continue
            share = 2 * lcs_length(whole.words, words) / (len(words) + len(whole.words))
            if share >= score and all(_within(parts[at], whole) for at in run):
                best, score = run, share + 0.001
    return best


def _within(part: Words, whole: Words) -> bool:
    return len(part.words) >= 2 and lcs_length(part.words, whole.words) >= _PART * len(part.words)


def take_moved(old: Sequence[Words], new: Sequence[Words], loose: Loose) -> list[tuple[int, int]]:
    """Takes out units that stand elsewhere now: the same, or alike enough."""
    ours = [i for i in loose.old if len(old[i].words) >= _SHORTEST]
    theirs = [j for j in loose.new if len(new[j].words) >= _SHORTEST]
    if not ours or not theirs:
        return []
    few = len(ours) * len(theirs) <= _FEW * _FEW
    worth = [(i, j) for i in ours for j in theirs] if few else sorted(sharing(old, new, ours, theirs))
    pairs: list[Pair] = []
    for i, j in worth:
        pair = weighed(old[i], new[j], i, j, MOVED)
        if pair is not None:
            pairs.append(pair)
    pairs.sort(key=lambda pair: (-pair.alike, -pair.weight, pair.old, pair.new))
    found: list[tuple[int, int]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for pair in pairs:
        if pair.old not in used_old and pair.new not in used_new:
            used_old.add(pair.old)
            used_new.add(pair.new)
            found.append((pair.old, pair.new))
    loose.old = [i for i in loose.old if i not in used_old]
    loose.new = [j for j in loose.new if j not in used_new]
    return sorted(found)


def take_replaced(old: Sequence[Words], new: Sequence[Words], loose: Loose) -> list[tuple[int, int]]:
    """Takes out what stands in the same place with the same component, although the words are others."""
    free_old, free_new = set(loose.old), set(loose.new)
    found: list[tuple[int, int]] = []
    for a, b, c, d in gaps(sorted(loose.pairs), len(old), len(new)):
        ours = [i for i in range(a, b) if i in free_old and old[i].words]
        theirs = [j for j in range(c, d) if j in free_new and new[j].words]
        if ours and theirs:
            found += _by_kind(old, new, ours, theirs)
    used_old, used_new = {i for i, _ in found}, {j for _, j in found}
    loose.old = [i for i in loose.old if i not in used_old]
    loose.new = [j for j in loose.new if j not in used_new]
    return found


def _by_kind(old: Sequence[Words], new: Sequence[Words], ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """One by one where both sides are as many; else those with one ordinal and one title above."""
    even = len(ours) == len(theirs)
    found: list[tuple[int, int]] = []
    at = 0
    for number, i in enumerate(ours):
        rest = theirs[number : number + 1] if even else theirs[at:]
        for j in rest:
            a, b = old[i], new[j]
            if a.unit.component is not b.unit.component:
                continue
            if even or (a.unit.label == b.unit.label and a.path == b.path):
                found.append((i, j))
                at = theirs.index(j) + 1
                break
    return found
