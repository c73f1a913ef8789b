"""The data: counts, spelling, codes, names after persons, the state of a day."""

import unicodedata
from collections import Counter
from datetime import date

import pytest

from generator.units import all_tinh, all_xa, of_tinh
from generator.units.former import old_rows, old_unit
from generator.units.names import short_date
from generator.units.table import DATA, changes, load, rows

FIRST_DAY = date(2025, 7, 1)
BY_CODE = {xa.ma: xa for xa in all_xa()}


def test_counts_on_1_july_2025() -> None:
    assert Counter(tinh.loai for tinh in all_tinh(FIRST_DAY)) == {"tỉnh": 28, "thành phố": 6}
    assert Counter(xa.loai for xa in all_xa(FIRST_DAY)) == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_without_a_day_the_table_is_that_of_1_july_2025() -> None:
    assert all_xa() == all_xa(FIRST_DAY)


def test_counts_after_the_changes_of_2026() -> None:
    assert Counter(tinh.loai for tinh in all_tinh(date.max)) == {"tỉnh": 25, "thành phố": 9}
    assert Counter(xa.loai for xa in all_xa(date.max)) == {"xã": 2599, "phường": 709, "đặc khu": 13}


def test_a_day_between_two_changes_has_only_the_first() -> None:
    tinh = {tinh.ten: tinh.loai for tinh in all_tinh(date(2026, 9, 1))}
    assert (tinh["Đồng Nai"], tinh["Quảng Ninh"], tinh["Bắc Ninh"]) == ("thành phố", "thành phố", "tỉnh")


def test_changes_are_in_order_and_each_changes_something() -> None:
    assert [change.ngay for change in changes()] == sorted(change.ngay for change in changes())
    first, last = load(FIRST_DAY), load(date.max)
    for change in changes():
        before = first.tinh.get(change.ma) or first.xa[change.ma]
        after = last.tinh.get(change.ma) or last.xa[change.ma]
        assert before.loai != after.loai == change.loai


def _well_spelt(ten: str) -> bool:
    plain = " ".join(unicodedata.normalize("NFC", ten).split())
    return (
        ten == plain
        and all(sign.isalpha() or sign.isdigit() or sign in " '-" for sign in ten)
        and not set("ÐðÞ") & set(ten)
        and (ten[0].isupper() or ten[0].isdigit())
    )


def test_names_are_nfc_with_single_blanks_and_plain_signs() -> None:
    names = [tinh.ten for tinh in all_tinh()] + [xa.ten for xa in all_xa()] + [row.ten for row in old_rows()]
    assert [ten for ten in names if not _well_spelt(ten)] == []


def test_tones_stand_where_the_official_list_has_them() -> None:
    endings = ("oà", "oá", "oả", "oã", "oạ", "uỷ")
    assert not [xa.ten for xa in all_xa() for word in xa.ten.lower().split() if word.endswith(endings)]


def test_codes_are_unique_digits() -> None:
    assert len(BY_CODE) == 3321
    assert all(len(ma) == 5 and ma.isdecimal() for ma in BY_CODE)
    assert len({tinh.ma for tinh in all_tinh()}) == 34
    assert all(len(tinh.ma) == 2 and tinh.ma.isdecimal() for tinh in all_tinh())


def test_kind_name_and_province_tell_every_unit_apart() -> None:
    assert len({(xa.loai, xa.ten, xa.tinh.ma) for xa in all_xa()}) == 3321


@pytest.mark.parametrize(
    ("ma", "ten"),
    [
        ("21523", "xã Ba Tô, tỉnh Quảng Ngãi"),
        ("13699", "phường Thành Nam, tỉnh Ninh Bình"),
        ("10804", "xã Kim Thành, thành phố Hải Phòng"),
        ("11164", "xã Vĩnh Lại, thành phố Hải Phòng"),
        ("12127", "phường Thượng Hồng, tỉnh Hưng Yên"),
        ("23938", "xã Ia Mơ, tỉnh Gia Lai"),
        ("24412", "xã M'Drắk, tỉnh Đắk Lắk"),
        ("26740", "phường Sài Gòn, Thành phố Hồ Chí Minh"),
    ],
)
def test_known_codes(ma: str, ten: str) -> None:
    assert BY_CODE[ma].ten_kem_tinh == ten


@pytest.mark.parametrize(
    ("ten", "dia_danh"),
    [
        ("xã Ba Tô", "Ba Tô"),
        ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("Xã Nguyễn Bỉnh Khiêm", "Xã Nguyễn Bỉnh Khiêm"),
        ("Xã Đồng Khởi", "Xã Đồng Khởi"),
        ("Phường 1 Bảo Lộc", "Phường 1 Bảo Lộc"),
        ("xã Bảo Lâm 1", "Bảo Lâm 1"),
        ("xã M'Drắk", "M'Drắk"),
        ("xã Ea H'Leo", "Ea H'Leo"),
        ("phường Xuân Hương - Đà Lạt", "Xuân Hương - Đà Lạt"),
        ("đặc khu Phú Quốc", "Phú Quốc"),
    ],
)
def test_full_name_and_dia_danh(ten: str, dia_danh: str) -> None:
    (xa,) = [xa for xa in all_xa() if xa.ten_day_du == ten]
    assert xa.dia_danh == dia_danh
    assert xa.ten_theo_nguoi_so_su_kien == (dia_danh == ten)


def test_every_name_after_a_person_or_event_is_in_the_table() -> None:
    assert {name for _, name in rows("dat_theo_ten_nguoi.txt")} <= {xa.ten for xa in all_xa()}


def test_province_names() -> None:
    full = {tinh.ten: tinh.ten_day_du for tinh in all_tinh()}
    assert full["Hồ Chí Minh"] == "Thành phố Hồ Chí Minh"
    assert full["Hà Nội"] == "thành phố Hà Nội"
    assert full["Quảng Ngãi"] == "tỉnh Quảng Ngãi"


def test_of_tinh_gives_every_unit_once() -> None:
    per_tinh = [of_tinh(tinh) for tinh in all_tinh()]
    assert sum(len(units) for units in per_tinh) == 3321
    assert {xa.ma for units in per_tinh for xa in units} == set(BY_CODE)


def test_every_old_commune_became_present_ones_and_every_present_one_has_a_past() -> None:
    table = load()
    became = [old_unit(row, table) for row in old_rows()]
    assert len(became) == 10035
    islands = {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}
    assert {xa.ten for xa in all_xa()} - {xa.ten for old in became for xa in old.thanh} == islands
    assert all(old.thanh for old in became)


def test_a_former_province_is_wholly_in_one_present_province() -> None:
    table = load()
    homes: dict[str, set[str]] = {}
    for row in old_rows():
        homes.setdefault(row.tinh, set()).update(table.xa[ma].tinh.ma for ma in row.thanh.split(","))
    assert len(homes) == 63
    assert all(len(codes) == 1 for codes in homes.values())
    assert all(homes.get(old.ten_day_du, {old.thanh.ma}) == {old.thanh.ma} for old in table.former)


def test_data_files_name_their_source() -> None:
    for name in ("tinh.tsv", "xa.tsv", "xa_cu.tsv", "tinh_cu.tsv"):
        head = (DATA / name).read_text(encoding="utf-8").splitlines()[:3]
        assert "MIT" in head[0]
        assert "01/7/2025" in head[1]


def test_dates_have_zeros_only_where_the_decree_asks() -> None:
    assert [short_date(day) for day in (date(2025, 7, 1), date(2026, 2, 9), date(2026, 11, 20))] == [
        "01/7/2025",
        "09/02/2026",
        "20/11/2026",
    ]
