"""Blocks cut into pieces: one line of a block, or one column of it where tabs, blanks or words part two components."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.outline import Label, read_label
from generator.read.components.marks import closing_mark, header_mark, inner_cuts
from generator.read.components.names import is_person
from generator.read.components.scale import Guess
from generator.read.view import Block, Component, Part
from generator.text import nfc, squeeze

_WIDE: Final = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{3,}")
_LINE: Final = re.compile(r"[^\n]+")
_NO_LABEL: Final = object()


class Piece:
    """A stretch of a block that is one component.

    ``text`` is its text in NFC, blanks squeezed; ``gap`` the blank blocks above it; ``table`` the number of its table
    or None in running text; ``guess`` what it is, once known. ``first`` and ``last``: no piece of the block stands
    before or after it.
    """

    __slots__ = ("_label", "block", "end", "first", "gap", "guess", "index", "start", "table", "text")

    def __init__(self, block: Block, index: int, start: int, end: int, gap: int) -> None:
        self.block = block
        self.index = index
        self.start = start
        self.end = end
        self.gap = gap
        self.first = True
        self.table = block.cell.table if block.cell is not None else None
        self.text = squeeze(nfc(block.text[start:end]))
        self.guess: Guess | None = None
        self._label: object = _NO_LABEL

    @property
    def label(self) -> Label | None:
        """The ordinal that the piece opens with: typed, or set by Word at the head of the block."""
        if self._label is _NO_LABEL:
            number = self.block.format.numbering if self.first else None
            found = read_label(f"{number.strip()} {self.text}") if number and number.strip() else None
            self._label = found or read_label(self.text)
        return self._label if isinstance(self._label, Label) else None

    @property
    def column(self) -> tuple[int, int] | None:
        """Table and column of the piece, None in running text."""
        cell = self.block.cell
        return None if cell is None else (cell.table, cell.column)

    def take(self, component: Component, confidence: float, reason: str) -> None:
        """Says what the piece is."""
        self.guess = Guess(component, confidence, reason)

    def is_a(self, *components: Component) -> bool:
        """True when the piece is known to be one of those components."""
        return self.guess is not None and self.guess.component in components

    def part(self) -> Part:
        """The piece as the view holds it."""
        guess = self.guess or Guess(Component.KHAC, 0.2, "không nhận ra")
        return Part(self.start, self.end, guess.component, round(guess.confidence, 2), guess.reason)

    def bold(self) -> float:
        """The share of the piece's non-blank characters that is bold."""
        bold = total = at = 0
        for run in self.block.runs:
            begin, end = max(at, self.start), min(at + len(run.text), self.end)
            at += len(run.text)
            if begin < end:
                count = sum(not char.isspace() for char in self.block.text[begin:end])
                total += count
                bold += count if run.bold else 0
        return bold / total if total else 0.0


def cut(block: Block, index: int, gap: int) -> list[Piece]:
    """The pieces of a block: together they hold every non-blank character of it, each once."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(block.text):
        span = _trimmed(block.text, *line.span())
        if span is not None:
            spans.extend(_columns(block.text, *span))
    pieces = [Piece(block, index, start, end, gap) for start, end in spans]
    for piece in pieces[1:]:
        piece.first = False
        piece.gap = 0
    return pieces


def halve(piece: Piece, offset: int) -> Piece | None:
    """Cuts a piece at an offset of its block; the piece keeps the words before it, a new one has those after it."""
    rest = _trimmed(piece.block.text, offset, piece.end)
    kept = _trimmed(piece.block.text, piece.start, offset)
    if rest is None or kept is None:
        return None
    second = Piece(piece.block, piece.index, *rest, 0)
    second.first = False
    piece.end = kept[1]
    piece.text = squeeze(nfc(piece.block.text[piece.start : piece.end]))
    return second


def runs_on(above: Piece, piece: Piece) -> bool:
    """True when a source of lines (PDF, text) broke a paragraph between two pieces."""
    if piece.label is not None or above.text[-1] in ".;:!?…" or above.table != piece.table:
        return False
    return piece.text[0].islower() or (len(above.text) >= 60 and not piece.text.isupper())


def paragraphs(pieces: Sequence[Piece], *, pages: bool) -> Iterator[list[Piece]]:
    """The pieces put together to paragraphs; without ``pages`` only a line that opens small goes on with another."""
    group: list[Piece] = []
    for piece in pieces:
        goes_on = bool(group) and runs_on(group[-1], piece) and (pages or (piece.text[0].islower() and piece.gap == 0))
        if group and not goes_on:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _columns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One line, cut where two components stand side by side."""
    line = text[start:end]
    edges = [0, *inner_cuts(line), len(line)]
    for left, right in pairwise(edges):
        span = _trimmed(text, start + left, start + right)
        if span is not None:
            yield from _wide_columns(text, *span)


def _wide_columns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    line = text[start:end]
    if "\t" not in line and "   " not in line.replace("\xa0", " "):
        return [(start, end)]
    if header_mark(squeeze(nfc(line))) is not None:  # blanks inside "Số:      /KH-UBND"
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    at = 0
    for blank in _WIDE.finditer(line):
        spans.append((start + at, start + blank.start()))
        at = blank.end()
    spans.append((start + at, end))
    spans = [span for span in spans if span[0] < span[1]]
    texts = [squeeze(nfc(text[left:right])) for left, right in spans]
    return spans if len(spans) > 1 and _side_by_side(texts) else [(start, end)]


def _side_by_side(texts: list[str]) -> bool:
    """True when wide blanks part components of a header or of a closing."""
    for index, text in enumerate(texts):
        if header_mark(text) is not None:
            return True
        mark = closing_mark(text)
        if mark is not None and (mark.component is not Component.HO_TEN or index):
            return True
        if index and is_person(text) and (texts[0][-1] in ";." or texts[0][:1] in "-–" or is_person(texts[0])):
            return True
    return False
