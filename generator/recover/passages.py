"""Stretches of a document as text that knows, down to the character, where in the view it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.read.view import Block, Component, DocView
from generator.recover.emphasis import BOLD, ITALIC, Piece, escape, write
from generator.text import illegal_character

_OPEN_CODE: Final = re.compile(r"[^\s–—-][-/]$")
_WORD: Final = re.compile(r"\S+")
_CODE_GOES_ON: Final = re.compile(r"[A-ZĐ0-9]")


class Span(NamedTuple):
    """Characters ``[start, end)`` of the view's block with that index."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a block with the component that it was recognised as."""

    span: Span
    component: Component
    confidence: float
    reason: str


def stretches(view: DocView, first: int = 0, last: int | None = None) -> Iterator[Stretch]:
    """The parts of the blocks ``[first, last)`` in reading order."""
    for index in range(first, len(view.blocks) if last is None else last):
        for part in sorted(view.blocks[index].parts, key=lambda part: part.start):
            yield Stretch(Span(index, part.start, part.end), part.component, part.confidence, part.reason)


def count(text: str) -> int:
    """The number of characters that are not blank."""
    return len("".join(text.split()))


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with single blanks, one mark (``BOLD``, ``ITALIC``) for each character, and the spans that it came from.

    ``marks`` is empty when nothing is marked.
    """

    text: str
    marks: bytes
    spans: tuple[Span, ...]
    blocks: Sequence[Block]

    def part(self, start: int, end: int | None = None) -> Passage:
        """The characters ``[start, end)`` without blanks at the ends; they keep their places."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        spans = _cut(self.spans, count(self.text[:start]), count(self.text[:end]), self.blocks)
        return Passage(self.text[start:end], self.marks[start:end], spans, self.blocks)

    def all_marked(self, mark: int) -> bool:
        """True when every character but blanks has the mark."""
        return bool(self.marks) and all(marks & mark for marks in set(self.marks))

    def written(self, ignore: int = 0) -> str:
        """The text as a clerk types it; marks of ``ignore`` are left out."""
        kept = ~ignore & (BOLD | ITALIC)
        if not any(marks & kept for marks in self.marks):
            return escape(self.text)
        pieces: list[Piece] = []
        start = 0
        for at in range(1, len(self.text) + 1):
            if at == len(self.text) or self.marks[at] & kept != self.marks[start] & kept:
                pieces.append((self.text[start:at], self.marks[start] & kept))
                start = at
        return write(pieces)


def passage(view: DocView, spans: Sequence[Span]) -> Passage:
    """The spans as one text: a blank between two, none inside a code ("359-" and "KH/TU")."""
    text, marks = "", bytearray()
    kept: list[Span] = []
    for span in spans:
        words, own = _words(view.blocks[span.block], span)
        if not words:
            continue
        if text and not _touch(view, kept[-1], span) and not _joins(text, words):
            text += " "
            marks.append(marks[-1] & own[0])
        text += words
        marks += own
        kept.append(span)
    return Passage(text, bytes(marks) if any(marks) else b"", tuple(kept), view.blocks)


def _touch(view: DocView, above: Span, span: Span) -> bool:
    """True when only letters that no file can hold stand between two spans of a block."""
    if above.block != span.block or not above.end <= span.start <= above.end + 1:
        return False
    return not view.blocks[span.block].text[above.end : span.start].isspace()


def _joins(text: str, words: str) -> bool:
    return _OPEN_CODE.search(text, max(len(text) - 2, 0)) is not None and _CODE_GOES_ON.match(words) is not None


def _words(block: Block, span: Span) -> tuple[str, bytes]:
    """The words of a span and their marks."""
    raw = block.text[span.start : span.end]
    words = " ".join(raw.split())
    looks = {(run.bold, run.italic) for run in block.runs}
    if len(looks) <= 1:
        bold, italic = next(iter(looks), (False, False))
        return words, bytes([_mark(bold, italic)]) * len(words)
    every = bytearray()
    for run in block.runs:
        every += bytes([_mark(run.bold, run.italic)]) * len(run.text)
    own = every[span.start : span.end].ljust(len(raw), b"\0")
    found = bytearray()
    for word in _WORD.finditer(raw):
        if found:
            found.append(found[-1] & own[word.start()])
        found += own[word.start() : word.end()]
    return words, bytes(found)


def _mark(bold: bool, italic: bool) -> int:
    return (BOLD if bold else 0) | (ITALIC if italic else 0)


def _cut(spans: Sequence[Span], start: int, end: int, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The spans of the ``start``-th to the ``end``-th non-blank character."""
    found: list[Span] = []
    at = 0
    for span in spans:
        raw = blocks[span.block].text[span.start : span.end]
        size = count(raw)
        first, last = max(start - at, 0), min(end - at, size)
        if first < last:
            if (first, last) == (0, size):
                found.append(span)
            else:
                found.append(Span(span.block, *_inside(raw, span.start, first, last)))
        at += size
    return tuple(found)


def _inside(raw: str, offset: int, first: int, last: int) -> tuple[int, int]:
    """Where the ``first``-th to the ``last``-th non-blank character of ``raw`` stand."""
    return offset + _nth(raw, first), offset + _nth(raw, last - 1) + 1


def _nth(raw: str, number: int) -> int:
    """The place of the ``number``-th non-blank character, from 0."""
    seen = 0
    for word in _WORD.finditer(raw):
        size = word.end() - word.start()
        if seen + size > number:
            return word.start() + number - seen
        seen += size
    return len(raw)


def legal_spans(view: DocView, span: Span) -> tuple[list[Span], list[Span]]:
    """The span without, and only, the characters that no Word file can hold."""
    raw = view.blocks[span.block].text[span.start : span.end]
    good: list[Span] = []
    bad: list[Span] = []
    at = 0
    while (found := illegal_character(raw[at:])) is not None:
        place = at + found.start()
        if place > at:
            good.append(Span(span.block, span.start + at, span.start + place))
        bad.append(Span(span.block, span.start + place, span.start + place + 1))
        at = place + 1
    if at < len(raw):
        good.append(Span(span.block, span.start + at, span.end))
    return good, bad
