"""Manifest, journal, decisions and --verify: whatever moment a run was killed at, and whatever a person changed."""

from __future__ import annotations

import csv
import io
import json
import pickle
import tracemalloc
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bulk.known import Decision, Known, NameSet, decide, fresh
from generator.bulk.leftovers import clean_leftovers, keep_aside
from generator.bulk.manifest import CSV, JSON, finish, known, open_manifest
from generator.bulk.parts import FIELDS, TITLES, guard, next_run, part_name, read_parts, record_of, unguard, write_part
from generator.bulk.store import LocalStore, Store, open_store
from generator.bulk.verify import verify
from generator.diagnostics import Diagnostic, Place
from tests.bulk.folders import HEADER, codes, files, finished, put, record, run, store_at

DOCUMENTS = {"tinh-a/xa-1.docx": b"one", "tinh-a/xa-2.docx": b"two", "tinh-b/xa-3.docx": b"three"}
SECOND = "000002-bbbbbb"


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return store_at(tmp_path)


def listed(store: Store) -> list[str]:
    manifest = open_manifest(store).value
    assert manifest is not None
    names = [found.name for found in manifest]
    assert manifest.faults() == ()
    return names


# --- a run from its journal to its manifest


def test_a_run_ends_with_two_manifests_and_no_journal(store: LocalStore, tmp_path: Path) -> None:
    records = run(store, DOCUMENTS)
    assert files(tmp_path)[:2] == [".kehoach/000001-aaaaaa/00000000.csv", ".kehoach/000001-aaaaaa/00000001.csv"]
    outcome = finish(store, "000001-aaaaaa", HEADER)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert (outcome.value.documents, outcome.value.size, outcome.value.kept) == (3, 11, 0)
    assert files(tmp_path) == [CSV, JSON, *DOCUMENTS]
    assert not (tmp_path / ".kehoach").exists()
    read = json.loads((tmp_path / JSON).read_text(encoding="utf-8"))
    assert read["header"] == {
        "kehoach": 1,
        "plan": "ke-hoach.yaml",
        "plan_hash": "aa" * 32,
        "template": "bb" * 32,
        "version": "0.1.0",
        "counts": {"written": 3},
        "subject": "",
    }
    assert read["totals"] == {"documents": 3, "bytes": 11}
    assert [line["name"] for line in read["records"]] == list(DOCUMENTS)
    manifest = open_manifest(store).value
    assert manifest is not None
    assert manifest.header == HEADER
    assert list(manifest) == records
    assert list(manifest) == records  # a second time


def test_the_table_is_what_excel_opens(store: LocalStore, tmp_path: Path) -> None:
    records = finished(store, DOCUMENTS)
    raw = (tmp_path / CSV).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfT\xe1\xbb\x87p,")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(TITLES.values())
    assert [row[0] for row in rows[1:]] == list(DOCUMENTS)
    (tmp_path / JSON).unlink()
    manifest = open_manifest(store).value
    assert manifest is not None
    assert (manifest.header, list(manifest)) == (None, records)


@pytest.mark.parametrize(
    ("encoding", "separator", "end"),
    [("utf-8", ";", "\r\n"), ("utf-8", ",", "\r\n"), ("utf-16", "\t", "\r\n"), ("utf-8-sig", ";", "\n")],
)
def test_a_table_saved_anew_by_excel_is_read(
    encoding: str, separator: str, end: str, store: LocalStore, tmp_path: Path
) -> None:
    records = finished(store, {"=cmd.docx": b"x", "xã ba; gia, “2”.docx": b"y"})
    (tmp_path / JSON).unlink()
    rows = list(csv.reader(io.StringIO((tmp_path / CSV).read_text(encoding="utf-8-sig"), newline="")))
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows([*rows, [""] * len(rows[0])])
    (tmp_path / CSV).write_bytes(text.getvalue().encode(encoding))
    manifest = open_manifest(store).value
    assert manifest is not None
    assert list(manifest) == records
    assert manifest.faults() == ()


def test_columns_in_another_order_and_more_of_them(store: LocalStore, tmp_path: Path) -> None:
    records = finished(store, DOCUMENTS)
    (tmp_path / JSON).unlink()
    rows = list(csv.reader(io.StringIO((tmp_path / CSV).read_text(encoding="utf-8-sig"), newline="")))
    text = io.StringIO()
    csv.writer(text).writerows([*reversed(row), "ghi chú"] for row in rows)
    (tmp_path / CSV).write_text(text.getvalue(), encoding="utf-8", newline="")
    assert list(open_manifest(store).value or ()) == records


FORMULAS = ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str, store: LocalStore, tmp_path: Path) -> None:
    hostile = replace(record("=a.docx", b"x"), unit=text, inputs=text, template=text, version=text, findings=text)
    put(store, "1", 0, [hostile], {"=a.docx": b"x"})
    journal = (tmp_path / part_name("1", 0)).read_bytes()
    assert finish(store, "1", HEADER).diagnostics == ()
    for raw in (journal, (tmp_path / CSV).read_bytes()):
        for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))] == []
    (tmp_path / JSON).unlink()
    assert list(open_manifest(store).value or ()) == [hostile]


@given(st.text())
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_from_the_journal(unit: str, findings: str) -> None:
    pytest.importorskip("fsspec")
    store = open_store(f"memory://{uuid.uuid4().hex}").value
    assert store is not None
    one = replace(record("a.docx", b"x"), unit=unit, findings=findings)
    assert write_part(store, "1", 7, [one]) is None
    parts = list(read_parts(store))
    assert [(part.run, part.number, part.whole) for part in parts] == [("1", 7, True)]
    back = parts[0].records[0]
    # A lone carriage return in a cell is the only thing that a table may read as another line end.
    assert (back.unit, back.findings) == (unit, findings)
    store.remove(part_name("1", 7))


def test_a_run_of_some_rows_forgets_no_others(store: LocalStore) -> None:
    records = finished(store, DOCUMENTS)
    changed = record("tinh-a/xa-2.docx", b"new two", 3)
    put(store, SECOND, 0, [changed], {changed.name: b"new two"})
    outcome = finish(store, SECOND, replace(HEADER, counts={"written": 1}))
    assert outcome.value is not None
    assert (outcome.value.documents, outcome.value.kept) == (3, 2)
    manifest = open_manifest(store).value
    assert manifest is not None
    assert list(manifest) == [records[0], changed, records[2]]  # still in the order of rows
    assert manifest.header is not None
    assert manifest.header.counts == {"written": 1}


def test_lines_kept_from_a_table_alone(store: LocalStore, tmp_path: Path) -> None:
    records = finished(store, DOCUMENTS)
    (tmp_path / JSON).unlink()
    put(store, SECOND, 0, [records[2]], DOCUMENTS)
    assert finish(store, SECOND, HEADER).diagnostics == ()
    assert listed(store) == list(DOCUMENTS)
    (tmp_path / JSON).unlink()
    assert listed(store) == list(DOCUMENTS)  # the .csv as well


def test_the_same_run_gives_the_same_manifests(tmp_path: Path) -> None:
    first, second = store_at(tmp_path / "1"), store_at(tmp_path / "2")
    finished(first, DOCUMENTS)
    run(second, DOCUMENTS, "000009-other", chunk=1)
    assert finish(second, "000009-other", HEADER).diagnostics == ()
    for name in (JSON, CSV):
        assert first.read(name) == second.read(name)


def test_a_document_that_could_not_be_written_keeps_its_old_line(store: LocalStore) -> None:
    records = finished(store, DOCUMENTS)
    changed = [record(one.name, b"new", one.row) for one in records]
    put(store, SECOND, 0, changed, dict.fromkeys(DOCUMENTS, b"new"))
    assert store.write(records[1].name, b"two") is None  # as if the disk had refused the new one
    assert write_part(store, SECOND, 0, [changed[0], changed[2]]) is None
    assert finish(store, SECOND, HEADER).diagnostics == ()
    assert list(open_manifest(store).value or ()) == [changed[0], records[1], changed[2]]


def test_a_damaged_part_of_this_run_is_an_error(store: LocalStore, tmp_path: Path) -> None:
    run(store, DOCUMENTS)
    part = tmp_path / part_name("000001-aaaaaa", 1)
    part.write_bytes(part.read_bytes()[:20])
    outcome = finish(store, "000001-aaaaaa", HEADER)
    assert codes(outcome.diagnostics) == ["HT161"]
    assert listed(store) == list(DOCUMENTS)[:2]


def test_a_manifest_that_cannot_be_written_leaves_the_journal(
    store: LocalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, DOCUMENTS)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    outcome = finish(store, "000001-aaaaaa", HEADER)
    monkeypatch.undo()
    assert (outcome.value, codes(outcome.diagnostics)) == (None, ["HT004"])
    assert len(list(read_parts(store))) == 2
    assert finish(store, "000001-aaaaaa", HEADER).ok
    assert listed(store) == list(DOCUMENTS)


# --- killed at any moment


def test_a_run_killed_between_part_and_documents_loses_nothing(store: LocalStore) -> None:
    old = finished(store, DOCUMENTS)
    new = [record(one.name, b"new", one.row, inputs="other") for one in old]
    assert write_part(store, SECOND, 0, new) is None
    assert store.write(new[0].name, b"new") is None  # killed here
    found = known(store)
    assert codes(found.diagnostics) == ["HT160"]
    assert found.value is not None
    lookup, header = found.value
    assert header == HEADER
    first, second = lookup.of(new[0].name), lookup.of(new[1].name)
    assert fresh(first, store.digest(new[0].name), "other")
    assert decide(second, store.digest(new[1].name), new[1].sha256) is Decision.WRITE


def test_left_parts_count_where_the_file_is_theirs(store: LocalStore) -> None:
    old = finished(store, DOCUMENTS)
    new = [record(one.name, b"new", one.row) for one in old]
    added = record("tinh-c/moi.docx", b"added", 9)
    lost = record("tinh-c/chua-ghi.docx", b"lost", 10)
    assert write_part(store, SECOND, 0, [*new, added, lost]) is None
    assert store.write(new[0].name, b"new") is None
    assert store.write(added.name, b"added") is None  # killed here
    put(store, "000003-cccccc", 0, [record(old[2].name, b"third run", 4)], {old[2].name: b"third run"})
    assert finish(store, "000003-cccccc", HEADER).diagnostics == ()
    assert list(open_manifest(store).value or ()) == [new[0], old[1], record(old[2].name, b"third run", 4), added]
    report = verify(store)
    assert report.diagnostics == ()
    assert report.value is not None
    assert report.value.ok == 4


def test_killed_between_the_two_manifests(store: LocalStore, tmp_path: Path) -> None:
    finished(store, DOCUMENTS)
    older = (tmp_path / CSV).read_bytes()
    changed = dict.fromkeys(DOCUMENTS, b"new")
    records = run(store, changed, SECOND)
    journal = {name: (tmp_path / name).read_bytes() for name in files(tmp_path) if name.startswith(".kehoach")}
    assert finish(store, SECOND, HEADER).ok
    (tmp_path / CSV).write_bytes(older)
    for name, content in journal.items():
        assert store.write(name, content) is None
    assert list(open_manifest(store).value or ()) == records
    put(store, "000003-cccccc", 0, records[:1], changed)
    assert finish(store, "000003-cccccc", HEADER).diagnostics == ()
    assert list(open_manifest(store).value or ()) == records
    assert not (tmp_path / ".kehoach").exists()


@pytest.mark.parametrize("cut", range(0, 700, 23))
def test_half_a_part_is_tolerated(cut: int, store: LocalStore, tmp_path: Path) -> None:
    records = run(store, DOCUMENTS, chunk=3)
    part = tmp_path / part_name("000001-aaaaaa", 0)
    whole = part.read_bytes()
    part.write_bytes(whole[:cut])
    found = next(read_parts(store))
    assert found.whole is (cut >= len(whole))
    assert [one.name for one in found.records] == [one.name for one in records][: len(found.records)]
    assert known(store).value is not None


@pytest.mark.parametrize(
    "garbage", [b"", b"\x00" * 99, b"\xff\xfe\xfa", b'"' * 200_000, b"PK\x03\x04", b"#,0\r\n#,1\r\n", "a,b\r\n" * 9]
)
def test_garbage_in_the_journal_is_tolerated(garbage: bytes | str, store: LocalStore, tmp_path: Path) -> None:
    raw = garbage.encode() if isinstance(garbage, str) else garbage
    assert store.write(part_name("000001-aaaaaa", 0), raw) is None
    assert store.write(".kehoach/khac.txt", raw) is None
    (tmp_path / ".kehoach" / "x" / "00000001.csv").mkdir(parents=True)
    assert [part.records for part in read_parts(store)] == [()]
    finished(store, DOCUMENTS, SECOND)
    assert listed(store) == list(DOCUMENTS)
    assert (tmp_path / ".kehoach" / "khac.txt").exists()  # not ours


def test_halves_that_a_killed_run_left_are_removed(store: LocalStore, tmp_path: Path) -> None:
    run(store, DOCUMENTS)
    half = ".0123456789ab.tmp"
    ours = [half, f".kehoach/{half}", f".kehoach/000001-aaaaaa/{half}", f".kehoach/000002-b/{half}", f"tinh-a/{half}"]
    others = [".0123456789AB.tmp", ".0123.tmp", "a.tmp", f"cua-toi/{half}", "tinh-a/.git"]
    for name in (*ours, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"half")
    assert clean_leftovers(store) == len(ours)
    left = files(tmp_path)
    assert set(left) >= {*others, *DOCUMENTS}
    assert not set(left) & set(ours)
    assert clean_leftovers(store) == 0


def test_runs_have_names_in_order_and_of_their_own(store: LocalStore) -> None:
    first = next_run(store)
    assert first != next_run(store)
    assert write_part(store, first, 0, []) is None
    assert next_run(store) > first
    assert store.write(".kehoach/999999999-x/00000000.csv", b"") is None
    assert next_run(store)


# --- one document


OLD = record("a.docx", b"old")
TRACES = Known([OLD]).of("a.docx")


def test_what_to_do_with_one_document() -> None:
    new = record("a.docx", b"new")
    assert fresh(TRACES, OLD.sha256, OLD.inputs)
    assert not fresh(TRACES, OLD.sha256, "other inputs")
    assert not fresh(TRACES, None, OLD.inputs)
    assert not fresh(TRACES, new.sha256, OLD.inputs)
    assert decide(TRACES, None, new.sha256) is Decision.WRITE
    assert decide(TRACES, OLD.sha256, new.sha256) is Decision.WRITE
    assert decide(TRACES, OLD.sha256, OLD.sha256) is Decision.UNCHANGED
    assert decide(TRACES, new.sha256, new.sha256) is Decision.UNCHANGED
    assert decide(TRACES, "cc" * 32, new.sha256) is Decision.ALTERED
    assert decide((), OLD.sha256, new.sha256) is Decision.ALTERED  # not known at all: made by hand
    assert decide((), None, new.sha256) is Decision.WRITE


def test_a_line_for_a_document_that_stays_is_the_old_line() -> None:
    trace = fresh(TRACES, OLD.sha256, OLD.inputs)
    assert trace is not None
    assert trace.record(name=OLD.name, row=OLD.row, unit=OLD.unit, inputs=OLD.inputs) == OLD


def test_known_of_some_names_can_be_sent() -> None:
    records = [record(f"{n}.docx", b"%d" % n, n, findings=f"{n % 3}") for n in range(2, 50)]
    lookup = Known([*records, replace(records[5], sha256="cc" * 32)])
    small = pickle.loads(pickle.dumps(lookup.pick(["7.docx", "30.docx", "none.docx"])))
    assert len(small) == 3
    assert {trace.sha256 for trace in small.of("7.docx")} == {records[5].sha256, "cc" * 32}
    assert small.of("30.docx") == lookup.of("30.docx")
    assert small.of("30.docx")[0].findings == "0"
    assert small.of("8.docx") == small.of("none.docx") == ()
    assert len(lookup.of("8.docx")) == 1


def test_known_is_small() -> None:
    def records(count: int) -> list[int]:
        tracemalloc.start()
        lookup = Known(record(f"tinh/{n}.docx", b"%d" % n, n, unit=f"Xã {n}") for n in range(count))
        used = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return [used, len(lookup)]

    used, count = records(5000)
    assert count == 5000
    assert used < 150 * count


def test_a_set_of_names() -> None:
    names = NameSet(f"{n}.docx" for n in range(100))
    assert len(names) == 100
    assert "7.docx" in names
    assert "100.docx" not in names
    assert "" not in NameSet()


# --- made by hand


def test_a_hand_altered_file_is_kept_beside(store: LocalStore, tmp_path: Path) -> None:
    finished(store, DOCUMENTS)
    name = "tinh-a/xa-1.docx"
    for content, to in ((b"by hand", "tinh-a/xa-1 (sửa tay).docx"), (b"again", "tinh-a/xa-1 (sửa tay 2).docx")):
        (tmp_path / name).write_bytes(content)
        aside = keep_aside(store, name)
        assert aside.value == to
        assert codes(aside.diagnostics) == ["HT156"]
        assert name in aside.diagnostics[0].message
        assert to in aside.diagnostics[0].message
        assert (tmp_path / to).read_bytes() == content
        assert not (tmp_path / name).exists()


def test_a_file_kept_beside_that_cannot_be_renamed(store: LocalStore) -> None:
    aside = keep_aside(store, "khong-co.docx")
    assert aside.value is None
    assert codes(aside.errors) == ["HT002"]


@pytest.mark.parametrize("name", [JSON, CSV])
@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"name": "my web app"}', b"a,b\r\n1,2\r\n", b"\x00\xff" * 99, b"[" * 9999]
)
def test_the_file_of_someone_else_is_no_manifest_and_is_kept(
    content: bytes, name: str, store: LocalStore, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    found = known(store)
    assert codes(found.diagnostics) == ["HT154"]
    assert found.value is not None
    assert (len(found.value[0]), found.value[1]) == (0, None)
    run(store, DOCUMENTS)
    outcome = finish(store, "000001-aaaaaa", HEADER)
    assert codes(outcome.diagnostics) == ["HT156"]
    stem, _, ending = name.rpartition(".")
    assert (tmp_path / f"{stem} (sửa tay).{ending}").read_bytes() == content
    assert listed(store) == list(DOCUMENTS)


def test_a_manifest_cut_short_gives_way_to_the_table(store: LocalStore, tmp_path: Path) -> None:
    records = finished(store, DOCUMENTS)
    whole = (tmp_path / JSON).read_bytes()
    for cut in (1, 30, len(whole) // 2, len(whole) - 60):
        (tmp_path / JSON).write_bytes(whole[:cut])
        opened = open_manifest(store)
        assert codes(opened.diagnostics) == ["HT154"]
        assert list(opened.value or ()) == records


def test_lines_that_are_no_records_are_said_and_left_out(store: LocalStore, tmp_path: Path) -> None:
    finished(store, DOCUMENTS)
    text = (tmp_path / JSON).read_text(encoding="utf-8")
    assert text.count("tinh-a/xa-2.docx") == 2  # the name, and the inputs that are made of it here
    (tmp_path / JSON).write_text(text.replace('"tinh-a/xa-2.docx"', '"../../xa-2.docx"'), encoding="utf-8")
    found = known(store)
    assert codes(found.diagnostics) == ["HT154"]
    assert "1 dòng" in found.diagnostics[0].message
    assert found.value is not None
    assert len(found.value[0]) == 2


GOOD = {field: str(getattr(OLD, field)) for field in FIELDS}


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "../a.docx"},
        {"name": "/a.docx"},
        {"name": "con.docx"},
        {"name": ""},
        {"row": "x"},
        {"row": "-1"},
        {"row": "9" * 5000},
        {"size": "1.5"},
        {"size": ""},
        {"sha256": "AA" * 32},
        {"sha256": "aa"},
        {"sha256": ""},
    ],
)
def test_what_is_no_record(bad: dict[str, str]) -> None:
    assert record_of(GOOD) == OLD
    assert record_of(GOOD | bad) is None


def test_a_plan_of_another_name_can_be_asked_for(store: LocalStore) -> None:
    finished(store, DOCUMENTS)
    found = known(store).value
    assert found is not None
    assert found[1] is not None
    assert (found[1].plan, found[1].plan_hash) == ("ke-hoach.yaml", "aa" * 32)


def test_a_new_folder_knows_nothing_and_says_nothing(store: LocalStore, tmp_path: Path) -> None:
    found = known(store)
    assert found.diagnostics == ()
    assert found.value is not None
    assert (len(found.value[0]), found.value[1]) == (0, None)
    assert clean_leftovers(store) == 0
    assert list(tmp_path.iterdir()) == []


# --- --verify


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, Place | None]]:
    return [(d.code, d.place) for d in found]


def test_a_folder_as_it_was_written(store: LocalStore) -> None:
    finished(store, DOCUMENTS)
    outcome = verify(store)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert (outcome.value.ok, outcome.value.header) == (3, HEADER)
    assert outcome.value.missing == outcome.value.altered == outcome.value.extra == ()


def test_missing_altered_and_unknown_files_are_told_at_their_place(store: LocalStore, tmp_path: Path) -> None:
    finished(store, DOCUMENTS)
    (tmp_path / "tinh-a/xa-1.docx").unlink()
    (tmp_path / "tinh-a/xa-2.docx").write_bytes(b"by hand")
    (tmp_path / "tinh-b/la.DOCX").write_bytes(b"x")
    (tmp_path / "tinh-b/~$xa-3.docx").write_bytes(b"Word has it open")
    (tmp_path / "ghi-chu.txt").write_bytes(b"x")
    outcome = verify(store)
    report = outcome.value
    assert report is not None
    assert (report.ok, report.missing, report.altered) == (1, ("tinh-a/xa-1.docx",), ("tinh-a/xa-2.docx",))
    assert report.extra == ("tinh-b/la.DOCX",)
    assert places(outcome.diagnostics) == [
        ("HT157", store.place("tinh-a/xa-1.docx")),
        ("HT158", store.place("tinh-a/xa-2.docx")),
        ("HT159", store.place("tinh-b/la.DOCX")),
    ]
    assert codes(outcome.errors) == ["HT157", "HT158"]


def test_a_folder_without_a_manifest(store: LocalStore) -> None:
    outcome = verify(store)
    assert (outcome.value, codes(outcome.diagnostics)) == (None, ["HT155"])
    assert store.write(JSON, b"[]") is None
    assert codes(verify(store).diagnostics) == ["HT154", "HT155"]


def test_documents_of_an_unfinished_run_are_not_called_altered(store: LocalStore) -> None:
    finished(store, DOCUMENTS)
    new = [record("tinh-a/xa-1.docx", b"new"), record("tinh-c/moi.docx", b"added", 9)]
    put(store, SECOND, 0, new, {"tinh-a/xa-1.docx": b"new", "tinh-c/moi.docx": b"added"})
    outcome = verify(store)
    assert codes(outcome.diagnostics) == ["HT160"]
    assert outcome.value is not None
    assert (outcome.value.ok, outcome.value.extra) == (3, ())


def test_all_of_it_at_an_address() -> None:
    pytest.importorskip("fsspec")
    store = open_store(f"memory://{uuid.uuid4().hex}/ra").value
    assert store is not None
    records = finished(store, DOCUMENTS)
    assert list(open_manifest(store).value or ()) == records
    assert list(store.names(".kehoach")) == []
    assert store.write("tinh-a/xa-1.docx", b"by hand") is None
    assert codes(verify(store).diagnostics) == ["HT158"]
    assert keep_aside(store, "tinh-a/xa-1.docx").value == "tinh-a/xa-1 (sửa tay).docx"
    assert codes(verify(store).diagnostics) == ["HT157", "HT159"]
    assert store.write("tinh-a/.0123456789ab.tmp", b"") is None
    put(store, SECOND, 0, records, DOCUMENTS)
    assert clean_leftovers(store) == 1


# --- memory


def test_the_manifest_is_written_and_read_without_being_held(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        store = store_at(tmp_path / str(count))
        for number in range(count // 50):
            rows = range(number * 50, number * 50 + 50)
            assert write_part(store, "1", number, [record(f"{n}.docx", b"", n, unit="Xã" * 99) for n in rows]) is None
        tracemalloc.start()
        assert finish(store, "1", HEADER).ok
        assert sum(1 for _ in open_manifest(store).value or ()) == count
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    # Each line is over 700 bytes; the set of names costs about a hundred for a moment.
    assert peak(4000) - peak(500) < 3500 * 200
