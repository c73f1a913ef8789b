"""Codes in running text: where they stand, how they are spelled there, and what is wrong with the spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from generator.citation.offsets import compose
from generator.citation.so_ky_hieu import BODY_OF_QH, NUM, YEAR, Form, SoKyHieu, of_parts, padded
from generator.citation.tables import tables

DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_SLASHES: Final = "/\u2044\u2215\\\\"
_GAP: Final = r"\s{0,12}"
_HYPHEN: Final = rf"(?P<noi>{_GAP}[{DASHES}]{_GAP})"
_SLASH: Final = rf"{_GAP}[{_SLASHES}]{_GAP}"
# Looser than the exact form: lower case is read and reported. A dot inside needs two capitals after it ("TW.Qua đó").
_SYM: Final = r"[A-ZĐa-zđ][A-ZĐa-zđ0-9&]{0,23}(?:\.[A-ZĐ0-9&]{2,12}){0,2}"
_ORG: Final = rf"{_SYM}(?:[{DASHES}][A-ZĐ][A-ZĐa-zđ0-9&]{{0,23}}){{0,3}}"
_TAIL: Final = rf"(?![\w&]|[{DASHES}/][A-ZĐ])"
# Not inside a date, a decimal, a longer code, a standard ("01:2019/BCT") or an address of the web.
_START: Final = re.compile(rf"(?<![\w/\\.:,&=?#%@+{DASHES}])(?={NUM}{_GAP}[{DASHES}{_SLASHES}])")
_FORMS: Final = (
    (Form.QUOC_HOI, re.compile(rf"(?P<so>{NUM}){_SLASH}(?P<nam>{YEAR}){_SLASH}(?P<org>{BODY_OF_QH}){_TAIL}")),
    (
        Form.QPPL,
        re.compile(rf"(?P<so>{NUM}){_SLASH}(?P<nam>{YEAR}){_SLASH}(?P<loai>{_SYM}){_HYPHEN}(?P<org>{_ORG}){_TAIL}"),
    ),
    (Form.DANG, re.compile(rf"(?P<so>{NUM}){_HYPHEN}(?P<loai>{_SYM}){_SLASH}(?P<org>{_ORG}){_TAIL}")),
    (Form.HANH_CHINH, re.compile(rf"(?P<so>{NUM}){_SLASH}(?P<loai>{_SYM}){_HYPHEN}(?P<org>{_ORG}){_TAIL}")),
    (Form.CONG_VAN, re.compile(rf"(?P<so>{NUM})/(?P<org>{_SYM}){_TAIL}")),
)
_YEAR: Final = re.compile(YEAR)
_BEFORE: Final = 48


class CodeFault(StrEnum):
    """What is wrong with the spelling of a code in the text (PL I, II.3.c; Điều 15.1 for the letter).

    NGAT_DONG is no fault of the author: the code is broken over the end of a line.
    """

    KHOANG_TRANG = "khoang_trang"
    NGAT_DONG = "ngat_dong"
    CHU_KEM_SO = "chu_kem_so"
    SO_KHONG = "so_khong"
    GACH_SAI = "gach_sai"
    CHU_THUONG = "chu_thuong"


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code in a text: ``raw`` is ``text[start:end]``, ``code`` what it means, ``faults`` how its spelling differs."""

    code: SoKyHieu
    start: int
    end: int
    raw: str
    faults: frozenset[CodeFault] = frozenset()


def find_codes(text: str) -> list[FoundCode]:
    """Every code in the text, in order; offsets are those of the text as given, also where it is not NFC."""
    composed = compose(text)
    if composed.starts is None:
        return list(scan(text))
    found = []
    for one in scan(composed.text):
        start, end = composed.back(one.start), composed.back(one.end)
        found.append(replace(one, start=start, end=end, raw=text[start:end]))
    return found


def scan(text: str) -> Iterator[FoundCode]:
    """The codes of a text that is in NFC."""
    done = 0
    for start in _START.finditer(text):
        if start.start() >= done:
            found = _at(text, start.start())
            if found is not None:
                done = found.end
                yield found


def _at(text: str, start: int) -> FoundCode | None:
    for form, pattern in _FORMS:
        match = pattern.match(text, start)
        if match is not None and _credible(form, match):
            raw = match[0]
            return FoundCode(_code(form, match), start, match.end(), raw, _faults(raw, match))
    return None


def _credible(form: Form, match: re.Match[str]) -> bool:
    """Whether this is a code and not a fraction, a unit, an address or two words about a dash."""
    if form is Form.QUOC_HOI:
        return True
    known = tables()
    org = _groups(match["org"])
    symbols = (*([match["loai"]] if form is not Form.CONG_VAN else []), *org)
    if any(not _capital(symbol) and not known.knows(symbol) for symbol in symbols):
        return False
    if form is Form.CONG_VAN:
        return _capital(org[0]) and bool(
            _ANNOUNCED().search(match.string, max(0, match.start() - _BEFORE), match.start())
        )
    if form is Form.HANH_CHINH and _YEAR.fullmatch(match["so"]) and match["loai"] in known.only_with_year:
        return False  # "2026/NĐ-CP" is the rest of a code whose number is left out
    joined = match["noi"].strip() == match["noi"]
    if known.knows(symbols[0]) and (joined or known.knows(org[0]) or _capital(org[0])):
        return True
    if not joined:
        return False
    announced = _ANNOUNCED().search(match.string, max(0, match.start() - _BEFORE), match.start())
    return bool(announced) or known.knows(org[0]) or (form is not Form.DANG and all(map(_capital, symbols)))


def _capital(symbol: str) -> bool:
    """Capitals and digits ("UBND", "VP7", "G16"), or two capitals and no more small letters ("CTr"; not "Ban")."""
    capitals = sum(letter.isupper() for letter in symbol)
    small = sum(letter.islower() for letter in symbol)
    return len(symbol) > 1 and (small == 0 or (capitals > 1 and small <= capitals))


@cache
def _ANNOUNCED() -> re.Pattern[str]:  # noqa: N802 - a pattern that needs the tables, made on first use
    """The word "số" or a type's name just before a code; "mã số" announces something else."""
    names = "|".join(
        name.replace(" ", r"\s{1,24}") for name in sorted(tables().ten_loai.values(), key=len, reverse=True)
    )
    return re.compile(rf"(?:(?<!mã )(?<!\w)số|(?<!\w)(?:{names})){_GAP}:?\s{{0,24}}\Z", re.IGNORECASE)


def _groups(org: str) -> tuple[str, ...]:
    return tuple(re.split(f"[{DASHES}]", org))


def _code(form: Form, match: re.Match[str]) -> SoKyHieu:
    found = match.groupdict()
    spelled = tables().spelled
    year = found.get("nam")
    groups = tuple(spelled(group) for group in _groups(found["org"]))
    return of_parts(form, found["so"], int(year) if year else None, spelled(found.get("loai") or ""), groups)


def _faults(raw: str, match: re.Match[str]) -> frozenset[CodeFault]:
    faults = set()
    if re.search(r"[^\S\n\r]", raw):
        faults.add(CodeFault.KHOANG_TRANG)
    if "\n" in raw or "\r" in raw:
        faults.add(CodeFault.NGAT_DONG)
    so = match["so"]
    if so[-1].isalpha():
        faults.add(CodeFault.CHU_KEM_SO)
    if padded(so) != so:
        faults.add(CodeFault.SO_KHONG)
    # A non-breaking hyphen (U+2011) is a hyphen: it only keeps the code on one line.
    if re.search(f"[{DASHES[1]}{DASHES[3:]}{_SLASHES[1:]}]", raw):
        faults.add(CodeFault.GACH_SAI)
    symbols = (match.groupdict().get("loai") or "", *_groups(match["org"]))
    if any(tables().spelled(symbol) != symbol for symbol in symbols):
        faults.add(CodeFault.CHU_THUONG)
    return frozenset(faults)
