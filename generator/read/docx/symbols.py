"""Characters of symbol fonts (Symbol, Wingdings) as the Unicode characters that look the same."""

from __future__ import annotations

import re
from typing import Final

PRIVATE: Final = re.compile("[\uf000-\uf0ff]")

# The Symbol font from 0x20 and from 0xA0 on; "\ufffd" stands for what Unicode has no single character for.
_SYMBOL_LOW: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\ufffdαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH: Final = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\ufffd\ufffd↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
    "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd〉∫"
)
_WINGDINGS: Final = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x43: "👍", 0x45: "☜",
    0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x70: "◻", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x80: "⓪",
    0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xB2: "✧", 0xD5: "⌫",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧",
    0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "□"}


def symbol(code: int, font: str) -> str | None:
    """The Unicode character for a code (0xF0xx or 0x20 to 0xFF) of a symbol font; None when it is not known."""
    code = code - 0xF000 if code >= 0xF000 else code
    name = font.lower()
    found: str | None = None
    if name == "symbol":
        if 0x20 <= code < 0x20 + len(_SYMBOL_LOW):
            found = _SYMBOL_LOW[code - 0x20]
        elif 0xA0 <= code < 0xA0 + len(_SYMBOL_HIGH):
            found = _SYMBOL_HIGH[code - 0xA0]
    elif name == "wingdings":
        found = _WINGDINGS.get(code)
    elif name == "wingdings 2":
        found = _WINGDINGS_2.get(code)
    return None if found == "\ufffd" else found


def readable(text: str, font: str) -> str:
    """The text with the private characters of a symbol font made readable; unknown ones stay as they are."""
    if not PRIVATE.search(text):
        return text
    return PRIVATE.sub(lambda match: symbol(ord(match.group()), font) or match.group(), text)
