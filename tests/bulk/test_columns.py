"""Which variable a column is: labels, keys, aliases, own variables; what is wrong with a header row."""

from __future__ import annotations

import unicodedata

import pytest

from generator.bulk.columns import Matched, match
from generator.bulk.names_of_columns import UNIT, Known
from generator.diagnostics import ModelPath, Outcome, Severity
from tests.bulk.made_tables import MadeTable, cases, flown, want

HO_TEN: ModelPath = ("nguoi_ky", "ho_ten")


def matched(*header: str | None, wanted: tuple[str, ...] = (), bien: tuple[str, ...] = ()) -> Outcome[Matched]:
    table = MadeTable(header, [])
    return match(table.header, table, tuple(want(path) for path in wanted), set(bien))


def paths(outcome: Outcome[Matched]) -> list[ModelPath]:
    assert outcome.value is not None
    return [column.path for column in outcome.value.columns.columns]


@pytest.mark.parametrize(
    "header",
    [
        "nguoi_ky.ho_ten",
        "Người ký › Họ và tên",
        "người ký > họ và tên",
        "Họ và tên",
        "HỌ  VÀ TÊN người ký",
        "Họ và\ntên",
        "Họ tên",
        "Ho va ten",
        "Họ và tên (*)",
        "Họ và tên *",
        unicodedata.normalize("NFD", "Họ và tên"),
    ],
)
def test_a_column_is_named_in_many_ways(header: str) -> None:
    assert paths(matched(header)) == [HO_TEN]


@pytest.mark.parametrize("header", ["don_vi", "Đơn vị", "ĐƠN VỊ", "Xã, phường", "Mã đơn vị", "co_quan_ban_hanh.don_vi"])
def test_the_unit_has_short_names(header: str) -> None:
    outcome = matched(header)
    assert (paths(outcome), outcome.diagnostics) == ([UNIT], ())


def test_tone_marks_may_stand_on_either_vowel() -> None:
    known = Known((want("bien.hoa", "Hòa Bình"),), ())
    assert [known.named(header) is not None for header in ("Hoà Bình", "HÒA BÌNH", "Hóa Bình")] == [True, True, False]


@pytest.mark.parametrize("header", ["so_ho", "bien.so_ho", "Số hộ", "SỐ HỘ", "so ho", "Số hộ (*)"])
def test_an_own_variable_is_found_by_name_and_by_label(header: str) -> None:
    assert paths(matched(header, bien=("so_ho",))) == [("bien", "so_ho")]


def test_a_word_of_the_model_is_not_taken_for_an_own_variable() -> None:
    outcome = matched("Chức vụ", "bien.chuc_vu", bien=("chuc_vu",))
    assert paths(outcome) == [("nguoi_ky", "chuc_vu"), ("bien", "chuc_vu")]


def test_what_is_only_for_readers_is_left_out_in_silence() -> None:
    outcome = matched("TT", "STT", "Ghi chú", "# Màu cờ", None, "don_vi")
    assert (paths(outcome), outcome.diagnostics) == ([UNIT], ())
    assert outcome.value is not None
    assert outcome.value.find("Màu cờ") == 3


def test_a_note_that_is_a_variable_is_a_variable() -> None:
    assert paths(matched("Ghi chú", bien=("ghi_chu",))) == [("bien", "ghi_chu")]


def test_cells_that_name_the_unit_together_are_one_column() -> None:
    outcome = matched("STT", "Tên xã", "Loại", "Tỉnh, thành phố", "so_ho", bien=("so_ho",))
    assert paths(outcome) == [UNIT, ("bien", "so_ho")]
    value = outcome.value
    assert value is not None
    assert value.unit is not None
    assert (value.unit.at, dict(value.unit.parts)) == (0, {"ten": 1, "loai": 2, "tinh": 3})
    assert [(c.letters, c.title) for c in value.columns.columns] == [("B", "Tên xã"), ("E", "so_ho")]


def test_a_misspelt_column_explains_the_missing_one() -> None:
    outcome = matched("don_vi", "Họ và tên ngưới ký", wanted=("nguoi_ky.ho_ten",))
    assert [d.code for d in outcome.diagnostics] == ["BV400"]
    assert "Họ và tên người ký" in outcome.diagnostics[0].mend
    assert "#" in outcome.diagnostics[0].mend


def test_a_missing_column_says_what_and_where() -> None:
    (found,) = matched("don_vi", wanted=("nguoi_ky.ho_ten",)).diagnostics
    assert (found.code, found.path, found.severity) == ("BV406", HO_TEN, Severity.LOI)
    assert found.place is not None
    assert (found.place.file, found.place.within) == ("bang.xlsx", "ô A1")
    assert "Người ký › Họ và tên" in found.message


def test_what_matched_is_kept_beside_errors() -> None:
    outcome = matched("don_vi", "Màu cờ", "so_van_ban")
    assert paths(outcome) == [UNIT, ("so_van_ban",)]
    assert not outcome.ok


@pytest.mark.parametrize("name", ["trich_yeu", "don_vi", "nguoi_ky.ho_ten", "so_ho", "Số hộ", "Ngày ban hành"])
def test_a_column_is_found_again_by_any_of_its_names(name: str) -> None:
    value = matched("Trích yếu", "Mã đơn vị", "Họ và tên", "bien.so_ho", "ngay_ban_hanh", bien=("so_ho",)).value
    assert value is not None
    at = {"trich_yeu": 0, "don_vi": 1, "nguoi_ky.ho_ten": 2, "so_ho": 3, "Số hộ": 3, "Ngày ban hành": 4}
    assert value.find(name) == at[name]
    assert value.find("không có") is None


HEADER_CODES = ("BV400", "BV401", "BV402", "BV403", "BV404", "BV405", "BV406", "BV407")


@pytest.mark.parametrize("code", HEADER_CODES)
def test_every_fault_of_a_header_has_a_table_that_shows_it(code: str) -> None:
    assert any(code in {seen for seen, _ in flown(case).spots} for case in cases("bang-xau.yaml"))
