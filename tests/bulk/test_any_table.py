"""Any table through the whole command: a document for every good row or a finding, never a traceback, nothing half."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from generator.units import all_xa
from tests.bulk.batches import batch, is_whole, plan_at, tree, verified

TITLES: Final = (
    *("don_vi", "Đơn vị", "Mã", "Tên xã", "Tỉnh", "Loại", "so_ho", "dau_moi", "nguoi_ky.ho_ten", "Họ và tên người ký"),
    *("ngay_ban_hanh", "Ngày ban hành", "so_van_ban", "trich_yeu", "noi_dung", "noi_nhan", "nguoi_ky", "bien", "STT"),
    *(
        "",
        " ",
        "Ghi chú",
        "nguoi_ky.ho_ten.x",
        "co_quan_ban_hanh.don_vi",
        "danh_so",
        "thiet_lap",
        "..",
        "=1+1",
        "{{ x }}",
    ),
)
UNITS: Final = (
    "10804",
    "01792",
    "1792",
    "xã Ba Tô, Quảng Ngãi",
    "Kim Thành",
    "xã Kim Thanh",
    "99999",
    "Hải Phòng",
    "xã",
)
TEXTS: Final = (
    *(
        "",
        " ",
        "1",
        "0",
        "-5",
        "1.250",
        "12,5",
        "31/2/2026",
        "1/7/2026",
        "Nguyễn Văn An",
        "{{ don_vi.ten }}",
        "{% x %}",
    ),
    *(
        "=1+1",
        "+1",
        "@x",
        "../x",
        "CON",
        "a\nb",
        "I. MỤC\n1. Việc",
        "\u200b",
        "e\u0302",
        "&amp;<w:t>",
        "]]>",
        "\u202e",
        "#REF!",
    ),
    *("[1, 2]", "{a: b}", "null", "có", "x" * 300, "a\tb", "\ufffe", "𠀀", "'", '"', ";", "\x07", "TRUE"),
)
PATTERNS: Final = (
    "",
    "",
    "",
    "{hang}",
    "{ma}",
    "{tinh}/{ten}",
    "{so_ho}",
    "{nguoi_ky.ho_ten}/{hang}",
    "{",
    "../{ma}",
    "a",
)
CELL: Final = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(UNITS),
    st.text(max_size=8),
    st.integers(-9, 99999),
    st.booleans(),
    st.none(),
)
GOOD: Final = st.tuples(
    st.sampled_from([xa.ma for xa in all_xa()[:40]]), st.sampled_from(["1", "", "25"]), st.sampled_from(TEXTS)
)
# Half of the tables are nearly good, so that some documents are made.
TABLES: Final = st.one_of(
    st.tuples(
        st.lists(st.sampled_from(TITLES), min_size=1, max_size=5), st.lists(st.lists(CELL, max_size=6), max_size=6)
    ),
    st.tuples(st.just(["don_vi", "so_ho", "nguoi_ky.ho_ten"]), st.lists(GOOD.map(list), min_size=1, max_size=6)),
)
OPTIONS: Final = st.sampled_from(
    [
        (),
        (),
        ("--skip-bad",),
        ("--skip-bad",),
        ("--dry-run",),
        ("--limit", "2"),
        ("--only", "3"),
        ("--draft",),
        ("--final",),
        ("--zip", "all"),
    ]
)


def as_file(path: Path, rows: list[list[Any]]) -> bool:
    """Write the table; False where a workbook cannot hold it."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        try:
            for row in rows:
                book.active.append(row)
            book.save(path)
        except (IllegalCharacterError, ValueError):  # U+FFFE
            return False
        return True
    text = io.StringIO(newline="")
    try:
        csv.writer(text).writerows(rows)
    except csv.Error:
        return False
    path.write_bytes(text.getvalue().encode("utf-8", "replace"))
    return True


def whole_or_nothing(
    table: tuple[list[str], list[list[Any]]], ending: str, options: tuple[str, ...], pattern: str
) -> int:
    """One table through the command; how many documents were made."""
    folder = Path(tempfile.mkdtemp(prefix="bang-"))
    try:
        rows, out = folder / f"bang{ending}", folder / "ra" / "out"
        if not as_file(rows, [table[0], *table[1]]):
            return 0
        plan = plan_at(folder)
        before = sorted(folder.rglob("*"))
        ran = batch(plan, rows, out, *options, *(("--name", pattern) if pattern else ()))
        assert ran.status in {0, 1, 2}
        assert "HT001" not in ran.codes
        made = {name: data for name, data in tree(out).items() if name.endswith(".docx")}
        assert all(is_whole(data) for data in made.values())
        errors = [found for found in ran.said["findings"] if found["severity"] == "lỗi"]
        assert all(found["message"] and found["mend"] for found in ran.said["findings"])
        assert (ran.status == 0) == (not errors)
        if "--skip-bad" not in options and errors:
            assert not made
        if "--dry-run" in options or "rows" not in ran.said:
            assert not out.exists()
        else:
            assert len(made) == ran.said["written"] == ran.said["rows"] - len(ran.said["skipped"])
            assert verified(out).codes == []
            again = batch(plan, rows, out, *options, *(("--name", pattern) if pattern else ()))
            assert (again.said["written"], again.said["unchanged"]) == (0, len(made))
        # Nothing anywhere but in the folder of the documents.
        assert [path for path in sorted(folder.rglob("*")) if (folder / "ra") not in (path, *path.parents)] == before
        return len(made)
    finally:
        shutil.rmtree(folder)


@given(TABLES, st.sampled_from([".csv", ".xlsx"]), OPTIONS, st.sampled_from(PATTERNS))
def test_any_table_gives_documents_or_findings(
    table: tuple[list[str], list[list[Any]]], ending: str, options: tuple[str, ...], pattern: str
) -> None:
    whole_or_nothing(table, ending, options, pattern)


@pytest.mark.slow
@given(TABLES, st.sampled_from([".csv", ".xlsx"]), OPTIONS, st.sampled_from(PATTERNS))
@settings(max_examples=2000)
def test_two_thousand_tables_give_documents_or_findings(
    table: tuple[list[str], list[list[Any]]], ending: str, options: tuple[str, ...], pattern: str
) -> None:
    whole_or_nothing(table, ending, options, pattern)


def test_the_tables_of_these_tests_are_not_all_bad() -> None:
    good = (["don_vi", "so_ho", "nguoi_ky.ho_ten"], [["10804", "1", "Nguyễn Văn An"], ["01792", "", "=1+1"]])
    for ending in (".csv", ".xlsx"):
        rows = [good[0], [good[1][0][0], *good[1][0][1:]]]
        assert whole_or_nothing((rows[0], rows[1:]), ending, (), "") == 1
