"""Archives: all documents and their part of the manifest, the same bytes each time, or no archive at all."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tracemalloc
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from generator.bulk import archive as room
from generator.bulk.archive import ZipStream, write_archives
from generator.bulk.manifest import CSV, JSON, finish
from generator.bulk.parts import TITLES, write_part
from generator.bulk.store import open_store
from tests.bulk.folders import HEADER, codes, files, finished, record, store_at

DOCUMENTS = {
    "quang-ngai/xa-b.docx": b"PK one",
    "quang-ngai/xa-a.docx": b"PK two",
    "thành phố huế/phường phú xuân.docx": b"PK three",
    "khong-thu-muc.docx": b"PK four",
}


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def test_one_archive_for_each_first_folder(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    finished(store, DOCUMENTS)
    outcome = write_archives(store, "tinh", DOCUMENTS)
    assert outcome.diagnostics == ()
    assert outcome.value == ["quang-ngai.zip", "thành phố huế.zip", "van-ban.zip"]
    found = entries(tmp_path / "quang-ngai.zip")
    assert list(found) == ["quang-ngai/xa-a.docx", "quang-ngai/xa-b.docx", CSV]
    assert found["quang-ngai/xa-a.docx"] == b"PK two"
    assert list(entries(tmp_path / "van-ban.zip")) == ["khong-thu-muc.docx", CSV]
    rows = list(csv.reader(io.StringIO(found[CSV].decode("utf-8-sig"), newline="")))
    assert rows[0] == list(TITLES.values())[:-1]
    assert [row[0] for row in rows[1:]] == ["quang-ngai/xa-b.docx", "quang-ngai/xa-a.docx"]
    assert not [name for name in files(tmp_path) if name.endswith(".tmp")]


def test_one_archive_for_all(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    finished(store, DOCUMENTS)
    assert write_archives(store, "all", reversed(DOCUMENTS)).value == ["tat-ca.zip"]
    assert list(entries(tmp_path / "tat-ca.zip")) == [*sorted(DOCUMENTS), CSV]
    with zipfile.ZipFile(tmp_path / "tat-ca.zip") as opened:
        for entry in opened.infolist():
            assert (entry.date_time, entry.compress_type) == ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
            assert bool(entry.flag_bits & 0x800) is not entry.filename.isascii()


def test_some_of_the_documents(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    finished(store, DOCUMENTS)
    assert write_archives(store, "all", ["quang-ngai/xa-b.docx"] * 2).value == ["tat-ca.zip"]
    found = entries(tmp_path / "tat-ca.zip")
    assert list(found) == ["quang-ngai/xa-b.docx", CSV]
    assert found[CSV].count(b"\r\n") == 2
    assert write_archives(store, "all", []).value == []


@pytest.mark.parametrize("groups", ["tinh", "all"])
def test_the_same_documents_give_the_same_bytes_on_another_day(groups: room.Groups, tmp_path: Path) -> None:
    first, second = store_at(tmp_path / "1"), store_at(tmp_path / "2")
    records = finished(first, DOCUMENTS)
    later = [replace(one, written="2027-12-31T23:59:59Z") for one in records]
    for number, one in enumerate(later):
        assert write_part(second, "x", number, [one]) is None
        assert second.write(one.name, DOCUMENTS[one.name]) is None
    assert finish(second, "x", HEADER).ok
    written = write_archives(first, groups, DOCUMENTS).value
    assert written
    assert write_archives(second, groups, reversed(DOCUMENTS)).value == written
    for name in written:
        assert first.read(name) == second.read(name)
    assert first.read(JSON) != second.read(JSON)


@pytest.mark.parametrize("fault", ["missing", "altered", "unknown", "no manifest"])
def test_a_document_that_is_not_as_listed_stops_its_archive_only(fault: str, tmp_path: Path) -> None:
    store = store_at(tmp_path)
    finished(store, DOCUMENTS)
    names, bad = list(DOCUMENTS), "quang-ngai/xa-a.docx"
    (tmp_path / "quang-ngai.zip").write_bytes(b"the old one")
    if fault == "missing":
        (tmp_path / bad).unlink()
    elif fault == "altered":
        (tmp_path / bad).write_bytes(b"by hand")
    elif fault == "unknown":
        (tmp_path / "quang-ngai/xa-c.docx").write_bytes(b"PK")
        names.append("quang-ngai/xa-c.docx")
    else:
        (tmp_path / JSON).unlink()
        (tmp_path / CSV).unlink()
    outcome = write_archives(store, "tinh", names)
    assert set(codes(outcome.diagnostics)) == {"HT162"}
    assert outcome.value == ([] if fault == "no manifest" else ["thành phố huế.zip", "van-ban.zip"])
    assert (tmp_path / "quang-ngai.zip").read_bytes() == b"the old one"
    assert not [name for name in files(tmp_path) if name.endswith(".tmp")]


def test_a_name_that_leads_out_gets_into_no_archive(tmp_path: Path) -> None:
    store = store_at(tmp_path / "ra")
    finished(store, DOCUMENTS)
    (tmp_path / "mat.docx").write_bytes(b"secret")
    outcome = write_archives(store, "all", ["../mat.docx"])
    assert (outcome.value, codes(outcome.diagnostics)) == ([], ["HT162"])
    outcome = write_archives(store, "tinh", ["../mat.docx"])
    assert (outcome.value, codes(outcome.diagnostics)) == ([], ["HT008"])
    assert [name for name in files(tmp_path) if name.endswith((".zip", ".tmp"))] == []


def test_at_an_address() -> None:
    pytest.importorskip("fsspec")
    store = open_store(f"memory://{uuid.uuid4().hex}").value
    assert store is not None
    finished(store, DOCUMENTS)
    assert write_archives(store, "all", DOCUMENTS).value == ["tat-ca.zip"]
    raw = store.read("tat-ca.zip")
    assert raw is not None
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        assert opened.namelist() == [*sorted(DOCUMENTS), CSV]


# --- the zip itself


def test_what_zipfile_writes_from_the_same_entries() -> None:
    ours, theirs = io.BytesIO(), io.BytesIO()
    stream = ZipStream(ours)
    with zipfile.ZipFile(theirs, "w") as made:
        for name in ("a.docx", "xã.docx", "rỗng/b"):
            entry = zipfile.ZipInfo(name)
            entry.create_system = entry.external_attr = 0
            made.writestr(entry, name.encode() * 3)
            entry.external_attr = 0
            stream.add(name, name.encode() * 3)
    stream.close()
    assert ours.getvalue() == theirs.getvalue()


def test_more_entries_than_a_small_zip_can_count() -> None:
    out = io.BytesIO()
    stream = ZipStream(out)
    for number in range(0x10001):
        stream.add(f"{number}.docx", b"")
    stream.close()
    with zipfile.ZipFile(out) as opened:
        assert len(opened.namelist()) == 0x10001
        assert opened.read("65536.docx") == b""


@pytest.mark.skipif(os.name == "nt", reason="needs a file with a hole")
def test_entries_beyond_four_gigabytes(tmp_path: Path) -> None:
    large = tmp_path / "large.zip"
    with large.open("wb") as handle:
        stream = ZipStream(handle, position=0)
        stream.add("first.docx", b"one")
        stream.begin("hole", 0, 0)
        # The hole stands for the documents between; the reader goes by the directory and never looks there.
        handle.seek(5 << 30)
        stream._position = 5 << 30
        stream.add("xã cuối.docx", b"two")
        stream.close()
    assert large.stat().st_blocks * 512 < 1 << 20
    with zipfile.ZipFile(large) as opened:
        assert opened.read("first.docx") == b"one"
        assert opened.read("xã cuối.docx") == b"two"
        assert opened.getinfo("xã cuối.docx").header_offset == 5 << 30


@pytest.mark.oracle
def test_another_program_reads_it(tmp_path: Path) -> None:
    unzip = shutil.which("unzip")
    if unzip is None:
        pytest.skip("unzip is not installed")
    store = store_at(tmp_path)
    finished(store, DOCUMENTS)
    assert write_archives(store, "all", DOCUMENTS).ok
    tested = subprocess.run([unzip, "-t", str(tmp_path / "tat-ca.zip")], capture_output=True, check=False)
    assert tested.returncode == 0, (tested.stdout, tested.stderr)
    assert b"No errors" in tested.stdout


def test_an_archive_is_written_without_being_held(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        store = store_at(tmp_path / str(count))
        content = os.urandom(5000)
        names = [f"tinh/{n}.docx" for n in range(count)]
        for name in names:
            assert store.write(name, content) is None
        assert write_part(store, "1", 0, [record(name, content, n) for n, name in enumerate(names)]) is None
        assert finish(store, "1", HEADER).ok
        tracemalloc.start()
        assert write_archives(store, "all", names).ok
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(1000) - peak(200) < 800 * 500  # the directory and the look-up, not the documents
