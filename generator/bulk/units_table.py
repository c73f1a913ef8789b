"""The built-in unit table as a table of rows, and the unit that a row of any table names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from generator.bulk.table.cells import Cell, Header, Kind, Row
from generator.diagnostics import Diagnostic, Outcome, Place, Severity
from generator.text import fold, squeeze
from generator.units import Xa, all_xa, find, find_tinh, of_tinh
from generator.units.reading import matching, readings
from generator.units.table import load

FILE: Final = "bảng đơn vị hành chính"
PARTS: Final = ("ma", "ten", "loai", "tinh")
_KEPT: Final = 4096  # more than there are communes
_CODE: Final = 5


class UnitTable:
    """A table without a file: one row for every commune, its only column the code. See ``Table``."""

    def __init__(self, communes: tuple[Xa, ...]) -> None:
        self._communes = communes

    @property
    def file(self) -> str:
        """What a clerk is told instead of a file."""
        return FILE

    @property
    def sheet(self) -> str:
        """There is none."""
        return ""

    @property
    def header(self) -> Header:
        """The one column."""
        return Header(1, (Cell("don_vi", Kind.TEXT, "A1"),))

    def rows(self) -> Iterator[Row]:
        """One row for every commune, from row 2 on."""
        for number, xa in enumerate(self._communes, 2):
            yield Row(number, (Cell(xa.ma, Kind.TEXT, f"A{number}"),))

    def place(self, ref: str) -> Place:
        """The commune of a cell, since nobody sees this table."""
        number = int(ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0) - 2
        return Place(FILE, within=self._communes[number].ten_kem_tinh if 0 <= number < len(self._communes) else None)


def province_table(text: str, on: date | None = None) -> Outcome[UnitTable]:
    """The communes of a province as a table. Errors: those of ``find_tinh`` (BV103, BV105, BV106)."""
    found = find_tinh(text, on)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    return Outcome(UnitTable(of_tinh(found.value, on)), found.diagnostics)


def all_table(on: date | None = None) -> UnitTable:
    """Every commune as a table."""
    return UnitTable(all_xa(on))


@dataclass(frozen=True, slots=True)
class Named:
    """The unit of a row. ``text`` is what goes into the plan; ``padded`` is true where zeros of a code were put back.

    ``findings`` go with the part (one of ``PARTS``) whose cell they are about.
    """

    text: str
    unit: Xa | None = None
    findings: tuple[tuple[str, Diagnostic], ...] = ()
    padded: bool = False


@lru_cache(maxsize=256)
def look_up(text: str, on: date | None) -> Outcome[Xa]:
    """The unit as on a day; an undated plan may name it as it is since a later change, too (as a build does)."""
    outcome = find(text, on)
    if outcome.value is None and on is None:
        later = find(text, date.max)
        return later if later.value is not None else outcome
    return outcome


def is_known(text: str, on: date | None) -> bool:
    """Whether some unit fits the words, without working out what else could be meant (that takes 100 times longer)."""
    words = squeeze(text)
    words = words.zfill(_CODE) if words.isdecimal() else words
    for table in (load(on),) if on else (load(None), load(date.max)):
        if words in table.xa or any(matching(reading, table) for reading in readings(words, table)):
            return True
    return False


@lru_cache(maxsize=_KEPT)
def read_unit(ma: str, ten: str, loai: str, tinh: str, on: date | None) -> Named:
    """The unit that the cells of a row name together; a code decides and the name beside it must agree.

    Findings: BV101 to BV106 of the look-up, BV431 where code and name are of two units. ``ten`` may hold a code or a
    name with its province as well.
    """
    if not ma and ten.isdecimal():
        ma, ten, where = ten, "", "ten"
    else:
        where = "ma"
    if ma:
        named = _coded(ma, where, on)
        other = composed(ten, loai, tinh)
        if named.unit is None or not (ten or loai or tinh) or _agree(named.unit, ten, loai, tinh, other, on):
            return named
        clash = _two_units(ma, named.unit, ten, other)
        return Named(named.text, named.unit, (*named.findings, clash), named.padded)
    text = composed(ten, loai, tinh)
    if not text:
        return Named("")
    outcome = look_up(text, on)
    findings = tuple((_part_of(found, tinh), found) for found in outcome.diagnostics)
    unit = outcome.value
    return Named(unit.ten_kem_tinh if unit is not None and (loai or tinh) else text, unit, findings)


def _coded(ma: str, where: str, on: date | None) -> Named:
    padded = ma.zfill(_CODE) if ma.isdecimal() and len(ma) < _CODE else ma
    outcome = look_up(padded, on)
    if outcome.value is None and padded != ma and not any(found.code == "BV105" for found in outcome.diagnostics):
        outcome, padded = look_up(ma, on), ma
    mended = padded != ma and outcome.value is not None
    return Named(padded, outcome.value, tuple((where, found) for found in outcome.diagnostics), mended)


def composed(ten: str, loai: str, tinh: str) -> str:
    """“xã Kim Thành, thành phố Hải Phòng” out of its parts; a part that the name already has is not said twice."""
    if not ten:
        return ""
    text = ten
    if loai and not fold(ten).startswith(fold(loai) + " "):
        text = f"{loai} {ten}"
    if tinh and not _ends_with_province(text, tinh):
        text = f"{text}, {_province(tinh)}"
    return text


def _ends_with_province(text: str, tinh: str) -> bool:
    last = text.rpartition(",")[2] if "," in text else ""
    if not last.strip():
        return False
    one, other = find_tinh(last), find_tinh(tinh)
    return one.value is not None and one.value is other.value


def _province(tinh: str) -> str:
    found = find_tinh(tinh).value if tinh.isdecimal() else None
    return found.ten_day_du if found is not None else tinh


def _part_of(found: Diagnostic, tinh: str) -> str:
    return "tinh" if found.code == "BV106" and tinh else "ten"


def _agree(unit: Xa, ten: str, loai: str, tinh: str, text: str, on: date | None) -> bool:
    """Whether name, kind and province beside a code are those of its unit, as far as they are given."""
    if tinh:
        province = find_tinh(tinh, on).value
        if province is None or province.ma != unit.tinh.ma:
            return False
    if loai and fold(loai) != unit.loai:
        return False
    if not ten or fold(ten) in {fold(unit.ten), fold(unit.ten_day_du)}:
        return True
    found = look_up(text, on).value if is_known(text, on) else None
    return found is not None and found.ma == unit.ma


def _two_units(ma: str, unit: Xa, ten: str, written: str) -> tuple[str, Diagnostic]:
    quoted = f" (“{written}”)" if written else ""
    message = f"Mã {ma} là {unit.ten_kem_tinh}, không khớp với tên ghi cùng hàng{quoted}."
    mend = "sửa lại mã hoặc tên cho khớp; hoặc chỉ giữ một trong hai cột."
    return ("ten" if ten else "ma"), Diagnostic("BV431", message, mend, Severity.LOI, text=written or ma)
