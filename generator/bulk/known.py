"""What an earlier run left: a small look-up by name, and what follows from it for one document."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from generator.bulk.jobs import Record

_LINE: Final = struct.Struct("<16s32sQQI25s")  # inputs, sha256, size, row, index of the words, written


class Decision(StrEnum):
    """What to do with one document."""

    UNCHANGED = "unchanged"
    WRITE = "write"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a document that was written (or was about to be) by an earlier run."""

    inputs: bytes
    sha256: str
    size: int
    row: int
    template: str
    version: str
    findings: str
    written: str

    def record(self, *, name: str, row: int, unit: str, inputs: str) -> Record:
        """The line for a document that stays as it is: today's row, what was said when it was written."""
        version, findings, written = self.version, self.findings, self.written
        return Record(name, row, unit, inputs, self.template, version, self.sha256, self.size, findings, written)


class NameSet:
    """A set of names at eight bytes each (two names share a hash once in 10^10 sets of 20,000)."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        unsorted = array("Q", (_key(name) for name in names))
        self._keys = array("Q", sorted(unsorted))

    def __contains__(self, name: object) -> bool:
        key = _key(str(name))
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def __len__(self) -> int:
        return len(self._keys)


class Known:
    """What was written last, by name: some 110 bytes each. Can be pickled; ``pick`` makes a small one for a chunk.

    A document may have several traces: that of the manifest and those of runs that did not come to their end.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        keys, lines = array("Q"), bytearray()
        words: dict[tuple[str, str, str], int] = {}
        for record in records:
            keys.append(_key(record.name))
            index = words.setdefault((record.template, record.version, record.findings), len(words))
            lines += _LINE.pack(
                _inputs(record.inputs),
                bytes.fromhex(record.sha256),
                record.size,
                record.row,
                index,
                record.written.encode("utf-8", "replace")[:25],
            )
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._keys = array("Q", (keys[at] for at in order))
        self._order = array("L", order)
        self._lines: bytes | bytearray = lines
        self._words = tuple(words)

    def __len__(self) -> int:
        return len(self._keys)

    def of(self, name: str) -> tuple[Trace, ...]:
        """All that is known of a document, () for a new one."""
        return tuple(self._trace(at) for at in self._positions(name))

    def pick(self, names: Iterable[str]) -> Known:
        """The same for some names only, to be sent along with a chunk."""
        picked = Known()
        found = sorted({_key(name): tuple(self._positions(name)) for name in names}.items())
        flat = [(key, at) for key, positions in found for at in positions]
        picked._keys = array("Q", (key for key, _ in flat))
        picked._order = array("L", range(len(flat)))
        picked._lines = b"".join(self._lines[at * _LINE.size : (at + 1) * _LINE.size] for _, at in flat)
        picked._words = self._words
        return picked

    def _positions(self, name: str) -> Iterator[int]:
        key = _key(name)
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at] == key:
            yield self._order[at]
            at += 1

    def _trace(self, at: int) -> Trace:
        inputs, sha256, size, row, index, written = _LINE.unpack_from(self._lines, at * _LINE.size)
        template, version, findings = self._words[index]
        moment = written.rstrip(b"\0").decode("utf-8", "replace")
        return Trace(inputs, sha256.hex(), size, row, template, version, findings, moment)


def fresh(traces: Iterable[Trace], current: str | None, inputs: str) -> Trace | None:
    """The trace of a document that need not even be built: the file is what was written from these very inputs."""
    wanted = _inputs(inputs)
    return next((trace for trace in traces if trace.sha256 == current and trace.inputs == wanted), None)


def decide(traces: Iterable[Trace], current: str | None, new: str) -> Decision:
    """What to do with a document that was built, after ``fresh`` said nothing.

    ``current`` is the hash of the file that lies there (None: no file), ``new`` that of the bytes that were built.
    A file that no run wrote counts as made by hand.
    """
    if current is None:
        return Decision.WRITE
    if current == new:
        return Decision.UNCHANGED
    return Decision.WRITE if any(trace.sha256 == current for trace in traces) else Decision.ALTERED


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _inputs(inputs: str) -> bytes:
    return blake2b(inputs.encode("utf-8", "replace"), digest_size=16).digest()
