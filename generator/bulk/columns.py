"""Which variable each column of a table is: by Vietnamese label, dotted key, short alias or own variable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.bulk.jobs import Column, Columns
from generator.bulk.names_of_columns import UNIT, Known, Named, key_of
from generator.bulk.table.cells import Cell, Header, Kind, Table
from generator.diagnostics import Diagnostic, ModelPath, Outcome, Severity, failed
from generator.text import slug

if TYPE_CHECKING:
    from generator.bulk.wanted import Wanted

# Headers of columns that tables have for their readers only.
_ASIDE: Final = frozenset({"tt", "stt", "số tt", "số thứ tự", "thứ tự", "ghi chú"})
_LETTERS: Final = re.compile(r"[A-Z]+")
_MARKED: Final = re.compile(r"\s*(?:\(\s*\*+\s*\)|\*+)$")  # how our own tables mark what must be given
_SKIP: Final = "nếu cột này không phải biến thì thêm dấu # trước tên cột để bỏ qua."


@dataclass(frozen=True, slots=True)
class Step:
    """Where the text of one column is taken from: the index of its cell, and what the model says of it.

    ``lines``: the text may have line breaks; ``longest`` is its limit in characters; ``required``: the plan lacks it.
    """

    index: int
    lines: bool
    longest: int
    required: bool


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """The columns that together name the unit of a row, by their part (ma, ten, loai, tinh) and index.

    ``at`` is the position among ``Columns.columns`` of the one column that they make.
    """

    at: int
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns of a table as variables, and all that the pre-flight must know of its header.

    ``steps`` goes with ``columns.columns``; ``letters`` and ``titles`` with the cells of the header; ``unnamed`` are
    the indexes of headers without a name, ``aside`` those left out on purpose, by their name as a slug.
    """

    columns: Columns
    steps: tuple[Step, ...]
    letters: tuple[str, ...]
    titles: tuple[str, ...]
    header_row: int
    known: Known
    unit: UnitColumns | None = None
    unnamed: frozenset[int] = frozenset()
    aside: Mapping[str, int] = field(default_factory=dict)

    def find(self, name: str) -> int | None:
        """The index of the cell of the column with that name (as a header may write it), also one that is left out."""
        named = self.known.named(name)
        if named is not None:
            for column, step in zip(self.columns.columns, self.steps, strict=True):
                if column.path == named.path:
                    return step.index
        return self.aside.get(slug(name))


def match(header: Header, table: Table, wanted: tuple[Wanted, ...], known_bien: Iterable[str]) -> Outcome[Matched]:
    """The columns that are variables, with every mistake of the header row.

    What could be matched is a value also beside errors, so that the rows are checked as well; there is none where the
    row is the title of the whole table. Errors: BV400 unknown, BV401 doubled, BV403 merged, BV405 no text, BV406
    missing, BV407 half a unit, BV410 and BV411 formulas. Warning: BV404 hidden column.
    """
    title = _title_of_all(header, table)
    if title is not None:
        return failed(title)
    known = Known(wanted, known_bien)
    matching = _Matching(header, table, known)
    for index, cell in enumerate(header.cells):
        matching.see(index, cell)
    matching.merged()
    return matching.finish(wanted)


def _title_of_all(header: Header, table: Table) -> Diagnostic | None:
    """BV403 where the only words of the row are merged over several columns: a heading above the names."""
    filled = [cell for cell in header.cells if cell.text]
    area = next((area for area in header.merged if filled and area.split(":")[0] == filled[0].ref), None)
    if area is None or len(filled) != 1 or len(header.cells) == 1:
        return None
    message = f"Hàng {header.number} là tên của cả bảng ({area} gộp làm một), không phải tên cột."
    mend = "xóa các hàng phía trên hàng tên cột; hàng đầu tiên của bảng phải ghi tên cột."
    return Diagnostic("BV403", message, mend, place=table.place(filled[0].ref), text=filled[0].text)


class _Matching:
    """One header row on its way to ``Matched``."""

    def __init__(self, header: Header, table: Table, known: Known) -> None:
        self.header, self.table, self.known = header, table, known
        self.found: list[Diagnostic] = []
        self.named: dict[int, Named] = {}
        self.first: dict[tuple[ModelPath, str], Cell] = {}
        self.unnamed: set[int] = set()
        self.aside: dict[str, int] = {}
        self.explained: set[ModelPath] = set()

    def say(self, code: str, message: str, mend: str, cell: Cell, severity: Severity = Severity.LOI) -> None:
        place = self.table.place(cell.ref)
        self.found.append(Diagnostic(code, message, mend, severity, place, text=cell.text))

    def see(self, index: int, cell: Cell) -> None:
        """One header: a variable, left out on purpose, empty, or a mistake."""
        if cell.kind in {Kind.ERROR, Kind.UNCALCULATED}:
            code = "BV411" if cell.kind is Kind.ERROR else "BV410"
            self.say(code, f"Tên cột là {cell.kind.value}.", "gõ tên cột thành chữ.", cell)
            return
        title = _MARKED.sub("", cell.text.strip())
        if not title:
            self.unnamed.add(index)
            return
        if title.startswith("#"):
            self.aside.setdefault(slug(title), index)
            return
        named = self.known.named(title)
        if named is None and key_of(title).rstrip(".") in _ASIDE:
            self.aside.setdefault(slug(title), index)
            return
        if named is None:
            self._unknown(title, cell)
            return
        if not named.text:
            parts = ", ".join(f"“{each}”" for each in self.known.below(named.path)[:4])
            how = f"dùng cột cho từng phần: {parts}; " if parts else "ghi mục này trong tệp kế hoạch; "
            message = f"Cột “{title}” là một nhóm hoặc danh sách, một ô không ghi được."
            self.say("BV405", message, f"{how}{_SKIP}", cell)
            self.explained.add(named.path)
            return
        self._take(index, title, cell, named)

    def _take(self, index: int, title: str, cell: Cell, named: Named) -> None:
        slot = (named.path, "ten" if named.part == "don_vi" else named.part)
        before = self.first.setdefault(slot, cell)
        if before is not cell:
            message = f"Cột “{title}” và cột “{before.text}” (ô {before.ref}) là cùng một biến."
            self.say("BV401", message, "giữ một cột; cột kia xóa đi hoặc thêm dấu # trước tên cột.", cell)
            return
        self.named[index] = named
        if index in self.header.hidden:
            message = f"Cột “{title}” đang ẩn trong bảng nhưng vẫn được dùng."
            mend = "bỏ ẩn để xem lại; nếu không dùng thì thêm dấu # trước tên cột."
            self.say("BV404", message, mend, cell, Severity.CANH_BAO)

    def _unknown(self, title: str, cell: Cell) -> None:
        like = self.known.like(title)
        self.explained.update(named.path for _, named in like)
        guess = " hoặc ".join(f"“{label}”" for label, _ in like)
        mend = f"có phải {guess}? Đổi lại tên cột; {_SKIP}" if guess else f"đổi tên cột; {_SKIP}"
        self.say("BV400", f"Không có biến nào tên “{title}”.", mend, cell)

    def merged(self) -> None:
        """Merged cells that touch the header: each once, at its first cell."""
        for area in self.header.merged:
            ref = area.split(":")[0]
            cell = next((cell for cell in self.header.cells if cell.ref == ref), Cell("", Kind.EMPTY, ref))
            mend = "bỏ gộp ô (Merge Cells) và ghi tên cho từng cột trên một hàng."
            self.say("BV403", f"Ô tiêu đề {area} bị gộp nên không rõ tên của từng cột.", mend, cell)

    def finish(self, wanted: tuple[Wanted, ...]) -> Outcome[Matched]:
        """The value, after what is missing has been said."""
        letters = tuple(_letters(cell.ref) for cell in self.header.cells)
        required = {each.path for each in wanted if each.required}
        columns: list[Column] = []
        steps: list[Step] = []
        unit: UnitColumns | None = None
        parts = {"ten" if n.part == "don_vi" else n.part: i for i, n in self.named.items() if n.path == UNIT}
        naming = parts.get("ten", parts.get("ma"))
        for index, named in self.named.items():
            if named.path == UNIT:
                if index != naming:
                    continue
                unit = UnitColumns(len(columns), parts)
            columns.append(Column(named.path, letters[index], self.header.cells[index].text))
            steps.append(Step(index, named.lines, named.longest, named.path in required))
        if parts and naming is None:
            self._half(parts)
        self._missing(wanted, {column.path for column in columns})
        matched = Matched(
            Columns(self.table.file, self.table.sheet, tuple(columns)),
            tuple(steps),
            letters,
            tuple(cell.text for cell in self.header.cells),
            self.header.number,
            self.known,
            unit,
            frozenset(self.unnamed),
            self.aside,
        )
        return Outcome(matched, tuple(self.found))

    def _half(self, parts: Mapping[str, int]) -> None:
        cell = self.header.cells[min(parts.values())]
        message = f"Có cột “{cell.text}” nhưng thiếu cột tên xã, phường, đặc khu."
        self.say("BV407", message, "thêm cột “Tên xã” (hoặc “Mã đơn vị”), hoặc thêm dấu # trước tên cột này.", cell)
        self.explained.add(UNIT)

    def _missing(self, wanted: tuple[Wanted, ...], given: set[ModelPath]) -> None:
        first = self.header.cells[0] if self.header.cells else Cell("", Kind.EMPTY, f"A{self.header.number}")
        for each in wanted:
            covered = any(path[: len(each.path)] == each.path for path in (*given, *self.explained))
            if not each.required or covered:
                continue
            dotted = ".".join(str(part) for part in each.path)
            message = f"Bảng thiếu cột “{each.title}” ({dotted}) mà kế hoạch cần."
            mend = f"thêm cột “{each.title}”, hoặc ghi {dotted} trong tệp kế hoạch để dùng chung cho mọi hàng."
            place = self.table.place(first.ref)
            self.found.append(Diagnostic("BV406", message, mend, place=place, path=each.path, label=each.title))


def _letters(ref: str) -> str:
    found = _LETTERS.match(ref)
    return found.group() if found else ""
