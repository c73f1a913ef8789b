"""What a worker does: a chunk of rows made ready, then written. Plain functions of plain values."""

from __future__ import annotations

import hashlib
import json
import struct
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import __version__
from generator.bulk.jobs import Record, RowFault, RowJob
from generator.bulk.known import Decision, Known, Trace, decide, fresh
from generator.bulk.leftovers import keep_aside
from generator.bulk.parts import write_part
from generator.bulk.program import Program, program
from generator.bulk.store import Store
from generator.diagnostics import Diagnostic, Severity

_HEAD: Final = struct.Struct("<Q")
_TOLD: Final = (Severity.LOI, Severity.CANH_BAO)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows and all a worker needs beside the spec. ``known`` is what earlier runs left of these documents.

    ``run`` names the journal, ``spool`` the folder (in the machine's own temporary one) where finished documents wait
    until the whole table has been looked at; ``now`` is the time of the run (ISO 8601, UTC). ``judged`` are the rows
    whose documents are checked. ``only_check``: nothing will be written, so no bytes are made.
    """

    number: int
    jobs: tuple[RowJob, ...]
    store: Store
    known: Known
    run: str
    spool: str
    now: str
    judged: frozenset[int] = frozenset()
    only_check: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A chunk that has been looked at: what is wrong with its rows, and what is to be said of them besides."""

    number: int
    rows: int
    faults: tuple[RowFault, ...]
    said: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A chunk that has been written. ``aside`` are names under which hand-made files were kept."""

    number: int
    written: int
    unchanged: int
    size: int
    faults: tuple[RowFault, ...]
    said: tuple[Diagnostic, ...]
    aside: tuple[str, ...]
    checked: int = 0
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class _Item:
    """One document on its way: its bytes, or (``data`` None) the trace of the file that may stay."""

    job: RowJob
    inputs: str
    unit: str
    findings: str
    data: bytes | None


def look(packed: bytes, chunk: Chunk) -> Looked:
    """Make the documents of a chunk and lay them aside, or only see whether they can be made. Writes no document."""
    making = program(packed)
    items: list[_Item] = []
    faults: list[RowFault] = []
    said: dict[Diagnostic, None] = {}
    for job in chunk.jobs:
        item, found = _item(making, chunk, job)
        if item is None:
            faults.append(RowFault(job.number, job.name, found))
        else:
            items.append(item)
            said.update(dict.fromkeys(found))
    if not chunk.only_check:
        _lay_aside(chunk, items)
    return Looked(chunk.number, len(chunk.jobs), tuple(faults), tuple(said))


def put(packed: bytes, chunk: Chunk) -> Written:
    """Write the documents of a chunk; ``chunk.jobs`` are those rows that are in order."""
    making = program(packed)
    waiting = _taken_up(chunk) or {}
    items: list[_Item] = []
    faults: list[RowFault] = []
    for job in chunk.jobs:
        item = waiting.get(job.number)
        if item is None or item.job.name != job.name:
            item, found = _item(making, chunk, job)
            if item is None:
                faults.append(RowFault(job.number, job.name, found))
                continue
        items.append(item)
    return _Putting(chunk, making, tuple(faults)).all(items)


_Made = tuple[_Item | None, tuple[Diagnostic, ...]]


def _item(making: Program, chunk: Chunk, job: RowJob) -> _Made:
    inputs = making.spec.inputs(job)
    traces = chunk.known.of(job.name)
    if traces and not chunk.only_check:
        left = fresh(traces, chunk.store.digest(job.name), inputs)
        if left is not None and (left.findings or job.number not in chunk.judged):
            return _Item(job, inputs, making.unit(job), left.findings, None), ()
    made = making.document(job, only_check=chunk.only_check)
    if made.value is None:
        return None, made.diagnostics
    findings = _judged(made.value.data) if job.number in chunk.judged and not chunk.only_check else ""
    return _Item(job, inputs, made.value.unit, findings, made.value.data), made.diagnostics


def _judged(data: bytes) -> str:
    """The checker's verdict in few words: “0 lỗi, 1 cảnh báo (KT016)”."""
    from generator.pipeline import check_file

    checked = check_file(data, name="van-ban.docx").value
    if checked is None:
        return "không kiểm được"
    told = {kind: [each.code for each in checked.records if each.severity is kind] for kind in _TOLD}
    listed = ", ".join(dict.fromkeys(code for codes in told.values() for code in codes))
    counts = ", ".join(f"{len(codes)} {kind.value}" for kind, codes in told.items())
    return f"{counts} ({listed})" if listed else counts


class _Putting:
    """Writes the documents of one chunk: on record first, then one by one."""

    def __init__(self, chunk: Chunk, making: Program, faults: tuple[RowFault, ...]) -> None:
        self._chunk, self._making, self._store = chunk, making, chunk.store
        self._faults = list(faults)
        self._said: list[Diagnostic] = []
        self._aside: list[str] = []

    def all(self, items: Sequence[_Item]) -> Written:
        """Write what is new or changed."""
        plan = [self._decided(item) for item in items]
        records = [record for _, record, _ in plan]
        refused = write_part(self._store, self._chunk.run, self._chunk.number, records)
        if refused is not None:
            self._faults += [RowFault(item.job.number, item.job.name, (refused,)) for item in items]
            return self._result([], 0)
        done: list[Record] = []
        count = 0
        try:
            for item, record, decision in plan:
                if decision is Decision.UNCHANGED or self._write(item, decision):
                    done.append(record)
                    count += decision is not Decision.UNCHANGED
        finally:  # also after Ctrl+C where this is the only process; it may come when a file is just in its place
            if len(done) < len(plan):
                there = [record for _, record, _ in plan if self._store.digest(record.name) == record.sha256]
                write_part(self._store, self._chunk.run, self._chunk.number, there)
        return self._result(done, count)

    def _decided(self, item: _Item) -> tuple[_Item, Record, Decision]:
        job, chunk = item.job, self._chunk
        traces = chunk.known.of(job.name)
        current = self._store.digest(job.name)
        if item.data is None:
            left = fresh(traces, current, item.inputs)
            if left is not None:
                return item, self._as_it_was(item, left), Decision.UNCHANGED
            # Changed between the look and now: made again.
            again, _ = _item(self._making, replace(chunk, known=Known()), job)
            if again is None or again.data is None:
                raise RuntimeError(f"row {job.number} could be made a moment ago")
            item = again
        data = item.data or b""
        sha256 = hashlib.sha256(data).hexdigest()
        decision = decide(traces, current, sha256)
        left = next((trace for trace in traces if trace.sha256 == sha256), None)
        written = left.written if decision is Decision.UNCHANGED and left is not None else chunk.now
        made_of = (item.inputs, self._making.spec.template_digest, __version__)
        record = Record(job.name, job.number, item.unit, *made_of, sha256, len(data), item.findings, written)
        return item, record, decision

    def _as_it_was(self, item: _Item, left: Trace) -> Record:
        return left.record(name=item.job.name, row=item.job.number, unit=item.unit, inputs=item.inputs)

    def _write(self, item: _Item, decision: Decision) -> bool:
        name = item.job.name
        if decision is Decision.ALTERED:
            kept = keep_aside(self._store, name)
            if kept.value is None:
                return self._refused(item, kept.diagnostics)
            self._said += kept.diagnostics
            self._aside.append(kept.value)
        refused = self._store.write(name, item.data or b"")
        return self._refused(item, (refused,)) if refused is not None else True

    def _refused(self, item: _Item, found: tuple[Diagnostic, ...]) -> bool:
        self._faults.append(RowFault(item.job.number, item.job.name, found))
        return False

    def _result(self, done: Sequence[Record], count: int) -> Written:
        verdicts = [record.findings for record in done if record.findings]
        return Written(
            self._chunk.number,
            count,
            len(done) - count,
            sum(record.size for record in done),
            tuple(self._faults),
            tuple(self._said),
            tuple(self._aside),
            len(verdicts),
            sum(not verdict.startswith("0 lỗi") for verdict in verdicts),
            sum("0 cảnh báo" not in verdict for verdict in verdicts),
        )


def _spool_file(chunk: Chunk) -> Path:
    """Where the documents of a chunk wait: in a folder whose name nobody else can guess, for this user only."""
    folder = Path(tempfile.gettempdir()) / chunk.spool
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{chunk.number:08d}"


def _lay_aside(chunk: Chunk, items: Sequence[_Item]) -> None:
    """Keep what was made until it is written. Where that fails (no room) it is made again then."""
    if not chunk.spool:
        return
    lengths = (None if item.data is None else len(item.data) for item in items)
    texts = ((item.job.number, item.job.name, item.inputs, item.unit, item.findings) for item in items)
    head = json.dumps([(*each, length) for each, length in zip(texts, lengths, strict=True)]).encode()
    with suppress(OSError):
        file = _spool_file(chunk)
        with file.open("wb") as handle:
            handle.writelines((_HEAD.pack(len(head)), head, *(item.data for item in items if item.data is not None)))


def _taken_up(chunk: Chunk) -> dict[int, _Item] | None:
    """What was laid aside for a chunk on this machine, by row; None when there is nothing."""
    if not chunk.spool:
        return None
    try:
        file = _spool_file(chunk)
        whole = memoryview(file.read_bytes())
        file.unlink()
        (size,) = _HEAD.unpack_from(whole)
        lines = json.loads(bytes(whole[_HEAD.size : _HEAD.size + size]))
    except (OSError, ValueError, struct.error):
        return None
    jobs = {job.number: job for job in chunk.jobs}
    found: dict[int, _Item] = {}
    position = _HEAD.size + size
    for number, name, inputs, unit, findings, length in lines:
        data = None if length is None else bytes(whole[position : position + length])
        position += length or 0
        if position > len(whole):
            return None
        job = jobs.get(number)
        if job is not None and job.name == name:
            found[number] = _Item(job, inputs, unit, findings, data)
    return found
