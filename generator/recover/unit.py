"""The unit that issued a document, found in the unit table of its day with what the text says of its province."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from generator.recover import casing
from generator.text import fold, squeeze
from generator.units import all_tinh, became, find, find_tinh

KINDS: Final = ("xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
_TABLE_FROM: Final = date(2025, 7, 1)
_KIND: Final = re.compile(rf"(?P<loai>{'|'.join(KINDS)})\s+(?P<ten>\S.*)", re.IGNORECASE)
_WORD: Final = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][\w’'-]*"
_RUNNING: Final = re.compile(
    r"(?:[ỦU][ỷy]? ?[Bb]an [Nn]hân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND)\s+"
    rf"(?P<don_vi>(?i:{'|'.join(KINDS)})\s+(?:{_WORD}|\d+)(?:\s+(?:{_WORD}|\d+(?!\S)))*)"
)
_PROVINCE: Final = re.compile(
    rf"(?P<loai>[Tt]ỉnh|[Tt]hành phố|TP\.?)\s+(?P<ten>{_WORD}(?:(?:\s+-\s+|\s+){_WORD}){{0,3}})"
)
_DISTRICT: Final = re.compile(
    rf"(?:huyện|quận|thị xã|thành phố|Huyện|Quận|Thị xã|Thành phố)\s+(?P<ten>{_WORD}(?:\s+{_WORD}){{0,3}})"
)
UNKNOWN: Final = {"ten": "...", "loai": "xã", "tinh": "..."}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written in the variables: a text of the table, or name, kind and province in a mapping.

    ``ten``, ``loai`` and ``dia_danh`` are those that a document prints; ``doubt`` says why the reading is unsure.
    """

    value: str | dict[str, str]
    ten: str
    loai: str
    dia_danh: str
    tinh: str
    doubt: str = ""

    @property
    def ten_day_du(self) -> str:
        """Kind and name."""
        return f"{self.loai} {self.ten}"


def split_kind(words: str) -> tuple[str, str] | None:
    """Kind and name of "XÃ HÒA PHONG", the kind in lower case; None when the words name no unit."""
    found = _KIND.fullmatch(words)
    return (found["loai"].lower(), found["ten"].strip()) if found else None


def mentioned(opening: str, running: str, place: str) -> str | None:
    """The unit whose committee or council issues the plan, by its text: the last one in the opening paragraph, else
    one of the name that stands before the date (``place``), else the one named most often.
    """
    named = [squeeze(found["don_vi"]) for found in _RUNNING.finditer(opening)]
    if named:
        return named[-1]
    counted = [words for words, _ in Counter(squeeze(f["don_vi"]) for f in _RUNNING.finditer(running)).most_common()]
    here = [words for words in counted if place and fold(words).endswith(fold(place))]
    return next(iter([*here, *counted]), None)


def provinces(text: str) -> list[str]:
    """The provinces that a running text names, with their kind, the most often named first, old names too."""
    counted: Counter[str] = Counter()
    for found in _PROVINCE.finditer(text):
        kind = "tỉnh" if found["loai"].lower() == "tỉnh" else "thành phố"
        words = found["ten"].split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            if fold(name) in _names() or _old(name):
                counted[f"{kind} {name}"] += 1
                break
    return [name for name, _ in counted.most_common()]


def resolve(loai: str, ten: str, running: str, day: date | None) -> Unit:
    """The unit of a kind and a name, told from its namesakes by what the running text says of province and district."""
    shown = casing.as_in(ten, running) or (casing.place(ten) if ten.isupper() else ten)
    if loai == "tỉnh" or (loai == "thành phố" and fold(shown) in _names()):
        return _province(loai, shown)
    named = provinces(running)
    if loai in {"xã", "phường", "đặc khu", "thị trấn"}:
        old = day is not None and day < _TABLE_FROM
        found = (old and _former(loai, shown, named, running)) or _present(loai, shown, named, day)
        found = found or _former(loai, shown, named, running)
        if found:
            return found
        doubt = f"không tìm thấy {loai} {shown} trong bảng đơn vị, hoặc có nhiều nơi cùng tên; xem lại tên tỉnh"
    else:
        doubt = f"{loai} {shown} không có trong bảng xã, phường, đặc khu; xem lại tên tỉnh"
    tinh = _full_province(named[0]) if named else "..."
    return _inline(shown, loai, tinh, doubt)


def _province(loai: str, ten: str) -> Unit:
    looked_up = find_tinh(ten).value
    name = looked_up.ten if looked_up is not None else ten
    return _inline(name, loai, f"{loai} {name}", "")


def _inline(ten: str, loai: str, tinh: str, doubt: str) -> Unit:
    return Unit({"ten": ten, "loai": loai, "tinh": tinh}, ten, loai, ten, tinh, doubt)


def _present(loai: str, ten: str, named: Sequence[str], day: date | None) -> Unit | None:
    """The unit of the table on that day: with a province that the text names, else where only one has the name."""
    bare = (name.removeprefix("tỉnh ").removeprefix("thành phố ") for name in named)
    for tinh in (*named, *bare, ""):
        words = f"{loai} {ten}, {tinh}" if tinh else f"{loai} {ten}"
        for on in (day,) if day is not None else (None, date.max):
            outcome = find(words, on)
            xa = outcome.value
            if xa is not None and not outcome.diagnostics:
                return Unit(xa.ten_kem_tinh, xa.ten, xa.loai, xa.dia_danh, xa.tinh.ten_day_du)
    return None


def _former(loai: str, ten: str, named: Sequence[str], running: str) -> Unit | None:
    """A unit of before 1 July 2025, written out because the table has it no more."""
    olds = [old for old in became(f"{loai} {ten}") if fold(old.ten) == fold(ten) and old.loai == loai]
    districts = {fold(found["ten"]) for found in _DISTRICT.finditer(running)}
    near = [old for old in olds if any(_bare(old.huyen) == name for name in districts)]
    here = [old for old in near or olds if any(fold(old.tinh) == fold(name) for name in named)]
    hits = here or near or olds
    if not hits:
        return None
    old = hits[0]
    if len({(each.tinh, each.huyen) for each in hits}) == 1:
        doubt = "" if near or here else "đơn vị trước ngày 01/7/2025, chỉ một nơi có tên này"
        return _inline(old.ten, old.loai, old.tinh, doubt)
    if not near and not here:
        return None
    return _inline(old.ten, old.loai, old.tinh, f"trước ngày 01/7/2025 có {len(hits)} đơn vị cùng tên {loai} {ten}")


def _bare(huyen: str) -> str:
    found = _KIND.fullmatch(huyen)
    return fold(found["ten"]) if found else fold(huyen)


def _full_province(name: str) -> str:
    found = find_tinh(name).value
    return found.ten_day_du if found is not None else name


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(fold(tinh.ten) for tinh in all_tinh())


@lru_cache(maxsize=256)
def _old(name: str) -> bool:
    """True for the name of a former province."""
    return any(found.code == "BV105" for found in find_tinh(name).diagnostics)
