"""One change from what belongs together: its pieces, their natures, formatting, labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.compare.formats import block_formats
from generator.compare.match import How, Nature, Op, Piece
from generator.compare.ordinals import Ordinal, read_ordinal
from generator.compare.renumbering import Renumbered, with_references
from generator.compare.result import Change
from generator.compare.words import word_edits
from generator.read.view import Block, Component

_WHOLE = (How.INSERTED, How.DELETED, How.REPLACED)
_MOVED = (How.MOVED, How.MOVED_EDITED)
_JOINED = (How.SPLIT, How.MERGED)
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands on one side of a change: its blocks, their text, its ordinal."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    ordinal: Ordinal | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change stands, in words, and what it is."""

    where: str
    component: Component
    column: str = ""
    section: str = ""


@dataclass(slots=True)
class Teller:
    """Makes the changes of a comparison; counts what was hidden on the way."""

    ignore: frozenset[Nature]
    formats: bool
    renumbered: Renumbered
    hidden: Counter[Nature] = field(default_factory=Counter)

    def tell(self, how: How, place: Place, old: Stretch, new: Stretch, *, explained: bool = False) -> Change | None:
        """The change, or None when nothing is left to be told. ``explained``: its ordinal follows a renumbering."""
        if old.blocks and new.blocks and _alike_but_page_numbers(old, new):
            how = How.MOVED if how in _MOVED else How.SAME
            pieces: tuple[Piece, ...] = (Piece(Op.KEEP, 0, len(old.text), 0, len(new.text)),)
        else:
            pieces = _whole(old.text, new.text) if how in _WHOLE else word_edits(old.text, new.text)
        quiet = explained or _same_number(old.ordinal, new.ordinal)
        if how not in _WHOLE:
            pieces = with_references(pieces, old.text, new.text, self.renumbered.names)
            if quiet:
                pieces = _without(pieces, _is_head_label)
        if how in _JOINED:
            pieces = _with_inner_labels(pieces, old.text, new.text)
        pieces = self._without_hidden(pieces)
        natures = {piece.nature for piece in pieces if piece.op is not Op.KEEP}
        if not quiet and _automatic_change(old.ordinal, new.ordinal) and how not in _WHOLE:
            natures.add(Nature.LABEL)
        formats = (
            block_formats(old.blocks, new.blocks, (old.text, new.text), pieces)
            if self.formats and how not in _WHOLE
            else ()
        )
        if not natures and not formats and how not in _MOVED:
            return None
        return Change(
            how=_settled(how, natures),
            component=place.component,
            where=place.where,
            old_addresses=tuple(block.address for block in old.blocks),
            new_addresses=tuple(block.address for block in new.blocks),
            old_text=old.text,
            new_text=new.text,
            pieces=pieces,
            labels=_labels(old.ordinal, new.ordinal),
            natures=frozenset(natures),
            formats=formats,
            column=place.column,
            section=place.section,
        )

    def _without_hidden(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        if not self.ignore or not any(piece.nature in self.ignore and piece.op is not Op.KEEP for piece in pieces):
            return pieces
        last: Piece | None = None
        for piece in pieces:
            if piece.op is not Op.KEEP and piece.nature in self.ignore:
                second = last is not None and last.op is Op.DELETE and last.nature is piece.nature
                self.hidden[piece.nature] += not (second and piece.op is Op.INSERT)
            last = piece
        return _without(pieces, lambda piece: piece.nature in self.ignore)


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    found = [Piece(Op.DELETE, 0, len(old), 0, 0)] if old else []
    if new:
        found.append(Piece(Op.INSERT, len(old), len(old), 0, len(new)))
    return tuple(found)


def _is_head_label(piece: Piece) -> bool:
    return piece.nature is Nature.LABEL and (piece.old_start == 0 or piece.new_start == 0)


def _without(pieces: tuple[Piece, ...], hide: object) -> tuple[Piece, ...]:
    """The pieces with those that are not to be told made kept ones."""
    if not callable(hide):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        kept = replace(piece, op=Op.KEEP, nature=Nature.SUBSTANCE) if hide(piece) else piece
        last = found[-1] if found else None
        if kept.op is Op.KEEP and last is not None and last.op is Op.KEEP:
            found[-1] = Piece(Op.KEEP, last.old_start, kept.old_end, last.new_start, kept.new_end)
        else:
            found.append(kept)
    return tuple(found)


def _alike_but_page_numbers(old: Stretch, new: Stretch) -> bool:
    """True for texts that differ in nothing but the page numbers that Word counts when it prints."""
    if old.text == new.text:
        return False
    sides = [
        [(run.field, "" if run.field in _PAGE_FIELDS else run.text) for block in side.blocks for run in block.runs]
        for side in (old, new)
    ]
    return sides[0] == sides[1]


def _with_inner_labels(pieces: tuple[Piece, ...], old: str, new: str) -> tuple[Piece, ...]:
    """LABEL for the ordinal that a block gained by a split or lost by a merger."""
    inner = _inner_labels(old), _inner_labels(new)
    return tuple(
        replace(piece, nature=Nature.LABEL)
        if (piece.op is Op.DELETE and _in_one(inner[0], old, piece.old_start, piece.old_end))
        or (piece.op is Op.INSERT and _in_one(inner[1], new, piece.new_start, piece.new_end))
        else piece
        for piece in pieces
    )


def _inner_labels(text: str) -> list[tuple[int, int]]:
    """Where the ordinals at the starts of all lines but the first stand."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        ordinal = read_ordinal(line) if start else None
        if ordinal is not None:
            lead = start + len(line) - len(line.lstrip())
            found.append((lead, lead + len(ordinal.typed)))
        start += len(line) + 1
    return found


def _in_one(labels: Sequence[tuple[int, int]], text: str, start: int, end: int) -> bool:
    core = text[start:end]
    start, end = start + len(core) - len(core.lstrip()), end - len(core) + len(core.rstrip())
    return start < end and any(first <= start and end <= last for first, last in labels)


def _same_number(old: Ordinal | None, new: Ordinal | None) -> bool:
    """One number, typed on one side and counted by Word on the other: formatting."""
    if old is None or new is None or old.auto == new.auto:
        return False
    return (old.scheme, old.values, old.mark) == (new.scheme, new.values, new.mark)


def _automatic_change(old: Ordinal | None, new: Ordinal | None) -> bool:
    if old is None or new is None or not (old.auto and new.auto):
        return False
    return (old.scheme, old.values) != (new.scheme, new.values)


def _settled(how: How, natures: set[Nature]) -> How:
    if how is How.SAME and natures:
        return How.EDITED
    if how is How.MOVED and natures:
        return How.MOVED_EDITED
    if not natures and how in (How.EDITED, How.MOVED_EDITED):
        return How.SAME if how is How.EDITED else How.MOVED
    return how


def _labels(old: Ordinal | None, new: Ordinal | None) -> tuple[str, str] | None:
    before, after = (ordinal.typed if ordinal is not None else "" for ordinal in (old, new))
    return (before, after) if before != after and before and after else None


def joined(blocks: Sequence[Block]) -> str:
    """The text of several blocks, empty ones left out."""
    return "\n".join(block.text for block in blocks if block.text.strip())
