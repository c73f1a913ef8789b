"""Workbooks read as a stream of rows; openpyxl's streaming mode drops hidden rows and merged cells, so not with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.ooxml.package import relationships_of, resolve_target
from generator.ooxml.sheet_formats import PLAIN, NumberFormat, iso_date_text, number_text, read_formats
from generator.ooxml.sheet_package import BadWorkbookError, WorkbookZip, damaged, unsafe
from generator.ooxml.sheet_strings import SharedStrings, joined, read_strings, unescaped

if TYPE_CHECKING:
    from lxml import etree

_ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_RELATIONS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MERGED: Final = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})")
_CORNERS: Final = re.compile(r"[A-Z]+(\d+):[A-Z]+(\d+)")
_DIGITS: Final = "0123456789"
_LAST_ROW: Final = 1_048_576
_OFF: Final = frozenset({"", "0", "false", "off"})
TEXT, NUMBER, DATE, BOOL, ERROR, UNCALCULATED = "text", "number", "date", "bool", "error", "uncalculated"


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One worksheet of a workbook: its name, its part, and whether a reader of the workbook sees it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is known of a workbook before a sheet is read. ``macros`` tells that it carries programs (never run)."""

    sheets: tuple[SheetInfo, ...]
    strings: SharedStrings
    formats: tuple[NumberFormat, ...]
    from_1904: bool
    macros: bool


class SheetCell(NamedTuple):
    """A cell with something in it: column from 0, one of the kinds above, its text, whether a formula made it."""

    column: int
    kind: str
    text: str
    formula: bool


class SheetRow(NamedTuple):
    """A row with at least one such cell, in the order of the columns. The text of a calculated cell may be empty."""

    number: int
    hidden: bool
    cells: list[SheetCell]


def read_workbook(book: WorkbookZip) -> Workbook:
    """Sheets, strings and formats of a workbook. Raises BadWorkbookError; HT132 where it is another kind of file."""
    main = _main_part(book)
    root = _tree(book, main)
    relations = _relations(book, main)
    sheets: list[SheetInfo] = []
    from_1904 = False
    for element in root.iter():
        name = _local(element)
        if name == "workbookPr":
            from_1904 = element.get("date1904", "") not in _OFF
        elif name == "sheet":
            found = next((element.get(f"{{{space}}}id") for space in _RELATIONS if element.get(f"{{{space}}}id")), "")
            kind, part = relations.get(found or "", ("", ""))
            if kind == "worksheet":
                sheets.append(SheetInfo(element.get("name", ""), part, element.get("state", "visible") == "visible"))
    by_kind = dict(relations.values())
    strings = by_kind.get("sharedStrings", "")
    styles = by_kind.get("styles", "")
    return Workbook(
        sheets=tuple(sheets),
        strings=read_strings(book, strings) if strings in book else SharedStrings(),
        formats=read_formats(book, styles) if styles in book else (),
        from_1904=from_1904,
        macros=any(name.endswith("vbaproject.bin") for name in book.names) or "xlMacrosheet" in by_kind,
    )


def sheet_rows(book: WorkbookZip, workbook: Workbook, sheet: SheetInfo) -> Iterator[SheetRow]:
    """The rows of a sheet that hold something, one at a time.

    Raises BadWorkbookError: HT134 (damaged), HT135 (too large), HT137 (too many columns), HT138 (too long a cell).
    """
    number = 0
    reader: _CellReader | None = None
    for row in book.elements(sheet.part, ("row",)):
        reader = reader or _CellReader(book, workbook, str(row.tag)[: -len("row")])
        given = row.get("r", "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else number + 1
        if not 1 <= number <= _LAST_ROW:
            raise damaged(f"Bảng tính có dòng mang số {number}, Excel không có dòng như vậy.")
        if cells := reader.cells(row, number):
            hidden = row.get("hidden", "") not in _OFF or row.get("ht") == "0"
            yield SheetRow(number, hidden, cells)


def hidden_columns(book: WorkbookZip, sheet: SheetInfo) -> frozenset[int]:
    """The hidden columns, from 0, as far as columns are read at all."""
    found: set[int] = set()
    for element in book.elements(sheet.part, ("col", "row")):
        if _local(element) == "row":  # the columns are declared before the first row
            break
        first, last = element.get("min", ""), element.get("max", "")
        if not (first.isdigit() and last.isdigit()) or max(len(first), len(last)) > 7:
            continue
        if element.get("hidden", "") not in _OFF or element.get("width") == "0":
            found.update(range(int(first) - 1, min(int(last), book.limits.columns)))
    return frozenset(found)


def merged_ranges(book: WorkbookZip, sheet: SheetInfo, row: int) -> tuple[str, ...]:
    """The ranges of merged cells ("B1:C1") that touch a row. Reads the part to its end without parsing it."""
    found: dict[str, None] = {}
    for chunk in book.chunks(sheet.part):
        for match in _MERGED.finditer(chunk) if b"mergeCell" in chunk else ():
            reference = match.group(1).decode("ascii")
            corners = _CORNERS.fullmatch(reference)
            if corners and int(corners.group(1)) <= row <= int(corners.group(2)):
                found[reference] = None
    return tuple(found)


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int | None:
    """The column from 0 of "AA"; None for what is no column."""
    if not (0 < len(letters) < 4 and letters.isascii() and letters.isalpha()):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class _CellReader:
    """Cells of one sheet; holds what every cell needs."""

    def __init__(self, book: WorkbookZip, workbook: Workbook, prefix: str) -> None:
        self._limits = book.limits
        self._strings, self._formats = workbook.strings, workbook.formats
        self._from_1904 = workbook.from_1904
        self._c, self._v, self._f, self._is = (f"{prefix}{name}" for name in ("c", "v", "f", "is"))

    def cells(self, row: etree._Element, number: int) -> list[SheetCell]:
        """What the cells of a row hold; cells without an address follow the one before."""
        found: list[SheetCell] = []
        column = -1
        for cell in row:
            if cell.tag != self._c:
                continue
            named = _column_number(cell.get("r", "").rstrip(_DIGITS))
            column = column + 1 if named is None else named
            if not len(cell):
                continue
            read = self._cell(cell, column, number)
            if read is None:
                continue
            if column >= self._limits.columns:
                raise _too_wide(self._limits.columns, column, number)
            if len(read.text) > self._limits.characters:
                raise too_long(self._limits.characters, f"{column_letters(column)}{number}")
            found.append(read)
        if any(one.column >= other.column for one, other in pairwise(found)):
            found = sorted({cell.column: cell for cell in found}.values())
        return found

    def _cell(self, cell: etree._Element, column: int, number: int) -> SheetCell | None:
        stored: str | None = None
        formula = inline = False
        for child in cell:
            tag = child.tag
            if tag == self._v:
                stored = child.text or ""
            elif tag == self._f:
                formula = True
            elif tag == self._is:
                stored, inline = joined(child), True
        kind = cell.get("t", "n")
        if formula and (stored is None or (not stored and kind != "str")):
            return SheetCell(column, UNCALCULATED, "", True)
        if not stored:
            return SheetCell(column, TEXT, "", True) if formula else None
        if inline:
            return SheetCell(column, TEXT, stored, formula)
        if kind == "s":
            return SheetCell(column, TEXT, self._shared(stored, column, number), formula)
        return SheetCell(column, *self._value(kind, stored, cell.get("s", "")), formula)

    def _shared(self, stored: str, column: int, number: int) -> str:
        try:
            return self._strings[int(stored)]
        except (ValueError, IndexError) as error:
            ref = f"{column_letters(column)}{number}"
            raise damaged("Ô chỉ đến một đoạn chữ không có trong tệp; tệp đã hỏng.", ref) from error

    def _value(self, kind: str, stored: str, style: str) -> tuple[str, str]:
        if kind == "n":
            form = PLAIN
            if style.isdigit() and len(style) < 7 and int(style) < len(self._formats):
                form = self._formats[int(style)]
            read = number_text(stored.strip(), form, from_1904=self._from_1904)
            return (TEXT, stored) if read is None else (DATE if read[1] else NUMBER, read[0])
        if kind == "b":
            return BOOL, "không" if stored.strip() in _OFF else "có"
        if kind == "e":
            return ERROR, stored.strip()
        if kind == "d" and (date := iso_date_text(stored)) is not None:
            return DATE, date
        return TEXT, unescaped(stored)


def too_long(limit: int, ref: str) -> BadWorkbookError:
    """HT138."""
    written = f"{limit:,}".replace(",", ".")
    mend = "rút ngắn nội dung của ô, hoặc để nội dung dài trong tệp kế hoạch thay vì trong bảng."
    return BadWorkbookError("HT138", f"Ô dài hơn {written} ký tự, mức lớn nhất của một ô.", mend, ref)


def _too_wide(limit: int, column: int, number: int) -> BadWorkbookError:
    mend = "xóa các cột không dùng (kể cả cột ở xa bên phải), mỗi cột còn lại là một mục của kế hoạch."
    ref = f"{column_letters(column)}{number}"
    return BadWorkbookError("HT137", f"Bảng rộng hơn {limit} cột, quá mức cho phép.", mend, ref)


def _main_part(book: WorkbookZip) -> str:
    if _ROOT_RELATIONSHIPS in book:
        kinds = dict(_relations(book, "").values())
        main = kinds.get("officeDocument", "xl/workbook.xml")
    else:
        main = "xl/workbook.xml"
    if main.lower().endswith(".bin"):
        raise _other_kind("Tệp là bảng tính dạng nhị phân (.xlsb).")
    if "mimetype" in book and "content.xml" in book:
        raise _other_kind("Tệp là bảng tính OpenDocument (.ods).")
    if main not in book:
        raise damaged("Tệp nén này không phải bảng tính Excel (.xlsx), hoặc đã hỏng.")
    return main


def _other_kind(what: str) -> BadWorkbookError:
    mend = "mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” và lưu lại dạng .xlsx."
    return BadWorkbookError("HT132", what, mend)


def _relations(book: WorkbookZip, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: id to the last word of the type, and the part it leads to."""
    home = relationships_of(part) if part else _ROOT_RELATIONSHIPS
    if home not in book:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for element in _tree(book, home):
        if element.get("TargetMode") == "External":
            continue
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = (kind, resolve_target(part, element.get("Target", "")))
    return found


def _tree(book: WorkbookZip, part: str) -> etree._Element:
    from generator.ooxml.tree import UnsafeXmlError, parse_part

    data = book.read(part)
    try:
        root = parse_part(data)
    except UnsafeXmlError as error:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise unsafe() from error
        raise damaged(f"Phần “{part}” của tệp bảng tính đã hỏng, không đọc được.") from error
    if _local(root) == "document":
        raise _other_kind("Tệp là văn bản Word, không phải bảng tính.")
    return root


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
