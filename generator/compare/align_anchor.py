"""The units that kept their place: exact ones as anchors first, then those alike in the gaps between them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from generator.compare.align_similar import EDITED, Pair, Words, chain, pairs_between, weighed
from generator.compare.words_lcs import lcs_pairs, unique_pairs
from generator.read.view import Component

C = Component
# Each stands once in a plan: what it was is what it is, however little they are alike.
SLOTS: Final = frozenset(
    {
        C.QUOC_HIEU,
        C.TIEU_NGU,
        C.CO_QUAN_CHU_QUAN,
        C.CO_QUAN_BAN_HANH,
        C.SO_KY_HIEU,
        C.DIA_DANH_NGAY,
        C.TEN_LOAI,
        C.NHAN_NOI_NHAN,
        C.LUU,
        C.QUYEN_HAN,
        C.CHUC_VU,
        C.HO_TEN,
    }
)
# Gaps up to this many pairs are looked at once more, pair by pair.
_SMALL: Final = 400
Gap = tuple[int, int, int, int]
Places = list[tuple[int, int]]


def in_place(old: Sequence[Words], new: Sequence[Words]) -> Places:
    """Index pairs that rise on both sides: the same text, or one alike enough to be it, edited."""
    anchors = _anchors(old, new, (0, len(old), 0, len(new)))
    found = list(anchors)
    for gap in gaps(anchors, len(old), len(new)):
        found += _in_gap(old, new, gap)
    return sorted(found)


def gaps(pairs: Places, ours: int, theirs: int) -> list[Gap]:
    """What stands between the pairs, on either side."""
    found: list[Gap] = []
    i = j = 0
    for a, b in [*pairs, (ours, theirs)]:
        if i < a or j < b:
            found.append((i, a, j, b))
        i, j = a + 1, b + 1
    return found


def _anchors(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    """Texts that occur once on both sides; then once below their own title; then in the gaps between them."""
    a, b, c, d = gap
    for keyed in (_by_text, _by_place):
        ours = [keyed(old[i], -i) for i in range(a, b)]
        theirs = [keyed(new[j], j + 1) for j in range(c, d)]
        pairs = [(a + i, c + j) for i, j in unique_pairs(ours, theirs)]
        if not pairs:
            continue
        found = list(pairs)
        i, j = a, c
        for p, q in [*pairs, (b, d)]:
            if i < p and j < q:
                found += _anchors(old, new, (i, p, j, q))
            i, j = p + 1, q + 1
        return sorted(found)
    return []


def _by_text(words: Words, own: int) -> Hashable:
    """Short texts stand anywhere: they are no anchors; each is made different from all others."""
    return own if words.short else words.key


def _by_place(words: Words, own: int) -> Hashable:
    return own if not words.words else (words.path, words.unit.label, words.unit.component, words.key)


def _in_gap(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    """The pairs of a gap: repeated texts, then those alike, then once more between them."""
    a, b, c, d = gap
    if a == b or c == d:
        return []
    slots = _slots(old, new, gap)
    found: Places = []
    for e, f, g, h in _inside(slots, gap):
        if (f - e) * (h - g) > _SMALL * 4:
            repeated = _repeated(old, new, (e, f, g, h))
            found += repeated
            for inner in _inside(repeated, (e, f, g, h)):
                found += _by_likeness(old, new, inner)
        else:
            found += _by_likeness(old, new, (e, f, g, h))
    return found + slots


def _inside(pairs: Places, gap: Gap) -> list[Gap]:
    a, b, c, d = gap
    inner = gaps([(i - a, j - c) for i, j in pairs], b - a, d - c)
    return [(e + a, f + a, g + c, h + c) for e, f, g, h in inner]


def _repeated(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    a, b, c, d = gap
    ours = [_by_text(old[i], -i - 1) for i in range(a, b)]
    theirs = [_by_text(new[j], j + 1) for j in range(c, d)]
    return [(a + i, c + j) for i, j in lcs_pairs(ours, theirs)]


def _slots(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    """What stands once in a plan, where it stands once on both sides of the gap."""
    a, b, c, d = gap
    ours: list[Hashable] = [_slot(old[i], -i - 1) for i in range(a, b)]
    theirs: list[Hashable] = [_slot(new[j], j + 1) for j in range(c, d)]
    return [(a + i, c + j) for i, j in unique_pairs(ours, theirs)]


def _slot(words: Words, own: int) -> Hashable:
    return words.unit.component if words.unit.component in SLOTS else own


def _by_likeness(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    a, b, c, d = gap
    if a == b or c == d:
        return []
    if (b - a) * (d - c) == 1:
        pair = weighed(old[a], new[c], a, c)
        return [(a, c)] if pair is not None else []
    chosen = [(pair.old, pair.new) for pair in chain(pairs_between(old, new, range(a, b), range(c, d)))]
    found = list(chosen)
    for e, f, g, h in _inside(chosen, gap):
        if 0 < (f - e) * (h - g) <= _SMALL and (b - a) * (d - c) > _SMALL:
            found += _every(old, new, (e, f, g, h))
    return found


def _every(old: Sequence[Words], new: Sequence[Words], gap: Gap) -> Places:
    a, b, c, d = gap
    pairs: list[Pair] = []
    for i in range(a, b):
        for j in range(c, d):
            pair = weighed(old[i], new[j], i, j, EDITED)
            if pair is not None:
                pairs.append(pair)
    return [(pair.old, pair.new) for pair in chain(pairs)]
