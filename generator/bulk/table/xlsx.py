"""A sheet of a workbook as a table, read as a stream from the zip."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from generator.bulk.table.cells import Cell, Header, Kind, Row, TableBrokenError
from generator.bulk.table.reading import (
    TableLimits,
    broken,
    disk_error,
    limited,
    meant,
    no_header,
    no_rows,
    without_empty_end,
)
from generator.diagnostics import Diagnostic, Outcome, Place, Severity
from generator.ooxml.sheet import (
    BOOL,
    DATE,
    ERROR,
    NUMBER,
    TEXT,
    UNCALCULATED,
    SheetInfo,
    SheetRow,
    Workbook,
    column_letters,
    hidden_columns,
    merged_ranges,
    read_workbook,
    sheet_rows,
)
from generator.ooxml.sheet_package import BadWorkbookError, SheetLimits, WorkbookZip
from generator.text import fold, near

_KINDS: Final = {
    TEXT: Kind.TEXT,
    NUMBER: Kind.NUMBER,
    DATE: Kind.DATE,
    BOOL: Kind.BOOL,
    ERROR: Kind.ERROR,
    UNCALCULATED: Kind.UNCALCULATED,
}


class XlsxTable:
    """One sheet of a workbook as a ``Table``. Holds the shared strings and the header; rows are read when asked for."""

    def __init__(self, path: Path, file: str, sheet: SheetInfo, workbook: Workbook, limits: TableLimits) -> None:
        self._path, self._sheet, self._workbook, self._limits = path, sheet, workbook, limits
        self._package_limits = _package_limits(limits)
        self._file = file
        self._header = Header(0, ())

    @property
    def file(self) -> str:
        """The file as a clerk knows it."""
        return self._file

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self._sheet.name

    @property
    def header(self) -> Header:
        """The first row that is not empty."""
        return self._header

    def place(self, ref: str) -> Place:
        """``file › “Sheet” › ô C7``; without a cell ``file › “Sheet”``."""
        return _place(self._file, self._sheet.name, ref)

    def rows(self) -> Generator[Row, None, None]:
        """Every row under the header that is not empty. Raises TableBrokenError."""
        under = islice(self._all_rows(len(self._header.cells)), 1, None)
        return limited(under, self._limits, self.place(""))

    def find_header(self) -> bool:
        """Read the header and what touches it; False for an empty sheet. Raises TableBrokenError."""
        with closing(self._all_rows(0)) as rows:
            first = next(rows, None)
        if first is None:
            return False
        with _placed(self._file, self._sheet.name), WorkbookZip(self._path, self._package_limits) as book:
            self._header = Header(
                first.number,
                without_empty_end(first.cells),
                merged_ranges(book, self._sheet, first.number),
                hidden_columns(book, self._sheet),
            )
        return True

    def _all_rows(self, width: int) -> Generator[Row, None, None]:
        with _placed(self._file, self._sheet.name), WorkbookZip(self._path, self._package_limits) as book:
            for row in sheet_rows(book, self._workbook, self._sheet):
                cells = _cells(row, width)
                if any(cell.kind is not Kind.EMPTY for cell in cells):
                    yield Row(row.number, without_empty_end(cells, width), row.hidden)


def open_workbook(path: Path, file: str, wanted: str, limits: TableLimits) -> Outcome[XlsxTable]:
    """The sheet named ``wanted``, or the first visible one that is not empty.

    Raises TableBrokenError: HT132 to HT139, HT141 (no such sheet), HT142 (no header), HT143 (no rows). The outcome
    carries HT140 where macros were passed over.
    """
    with _placed(file, ""), WorkbookZip(path, _package_limits(limits)) as book:
        workbook = read_workbook(book)
    table = _choose(path, file, wanted, workbook, limits)
    with closing(table.rows()) as rows:
        if next(rows, None) is None:
            raise no_rows(table.place(""))
    if not workbook.macros:
        return Outcome(table)
    message = "Bảng tính có macro; chương trình chỉ đọc các ô, không chạy macro."
    mend = "nếu không cần macro, lưu lại dạng .xlsx để nơi nhận khỏi bị cảnh báo."
    return Outcome(table, (Diagnostic("HT140", message, mend, Severity.CANH_BAO, Place(file)),))


def _choose(path: Path, file: str, wanted: str, workbook: Workbook, limits: TableLimits) -> XlsxTable:
    if wanted:
        table = XlsxTable(path, file, _named(wanted, workbook, file), workbook, limits)
        if table.find_header():
            return table
        raise no_header(table.place(""))
    visible = [sheet for sheet in workbook.sheets if sheet.visible]
    for sheet in visible:
        table = XlsxTable(path, file, sheet, workbook, limits)
        if table.find_header():
            return table
    raise no_header(_place(file, visible[0].name if len(visible) == 1 else "", ""))


def _named(wanted: str, workbook: Workbook, file: str) -> SheetInfo:
    for same in (str, fold):
        for sheet in workbook.sheets:
            if same(sheet.name) == same(wanted):
                return sheet
    names = [sheet.name for sheet in workbook.sheets]
    shown = near(wanted, names)
    mend = f"có phải “{shown[0]}” không? " if shown else ""
    mend += "Các trang tính có trong tệp: " + ", ".join(f"“{name}”" for name in names[:10]) + "."
    raise broken("HT141", f"Không có trang tính nào tên “{wanted}”.", mend, Place(file), wanted)


def _cells(row: SheetRow, width: int) -> list[Cell]:
    cells: list[Cell] = []
    number = row.number
    for column, kind, given, formula in row.cells:
        while len(cells) < column:
            cells.append(Cell("", Kind.EMPTY, f"{column_letters(len(cells))}{number}"))
        ref = f"{column_letters(column)}{number}"
        if kind == TEXT:
            text, raw = meant(given)
            cells.append(Cell(text, Kind.TEXT if text else Kind.EMPTY, ref, raw, formula))
        else:
            cells.append(Cell(given, _KINDS[kind], ref, "", formula))
    while len(cells) < width:
        cells.append(Cell("", Kind.EMPTY, f"{column_letters(len(cells))}{number}"))
    return cells


def _place(file: str, sheet: str, ref: str) -> Place:
    within = " › ".join([f"“{sheet}”"] * bool(sheet) + [f"ô {ref}"] * bool(ref))
    return Place(file, within=within or None)


def _package_limits(limits: TableLimits) -> SheetLimits:
    return SheetLimits(columns=limits.columns, characters=limits.cell)


@contextmanager
def _placed(file: str, sheet: str) -> Iterator[None]:
    """Turn what stops the reading of a workbook into TableBrokenError with its place."""
    try:
        yield
    except BadWorkbookError as bad:
        raise broken(bad.code, bad.message, bad.mend, _place(file, sheet, bad.ref)) from bad
    except TableBrokenError:
        raise
    except OSError as error:
        raise disk_error(error, file) from error
