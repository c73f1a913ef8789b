"""The rules of signers, recipients, bodies and appendices, and that a plan cannot be changed."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator import model
from generator.model import CoQuanBanHanh, KeHoach, NguoiKy, PhuLuc
from generator.model.labels import known_keys, label
from generator.outline import Scheme
from tests.model.test_dates_and_numbers import PLAN, codes

UNIT = {"ten": "Ba Tô", "loai": "xã", "tinh": "tỉnh Quảng Ngãi"}


@pytest.mark.parametrize(
    ("signer", "code"),
    [
        ({"chuc_vu": "Chủ tịch"}, None),
        ({"chuc_vu": "Chủ tịch", "quyen_han": "TM"}, None),
        ({"chuc_vu": "Chủ tịch", "quyen_han": "TM."}, None),
        ({"chuc_vu": "Chủ tịch", "quyen_han": "q"}, None),
        ({"chuc_vu": "Phó Chủ tịch", "quyen_han": "KT"}, None),
        ({"chuc_vu": "phó chủ tịch", "quyen_han": ["TM", "KT."]}, None),
        ({"chuc_vu": "Phó Chủ tịch Thường trực", "quyen_han": "KT"}, None),
        ({"chuc_vu": "Chánh Văn phòng", "quyen_han": "TL"}, None),
        ({"chuc_vu": "Phó Chánh Văn phòng", "quyen_han": "TL, KT"}, None),
        ({"chuc_vu": "Phó Chánh Văn phòng", "quyen_han": "TL + KT"}, None),
        ({"chuc_vu": "Trưởng phòng", "quyen_han": "TUQ"}, None),
        ({"chuc_vu": "Ủy viên", "quyen_han": "KT", "chuc_vu_nguoi_giao": "Trưởng ban"}, None),
        ({"chuc_vu": "Chủ tịch", "quyen_han": "KT"}, "BV031"),
        ({"chuc_vu": "Thư ký", "quyen_han": "TL, KT", "chuc_vu_nguoi_giao": "Chủ tịch"}, "BV031"),
        ({"chuc_vu": "Phó Chủ tịch"}, "BV032"),
        ({"chuc_vu": "Phó Chủ tịch", "quyen_han": "TM"}, "BV032"),
        ({"chuc_vu": "Chủ tịch", "ho_ten": "TS. Nguyễn Văn A"}, "BV033"),
        ({"chuc_vu": "Chủ tịch", "ho_ten": "PGS.TS Nguyễn Văn A"}, "BV033"),
        ({"chuc_vu": "Chủ tịch", "ho_ten": "Thạc sĩ Nguyễn Văn A"}, "BV033"),
        ({"chuc_vu": "Chủ tịch", "ho_ten": "Tsần Văn A"}, None),
        ({"chuc_vu": "Chủ tịch", "ho_ten": "Cn"}, "BV033"),
        ({"chuc_vu": "Chủ tịch", "quyen_han": "T/M"}, "literal_error"),
        ({"chuc_vu": ""}, "BV004"),
        ({}, "missing"),
    ],
)
def test_rules_of_the_signer(signer: dict[str, Any], code: str | None) -> None:
    assert codes(NguoiKy, signer) == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("- Sở Nội vụ;", "Sở Nội vụ"),
        ("Sở Nội vụ.", "Sở Nội vụ"),
        ("– A ;", "A"),
        ("A", "A"),
        ("A, B...", "A, B..."),
        ("A, B…", "A, B…"),
        ("...", "..."),
        ("+ A", "A"),
        ("A (B.)", "A (B.)"),
    ],
)
def test_recipients_come_without_dash_and_final_mark(typed: str, kept: str) -> None:
    assert KeHoach.model_validate(PLAN | {"noi_nhan": [typed]}).noi_nhan == (kept,)


@pytest.mark.parametrize(
    "typed", ["Lưu: VT.", "- Lưu : VT", "LƯU: VT", "lưu: VT", unicodedata.normalize("NFD", "- Lưu: VT;")]
)
def test_the_line_of_the_filed_copy_is_no_recipient(typed: str) -> None:
    assert codes(KeHoach, PLAN | {"noi_nhan": ["A", typed]}) == ["BV030"]


@pytest.mark.parametrize("typed", ["-", " ; ", "."])
def test_a_recipient_of_marks_only_is_empty(typed: str) -> None:
    assert codes(KeHoach, PLAN | {"noi_nhan": [typed]}) == ["BV004"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, None),
        ({"loai": "hdnd"}, None),
        ({"loai": "phong", "ten": "A", "ky_hieu": "B"}, None),
        ({"loai": "tu_van", "ten": "A", "ky_hieu": "B", "co_quan_chu_quan": "C"}, None),
        ({"loai": "phong", "ky_hieu": "B"}, "BV020"),
        ({"loai": "tu_van", "ten": "A"}, "BV020"),
        ({"co_quan_chu_quan": "C"}, "BV021"),
        ({"ten": "UBND xã A"}, "BV021"),
        ({"loai": "so"}, "literal_error"),
        ({"ky_hieu": "UBND"}, None),
    ],
)
def test_bodies_have_what_they_print(body: dict[str, Any], code: str | None) -> None:
    assert codes(CoQuanBanHanh, {"don_vi": UNIT, **body}) == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "scheme"),
    [
        ("1. a\n2. b", Scheme.SO),
        ("I. A\nb", Scheme.LA_MA),
        ("- a\n- b", Scheme.GACH),
        ("a) b", Scheme.CHU),
        ("a\nb", None),
    ],
)
def test_typed_text_keeps_the_numbering_it_was_typed_in(typed: str, scheme: Scheme | None) -> None:
    assert PhuLuc.model_validate({"tieu_de": "A", "noi_dung": typed}).danh_so is scheme
    assert KeHoach.model_validate(PLAN | {"noi_dung": typed}).danh_so is scheme
    assert KeHoach.model_validate(PLAN | {"noi_dung": typed, "danh_so": "la_ma"}).danh_so is Scheme.LA_MA


@pytest.mark.parametrize("name", ["don_vi", "nam", "muc", "vien_dan", "phu_luc", "co_quan", "so_ky_hieu"])
def test_names_of_the_program_are_taken(name: str) -> None:
    assert codes(KeHoach, PLAN | {"bien": {name: "A"}}) == ["BV022"]


@pytest.mark.parametrize("name", ["Ten", "tên", "1a", "a b", "_a", "a-b", ""])
def test_names_that_no_expression_could_use(name: str) -> None:
    assert codes(KeHoach, PLAN | {"bien": {name: "A"}}) == ["BV023"]


def test_a_plan_cannot_be_changed() -> None:
    plan = KeHoach.model_validate(PLAN)
    with pytest.raises(ValidationError):
        plan.trich_yeu = "B"


def test_labels_are_the_titles_along_the_path() -> None:
    path = ("to_chuc_thuc_hien", 0, "nhiem_vu", 2, "thoi_han")
    assert label(KeHoach, path) == "Tổ chức thực hiện thứ 1 › Nhiệm vụ thứ 3 › Thời hạn"
    assert label(KeHoach, ("khong_co",)) == "khong_co"
    assert "ho_ten" in known_keys(KeHoach, ("nguoi_ky",))


def test_every_field_has_a_title() -> None:
    types = [each for each in vars(model).values() if isinstance(each, type) and issubclass(each, BaseModel)]
    assert len(types) > 10
    assert [
        f"{each.__name__}.{key}" for each in types for key, info in each.model_fields.items() if not info.title
    ] == []
