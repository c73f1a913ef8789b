"""Text in NFC with the way back: places found in the composed text as places of the text that was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.text import nfc

# A letter with the marks on it; only within such a cluster can composing change the length.
_CLUSTER: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f]{0,64}|[\u0300-\u036f]{1,64}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Composed:
    """``text`` in NFC; ``starts`` has for every character of it the offset in ``given``, or is None where they agree."""

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
    for match in _CLUSTER.finditer(text):
        piece = nfc(match[0])
        parts.append(piece)
        starts += [match.start()] * len(piece)
    return Composed("".join(parts), text, tuple(starts))
