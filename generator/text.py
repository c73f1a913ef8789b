"""Text as Unicode: normal form, illegal characters, folding for look-ups, near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

# XML 1.0 cannot carry these; a paste from Word or Excel brings them in. \x0b is Word's line break and is mapped.
_CONTROL: Final = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BREAKS: Final = re.compile("\r\n?|\x0b|\x85|\u2028|\u2029")
_BLANKS: Final = re.compile(r"\s+")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot below
# oa, oe, uy with no final letter: the tone may stand on either vowel (hòa = hoà). After q the u is not a vowel.
_OPEN_PAIR: Final = re.compile(rf"(?<!q)(?:o[{_TONES}]?[ae]|u[{_TONES}]?y)[{_TONES}]?(?![a-z\u0300-\u0323])")


def is_nfc(text: str) -> bool:
    """True for text in Unicode normal form C."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def nfc(text: str) -> str:
    """The text in Unicode normal form C, as TCVN 6909:2001 asks (PL I, I.4)."""
    return text if is_nfc(text) else unicodedata.normalize("NFC", text)


def with_plain_breaks(text: str) -> str:
    r"""The text with every kind of line break written as ``\n``, its letters as they were."""
    return _BREAKS.sub("\n", text)


def clean(text: str) -> str:
    r"""NFC with every kind of line break written as ``\n``."""
    return nfc(with_plain_breaks(text))


def illegal_character(text: str) -> re.Match[str] | None:
    """The first character that no Word file can hold, or None."""
    return _CONTROL.search(text)


def squeeze(text: str) -> str:
    """The text with every run of blanks made one space and none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def without_tone_place(text: str) -> str:
    """Lower-case NFC text in which ``hoà`` and ``hòa``, ``uỷ`` and ``ủy`` are the same."""

    def move(match: re.Match[str]) -> str:
        letters = match.group()
        return "".join(mark for mark in letters if mark not in _TONES) + "".join(m for m in letters if m in _TONES)

    return unicodedata.normalize("NFC", _OPEN_PAIR.sub(move, unicodedata.normalize("NFD", text.lower())))


def fold(text: str) -> str:
    """A key for look-ups: case, tone placement, kind of dash and apostrophe, and blanks do not count."""
    plain = without_tone_place(squeeze(text)).replace("–", "-").replace("—", "-")
    plain = plain.replace("’", "'").replace("‘", "'").replace("`", "'")
    return re.sub(r"\s*-\s*", " - ", plain)


def unaccented(text: str) -> str:
    """ASCII letters only: ``Đặc khu Phú Quốc`` becomes ``Dac khu Phu Quoc``."""
    stripped = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in stripped if not unicodedata.combining(mark))


def slug(text: str) -> str:
    """A portable file or key name: lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(text).lower()).strip("-")


def near(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words most like a misspelt one, best first, compared without accents and case."""
    by_key = {unaccented(item).lower(): item for item in known}
    return [by_key[key] for key in get_close_matches(unaccented(word).lower(), list(by_key), limit, 0.72)]
