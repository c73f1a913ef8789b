"""The communes of before 1 July 2025 and what they became; loaded only when asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from generator.text import fold, slug
from generator.units.names import XaCu
from generator.units.table import Table, rows

ABOLISHED: Final = date(2025, 7, 1)  # the Constitution of 2025: no district level, communes rearranged
_DISTRICTS: Final = ("huyện ", "quận ", "thị xã ", "thành phố ")
_KINDS: Final = {"x": "xã", "p": "phường", "t": "thị trấn"}


class Row(NamedTuple):
    """A line of ``xa_cu.tsv`` with the district and province above it."""

    ma: str
    loai: str
    ten: str
    thanh: str
    huyen: str
    tinh: str


@lru_cache(maxsize=1)
def old_rows() -> tuple[Row, ...]:
    """All communes of 30 June 2025."""
    found: list[Row] = []
    huyen = tinh = ""
    for head, *rest in rows("xa_cu.tsv"):
        if head == "=":
            tinh = " ".join(rest)
        elif head == "-":
            huyen = " ".join(rest)
        else:
            loai, ten, thanh = rest
            found.append(Row(head, _KINDS[loai], ten, thanh, huyen, tinh))
    return tuple(found)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[Row]]:
    index: dict[str, list[Row]] = {}
    for key, row in zip(fold("|".join(row.ten for row in old_rows())).split("|"), old_rows(), strict=True):
        index.setdefault(key, []).append(row)
    return index


@lru_cache(maxsize=1)
def _by_slug() -> dict[str, list[Row]]:
    index: dict[str, list[Row]] = {}
    for row in old_rows():
        index.setdefault(slug(row.ten), []).append(row)
    return index


@lru_cache(maxsize=1)
def _districts() -> frozenset[str]:
    names = {row.huyen for row in old_rows()}
    return frozenset(fold(name.removeprefix(kind)) for name in names for kind in _DISTRICTS if name.startswith(kind))


def is_district(ten: str) -> bool:
    """Whether a folded name without its kind was that of a district."""
    return ten in _districts()


def old_unit(row: Row, table: Table) -> XaCu:
    """The commune of a line, with the units it became as values of that table."""
    return XaCu(row.ma, row.ten, row.loai, row.huyen, row.tinh, tuple(table.xa[ma] for ma in row.thanh.split(",")))


def named(ten: str) -> list[Row]:
    """Old communes of a folded name; a name typed without any accent matches without accents."""
    return _by_name().get(ten) or (_by_slug().get(slug(ten), []) if ten.isascii() else [])


def coded(ma: str) -> Row | None:
    """The old commune of a code."""
    return next((row for row in old_rows() if row.ma == ma), None)
