"""The pre-flight of a table: every row looked at once before the first file, and made into a job on the second pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.bulk import names
from generator.bulk.cell_checks import SHOWN, ColumnChecks, Gathered, text_of
from generator.bulk.columns import Matched
from generator.bulk.jobs import RowJob
from generator.bulk.names import NamePattern
from generator.bulk.reconcile import Reconciler
from generator.bulk.table.cells import Cell, Kind, Row, Table
from generator.bulk.units_table import PARTS, Named, composed, is_known, read_unit
from generator.diagnostics import Diagnostic, Severity
from generator.model.thoi_gian import NgayBanHanh

if TYPE_CHECKING:
    from generator.load.tree import Places
    from generator.model.doi_chieu import DoiChieu

_RANGES: Final = 20
_NO_UNIT: Final = Named("")


@dataclass(frozen=True, slots=True)
class PreflightOptions:
    """What the pre-flight needs beside the table.

    ``plan_name`` is the stem of the plan's file; ``pattern`` that of the names (None: the default); ``on`` the plan's
    day of issue; ``profiles`` unit profiles by name with the unit that each is of, as text for a look-up;
    ``doi_chieu`` what the plan says of the table, ``places`` where.
    """

    plan_name: str
    pattern: NamePattern | None = None
    on: date | None = None
    profiles: Mapping[str, str] | None = None
    doi_chieu: Sequence[DoiChieu] = ()
    places: Places | None = None


class Preflight:
    """One table on its way into jobs. ``see`` every row in order, then ``finish``; then ``job`` on a second pass.

    ``bad`` are the numbers of rows with an error. Of rows that cannot both be right (one unit, or one output name,
    twice) all are bad. After ``finish``, ``hopeless`` says that an error is of no row: a sum that differs, a column or
    province of ``doi_chieu`` that is not there, no rows at all. What is kept grows by a few dozen bytes for each row.
    """

    def __init__(self, table: Table, matched: Matched, options: PreflightOptions) -> None:
        self._table, self._matched, self._options = table, matched, options
        self._header = table.header
        self.bad: set[int] = set()
        self.hopeless = False
        # Code or name will do for a unit that has a column for each: whether it is missing is seen of both together.
        both = matched.unit.at if matched.unit is not None and {"ma", "ten"} <= matched.unit.parts.keys() else None
        self._unit_needed = both is not None and matched.steps[both].required
        self._checks = [
            ColumnChecks(table, column, step if at != both else replace(step, required=False))
            for at, (column, step) in enumerate(zip(matched.columns.columns, matched.steps, strict=True))
        ]
        self._steps = tuple(zip(matched.steps, self._checks, strict=True))
        self._unit_columns = frozenset(matched.unit.parts.values() if matched.unit is not None else ())
        self._gathered = Gathered()
        self._reconciler = Reconciler(options.doi_chieu, matched, table, options.on, options.places)
        self._pattern = options.pattern or names.default_pattern(with_unit=matched.unit is not None)
        self._plain_pattern = names.default_pattern(with_unit=False)
        self._needs_unit = bool(self._pattern.fields & names.OF_UNIT)
        keys = {names.column_key(column.path): at for at, column in enumerate(matched.columns.columns)}
        self._values = {name: keys[name] for name in self._pattern.fields if name in keys}
        paths = [column.path for column in matched.columns.columns]
        self._day = paths.index(("ngay_ban_hanh",)) if ("ngay_ban_hanh",) in paths else None
        self._names: dict[bytes, int] = {}
        self._units: dict[str, int] = {}
        self._hidden: list[list[int]] = []
        self._unit_faults = self._unit_unseen = 0
        self._rows = 0

    def job(self, row: Row) -> RowJob | None:
        """The document of a row, or None for a row with an error. Changes nothing."""
        if row.number in self.bad:
            return None
        texts, unit = self._read(row)
        return RowJob(row.number, self._sent(texts, unit), self._name(row.number, texts, unit))

    def see(self, row: Row) -> tuple[RowJob | None, tuple[Diagnostic, ...]]:
        """All checks of a row: its job where there is no error, and the findings that are shown."""
        self._rows += 1
        if row.hidden:
            _extend(self._hidden, row.number)
        seen = list(self._cells(row))
        texts, unit = self._read(row, cheap=self._unit_faults > SHOWN)
        # A cell of the unit with a mistake of its own is not looked up as well.
        if not any(index in self._unit_columns and _is_error(each) for index, each in seen):
            seen += self._unit(row, unit)
        seen += self._reconciler.see(row, unit.unit)
        bad = unit is _UNKNOWN or any(_is_error(each) for _, each in seen)
        self._unit_unseen += unit is _UNKNOWN
        name = "" if bad else self._name(row.number, texts, unit)
        before = self._names.setdefault(names.same_name(name), row.number) if name else row.number
        if before != row.number:
            self.bad.add(before)
            bad = True
            seen.append((0, self._same_name(row, before, name)))
        found = tuple(each for index, each in seen if self._gathered.admit(each, index))
        if bad:
            self.bad.add(row.number)
            return None, found
        return RowJob(row.number, self._sent(texts, unit), name), found

    def finish(self) -> tuple[Diagnostic, ...]:
        """What is said of the whole table: gathered counts, columns, hidden rows, sums, no rows at all."""
        found: list[Diagnostic] = [*self._reconciler.start(), *(self._reconciler.finish() if self._rows else ())]
        self.hopeless = not self._rows or any(_is_error(each) for each in found)
        for checks in self._checks:
            found += checks.finish()
        cells = self._header.cells or (Cell("", Kind.EMPTY, f"A{self._header.number}"),)
        found += self._gathered.rest(self._table, cells)
        if self._unit_unseen and self._matched.unit is not None:
            index = self._matched.steps[self._matched.unit.at].index
            message = f"... và {self._unit_unseen} hàng nữa có tên hoặc mã đơn vị không tra được."
            mend = "sửa như các ô đã nêu; kiểm tra lại thì các ô còn lại được nêu tiếp."
            found.append(Diagnostic("BV101", message, mend, place=self._table.place(cells[index].ref)))
        if self._hidden:
            found.append(self._hidden_rows(cells[0]))
        if not self._rows:
            mend = "ghi mỗi văn bản một hàng ngay dưới hàng tên cột; xem lại có chọn đúng trang tính không."
            place = self._table.place(cells[0].ref)
            found.append(Diagnostic("BV408", "Bảng không có hàng nào dưới hàng tên cột.", mend, place=place))
        return tuple(found)

    def _cells(self, row: Row) -> Iterator[tuple[int, Diagnostic]]:
        """The findings of the cells, each with the index of its column."""
        cells = row.cells
        for step, checks in self._steps:
            for each in checks.see(cells[step.index] if step.index < len(cells) else self._cell(step.index, row)):
                yield step.index, each
        if self._matched.unit is not None and len(self._matched.unit.parts) > 1:
            yield from self._part_cells(row)
        if len(cells) > len(self._header.cells) or self._matched.unnamed:
            yield from self._nameless(row)

    def _part_cells(self, row: Row) -> Iterator[tuple[int, Diagnostic]]:
        """Formulas without a value in the other columns that name the unit."""
        unit = self._matched.unit
        naming = self._matched.steps[unit.at].index if unit else None
        for index in unit.parts.values() if unit else ():
            if index == naming or index >= len(row.cells):
                continue
            cell = row.cells[index]
            if cell.kind in {Kind.ERROR, Kind.UNCALCULATED} and unit is not None:
                for each in self._checks[unit.at].see(cell):
                    yield index, each

    def _nameless(self, row: Row) -> Iterator[tuple[int, Diagnostic]]:
        """Cells that hold something under an empty header, and beyond the last column."""
        width = len(self._header.cells)
        for index, cell in enumerate(row.cells):
            if not cell.text or (index < width and index not in self._matched.unnamed):
                continue
            place = self._table.place(cell.ref)
            if index < width:
                mend = f"ghi tên cột vào ô {self._header.cells[index].ref}, hoặc xóa nội dung của cột này."
                yield (
                    index,
                    Diagnostic("BV402", "Ô có nội dung nhưng cột không có tên.", mend, place=place, text=cell.text),
                )
            else:
                mend = "xem lại hàng này có bị lệch cột không (tệp CSV: chữ có dấu phẩy phải nằm trong dấu nháy kép)."
                message = f"Ô nằm ngoài {width} cột của bảng."
                yield width, Diagnostic("BV422", message, mend, place=place, text=cell.text)

    def _cell(self, index: int, row: Row) -> Cell:
        """A cell of a row, also of one that is shorter than the header."""
        if index < len(row.cells):
            return row.cells[index]
        return Cell("", Kind.EMPTY, f"{self._matched.letters[index]}{row.number}")

    def _read(self, row: Row, *, cheap: bool = False) -> tuple[tuple[str, ...], Named]:
        """The texts of a row and its unit. ``cheap``: a unit that nobody knows is not looked into any further."""
        cells = row.cells
        texts = [
            text_of(cells[step.index], lines=step.lines) if step.index < len(cells) else ""
            for step in self._matched.steps
        ]
        if self._matched.unit is None:
            return tuple(texts), _NO_UNIT
        named = self._named(row, texts, cheap=cheap)
        texts[self._matched.unit.at] = named.text
        return tuple(texts), named

    def _sent(self, texts: tuple[str, ...], named: Named) -> tuple[str, ...]:
        """The texts as a worker gets them: the unit by its code, so that it is not looked up by name once more."""
        unit = self._matched.unit
        profiles = self._options.profiles
        if unit is None or named.unit is None or (profiles and named.text in profiles):
            return texts
        return (*texts[: unit.at], named.unit.ma, *texts[unit.at + 1 :])

    def _named(self, row: Row, texts: Sequence[str], *, cheap: bool) -> Named:
        unit = self._matched.unit
        parts = {
            part: text_of(row.cells[index], lines=False) if index < len(row.cells) else ""
            for part, index in (unit.parts.items() if unit else ())
        }
        ma, ten, loai, tinh = (parts.get(part, "") for part in PARTS)
        profile = self._options.profiles.get(ten or ma) if self._options.profiles else None
        on = self._on(texts)
        if profile is not None:
            return Named(ten or ma, read_unit("", profile, "", "", on).unit)
        if cheap and (words := ma or composed(ten, loai, tinh)) and not is_known(words, on):
            return _UNKNOWN
        return read_unit(ma, ten, loai, tinh, on)

    def _on(self, texts: Sequence[str]) -> date | None:
        """The day of issue: that of the row where it has one, else the plan's."""
        written = texts[self._day] if self._day is not None else ""
        return _day(written) if written else self._options.on

    def _unit(self, row: Row, named: Named) -> Iterator[tuple[int, Diagnostic]]:
        """What is wrong with the unit of a row: the look-up, zeros that were put back, the same unit twice."""
        unit = self._matched.unit
        if unit is None or named is _UNKNOWN:
            return
        naming = self._matched.steps[unit.at].index
        for part, each in named.findings:
            self._unit_faults += each.severity is Severity.LOI
            index = unit.parts.get(part, naming)
            cell = self._cell(index, row)
            yield index, each.at(self._table.place(cell.ref), self._matched.titles[index])
        if named.padded:
            yield self._padded(row, named)
        if self._unit_needed and not named.text:
            yield naming, self._checks[unit.at].missing(self._cell(naming, row))
        if named.unit is None:
            return
        before = self._units.setdefault(named.unit.ma, row.number)
        if before != row.number:
            self.bad.add(before)
            message = f"{_capital(named.unit.ten_kem_tinh)} có ở cả hàng {before} và hàng {row.number}."
            mend = "giữ một hàng cho mỗi đơn vị."
            place = self._table.place(self._cell(naming, row).ref)
            yield naming, Diagnostic("BV430", message, mend, place=place, text=named.text)

    def _padded(self, row: Row, named: Named) -> tuple[int, Diagnostic]:
        unit = self._matched.unit
        index = unit.parts.get("ma", unit.parts.get("ten", 0)) if unit else 0
        name = named.unit.ten_kem_tinh if named.unit else ""
        message = f"Mã đơn vị mất số 0 ở đầu; đã hiểu là {named.text} ({name})."
        mend = "chọn cột mã, đổi sang kiểu văn bản (Text) rồi ghi đủ 5 chữ số."
        place = self._table.place(self._cell(index, row).ref)
        return index, Diagnostic("BV423", message, mend, Severity.CANH_BAO, place, text=named.text)

    def _name(self, number: int, texts: Sequence[str], named: Named) -> str:
        """The output name of a row."""
        unit = named.unit
        pattern = self._plain_pattern if unit is None and self._needs_unit else self._pattern
        values = {name: texts[at] for name, at in self._values.items()}
        values["hang"], values["ke_hoach"] = names.row_number(number), self._options.plan_name
        if unit is not None:
            values["tinh"], values["ten"], values["loai"] = unit.tinh.ten, unit.ten, unit.loai
            values["ten_day_du"], values["ma"] = unit.ten_day_du, unit.ma
        return pattern.name(values, number)

    def _same_name(self, row: Row, before: int, name: str) -> Diagnostic:
        message = f"Hàng {before} và hàng {row.number} cho cùng một tên tệp: {name}."
        mend = "sửa một trong hai hàng, hoặc thêm {hang} hay {ma} vào mẫu tên."
        return Diagnostic("BV434", message, mend, place=self._table.place(self._cell(0, row).ref), text=name)

    def _hidden_rows(self, first: Cell) -> Diagnostic:
        count = sum(last - start + 1 for start, last in self._hidden)
        ranges = _ranges(self._hidden)
        shown = ", ".join(ranges[:_RANGES]) + (" ..." if len(ranges) > _RANGES else "")
        message = f"Bảng có {count} hàng đang ẩn (hàng {shown}); các hàng đó vẫn được lập văn bản."
        mend = "bỏ ẩn (hoặc bỏ lọc) để xem lại; không cần hàng nào thì xóa hàng đó."
        return Diagnostic("BV409", message, mend, Severity.CANH_BAO, self._table.place(first.ref))


_UNKNOWN: Final = Named("", None)


@lru_cache(maxsize=256)
def _day(text: str) -> date | None:
    """The day that a cell says when it is whole; a faulty one is reported when the plan is made."""
    try:
        day = NgayBanHanh.model_validate(text)
    except ValueError:
        return None
    return date(day.nam, day.thang, day.ngay) if day.nam and day.thang and day.ngay else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def rows_in_words(numbers: Collection[int]) -> str:
    """Numbers of rows in words, neighbours joined: “3, 7-9”."""
    pairs: list[list[int]] = []
    for number in sorted(numbers):
        _extend(pairs, number)
    return ", ".join(_ranges(pairs))


def _extend(pairs: list[list[int]], number: int) -> None:
    """Add a number to ranges that are in order."""
    if pairs and pairs[-1][1] == number - 1:
        pairs[-1][1] = number
    else:
        pairs.append([number, number])


def _ranges(pairs: list[list[int]]) -> list[str]:
    return [str(start) if start == last else f"{start}-{last}" for start, last in pairs]


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.LOI
