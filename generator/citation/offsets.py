"""Text in NFC with the way back: places found in the composed text as places of the text that was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.text import nfc

# A letter with marks on it: nearly always the only place where composing changes the length.
_MARKED: Final = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]{1,64}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Composed:
    """``text`` in NFC; ``starts`` has the offset in ``given`` of every character of it, None where they agree."""

    text: str
    given: str
    starts: tuple[int, ...] | None

    def back(self, index: int) -> int:
        """An offset of ``text`` as an offset of ``given``."""
        if self.starts is None:
            return index
        return self.starts[index] if index < len(self.starts) else len(self.given)


def compose(text: str) -> Composed:
    """The text in NFC, remembering where each character came from."""
    if nfc(text) == text:
        return Composed(text, text, None)
    parts: list[str] = []
    starts: list[int] = []
    done = 0
    for match in _MARKED.finditer(text):
        _plain(text, done, match.start(), parts, starts)
        piece = nfc(match[0])
        parts.append(piece)
        starts += [match.start()] * len(piece)
        done = match.end()
    _plain(text, done, len(text), parts, starts)
    return Composed("".join(parts), text, tuple(starts))


def _plain(text: str, start: int, end: int, parts: list[str], starts: list[int]) -> None:
    """Add a run without marks; the rare characters that NFC replaces one by one (U+2126) are taken singly."""
    run = text[start:end]
    if nfc(run) == run:
        parts.append(run)
        starts += range(start, end)
        return
    for index, letter in enumerate(run, start):
        piece = nfc(letter)
        parts.append(piece)
        starts += [index] * len(piece)
