"""What the readers of workbooks and of text files share: limits, findings, cells and rows made of what was read."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.bulk.table.cells import Cell, Kind, Row, TableBrokenError
from generator.diagnostics import Diagnostic, Place
from generator.text import nfc, with_plain_breaks

# Excel and the web bring no-break and zero-width blanks in; a clerk sees none of them.
_BLANKS: Final = " \t\n\r\u00a0" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u2060\u3000\ufeff"
RESAVE: Final = "mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” và lưu lại dạng .xlsx."


@dataclass(frozen=True, slots=True)
class TableLimits:
    """How large a table may be: bytes of the file, rows that hold something, columns, characters of a cell.

    ``line`` is the longest line of a text file, in characters; 32,767 is the most that Excel keeps in a cell.
    """

    file: int = 100_000_000
    rows: int = 100_000
    columns: int = 200
    cell: int = 32_767
    line: int = 8_000_000


def broken(code: str, message: str, mend: str, place: Place, text: str = "") -> TableBrokenError:
    """An error of a table, ready to be raised."""
    return TableBrokenError(Diagnostic(code, message, mend, place=place, text=text))


def disk_error(error: OSError | ValueError, file: str) -> TableBrokenError:
    """HT130: why a file cannot be opened, in a clerk's words."""
    if isinstance(error, FileNotFoundError):
        message, mend = "Không tìm thấy tệp bảng.", "kiểm tra lại tên tệp và thư mục."
    elif isinstance(error, PermissionError):
        message, mend = "Không được phép đọc tệp bảng.", "đóng tệp ở chương trình khác, hoặc xin quyền đọc tệp."
    else:
        message, mend = "Không đọc được tệp bảng (đường dẫn không hợp lệ hoặc ổ đĩa có lỗi).", "kiểm tra lại đường dẫn."
    return broken("HT130", message, mend, Place(file))


def no_header(place: Place) -> TableBrokenError:
    """HT142."""
    mend = "ghi tên các cột ở dòng đầu, mỗi đơn vị một dòng ở dưới; kehoach rows lập sẵn bảng đúng mẫu."
    return broken("HT142", "Bảng không có dòng tiêu đề: không ô nào có chữ.", mend, place)


def no_rows(place: Place) -> TableBrokenError:
    """HT143."""
    mend = "ghi mỗi đơn vị một dòng ngay dưới dòng tiêu đề."
    return broken("HT143", "Bảng chỉ có dòng tiêu đề, không có dòng nào ở dưới.", mend, place)


def meant(given: str) -> tuple[str, str]:
    """The text of a cell as a clerk means it, and the text as given where NFC or trimming changed it, else ""."""
    lines = given if given.isprintable() else with_plain_breaks(given)
    text = nfc(lines).strip(_BLANKS)
    return text, "" if text == lines else lines


def without_empty_end(cells: Sequence[Cell], least: int = 0) -> tuple[Cell, ...]:
    """The cells up to the last that holds something, at least ``least`` of them."""
    end = len(cells)
    while end > least and cells[end - 1].kind is Kind.EMPTY:
        end -= 1
    return tuple(cells[:end])


def limited(rows: Iterator[Row], limits: TableLimits, place: Place) -> Generator[Row, None, None]:
    """The rows, until there are more than allowed (HT136)."""
    for count, row in enumerate(rows):
        if count >= limits.rows:
            written = f"{limits.rows:,}".replace(",", ".")
            mend = f"chia bảng thành nhiều tệp, mỗi tệp không quá {written} dòng, rồi chạy từng tệp."
            raise broken("HT136", f"Bảng có hơn {written} dòng dưới tiêu đề, quá mức cho phép.", mend, place)
        yield row
