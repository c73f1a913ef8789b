"""From bytes to a document's parts, or to a finding that says what the file is and how to mend it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.ooxml.package import read_package
from generator.ooxml.wml.parts import WordParts

_RESAVE: Final = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng Word Document (.docx) rồi thử lại."
_UNLOCK: Final = "mở bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu), lưu lại rồi thử lại."
_ENCRYPTED_FLAG: Final = 0x1
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK"
_HEAD: Final = 4096
# What a file that is no zip begins with (blanks and a byte order mark left out), and what people call it.
_OTHERS: Final = (
    (re.compile(rb"\{\\rtf"), "tệp RTF"),
    (re.compile(rb"%PDF-"), "tệp PDF"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM"), "tệp ảnh"),
    (re.compile(rb"MIME-Version:", re.IGNORECASE), "trang web lưu một tệp (.mht)"),
    (re.compile(rb"<\?xml[^>]*\?>.{0,200}?mso-application progid=.Word", re.DOTALL), "tệp Word XML"),
    (re.compile(rb"<\?xml[^>]*\?>.{0,400}?<(?:pkg:package|w:wordDocument)", re.DOTALL), "tệp Word XML"),
    (re.compile(rb"<\?xml[^>]*\?>.{0,400}?<office:document", re.DOTALL), "tệp OpenDocument dạng XML (.fodt)"),
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), "trang web (HTML)"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!|\x1f\x8b"), "tệp nén"),
)
# What a zip that is no Word file holds.
_OTHER_ZIPS: Final = (
    (b"application/vnd.oasis.opendocument.text", "tệp OpenDocument (.odt)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "bảng tính OpenDocument (.ods)"),
    (b"application/vnd.oasis.opendocument", "tệp OpenDocument"),
    (b"application/epub+zip", "sách điện tử (.epub)"),
)
_OTHER_PARTS: Final = (("xl/workbook", "bảng tính Excel"), ("ppt/presentation", "bài trình chiếu PowerPoint"))
_CODES: Final = {"MB001": "HT101", "MB003": "HT105", "MB004": "HT104"}


def open_word(data: bytes, file: str) -> Outcome[WordParts]:
    """The parts of a .docx.

    Findings: HT101 not a zip or damaged, HT102 password, HT103 another format, HT104 too large, HT105 unsafe XML,
    HT106 no document part.
    """
    if foreign := _foreign(data, file):
        return failed(foreign)
    package = read_package(data, file=file)
    if package.value is None:
        return failed(*(_recoded(found, data) for found in package.diagnostics))
    parts = WordParts(package.value)
    if parts.main() is None:
        return failed(_no_document(package.value, file))
    return Outcome(parts)


def _foreign(data: bytes, file: str) -> Diagnostic | None:
    """A finding for bytes that are plainly something else than a zip; None when they may be one."""
    if data.startswith(_ZIP):
        return None
    if data.startswith(_OLE):
        return _old_office(data, file)
    if not data.strip(b"\x00 \t\r\n"):
        return _finding("HT101", "Tệp rỗng, không có nội dung.", "chép hoặc tải lại tệp rồi thử lại.", file)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    for pattern, name in _OTHERS:
        if pattern.match(head):
            return _renamed(name, file)
    if _is_text(head):
        return _renamed("tệp văn bản thường (.txt)", file)
    return _finding("HT101", "Tệp không phải tệp Word (.docx) hoặc đã hỏng.", _RESAVE, file)


def _old_office(data: bytes, file: str) -> Diagnostic:
    """An OLE file: a document with a password, or one of the binary formats before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return _finding("HT102", "Tệp Word được bảo vệ bằng mật khẩu, không đọc được.", _UNLOCK, file)
    for stream, name in (
        ("WordDocument", "Word cũ (.doc)"),
        ("Workbook", "Excel cũ (.xls)"),
        ("PowerPoint", "PowerPoint cũ (.ppt)"),
    ):
        if stream.encode("utf-16-le") in data:
            return _renamed(f"tệp {name}", file)
    return _renamed("tệp Office đời cũ", file)


def _renamed(name: str, file: str) -> Diagnostic:
    message = f"Tệp mang đuôi .docx nhưng bên trong là {name}."
    mend = "mở bằng chương trình đã tạo ra tệp, xuất sang Word Document (.docx); chỉ đổi đuôi tệp thì không đủ."
    return _finding("HT103", message, mend, file)


def _is_text(head: bytes) -> bool:
    """True for UTF-8 text; the few bytes that the cut at the end of the head spoils do not count."""
    text = head.decode("utf-8", "ignore")
    return len(text.encode()) >= len(head) - 3 and all(letter.isprintable() or letter in "\t\r\n\f" for letter in text)


def _recoded(found: Diagnostic, data: bytes) -> Diagnostic:
    """A finding of the package reader under the code of an input file."""
    code, mend = _CODES.get(found.code, "HT101"), found.mend
    if code == "HT101" and _has_password(data):
        code, mend = "HT102", _UNLOCK
    return Diagnostic(code, found.message, mend, place=found.place, text=found.text)


def _has_password(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(entry.flag_bits & _ENCRYPTED_FLAG for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return False


def _no_document(parts: dict[str, bytes], file: str) -> Diagnostic:
    kind = parts.get("mimetype", b"")
    for mark, name in _OTHER_ZIPS:
        if kind.startswith(mark):
            return _renamed(name, file)
    for start, name in _OTHER_PARTS:
        if any(part.startswith(start) for part in parts):
            return _renamed(name, file)
    message = "Tệp nén này không có phần nội dung của văn bản Word (word/document.xml)."
    return _finding("HT106", message, _RESAVE, file)


def _finding(code: str, message: str, mend: str, file: str) -> Diagnostic:
    return Diagnostic(code, message, mend, place=Place(file))


def damaged_part(name: str, file: str, why: str) -> Diagnostic:
    """HT105 for one part that is not well-formed XML or asks for entities."""
    if "DOCTYPE" in why:
        message = f"Phần “{name}” có khai báo DOCTYPE hoặc thực thể, tệp Word thật không bao giờ có."
    else:
        message = f"Phần “{name}” trong tệp Word đã hỏng (XML sai), không đọc được."
    return Diagnostic("HT105", message, _RESAVE, place=Place(file, within=name), text=name)
