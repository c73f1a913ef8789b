"""Words and syllables: what is a Vietnamese syllable, which pair of syllables looks like a slip, by our own tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.check.texts import LOWER, UPPER, data
from generator.text import without_tone_place

_TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_WORD: Final = re.compile(rf"(?<![\w./@'’-])[{LOWER}{UPPER}]+(?![\w@'’]|[./-]\w)")
_FOREIGN: Final = frozenset("fjwzFJWZ")
_PAIR: Final = re.compile(rf"(?<![\w-])(?=([{LOWER}{UPPER}]+)[ \u00a0\n]([{LOWER}]+)(?![\w-]))")
_NEXT: Final = re.compile(rf"[ \u00a0\n]([{LOWER}]+)")


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


@cache
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
    """Pairs of syllables that differ from a common word in the marks of one syllable ("giảm sát" for "giám sát")."""
    known, right = _compounds()
    before = ""
    for match in _PAIR.finditer(text):
        first, second = without_tone_place(match[1]), without_tone_place(match[2])
        joined, before = before, f"{first} {second}"
        if before in right or (joined in right and joined.endswith(f" {first}")):
            continue
        candidates = known.get((_bare(first), _bare(second)), ())
        after = _NEXT.match(text, match.end(2)) if candidates else None
        if after is not None and f"{second} {without_tone_place(after[1])}" in right:
            continue
        for one, two in candidates:
            if (one == first) != (two == second):
                meant = f"{one.capitalize() if match[1][0].isupper() else one} {two}"
                yield Slip(match.start(1), match.end(2), meant, 0.7)
                break


@cache
def _compounds() -> tuple[dict[tuple[str, str], list[tuple[str, str]]], frozenset[str]]:
    lists = data("cum_tu")
    words = [without_tone_place(word).split() for word in lists["tu_ghep"].replace("\n", " ").split(",")]
    pairs = [(word[0], word[1]) for word in words if len(word) == 2]
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, two in pairs:
        known.setdefault((_bare(one), _bare(two)), []).append((one, two))
    return known, frozenset(f"{one} {two}" for one, two in pairs) | frozenset(map(without_tone_place, lists["tu_khac"]))


@cache
def _bare(syllable: str) -> str:
    """Letters without any mark but đ, which no slip of a mark makes of d."""
    return "".join(mark for mark in unicodedata.normalize("NFD", syllable) if not unicodedata.combining(mark))
