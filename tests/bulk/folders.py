"""Folders of documents for the tests of the store: records, runs as a worker makes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.bulk.jobs import Record
from generator.bulk.manifest import Header, finish
from generator.bulk.parts import write_part
from generator.bulk.store import LocalStore, Store, open_store

HEADER = Header("ke-hoach.yaml", "aa" * 32, "bb" * 32, "0.1.0", {"written": 3})


def store_at(folder: Path) -> LocalStore:
    store = open_store(str(folder)).value
    assert isinstance(store, LocalStore)
    return store


def record(name: str, content: bytes, row: int = 2, **changed: str) -> Record:
    """The line of a document with this content."""
    digest = sha256(content).hexdigest()
    made = Record(
        name, row, "Xã Ba Gia", f"in:{name}", "bb" * 32, "0.1.0", digest, len(content), "", "2026-01-02T03:04:05Z"
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def run(store: Store, documents: dict[str, bytes], name: str = "000001-aaaaaa", chunk: int = 2) -> list[Record]:
    """A whole run up to its end, but for the manifest: parts first, documents after them."""
    records = [record(given, content, row) for row, (given, content) in enumerate(documents.items(), 2)]
    for number, at in enumerate(range(0, len(records), chunk)):
        put(store, name, number, records[at : at + chunk], documents)
    return records


def put(store: Store, name: str, number: int, records: Sequence[Record], documents: dict[str, bytes]) -> None:
    assert write_part(store, name, number, records) is None
    for one in records:
        assert store.write(one.name, documents[one.name]) is None


def finished(store: Store, documents: dict[str, bytes], name: str = "000001-aaaaaa") -> list[Record]:
    """A run with its manifest."""
    records = run(store, documents, name)
    assert finish(store, name, HEADER).diagnostics == ()
    return records


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def codes(diagnostics: Iterable[object]) -> list[str]:
    return [d.code for d in diagnostics]  # type: ignore[attr-defined]
