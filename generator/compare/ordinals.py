"""Ordinals as a comparison sees them: what kind, which number, how high it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.outline import Label, Scheme, read_label
from generator.text import squeeze

_NAMED: Final = re.compile(
    r"(?P<kind>Điều|ĐIỀU|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC|Phần|PHẦN)\s+(?P<number>\d{1,3}|[IVXL]+)"
    r"(?P<mark>\s*[.:–-](?=\s|$)|(?=\s*$)|(?=\s+[A-ZĐ“\"]))"
)
_RANKS: Final = {
    "phần": 0.0,
    "chương": 1.0,
    "mục": 2.0,
    "tiểu mục": 2.5,
    "điều": 3.0,
}
_SCHEMES: Final = {
    Scheme.PHAN: ("phần", 0.0),
    Scheme.CHU_HOA: ("mục", 1.5),
    Scheme.LA_MA: ("mục", 2.0),
    Scheme.SO: ("khoản", 4.0),
    Scheme.SO_CAP: ("khoản", 4.0),
    Scheme.CHU: ("điểm", 5.0),
    Scheme.SO_NGOAC: ("điểm", 5.5),
    Scheme.GACH: ("", 6.0),
    Scheme.CONG: ("", 7.0),
}
_BULLET: Final = 6.0
_SP: Final = r"[ \u00a0\t\n]"
_NUMBER: Final = r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]+|[a-eđghik](?=[\s,;.)]|\Z))(?![\w/%]|[.,]\d)"
_REFERENCE: Final = re.compile(
    rf"(?<!\w)(?P<many>các{_SP}+)?(?P<noun>khoản|mục|tiểu{_SP}mục|điểm|điều|phụ{_SP}lục|phần|chương|biểu|mẫu)"
    rf"(?:{_SP}+số)?{_SP}+(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    rf"(?:{_SP}?,{_SP}?|{_SP}+(?:và|hoặc|đến){_SP}+|{_SP}?[-–]{_SP}?)(?P<number>{_NUMBER})", re.IGNORECASE
)
# Behind a list without "các" this shows that a number belongs to it: “khoản 2, 3 Mục I”, not “khoản 2, 3 lớp”.
_CLOSED: Final = re.compile(
    rf"{_SP}*(?:[,;.):]|\Z|(?:và|hoặc|đến|của|tại|này|nêu|trên|mục|khoản|điểm|điều|phần|phụ)(?!\w))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """One ordinal: ``kind`` in words ("mục"; "" for a bullet), ``shown`` without its punctuation ("III", "1.2", "a").

    ``typed`` is all of it, ``scheme`` tells kinds of writing apart, ``rank`` is smaller the higher it stands; ``auto``:
    Word counts it, it is not in the text.
    """

    kind: str
    scheme: str
    values: tuple[int, ...]
    shown: str
    typed: str
    mark: str
    rank: float
    auto: bool = False

    @property
    def bullet(self) -> bool:
        """True for what carries no number."""
        return self.rank >= _BULLET

    @property
    def words(self) -> str:
        """How a reviewer names it: "khoản 2"."""
        return f"{self.kind} {self.shown}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to an ordinal or to several: “khoản 3”, “các khoản 3, 4 và 5”, and where they stand."""

    start: int
    end: int
    noun: str
    numbers: tuple[str, ...]


def references(text: str) -> Iterator[Reference]:
    """The references of a text, in order."""
    for match in _REFERENCE.finditer(text):
        numbers, end = [match["number"]], match.end()
        while more := _MORE.match(text, end):
            if not match["many"] and not _CLOSED.match(text, more.end()):
                break
            numbers.append(more["number"])
            end = more.end()
        yield Reference(match.start(), end, squeeze(match["noun"]).lower(), tuple(numbers))


def read_ordinal(text: str, automatic: str | None = None) -> Ordinal | None:
    """The ordinal at the start of a block's text, or the automatic one that Word prints before it."""
    body = text.lstrip()
    named = _NAMED.match(body)
    if named is not None:
        kind = named["kind"].lower()
        number = named["number"]
        value = int(number) if number.isdecimal() else _roman(number)
        return Ordinal(kind, kind, (value,), number, named.group().strip(), named["mark"].strip(), _RANKS[kind])
    label = read_label(body)
    if label is not None:
        return _of_label(label)
    if automatic:
        label = read_label(f"{automatic.strip()} X")
        if label is not None:
            return _of_label(label, auto=True)
    return None


def _of_label(label: Label, *, auto: bool = False) -> Ordinal:
    kind, rank = _SCHEMES[label.scheme]
    if label.scheme is Scheme.SO_CAP:
        rank += 0.1 * len(label.values)
    shown = label.raw.strip().rstrip(".)/-–: ")
    if label.scheme is Scheme.PHAN:
        shown = re.sub(r"^phần\s+", "", shown, flags=re.IGNORECASE)
    return Ordinal(kind, label.scheme.value, label.values, shown, label.raw, label.mark, rank, auto)


def _roman(digits: str) -> int:
    label = read_label(f"{digits.upper()}. X")
    return label.values[0] if label is not None and label.values else 0
