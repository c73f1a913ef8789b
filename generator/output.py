"""Writing files: beside the target and renamed, so that nobody ever sees half of one; names that Windows allows."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed

_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
# Windows counts the whole path; 259 is its limit without special settings.
MAX_PATH = 259
# What a file is called until it is whole; a killed program leaves such files behind.
TEMPORARY: Final = re.compile(r"\.[0-9a-f]{12}\.tmp")
_LOCKED = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_FULL = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EEXIST: "đã có tệp trùng tên thư mục",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.ENOENT: "không có ổ đĩa hoặc thư mục này",
    errno.EIO: "ổ đĩa có lỗi",
    errno.ELOOP: "liên kết vòng quanh",
}


def name_fault(name: str) -> str | None:
    """Why a file of that name could not be kept on every machine, or None."""
    if _RESERVED.fullmatch(name):
        return f"“{name}” là tên dành riêng của Windows"
    if _FORBIDDEN.search(name):
        return f"tên “{name}” có ký tự mà Windows không cho dùng"
    if name != name.strip(" .") or not name:
        return f"tên “{name}” bắt đầu hoặc kết thúc bằng dấu cách hay dấu chấm"
    return None


def length_fault(length: int) -> str | None:
    """Why a whole path of that many characters could not be kept on every machine, or None."""
    return f"đường dẫn dài {length} ký tự (tối đa {MAX_PATH})" if length > MAX_PATH else None


def bad_name(fault: str, place: Place | None) -> Diagnostic:
    """HT008 for what ``name_fault`` or ``length_fault`` said."""
    return Diagnostic("HT008", f"Không ghi được: {fault}.", "đổi tên tệp hoặc thư mục kết quả.", place=place)


def temporary_name() -> str:
    """A new name for a file that is not whole yet, as ``TEMPORARY`` knows it again."""
    return f".{secrets.token_hex(6)}.tmp"


def write(path: Path, data: bytes) -> Outcome[Path]:
    """Write a file whole or not at all. An existing file is replaced only by the finished new one."""
    place = Place(str(path))
    fault = name_fault(path.name) or length_fault(len(str(path.absolute())))
    if fault:
        return failed(bad_name(fault, place))
    if _is_folder(path):
        return failed(_folder(place))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return failed(refusal(error, path, place))
    refused = fill(path, lambda handle: handle.write(data))
    return failed(refused) if refused else Outcome(path)


def fill(path: Path, writer: Callable[[IO[bytes]], object]) -> Diagnostic | None:
    """Let ``writer`` write a file that appears whole or not at all. Its folder must be there, its name be sound.

    Findings: HT002, HT003, HT004, HT008. What else ``writer`` raises goes on to the caller; the old file stays.
    """
    beside = path.with_name(temporary_name())
    try:
        with beside.open("xb") as handle:
            writer(handle)
            handle.flush()
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return refusal(error, path, Place(str(path)))
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return None


def refusal(error: OSError, path: Path, place: Place) -> Diagnostic:
    """What the system said when it would not write or rename ``path``: HT002, HT003, HT004 or HT008."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT} or getattr(error, "winerror", None) in _FULL:
        mend = "xóa bớt tệp hoặc chọn ổ đĩa khác (-o); tệp cũ, nếu có, còn nguyên."
        return Diagnostic("HT004", "Ổ đĩa đã đầy, chưa ghi được tệp.", mend, place=place)
    locked = getattr(error, "winerror", None) in _LOCKED
    if _is_folder(path):
        return _folder(place)
    if locked or (isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK)):
        mend = "đóng tệp này trong Word (hoặc bỏ thuộc tính chỉ đọc) rồi chạy lại; tệp cũ còn nguyên."
        return Diagnostic("HT003", "Tệp kết quả đang mở ở chương trình khác.", mend, place=place)
    if error.errno == errno.ENAMETOOLONG:
        mend = "đổi tên tệp hoặc thư mục kết quả cho ngắn lại."
        return Diagnostic("HT008", "Không ghi được: tên tệp quá dài.", mend, place=place)
    reason = _REASONS.get(error.errno or 0, "không rõ lý do")
    mend = "chọn thư mục khác bằng -o, hoặc xin quyền ghi vào thư mục này."
    return Diagnostic("HT002", f"Không ghi được vào thư mục kết quả ({reason}).", mend, place=place)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the system cannot have
        return False


def _folder(place: Place) -> Diagnostic:
    mend = "đổi tên thư mục đó, hoặc chọn thư mục kết quả khác (-o)."
    return Diagnostic("HT002", "Đã có thư mục trùng tên với tệp kết quả.", mend, place=place)
