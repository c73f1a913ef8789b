"""``kehoach rows``: the empty table for a plan, never over one that a clerk has filled in."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from generator.resources import variables
from tests.cli.runs import quiet, run, start
from tests.standards.minimal import PLAN, over

COMMON = variables() / "vi-du" / "mau-chung.yaml"


def headers(path: Path) -> list[str]:
    return [cell.value for cell in openpyxl.load_workbook(BytesIO(path.read_bytes())).worksheets[0][1]]


def test_the_table_is_named_after_the_plan_and_lies_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("rows", COMMON)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["mau-chung.xlsx"]
    assert headers(tmp_path / "mau-chung.xlsx")[0] == "Đơn vị (*)"
    assert f"kehoach batch {COMMON.as_posix()} --rows mau-chung.xlsx --dry-run" in result.stdout


def test_a_filled_table_is_not_written_over_unless_it_is_asked_for(tmp_path: Path) -> None:
    table = tmp_path / "bang.xlsx"
    table.write_bytes(b"filled in by a clerk")
    result = run("rows", COMMON, "-o", table)
    assert (result.exit_code, table.read_bytes()) == (2, b"filled in by a clerk")
    assert "HT009" in result.stderr
    assert run("rows", COMMON, "-o", table, "--force").exit_code == 0
    assert headers(table)


def test_a_province_fills_in_its_communes(tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    result = run("rows", COMMON, "-o", table, "--province", "Quảng Ngãi")
    assert result.exit_code == 0
    assert "điền sẵn 96 dòng" in result.stdout
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 97


def test_all_communes(tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    assert run("rows", COMMON, "-o", table, "--all").exit_code == 0
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 3322


def test_province_and_all_exclude_each_other(tmp_path: Path) -> None:
    result = run("rows", COMMON, "-o", tmp_path / "a.xlsx", "--all", "--province", "Quảng Ngãi")
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_a_plan_of_one_unit_says_how_to_get_a_column_for_others(tmp_path: Path) -> None:
    plan = variables() / "vi-du" / "kim-thanh.yaml"
    result = run("rows", plan, "-o", tmp_path / "a.xlsx")
    assert "xã Kim Thành" in result.stdout
    assert "--province" in result.stdout
    assert "Đơn vị (*)" not in headers(tmp_path / "a.xlsx")


def test_what_is_set_needs_no_column(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(over("nguoi_ky: { ho_ten: Nguyễn Văn A }"), encoding="utf-8")
    assert run("rows", file, "-o", tmp_path / "a.xlsx").exit_code == 0
    assert run("rows", file, "-o", tmp_path / "b.xlsx", "--set", "nguoi_ky.chuc_vu=Chủ tịch").exit_code == 0
    assert "Người ký › Chức vụ (*)" in headers(tmp_path / "a.xlsx")
    assert "Người ký › Chức vụ (*)" not in headers(tmp_path / "b.xlsx")


def test_json_tells_the_file_its_columns_and_the_findings(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(over("mo_dau: '{{ Khu }} {{ so_ho }}'"), encoding="utf-8")
    result = run("rows", file, "-o", tmp_path / "a.xlsx", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert told["written"] == [(tmp_path / "a.xlsx").as_posix()]
    assert told["columns"] == headers(tmp_path / "a.xlsx")
    assert [each["code"] for each in told["findings"]] == ["BV441"]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("khong-co.yaml",), "BV901", 2),
        (("a.yaml", "-o", "a.xls"), "BV444", 1),
        (("a.yaml", "-o", "con.xlsx"), "HT008", 2),
        (("a.yaml", "--province", "Không Có"), "BV106", 1),
        (("a.yaml", "--set", "khong_co=1"), "BV001", 1),
    ],
)
def test_a_mistake_is_a_finding_and_nothing_is_written(
    arguments: tuple[str, ...], code: str, exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(PLAN, encoding="utf-8")
    result = run("rows", *arguments)
    assert code in result.stderr
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_the_command_runs_as_a_program(tmp_path: Path) -> None:
    (tmp_path / "ke hoach.yaml").write_text(PLAN, encoding="utf-8")
    result = start("rows", "ke hoach.yaml", cwd=tmp_path)
    assert result.returncode == 0
    assert quiet(result.stdout, result.stderr)
    assert 'kehoach batch "ke hoach.yaml" --rows "ke hoach.xlsx"' in result.stdout
