"""Look up a commune or a province by what a clerk writes: a code, a name, a name with its province."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from generator.diagnostics import Diagnostic, Outcome, failed
from generator.text import fold, nfc, slug, squeeze
from generator.units import former, messages
from generator.units.names import Tinh, TinhCu, Xa, XaCu
from generator.units.reading import Reading, matching, named, old_units, readings
from generator.units.table import Table, load

_PROVINCE_KIND: Final = re.compile(r"(tỉnh|thành phố) ")
_LIKE: Final = 0.72  # how much a suggestion must resemble the words (difflib ratio)


def all_tinh(ngay: date | None = None) -> tuple[Tinh, ...]:
    """The 34 provinces and cities by code, as on that day (None: after every change known)."""
    return tuple(load(ngay).tinh.values())


def all_xa(ngay: date | None = None) -> tuple[Xa, ...]:
    """The 3,321 communes by province and code, as on that day (None: after every change known)."""
    return tuple(load(ngay).xa.values())


def of_tinh(tinh: Tinh, ngay: date | None = None) -> tuple[Xa, ...]:
    """The communes of a province by code."""
    return tuple(xa for xa in all_xa(ngay) if xa.tinh.ma == tinh.ma)


def became(text: str, ngay: date | None = None) -> tuple[XaCu, ...]:
    """The communes of before 1 July 2025 that the words (or a five-digit code) fit, each with what it became."""
    table = load(ngay)
    words = squeeze(nfc(text))
    if words.isdecimal():
        row = former.coded(words)
        return (former.old_unit(row, table),) if row else ()
    return next((olds for reading in readings(words, table) if (olds := old_units(reading, table))), ())


def find_tinh(text: str, ngay: date | None = None) -> Outcome[Tinh]:
    """The province of a two-digit code or a name with or without its kind.

    Errors: BV103 (kind), BV105 (a former province), BV106 (unknown). Warning: BV103 when the kind has changed.
    """
    table = load(ngay)
    words = squeeze(nfc(text))
    if words in table.tinh:
        return Outcome(table.tinh[words])
    found = table.province(words)
    if isinstance(found, TinhCu):
        return failed(messages.abolished_province(text, found))
    if found is not None:
        return Outcome(found, _province_changed(text, found, fold(words), table))
    key = fold(words)
    kind = _PROVINCE_KIND.match(key)
    bare = table.province(key[kind.end() :]) if kind else None
    if kind and isinstance(bare, Tinh):
        return failed(messages.wrong_province_kind(text, bare, kind[1]))
    if kind and isinstance(bare, TinhCu):
        return failed(messages.abolished_province(text, bare))
    return failed(messages.unknown_province(text, words, _near_tinh(words, table)))


def find(text: str, ngay: date | None = None) -> Outcome[Xa]:
    """The commune of a code, a full name, or a name that is unique nationwide, as on that day.

    Errors: BV101 unknown, BV102 ambiguous, BV103 kind, BV104 province, BV105 abolished, BV106 province unknown.
    Warnings beside a value: BV103 (the kind has changed since), BV105 (a district is written).
    """
    table = load(ngay)
    words = squeeze(nfc(text))
    if words.isdecimal():
        return _by_code(words, table)
    every = tuple(readings(words, table))
    if not every:
        return failed(messages.empty(text))
    for reading in every:
        hits = matching(reading, table)
        if hits:
            return _hit(words, reading, hits, table)
    return failed(_why(words, every, table))


def _by_code(words: str, table: Table) -> Outcome[Xa]:
    if words in table.xa:
        return Outcome(table.xa[words])
    row = former.coded(words)
    if row:
        return failed(messages.abolished(words, [former.old_unit(row, table)]))
    return failed(messages.unknown_code(words, table.xa.get(words.zfill(5))))


def _hit(words: str, reading: Reading, hits: Sequence[Xa], table: Table) -> Outcome[Xa]:
    """A reading with present communes: one is the answer unless an old province or district says otherwise."""
    if isinstance(reading.tinh, TinhCu) or reading.huyen:
        olds = old_units(reading, table)
        if any(len(old.thanh) > 1 or old.thanh[0] not in hits for old in olds):
            return failed(messages.abolished(words, olds))
        # An old address of communes that kept name and kind: it tells which of the namesakes is meant.
        hits = tuple(dict.fromkeys(old.thanh[0] for old in olds)) or hits
        if isinstance(reading.tinh, TinhCu):
            return failed(messages.abolished_province(words, reading.tinh, hits))
    if len(hits) > 1:
        return failed(messages.ambiguous(words, hits))
    xa = hits[0]
    found: list[Diagnostic] = []
    if reading.huyen:
        found.append(messages.no_district(words, xa))
    if reading.loai not in ("", xa.loai):
        found.append(messages.kind_changed(words, xa, table.changed[xa.ma]))
    found.extend(_province_changed(words, xa.tinh, reading.tinh_viet, table))
    return Outcome(xa, tuple(found))


def _province_changed(words: str, tinh: Tinh, written: str, table: Table) -> tuple[Diagnostic, ...]:
    change = table.changed.get(tinh.ma)
    changed = change is not None and slug(written).startswith("tinh-")
    return (messages.kind_changed(words, tinh, change),) if change and changed else ()


def _why(words: str, every: Sequence[Reading], table: Table) -> Diagnostic:
    """Why no reading has a present commune; the first cause that explains it."""
    ten, last = _ends(words)
    for reading in every:
        if reading.la:
            units = [xa for xa in named(reading, table) if reading.loai in ("", xa.loai)]
            if units or reading is every[-1]:
                return messages.unknown_province(words, last, _near_tinh(last, table), units)
    for reading in every:
        olds = old_units(reading, table)
        if olds:
            return messages.abolished(words, olds)
    for reading in every:
        units = list(named(reading, table))
        here = [xa for xa in units if reading.in_tinh in (None, xa.tinh)]
        if here and reading.loai:
            return messages.wrong_kind(words, reading.loai, here)
        accents = [xa for xa in table.by_slug.get(slug(reading.ten), ()) if xa.tinh == reading.tinh]
        if accents:
            return messages.unknown(words, ten, accents, None)
        if units and isinstance(reading.tinh, Tinh):
            same = [xa for xa in units if reading.loai in ("", xa.loai)]
            return messages.wrong_province(words, reading.tinh, same or units)
    # With a province written, the reading that took it off knows the name best.
    best = next((reading for reading in every if reading.tinh), every[0])
    near = _near_xa(best, table)
    if isinstance(best.tinh, TinhCu):
        return messages.abolished_province(words, best.tinh, near)
    return messages.unknown(words, ten, near, best.tinh if ten != words else None)


def _ends(words: str) -> tuple[str, str]:
    """The first and the last of the parts between commas and brackets, as typed."""
    parts = [part.strip() for part in re.split(r"[,()]", words) if part.strip()]
    return parts[0], parts[-1]


def _near_xa(reading: Reading, table: Table) -> list[Xa]:
    """Communes with a name like the one read, those of the province written first, else from anywhere."""
    key = slug(reading.ten)
    inside = {name: units for name, units in table.by_slug.items() if any(xa.tinh == reading.in_tinh for xa in units)}
    for names in (inside, table.by_slug):
        close = [key] if key in names else get_close_matches(key, list(names), 3, _LIKE)
        if close:
            return [xa for name in close for xa in names[name] if names is table.by_slug or xa.tinh == reading.in_tinh]
    return []


def _near_tinh(words: str, table: Table) -> list[Tinh]:
    """Provinces with a name like those words, as they are now."""
    key = slug(words)
    close = [key] if key in table.province_slugs else get_close_matches(key, list(table.province_slugs), 3, _LIKE)
    found = [table.province_slugs[key] for key in close]
    return list(dict.fromkeys(tinh.thanh if isinstance(tinh, TinhCu) else tinh for tinh in found))
