"""The pre-flight: bad tables as data with every finding at its cell, clean ones in silence, and what is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.bulk.cell_checks import SHOWN
from generator.bulk.jobs import RowJob
from generator.bulk.names_of_columns import UNIT
from generator.bulk.preflight import rows_in_words
from generator.bulk.table.cells import Kind
from generator.bulk.units_table import all_table, province_table, read_unit
from generator.diagnostics import Severity
from generator.standards.codes import codes
from generator.units import all_xa, find
from tests.bulk.made_tables import DATA, MadeTable, cases, cell, flown, fly, letters, want

BAD, CLEAN = cases("bang-xau.yaml"), cases("bang-sach.yaml")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["ten"])
def test_a_bad_table_is_told_whole_and_at_the_cell(case: dict[str, Any]) -> None:
    result = flown(case)
    assert result.spots == sorted((code, spot) for code, spot in case["thay"])
    assert all(found.mend and found.message for found in result.found)


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["ten"])
def test_the_weight_of_a_finding_is_that_of_its_page(case: dict[str, Any]) -> None:
    own = [found for found in flown(case).found if found.code >= "BV400"]
    assert [(d.code, d.severity) for d in own] == [(d.code, codes()[d.code].muc_do) for d in own]


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case["ten"])
def test_a_clean_table_is_passed_in_silence(case: dict[str, Any]) -> None:
    result = flown(case)
    assert [(found.code, found.message) for found in result.found] == []
    assert [job.name for job in result.first] == case["ten_tep"]
    assert result.second == result.first
    assert result.bad == set()


CELL_CODES = (
    *("BV408", "BV409", "BV410", "BV411", "BV412", "BV413", "BV414", "BV415", "BV417", "BV418", "BV419"),
    *("BV420", "BV421", "BV422", "BV423", "BV430", "BV431"),
)


@pytest.mark.parametrize("code", CELL_CODES)
def test_every_fault_of_a_cell_has_a_table_that_shows_it(code: str) -> None:
    assert f"[{code}, " in (DATA / "bang-xau.yaml").read_text(encoding="utf-8")


def test_there_are_enough_bad_tables() -> None:
    assert len(BAD) >= 25
    assert len({case["ten"] for case in BAD}) == len(BAD)


def jobs_of(header: list[Any], *lines: list[Any], **options: Any) -> list[RowJob]:
    bien = ("so_ho", "cau")
    return fly(MadeTable(header, lines), (), bien, **options).first


def test_a_row_is_one_text_for_every_column() -> None:
    header = ["STT", "Tên xã", "Tỉnh", "so_ho", "Ghi chú", "cau"]
    (job,) = jobs_of(header, [1, "Kim Thành", "Hải Phòng", 1250, "đã gửi", None])
    assert job.texts == ("10804", "1250", "")  # a worker gets the unit by its code
    assert job.number == 2


def test_lines_are_joined_only_where_the_variable_is_one_line() -> None:
    (job,) = jobs_of(["don_vi", "Căn cứ", "cau"], ["10804", "Luật A\r\nLuật B", "một\n hai"])
    assert job.texts == ("10804", "Luật A\nLuật B", "một hai")


def test_zeros_of_a_code_are_put_back() -> None:
    (job,) = jobs_of(["don_vi"], [1792])
    assert job.texts == ("01792",)


def test_a_row_without_a_unit_keeps_that_of_the_plan() -> None:
    (job,) = jobs_of(["don_vi", "so_ho"], [None, 5])
    assert (job.texts, job.name) == (("", "5"), "00002-ke-hoach.docx")


def test_a_profile_is_no_unit_to_be_looked_up() -> None:
    profiles = {"xa-a": "10804"}
    result = fly(MadeTable(["don_vi"], [["xa-a"], ["xa-b"]]), profiles=profiles)
    assert [job.name for job in result.first] == ["hai-phong/10804-xa-kim-thanh.docx"]
    assert result.first[0].texts == ("xa-a",)
    assert result.spots == [("BV101", "A3")]


def test_of_two_rows_that_cannot_both_be_right_none_is_made() -> None:
    result = fly(MadeTable(["don_vi"], [["10804"], ["01792"], ["10804"]]))
    assert result.bad == {2, 4}
    assert [job.number for job in result.second] == [3]
    (found,) = result.found
    assert found.code == "BV430"
    assert "hàng 2" in found.message
    assert "hàng 4" in found.message


def test_two_rows_with_one_file_name_are_both_named() -> None:
    result = fly(MadeTable(["so_ho"], [["Năm"], ["nam"], ["sáu"]]), (), ("so_ho",), pattern="{so_ho}")
    assert (result.bad, [job.name for job in result.second]) == ({2, 3}, ["sau.docx"])
    (found,) = result.found
    assert found.code == "BV434"
    assert "Hàng 2 và hàng 3" in found.message


def test_the_kind_of_a_unit_is_that_of_the_day_of_issue() -> None:
    changed = next(xa for xa in all_xa(date.max) if find(xa.ma).value != xa)
    before = find(changed.ma).value
    assert before is not None
    line = [before.ten_kem_tinh]
    assert fly(MadeTable(["don_vi"], [line]), on=date(2025, 8, 1)).found == []
    late = fly(MadeTable(["don_vi", "Ngày ban hành"], [[*line, "1/1/2100"]]), on=date(2025, 8, 1)).found
    assert {(d.code, d.severity) for d in late} == {("BV103", Severity.CANH_BAO)}


def test_equal_findings_are_gathered() -> None:
    lines = [[None] for _ in range(SHOWN + 312)]
    result = fly(MadeTable(["Họ và tên"], [[None, *line] for line in lines]), (want("nguoi_ky.ho_ten"),))
    assert [d.code for d in result.found] == ["BV412"] * (SHOWN + 1)
    assert "và 312 ô nữa" in result.found[-1].message
    assert result.found[-1].place is not None
    assert result.found[-1].place.within == "ô A1"
    assert len(result.bad) == SHOWN + 312


def test_many_unknown_units_are_counted_and_all_bad() -> None:
    lines: list[list[Any]] = [[f"xã Không Có {number}"] for number in range(SHOWN + 30)]
    result = fly(MadeTable(["don_vi"], [*lines, ["10804"]]))
    assert len(result.bad) == SHOWN + 30
    assert [job.number for job in result.first] == [SHOWN + 32]
    assert {d.code for d in result.found} == {"BV101"}
    assert len(result.found) <= SHOWN + 2


def test_warnings_of_a_column_are_gathered_too() -> None:
    lines: list[list[Any]] = [*([number] for number in range(100)), *([str(number)] for number in range(SHOWN + 5))]
    result = fly(MadeTable(["so_ho"], lines), (), ("so_ho",))
    assert [d.code for d in result.found] == ["BV414"] * (SHOWN + 1)
    assert "và 5 ô nữa" in result.found[-1].message
    assert len(result.first) == len(lines)


def test_hidden_rows_are_said_in_one_line() -> None:
    table = MadeTable(["so_ho"], [[1]] * 9, hidden_rows=frozenset({3, 5, 6, 7, 10}))
    (found,) = fly(table, (), ("so_ho",)).found
    assert (found.code, found.severity) == ("BV409", Severity.CANH_BAO)
    assert "5 hàng đang ẩn (hàng 3, 5-7, 10)" in found.message


def test_rows_in_words() -> None:
    assert rows_in_words({9, 3, 8, 7}) == "3, 7-9"
    assert rows_in_words(set()) == ""


def test_a_row_that_is_too_short_is_a_row_with_empty_cells() -> None:
    result = fly(MadeTable(["so_ho", "Họ và tên"], [[5]]), (want("nguoi_ky.ho_ten"),), ("so_ho",))
    assert result.spots == [("BV412", "B2")]


# --- the unit table


def test_a_province_is_a_table_of_its_communes() -> None:
    outcome = province_table("quảng ngãi")
    assert outcome.value is not None
    table = outcome.value
    rows = list(table.rows())
    first = find(rows[0].cells[0].text).value
    assert first is not None
    assert [row.cells[0].text for row in rows] == [xa.ma for xa in all_xa() if xa.tinh.ten == "Quảng Ngãi"]
    assert table.place(rows[0].cells[0].ref).within == first.ten_kem_tinh
    assert [d.code for d in province_table("Hải Dương").diagnostics] == ["BV105"]
    assert province_table("Quảng").value is None


def test_the_whole_unit_table_flies_clean() -> None:
    from generator.bulk.columns import match
    from generator.bulk.preflight import Preflight, PreflightOptions

    table = all_table()
    matched = match(table.header, table, (want("co_quan_ban_hanh.don_vi"),), set())
    assert matched.diagnostics == ()
    assert matched.value is not None
    assert [column.path for column in matched.value.columns.columns] == [UNIT]
    flight = Preflight(table, matched.value, PreflightOptions("ke-hoach"))
    seen = [flight.see(row) for row in table.rows()]
    assert len(seen) == len(all_xa()) == 3321
    assert [found for _, found in seen if found] == []
    assert flight.finish() == ()
    assert not flight.hopeless
    assert len({job.name for job, _ in seen if job}) == 3321


@pytest.mark.parametrize(
    "parts",
    [
        ("10804", "", "", ""),
        ("", "10804", "", ""),
        ("", "Kim Thành", "xã", "Hải Phòng"),
        ("", "xã Kim Thành", "xã", "31"),
        ("", "xã Kim Thành, Hải Phòng", "", "thành phố Hải Phòng"),
        ("10804", "Kim Thành", "", "Hải Phòng"),
        ("10804", "xã Kim Thành, TP. Hải Phòng", "", ""),
    ],
)
def test_the_parts_of_a_unit_are_read_together(parts: tuple[str, str, str, str]) -> None:
    named = read_unit(*parts, None)
    assert named.unit is not None
    assert (named.unit.ma, named.findings) == ("10804", ())


# --- anything at all

_WORDS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(-(10**6), 10**6),
    st.sampled_from(
        ["10804", "01792", "xã Kim Thành, Hải Phòng", "12.500", "80%", "  ", "{{ x }}", "a\nb", "\ud800", ""]
    ),
    st.sampled_from([{"loi": "#REF!"}, {"cong_thuc": 1}, {"nfd": "Hà Nội"}, {"dai": 2500}]),
)
_HEADERS = st.one_of(
    _WORDS,
    st.sampled_from(["don_vi", "Tên xã", "Tỉnh", "Loại", "Mã đơn vị", "so_ho", "Họ và tên", "nguoi_ky", "#x", "STT"]),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    header=st.lists(_HEADERS, min_size=1, max_size=6),
    lines=st.lists(st.lists(_WORDS, max_size=8), max_size=6),
    merged=st.sampled_from([(), ("A1:B1",), ("Z1:Z9",)]),
    hidden=st.frozensets(st.integers(0, 8)),
    pattern=st.one_of(
        st.none(), st.text(max_size=12), st.sampled_from(["{ten!}", "{so_ho!}/{hang}", "{tinh}/{ho_ten}"])
    ),
)
def test_no_table_raises(header: list[Any], lines: list[Any], merged: Any, hidden: Any, pattern: str | None) -> None:
    table = MadeTable(header, lines, merged, hidden, hidden)
    needed = (want("nguoi_ky.ho_ten"), want("co_quan_ban_hanh.don_vi"))
    result = fly(table, needed, ("so_ho",), pattern=pattern)
    assert {job.number for job in result.second} == {
        row.number for row in table.rows()
    } - result.bad or not result.first
    for job in result.first:
        assert ".." not in job.name.split("/")
        assert not job.name.startswith(("/", "\\"))
    assert all(found.place is not None for found in result.found if found.code not in {"BV432", "BV433"})
    assert letters(27) == "AB"
    assert cell(None, "A1").kind is Kind.EMPTY
