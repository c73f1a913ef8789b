"""Which of a run's four fonts a character uses (17.3.2.26): ascii, hAnsi, eastAsia or cs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

ASCII, HIGH_ANSI, EAST_ASIA, COMPLEX = range(4)
DEFAULT_FONT: Final = "Times New Roman"  # Word's own when nothing names one
_BEYOND_LATIN: Final = re.compile("[\u0590-\u08ff\u0900-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ua4cf\uac00-\uffef]")
_BEYOND_BASIC: Final = re.compile("[\u0590-\U0010ffff]")
# With w:hint="eastAsia" these leave the high-ANSI font for the East Asian one.
_HINTED: Final = re.compile(
    "[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c]"
)


def slot_of(character: str, hint: str | None) -> int:
    """The slot of one character; Vietnamese letters, their marks and curly quotes are high ANSI."""
    code = ord(character)
    if code < 0x80:
        return ASCII
    if hint == "eastAsia" and _HINTED.match(character):
        return EAST_ASIA
    if 0x0590 <= code <= 0x08FF or 0x0900 <= code <= 0x109F or 0x1780 <= code <= 0x17FF:
        return COMPLEX
    if 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFE:
        return COMPLEX
    if 0x1100 <= code <= 0x11FF or 0x2E80 <= code <= 0xA4CF or 0xAC00 <= code <= 0xDFFF:
        return EAST_ASIA
    if 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE6F or 0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x3FFFF:
        return EAST_ASIA
    return HIGH_ANSI


def by_slot(text: str, fonts: tuple[str, str, str, str], hint: str | None) -> Iterator[tuple[str, str]]:
    """Stretches of ``text`` with the font of each, for a run's fonts in the order ascii, hAnsi, eastAsia, cs."""
    plain = fonts[ASCII] == fonts[HIGH_ANSI]
    search = _BEYOND_BASIC if hint == "eastAsia" else _BEYOND_LATIN
    if plain and (text.isascii() or not (search.search(text) or _astral(text) or hint)):
        yield text, fonts[ASCII]
        return
    for font, letters in groupby(text, lambda letter: fonts[slot_of(letter, hint)]):
        yield "".join(letters), font


def _astral(text: str) -> bool:
    return max(text, default="") > "\uffff"
