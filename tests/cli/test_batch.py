"""`kehoach batch` as a clerk meets it: words, figures, exit codes, and no word of Python."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli import batch
from tests.bulk.batches import HEADER, lines, plan_at, table_at
from tests.cli.runs import quiet, run, start


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plan_at(tmp_path)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return table_at(tmp_path / "bang.csv", lines(5))


def test_the_summary_says_what_was_made(plan: Path, rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("batch", plan, "--rows", rows, "-o", out, "--jobs", "1")
    assert first.exit_code == 0
    assert re.search(r"5 văn bản mới hoặc có thay đổi \(\d+[.,]\d giây, \d+ văn bản/giây\)", first.stdout)
    assert "manifest.csv, manifest.json (5 văn bản)" in first.stdout
    assert first.stderr == ""
    second = run("batch", plan, "--rows", rows, "-o", out, "--jobs", "1")
    assert "0 văn bản mới hoặc có thay đổi; 5 giữ nguyên" in second.stdout


def test_what_was_kept_and_what_was_left_out_is_named(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    given = lines(4)
    given[2][0] = "99999"
    rows = table_at(tmp_path / "bang.csv", given)
    refused = run("batch", plan, "--rows", rows, "-o", out)
    assert refused.exit_code == 1
    assert "BV101" in refused.stderr
    assert refused.stdout == ""
    assert not out.exists()
    made = run("batch", plan, "--rows", rows, "-o", out, "--skip-bad", "--jobs", "1")
    assert made.exit_code == 1
    assert "1 hàng bỏ qua vì có lỗi" in made.stdout
    assert "Hàng bỏ qua: 4" in made.stdout
    next(out.rglob("*.docx")).write_bytes(b"sua tay")
    kept = run("batch", plan, "--rows", rows, "-o", out, "--skip-bad", "--jobs", "1")
    assert "1 bản sửa tay được giữ lại bên cạnh" in kept.stdout
    assert "HT156" in kept.stderr


def test_json_is_one_object_and_nothing_else(plan: Path, rows: Path, tmp_path: Path) -> None:
    done = start("batch", plan, "--rows", rows, "-o", tmp_path / "out", "--zip", "all", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert {key: said[key] for key in ("rows", "written", "unchanged", "documents")} == {
        "rows": 5,
        "written": 5,
        "unchanged": 0,
        "documents": 5,
    }
    assert (said["skipped"], said["failed"], said["kept_aside"], said["stopped"]) == ([], [], [], False)
    assert (said["archives"], said["findings"]) == (["tat-ca.zip"], [])


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["--rows", "bang.csv", "--all"],
        ["--province", "Cao Bằng", "--all"],
        ["--all", "--draft", "--final"],
        ["--all", "--limit", "0"],
        ["--all", "--preview", "0"],
        ["--all", "--jobs", "0"],
        ["--all", "--zip", "xã"],
    ],
    ids=str,
)
def test_options_that_do_not_go_together_are_refused_in_vietnamese(
    given: list[str], plan: Path, tmp_path: Path
) -> None:
    done = run("batch", plan, *given, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert quiet(done.stdout, done.stderr.replace("Error:", ""))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("missing", ["plan", "rows"])
def test_a_file_that_is_not_there(missing: str, plan: Path, rows: Path, tmp_path: Path) -> None:
    names = {"plan": plan, "rows": rows, missing: tmp_path / "khong-co.yaml"}
    done = run("batch", names["plan"], "--rows", names["rows"], "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "HT" in done.stderr or "BV9" in done.stderr
    assert quiet(done.stdout, done.stderr)
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file(plan: Path, rows: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    done = run("batch", plan, "--rows", rows, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "HT002" in done.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "x"


def test_preview_makes_one_document_beside_and_opens_it(
    plan: Path, rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda path: opened.append(path) or 0)
    out = tmp_path / "out"
    done = run("batch", plan, "--rows", rows, "-o", out, "--preview", "4")
    assert done.exit_code == 0
    (made,) = out.rglob("*.docx")
    assert made.is_relative_to(out / "xem-truoc")
    assert made.name.startswith(lines(5)[2][0])
    assert [Path(path) for path in opened] == [made]
    assert "Bản xem trước" in done.stdout
    whole = run("batch", plan, "--rows", rows, "-o", out, "--jobs", "1")
    assert (whole.exit_code, "5 văn bản mới" in whole.stdout) == (0, True)


def test_preview_of_a_good_row_does_not_mind_a_bad_one_but_a_bad_row_is_told(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "launch", lambda path: 0)
    given = lines(4)
    given[1][0] = "99999"
    rows = table_at(tmp_path / "bang.csv", given)
    good = run("batch", plan, "--rows", rows, "-o", tmp_path / "out", "--preview", "2")
    assert (good.exit_code, good.stderr) == (0, "")
    bad = run("batch", plan, "--rows", rows, "-o", tmp_path / "xau", "--preview", "3")
    assert bad.exit_code == 1
    assert "BV101" in bad.stderr
    assert not list((tmp_path / "xau").rglob("*.docx"))


def test_verify_in_words(plan: Path, rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", plan, "--rows", rows, "-o", out, "--jobs", "1")
    assert run("batch", "--verify", "-o", out).stdout.endswith(
        "5 văn bản đúng như tệp kê; 0 thiếu, 0 đã bị sửa, 0 không có trong tệp kê.\n"
    )
    next(out.rglob("*.docx")).unlink()
    told = run("batch", plan, "--verify", "-o", out)
    assert told.exit_code == 1
    assert "4 văn bản đúng như tệp kê; 1 thiếu" in told.stdout
    assert "HT157" in told.stderr


def test_without_an_output_the_folder_is_named_after_the_plan(
    plan: Path, rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("batch", plan, "--rows", rows, "--jobs", "1").exit_code == 0
    assert len(list((tmp_path / "output" / "ke-hoach").rglob("*.docx"))) == 5
    assert run("batch", plan, "--verify").exit_code == 0


def test_a_progress_line_is_never_in_a_file(plan: Path, rows: Path, tmp_path: Path) -> None:
    done = start("batch", plan, "--rows", rows, "-o", tmp_path / "out")
    assert "\r" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_a_set_value_is_over_that_of_the_table(plan: Path, tmp_path: Path) -> None:
    rows = table_at(tmp_path / "bang.csv", lines(2))
    one = run("batch", plan, "--rows", rows, "-o", tmp_path / "a", "--set", "bien.so_ho=77", "--jobs", "1")
    same = table_at(tmp_path / "khac.csv", [[line[0], "77", line[2]] for line in lines(2)], HEADER)
    other = run("batch", plan, "--rows", same, "-o", tmp_path / "b", "--jobs", "1")
    assert (one.exit_code, other.exit_code) == (0, 0)
    made: list[dict[str, Any]] = [
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.docx")} for name in "ab"
    ]
    assert made[0] == made[1]
    assert len(made[0]) == 2


def test_help_names_every_option_in_vietnamese() -> None:
    told = start("batch", "--help").stdout
    options = {parameter.opts[-1] for parameter in batch.command.params if isinstance(parameter, click.Option)}
    assert len(options) >= 20
    assert all(option in told for option in options)
    assert "Options" not in told
