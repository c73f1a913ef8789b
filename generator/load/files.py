"""Files as text: read with a limit, decoded as Windows editors save them; anything else is refused with its place."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed

MAX_BYTES: Final = 4_000_000
_REASONS: Final = {
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.ELOOP: "liên kết vòng quanh",
    errno.EIO: "ổ đĩa có lỗi",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
}


def read_bytes(path: Path, shown: str) -> Outcome[bytes]:
    """The bytes of a file, or why it cannot be read. Never more than the limit, whatever the file claims to hold."""
    place = Place(shown)
    try:
        if path.is_dir():
            return failed(Diagnostic("BV901", "Đây là một thư mục, không phải tệp.", "chỉ rõ tệp .yaml.", place=place))
        size = path.stat().st_size
        if size > MAX_BYTES:
            return failed(too_large(size, place))
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError:
        mend = "kiểm tra lại tên tệp và thư mục; dùng kehoach new để tạo tệp mới."
        return failed(Diagnostic("BV901", "Không tìm thấy tệp.", mend, place=place))
    except PermissionError:
        mend = "đóng tệp ở chương trình khác, hoặc xin quyền đọc tệp."
        return failed(Diagnostic("BV901", "Không được phép đọc tệp.", mend, place=place))
    except (OSError, ValueError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "tên tệp không hợp lệ")
        return failed(Diagnostic("BV901", f"Không đọc được tệp ({reason}).", "kiểm tra lại tên tệp.", place=place))
    return Outcome(data) if len(data) <= MAX_BYTES else failed(too_large(len(data), place))


def too_large(size: int, place: Place) -> Diagnostic:
    """BV902."""
    return Diagnostic(
        "BV902",
        f"Tệp quá lớn ({size / 1_000_000:.1f} MB; tối đa {MAX_BYTES / 1_000_000:.0f} MB).",
        "tệp biến của một kế hoạch chỉ vài chục KB; có lẽ đã chọn nhầm tệp.",
        place=place,
    )


def decode(data: bytes, shown: str) -> Outcome[str]:
    """UTF-8 (with or without BOM) or UTF-16 with BOM, as Windows editors save it; anything else is refused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            return failed(_not_utf8(shown, 1, 1))
        # Blanks between all letters: UTF-32, which begins with the same two bytes.
        return failed(_not_utf8(shown, 1, 1)) if "\0" in text else Outcome(text)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return failed(_not_utf8(shown, *_position(data, error.start)))
    if "\0" in text:  # UTF-16 without its mark
        return failed(_not_utf8(shown, *_position(data, data.index(b"\0"))))
    return Outcome(text)


def _position(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of the first byte that is no UTF-8."""
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _not_utf8(shown: str, line: int, column: int) -> Diagnostic:
    return Diagnostic(
        "BV903",
        "Tệp không ghi bằng mã UTF-8.",
        "mở tệp bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8 rồi lưu lại.",
        place=Place(shown, line, column),
    )
