"""What is looked at in every cell of a column, and what can only be said of the column as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.bulk.columns import Step
from generator.bulk.jobs import Column
from generator.bulk.table.cells import Cell, Kind, Table
from generator.diagnostics import Diagnostic, Severity
from generator.model.doi_chieu import read_number
from generator.text import illegal_character, is_nfc, with_plain_breaks

SHOWN: Final = 20
_NO_VALUE: Final = frozenset({Kind.ERROR, Kind.UNCALCULATED})
# Columns whose numbers are names: a text among them is no slip.
_LABELS: Final = frozenset({("co_quan_ban_hanh", "don_vi"), ("so_van_ban",), ("lien_he", "dien_thoai")})


class Gathered:
    """At most ``SHOWN`` findings of one code for one column; then one that says how many more."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}
        self._last: dict[tuple[str, int], Diagnostic] = {}

    def admit(self, found: Diagnostic, index: int) -> bool:
        """Whether this finding of the column at ``index`` is still shown."""
        key = (found.code, index)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count > SHOWN:
            return False
        self._last[key] = found
        return True

    def count(self, code: str, index: int) -> int:
        """How many of that code there are in that column so far."""
        return self._counts.get((code, index), 0)

    def rest(self, table: Table, cells: tuple[Cell, ...]) -> Iterator[Diagnostic]:
        """How many more of each were not shown; the place is the header of the column."""
        for (code, index), count in self._counts.items():
            if count <= SHOWN:
                continue
            last = self._last[code, index]
            more = f"{count - SHOWN:,}".replace(",", ".")
            if index >= len(cells):
                message, place = f"... và {more} ô nữa như vậy ở ngoài các cột có tên.", table.place(cells[0].ref)
            else:
                message = f"... và {more} ô nữa trong cột “{cells[index].text}” có lỗi này."
                place = table.place(cells[index].ref)
            mend = "sửa như các ô đã nêu; kiểm tra lại thì các ô còn lại được nêu tiếp."
            yield Diagnostic(code, message, mend, last.severity, place, last.path, last.label)


@dataclass(slots=True)
class _Once:
    """Something that is said once for a column: how often, and the first cell."""

    count: int = 0
    first: str = ""

    def see(self, cell: Cell) -> None:
        self.count += 1
        self.first = self.first or cell.ref


class _Some:
    """Cells that are alike: how many, and the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.cells: list[Cell] = []

    def see(self, cell: Cell) -> None:
        self.count += 1
        if self.count <= SHOWN:
            self.cells.append(cell)


class ColumnChecks:
    """The checks of one column; ``see`` for each cell in order, then ``finish``."""

    def __init__(self, table: Table, column: Column, step: Step) -> None:
        self._table, self._column, self._header_row = table, column, table.header.number
        self._lines, self._longest, self._required = step.lines, step.longest, step.required
        self._nfd, self._breaks, self._blank = _Once(), _Once(), _Once()
        self._typed, self._words = _Some(), _Some()
        self._numbers = 0

    def see(self, cell: Cell) -> Iterator[Diagnostic]:
        """What is wrong in this cell. Errors BV410 to BV413, BV418, BV420."""
        if cell.kind in _NO_VALUE:
            yield self._no_value(cell)
            return
        text = cell.text
        if not text or text.isspace():
            yield from self._empty(cell)
            return
        if cell.raw and not is_nfc(cell.raw):
            self._nfd.see(cell)
        if "{" in text and ("{{" in text or "{%" in text or "{#" in text):
            mend = "ô chỉ ghi chữ thường; đưa phần trong dấu ngoặc nhọn vào tệp kế hoạch."
            yield self._found("BV413", "Ô có dấu {{ }} hoặc {% %} của mẫu.", mend, cell)
        if not text.isprintable():
            yield from self._unprintable(text, cell)
        if len(text) > self._longest:
            message = f"“{self._column.title}” dài {len(text)} ký tự, tối đa {self._longest}."
            shown = Cell(text[:80], cell.kind, cell.ref)
            yield self._found("BV420", message, "viết gọn lại; đoạn dài thì để trong tệp kế hoạch.", shown)
        self._count(cell)

    def finish(self) -> Iterator[Diagnostic]:
        """What is said of the column. Suggestions BV417, BV419, BV421; warnings BV414, BV415."""
        name = self._column.title
        for code, seen, what, mend in (
            ("BV417", self._nfd, "dùng dấu tổ hợp (NFD); đã chuyển sang dạng dựng sẵn (NFC)", "không bắt buộc sửa."),
            ("BV419", self._breaks, "xuống dòng trong ô; đã nối thành một dòng", "bỏ xuống dòng (Alt+Enter)."),
            ("BV421", self._blank, "chỉ có dấu cách; được coi là ô trống", "xóa hẳn nội dung các ô đó."),
        ):
            if seen.count:
                message = f"{seen.count} ô trong cột “{name}” {what} (ô đầu tiên: {seen.first})."
                yield self._found(code, message, mend, Cell("", Kind.TEXT, seen.first), Severity.GOI_Y)
        if self._column.path in _LABELS or not self._numbers:
            return
        if self._numbers >= self._words.count:
            message = f"Cột “{name}” là cột số nhưng ô này lưu số dạng chữ."
            mend = "đổi ô sang kiểu số (Number) rồi gõ lại; mọi ô của cột nên cùng một kiểu."
            yield from self._several("BV414", self._typed, message, mend)
        if self._numbers >= 9 * self._words.count:
            message = f"Cột “{name}” là cột số nhưng ô này ghi chữ."
            yield from self._several("BV415", self._words, message, "ghi số, hoặc để trống.")

    def _several(self, code: str, seen: _Some, message: str, mend: str) -> Iterator[Diagnostic]:
        for cell in seen.cells:
            yield self._found(code, message, mend, cell, Severity.CANH_BAO)
        more = seen.count - len(seen.cells)
        if more:
            last = Cell("", Kind.TEXT, f"{self._column.letters}{self._header_row}")
            yield self._found(code, f"... và {more} ô nữa trong cột này. {message}", mend, last, Severity.CANH_BAO)

    def _no_value(self, cell: Cell) -> Diagnostic:
        if cell.kind is Kind.UNCALCULATED:
            mend = "mở bảng bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại; hoặc dán giá trị thay cho công thức."
            return self._found("BV410", "Công thức trong ô chưa được tính lần nào.", mend, cell)
        mend = "sửa công thức, hoặc gõ thẳng giá trị vào ô."
        return self._found("BV411", f"Ô là lỗi công thức {cell.text or '(#...)'}.", mend, cell)

    def _empty(self, cell: Cell) -> Iterator[Diagnostic]:
        blank = bool(cell.raw or cell.text)
        if not self._required:
            if blank:
                self._blank.see(cell)
            return
        yield self.missing(cell)

    def missing(self, cell: Cell) -> Diagnostic:
        """BV412: nothing stands in a cell that must hold something."""
        what = "chỉ có dấu cách" if cell.raw or cell.text else "để trống"
        mend = "ghi nội dung vào ô; giá trị chung cho mọi hàng thì ghi trong tệp kế hoạch và bỏ cột này."
        return self._found("BV412", f"“{self._column.title}” {what} nhưng kế hoạch cần có.", mend, cell)

    def _unprintable(self, text: str, cell: Cell) -> Iterator[Diagnostic]:
        control = illegal_character(text)
        if control:
            message = f"Ô có ký tự điều khiển (mã U+{ord(control.group()):04X}) mà tệp Word không chứa được."
            yield self._found("BV418", message, "xóa ký tự đó hoặc gõ lại nội dung của ô.", cell)
        if not self._lines and "\n" in with_plain_breaks(text):
            self._breaks.see(cell)

    def _count(self, cell: Cell) -> None:
        if cell.kind is Kind.NUMBER:
            self._numbers += 1
        elif cell.kind is not Kind.TEXT:
            return
        elif cell.text[0] in "+-−0123456789" and read_number(cell.text) is not None:
            self._typed.see(cell)
        else:
            self._words.see(cell)

    def _found(self, code: str, message: str, mend: str, cell: Cell, severity: Severity = Severity.LOI) -> Diagnostic:
        column = self._column
        return Diagnostic(
            code, message, mend, severity, self._table.place(cell.ref), column.path, column.title, _short(cell.text)
        )


def text_of(cell: Cell, *, lines: bool) -> str:
    """What a cell gives to the plan: its text, on one line unless ``lines``; "" where it has none."""
    if cell.kind in _NO_VALUE:
        return ""
    text = cell.text
    if text.isprintable():
        return text
    return with_plain_breaks(text).strip() if lines else " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
