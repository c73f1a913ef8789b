"""Numbers as they are written in Vietnamese; sums and ranges that the plan demands of a table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.diagnostics import Diagnostic
from generator.load import load_plan
from generator.model.doi_chieu import DoiChieu, read_number, shown_number
from tests.bulk.made_tables import MadeTable, cases, fly
from tests.standards.minimal import PLAN


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12500", "12500"),
        ("12.500", "12500"),
        ("1.250.000", "1250000"),
        ("12 500", "12500"),
        ("12\u00a0500", "12500"),
        ("1.250,5", "1250.5"),
        ("12,5", "12.5"),
        ("12,500", "12.5"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("1250.500", "1250.5"),
        ("0,8", "0.8"),
        ("80%", "80"),
        ("80,5 %", "80.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+3", "3"),
    ],
)
def test_a_number_is_read_as_it_is_written_here(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "-", "1,250.5", "1,250,000", "1.25.000", "12 50", "1e5", "nan", "٣", "khoảng 8", "--3", "9" * 41, "%"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_a_full_stop_in_a_number_cell_is_the_decimal_sign() -> None:
    assert read_number("1.125", typed=False) == Decimal("1.125")


@given(st.decimals(-(10**9), 10**9, places=3))
def test_what_is_shown_is_read_again(number: Decimal) -> None:
    shown = shown_number(number)
    assert read_number(shown) == number


def said(**given: Any) -> DoiChieu:
    return DoiChieu.model_validate({"cot": "so_ho", **given})


def found(lines: list[list[Any]], *checks: DoiChieu, header: tuple[str, ...] = ("don_vi", "Số hộ")) -> list[Diagnostic]:
    return fly(MadeTable(header, lines), (), ("so_ho",), doi_chieu=checks).found


LINES: list[list[Any]] = [["10804", 1250.5], ["01792", 6], ["01290", 7]]


def test_a_sum_that_is_right_is_passed_in_silence() -> None:
    assert found(LINES, said(tong="1.263,5"), said(theo_tinh={"Hải Phòng": "1.250,5", "tỉnh Cao Bằng": 13})) == []


def test_a_sum_that_differs_is_shown_with_the_difference() -> None:
    (wrong,) = found(LINES, said(tong="12.500"))
    assert wrong.code == "BV436"
    assert wrong.message == "Tổng cột “Số hộ” là 1.263,5, kế hoạch ghi 12.500: thiếu 11.236,5."
    assert wrong.place is not None
    assert wrong.place.within == "ô B1"
    (wrong,) = found(LINES, said(tong=1000))
    assert wrong.message.endswith("thừa 263,5.")


def test_a_province_is_summed_by_itself() -> None:
    (wrong,) = found(LINES, said(theo_tinh={"Cao Bằng": 14, "Hải Phòng": "1250,5"}))
    assert wrong.message == "Tổng cột “Số hộ” của tỉnh Cao Bằng là 13, kế hoạch ghi 14: thiếu 1."


def test_tenths_are_summed_exactly() -> None:
    assert found([["10804", "0,1"], ["01792", "0,2"]], said(tong="0,3")) == []


@pytest.mark.parametrize(("value", "inside"), [(0, True), (100, True), ("100,01", False), (-1, False), ("80%", True)])
def test_a_range_holds_its_ends(value: Any, inside: bool) -> None:
    codes = [each.code for each in found([["10804", value]], said(tu=0, den=100))]
    assert codes == ([] if inside else ["BV437"])


def test_a_range_may_be_open() -> None:
    (wrong,) = found([["10804", 5], ["01792", 15]], said(tu=10))
    assert wrong.message == "5 nằm ngoài khoảng từ 10 của cột “Số hộ”."
    assert wrong.place is not None
    assert wrong.place.within == "ô B2"


def test_a_row_with_a_wrong_number_is_bad_and_a_sum_is_of_no_row() -> None:
    table = MadeTable(["don_vi", "so_ho"], [["10804", "x"], ["01792", 5]])
    result = fly(table, (), ("so_ho",), doi_chieu=[said(tong=6)])
    assert sorted(each.code for each in result.found) == ["BV436", "BV438"]
    assert result.bad == {2}


def test_a_column_that_is_left_out_can_be_reconciled() -> None:
    lines: list[list[Any]] = [["10804", 5], ["01792", 6]]
    checks = [DoiChieu.model_validate({"cot": "Chỉ tiêu", "tong": 11})]
    assert fly(MadeTable(["don_vi", "# Chỉ tiêu"], lines), doi_chieu=checks).found == []


def test_a_column_that_is_not_there_is_told() -> None:
    (wrong,) = fly(MadeTable(["don_vi"], [["10804"]]), doi_chieu=[said(tong=1)]).found
    assert (wrong.code, wrong.path, wrong.text) == ("BV439", ("doi_chieu", 0, "cot"), "so_ho")


def codes_of(**given: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        said(**given)
    return [error["type"] for error in caught.value.errors()]


def test_what_an_agreement_must_say() -> None:
    assert codes_of() == ["BV426"]
    assert codes_of(tong="nhiều") == ["BV425"]
    assert codes_of(theo_tinh={"Hải Phòng": "1,250.5"}) == ["BV425"]
    assert codes_of(tu=10, den=1) == ["BV427"]
    assert codes_of(tongg=1)[0] == "extra_forbidden"


def test_a_plan_carries_its_agreements(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(
        PLAN + "doi_chieu:\n  - { cot: so_ho, tong: 12.500, theo_tinh: { Quảng Ngãi: '1.250,5' } }\n", "utf-8"
    )
    loaded = load_plan(file).value
    assert loaded is not None
    (made,) = loaded.ke_hoach.doi_chieu
    assert (made.tong, made.theo_tinh) == (Decimal(12500), {"Quảng Ngãi": Decimal("1250.5")})


@pytest.mark.parametrize("code", ["BV436", "BV437", "BV438", "BV439"])
def test_every_difference_has_a_table_that_shows_it(code: str) -> None:
    assert code in {seen for case in cases("bang-xau.yaml") for seen, _ in case["thay"]}
