"""The words a citation begins with: types of documents, names of laws, first words of issuers, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.citation.tables import tables
from generator.text import fold, squeeze

W: Final = r"\s{1,24}"
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
    names = tables().ten_loai
    for match in _type_pattern().finditer(text):
        ten = names[fold(match[0])]
        if not (ten == "Luật" and text[max(0, match.start() - 5) : match.start()].lower().split()[-1:] == ["pháp"]):
            yield Head(match.start(), match.end(), ten, match[0][0].isupper())


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


@cache
def _type_pattern() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for name in sorted(tables().ten_loai.values(), key=len, reverse=True):
        by_first.setdefault(name.split()[0], []).append(name)
    # A branch on the first letters keeps the search near the cost of one comparison a word.
    letters = "".join(sorted({c for first in by_first for c in (first[0].lower(), first[0].upper())}))
    return re.compile(rf"(?<!\w)(?=[{letters}])(?:{alternatives(tables().ten_loai.values())})(?!\w)", re.IGNORECASE)


def alternatives(names: Iterable[str]) -> str:
    """Names as alternatives, longest first; any blanks between the words, either placement of the tone."""
    return "|".join(_spelled(name) for name in sorted(set(names), key=len, reverse=True))


def _spelled(name: str) -> str:
    pattern = W.join(re.escape(word) for word in squeeze(name).split())
    for tone, both in _TONE:
        pattern = pattern.replace(tone, both)
    return pattern
