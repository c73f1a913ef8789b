"""Our own zip writer: fixed order, fixed time, no extra fields, static entries deflated once and copied."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ooxml.package import CONTENT_TYPES_PART, ROOT_RELATIONSHIPS_PART

LEVEL: Final = 6
# What is filled for every document: 17 % larger than level 6 in a third of its time. isal and zlib-ng were measured
# (tools/bench_batch.py: 14 and 6 % of a batch) and left out: isal's bytes depend on the processor.
QUICK: Final = 2
BEST: Final = 9  # what is deflated once for many documents
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_DEFLATED: Final = 8
_UTF8_NAME: Final = 0x800
_DOS_DATE: Final = (0 << 9) | (1 << 5) | 1  # 1980-01-01, the first day a zip can name
_DOS_TIME: Final = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One part ready to be written: its local header with the deflated bytes, and its directory line."""

    name: str
    local: bytes
    central_head: bytes
    central_tail: bytes


def _packed(name: str, data: bytes, deflated: bytes) -> Entry:
    raw_name = name.encode()
    flags = 0 if raw_name.isascii() else _UTF8_NAME
    crc, packed, size = zlib.crc32(data), len(deflated), len(data)
    common = (_VERSION, flags, _DEFLATED, _DOS_TIME, _DOS_DATE, crc, packed, size, len(raw_name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *common) + raw_name + deflated
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, 0)
    return Entry(name, local, central[:-4], raw_name)


def deflate_entry(name: str, data: bytes, level: int = LEVEL) -> Entry:
    """A part deflated by zlib."""
    deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _packed(name, data, deflater.compress(data) + deflater.flush())


def package_order(names: Iterable[str]) -> list[str]:
    """Content types and root relationships first, as readers expect, then every part by name."""
    first = (CONTENT_TYPES_PART, ROOT_RELATIONSHIPS_PART)
    return sorted(names, key=lambda name: (first.index(name) if name in first else len(first), name))


def join_entries(entries: Iterable[Entry]) -> bytes:
    """The zip of entries that are already in order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        body.append(entry.local)
        directory += (entry.central_head, offset.to_bytes(4, "little"), entry.central_tail)
        offset += len(entry.local)
    lines = b"".join(directory)
    count = len(body)
    body += (lines, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(lines), offset, 0))
    return b"".join(body)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A whole package from its parts; the same parts give the same bytes."""
    return join_entries(deflate_entry(name, parts[name]) for name in package_order(parts))
