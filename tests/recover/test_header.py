"""Issuing body, unit, number, date, place and marks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recover.documents import HEADER, codes, plan, read, variables


def headed(old: str, new: str) -> str:
    assert old in HEADER
    return plan(header=HEADER.replace(old, new))


def test_a_plain_header_is_a_unit_a_number_and_a_date() -> None:
    found = variables(plan())
    assert found["co_quan_ban_hanh"] == {"don_vi": "xã Kim Thành, thành phố Hải Phòng"}
    assert found["so_van_ban"] == 56
    assert found["ngay_ban_hanh"] == "13/8/2025"
    assert "dia_danh" not in found
    assert found["trich_yeu"] == "Triển khai phong trào thi đua"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Kim Thành, ngày ... tháng 8 năm 2025", "tháng 8/2025"),
        ("Kim Thành, ngày      tháng     năm 2025", "năm 2025"),
        ("Kim Thành, ngày 05 tháng 01 năm 2026", "05/01/2026"),
        ("Kim Thành, ngày 5 tháng … năm 2026", {"ngay": 5, "nam": 2026}),
        ("Kim Thành, ngày     tháng     năm", None),
    ],
)
def test_a_date_may_have_blanks(printed: str, value: Any) -> None:
    found = variables(headed("Kim Thành, ngày 13 tháng 8 năm 2025", printed))
    assert found.get("ngay_ban_hanh") == value


def test_a_date_that_does_not_exist_is_told() -> None:
    outcome = read(headed("ngày 13 tháng 8", "ngày 31 tháng 9"))
    assert codes(outcome) == ["BV306"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("Số: 05/KH-UBND", 5), ("Số: 0155/KH-UBND", 155), ("Số:      /KH-UBND", None), ("Số: …/KH-UBND", None)],
)
def test_a_number_is_read_without_its_blanks_and_zeros(printed: str, number: int | None) -> None:
    assert variables(headed("Số: 56/KH-UBND", printed)).get("so_van_ban") == number


def test_a_letter_behind_the_number_is_told() -> None:
    outcome = read(headed("Số: 56/KH-UBND", "Số: 47A/KH-UBND"))
    assert outcome.value is not None
    assert outcome.value.variables["so_van_ban"] == 47
    assert codes(outcome) == ["BV304", "BV306"]


def test_a_place_that_is_not_the_unit_is_kept() -> None:
    assert variables(headed("Kim Thành, ngày", "Hải Phòng, ngày"))["dia_danh"] == "Hải Phòng"


def test_a_council_is_told_from_a_committee() -> None:
    found = variables(headed("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN").replace("KH-UBND", "KH-HĐND"))
    assert found["co_quan_ban_hanh"]["loai"] == "hdnd"
    assert "ky_hieu" not in found["co_quan_ban_hanh"]


def test_an_office_below_the_committee() -> None:
    header = HEADER.replace(
        "{c}{b}ỦY BAN NHÂN DÂN // {c}{b}XÃ KIM THÀNH", "{c}UBND XÃ KIM THÀNH // {c}{b}PHÒNG VĂN HÓA - XÃ HỘI"
    )
    found = variables(plan(header=header.replace("KH-UBND", "KH-VHXH")))
    assert found["co_quan_ban_hanh"] == {
        "don_vi": "xã Kim Thành, thành phố Hải Phòng",
        "loai": "phong",
        "ten": "Phòng Văn hóa - Xã hội",
        "ky_hieu": "VHXH",
    }


def test_an_advisory_body_and_its_superior_written_out() -> None:
    header = HEADER.replace(
        "{c}{b}ỦY BAN NHÂN DÂN // {c}{b}XÃ KIM THÀNH",
        "{c}ỦY BAN NHÂN DÂN // {c}XÃ KIM THÀNH // {c}{b}BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
    )
    found = variables(plan(header=header.replace("KH-UBND", "KH-BCĐ")))
    assert found["co_quan_ban_hanh"]["loai"] == "tu_van"
    assert found["co_quan_ban_hanh"]["co_quan_chu_quan"] == "Ủy ban nhân dân xã Kim Thành"


def test_a_unit_of_before_july_2025_is_written_out() -> None:
    text = plan(body="I. MỤC ĐÍCH\n1. Theo Kế hoạch của UBND thị xã Mỹ Hào, tỉnh Hưng Yên.\n")
    text = text.replace("KIM THÀNH", "HÒA PHONG").replace("Kim Thành", "Hòa Phong").replace("tháng 8", "tháng 6")
    found = variables(text)
    assert found["co_quan_ban_hanh"] == {"don_vi": {"ten": "Hòa Phong", "loai": "xã", "tinh": "tỉnh Hưng Yên"}}


def test_a_name_that_many_communes_have_is_unsure() -> None:
    text = (
        plan(body="I. MỤC ĐÍCH\n1. Phát huy sức mạnh.\n")
        .replace("KIM THÀNH", "TÂN TIẾN")
        .replace("Kim Thành", "Tân Tiến")
    )
    outcome = read(text)
    assert outcome.value is not None
    assert outcome.value.variables["co_quan_ban_hanh"]["don_vi"] == {"ten": "Tân Tiến", "loai": "xã", "tinh": "..."}
    assert codes(outcome) == ["BV303"]
    assert ("co_quan_ban_hanh", "don_vi") in outcome.value.comments


def test_without_a_header_the_opening_names_the_unit() -> None:
    outcome = read(plan(header="{c}{b}KẾ HOẠCH\n{c}{b}Triển khai phong trào thi đua\n"))
    assert outcome.value is not None
    assert outcome.value.variables["co_quan_ban_hanh"] == {"don_vi": "xã Kim Thành, thành phố Hải Phòng"}
    assert codes(outcome) == ["BV303"]


def test_marks_of_secrecy_and_urgency() -> None:
    found = variables(headed("Số: 56/KH-UBND", "Số: 56/KH-UBND // {c}{b}MẬT // {c}{b}HỎA TỐC"))
    assert found["do_mat"] == "Mật"
    assert found["muc_khan"] == "Hỏa tốc"
