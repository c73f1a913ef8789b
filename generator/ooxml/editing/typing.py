"""Characters of ``w:t`` elements typed anew in their place; runs and everything else stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ooxml.editing.edits import Edit
from generator.ooxml.editing.spans import SPACE, Node, shown_letters
from generator.ooxml.editing.words import Glyph, Words
from generator.text import nfc


@dataclass(frozen=True, slots=True)
class TypedText:
    """The edits of one part that type a stretch anew."""

    part: str
    edits: tuple[Edit, ...]


def retyped(words: Words, text: str, start: int, end: int, new: str) -> tuple[Edit, ...] | None:
    """The edits that make ``text[start:end]`` of a block into ``new``, as few characters of it as differ.

    None where something that is no character of a ``w:t`` (tab, break, symbol) would be concerned.
    """
    if any(mark in new for mark in "\t\n\r"):
        return None
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    if start == end:
        return _inserted(words, text, start, new) if new else ()
    glyphs = words.find(text, start, end)
    if not glyphs or any(not _typable(glyph) for glyph in glyphs):
        return None
    edits = [Edit(glyphs[0].start, glyphs[0].end, _escaped(new))]
    edits += [Edit(glyph.start, glyph.end, b"") for glyph in glyphs[1:]]
    return (*edits, *_preserving(glyphs))


def _inserted(words: Words, text: str, at: int, new: str) -> tuple[Edit, ...] | None:
    before = words.find(text, at - 1, at) if at else ()
    after = words.find(text, at, at + 1)
    if before and _typable(before[-1]):
        glyph, offset = before[-1], before[-1].end
    elif after and _typable(after[0]):
        glyph, offset = after[0], after[0].start
    else:
        return None
    return Edit(offset, offset, _escaped(new)), *_preserving([glyph])


def _typable(glyph: Glyph) -> bool:
    """True for a letter of a ``w:t`` without hidden blanks at its ends: they would come to light."""
    text = glyph.text
    return text is not None and len(shown_letters(text)) == len(text.letters)


def _preserving(glyphs: Sequence[Glyph]) -> Iterator[Edit]:
    """What makes blanks at the ends of the letters count, where that was not said."""
    for text in dict.fromkeys(glyph.text for glyph in glyphs):
        if text is not None and text.attributes.get(SPACE) != "preserve":
            at = text.start + 1 + len(text.raw.encode())
            yield Edit(at, at, b' xml:space="preserve"')


def unified(paragraph: Node) -> Iterator[Edit]:
    """The edits that write every ``w:t`` of a paragraph in normal form C."""
    for text in paragraph.walk("t"):
        typed = "".join(letter.char for letter in text.letters)
        if nfc(typed) != typed:
            yield Edit(text.letters[0].start, text.letters[-1].end, _escaped(nfc(typed)))


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
