"""Any table of a clerk, told apart by what is in the file and not by its name."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Final

from generator.bulk.table.cells import Table, TableBrokenError
from generator.bulk.table.reading import RESAVE, TableLimits, broken, disk_error
from generator.diagnostics import Outcome, Place, failed

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_SHEET: Final = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")  # a sheet older than OLE files
_FOREIGN: Final = re.compile(rb"%PDF-|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|7z\xbc\xaf|Rar!|\x1f\x8b")
_MARKUP: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:\?xml|!doctype|html|head|meta|body|table|style|div|script)\b|MIME-Version:",
    re.IGNORECASE | re.DOTALL,
)
_HEAD: Final = 4096
_CHUNK: Final = 1 << 20


def open_table(path: Path, sheet: str = "", *, limits: TableLimits | None = None) -> Outcome[Table]:
    """A workbook or a text file as a table, recognised by its content.

    ``sheet`` names a sheet of a workbook; without it the first visible one that is not empty is read. Findings: HT130
    to HT147, each with its place; macros (HT140) and a guessed encoding (HT147) are warnings.
    """
    limits = limits or TableLimits()
    file = path.as_posix()
    try:
        return _open(path, file, sheet, limits)
    except TableBrokenError as found:
        return failed(found.diagnostic)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return failed(disk_error(error, file).diagnostic)


def _open(path: Path, file: str, sheet: str, limits: TableLimits) -> Outcome[Table]:
    head = _head(path, file, limits)
    if head.startswith(_ZIP):
        from generator.bulk.table.xlsx import open_workbook

        book = open_workbook(path, file, sheet, limits)
        return Outcome(book.value, book.diagnostics)
    _refuse_other_kinds(path, file, head)
    if sheet:
        mend = "bỏ tên trang tính khỏi lệnh, hoặc dùng tệp .xlsx."
        raise broken("HT141", f"Tệp chữ không có trang tính nào (đã hỏi trang “{sheet}”).", mend, Place(file), sheet)
    from generator.bulk.table.text_file import open_text

    text = open_text(path, file, limits)
    return Outcome(text.value, text.diagnostics)


def _head(path: Path, file: str, limits: TableLimits) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise broken("HT130", "Đây không phải một tệp.", "chỉ rõ tệp bảng (.xlsx hoặc .csv).", Place(file))
    if status.st_size > limits.file:
        message = f"Tệp bảng nặng {status.st_size // 1_000_000} MB, quá mức cho phép {limits.file // 1_000_000} MB."
        mend = "xóa ảnh, trang tính và cột không dùng, hoặc chia bảng thành nhiều tệp."
        raise broken("HT135", message, mend, Place(file))
    if status.st_size == 0:
        raise broken("HT131", "Tệp bảng rỗng.", "chép hoặc tải lại tệp; có thể tệp tải về chưa xong.", Place(file))
    with path.open("rb") as handle:
        return handle.read(_HEAD)


def _refuse_other_kinds(path: Path, file: str, head: bytes) -> None:
    place = Place(file)
    if head.startswith(_OLE):
        if _holds(path, _LOCKED):
            mend = "mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi thử lại."
            raise broken("HT133", "Bảng tính bị khóa bằng mật khẩu.", mend, place)
        raise broken("HT132", "Tệp là bảng tính Excel đời cũ (.xls).", RESAVE, place)
    if head.startswith(_OLD_SHEET):
        raise broken("HT132", "Tệp là bảng tính Excel đời cũ (.xls).", RESAVE, place)
    if _FOREIGN.match(head):
        mend = "dùng bảng tính .xlsx hoặc tệp chữ .csv; kehoach rows lập sẵn bảng đúng mẫu."
        raise broken("HT132", "Tệp không phải bảng tính (là PDF, ảnh, tệp nén hoặc dạng khác).", mend, place)
    wide = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    if _MARKUP.match(head.decode(wide, "ignore").lstrip("\ufeff")):
        raise broken("HT132", "Tệp là trang web hoặc XML mang tên bảng tính, không phải bảng tính thật.", RESAVE, place)


def _holds(path: Path, words: bytes) -> bool:
    """True when a file holds these bytes anywhere."""
    tail = b""
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            tail += chunk
            if words in tail:
                return True
            tail = tail[-len(words) :]
    return False
