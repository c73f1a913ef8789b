"""The manifest of a folder: read as a stream, written at the end of a run from its journal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from heapq import merge
from itertools import chain
from typing import IO, Final

from generator.bulk.jobs import Record
from generator.bulk.known import Known, NameSet
from generator.bulk.leftovers import keep_aside
from generator.bulk.parts import FIELDS, TITLES, cells, lines, part_files, read_parts, record_of, remove_parts, unguard
from generator.bulk.store import Store
from generator.diagnostics import Diagnostic, Outcome, Severity, failed

CSV: Final = "manifest.csv"
JSON: Final = "manifest.json"
BOM: Final = b"\xef\xbb\xbf"
_FORM: Final = 1
_MAX_LINE: Final = 1 << 20
_BATCH: Final = 200
_RUN_AGAIN: Final = "chạy lại lệnh kehoach batch: tệp kê được lập lại, văn bản đúng rồi thì giữ nguyên."


@dataclass(frozen=True, slots=True)
class Header:
    """What a whole folder was made from: file name and hash of the plan, hash of the template, version of the program.

    ``counts`` are the caller's figures of the last run by a short name ("written": 12); ``subject`` is the plan's trích
    yếu as it stands in its file.
    """

    plan: str
    plan_hash: str
    template: str
    version: str
    counts: Mapping[str, int] = field(default_factory=dict)
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many documents the manifest lists, their bytes, and how many of them are kept from earlier runs."""

    documents: int
    size: int
    kept: int


class Manifest:
    """A manifest as it lies in the store. ``header`` is None for the table (.csv), which has none.

    Reading is a stream and may be done any number of times; ``bad`` counts the lines of the last reading that are
    no record, ``cut`` is true when the file turned out to end too early.
    """

    def __init__(self, store: Store, file: str, header: Header | None) -> None:
        self.store, self.file, self.header = store, file, header
        self.bad, self.cut = 0, False

    def __iter__(self) -> Iterator[Record]:
        self.bad, self.cut = 0, False
        handle = self.store.stream(self.file)
        if handle is None:
            self.cut = True
            return
        with handle:
            try:
                for record in _json_records(handle) if self.header else _csv_records(handle):
                    if record is None:
                        self.bad += 1
                    else:
                        yield record
            except (csv.Error, UnicodeError, OSError, EOFError):
                self.cut = True

    def faults(self) -> tuple[Diagnostic, ...]:
        """HT154 when the last reading met lines that are no records, or a file cut short."""
        if not self.bad and not self.cut:
            return ()
        what = f"có {self.bad} dòng không đọc được" if self.bad else "bị cụt"
        message = f"Tệp kê “{self.file}” {what}; các dòng khác vẫn được dùng."
        return (Diagnostic("HT154", message, _RUN_AGAIN, Severity.CANH_BAO, self.store.place(self.file)),)


def open_manifest(store: Store) -> Outcome[Manifest]:
    """The manifest of a store: that for programs where it is whole, else the table (also as Excel saves it).

    Without any manifest no value and no finding. Findings: HT154 (a warning: damaged, or the file of someone else).
    """
    found = [name for name in (JSON, CSV) if store.exists(name)]
    bad: list[Diagnostic] = []
    for name in found:
        manifest = _opened(store, name)
        if manifest:
            return Outcome(manifest, tuple(bad))
        message = f"Tệp “{name}” bị hỏng hoặc không phải tệp kê của chương trình này."
        bad.append(Diagnostic("HT154", message, _RUN_AGAIN, Severity.CANH_BAO, store.place(name)))
    return Outcome(None, tuple(bad))


def known(store: Store) -> Outcome[tuple[Known, Header | None]]:
    """What earlier runs wrote: by the manifest and by the journals of runs that did not end; and the old header.

    Always a value (empty for a new folder). Findings: HT154, HT160 (warnings: a damaged manifest, an unfinished run).
    The header is None for a new folder and for a manifest that was only left as a table.
    """
    opened = open_manifest(store)
    manifest, said = opened.value, list(opened.diagnostics)
    unfinished = chain.from_iterable(part.records for part in read_parts(store))
    looked_up = Known(chain(manifest or (), unfinished))
    if manifest:
        said += manifest.faults()
    if part_files(store):
        said.append(unfinished_run(store))
    return Outcome((looked_up, manifest.header if manifest else None), tuple(said))


def unfinished_run(store: Store) -> Diagnostic:
    """HT160: a run was stopped before it could write the manifest."""
    message = "Lần chạy trước dừng giữa chừng, chưa lập được tệp kê."
    mend = "chạy lại đúng lệnh đó: văn bản đã xong thì giữ nguyên, phần còn thiếu được lập tiếp."
    return Diagnostic("HT160", message, mend, Severity.CANH_BAO, store.place(CSV))


def finish(store: Store, run: str, header: Header) -> Outcome[Totals]:
    """Make the manifest of a run from its journal and remove the journals.

    Lines of documents that are not in this run stay as they were. Memory does not grow with the lines. A file of that
    name that is no manifest of ours is kept beside (HT156). Errors: those of writing; HT161 when a part of the
    journal is damaged (its documents are then not listed).
    """
    said: list[Diagnostic] = []
    opened = open_manifest(store)
    for name in (JSON, CSV):
        if not store.exists(name) or _opened(store, name):
            continue
        aside = keep_aside(store, name)
        said += aside.diagnostics
        if aside.value is None:
            return failed(*said)
    plan = _Merging(store, run, opened.value)
    said += plan.damaged
    refused = store.fill(JSON, lambda handle: _write_json(handle, header, plan))
    if refused:
        return failed(*said, refused)
    # From here on the journal has done its service: the program reads the .json first.
    refused = store.fill(CSV, lambda handle: write_table(handle, plan, FIELDS))
    remove_parts(store)
    if refused:
        return failed(*said, refused)
    return Outcome(plan.totals, tuple(said))


class _Merging:
    """The lines of the new manifest in the order of rows: this run's, those kept, those of runs that were killed."""

    def __init__(self, store: Store, run: str, old: Manifest | None) -> None:
        self.store, self.run = store, run
        damaged: list[Diagnostic] = []
        self._covered = NameSet(self._own_names(damaged))
        self.damaged = tuple(damaged)
        self._settled = self._settle()
        # May be read again after it was replaced by the new one: what is kept is the same in both.
        self._old = old
        self.totals = Totals(0, 0, 0)

    def _own_names(self, damaged: list[Diagnostic]) -> Iterator[str]:
        for part in read_parts(self.store, self.run):
            if not part.whole:
                damaged.append(_damaged(self.store, part.file))
            yield from (record.name for record in part.records)

    def _settle(self) -> dict[str, Record]:
        """Documents that only a killed run had: its line is true where the file is the one it was about to write."""
        settled: dict[str, Record] = {}
        for run in sorted({run for _, run, _ in part_files(self.store)} - {self.run}):
            for record in chain.from_iterable(part.records for part in read_parts(self.store, run)):
                if record.name not in self._covered and self.store.digest(record.name) == record.sha256:
                    settled[record.name] = record
        return settled

    def __iter__(self) -> Iterator[Record]:
        new = (record for part in read_parts(self.store, self.run) for record in part.records)
        streams: list[Iterable[Record]] = [new]
        kept = 0
        if self._old:
            streams.append(r for r in self._old if r.name not in self._covered and r.name not in self._settled)
        streams.append(sorted(self._settled.values(), key=_row))
        documents = size = 0
        for record in merge(*streams, key=_row):
            documents, size = documents + 1, size + record.size
            kept += record.name not in self._covered
            yield record
        self.totals = Totals(documents, size, kept)


def _row(record: Record) -> int:
    return record.row


def _damaged(store: Store, file: str) -> Diagnostic:
    message = f"Nhật ký “{file}” của lần chạy này bị hỏng: văn bản ghi trong đó không có trong tệp kê."
    return Diagnostic("HT161", message, "chạy lại lệnh đó; ổ đĩa có thể đang có lỗi.", place=store.place(file))


def write_table(handle: IO[bytes], records: Iterable[Record], fields: tuple[str, ...]) -> None:
    """Records as a table that Excel opens by itself: UTF-8 with its mark, titles, every cell guarded."""
    handle.write(BOM + lines([[TITLES[name] for name in fields]]))
    write_rows(handle, records, fields)


def write_rows(handle: IO[bytes], records: Iterable[Record], fields: tuple[str, ...]) -> None:
    """The same without mark and titles, for a table that is written in pieces."""
    batch: list[list[str]] = []
    for record in records:
        batch.append(cells(record, fields))
        if len(batch) >= _BATCH:
            handle.write(lines(batch))
            batch.clear()
    handle.write(lines(batch))


def _write_json(handle: IO[bytes], header: Header, plan: _Merging) -> None:
    """One record a line, so that a reader need not hold the file."""
    head = {"kehoach": _FORM, **asdict(header), "counts": dict(header.counts)}
    handle.write(b'{\n"header": ' + _json(head) + b',\n"records": [\n')
    first = True
    for record in plan:
        handle.write((b"" if first else b",\n") + _json({name: getattr(record, name) for name in FIELDS}))
        first = False
    total = {"documents": plan.totals.documents, "bytes": plan.totals.size}
    handle.write((b"" if first else b"\n") + b'],\n"totals": ' + _json(total) + b"\n}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _opened(store: Store, name: str) -> Manifest | None:
    """The manifest in a file, or None when the file is none (or not whole, for the .json)."""
    handle = store.stream(name)
    if handle is None:
        return None
    with handle:
        try:
            if name == CSV:
                titles = next(_csv_rows(handle), [])
                return Manifest(store, name, None) if {TITLES["name"], TITLES["sha256"]} <= set(titles) else None
            header = _header(handle)
            handle.seek(max(handle.seek(0, io.SEEK_END) - 200, 0))
            whole = b'\n"totals": {' in handle.read(200).replace(b"\r", b"")
            return Manifest(store, name, header) if header and whole else None
        except (csv.Error, ValueError, OSError, EOFError, RecursionError):
            return None


def _header(handle: IO[bytes]) -> Header | None:
    if handle.readline(16).strip() != b"{":
        return None
    line = handle.readline(_MAX_LINE).strip()
    if not line.startswith(b'"header": ') or handle.readline(32).strip() != b'"records": [':
        return None
    read = json.loads(line.removeprefix(b'"header": ').rstrip(b","))
    if not isinstance(read, dict) or read.get("kehoach") != _FORM:
        return None
    plan, plan_hash, template, version = (str(read.get(n, "")) for n in ("plan", "plan_hash", "template", "version"))
    counts = read.get("counts")
    whole = {str(k): v for k, v in counts.items() if isinstance(v, int)} if isinstance(counts, dict) else {}
    return Header(plan, plan_hash, template, version, whole, str(read.get("subject", "")))


def _json_records(handle: IO[bytes]) -> Iterator[Record | None]:
    for _ in range(3):
        handle.readline(_MAX_LINE)
    while raw := handle.readline(_MAX_LINE):
        line = raw.strip()
        if line.startswith(b"]"):
            return
        if not line:
            continue
        try:
            read = json.loads(line.rstrip(b","))
        except (ValueError, RecursionError):
            read = None
        yield record_of(read) if isinstance(read, dict) else None
    raise EOFError


def _csv_rows(handle: IO[bytes]) -> Iterator[list[str]]:
    """The rows of a table as we write it and as Excel saves it: other separator, no mark, UTF-16 or a code page."""
    start = handle.read(4096)
    handle.seek(0)
    encoding = "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    # A code page cannot hold every Vietnamese letter: what it lost is no name of ours and counts as a bad line.
    head = start.decode(encoding, "replace").split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    text = io.TextIOWrapper(handle, encoding, errors="replace", newline="")
    try:
        yield from csv.reader(text, delimiter=separator)
    finally:
        with suppress(ValueError):  # the handle is the caller's to close, and may be closed by now
            text.detach()


def _csv_records(handle: IO[bytes]) -> Iterator[Record | None]:
    fields = {title: name for name, title in TITLES.items()}
    rows = _csv_rows(handle)
    columns = [fields.get(title.strip(), "") for title in next(rows)]
    for row in rows:
        if any(row):
            yield record_of({name: unguard(cell) for name, cell in zip(columns, row, strict=False) if name})
