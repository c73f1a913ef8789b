"""Archives of documents: one zip for each first folder or one for all, the same bytes from the same documents."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import IO, Final, Literal

from generator.bulk.known import Known, NameSet
from generator.bulk.manifest import CSV, Manifest, open_manifest, write_rows, write_table
from generator.bulk.parts import FIELDS
from generator.bulk.store import AbandonedError, Store
from generator.diagnostics import Diagnostic, Outcome

Groups = Literal["tinh", "all"]
ALL: Final = "tat-ca.zip"
# For documents that lie in no folder, where the others are put together by folder.
LOOSE: Final = "van-ban.zip"
# When a file was written says nothing about the document, and would make each archive another.
ARCHIVED: Final = tuple(field for field in FIELDS if field != "written")
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_END64: Final = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64: Final = struct.Struct("<4sIQI")
_PLAIN: Final = 20  # version of the format that reads it
_LARGE: Final = 45  # the same with 64-bit places
_UTF8_NAME: Final = 0x800
_DOS_TIME_AND_DATE: Final = (0, (1 << 5) | 1)  # 1980-01-01, the first day a zip can name
_MAX_32: Final = 0xFFFFFFFF
_MAX_16: Final = 0xFFFF
_BLOCK: Final = 1 << 20


class ZipStream:
    """A zip written straight on, entries stored as they are; holds nothing but its directory, 50 bytes and a name each.

    ``handle`` stands at its beginning; ``position`` is where that is in the file.
    """

    def __init__(self, handle: IO[bytes], position: int = 0) -> None:
        self._handle, self._position = handle, position
        self._directory = bytearray()
        self._count = 0

    def add(self, name: str, data: bytes) -> None:
        """Write an entry that is held whole."""
        self.begin(name, zlib.crc32(data), len(data))
        self.more(data)

    def begin(self, name: str, crc: int, size: int) -> None:
        """Write the head of an entry; ``more`` takes its bytes. An entry may not reach 4 GiB."""
        raw, offset = name.encode(), self._position
        extra = struct.pack("<2HQ", 1, 8, offset) if offset >= _MAX_32 else b""
        flags = 0 if raw.isascii() else _UTF8_NAME
        version = _LARGE if extra else _PLAIN
        common = (flags, 0, *_DOS_TIME_AND_DATE, crc, size, size, len(raw))
        self.more(_LOCAL.pack(b"PK\x03\x04", _PLAIN, *common, 0) + raw)
        line = (b"PK\x01\x02", version, version, *common, len(extra), 0, 0, 0, 0, min(offset, _MAX_32))
        self._directory += _CENTRAL.pack(*line) + raw + extra
        self._count += 1

    def more(self, data: bytes) -> None:
        """Write bytes of the entry that was begun last."""
        self._handle.write(data)
        self._position += len(data)

    def add_file(self, name: str, source: IO[bytes]) -> None:
        """Write an entry from a file, which is read twice."""
        crc = size = 0
        while block := source.read(_BLOCK):
            crc, size = zlib.crc32(block, crc), size + len(block)
        source.seek(0)
        self.begin(name, crc, size)
        while block := source.read(_BLOCK):
            self.more(block)

    def close(self) -> None:
        """Write the directory. The handle stays open."""
        start, size, count = self._position, len(self._directory), self._count
        self._handle.write(self._directory)
        if count >= _MAX_16 or start >= _MAX_32 or size >= _MAX_32:
            self._handle.write(_END64.pack(b"PK\x06\x06", 44, _LARGE, _LARGE, 0, 0, count, count, size, start))
            self._handle.write(_LOCATOR64.pack(b"PK\x06\x07", 0, start + size, 1))
        short = min(count, _MAX_16)
        self._handle.write(_END.pack(b"PK\x05\x06", 0, 0, short, short, min(size, _MAX_32), min(start, _MAX_32), 0))


def write_archives(store: Store, groups: Groups, names: Iterable[str]) -> Outcome[list[str]]:
    """Put documents of the manifest into archives in the store: “quang-ngai.zip” for each first folder, or one for all.

    Each also holds its part of the manifest. The value is the names of the archives that were written. An archive
    is written only when all its documents are there as the manifest says. Findings: HT162, those of writing.
    """
    opened = open_manifest(store)
    with tempfile.TemporaryDirectory() as folder:
        work = _Work(store, groups, opened.value, Path(folder))
        written = work.write_all(sorted(set(names)))
    return Outcome(written, (*opened.diagnostics, *work.said))


class _Work:
    def __init__(self, store: Store, groups: Groups, manifest: Manifest | None, folder: Path) -> None:
        self.store, self.groups, self.manifest, self.folder = store, groups, manifest, folder
        self.listed = Known(manifest or ())
        self.said: list[Diagnostic] = []

    def write_all(self, names: list[str]) -> list[str]:
        """Write every archive of these names; those that were written."""
        tables = self._tables(NameSet(names))
        written = []
        for archive, members in groupby(sorted(names, key=self._archive), key=self._archive):
            inside = partial(self._write, members=members, table=tables.get(archive))
            refused = self.store.fill(archive, inside)
            if refused:
                self.said.append(refused)
            else:
                written.append(archive)
        return written

    def _archive(self, name: str) -> str:
        first, slash, _ = name.partition("/")
        if self.groups == "all":
            return ALL
        return f"{first}.zip" if slash else LOOSE

    def _tables(self, names: NameSet) -> dict[str, Path]:
        """The manifest of each archive, set down as a file while the whole manifest passes by once."""
        tables: dict[str, Path] = {}
        listed = (record for record in self.manifest or () if record.name in names)
        for archive, records in groupby(listed, key=lambda record: self._archive(record.name)):
            first = archive not in tables
            table = tables.setdefault(archive, self.folder / f"{len(tables)}.csv")
            with table.open("ab") as handle:
                (write_table if first else write_rows)(handle, records, ARCHIVED)
        return tables

    def _write(self, out: IO[bytes], members: Iterable[str], table: Path | None) -> None:
        archive = ZipStream(out)
        for name in members:
            data = self.store.read(name)
            if data is None:
                raise AbandonedError(self._lacking(name, "không có hoặc không đọc được"))
            digest = sha256(data).hexdigest()
            if all(trace.sha256 != digest for trace in self.listed.of(name)):
                raise AbandonedError(self._lacking(name, "khác với tệp kê (đã sửa tay hoặc chưa có trong tệp kê)"))
            archive.add(name, data)
        if table:
            with table.open("rb") as handle:
                archive.add_file(CSV, handle)
        archive.close()

    def _lacking(self, name: str, why: str) -> Diagnostic:
        message = f"Không đóng gói được: tệp “{name}” {why}."
        mend = "chạy lại kehoach batch với --zip; bản sửa tay, nếu có, được giữ bên cạnh."
        return Diagnostic("HT162", message, mend, place=self.store.place(name), text=name)
