"""Which facts of two texts changed into which: equal ones cancel, the rest is paired in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from generator.compare.highlights_facts import Fact, Kind
from generator.compare.words_lcs import even_pairs
from generator.compare.words_tokens import word_key

FactPair = tuple[Fact | None, Fact | None]
_AROUND: Final = 24
_CUT: Final = re.compile(r"[,;:.\d]|(?<!\w)và(?!\w)")
_WORD: Final = re.compile(r"[^\W\d_]+")


def changed_facts(old: Sequence[Fact], new: Sequence[Fact], texts: tuple[str, str]) -> list[FactPair]:
    """The facts that changed, came or went, in the order of the new text (gone ones where they stood)."""
    kept = even_pairs([_known(fact) for fact in old], [_known(fact) for fact in new])
    gone = [fact for at, fact in enumerate(old) if at not in {i for i, _ in kept}]
    come = [fact for at, fact in enumerate(new) if at not in {j for _, j in kept}]
    _cancel_moved(gone, come, texts)
    anchors = [(old[i].start, new[j].start) for i, j in kept]
    pairs: list[FactPair] = []
    for kind in Kind:
        pairs += _paired([f for f in gone if f.kind is kind], [f for f in come if f.kind is kind], anchors)
    return sorted(pairs, key=lambda pair: pair[1].start if pair[1] is not None else pair[0].start if pair[0] else 0)


def _cancel_moved(gone: list[Fact], come: list[Fact], texts: tuple[str, str]) -> None:
    """A fact that moved inside the sentence together with the words before it is no change."""
    for fact in list(gone):
        around = _context(fact, texts[0])
        for other in come:
            if (fact.kind, fact.key) == (other.kind, other.key) and around == _context(other, texts[1]):
                gone.remove(fact)
                come.remove(other)
                break


def _known(fact: Fact) -> str:
    return f"{fact.kind.value}|{fact.key}"


def _context(fact: Fact, text: str) -> tuple[list[str], list[str]]:
    """The two words before and behind it within its part of the sentence."""
    before = _CUT.split(text[max(0, fact.start - _AROUND) : fact.start])[-1]
    after = _CUT.split(text[fact.end : fact.end + _AROUND])[0]
    return _WORD.findall(word_key(before))[-2:], _WORD.findall(word_key(after))[:2]


def _paired(gone: list[Fact], come: list[Fact], anchors: list[tuple[int, int]]) -> list[FactPair]:
    """Within what stands between two kept facts, those of one family in order; then in order alone."""
    found: list[FactPair] = []
    bounds = [(0, 0), *anchors, (1 << 60, 1 << 60)]
    for (a, c), (b, d) in itertools.pairwise(bounds):
        ours = [fact for fact in gone if a <= fact.start < b]
        theirs = [fact for fact in come if c <= fact.start < d]
        found += _in_order(ours, theirs)
    return found


def _in_order(ours: list[Fact], theirs: list[Fact]) -> list[FactPair]:
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    pairs = even_pairs([fact.family for fact in ours], [fact.family for fact in theirs])
    found: list[FactPair] = [(ours[i], theirs[j]) for i, j in pairs]
    used_old, used_new = {i for i, _ in pairs}, {j for _, j in pairs}
    rest_old = [fact for at, fact in enumerate(ours) if at not in used_old]
    rest_new = [fact for at, fact in enumerate(theirs) if at not in used_new]
    many = min(len(rest_old), len(rest_new))
    found += list(zip(rest_old[:many], rest_new[:many], strict=True))
    found += [(fact, None) for fact in rest_old[many:]]
    found += [(None, fact) for fact in rest_new[many:]]
    return found
