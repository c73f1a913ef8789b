"""Bad, odd and hostile tables as data: each gives its finding at its place, or is read as a clerk means it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator.bulk.table.cells import Table, TableBrokenError
from generator.bulk.table.opening import open_table
from generator.diagnostics import Diagnostic
from tests.bulk.table.making import make

DATA: Final = Path(__file__).with_name("data") / "bang_hong.yaml"
CASES: Final[list[dict[str, Any]]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))


def read(path: Path, sheet: str = "") -> tuple[Table | None, list[Diagnostic]]:
    """The table, and all that was found on opening it and on reading it to its end."""
    opened = open_table(path, sheet)
    found = list(opened.diagnostics)
    if opened.value is not None:
        try:
            for _ in opened.value.rows():
                pass
        except TableBrokenError as broken:
            found.append(broken.diagnostic)
    return opened.value, found


@pytest.mark.parametrize("case", CASES, ids=[case["ten"] for case in CASES])
def test_a_bad_table_gives_its_finding_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    path = make(tmp_path, case)
    table, found = read(path, case.get("tim", ""))
    assert [one.code for one in found] == ([case["ma"]] if "ma" in case else [])
    for one in found:
        named = {"trang": "“{}”", "o": "ô {}", "cot_chu": "cột {}"}
        within = [form.format(case[key]) for key, form in named.items() if key in case]
        assert one.place is not None
        assert (one.place.file, one.place.within or "") == (path.as_posix(), " › ".join(within))
        assert one.place.line == case.get("dong")
        assert one.severity.value == case.get("muc", "lỗi")
        assert one.message.endswith(".")
        assert one.mend.endswith(".")
    if not {"doc", "an", "cot_an", "gop"} & case.keys():
        return
    assert table is not None
    rows = list(table.rows())
    cells = {cell.ref: cell for row in rows for cell in row.cells} | {cell.ref: cell for cell in table.header.cells}
    for ref, (kind, text) in case.get("doc", {}).items():
        assert (cells[ref].kind.value, cells[ref].text) == (kind, text)
    assert [row.number for row in rows if row.hidden] == case.get("an", [])
    assert sorted(table.header.hidden) == case.get("cot_an", [])
    assert list(table.header.merged) == case.get("gop", [])


def test_there_are_bad_tables_for_every_code_of_the_reading() -> None:
    codes = {case["ma"] for case in CASES if "ma" in case}
    expected = (
        "HT130 HT131 HT132 HT133 HT134 HT135 HT136 HT137 HT138 HT139 HT140 HT141 HT142 HT143 HT144 HT145 HT146 HT147"
    )
    assert codes == set(expected.split())
