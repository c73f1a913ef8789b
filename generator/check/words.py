"""Words and syllables: what is a Vietnamese syllable, which pair of syllables looks like a slip, by our own tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from generator.check.texts import LOWER, UPPER, data
from generator.text import without_tone_place

_TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_WORD: Final = re.compile(rf"(?<![\w./@'’-])[{LOWER}{UPPER}]+(?![\w@'’]|[./-]\w)")
_FOREIGN: Final = frozenset("fjwzFJWZ")
_SYLLABLE: Final = re.compile(rf"[{LOWER}{UPPER}]+")


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that are probably a slip, and what was probably meant."""

    start: int
    end: int
    meant: str
    confidence: float


def split_tone(syllable: str) -> tuple[str, str]:
    """A lower-case syllable without its tone mark, and the tone ("" for none)."""
    tone, letters = "", []
    for mark in unicodedata.normalize("NFD", syllable):
        if mark in _TONES:
            tone = _TONES[mark] if not tone else "?"
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(8192)
def is_syllable(word: str) -> bool:
    """Whether a lower-case word can be a syllable of Vietnamese."""
    known = data("am_tiet")
    if word in known["ngoai_le"]:
        return True
    plain, tone = split_tone(word)
    if tone == "?":
        return False
    stopped = plain.endswith(tuple(known["dong_tac"]))
    if stopped and tone not in ("sắc", "nặng"):
        return plain in known["ngoai_le"]
    return plain in _syllables()


@cache
def _syllables() -> frozenset[str]:
    known = data("am_tiet")
    rimes = known["van"].split()
    front = tuple(known["nguyen_am_truoc"])
    needs = known["truoc_nguyen_am_truoc"]
    found = {f"qu{rime}" for rime in known["sau_qu"].split()}
    found |= {f"gi{rime.strip(chr(34))}" for rime in known["sau_gi"].split()}
    for onset in known["am_dau"]:
        if onset in ("qu", "gi"):
            continue
        fitting = needs.get(onset)
        found |= {onset + rime for rime in rimes if fitting is None or rime.startswith(front) is fitting}
    return frozenset(found)


def odd_syllables(text: str) -> Iterator[Slip]:
    """Words with Vietnamese marks that are no syllables ("thựchiện", "hiêụ"): small letters or all capitals only."""
    for match in _WORD.finditer(text):
        word = match[0]
        marked = not word.replace("đ", "d").replace("Đ", "D").isascii()
        if not marked or len(word) < 2 or not (word.islower() or word.isupper()) or _FOREIGN & set(word):
            continue
        if not is_syllable(word.lower()):
            yield Slip(match.start(), match.end(), "", 0.9)


def unlike_pairs(text: str) -> Iterator[Slip]:
    """Pairs of syllables that differ from a common word in the marks of one syllable ("giảm sát" for "giám sát").

    Not where the first one is the end, or the second one the beginning, of a word of the tables ("văn bản hành chính").
    """
    known, right = _compounds()
    words = list(_SYLLABLE.finditer(text))
    plain = [_placed(match[0]) for match in words]
    bare = [_bare(word) for word in plain]
    for at, (one, other) in enumerate(pairwise(words)):
        candidates = known.get((bare[at], bare[at + 1]))
        first, second = plain[at], plain[at + 1]
        if candidates is None or f"{first} {second}" in right or not _adjoin(text, one, other):
            continue
        if other[0] != other[0].lower() or text[one.start() - 1 : one.start()] == "-":
            continue
        if at and f"{plain[at - 1]} {first}" in right and _adjoin(text, words[at - 1], one):
            continue
        if at + 2 < len(words) and f"{second} {plain[at + 2]}" in right and _adjoin(text, other, words[at + 2]):
            continue
        for meant in candidates:
            if (meant[0] == first) != (meant[1] == second):
                head = meant[0].capitalize() if one[0][0].isupper() else meant[0]
                yield Slip(one.start(), other.end(), f"{head} {meant[1]}", 0.7)
                break


def _adjoin(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() - one.end() == 1 and text[one.end()] in " \u00a0"


def is_compound(one: str, two: str) -> bool:
    """Whether two syllables are a word of the tables."""
    return without_tone_place(f"{one} {two}") in _compounds()[1]


@cache
def _compounds() -> tuple[dict[tuple[str, str], list[tuple[str, str]]], frozenset[str]]:
    lists = data("cum_tu")
    words = [without_tone_place(word).split() for word in lists["tu_ghep"].replace("\n", " ").split(",")]
    pairs = [(word[0], word[1]) for word in words if len(word) == 2]
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, two in pairs:
        known.setdefault((_bare(one), _bare(two)), []).append((one, two))
    return known, frozenset(f"{one} {two}" for one, two in pairs) | frozenset(map(without_tone_place, lists["tu_khac"]))


@lru_cache(8192)
def _placed(word: str) -> str:
    return without_tone_place(word)


@lru_cache(8192)
def _bare(syllable: str) -> str:
    """Letters without any mark but đ, which no slip of a mark makes of d."""
    return "".join(mark for mark in unicodedata.normalize("NFD", syllable) if not unicodedata.combining(mark))
