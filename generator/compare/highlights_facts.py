"""The facts of a text that a reviewer must not miss: numbers, dates, cited documents, references, names of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from generator.citation import find_citations
from generator.compare.highlights_words import patterns
from generator.compare.ordinals import read_ordinal, references
from generator.compare.words_tokens import toned, word_key
from generator.text import squeeze


class Kind(Enum):
    """Kinds of facts; only facts of one kind are told as one change."""

    CITATION = "viện dẫn"
    REFERENCE = "dẫn chiếu"
    DATE = "ngày"
    RECUR = "định kỳ"
    AMOUNT = "số"
    UNIT = "đơn vị"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its place in the text, ``key`` by which two are the same, ``shown`` as it is told.

    ``family`` is what two facts must share to be told as one that changed; ``value`` a number or an ordered date;
    ``target`` and ``deadline`` what the words around it say.
    """

    kind: Kind
    start: int
    end: int
    key: str
    shown: str
    family: str = ""
    value: float | None = None
    target: bool = False
    deadline: bool = False


_SP: Final = r"[ \u00a0\t\n]"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:19|20)\d{2}"
_SLASH: Final = rf"{_SP}?[/.-]{_SP}?"
_DATE: Final = re.compile(
    rf"(?<![\w/.,])(?:ngày{_SP}+)?(?P<d1>{_DAY}){_SLASH}(?P<m1>{_MONTH}){_SLASH}(?P<y1>{_YEAR})(?![\w/])"
    rf"|(?<!\w)ngày{_SP}+(?P<d2>{_DAY}){_SP}+tháng{_SP}+(?P<m2>{_MONTH})(?:{_SP}+năm{_SP}+(?P<y2>{_YEAR}))?(?!\w)"
    rf"|(?<![\w/.,])(?:ngày{_SP}+)?(?P<d3>{_DAY})/(?P<m3>{_MONTH})(?![\w/]|[.,]\d)"
    rf"|(?<!\w)tháng{_SP}+(?P<m4>{_MONTH})(?:(?:/|{_SP}+năm{_SP}+)(?P<y4>{_YEAR}))?(?![\w/])"
    rf"|(?<![\w/.,])(?P<m5>{_MONTH})/(?P<y5>{_YEAR})(?![\w/])"
    rf"|(?<!\w)quý{_SP}+(?P<q>IV|I{{1,3}}|[1-4])(?:(?:/|{_SP}+năm{_SP}+)(?P<y6>{_YEAR}))?(?![\w/])"
    rf"|(?<!\w)ngày{_SP}+(?P<d7>{_DAY})(?![\w/]|[.,]\d)"
    rf"|(?<![\w/.,])(?P<y8>{_YEAR}){_SP}?[-–]{_SP}?(?P<y9>{_YEAR})(?![\w/])"
    rf"|(?<!\w)năm{_SP}+(?P<y10>{_YEAR})(?![\w/])"
    rf"|(?<!\w)(?P<h>[01]?\d|2[0-4]){_SP}?(?:giờ|h|g){_SP}?(?P<mi>[0-5]\d)?(?!\w)",
    re.IGNORECASE,
)
_RECUR: Final = re.compile(rf"(?<!\w)(?:hằng|hàng){_SP}+(?P<every>ngày|tuần|tháng|quý|năm)(?!\w)", re.IGNORECASE)
_AMOUNT: Final = re.compile(
    rf"(?<![\w/])(?<!\d[.,])(?P<number>\d+(?:[.,]\d+)*)(?:{_SP}?[-–]{_SP}?(?P<to>\d+(?:[.,]\d+)*))?"
    rf"(?P<percent>{_SP}?[%‰])?(?P<glued>[^\W\d_]{{1,4}}[23]?)?(?![\w/])"
)
_NEXT: Final = re.compile(rf"{_SP}+")
_CLAUSE: Final = re.compile(r"[;:.!?\n]\s")
_BEFORE: Final = 60
_AFTER: Final = 24
_DURATIONS: Final = ("ngày", "ngày làm việc", "tháng", "giờ", "phút", "tuần", "quý", "năm")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def facts_of(text: str, *, section: str = "") -> list[Fact]:
    """The facts of a block's text in order; the ordinal at its start is none. ``section``: the titles above it."""
    ordinal = read_ordinal(text)
    begin = len(text) - len(text.lstrip()) + len(ordinal.typed) if ordinal is not None else 0
    taken: list[tuple[int, int]] = [(0, begin)]
    found: list[Fact] = []
    goal = bool(patterns().target_section.search(section))
    finders = (_citations(text), _references(text), _dates(text), _recurring(text), _amounts(text, goal), _names(text))
    for finder in finders:
        for fact in finder:
            if any(fact.start < end and start < fact.end for start, end in taken):
                continue
            taken.append((fact.start, fact.end))
            found.append(fact)
    return sorted(found, key=lambda fact: fact.start)


def _citations(text: str) -> Iterator[Fact]:
    for cited in find_citations(text):
        if cited.nay or (cited.so_ky_hieu is None and not cited.la_luat):
            continue
        place = cited.vi_tri
        spans = [span for span in (place.loai, place.ten, place.so_ky_hieu, place.ngay, place.co_quan_ban_hanh) if span]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        day = (cited.ngay.nam, cited.ngay.thang, cited.ngay.ngay) if cited.ngay is not None else ()
        code = str(cited.so_ky_hieu) if cited.so_ky_hieu is not None else ""
        key = f"{cited.loai}|{word_key(cited.ten)}|{code}|{day}|{word_key(cited.co_quan_ban_hanh)}"
        yield Fact(Kind.CITATION, start, end, key, squeeze(text[start:end]), cited.loai)


def _dates(text: str) -> Iterator[Fact]:
    for match in _DATE.finditer(text):
        given = {name: value for name, value in match.groupdict().items() if value}
        year = next((int(given[name]) for name in ("y1", "y2", "y4", "y5", "y6", "y8", "y10") if name in given), 0)
        month = next((int(given[name]) for name in ("m1", "m2", "m3", "m4", "m5") if name in given), 0)
        day = next((int(given[name]) for name in ("d1", "d2", "d3", "d7") if name in given), 0)
        rest = (
            _QUARTERS[given["q"].lower()] if "q" in given else 0,
            int(given.get("y9", 0)),
            int(given.get("h", -1)),
            int(given.get("mi", 0)),
        )
        whole = year and month and day and not any(rest[:2])
        yield Fact(
            Kind.DATE,
            *match.span(),
            key=str((year, month, day, *rest)),
            shown=squeeze(match.group()),
            value=float(year * 10_000 + month * 100 + day) if whole else None,
            deadline=_is_deadline(text, match.start(), match.end()),
        )


def _recurring(text: str) -> Iterator[Fact]:
    for match in _RECUR.finditer(text):
        every = match["every"].lower()
        yield Fact(Kind.RECUR, *match.span(), key=every, shown=squeeze(match.group()), deadline=True)


def _references(text: str) -> Iterator[Fact]:
    for found in references(text):
        key = f"{found.noun} {', '.join(found.numbers)}"
        yield Fact(Kind.REFERENCE, found.start, found.end, key, squeeze(text[found.start : found.end]), found.noun)


def _amounts(text: str, goal: bool) -> Iterator[Fact]:
    known = patterns()
    for match in _AMOUNT.finditer(text):
        measure, end = _measure(text, match)
        before = _clause_before(text, match.start())
        after = text[end : end + _AFTER]
        limit = _limit(before, after)
        number, upper = match["number"], match["to"]
        value = _value(number)
        shown = squeeze(text[match.start() : end])
        duration = measure in _DURATIONS and bool(known.deadline.search(before) or re.search(r"trong\s*$", before))
        target = goal or bool(limit) or bool(known.target.search(before)) or measure in ("%", "‰")
        key = f"{limit}|{value}|{_value(upper) if upper else ''}|{measure}"
        yield Fact(
            Kind.AMOUNT,
            match.start(),
            end,
            key,
            _with_limit(shown, limit, before, after),
            measure,
            value if not upper else None,
            target=target and not duration,
            deadline=duration,
        )


def _measure(text: str, match: re.Match[str]) -> tuple[str, int]:
    """What is counted, and where it ends: a sign, letters that touch the number, or the words behind it."""
    if match["percent"]:
        return match["percent"].strip(), match.end()
    if match["glued"]:
        return match["glued"], match.end()
    gap = _NEXT.match(text, match.end())
    if gap is None:
        return "", match.end()
    unit = patterns().measure.match(text, gap.end())
    if unit is None:
        return "", match.end()
    return word_key(unit.group()), unit.end()


def _value(number: str) -> float:
    """12.500 is twelve thousand five hundred, 3,5 three and a half; 1.5 is a number with its parts."""
    whole, _, part = number.partition(",")
    groups = whole.split(".")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        whole = "".join(groups)
    plain = f"{whole}.{part}".rstrip(".").replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return float("".join(sign for sign in plain if sign.isdigit()))


def _clause_before(text: str, start: int) -> str:
    before = text[max(0, start - _BEFORE) : start]
    return _CLAUSE.split(before)[-1]


def _limit(before: str, after: str) -> str:
    """Which way the number is a bound: words right before it, or right behind."""
    known = patterns()
    near = before[-20:]
    head = re.match(r"[\s,]*(?:\w+\s+){0,2}?(trở lên|trở xuống)(?!\w)", after, re.IGNORECASE)
    if head is not None:
        return "≥" if head[1].lower().endswith("lên") else "≤"
    for sign, pattern in (("≤", known.at_most), ("≥", known.at_least)):
        for match in pattern.finditer(near):
            if not near[match.end() :].strip():
                return sign
    return ""


def _with_limit(shown: str, limit: str, before: str, after: str) -> str:
    if not limit:
        return shown
    tail = re.match(r"[\s,]*(?:\w+\s+){0,2}?(?:trở lên|trở xuống)(?!\w)", after, re.IGNORECASE)
    if tail is not None:
        return f"{shown} {squeeze(tail.group()).lstrip(', ')}"
    known = patterns()
    near = before[-20:]
    words = [
        match.group()
        for pattern in (known.at_most, known.at_least)
        for match in pattern.finditer(near)
        if not near[match.end() :].strip()
    ]
    return f"{squeeze(words[-1]).lower()} {shown}" if words else shown


def _is_deadline(text: str, start: int, end: int) -> bool:
    before = _clause_before(text, start)
    return bool(patterns().deadline.search(before) or _RECUR.match(text[end:].lstrip()))


def _names(text: str) -> Iterator[Fact]:
    placed = toned(text)
    for match in patterns().name.finditer(placed if len(placed) == len(text) else text):
        shown = squeeze(text[match.start() : match.end()])
        if " " in shown or shown.isupper():
            yield Fact(Kind.UNIT, *match.span(), key=word_key(shown), shown=shown)
