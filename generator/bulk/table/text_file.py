"""A text file with separators (CSV, TSV) as a table: encoding and separator recognised, read line by line."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
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
from generator.bulk.table.text_quotes import bad_quote
from generator.diagnostics import Diagnostic, Outcome, Place, Severity
from generator.ooxml.sheet import column_letters, too_long
from generator.text import nfc

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16 LE: asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VIETNAMESE: Final = "cp1258"
_CHUNK: Final = 1 << 16
_HEAD: Final = 4096
_SAMPLE_LINES: Final = 50
_SEPARATORS: Final = (",", ";", "\t", "|")
# A text with this many right UTF-8 letters before the first wrong byte is damaged UTF-8, not Windows-1258.
_SURELY_UTF8: Final = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the text is written: encoding, separator, and how many lines ("sep=;") stand before the header."""

    encoding: str
    separator: str = ","
    skipped: int = 0


class TextTable:
    """A text file as a ``Table``; rows are read when asked for."""

    def __init__(self, path: Path, file: str, layout: _Layout, limits: TableLimits) -> None:
        self._path, self._file, self._layout, self._limits = path, file, layout, limits
        self._header = Header(0, ())

    @property
    def file(self) -> str:
        """The file as a clerk knows it."""
        return self._file

    @property
    def sheet(self) -> str:
        """Always "": a text file has no sheets."""
        return ""

    @property
    def header(self) -> Header:
        """The first line that is not empty."""
        return self._header

    @property
    def encoding(self) -> str:
        """The encoding that was recognised, as Python names it."""
        return self._layout.encoding

    @property
    def separator(self) -> str:
        """The separator that was recognised."""
        return self._layout.separator

    def place(self, ref: str) -> Place:
        """``file:line › cột C``; the file alone without an address."""
        letters = ref.rstrip("0123456789")
        line = ref[len(letters) :]
        return Place(self._file, line=int(line) if line else None, within=f"cột {letters}" if letters else None)

    def rows(self) -> Generator[Row, None, None]:
        """Every line under the header that is not empty. Raises TableBrokenError."""
        under = islice(self._all_rows(len(self._header.cells)), 1, None)
        return limited(under, self._limits, Place(self._file))

    def find_header(self) -> None:
        """Read the header. Raises TableBrokenError; HT142 where there is none."""
        with closing(self._all_rows(0)) as rows:
            first = next(rows, None)
        if first is None:
            raise no_header(Place(self._file))
        self._header = Header(first.number, first.cells)

    def _all_rows(self, width: int) -> Generator[Row, None, None]:
        limits = self._limits
        for line, fields in _records(self._path, self._file, self._layout, limits):
            cells: list[Cell] = []
            for column, given in enumerate(fields):
                text, raw = meant(given)
                ref = f"{column_letters(column)}{line}"
                if text and (column >= limits.columns or len(given) > limits.cell):
                    raise self._beyond(column, ref)
                cells.append(Cell(text, Kind.TEXT if text else Kind.EMPTY, ref, raw))
            if any(cell.text for cell in cells):
                cells.extend(Cell("", Kind.EMPTY, f"{column_letters(n)}{line}") for n in range(len(cells), width))
                yield Row(line, without_empty_end(cells, width))

    def _beyond(self, column: int, ref: str) -> TableBrokenError:
        limits = self._limits
        if column < limits.columns:
            bad = too_long(limits.cell, ref)
            return broken(bad.code, bad.message, bad.mend, self.place(ref))
        mend = "xóa các cột không dùng, hoặc kiểm tra lại dấu ngăn cách giữa các cột."
        return broken("HT137", f"Bảng rộng hơn {limits.columns} cột, quá mức cho phép.", mend, self.place(ref))


def open_text(path: Path, file: str, limits: TableLimits) -> Outcome[TextTable]:
    """A text file whose encoding and separator are recognised.

    Raises TableBrokenError: HT130, HT131 (nothing in it), HT142 to HT146. The outcome carries HT147 where the
    encoding was guessed from the bytes.
    """
    try:
        encoding = _encoding(path, file)
        layout = _layout(path, encoding, limits)
    except OSError as error:
        raise disk_error(error, file) from error
    table = TextTable(path, file, layout, limits)
    table.find_header()
    with closing(table.rows()) as rows:
        if next(rows, None) is None:
            raise no_rows(Place(file))
    if encoding != _VIETNAMESE:
        return Outcome(table)
    message = "Tệp không ghi bằng UTF-8; đã đọc theo bảng mã Windows-1258 (tiếng Việt)."
    mend = "xem lại chữ có dấu trong kết quả; nếu sai, lưu lại tệp dạng “CSV UTF-8” hoặc .xlsx."
    return Outcome(table, (Diagnostic("HT147", message, mend, Severity.CANH_BAO, Place(file)),))


def _records(path: Path, file: str, layout: _Layout, limits: TableLimits) -> Iterator[tuple[int, list[str]]]:
    """The records of a text file, each with the line it begins on."""
    pending: list[str] = []  # the lines of the record being read, to show where its quote went wrong
    try:
        with _opened(path, layout.encoding) as handle:
            for _ in range(layout.skipped):
                handle.readline(limits.line)
            lines = _lines(handle, file, layout, limits, pending)
            reader = csv.reader(lines, delimiter=layout.separator, skipinitialspace=True, strict=True)
            while True:
                start = reader.line_num + layout.skipped + 1
                pending.clear()
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    raise _unreadable(pending, start, file, layout.separator, limits) from error
                if fields:
                    yield start, fields
    except OSError as error:
        raise disk_error(error, file) from error
    except UnicodeError as error:  # the file was changed after it had been looked through
        raise _undecodable(file, 1) from error


def _lines(
    handle: io.TextIOWrapper, file: str, layout: _Layout, limits: TableLimits, pending: list[str]
) -> Iterator[str]:
    composed = layout.encoding == _VIETNAMESE  # that encoding has no other way to write a tone mark
    count = layout.skipped
    while line := handle.readline(limits.line + 1):
        count += 1
        if len(line) > limits.line:
            mend = "kiểm tra lại tệp; một dòng của bảng không dài như vậy."
            raise broken("HT135", f"Dòng dài hơn {limits.line} ký tự.", mend, Place(file, line=count))
        line = nfc(line) if composed else line
        pending.append(line)
        yield line


def _unreadable(pending: list[str], start: int, file: str, separator: str, limits: TableLimits) -> TableBrokenError:
    found = bad_quote("".join(pending), separator)
    if found is None:
        bad = too_long(limits.cell, "")
        return broken(bad.code, bad.message, bad.mend, Place(file, line=start))
    source = found.source[:200]
    place = Place(file, line=start + found.line, column=found.column + 1, source=source)
    message = f"Dấu nháy kép mở ở ô {column_letters(found.field)}{start} không được đóng đúng chỗ."
    mend = 'thêm dấu nháy đóng; dấu nháy nằm trong nội dung thì viết hai lần (""), hoặc lưu bảng dạng .xlsx.'
    return broken("HT145", message, mend, place, source.strip())


def _encoding(path: Path, file: str) -> str:
    """The encoding of a file, proved on all of it."""
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
    if path.stat().st_size <= len(head) and not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise broken("HT131", "Tệp bảng rỗng.", "chép hoặc tải lại tệp; có thể tệp tải về chưa xong.", Place(file))
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return _proved(path, file, encoding)
    if wide := _wide(head):
        return _proved(path, file, wide)
    letters, fault_line = _trial(path, file, "utf-8")
    if fault_line is None:
        return "utf-8"
    if letters >= _SURELY_UTF8:
        raise _undecodable(file, fault_line)
    return _proved(path, file, _VIETNAMESE)


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: every ASCII letter has a NUL on the same side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 8 >= len(head) // 2 and even * 20 < odd:
        return "utf-16-le"
    if even * 8 >= len(head) // 2 and odd * 20 < even:
        return "utf-16-be"
    return ""


def _proved(path: Path, file: str, encoding: str) -> str:
    _, fault_line = _trial(path, file, encoding)
    if fault_line is not None:
        raise _undecodable(file, fault_line)
    return encoding


def _trial(path: Path, file: str, encoding: str) -> tuple[int, int | None]:
    """Decode all of a file: how many letters beyond ASCII came out, the line of the first fault. HT146 for a NUL."""
    decoder = codecs.getincrementaldecoder(encoding)()
    letters, line = 0, 1
    with path.open("rb") as handle:
        while True:
            data = handle.read(_CHUNK)
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(encoding, "ignore")
                letters += sum(not letter.isascii() for letter in before)
                return letters, line + before.count("\n")
            if (place := text.find("\x00")) >= 0:
                raise _with_nul(file, line + text.count("\n", 0, place))
            if letters < _SURELY_UTF8 and not text.isascii():
                letters += sum(not letter.isascii() for letter in text)
            line += text.count("\n")
            if not data:
                return letters, None


def _undecodable(file: str, line: int) -> TableBrokenError:
    message = "Không nhận ra bảng mã của tệp: dòng này có byte không thuộc UTF-8, UTF-16 hay Windows-1258."
    mend = "mở tệp bằng Excel, chọn “Lưu thành” dạng “CSV UTF-8” hoặc .xlsx."
    return broken("HT144", message, mend, Place(file, line=line))


def _with_nul(file: str, line: int) -> TableBrokenError:
    message = "Tệp có byte rỗng (NUL) nên không phải tệp chữ nguyên vẹn."
    mend = "xuất lại bảng từ phần mềm gốc dạng .xlsx hoặc “CSV UTF-8”."
    return broken("HT146", message, mend, Place(file, line=line))


def _opened(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, newline="")


def _layout(path: Path, encoding: str, limits: TableLimits) -> _Layout:
    """The separator: that of a "sep=;" line, else the one that cuts the first lines most evenly."""
    with _opened(path, encoding) as handle:
        sample = [line for _ in range(_SAMPLE_LINES) if (line := handle.readline(limits.line))]
    first = sample[0].rstrip("\r\n") if sample else ""
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return _Layout(encoding, first[-1], skipped=1)
    return _Layout(encoding, max(_SEPARATORS, key=lambda separator: _evenness(sample, separator)))


def _evenness(sample: list[str], separator: str) -> tuple[float, int]:
    """The share of records as wide as the first one, and that width; nothing for a separator that does not cut it."""
    widths: list[int] = []
    with suppress(csv.Error):  # a field longer than csv allows; the reading itself will say so
        widths = [len(fields) for fields in csv.reader(sample, delimiter=separator) if fields]
    if not widths or widths[0] < 2:
        return 0.0, 0
    return widths.count(widths[0]) / len(widths), widths[0]
