"""Whole runs over a table: the same bytes whatever the way, and what a second run, a part of the rows and a zip do."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from generator.bulk import work
from generator.bulk.store import open_store
from generator.bulk.work import Chunk
from generator.pipeline import BuildOptions, build
from generator.units import all_xa
from tests.bulk.batches import (
    HEADER,
    PLAN,
    batch,
    command,
    documents,
    lines,
    plan_at,
    surroundings,
    table_at,
    tree,
    verified,
)

COUNT = 70  # three chunks


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, bytes]]:
    """A plan, a table and what one job makes of them."""
    folder = tmp_path_factory.mktemp("bang")
    plan, rows = plan_at(folder), table_at(folder / "bang.csv", lines(COUNT))
    ran = batch(plan, rows, folder / "whole")
    assert (ran.status, ran.codes, ran.said["written"]) == (0, [], COUNT)
    return plan, rows, tree(folder / "whole")


Given = tuple[Path, Path, dict[str, bytes]]


def test_each_file_is_what_build_makes_of_its_row(given: Given) -> None:
    plan, _, whole = given
    for ma, so_ho, ho_ten in lines(COUNT)[::9]:
        sets = (("don_vi", ma), ("bien.so_ho", so_ho), *((("nguoi_ky.ho_ten", ho_ten),) if ho_ten else ()))
        made = build(plan, BuildOptions(sets=sets)).value
        assert made is not None
        (name,) = (name for name in whole if f"/{ma}-" in name)
        assert whole[name] == made.data


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_the_number_of_jobs_changes_no_byte(jobs: str, given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    assert batch(plan, rows, tmp_path / "out", "--jobs", jobs).status == 0
    assert tree(tmp_path / "out") == whole


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_order_and_the_kind_of_table_change_no_document(ending: str, given: Given, tmp_path: Path) -> None:
    plan, _, whole = given
    rows = table_at(tmp_path / f"khac{ending}", reversed(lines(COUNT)))
    assert batch(plan, rows, tmp_path / "out").status == 0
    assert documents(tmp_path / "out") == {name: data for name, data in whole.items() if name.endswith(".docx")}


def test_the_order_of_columns_changes_no_document_when_the_plan_is_the_same(given: Given, tmp_path: Path) -> None:
    plan, _, whole = given
    rows = table_at(tmp_path / "bang.csv", [line[::-1] for line in lines(COUNT)], HEADER[::-1])
    assert batch(plan, rows, tmp_path / "out").status == 0
    assert documents(tmp_path / "out") == {name: data for name, data in whole.items() if name.endswith(".docx")}


@pytest.mark.parametrize(("zone", "seed", "now"), [("Asia/Ho_Chi_Minh", "1", "2031"), ("America/Nome", "77", "1999")])
def test_another_day_zone_hash_seed_and_folder_change_no_byte(
    zone: str, seed: str, now: str, given: Given, tmp_path: Path
) -> None:
    plan, rows, whole = given
    there = tmp_path / "Một nơi khác"
    there.mkdir()
    shutil.copy(plan, there)
    shutil.copy(rows, there)
    (there / "sitecustomize.py").write_text(
        "import datetime\n"
        "class Day(datetime.datetime):\n"
        "    @classmethod\n"
        f"    def now(cls, tz=None): return super().now(tz).replace(year={now}, month=2, day=3)\n"
        "datetime.datetime = Day\n",
        encoding="utf-8",
    )
    environment = surroundings(TZ=zone, PYTHONHASHSEED=seed)
    environment["PYTHONPATH"] = f"{there}:{environment['PYTHONPATH']}"
    done = subprocess.run(
        command(plan.name, "--rows", rows.name, "-o", "ra", "--jobs", "2"),
        cwd=there,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree(there / "ra") == whole
    assert f'"written": "{now}-' in (there / "ra" / "manifest.json").read_text(encoding="utf-8")


def test_a_second_run_writes_only_what_changed_or_is_missing_and_removes_nothing(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    batch(plan, rows, out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.docx")}
    again = batch(plan, rows, out)
    assert (again.status, again.said["written"], again.said["unchanged"]) == (0, 0, COUNT)
    missing, altered, own = sorted(times)[4], sorted(times)[40], out / "ghi-chu.docx"
    missing.unlink()
    altered.write_bytes(b"sua tay")
    own.write_bytes(b"cua toi")
    changed = lines(COUNT)
    changed[7][1] = "9999"
    third = batch(plan, table_at(tmp_path / "bang.csv", changed[:60]), out)
    assert (third.said["written"], third.said["unchanged"], third.said["documents"]) == (3, 57, COUNT)
    aside = altered.with_name(f"{altered.stem} (sửa tay).docx")
    assert third.said["kept_aside"] == [aside.relative_to(out).as_posix()]
    assert third.codes == ["HT156"]
    assert (aside.read_bytes(), own.read_bytes()) == (b"sua tay", b"cua toi")
    (touched,) = (path for path in times if path.name.startswith(changed[7][0]))
    rewritten = {path for path, when in times.items() if path.stat().st_mtime_ns != when}
    assert rewritten == {missing, altered, touched}
    now = documents(out)
    assert {name for name, data in now.items() if whole.get(name) != data} == {
        touched.relative_to(out).as_posix(),
        aside.relative_to(out).as_posix(),
        own.name,
    }
    assert [found["code"] for found in verified(out).said["findings"]] == ["HT159", "HT159"]


def test_a_new_plan_text_writes_all_anew_and_keeps_what_a_person_wrote(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    assert batch(plan_at(tmp_path, PLAN.replace("Nắm chắc", "Biết")), rows, out).status == 0
    by_hand = sorted(out.rglob("*.docx"))[3]
    by_hand.write_bytes(b"sua tay")
    ran = batch(plan, rows, out)
    assert (ran.said["written"], len(ran.said["kept_aside"])) == (COUNT, 1)
    aside = by_hand.with_name(f"{by_hand.stem} (sửa tay).docx")
    assert tree(out) == {**whole, aside.relative_to(out).as_posix(): b"sua tay"}


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--only", "3"], [3]),
        (["--only", "5,8-12"], [5, 8, 9, 10, 11, 12]),
        (["--only", "12-8 , 5,,"], [5, 8, 9, 10, 11, 12]),
        (["--limit", "2"], [2, 3]),
        (["--only", "30-60", "--limit", "2"], [30, 31]),
    ],
    ids=str,
)
def test_only_and_limit_make_these_rows(options: list[str], numbers: list[int], given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    ran = batch(plan, rows, tmp_path / "out", *options)
    codes = [lines(COUNT)[number - 2][0] for number in numbers]
    assert (ran.status, ran.said["rows"], ran.said["written"]) == (0, len(numbers), len(numbers))
    made = documents(tmp_path / "out")
    assert {name.partition("/")[2][:5] for name in made} == set(codes)
    assert all(whole[name] == data for name, data in made.items())
    rest = batch(plan, rows, tmp_path / "out")
    assert rest.said["unchanged"] == len(numbers)
    assert tree(tmp_path / "out") == whole


def test_only_takes_the_name_of_a_unit(tmp_path: Path) -> None:
    plan = plan_at(tmp_path)
    rows = table_at(tmp_path / "bang.csv", [["xã Ba Tô, Quảng Ngãi", 1], ["10804", 2]], HEADER[:2])
    for words in ("ba tô", "Xã BA TÔ"):
        ran = batch(plan, rows, tmp_path / words, "--only", words)
        assert [name.rpartition("-xa-")[2] for name in documents(tmp_path / words)] == ["ba-to.docx"]
        assert ran.status == 0


def test_only_of_nothing_is_refused(given: Given, tmp_path: Path) -> None:
    plan, rows, _ = given
    for words in (",", " , ,"):
        ran = batch(plan, rows, tmp_path / "out", "--only", words)
        assert (ran.status, ran.codes) == (2, ["HT186"])
    for options in (["--only", "999"], ["--preview", "999"], ["--only", "xã Không Đâu Có"]):
        ran = batch(plan, rows, tmp_path / "out", *options)
        assert (ran.status, ran.codes) == (2, ["HT186"]), options
    assert not (tmp_path / "out").exists()


def test_a_row_that_clashes_with_one_that_is_not_meant_is_said(tmp_path: Path) -> None:
    plan = plan_at(tmp_path)
    rows = table_at(
        tmp_path / "bang.csv", [["10804", 1], ["01792", 2], ["10804", 3], ["01290", 4], ["01290", 5]], HEADER[:2]
    )
    out = tmp_path / "out"
    for options in (["--only", "2"], ["--only", "4"], ["--limit", "1"]):
        ran = batch(plan, rows, out, *options)
        assert (ran.status, ran.codes) == (1, ["BV430"]), options
        assert not out.exists()
    assert batch(plan, rows, out, "--only", "3").codes == []
    assert len(documents(out)) == 1
    skipped = batch(plan, rows, tmp_path / "skip", "--skip-bad")
    assert (skipped.said["skipped"], len(documents(tmp_path / "skip"))) == ([2, 4, 5, 6], 1)
    assert set(skipped.codes) == {"BV430"}


def test_dry_run_looks_at_all_and_writes_nothing(given: Given, tmp_path: Path) -> None:
    plan, rows, _ = given
    good = batch(plan, rows, tmp_path / "out", "--dry-run")
    assert (good.status, good.said["rows"], good.said["written"]) == (0, COUNT, 0)
    bad = batch(plan, table_at(tmp_path / "xau.csv", [["10804", "1", "{{ x }}"]]), tmp_path / "out", "--dry-run")
    assert (bad.status, bad.codes) == (1, ["BV413"])
    assert not (tmp_path / "out").exists()


def test_the_zips_hold_the_documents_as_they_lie_there(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    loose = {name: data for name, data in whole.items() if name.endswith(".docx")}
    everything = batch(plan, rows, tmp_path / "all", "--zip", "all")
    (name,) = everything.said["archives"]
    with zipfile.ZipFile(tmp_path / "all" / name) as archive:
        assert {one: archive.read(one) for one in archive.namelist() if one != "manifest.csv"} == loose
    by_province = batch(plan, rows, tmp_path / "tinh", "--zip", "tinh")
    inside: dict[str, bytes] = {}
    for one in by_province.said["archives"]:
        with zipfile.ZipFile(tmp_path / "tinh" / one) as archive:
            held = [entry for entry in archive.namelist() if entry.endswith(".docx")]
            assert {entry.partition("/")[0] for entry in held} == {one.removesuffix(".zip")}
            inside |= {entry: archive.read(entry) for entry in held}
    assert inside == loose
    first = {one: (tmp_path / "tinh" / one).read_bytes() for one in by_province.said["archives"]}
    batch(plan, rows, tmp_path / "tinh", "--zip", "tinh", "--jobs", "2")
    assert {one: (tmp_path / "tinh" / one).read_bytes() for one in first} == first


def test_names_from_a_pattern_never_leave_the_folder(tmp_path: Path) -> None:
    plan = plan_at(tmp_path)
    wild = ["../../x", "/etc/x", "CON", "nul.docx", "a/b", "a\\b", "..", "   .", "C:x", "=1+1", "x" * 150, "ô" * 120]
    rows = table_at(tmp_path / "bang.csv", [[ma[0], "1", name] for ma, name in zip(lines(20), wild, strict=False)])
    out = tmp_path / "deep" / "out"
    ran = batch(plan, rows, out, "--name", "{nguoi_ky.ho_ten}/{hang}")
    assert (ran.status, ran.said["written"]) == (0, len(wild)), ran.said["findings"]
    assert {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*.docx")} == {("deep", "out")}
    reserved = {"con", "nul", "..", "aux", "prn"}
    for path in out.rglob("*"):
        assert not {part.lower().partition(".")[0] for part in path.relative_to(out).parts} & reserved
    assert verified(out).codes == []


@pytest.mark.parametrize(
    ("pattern", "code"),
    [("../{ma}", "BV433"), ("/ngoai/{ma}", "BV433"), ("{la}", "BV432"), ("con", "BV434"), ("a", "BV434")],
)
def test_a_pattern_that_is_no_good_is_refused(pattern: str, code: str, given: Given, tmp_path: Path) -> None:
    plan, rows, _ = given
    ran = batch(plan, rows, tmp_path / "out", "--name", pattern)
    assert ran.status in {1, 2}
    assert set(ran.codes) == {code}
    assert not (tmp_path / "out").exists()


def test_verify_says_what_is_missing_and_what_was_altered(given: Given, tmp_path: Path) -> None:
    plan, rows, _ = given
    out = tmp_path / "out"
    batch(plan, rows, out)
    clean = verified(out)
    assert (clean.status, clean.said["ok"], clean.codes) == (0, COUNT, [])
    one, two = sorted(out.rglob("*.docx"))[1:3]
    one.unlink()
    two.write_bytes(two.read_bytes() + b" ")
    told = verified(out)
    assert (told.status, sorted(told.codes), told.said["ok"]) == (1, ["HT157", "HT158"], COUNT - 2)
    assert told.said["missing"] == [one.relative_to(out).as_posix()]
    assert told.said["altered"] == [two.relative_to(out).as_posix()]
    assert verified(tmp_path / "nothing").codes == ["HT155"]


def test_the_checker_looks_at_every_document_or_at_some(given: Given, tmp_path: Path) -> None:
    plan, _, _ = given
    rows = table_at(tmp_path / "bang.csv", lines(8))
    out = tmp_path / "out"
    some = batch(plan, rows, out, "--check-every", "4")
    assert some.said["checked"] == 2
    every = batch(plan, rows, out, "--check")
    assert (every.said["checked"], every.said["written"]) == (8, 0)
    table = (out / "manifest.csv").read_text(encoding="utf-8-sig")
    assert table.count("0 lỗi, ") == 8


def test_another_plan_does_not_write_into_the_same_folder(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    batch(plan, rows, out)
    ran = batch(plan_at(tmp_path, name="khac.yaml"), rows, out)
    assert (ran.status, ran.codes) == (2, ["HT185"])
    assert tree(out) == whole


def test_a_plan_of_the_same_name_about_something_else_is_another_plan(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    batch(plan, rows, out)
    other = PLAN.replace("Điều tra {{ so_ho }} hộ trên địa bàn", "Phòng, chống bệnh dại ở đàn chó, mèo của")
    ran = batch(plan_at(tmp_path / "khac", text=other), rows, out)
    assert (ran.status, ran.codes) == (2, ["HT185"])
    assert tree(out) == whole
    near = PLAN.replace("trên địa bàn", "tại địa bàn")
    assert batch(plan_at(tmp_path / "sua", text=near), rows, out).status == 0


def test_more_faulty_rows_than_are_told_are_counted(given: Given, tmp_path: Path) -> None:
    plan, _, _ = given
    units = [xa.ma for xa in all_xa()[:230]]
    text = "don_vi,ngay_ban_hanh\n" + "".join(f"{code},30/2/2026\n" for code in units)
    rows = tmp_path / "bang.csv"
    rows.write_text(text, encoding="utf-8")
    ran = batch(plan, rows, tmp_path / "out")
    assert ran.codes.count("BV012") == 200
    assert [found["message"] for found in ran.said["findings"] if found["code"] == "HT188"] == [
        "... và 30 hàng nữa có lỗi."
    ]


def test_an_output_in_memory_is_one_process(given: Given) -> None:
    plan, rows, whole = given
    address = "memory://test-run/ra"
    ran = batch(plan, rows, address, "--jobs", "2")
    assert (ran.status, ran.said["written"]) == (0, COUNT)
    store = open_store(address).value
    assert store is not None
    held = {name: store.read(name) for name in store.names() if name.endswith(".docx")}
    assert held == {name: data for name, data in whole.items() if name.endswith(".docx")}
    again = batch(plan, rows, address)
    assert again.said["unchanged"] == COUNT
    assert verified(address).codes == []


def test_every_commune_of_a_province_needs_no_table(given: Given, tmp_path: Path) -> None:
    plan, _, _ = given
    ran = batch(plan, None, tmp_path / "out", "--province", "Cao Bằng", "--limit", "3")
    assert (ran.status, ran.said["written"]) == (0, 3)
    assert {name.partition("/")[0] for name in documents(tmp_path / "out")} == {"cao-bang"}
    wrong = batch(plan, None, tmp_path / "sai", "--province", "Cao Băng Bằng")
    assert wrong.status == 1
    assert not (tmp_path / "sai").exists()


def test_a_document_altered_between_look_and_put_is_kept_and_the_new_one_is_whole(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    batch(plan, rows, out)
    first, second = sorted(out.rglob("*.docx"))[:2]
    real = work.put

    done = {"first": False}

    def once(packed: bytes, chunk: Chunk) -> work.Written:
        if not done["first"]:
            done["first"] = True
            first.write_bytes(b"sua luc dang chay")
            second.unlink()
        return real(packed, chunk)

    monkeypatch.setattr("generator.bulk.run.put", once)
    ran = batch(plan, rows, out)
    assert (ran.status, ran.said["written"]) == (0, 2)
    aside = first.with_name(f"{first.stem} (sửa tay).docx")
    assert tree(out) == {**whole, aside.relative_to(out).as_posix(): b"sua luc dang chay"}


def test_rows_that_cannot_be_written_do_not_stop_the_rest(given: Given, tmp_path: Path) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    names = [name for name in whole if name.endswith(".docx")]
    blocked = names[5]
    (out / blocked).mkdir(parents=True)
    (out / blocked / "x").write_bytes(b"")
    ran = batch(plan, rows, out)
    made = {path.relative_to(out).as_posix() for path in out.rglob("*.docx") if path.is_file()}
    assert ran.status == 2 or ran.said["kept_aside"]
    assert made >= set(names) - {blocked}
    assert verified(out).said["altered"] == []


def test_ctrl_c_just_after_a_file_is_in_its_place_leaves_a_true_manifest(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, rows, whole = given
    out = tmp_path / "out"
    real, left = Path.replace, [40]

    def replace(self: Path, target: Path) -> Path:
        done = real(self, target)
        left[0] -= str(target).endswith(".docx")
        if left[0] == 0:
            left[0] = -1
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(Path, "replace", replace)
    ran = batch(plan, rows, out)
    assert (ran.status, ran.said["stopped"], len(documents(out))) == (2, True, 40)
    assert verified(out).codes == []
    assert batch(plan, rows, out).said["unchanged"] == 40
    assert tree(out) == whole


def test_what_killed_runs_laid_aside_goes_after_a_day(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, rows, _ = given
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    old, young, other = (
        tmp_path / "tmp" / name for name in (f"kehoach-{'a' * 24}", f"kehoach-{'b' * 24}", "kehoach-x")
    )
    for folder in (old, young, other):
        folder.mkdir(parents=True)
        (folder / "00000000").write_bytes(b"x")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    batch(plan, rows, tmp_path / "out", "--limit", "1")
    assert [folder.is_dir() for folder in (old, young, other)] == [False, True, True]
