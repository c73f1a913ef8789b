"""Edits inside a text, by Vietnamese words."""

from __future__ import annotations

from typing import Final

from generator.compare.match import Nature, Op, Piece
from generator.compare.words_lcs import lcs_pairs
from generator.compare.words_tokens import Gaps, Token, common_ends, nature_of, normal, tokens_of, weak_words
from generator.outline import read_label
from generator.text import nfc

_MARGIN: Final = 80  # longer than the longest word, a date in words
Change = tuple[int, int, int, int]


def word_edits(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that lead from the old text to the new one, covering both without gaps; texts in any normal form.

    ``word_edits(new, old)`` is the mirror image. A different ordinal at the start is one edit of nature LABEL; other
    edits are whole words, with the kinds of difference told apart by their nature.
    """
    if old == new:
        return (Piece(Op.KEEP, 0, len(old), 0, len(new)),) if old else ()
    if old > new:
        return mirrored(word_edits(new, old))
    head, tail = common_ends(old, new, _MARGIN)
    if not head and not tail:
        return _Builder(old, new).pieces()
    inner = _Builder(old[head : len(old) - tail], new[head : len(new) - tail]).pieces()
    return _joined(
        [
            Piece(Op.KEEP, 0, head, 0, head),
            *(_shifted(piece, head) for piece in inner),
            Piece(Op.KEEP, len(old) - tail, len(old), len(new) - tail, len(new)),
        ]
    )


def _shifted(piece: Piece, by: int) -> Piece:
    old, new = (piece.old_start + by, piece.old_end + by), (piece.new_start + by, piece.new_end + by)
    return Piece(piece.op, *old, *new, piece.nature)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without empty ones, kept neighbours as one."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.old_start == piece.old_end and piece.new_start == piece.new_end:
            continue
        last = found[-1] if found else None
        if last is not None and last.op is Op.KEEP and piece.op is Op.KEEP:
            found[-1] = Piece(Op.KEEP, last.old_start, piece.old_end, last.new_start, piece.new_end)
        else:
            found.append(piece)
    return tuple(found)


def mirrored(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces that lead back."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.op is Op.DELETE and after is not None and after.op is Op.INSERT and after.nature is piece.nature:
            found += _replaced(after.new_start, after.new_end, piece.old_start, piece.old_end, piece.nature)
            at += 2
            continue
        op = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE, Op.KEEP: Op.KEEP}[piece.op]
        found.append(Piece(op, piece.new_start, piece.new_end, piece.old_start, piece.old_end, piece.nature))
        at += 1
    return tuple(found)


def changes_of(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Change]:
    """The stretches of words that differ in substance, cleaned up, as index ranges of both."""
    pairs = lcs_pairs([token.key for token in old], [token.key for token in new])
    found: list[Change] = []
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        if i < a or j < b:
            found.append((i, a, j, b))
        i, j = a + 1, b + 1
    return _without_confetti(found, old)


def _without_confetti(changes: list[Change], old: tuple[Token, ...]) -> list[Change]:
    """Joins edits that only a few weak words hold apart, until none are left."""
    found: list[Change] = []
    for change in changes:
        while found and _swallow(found[-1], change, old[found[-1][1] : change[0]]):
            last = found.pop()
            change = (last[0], change[1], last[2], change[3])
        found.append(change)
    return found


def _swallow(left: Change, right: Change, kept: tuple[Token, ...]) -> bool:
    words = [token for token in kept if token.kind != "mark"]
    known = weak_words()
    if any(token.kind != "word" for token in words):
        return False
    big = min(max(c[1] - c[0], c[3] - c[2]) for c in (left, right))
    both = all(c[1] > c[0] and c[3] > c[2] for c in (left, right))
    if not words:
        return both and big > 1
    weak = all(token.key in known for token in words)
    strong = sum(1 for token in words if token.key not in known)
    return (weak and len(words) <= 2 and both) or (len(words) <= 2 and strong <= 1 and big >= 4 and both)


def _replaced(a: int, b: int, c: int, d: int, nature: Nature) -> list[Piece]:
    """A deletion and an insertion where the stretches are not empty."""
    found = [Piece(Op.DELETE, a, b, c, c, nature)] if a < b else []
    return [*found, Piece(Op.INSERT, b, b, c, d, nature)] if c < d else found


class _Builder:
    """Puts the pieces of two texts together, their blanks included."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.a, self.b = tokens_of(old), tokens_of(new)
        self.gaps, self.new_gaps = Gaps.of(self.a, len(old)), Gaps.of(self.b, len(new))
        self.found: list[Piece] = []

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces in order."""
        head = self._label()
        i, j = head or (0, 0)
        changes = [(a + i, b + i, c + j, d + j) for a, b, c, d in changes_of(self.a[i:], self.b[j:])]
        if head is not None:
            self._edit((0, i, 0, j), Nature.LABEL)
        for change in changes:
            self._kept(i, change[0], j)
            self._edit(change, Nature.SUBSTANCE)
            i, j = change[1], change[3]
        self._kept(i, len(self.a), j)
        self._keep(len(self.old), len(self.new))
        return tuple(self.found)

    def _label(self) -> tuple[int, int] | None:
        """How many words the ordinals at the start are, where they differ."""
        labels = [read_label(nfc(text.strip())) for text in (self.old, self.new)]
        raws = ["".join(label.raw.split()) if label is not None else "" for label in labels]
        if normal(raws[0]) == normal(raws[1]):
            return None
        sizes = [_words_of(tokens, raw) for tokens, raw in zip((self.a, self.b), raws, strict=True)]
        return None if -1 in sizes else (sizes[0], sizes[1])

    def _place(self) -> tuple[int, int]:
        """How far both texts are covered."""
        last = self.found[-1] if self.found else None
        return (last.old_end, last.new_end) if last is not None else (0, 0)

    def _keep(self, old_end: int, new_end: int) -> None:
        """Covers up to there as kept, joined with a kept stretch before it."""
        i, j = self._place()
        if i == old_end and j == new_end:
            return
        last = self.found[-1] if self.found else None
        if last is not None and last.op is Op.KEEP:
            self.found[-1] = Piece(Op.KEEP, last.old_start, old_end, last.new_start, new_end)
        elif last is not None and (i == old_end or j == new_end):
            self.found += _replaced(i, old_end, j, new_end, last.nature)
        else:
            self.found.append(Piece(Op.KEEP, i, old_end, j, new_end))

    def _kept(self, start: int, end: int, other: int) -> None:
        """Words with one key on both sides: kept, or an edit of a smaller nature."""
        for at in range(start, end):
            a, b = self.a[at], self.b[other + at - start]
            nature = None if a.text == b.text else nature_of(a.text, b.text)
            if nature is None:
                continue
            if at > start:
                self._keep(self.a[at - 1].end, self.b[other + at - start - 1].end)
            i, j = self._place()
            if i < a.start and j < b.start:
                self._keep(a.start, b.start)
                i, j = a.start, b.start
            self.found += _replaced(i, a.end, j, b.end, nature)
        if end > start and self._place()[0] < self.a[end - 1].end:
            self._keep(self.a[end - 1].end, self.b[other + end - start - 1].end)

    def _edit(self, change: Change, nature: Nature) -> None:
        """An edit of substance with the blanks that belong to it."""
        a1, a2, b1, b2 = change
        i, j = self._place()
        before = self.old[i : self.gaps.starts[a1]], self.new[j : self.new_gaps.starts[b1]]
        after = self._gap(self.old, self.gaps, a2), self._gap(self.new, self.new_gaps, b2)
        if a1 == a2 or b1 == b2:
            lead, trail = _blank_sides(before, after, deleted=b1 == b2)
        else:
            lead, trail = all(before), bool(after[0]) == bool(after[1])
        if lead:
            self._keep(self.gaps.starts[a1], self.new_gaps.starts[b1])
        i, j = self._place()
        old_end = self.gaps.starts[a2] if not trail and a1 < a2 else self.gaps.ends[a2]
        new_end = self.new_gaps.starts[b2] if not trail and b1 < b2 else self.new_gaps.ends[b2]
        self.found += _replaced(i, max(i, old_end), j, max(j, new_end), nature)

    @staticmethod
    def _gap(text: str, gaps: Gaps, at: int) -> str:
        return text[gaps.ends[at] : gaps.starts[at]]


def _blank_sides(before: tuple[str, str], after: tuple[str, str], *, deleted: bool) -> tuple[bool, bool]:
    """For words on one side only: whether the blanks before (kept) or behind them stay out of the edit."""
    one = before[1] if deleted else before[0]
    first, last = (before[0], after[0]) if deleted else (before[1], after[1])
    if one == first:
        return True, False
    if one == last:
        return False, True
    return (True, False) if one and first else (False, bool(one and last))


def _words_of(tokens: tuple[Token, ...], raw: str) -> int:
    """How many words spell the ordinal, -1 when no whole number of them does."""
    spelled, count = "", 0
    while len(spelled) < len(raw) and count < len(tokens):
        spelled += "".join(tokens[count].text.split())
        count += 1
    return count if spelled == raw else -1
