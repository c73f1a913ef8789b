"""The words a citation begins with: types of documents, names of laws, first words of issuers, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator.citation.tables import tables
from generator.text import fold, squeeze

W: Final = r"\s{1,24}"
# The capital letters of Vietnamese, for a character class.
UPPER: Final = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# Both placements of the tone in the names of types ("Giấy uỷ quyền").
_TONE: Final = (("ủy", "(?:ủy|uỷ)"), ("ỏa", "(?:ỏa|oả)"), ("òa", "(?:òa|oà)"), ("óa", "(?:óa|oá)"))


@dataclass(frozen=True, slots=True)
class Head:
    """A type's name in the text: ``ten`` as the decree spells it, ``hoa`` whether it begins with a capital."""

    start: int
    end: int
    ten: str
    hoa: bool


def heads(text: str) -> Iterator[Head]:
    """Every type's name in a text that is in NFC, the longest where several fit."""
    for match in _type_pattern().finditer(_lowered(text)):
        ten = _type_name(match[0])
        if not (ten == "Luật" and text[max(0, match.start() - 5) : match.start()].lower().split()[-1:] == ["pháp"]):
            yield Head(match.start(), match.end(), ten, text[match.start()].isupper())


@lru_cache(1024)
def _type_name(words: str) -> str:
    return tables().ten_loai[fold(words)]


@cache
def abbreviated() -> re.Pattern[str]:
    """A short form of a type just before the code ("NĐ 30/2020/NĐ-CP")."""
    short = "|".join(map(re.escape, tables().viet_tat_ten_loai))
    return re.compile(rf"(?<![\w/.-])(?P<loai>{short})(?P<so>{W}số)?{W}\Z")


@cache
def law_names() -> re.Pattern[str]:
    """The names of laws that hold a comma or another mark of an end."""
    return re.compile(rf"{W}(?P<ten>{alternatives(tables().ten_luat)})(?!\w)", re.IGNORECASE)


@cache
def issuer_heads() -> str:
    """The first words of an issuer, as alternatives of a pattern."""
    return alternatives(tables().dau_co_quan)


def _lowered(text: str) -> str:
    """Lower case with every character kept in its place ("İ" would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@cache
def _type_pattern() -> re.Pattern[str]:
    """The types in lower case: ten times faster on lowered text than a pattern that ignores case."""
    names = (name.lower() for name in tables().ten_loai.values())
    return re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)")


def alternatives(names: Iterable[str]) -> str:
    """Names as alternatives, longest first; any blanks between the words, either placement of the tone."""
    return "|".join(_spelled(name) for name in sorted(set(names), key=len, reverse=True))


def _spelled(name: str) -> str:
    pattern = W.join(re.escape(word) for word in squeeze(name).split())
    for tone, both in _TONE:
        pattern = pattern.replace(tone, both)
    return pattern
