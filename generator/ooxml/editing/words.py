"""The text of paragraphs letter by letter, and which letters of the file a stretch of a block's text is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.ooxml.editing.spans import Node, shown_letters
from generator.text import nfc

_WRAPPERS: Final = frozenset(("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "fldSimple"))
_INSERTED: Final = frozenset(("ins", "moveTo"))
_DELETED: Final = frozenset(("del", "moveFrom"))
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_WORD: Final = re.compile(r"\S+")
OTHER: Final = "\ufffc"  # something that prints but is no letter of a w:t: a symbol, say


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is read: its bytes ``[start, end)``, its run, and its ``w:t`` (None for a tab or a break)."""

    char: str
    start: int
    end: int
    run: Node
    text: Node | None


class Words:
    """The characters of the paragraphs that one block was read from."""

    def __init__(self, paragraphs: Sequence[Node], *, original: bool = False) -> None:
        self.paragraphs = tuple(paragraphs)
        self._kept = _DELETED if original else _INSERTED
        self._fields: list[bool] = []
        self.glyphs: tuple[Glyph, ...] = tuple(glyph for node in paragraphs for glyph in self._inside(node))

    def _inside(self, node: Node) -> Iterator[Glyph]:
        for child in node.children:
            if child.tag == "r":
                yield from self._run(child)
            elif child.tag in _WRAPPERS or child.tag in self._kept:
                yield from self._inside(child)

    def _run(self, run: Node) -> Iterator[Glyph]:
        for child in run.children:
            tag = child.tag
            if tag == "fldChar":
                self._field(child.attributes.get("fldCharType", ""))
            elif not all(self._fields):
                continue
            elif tag in ("t", "delText"):
                for each in shown_letters(child):
                    yield Glyph(" " if each.char == "\n" else each.char, each.start, each.end, run, child)
            elif tag in _SIGNS:
                yield Glyph(_SIGNS[tag], child.start, child.end, run, None)
            elif tag == "br" and child.attributes.get("type", "textWrapping") == "textWrapping":
                yield Glyph("\n", child.start, child.end, run, None)
            elif tag == "sym":
                yield Glyph(OTHER, child.start, child.end, run, None)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def find(self, text: str, start: int, end: int) -> tuple[Glyph, ...]:
        """The characters that stand for ``text[start:end]`` of the block; whole words where letters cannot be told.

        Nothing when even words do not agree, or for an empty stretch.
        """
        if self.agrees(text):
            return tuple(_exactly(self._clusters, start, end))
        mine = list(_WORD.finditer("".join(glyph.char[:1] for glyph in self.glyphs)))
        theirs = list(_WORD.finditer(text))
        if len(mine) != len(theirs):
            return ()
        touched = [mine[n] for n, word in enumerate(theirs) if word.start() < end and start < word.end()]
        return self.glyphs[touched[0].start() : touched[-1].end()] if touched else ()

    def agrees(self, text: str) -> bool:
        """True when the characters are the block's text, letter for letter."""
        return self._composed == text

    @cached_property
    def _composed(self) -> str:
        return "".join(nfc("".join(glyph.char for glyph in cluster)) for cluster in self._clusters)

    @cached_property
    def _clusters(self) -> list[list[Glyph]]:
        """Each letter with the combining marks that follow it."""
        clusters: list[list[Glyph]] = []
        for glyph in self.glyphs:
            if clusters and unicodedata.combining(glyph.char[:1] or " "):
                clusters[-1].append(glyph)
            else:
                clusters.append([glyph])
        return clusters


def _exactly(clusters: Iterable[list[Glyph]], start: int, end: int) -> Iterator[Glyph]:
    position = 0
    for cluster in clusters:
        length = len(nfc("".join(glyph.char for glyph in cluster)))
        if position < end and start < position + length:
            yield from cluster
        position += length
