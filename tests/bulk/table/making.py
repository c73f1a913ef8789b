"""Tables made for the tests: by openpyxl where it can, part by part where a file must be odd or broken."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET: Final = "xl/worksheets/sheet1.xml"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER: Final = '<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row>'


def workbook(path: Path, told: Mapping[str, Any]) -> None:
    """A workbook by openpyxl: ``trang`` (name to rows, some of them ``an_trang``), or ``dong`` alone.

    ``gop``, ``an_dong``, ``an_cot`` and ``dang`` (cell to number format) concern the first sheet.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (told.get("trang") or {"Danh sách": told["dong"]}).items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
        if name in told.get("an_trang", ()):
            sheet.sheet_state = "hidden"
    first = book.worksheets[0]
    for reference in told.get("gop", ()):
        first.merge_cells(reference)
    for number in told.get("an_dong", ()):
        first.row_dimensions[number].hidden = True
    for letters in told.get("an_cot", ()):
        first.column_dimensions[letters].hidden = True
    for cell, form in told.get("dang", {}).items():
        first[cell].number_format = form
    book.save(path)


def parts_of(
    rows: str = HEADER + "<row r='2'><c r='A2'><v>1</v></c></row>",
    *,
    sheet: str = "<worksheet xmlns='{main}'>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
    before: str = "",
    after: str = "",
    strings: str = "",
    styles: str = "",
    workbook_more: str = "",
) -> dict[str, bytes]:
    """The parts of the smallest workbook, around rows written as XML."""
    relation = f"<Relationship Id='{{}}' Type='{RELATIONS}/{{}}' Target='{{}}'/>"
    related = [relation.format("r1", "worksheet", "worksheets/sheet1.xml")]
    parts = {
        "_rels/.rels": f"<Relationships xmlns='{PACKAGE}'>{relation.format('r1', 'officeDocument', 'xl/workbook.xml')}"
        "</Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'>{workbook_more}"
        "<sheets><sheet name='Danh sách' sheetId='1' r:id='r1'/></sheets></workbook>",
        SHEET: sheet.format(main=MAIN, before=before, rows=rows, after=after),
    }
    if strings:
        related.append(relation.format("r2", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f"<sst xmlns='{MAIN}'>{strings}</sst>"
    if styles:
        related.append(relation.format("r3", "styles", "/xl/styles.xml"))
        parts["xl/styles.xml"] = f"<styleSheet xmlns='{MAIN}'>{styles}</styleSheet>"
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships xmlns='{PACKAGE}'>{''.join(related)}</Relationships>"
    return {name: text.encode() for name, text in parts.items()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def text_cell(ref: str, text: str) -> str:
    """An inline string cell."""
    return f"<c r='{ref}' t='inlineStr'><is><t xml:space='preserve'>{text}</t></is></c>"


def _bomb() -> bytes:
    parts = parts_of()
    return packed({**parts, SHEET: parts[SHEET].replace(b"</sheetData>", b" " * (100 << 20) + b"</sheetData>")})


def _shared_bomb() -> bytes:
    many = "<si><t>" + "a" * (1 << 20) + "</t></si>"
    return packed(parts_of(strings=many * 40))


def _one_huge_row() -> bytes:
    cells = "".join(f"<c><f>{number * 7919 % 1_000_003}</f></c>" for number in range(900_000))
    return packed(parts_of(HEADER + f"<row r='2'>{cells}</row>"))


def _many_parts() -> bytes:
    return packed({f"xl/media/{'a' * 200}{number}.png": b"" for number in range(20_000)})


def _truncated() -> bytes:
    whole = packed(parts_of())
    return whole[: len(whole) // 2]


def _wrong_checksum() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts_of().items():
            archive.writestr(name, data)
    return out.getvalue().replace(b"<v>1</v>", b"<v>7</v>")


def _locked_zip() -> bytes:
    data = bytearray(packed(parts_of()))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + flag] |= 1
    return bytes(data)


def _many_rows(count: int) -> bytes:
    rows = "".join(f"<row r='{number}'><c r='A{number}'><v>{number}</v></c></row>" for number in range(2, count + 2))
    return packed(parts_of(HEADER + rows))


def _wide() -> bytes:
    cells = "".join(f"<c t='inlineStr'><is><t>Cột {number}</t></is></c>" for number in range(10_000))
    return packed(parts_of(f"<row r='1'>{cells}</row>"))


def _ole(name: str) -> bytes:
    entry = name.encode("utf-16-le").ljust(64, b"\x00") + struct.pack("<H", 2 * len(name) + 2) + b"\x00" * 62
    return OLE + b"\x00" * 504 + entry + b"\x00" * 384


def _with(name: str, data: bytes = b"x") -> bytes:
    return packed({**parts_of(), name: data})


def _doctype() -> bytes:
    parts = parts_of()
    lol = b"<!DOCTYPE a [<!ENTITY l 'x'><!ENTITY m '&l;&l;&l;&l;'>]>"
    return packed({**parts, SHEET: lol + parts[SHEET].replace(b"<v>1</v>", b"<v>&m;</v>")})


def _doctype_in_strings() -> bytes:
    parts = parts_of(strings="<si><t>a</t></si>")
    return packed({**parts, "xl/sharedStrings.xml": b"<!DOCTYPE a>" + parts["xl/sharedStrings.xml"]})


def _doctype_in_workbook() -> bytes:
    parts = parts_of()
    return packed({**parts, "xl/workbook.xml": b"<!DOCTYPE a>" + parts["xl/workbook.xml"]})


def _binary_workbook() -> bytes:
    parts = parts_of()
    relations = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    return packed({"_rels/.rels": relations, "xl/workbook.bin": b"\x83\x01"})


def _without_sheet() -> bytes:
    parts = parts_of()
    del parts[SHEET]
    return packed(parts)


BYTES: Final[Mapping[str, Callable[[], bytes]]] = {
    "bom_nen": _bomb,
    "bom_chu_chung": _shared_bomb,
    "dong_khong_lo": _one_huge_row,
    "qua_nhieu_phan": _many_parts,
    "cat_cut": _truncated,
    "sai_tong_kiem": _wrong_checksum,
    "khoa_trong_zip": _locked_zip,
    "mot_tram_nghin_le_mot_dong": lambda: _many_rows(100_001),
    "muoi_nghin_cot": _wide,
    "ma_hoa": lambda: _ole("EncryptedPackage"),
    "xls_cu": lambda: _ole("Workbook"),
    "macro": lambda: _with("xl/vbaProject.bin"),
    "doctype": _doctype,
    "doctype_chu_chung": _doctype_in_strings,
    "doctype_so": _doctype_in_workbook,
    "xlsb": _binary_workbook,
    "ods": lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
    "docx": lambda: packed(
        {
            "_rels/.rels": parts_of()["_rels/.rels"].replace(b"xl/workbook.xml", b"word/document.xml"),
            "word/document.xml": b"<w:document xmlns:w='w'/>",
        }
    ),
    "thieu_trang": _without_sheet,
    "hai_phan_cung_ten": lambda: _with("XL/Workbook.xml"),
    "trang_utf16": lambda: packed({**parts_of(), SHEET: parts_of()[SHEET].decode().encode("utf-16")}),
    "o_qua_dai": lambda: b"a,b\n1," + b"x" * 32_768 + b"\n",
    "zip_rong": lambda: packed({}),
}


def make(folder: Path, told: Mapping[str, Any]) -> Path:
    """The table of one case of the data: one of ``so_tinh``, ``xml``, ``chu``, ``byte``, ``rieng``, ``co`` (sparse)."""
    path = folder / told.get("tep", "bang.xlsx")
    if "so_tinh" in told:
        workbook(path, told["so_tinh"])
    elif "xml" in told:
        path.write_bytes(packed(parts_of(**told["xml"])))
    elif "chu" in told:
        path.write_bytes(told.get("truoc", "").encode("latin-1") + told["chu"].encode(told.get("bang_ma", "utf-8")))
    elif "byte" in told:
        path.write_bytes(told["byte"].encode("latin-1"))
    elif "rieng" in told:
        path.write_bytes(BYTES[told["rieng"]]())
    elif "co" in told:
        with path.open("wb") as handle:
            handle.truncate(told["co"])
    return path


def csv_file(folder: Path, data: bytes | str, name: str = "bang.csv") -> Path:
    """A text file of these bytes, or of this text in UTF-8."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def xlsx_file(folder: Path, rows: str, **more: str) -> Path:
    """The smallest workbook around these rows."""
    path = folder / "bang.xlsx"
    path.write_bytes(packed(parts_of(rows, **more)))
    return path


def grid(rows: Sequence[Sequence[Any]], folder: Path) -> Path:
    """A workbook of these values by openpyxl."""
    path = folder / "bang.xlsx"
    workbook(path, {"dong": rows})
    return path
