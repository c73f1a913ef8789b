"""Whether a word can be a Vietnamese syllable: the evidence that a text was decoded rightly."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS: Final = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
# Written nuclei with what may follow: open ones, those with a consonant only, and both.
_OPEN: Final = (
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oa|oai|oao|oay|oe|oeo|oi|ôi|ơi|ua|uây|uê|ui|uôi|uơ|uy|uya|uyu|ưa|ưi|ưu|ươi|ươu|"
    "yêu|a|e|ê|i|o|ô|ơ|u|ư|y"
)
_CLOSED: Final = "a|ă|â|e|ê|i|iê|o|oa|oă|oe|oo|ô|ơ|u|uâ|uê|uô|uy|uyê|ư|ươ|y|yê"
_SYLLABLE: Final = re.compile(rf"(?:{_ONSETS})?(?:(?P<open>{_OPEN})|(?:{_CLOSED})(?P<coda>ch|c|m|nh|ng|n|p|t))")
_STOPPED: Final = frozenset({"ch", "c", "p", "t"})
_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def is_syllable(word: str) -> bool:
    """True when the spelling rules allow the word, in any case: one nucleus, one tone, stops with acute or dot only."""
    plain: list[str] = []
    tones: list[str] = []
    for mark in unicodedata.normalize("NFD", word.lower()):
        (tones if mark in TONES else plain).append(mark)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(plain)))
    if found is None or len(tones) > 1:
        return False
    return found["coda"] not in _STOPPED or (bool(tones) and tones[0] in "\u0301\u0323")


def marked_words(text: str) -> list[str]:
    """The different words of a text that hold a letter beyond ASCII, in order."""
    return list(dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii()))


def share(text: str) -> float:
    """Which part of the different marked words of a text are possible syllables, 0 to 1; 0 when there are none."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
