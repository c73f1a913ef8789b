"""Finding a unit by what a clerk writes, and every finding when it is not found."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Severity
from generator.text import slug
from generator.units import Xa, all_tinh, all_xa, became, find, find_tinh


def only(text: str, ngay: date | None = None) -> Diagnostic:
    """The one error of a text that names no unit."""
    outcome = find(text, ngay)
    assert outcome.value is None
    assert len(outcome.errors) == len(outcome.diagnostics) == 1
    return outcome.diagnostics[0]


def test_every_unit_is_found_by_code() -> None:
    assert [xa for xa in all_xa() if find(xa.ma).value != xa] == []


@pytest.mark.parametrize("form", ["{full}", "{upper}", "{name} ({province})", "{name} - {province}"])
def test_every_unit_is_found_by_its_full_name_with_province(form: str) -> None:
    wrong = []
    for xa in all_xa():
        full = xa.ten_kem_tinh
        text = form.format(full=full, upper=full.upper(), name=xa.ten_day_du, province=xa.tinh.ten)
        outcome = find(text)
        if outcome.value != xa or outcome.diagnostics:
            wrong.append(text)
    assert wrong == []


def test_a_slug_finds_its_unit_or_is_ambiguous_only_among_equal_slugs() -> None:
    keys: dict[str, list[Xa]] = {}
    for xa in all_xa():
        keys.setdefault(slug(f"{xa.loai} {xa.ten} {xa.tinh.ten}"), []).append(xa)
    for key, units in keys.items():
        outcome = find(key)
        if len(units) == 1:
            assert outcome.value == units[0], key
        else:
            assert [found.code for found in outcome.diagnostics] == ["BV102"], key


@pytest.mark.parametrize(
    "text",
    [
        "10804",
        " xã  Kim Thành , Hải Phòng. ",
        "Kim Thành (Hải Phòng)",
        "Xã Kim Thành (thành phố Hải Phòng)",
        "Xã Kim Thành - Hải Phòng",
        "Xã Kim Thành – TP. Hải Phòng",
        "xã Kim Thành thành phố Hải Phòng",
        "x. Kim Thành, tp Hải Phòng",
        "Kim Thành",
        "kim-thanh-hai-phong",
        "xa-kim-thanh",
        "Xa Kim Thanh, Hai Phong",
        unicodedata.normalize("NFD", "xã Kim Thành, Hải Phòng"),
    ],
)
def test_ways_to_write_one_commune(text: str) -> None:
    outcome = find(text)
    assert outcome.ok
    assert outcome.value is not None
    assert outcome.value.ma == "10804"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("xã Ea H’Leo", "xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("Xuân Hương - Đà Lạt", "phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng"),
        ("phường xuân hương – đà lạt, lâm đồng", "phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng"),
        ("Xa Dung", "xã Xa Dung, tỉnh Điện Biên"),
        ("Phú Quốc", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("xã Hoà Phú, Đắk Lắk", "xã Hòa Phú, tỉnh Đắk Lắk"),
        ("phường 1 bảo lộc", "Phường 1 Bảo Lộc, tỉnh Lâm Đồng"),
        ("phường Sài Gòn, TP.HCM", "phường Sài Gòn, Thành phố Hồ Chí Minh"),
    ],
)
def test_folding(text: str, found: str) -> None:
    outcome = find(text)
    assert outcome.value is not None
    assert outcome.value.ten_kem_tinh == found
    assert not outcome.diagnostics


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("xã Kim Thàng, Hải Phòng", "xã Kim Thành, thành phố Hải Phòng"),
        ("xã Kim Thanh, Hải Phòng", "xã Kim Thành, thành phố Hải Phòng"),
        ("phường Thượng Hông, Hưng Yên", "phường Thượng Hồng, tỉnh Hưng Yên"),
        ("xã Vĩnh Lạy, Hải Phòng", "xã Vĩnh Lại, thành phố Hải Phòng"),
        ("xã M'Đrắk", "xã M'Drắk, tỉnh Đắk Lắk"),
        ("xã Ea HLeo, Đắk Lắk", "xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("Nguyễn Bĩnh Khiêm", "Xã Nguyễn Bỉnh Khiêm, thành phố Hải Phòng"),
    ],
)
def test_misspelt_names_bring_the_right_suggestion(text: str, meant: str) -> None:
    found = only(text)
    assert found.code == "BV101"
    assert f"“{meant}”" in found.mend


@pytest.mark.parametrize("text", ["", "   ", "(", ",,", "99999", "xã Qwertyuiop"])
def test_unknown(text: str) -> None:
    assert only(text).code == "BV101"


def test_a_code_that_lost_its_zeros_is_recognised() -> None:
    found = only("4")
    assert found.code == "BV101"
    assert "00004" in found.mend


def test_ambiguous_names_list_the_provinces() -> None:
    found = only("Trần Phú")
    assert found.code == "BV102"
    assert "Phường Trần Phú, tỉnh Hà Tĩnh" in found.message
    assert only("xã Tân Tiến").message.count(";") == 5
    assert "và 1 đơn vị khác" in only("xã Tân Tiến").message
    assert only("Ba To, Quang Ngai").code == "BV102"


def test_wrong_kind() -> None:
    found = only("phường Kim Thành, Hải Phòng")
    assert (found.code, found.message) == ("BV103", "Kim Thành (thành phố Hải Phòng) là xã, không phải phường.")
    assert only("xã Phú Quốc").code == "BV103"


def test_wrong_province() -> None:
    found = only("xã Kim Thành, tỉnh Hưng Yên")
    assert (found.code, found.message) == ("BV104", "Không có xã Kim Thành ở tỉnh Hưng Yên.")
    assert "“xã Kim Thành, thành phố Hải Phòng”" in found.mend


@pytest.mark.parametrize(
    "text", ["xã Hòa Phong, thị xã Mỹ Hào, tỉnh Hưng Yên", "Xã Hoà Phong, Hưng Yên", "xã Hòa Phong (Mỹ Hào)", "12115"]
)
def test_abolished_commune_and_what_it_became(text: str) -> None:
    found = only(text)
    assert found.code == "BV105"
    assert found.message == (
        "Từ ngày 01/7/2025, xã Hòa Phong (thị xã Mỹ Hào, tỉnh Hưng Yên) không còn; "
        "nay thuộc phường Thượng Hồng, tỉnh Hưng Yên."
    )
    assert found.mend == "ghi “phường Thượng Hồng, tỉnh Hưng Yên”."


def test_abolished_commune_that_was_split() -> None:
    found = only("thị trấn Văn Điển, huyện Thanh Trì, Hà Nội")
    assert found.code == "BV105"
    assert "nay chia về phường Hoàng Liệt, thành phố Hà Nội; xã Thanh Trì" in found.message


def test_abolished_namesakes_are_all_listed() -> None:
    found = only("xã Hòa Phong")
    assert found.code == "BV105"
    assert found.message.count("xã Hòa Phong (") == 4


def test_former_province() -> None:
    found = only("xã Kim Thành, tỉnh Hải Dương")
    assert (found.code, found.mend) == ("BV105", "ghi “xã Kim Thành, thành phố Hải Phòng”.")
    assert found.message == "Từ ngày 01/7/2025, tỉnh Hải Dương không còn; nay là thành phố Hải Phòng."


def test_a_district_is_a_warning_when_the_commune_kept_its_name() -> None:
    outcome = find("xã Kim Thành, huyện Kim Thành, Hải Phòng")
    assert outcome.ok
    assert [(found.code, found.severity) for found in outcome.diagnostics] == [("BV105", Severity.CANH_BAO)]


def test_unknown_province() -> None:
    found = only("xã Vĩnh Lại, Hải Phong")
    assert (found.code, found.message) == ("BV106", "Không có tỉnh, thành phố nào tên “Hải Phong”.")
    assert found.mend == "có phải “xã Vĩnh Lại, thành phố Hải Phòng”?"


def test_a_kind_that_changed_is_a_warning_after_the_day_and_none_before() -> None:
    outcome = find("xã Tiên Du, Bắc Ninh", date.max)
    assert outcome.ok
    assert [(found.code, found.severity) for found in outcome.diagnostics] == [("BV103", Severity.CANH_BAO)]
    assert "388/NQ-UBTVQH16" in outcome.diagnostics[0].message
    assert not find("xã Tiên Du, tỉnh Bắc Ninh", date(2026, 6, 13)).diagnostics
    assert only("phường Tiên Du", date(2026, 6, 13)).code == "BV103"


@pytest.mark.parametrize("tinh", all_tinh(), ids=lambda tinh: tinh.ma)
def test_every_province_is_found(tinh: object) -> None:
    known = next(other for other in all_tinh() if other == tinh)
    for text in (known.ma, known.ten, known.ten_day_du, known.ten_day_du.upper(), slug(known.ten)):
        outcome = find_tinh(text)
        assert outcome.value == known
        assert not outcome.diagnostics


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("tỉnh Hải Dương", "BV105", "thành phố Hải Phòng"),
        ("thành phố Hải Dương", "BV105", "thành phố Hải Phòng"),
        ("Thừa Thiên Huế", "BV105", "thành phố Huế"),
        ("tỉnh Hải Phòng", "BV103", "thành phố Hải Phòng"),
        ("Hưng Yen", "BV106", "có phải “tỉnh Hưng Yên”?"),
        ("Atlantis", "BV106", "34 tỉnh"),
        ("", "BV106", "34 tỉnh"),
    ],
)
def test_provinces_not_found(text: str, code: str, words: str) -> None:
    outcome = find_tinh(text)
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == [code]
    assert words in outcome.diagnostics[0].mend


def test_a_province_that_became_a_city_is_a_warning() -> None:
    outcome = find_tinh("tỉnh Đồng Nai", date.max)
    assert outcome.ok
    assert [found.code for found in outcome.diagnostics] == ["BV103"]
    assert not find_tinh("tỉnh Đồng Nai", date(2026, 4, 29)).diagnostics


def test_became() -> None:
    (old,) = became("xã Hòa Phong, thị xã Mỹ Hào")
    assert old.ten_kem_noi == "xã Hòa Phong (thị xã Mỹ Hào, tỉnh Hưng Yên)"
    assert [xa.ma for xa in old.thanh] == ["12127"]
    assert became("12115") == (old,)
    assert became("xã Qwertyuiop") == ()
    (split,) = became("xã Hòa Bình, huyện Kim Thành, Hải Dương")
    assert [xa.ten for xa in split.thanh] == ["Kim Thành", "Hà Nam"]


@given(st.text(max_size=40) | st.text(alphabet="xã phườngKTđặc,()-.'0123456789\u0300", max_size=30))
def test_no_text_raises_and_every_failure_says_how_to_mend(text: str) -> None:
    outcome = find(text)
    assert outcome.value is not None or outcome.errors
    for found in (*outcome.diagnostics, *find_tinh(text).diagnostics):
        assert found.message
        assert found.mend
    became(text)
