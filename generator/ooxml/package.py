"""Reading a Word package: a zip with limits, every part as bytes, nothing trusted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed

CONTENT_TYPES_PART: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS_PART: Final = "_rels/.rels"
_ENCRYPTED: Final = 0x1
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"
_DOCTYPE: Final = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_RESAVE: Final = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx) rồi thử lại."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a package is read: parts, bytes a part, bytes in all, and how far a part may swell."""

    parts: int = 2000
    part_size: int = 64 << 20
    total_size: int = 256 << 20
    ratio: int = 200
    ratio_from: int = 1 << 20


class _BadPackageError(Exception):
    """Carries the finding from deep in the reading to its one exit."""

    def __init__(self, code: str, message: str, mend: str, within: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.mend, self.within = code, message, mend, within


def read_package(data: bytes, *, file: str, limits: Limits | None = None) -> Outcome[dict[str, bytes]]:
    """Every part of a package, by its name in the zip, in the zip's order.

    Findings: MB001 (not a package, damaged, encrypted, bad names), MB003 (DOCTYPE), MB004 (too large).
    """
    try:
        return Outcome(_read(data, limits or Limits()))
    except _BadPackageError as bad:
        place = Place(file, within=bad.within)
        return failed(Diagnostic(bad.code, bad.message, bad.mend, place=place, text=bad.within or ""))


def _read(data: bytes, limits: Limits) -> dict[str, bytes]:
    if data.startswith(_OLE_MAGIC):
        raise _BadPackageError(
            "MB001",
            "Tệp là bản Word cũ (.doc) hoặc đã đặt mật khẩu, không phải tệp .docx thường.",
            "mở bằng Word, bỏ mật khẩu, chọn “Lưu thành” dạng Word Document (.docx).",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise _BadPackageError("MB001", "Tệp không phải tệp Word (.docx) hoặc đã hỏng.", _RESAVE) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
        _check_entries(entries, limits)
        return {entry.filename: _read_entry(archive, entry, limits) for entry in entries}


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        message = f"Tệp Word chứa {len(entries)} phần, nhiều hơn mức cho phép {limits.parts}."
        raise _BadPackageError("MB004", message, _RESAVE)
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        bad_name = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        if bad_name or entry.orig_filename != name:
            message = f"Tệp Word có phần mang tên không hợp lệ: “{entry.orig_filename}”."
            raise _BadPackageError("MB001", message, _RESAVE, name)
        if name.lower() in seen:
            message = f"Tệp Word có hai phần cùng tên “{name}”."
            raise _BadPackageError("MB001", message, _RESAVE, name)
        seen.add(name.lower())
        if entry.flag_bits & _ENCRYPTED:
            message = "Tệp Word bị khóa bằng mật khẩu."
            raise _BadPackageError("MB001", message, "bỏ mật khẩu của tệp rồi thử lại.", name)
        _check_size(entry, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.total_size:
        message = f"Tệp Word bung ra {total >> 20} MB, quá mức cho phép {limits.total_size >> 20} MB."
        raise _BadPackageError("MB004", message, "bỏ bớt ảnh lớn, lưu lại rồi thử lại.")


def _check_size(entry: zipfile.ZipInfo, limits: Limits) -> None:
    if entry.file_size > limits.part_size:
        message = f"Phần “{entry.filename}” dài {entry.file_size >> 20} MB, quá mức {limits.part_size >> 20} MB."
        raise _BadPackageError("MB004", message, "bỏ bớt ảnh lớn, lưu lại rồi thử lại.", entry.filename)
    if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        message = f"Phần “{entry.filename}” nén quá chặt (bung ra gấp hơn {limits.ratio} lần), giống tệp phá hoại."
        raise _BadPackageError("MB004", message, _RESAVE, entry.filename)


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    try:
        with archive.open(entry) as stream:
            content = _read_capped(stream, min(limits.part_size, entry.file_size))
    except DAMAGE as error:
        message = f"Phần “{entry.filename}” trong tệp Word đã hỏng, không đọc được."
        raise _BadPackageError("MB001", message, _RESAVE, entry.filename) from error
    if entry.filename.lower().endswith((".xml", ".rels", ".vml")) and any(word in content for word in _DOCTYPE):
        message = f"Phần “{entry.filename}” có khai báo DOCTYPE, tệp Word thật không bao giờ có."
        raise _BadPackageError("MB003", message, _RESAVE, entry.filename)
    return content


# What reading a damaged or strange zip raises.
DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,  # zipfile's word for "needs a password"
)


def _read_capped(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size + 1)
    if len(content) > size:
        raise ValueError("more bytes than the directory says")
    return content


def resolve_target(part: str, target: str) -> str:
    """The part that a relationship of ``part`` names: ``("word/document.xml", "header1.xml")``."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
