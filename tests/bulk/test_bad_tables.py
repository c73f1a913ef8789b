"""Bad tables as data through the whole command: every finding at its cell and no other, and nothing written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.bulk.batches import PLAN, Ran, batch, documents, plan_at, table_at, verified

DATA: Final = sorted((Path(__file__).parent / "data" / "bang_xau").glob("*.yaml"))
CASES: Final[list[dict[str, Any]]] = [
    case for file in DATA for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
CELL: Final = re.compile(r"“.*” › ô ([A-Z]+\d+)")
ROWS: Final = re.compile(r" \(hàng [\d, -]+\)")


def spot(found: dict[str, Any], table: Path) -> str:
    """Where a finding is: its cell; line (and column) of a text file; “kế hoạch 11” for a line of the plan."""
    place = found["place"] or {"file": "-", "line": None, "within": None}
    within = place["within"] or ""
    if place["file"] != table.as_posix():
        rows = ROWS.search(found["message"])
        return f"kế hoạch {place['line']}{rows[0] if rows else ''}" if place["line"] else place["file"]
    if match := CELL.fullmatch(within):
        return match[1]
    if place["line"]:
        return f"{within.removeprefix('cột ')}{place['line']}" if within else f"A{place['line']}"
    return within.strip("“”") or "tệp"


def made(folder: Path, case: dict[str, Any]) -> tuple[Path, Path, list[str]]:
    """The plan, the table and the options of a case."""
    plan = plan_at(folder, PLAN + case.get("them", "") + "\n")
    table = folder / f"bang{case.get('tep', '.xlsx')}"
    options = [str(each) for each in case.get("tuy_chon", ())]
    if "lenh" in case:
        return plan, table, case["lenh"] + options
    cells = [[_cell(cell) for cell in row] for row in case["hang"]]
    table_at(table, cells, case["cot"])
    return plan, table, ["--rows", str(table), *options]


def _cell(cell: Any) -> Any:
    return "a" * cell["dai"] if isinstance(cell, dict) else cell


def spots(ran: Ran, table: Path) -> list[tuple[str, str]]:
    return sorted((found["code"], spot(found, table)) for found in ran.said["findings"])


@pytest.mark.parametrize("case", CASES, ids=[case["ten"] for case in CASES])
def test_a_bad_table_is_told_whole_at_its_cells_and_nothing_is_written(case: dict[str, Any], tmp_path: Path) -> None:
    plan, table, options = made(tmp_path, case)
    ran = batch(plan, None, tmp_path / "out", *options)
    assert spots(ran, table) == sorted((code, str(where)) for code, where in case["thay"])
    assert ran.status in {1, 2}
    assert all(found["message"] and found["mend"] for found in ran.said["findings"])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", CASES, ids=[case["ten"] for case in CASES])
def test_with_skip_bad_only_the_good_rows_are_made(case: dict[str, Any], tmp_path: Path) -> None:
    plan, table, options = made(tmp_path, case)
    out = tmp_path / "out"
    ran = batch(plan, None, out, *options, "--skip-bad")
    assert ran.status in {1, 2}
    assert spots(ran, table) == sorted((code, str(where)) for code, where in case["thay"])
    count = case.get("con", 0)
    assert len(documents(out)) == count
    if count:
        assert (ran.said["written"], len(ran.said["skipped"])) == (count, len(case["hang"]) - count)
        assert verified(out).codes == []


def test_there_are_fifty_bad_tables() -> None:
    assert len(CASES) >= 50
    assert len({case["ten"] for case in CASES}) == len(CASES)
    assert len({code for case in CASES for code, _ in case["thay"]}) >= 30
