"""Whether a table agrees with what the plan says of it: sums of columns, ranges of their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from generator.bulk.columns import Matched
from generator.bulk.table.cells import Cell, Kind, Row, Table
from generator.diagnostics import Diagnostic, Severity
from generator.model.doi_chieu import DoiChieu, read_number, shown_number
from generator.units import Xa, find_tinh

if TYPE_CHECKING:
    from generator.load.tree import Places

_EXACT: Final = Context(prec=80)  # numbers have at most 40 digits each
_ZERO: Final = Decimal(0)


@dataclass(slots=True)
class _Check:
    """One agreement with its column and the sums so far; ``provinces`` by code: name, target, sum."""

    said: DoiChieu
    number: int
    index: int
    total: Decimal = _ZERO
    provinces: dict[str, tuple[str, Decimal, Decimal]] = field(default_factory=dict)


class Reconciler:
    """All agreements of a plan with one table: ``see`` each row, then ``finish``.

    Every row counts, also one that is left out for a mistake: the sums are those of the table as it was handed in.
    An empty cell counts nothing. Rows of a province that the plan does not name are not compared.
    """

    def __init__(
        self,
        said: Sequence[DoiChieu],
        matched: Matched,
        table: Table,
        on: date | None = None,
        places: Places | None = None,
    ) -> None:
        self._table, self._matched, self._places = table, matched, places
        self._start: list[Diagnostic] = []
        self._checks: list[_Check] = []
        for number, each in enumerate(said):
            index = matched.find(each.cot)
            if index is None:
                self._no_column(each, number)
                continue
            check = _Check(each, number, index)
            self._targets(check, on)
            self._checks.append(check)
        self._columns = sorted({check.index for check in self._checks})

    def start(self) -> tuple[Diagnostic, ...]:
        """What is wrong before the first row: BV439 no such column, BV103, BV105, BV106 no such province."""
        return tuple(self._start)

    def see(self, row: Row, unit: Xa | None) -> Iterator[tuple[int, Diagnostic]]:
        """What is wrong in this row, each with the index of its column. BV437 outside the range, BV438 no number."""
        for index in self._columns:
            cell = row.cells[index] if index < len(row.cells) else None
            if cell is None or not cell.text or cell.kind in {Kind.ERROR, Kind.UNCALCULATED}:
                continue
            number = read_number(cell.text, typed=cell.kind is not Kind.NUMBER)
            if number is None:
                mend = "ghi số như 12500, 12.500, 1.250,5 hoặc 80%; chưa có số thì để trống."
                title = self._matched.titles[index]
                message = f"“{_short(cell.text)}” không phải là số nên cột “{title}” không đối chiếu được."
                yield index, self._at(cell, "BV438", message, mend)
                continue
            for check in self._checks:
                if check.index == index:
                    yield from self._compare(check, cell, number, unit)

    def finish(self) -> Iterator[Diagnostic]:
        """Sums that differ: BV436, at the header of the column."""
        for check in self._checks:
            if check.said.tong is not None:
                yield from self._sum(check, "", check.said.tong, check.total)
            for name, target, total in check.provinces.values():
                yield from self._sum(check, f" của {name}", target, total)

    def _compare(self, check: _Check, cell: Cell, number: Decimal, unit: Xa | None) -> Iterator[tuple[int, Diagnostic]]:
        check.total = _EXACT.add(check.total, number)
        if unit is not None and unit.tinh.ma in check.provinces:
            name, target, total = check.provinces[unit.tinh.ma]
            check.provinces[unit.tinh.ma] = (name, target, _EXACT.add(total, number))
        low, high = check.said.tu, check.said.den
        if (low is not None and number < low) or (high is not None and number > high):
            limits = " ".join(
                f"{word} {shown_number(limit)}" for word, limit in (("từ", low), ("đến", high)) if limit is not None
            )
            title = self._matched.titles[check.index]
            message = f"{shown_number(number)} nằm ngoài khoảng {limits} của cột “{title}”."
            yield (
                check.index,
                self._at(cell, "BV437", message, "kiểm tra lại số trong ô, hoặc sửa tu, den ở doi_chieu."),
            )

    def _sum(self, check: _Check, whose: str, target: Decimal, total: Decimal) -> Iterator[Diagnostic]:
        if total == target:
            return
        apart = _EXACT.subtract(total, target)
        title = self._matched.titles[check.index]
        word = "thừa" if apart > 0 else "thiếu"
        message = (
            f"Tổng cột “{title}”{whose} là {shown_number(total)}, kế hoạch ghi {shown_number(target)}: "
            f"{word} {shown_number(abs(apart))}."
        )
        mend = "kiểm tra lại các số trong cột, hoặc sửa số ở mục doi_chieu của kế hoạch."
        ref = f"{self._matched.letters[check.index]}{self._matched.header_row}"
        yield self._at(Cell(title, Kind.TEXT, ref), "BV436", message, mend)

    def _targets(self, check: _Check, on: date | None) -> None:
        for name, target in check.said.theo_tinh.items():
            found = find_tinh(name, on)
            path = ("doi_chieu", check.number, "theo_tinh", name)
            place = self._places.of_key(path) if self._places is not None else None
            for each in found.diagnostics:
                self._start.append(each.at(place, "Đối chiếu bảng › Tổng theo tỉnh"))
            if found.value is not None:
                check.provinces[found.value.ma] = (found.value.ten_day_du, target, _ZERO)

    def _no_column(self, said: DoiChieu, number: int) -> None:
        path = ("doi_chieu", number, "cot")
        place = self._places.of(path) if self._places is not None else None
        named = [column.title for column in self._matched.columns.columns]
        mend = f"sửa tên cột ở mục doi_chieu; bảng có các cột: {', '.join(f'“{each}”' for each in named[:12])}."
        if not named:
            mend = "thêm cột đó vào bảng, hoặc bỏ mục đối chiếu này."
        message = f"Kế hoạch đối chiếu cột “{said.cot}” nhưng bảng không có cột đó."
        found = Diagnostic("BV439", message, mend, Severity.LOI, place, path, "Đối chiếu bảng › Cột", said.cot)
        self._start.append(found)

    def _at(self, cell: Cell, code: str, message: str, mend: str) -> Diagnostic:
        return Diagnostic(code, message, mend, place=self._table.place(cell.ref), text=_short(cell.text))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
