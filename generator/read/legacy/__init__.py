"""Text typed in the fonts of TCVN3 (ABC) and VNI: recognised by font and evidence, and turned into Unicode."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Final

from generator.read.legacy.syllables import TONES, is_syllable
from generator.read.legacy.tables import tcvn3, vni
from generator.text import nfc

__all__ = ["Scheme", "convert", "decode", "recognise", "scheme_of_font"]

# Shown in Latin-1 or, where the maker of the file had it so, in Windows-1252.
_LEGACY_LETTERS: Final = re.compile("[\xa1-\xff]")
_UNICODE_LETTERS: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_WORDS: Final = re.compile("(?:[^\\W\\d_]|[\xa1-\xff])+")
# A few converters write "Aµ" for À: no word has a capital and the same vowel with its tone side by side.
_DOUBLED: Final = re.compile("[AĂÂEÊIOÔƠUƯY][àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_FONT: Final = re.compile(r"(?:[A-Z]{6}\+)?(?:\.?(?P<tcvn>vn)(?!i)[a-z ]|(?P<vni>vni)[- ])", re.IGNORECASE)
# Without a font that says so, this many different words must speak for a scheme.
_WITNESSES: Final = 3
_CERTAIN: Final = 0.9


class Scheme(StrEnum):
    """An old encoding of Vietnamese; the value is what a clerk calls it."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


def convert(text: str, font_name: str | None = None) -> tuple[str, Scheme | None]:
    """The text in Unicode and the scheme it was in, or the text itself and None.

    ``text`` should be all there is in one font: a word or two can read as both. Text of a font such as ``.VnTime``
    whose letters are Unicode already stays as it is.
    """
    scheme = recognise(text, font_name)
    return (text, None) if scheme is None else (decode(text, scheme, font_name), scheme)


def scheme_of_font(font_name: str | None) -> Scheme | None:
    """What the name of a font promises: ``.VnTime``, ``ABCDEF+.VnTimeH`` TCVN3, ``VNI-Times`` VNI."""
    found = _FONT.match(font_name or "")
    if found is None:
        return None
    return Scheme.TCVN3 if found["tcvn"] else Scheme.VNI


def recognise(text: str, font_name: str | None = None) -> Scheme | None:
    """The scheme by which more words become possible syllables than there are as they stand; None for Unicode."""
    if not _LEGACY_LETTERS.search(text) or _UNICODE_LETTERS.search(text):
        return None
    words = list(dict.fromkeys(word for word in _WORDS.findall(text) if _LEGACY_LETTERS.search(word)))
    promised = scheme_of_font(font_name)
    as_is = _score(words, None)
    scores = {scheme: _score(words, scheme) for scheme in Scheme}
    best = max(scores, key=lambda scheme: (scores[scheme], scheme is promised))
    if scores[best] <= as_is:
        return None
    if promised is best:
        return best
    return best if len(words) >= _WITNESSES and scores[best] >= _CERTAIN * len(words) else None


def decode(text: str, scheme: Scheme, font_name: str | None = None) -> str:
    """The text read in a scheme, NFC. A TCVN3 font whose name ends in H draws small letters as capitals."""
    if scheme is Scheme.VNI:
        return nfc(_vni_letters().sub(lambda found: vni()[found[0]], text))
    read = _DOUBLED.sub(_one_capital, nfc(text.translate(tcvn3())))
    draws_capitals = scheme_of_font(font_name) is Scheme.TCVN3 and (font_name or "").split(",")[0].endswith("H")
    return read.upper() if draws_capitals else read


def _one_capital(pair: re.Match[str]) -> str:
    toned = pair[0][1].upper()
    bare = "".join(mark for mark in unicodedata.normalize("NFD", toned) if mark not in TONES)
    return toned if nfc(bare) == pair[0][0] else pair[0]


@cache
def _vni_letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vni(), key=len, reverse=True)))


def _score(words: list[str], scheme: Scheme | None) -> int:
    return sum(is_syllable(word if scheme is None else decode(word, scheme)) for word in words)
