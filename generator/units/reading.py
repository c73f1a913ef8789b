"""What a clerk's words may mean: kind, name, district and province of a commune."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.text import fold, slug
from generator.units import former
from generator.units.names import Tinh, TinhCu, Xa, XaCu
from generator.units.table import Table

_KIND: Final = re.compile(r"(xã|phường|đặc khu|thị trấn|x\.|p\.|tt\.) ?(?=\S)")
_KIND_SLUG: Final = re.compile(r"(xa|phuong|dac-khu|thi-tran)-(?=.)")
_SHORT: Final = {"x.": "xã", "p.": "phường", "tt.": "thị trấn"}
_SLUG_KINDS: Final = {"xa": "xã", "phuong": "phường", "dac-khu": "đặc khu", "thi-tran": "thị trấn"}
_DISTRICT: Final = re.compile(r"(huyện|quận|thị xã|thành phố|tp\.?|tx\.?|h\.|q\.) ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words. ``ten`` and ``huyen`` are folded; ``la`` are words that should name a province."""

    ten: str
    loai: str = ""
    huyen: str = ""
    tinh: Tinh | TinhCu | None = None
    tinh_viet: str = ""
    la: str = ""

    @property
    def in_tinh(self) -> Tinh | None:
        """The present province meant, also through the name of a former one."""
        return self.tinh.thanh if isinstance(self.tinh, TinhCu) else self.tinh


def _parts(words: str) -> list[str]:
    plain = fold(words).replace("(", ",").replace(")", "")
    return [part for part in (piece.strip(" .;-") for piece in plain.split(",")) if part]


def _kinds(unit: str) -> Iterator[Reading]:
    match = _KIND.match(unit)
    if match:
        yield Reading(unit[match.end() :], _SHORT.get(match[1], match[1]))
    yield Reading(unit)


def _with_suffix(unit: str, table: Table) -> Iterator[Reading]:
    """The province written last without a comma: "kim thành - hải phòng", "xã kim thành tỉnh hưng yên"."""
    for form in sorted(table.province_forms, key=len, reverse=True):
        if unit.endswith(f" {form}"):
            head = unit.removesuffix(form).rstrip(" -")
            for reading in _kinds(head):
                yield replace(reading, tinh=table.province_forms[form], tinh_viet=form)


def _slugs(words: str, table: Table) -> Iterator[Reading]:
    """Words typed without accents: "xa-kim-thanh-hai-phong"."""
    key = slug(words)
    for form in ("", *sorted(table.province_slugs, key=len, reverse=True)):
        if form and not key.endswith(f"-{form}"):
            continue
        head = key.removesuffix(f"-{form}") if form else key
        match = _KIND_SLUG.match(head)
        tinh = table.province_slugs.get(form)
        if match:
            yield Reading(head[match.end() :], _SLUG_KINDS[match[1]], tinh=tinh, tinh_viet=form)
        yield Reading(head, tinh=tinh, tinh_viet=form)


def readings(words: str, table: Table) -> Iterator[Reading]:
    """Every reading, the likeliest first."""
    parts = _parts(words)
    if not parts:
        return
    if len(parts) == 1:
        yield from _kinds(parts[0])
        yield from _with_suffix(parts[0], table)
        if parts[0].isascii():
            yield from _slugs(words, table)
        return
    unit, *middle, last = parts
    tinh = table.province(last)
    for reading in _kinds(unit):
        if tinh is not None:
            yield replace(reading, huyen=" ".join(middle), tinh=tinh, tinh_viet=last)
        elif _DISTRICT.match(last) or former.is_district(last):
            yield replace(reading, huyen=last)
        else:
            yield replace(reading, la=last)
    if tinh is not None and not middle and fold(words).isascii():
        yield from _slugs(words, table)


def named(reading: Reading, table: Table) -> tuple[Xa, ...]:
    """Present communes of that name, wherever and of whatever kind."""
    found = table.by_name.get(reading.ten)
    if found is None and reading.ten.isascii():
        found = table.by_slug.get(slug(reading.ten))
    return found or ()


def matching(reading: Reading, table: Table) -> tuple[Xa, ...]:
    """Present communes of that name, kind (or former kind) and province."""
    if reading.la:
        return ()
    here = [xa for xa in named(reading, table) if reading.in_tinh in (None, xa.tinh)]
    exact = tuple(xa for xa in here if reading.loai in ("", xa.loai))
    if exact:
        return exact
    return tuple(xa for xa in here if reading.loai == table.was.get(xa.ma))


def _same_district(written: str, full: str) -> bool:
    key = fold(full)
    return _DISTRICT.sub("", written, count=1) == _DISTRICT.sub("", key, count=1)


def old_units(reading: Reading, table: Table) -> tuple[XaCu, ...]:
    """Communes of before 1 July 2025 that the reading fits: name, kind, district, and province then or now."""
    found: list[XaCu] = []
    for row in former.named(reading.ten):
        if reading.loai not in ("", row.loai) or (reading.huyen and not _same_district(reading.huyen, row.huyen)):
            continue
        unit = former.old_unit(row, table)
        province = reading.tinh
        now = isinstance(province, Tinh) and any(xa.tinh is province for xa in unit.thanh)
        if province is None or now or fold(row.tinh).endswith(f" {fold(province.ten)}"):
            found.append(unit)
    return tuple(found)
