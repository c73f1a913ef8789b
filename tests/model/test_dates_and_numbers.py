"""Dates, numbers, yes and no, words of fixed lists: every form that is read, and every one that is not."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import Bang, KeHoach, NgayBanHanh, PhanCong
from generator.model.co_so import CoKhong, Dong
from generator.model.ke_hoach import SoVanBan
from generator.model.thoi_gian import ThoiHan, days_in

PLAN: dict[str, Any] = {
    "co_quan_ban_hanh": {"don_vi": {"ten": "Ba Tô", "loai": "xã", "tinh": "tỉnh Quảng Ngãi"}},
    "trich_yeu": "A",
    "noi_dung": "I. A\nb",
    "noi_nhan": ["B"],
    "nguoi_ky": {"chuc_vu": "Chủ tịch"},
}


def codes(model: Any, value: Any) -> list[str]:
    """What the model says against a value: codes of ours, else pydantic's kinds. A list of wrong items is also "too
    short" for pydantic; generator.load.validate leaves that out.
    """
    try:
        (model if hasattr(model, "validate_python") else TypeAdapter(model)).validate_python(value)
    except ValidationError as error:
        kinds = [each["type"] for each in error.errors()]
        return [kind for kind in kinds if kind != "too_short"] or kinds
    return []


@pytest.mark.parametrize(
    ("typed", "day", "month", "year"),
    [
        ("13/6/2025", 13, 6, 2025),
        ("05/01/2026", 5, 1, 2026),
        ("5-1-2026", 5, 1, 2026),
        ("5.1.2026", 5, 1, 2026),
        ("ngày 5 tháng 1 năm 2026", 5, 1, 2026),
        ("Ngày 05 Tháng 01 Năm 2026", 5, 1, 2026),
        ("2026-01-05", 5, 1, 2026),
        (" 5 / 1 / 2026 ", 5, 1, 2026),
        ("ngày 5/1/2026", 5, 1, 2026),
        ("29/2/2024", 29, 2, 2024),
        ("tháng 7/2025", None, 7, 2025),
        ("7/2025", None, 7, 2025),
        ("tháng 7 năm 2025", None, 7, 2025),
        ("ngày ... tháng 7 năm 2025", None, 7, 2025),
        ("ngày      tháng 7 năm 2025", None, 7, 2025),
        ("năm 2025", None, None, 2025),
        ("2025", None, None, 2025),
    ],
)
def test_forms_of_the_date_of_issue(typed: str, day: int | None, month: int | None, year: int) -> None:
    for form in ("NFC", "NFD"):
        read = NgayBanHanh.model_validate(unicodedata.normalize(form, typed))
        assert (read.ngay, read.thang, read.nam) == (day, month, year)
        assert read.du is (day is not None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/4/2025", "BV012"),
        ("29/2/2025", "BV012"),
        ("0/5/2025", "BV012"),
        ("1/13/2025", "BV012"),
        ("1/0/2025", "BV012"),
        ("tháng 13/2025", "BV012"),
        ("2026-02-30", "BV012"),
        ("hôm nay", "BV011"),
        ("13/6/25", "BV011"),
        ("13/6", "BV011"),
        ("13/6/2025 và 14/6/2025", "BV011"),
        ("", "BV011"),
        ("13/6/20255", "BV011"),
        ("1/1/1900", "greater_than_equal"),
        ("1/1/2999", "less_than_equal"),
        ({"ngay": 31, "thang": 2, "nam": 2025}, "BV012"),
        ({"ngay": 31, "thang": 13}, "less_than_equal"),
    ],
)
def test_dates_that_are_none(typed: Any, code: str) -> None:
    assert codes(NgayBanHanh, typed) == [code]


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2199, 12, 31)))
def test_every_real_day_is_read_in_every_form(day: date) -> None:
    for typed in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day:ngày %d tháng %m năm %Y}",
    ):
        read = NgayBanHanh.model_validate(typed)
        assert (read.ngay, read.thang, read.nam) == (day.day, day.month, day.year)
    if day.day < 29:
        assert codes(NgayBanHanh, f"{days_in(day.month, day.year) + day.day}/{day.month}/{day.year}")[0] in {"BV012"}


def test_the_mend_names_the_last_day_of_that_month() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(ThoiHan).validate_python("trước ngày 30/02/2026")
    context = refused.value.errors()[0]["ctx"]
    assert context["mend"] == "tháng 02/2026 chỉ có 28 ngày; ghi ví dụ 28/02/2026."
    assert "“30/02/2026”" in context["message"]


@pytest.mark.parametrize(
    "typed", ["30/11/2026", "trước ngày 05/11 hằng năm", "quý I/2026", "từ 01/3/2026 đến 31/3/2026", "12/2026", "24/7"]
)
def test_deadlines_are_words_whose_dates_are_real(typed: str) -> None:
    assert codes(ThoiHan, typed) == []


@pytest.mark.parametrize("typed", ["31/11/2026", "từ 01/3/2026 đến 32/3/2026", "trước 1/13/2026"])
def test_deadlines_with_a_date_that_does_not_exist(typed: str) -> None:
    assert codes(ThoiHan, typed) == ["BV012"]


@pytest.mark.parametrize(("typed", "number"), [("56", 56), ("05", 5), ("0012", 12), (" 7 ", 7), (99999, 99999), (1, 1)])
def test_numbers_of_documents(typed: Any, number: int) -> None:
    assert TypeAdapter(SoVanBan).validate_python(typed) == number


@pytest.mark.parametrize("typed", ["0", "00", "-1", "1.5", "56/KH-UBND", "năm", "", "123456", "1 2", "²"])
def test_numbers_that_are_none(typed: str) -> None:
    assert codes(SoVanBan, typed) == ["BV010"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("có", True),
        ("CÓ", True),
        ("co\u0301", True),
        ("true", True),
        ("yes", True),
        ("đúng", True),
        (True, True),
        ("không", False),
        ("khong", False),
        ("Không", False),
        ("kho\u0302ng", False),
        ("no", False),
        ("sai", False),
        (False, False),
    ],
)
def test_yes_and_no(typed: Any, meant: bool) -> None:
    assert TypeAdapter(CoKhong).validate_python(typed) is meant


@pytest.mark.parametrize("typed", ["có lẽ", "", "2", "kh"])
def test_neither_yes_nor_no(typed: str) -> None:
    assert codes(CoKhong, typed) == ["BV014"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_of_fixed_lists_in_every_normal_form(form: str) -> None:
    def typed(text: str) -> str:
        return unicodedata.normalize(form, text)

    unit = {"ten": typed("Xã Hòa Phong"), "tinh": typed("tỉnh Hưng Yên")}
    plan = KeHoach.model_validate(
        PLAN
        | {"co_quan_ban_hanh": {"don_vi": unit}, "do_mat": typed("Tối mật"), "muc_khan": typed("Hỏa  tốc")}
        | {"luu_hanh": typed(" Lưu hành nội bộ")}
    )
    assert (plan.co_quan_ban_hanh.don_vi.ten, plan.co_quan_ban_hanh.don_vi.loai) == ("Hòa Phong", "xã")
    assert (plan.do_mat, plan.muc_khan, plan.luu_hanh) == ("Tối mật", "Hỏa tốc", "Lưu hành nội bộ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb", "a b"),
        ("a\x0bb", "a b"),
        ("a\u2028b", "a b"),
        ("  a\t b ", "a b"),
        (5, "5"),
        (2.5, "2.5"),
        ("a\u0300", "à"),
    ],
)
def test_a_line_of_text_is_squeezed_and_composed(typed: Any, kept: str) -> None:
    assert TypeAdapter(Dong).validate_python(typed) == kept


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x1c", "\x1f", "\x7f", "\ufffe", "\uffff", "\ud800"])
@pytest.mark.parametrize("text", ["a{}b", "{}ab", "ab{}", "{}"])
def test_what_no_word_file_holds_is_refused_wherever_it_stands(sign: str, text: str) -> None:
    assert codes(Dong, text.format(sign)) == ["BV013"]
    assert codes(KeHoach, PLAN | {"ket_thuc": text.format(sign)}) == ["BV013"]
    assert codes(KeHoach, PLAN | {"noi_dung": "I. A\n" + text.format(sign)}) == ["BV013"]
    assert codes(KeHoach, PLAN | {"noi_nhan": [text.format(sign)]}) == ["BV013"]
    assert codes(Bang, {"cot": ["a"], "hang": [[text.format(sign)]]}) == ["BV013"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0", "\t"])
def test_blanks_are_no_text(text: str) -> None:
    assert codes(Dong, text) == ["BV004"]


def test_cells_may_be_empty_and_numbers() -> None:
    table = Bang.model_validate({"cot": ["a", "b", "c"], "hang": [["", None, 5]]})
    assert table.hang == (("", "", "5"),)


def test_run_in_takes_one_task() -> None:
    assert codes(PhanCong, {"don_vi": "A", "lien_dong": True, "nhiem_vu": ["b", "c"]}) == ["BV042"]
    assert codes(PhanCong, {"don_vi": "A", "lien_dong": True, "nhiem_vu": ["b"]}) == []
