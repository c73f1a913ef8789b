"""Edits of bytes: pieces put in, taken out or replaced, all at once; cuts of a run in two at a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.ooxml.editing.spans import SPACE, Node
from generator.ooxml.editing.words import Glyph


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``data[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: bytes


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes after all edits. ValueError when two of them overlap."""
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position:
            raise ValueError(f"edits overlap at byte {edit.start}")
        pieces += (data[position : edit.start], edit.new)
        position = edit.end
    return b"".join((*pieces, data[position:]))


@dataclass(frozen=True, slots=True)
class Cut:
    """A place between two runs, or inside one, that must then be closed (``before``) and opened again (``after``).

    ``text`` is the ``w:t`` that is cut in two.
    """

    offset: int
    before: bytes = b""
    after: bytes = b""
    text: Node | None = None

    def preserving(self) -> Edit | None:
        """What keeps the blanks at the ends of the first half, where the ``w:t`` does not say so yet."""
        node = self.text
        if node is None or node.attributes.get(SPACE) == "preserve":
            return None
        at = node.start + 1 + len(node.raw.encode())
        return Edit(at, at, b' xml:space="preserve"')


def cut_before(data: bytes, glyph: Glyph) -> Cut:
    """The place right before a character."""
    run, text = glyph.run, glyph.text
    if text is not None and glyph.start > _first(text):
        return _within(data, run, text, glyph.start)
    return _between(data, run, text.start if text is not None else glyph.start)


def cut_after(data: bytes, glyph: Glyph) -> Cut:
    """The place right after a character."""
    run, text = glyph.run, glyph.text
    if text is not None and glyph.end < _last(text):
        return _within(data, run, text, glyph.end)
    return _between(data, run, text.end if text is not None else glyph.end)


def _first(text: Node) -> int:
    return text.letters[0].start if text.letters else text.inner


def _last(text: Node) -> int:
    return text.letters[-1].end if text.letters else text.inner


def _within(data: bytes, run: Node, text: Node, offset: int) -> Cut:
    before, after = _reopening(data, run)
    tag = text.raw.encode()
    return Cut(offset, b"</" + tag + b">" + before, after + b"<" + tag + b' xml:space="preserve">', text)


def _between(data: bytes, run: Node, offset: int) -> Cut:
    """The place at a border of two children of a run; at the ends of the run that is outside of it."""
    content: Sequence[Node] = [child for child in run.children if child.tag != "rPr"]
    if offset <= content[0].start:
        return Cut(run.start)
    if offset >= content[-1].end:
        return Cut(run.end)
    return Cut(offset, *_reopening(data, run))


def _reopening(data: bytes, run: Node) -> tuple[bytes, bytes]:
    """The end of the run, and the beginning of another one that looks the same."""
    tag, properties = run.raw.encode(), run.child("rPr")
    looks = data[properties.start : properties.end] if properties is not None else b""
    return b"</" + tag + b">", b"<" + tag + b">" + looks
