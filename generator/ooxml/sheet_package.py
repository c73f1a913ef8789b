"""A workbook's zip opened with limits: parts as streams and as single elements, never a whole sheet in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Final, Self

from generator.ooxml.package import DAMAGE

if TYPE_CHECKING:
    from lxml import etree

RESAVE: Final = "mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng Excel Workbook (.xlsx) rồi thử lại."
SHRINK: Final = "chép riêng các cột và dòng cần dùng sang một bảng tính mới, lưu lại rồi thử lại."
_END_RECORD: Final = b"PK\x05\x06"
_END_RECORD_REACH: Final = 22 + 0xFFFF
_CHUNK: Final = 1 << 17
_DOCTYPE: Final = (b"<!DOCTYPE", b"<!ENTITY")
_OVERLAP: Final = 512
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """How much of a workbook is read, in bytes unless named otherwise.

    ``part`` unpacked bytes of one part; ``ratio`` how far a part above ``ratio_from`` may swell; ``small`` a part that
    is read whole; ``element`` XML between two rows (one row is held in memory); ``strings`` all shared strings;
    ``directory`` the zip's list of parts; ``columns`` and ``characters`` (of one cell) are counts.
    """

    part: int = 512 << 20
    ratio: int = 200
    ratio_from: int = 8 << 20
    small: int = 8 << 20
    element: int = 16 << 20
    strings: int = 128 << 20
    directory: int = 4 << 20
    columns: int = 200
    characters: int = 32_767


class BadWorkbookError(Exception):
    """Why a workbook cannot be read (further): a finding without its file. ``ref`` is the cell, where there is one."""

    def __init__(self, code: str, message: str, mend: str, ref: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.mend, self.ref = code, message, mend, ref


def damaged(what: str = "Tệp bảng tính đã hỏng, không đọc được.", ref: str = "") -> BadWorkbookError:
    """HT134."""
    return BadWorkbookError("HT134", what, RESAVE, ref)


def too_large(what: str, ref: str = "") -> BadWorkbookError:
    """HT135."""
    return BadWorkbookError("HT135", what, SHRINK, ref)


def unsafe() -> BadWorkbookError:
    """HT139."""
    what = "Tệp bảng tính có khai báo DOCTYPE hoặc thực thể, tệp do Excel lưu không bao giờ có."
    return BadWorkbookError("HT139", what, RESAVE)


class WorkbookZip:
    """The parts of a workbook, found whatever the case and slashes of their names. A context manager.

    Raises BadWorkbookError: HT133 (a password on the zip), HT134 (damaged), HT135 (too large, or swelling like a zip
    bomb), HT139 (DOCTYPE); OSError when the disk fails on opening.
    """

    def __init__(self, path: Path, limits: SheetLimits) -> None:
        self.limits = limits
        self._check_directory(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise damaged() from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in self._zip.infolist():
            key = _key(entry.filename)
            if key in self._parts:
                self._zip.close()
                raise damaged(f"Tệp bảng tính có hai phần cùng tên “{entry.filename}”.")
            self._parts[key] = entry

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in lower case with "/" between folders."""
        return frozenset(self._parts)

    def __contains__(self, part: object) -> bool:
        return isinstance(part, str) and _key(part) in self._parts

    def read(self, part: str) -> bytes:
        """A small part, whole."""
        if (entry := self._parts.get(_key(part))) is not None and entry.file_size > self.limits.small:
            raise too_large(f"Phần “{part}” của tệp bảng tính dài bất thường ({entry.file_size >> 20} MB).")
        with self._open(part) as stream, _as_damage(part):
            return stream.read()

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part to its end, each chunk beginning with the last bytes of the one before.

        Reading to the end also proves the part's checksum.
        """
        tail = b""
        with self._open(part) as stream:
            while True:
                with _as_damage(part):
                    chunk = stream.read(_CHUNK)
                if not chunk:
                    return
                tail += chunk
                if any(word in tail for word in _DOCTYPE):
                    raise unsafe()
                yield tail
                tail = tail[-_OVERLAP:]

    def elements(self, part: str, names: Sequence[str]) -> Iterator[etree._Element]:
        """The elements of these local names as they end; each is emptied when the next one is asked for."""
        from lxml import etree

        with self._open(part) as stream:
            source = _Metered(stream, self.limits.element)
            events = etree.iterparse(
                source,
                events=("end",),
                tag=[f"{{*}}{name}" for name in names],
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            first = True
            while True:
                try:
                    _, element = next(events)
                except StopIteration:
                    return
                except (etree.XMLSyntaxError, *DAMAGE) as error:
                    raise damaged(f"Phần “{part}” của tệp bảng tính đã hỏng, không đọc được.") from error
                if first and element.getroottree().docinfo.internalDTD is not None:
                    raise unsafe()
                first = False
                source.since = 0
                yield element
                _forget(element)

    @contextmanager
    def _open(self, part: str) -> Iterator[IO[bytes]]:
        entry = self._parts.get(_key(part))
        if entry is None:
            raise damaged(f"Tệp bảng tính thiếu phần “{part}”.")
        self._check(entry)
        with _as_damage(part):
            stream = self._zip.open(entry)
        with stream:
            with _as_damage(part):
                head = stream.peek(4)[:4] if isinstance(stream, zipfile.ZipExtFile) else b""
            if b"\x00" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise damaged(f"Phần “{part}” của tệp bảng tính không ghi bằng UTF-8.")
            yield stream

    def _check(self, entry: zipfile.ZipInfo) -> None:
        limits = self.limits
        if entry.flag_bits & _ENCRYPTED:
            raise BadWorkbookError("HT133", "Tệp bảng tính bị khóa bằng mật khẩu.", "bỏ mật khẩu của tệp rồi thử lại.")
        if entry.file_size > limits.part:
            raise too_large(
                f"Phần “{entry.filename}” bung ra {entry.file_size >> 20} MB, quá mức cho phép {limits.part >> 20} MB."
            )
        if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise too_large(
                f"Phần “{entry.filename}” nén quá chặt (bung ra gấp hơn {limits.ratio} lần), giống tệp phá hoại."
            )

    def _check_directory(self, path: Path) -> None:
        """Refuse a list of parts that is too long before zipfile makes an object of each."""
        with path.open("rb") as handle:
            size = handle.seek(0, 2)
            handle.seek(max(0, size - _END_RECORD_REACH))
            tail = handle.read()
        start = tail.rfind(_END_RECORD)
        if start < 0:
            raise damaged("Tệp bảng tính bị cắt cụt hoặc đã hỏng (thiếu phần cuối).")
        if int.from_bytes(tail[start + 12 : start + 16], "little") > self.limits.directory:
            raise too_large("Tệp bảng tính chứa quá nhiều phần, giống tệp phá hoại.")


class _Metered:
    """A stream that refuses to give more than ``limit`` bytes while nobody sets ``since`` back to 0."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._limit = stream, limit
        self.since = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.since += len(data)
        if self.since > self._limit:
            raise too_large(f"Một dòng của bảng tính dài hơn {self._limit >> 20} MB, giống tệp phá hoại.")
        return data


@contextmanager
def _as_damage(part: str) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise damaged(f"Phần “{part}” của tệp bảng tính đã hỏng, không đọc được.") from error


def _forget(element: etree._Element) -> None:
    """Empty an element and drop those before it, so that the tree does not grow with the rows."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
