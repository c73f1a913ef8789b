"""Records as lines of a table, and the journal of a run: what is about to be written is on record before it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO, Final

from generator.bulk.jobs import Record
from generator.bulk.store import OWN_FOLDER, Store, name_refusal
from generator.diagnostics import Diagnostic

# The columns of a manifest, in order: the field of a Record and its title.
TITLES: Final = MappingProxyType(
    {
        "name": "Tệp",
        "row": "Dòng",
        "unit": "Đơn vị",
        "inputs": "Mã dữ liệu",
        "template": "Mã mẫu",
        "version": "Phiên bản chương trình",
        "sha256": "SHA-256",
        "size": "Kích thước (byte)",
        "findings": "Kết quả kiểm",
        "written": "Thời điểm ghi (UTC)",
    }
)
FIELDS: Final = tuple(TITLES)
# A cell that begins so is a formula for Excel; an apostrophe before it makes it text (and so for an apostrophe).
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠'")
_PART: Final = re.compile(rf"{re.escape(OWN_FOLDER)}/([^/]+)/(\d{{8}})\.csv")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_END: Final = "#"
_MAX_PART: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One chunk of a run. ``whole`` is false where the file is damaged; the records are those that could be read."""

    run: str
    number: int
    file: str
    records: tuple[Record, ...]
    whole: bool


def guard(text: str) -> str:
    """The text as a cell that no spreadsheet program takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def unguard(text: str) -> str:
    """What ``guard`` was given."""
    return text.removeprefix("'")


def cells(record: Record, fields: Sequence[str] = FIELDS) -> list[str]:
    """A record as the cells of a line."""
    return [guard(str(getattr(record, field))) for field in fields]


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Cells as comma separated lines in UTF-8, as RFC 4180 has them."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def record_of(values: Mapping[str, object]) -> Record | None:
    """The record with these fields, or None where they are none of ours: a name that leads out, no hash, no number.

    ``written`` may be missing (the manifest inside an archive has none).
    """
    texts = {field: str(values.get(field, "")) for field in FIELDS}
    if not (texts["row"].isdecimal() and texts["size"].isdecimal() and _SHA256.fullmatch(texts["sha256"])):
        return None
    # Numbers of 20 digits and more are no rows or sizes, and slow to read.
    if max(len(texts["row"]), len(texts["size"])) > 15 or name_refusal(texts["name"], None):
        return None
    return Record(
        name=texts["name"],
        row=int(texts["row"]),
        unit=texts["unit"],
        inputs=texts["inputs"],
        template=texts["template"],
        version=texts["version"],
        sha256=texts["sha256"],
        size=int(texts["size"]),
        findings=texts["findings"],
        written=texts["written"],
    )


def part_name(run: str, number: int) -> str:
    """The file of a chunk in the journal of a run."""
    return f"{OWN_FOLDER}/{run}/{number:08d}.csv"


def write_part(store: Store, run: str, number: int, records: Sequence[Record]) -> Diagnostic | None:
    """Put a chunk on record, BEFORE the first of its documents is written.

    Holds every document of the chunk, also those that stay as they are. When a document could then not be written,
    the part is written again without it: what the manifest said of that document before goes on to be true.
    """
    rows = [cells(record) for record in records]
    return store.write(part_name(run, number), lines([*rows, [_END, str(len(rows))]]))


def part_files(store: Store) -> list[tuple[str, str, int]]:
    """The parts that lie in the store, in order: file, run, number of the chunk."""
    found = (_PART.fullmatch(name) for name in store.names(OWN_FOLDER))
    return sorted((match.group(), match.group(1), int(match.group(2))) for match in found if match)


def read_parts(store: Store, run: str | None = None) -> Iterator[Part]:
    """Every part that lies in the store (of one run, or of all), in order; half files and garbage do no harm."""
    for name, of_run, number in part_files(store):
        if run is None or run == of_run:
            records, whole = _read_part(store, name)
            yield Part(of_run, number, name, records, whole)


def _read_part(store: Store, name: str) -> tuple[tuple[Record, ...], bool]:
    handle = store.stream(name)
    if handle is None:
        return (), False
    with handle:
        return _parsed(handle)


def _parsed(handle: IO[bytes]) -> tuple[tuple[Record, ...], bool]:
    try:
        text = handle.read(_MAX_PART).decode("utf-8", "replace")
    except OSError:
        return (), False
    records: list[Record] = []
    count, end = 0, ""
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            if len(row) == 2 and row[0] == _END:
                end = row[1]
                continue
            count += 1
            # Without its end a line may have lost the end of its last cell: the end mark vouches for all.
            record = record_of(dict(zip(FIELDS, map(unguard, row), strict=True))) if len(row) == len(FIELDS) else None
            if record:
                records.append(record)
    except csv.Error:
        return tuple(records), False
    return tuple(records), end == str(count) == str(len(records))


def next_run(store: Store) -> str:
    """A name for a new run: after all runs that left a journal, and different for two that begin together."""
    import secrets

    numbers = [int(run[:6]) for _, run, _ in part_files(store) if run[:6].isdecimal() and len(run[:6]) == 6]
    return f"{max(numbers, default=0) + 1:06d}-{secrets.token_hex(3)}"


def remove_parts(store: Store) -> None:
    """Remove the journals of all runs, and their folders when nothing else lies in them."""
    runs = set()
    for name, run, _ in part_files(store):
        store.remove(name)
        runs.add(run)
    for run in sorted(runs):
        store.remove(f"{OWN_FOLDER}/{run}")
    store.remove(OWN_FOLDER)
