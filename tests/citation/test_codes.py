"""Số, ký hiệu: every form is read and printed, and found in running text, also misspelt or broken over lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citation import CodeFault, Form, SoKyHieu, find_codes, parse
from tests.citation.strategies import codes, plain_words

FORMS = {
    "72/2025/QH15": (Form.QUOC_HOI, 2025, "", ("QH15",)),
    "351/2017/UBTVQH14": (Form.QUOC_HOI, 2017, "", ("UBTVQH14",)),
    "30/2020/NĐ-CP": (Form.QPPL, 2020, "NĐ", ("CP",)),
    "66.25/2026/NQ-CP": (Form.QPPL, 2026, "NQ", ("CP",)),
    "01/2026/QĐ-UBND": (Form.QPPL, 2026, "QĐ", ("UBND",)),
    "03/2019/TTLT-BTC-BNV": (Form.QPPL, 2019, "TTLT", ("BTC", "BNV")),
    "359-KH/TU": (Form.DANG, None, "KH", ("TU",)),
    "57-NQ/TW": (Form.DANG, None, "NQ", ("TW",)),
    "04-CTr/ĐU": (Form.DANG, None, "CTr", ("ĐU",)),
    "02-KH/BCĐTW": (Form.DANG, None, "KH", ("BCĐTW",)),
    "142/KH-UBND": (Form.HANH_CHINH, None, "KH", ("UBND",)),
    "47A/KH-UBND": (Form.HANH_CHINH, None, "KH", ("UBND",)),
    "923/QĐ-TTg": (Form.HANH_CHINH, None, "QĐ", ("TTg",)),
    "71/NQ-CP": (Form.HANH_CHINH, None, "NQ", ("CP",)),
    "1676/NQ-UBTVQH15": (Form.HANH_CHINH, None, "NQ", ("UBTVQH15",)),
    "507/GP-UBND": (Form.HANH_CHINH, None, "GP", ("UBND",)),
    "2144/UBND-NVKTGS": (Form.CONG_VAN, None, "", ("UBND", "NVKTGS")),
    "22/UBND-VP7": (Form.CONG_VAN, None, "", ("UBND", "VP7")),
    "413/KTHT&ĐT-NS": (Form.CONG_VAN, None, "", ("KTHT&ĐT", "NS")),
    "05/VHXH": (Form.CONG_VAN, None, "", ("VHXH",)),
}


@pytest.mark.parametrize("text", FORMS)
def test_every_form_of_section_7_is_read_printed_and_found(text: str) -> None:
    code = parse(text)
    assert code is not None
    assert (code.form, code.nam, code.ky_hieu_loai, code.co_quan) == FORMS[text]
    assert str(code) == text
    found = find_codes(f"Căn cứ Văn bản số {text} ngày 14/5/2025, giai đoạn 2025 - 2030.")
    assert [(one.code, one.raw) for one in found] == [(code, text)]


@given(codes())
def test_a_printed_code_reads_as_itself(code: SoKyHieu) -> None:
    assert parse(str(code)) == code


@given(plain_words(), codes(), plain_words())
def test_a_code_is_found_wherever_it_stands(before: str, code: SoKyHieu, after: str) -> None:
    text = f"{before} Văn bản số {code} {after}"
    start = text.index("Văn bản số ") + len("Văn bản số ")
    assert (start, code) in [(one.start, one.code) for one in find_codes(text)]


@given(codes())
def test_a_decomposed_text_gives_the_same_code_at_its_own_place(code: SoKyHieu) -> None:
    text = unicodedata.normalize("NFD", f"Căn cứ Nghị định số {code} của Chính phủ")
    [found] = find_codes(text)
    assert found.code == code
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == str(code)
    assert found.raw == text[found.start : found.end]


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    parse(text)
    for found in find_codes(text):
        assert found.raw == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 14/5/2025",
        "ngày 10 /7/2025",
        "giai đoạn 2025 - 2030",
        "Từ năm 2025-2027:",
        "trực 24/7",
        "1/3 số phiếu",
        "điện thoại 0225-3822-456",
        "ĐT: 0225/3822456",
        "cán bộ xã/phường",
        "5 xã/phường",
        "và/hoặc",
        "60 km/h",
        "100kg/lần nổ",
        "10.774 kg/tháng",
        "https://vbpl.vn/30/2020/NĐ-CP/x",
        "www.a.vn/142/KH-UBND",
        "a@b.vn/12/KH-UBND",
        "Km30+00/KH-UBND",
        "QCVN 01:2019/BCT",
        "TCVN 6909:2001",
        "tỷ lệ 3/4 - UBND xã",
        "số 02/03/2026/HCNM - G16",
        "số 01.6/GĐN/KSYB",
        "số 12/Tổ dân phố",
        "mã số 4638/TBĐ",
        "ngày 30/6/2025 - UBND xã",
        "năm 2025-KH",
        "lớp 12/A",
        "12-15/KH-UBND-",
        "tại 7 - Nhà/UBND",
        "2026/NĐ-CP",
        "Số:      /KH-UBND",
        "số 3/4/UBND",
    ],
)
def test_what_only_looks_like_a_code_is_left(text: str) -> None:
    assert find_codes(text) == []


@pytest.mark.parametrize(
    ("text", "canonical", "faults"),
    [
        ("số 47A /KH-UBND", "47A/KH-UBND", {CodeFault.KHOANG_TRANG, CodeFault.CHU_KEM_SO}),
        ("số 01/QĐ - UBND", "01/QĐ-UBND", {CodeFault.KHOANG_TRANG}),
        ("số 359 - KH / TU", "359-KH/TU", {CodeFault.KHOANG_TRANG}),
        ("số 30 / 2020 / NĐ - CP", "30/2020/NĐ-CP", {CodeFault.KHOANG_TRANG}),
        ("số 04-\nCTr/ĐU", "04-CTr/ĐU", {CodeFault.NGAT_DONG}),
        ("số 04- \n\nCTr/ĐU", "04-CTr/ĐU", {CodeFault.NGAT_DONG, CodeFault.KHOANG_TRANG}),
        ("số 359-KH/\r\nTU", "359-KH/TU", {CodeFault.NGAT_DONG}),
        ("số 5/KH-UBND", "05/KH-UBND", {CodeFault.SO_KHONG}),
        ("số 005/KH-UBND", "05/KH-UBND", {CodeFault.SO_KHONG}),
        ("số 142/KH–UBND", "142/KH-UBND", {CodeFault.GACH_SAI}),
        ("số 359—KH/TU", "359-KH/TU", {CodeFault.GACH_SAI}),
        ("số 142/KH\u2011UBND", "142/KH-UBND", set()),
        ("số 142/kh-ubnd", "142/KH-UBND", {CodeFault.CHU_THUONG}),
        ("số 923/qđ-ttg", "923/QĐ-TTg", {CodeFault.CHU_THUONG}),
    ],
)
def test_a_misspelt_code_is_read_and_the_fault_named(text: str, canonical: str, faults: set[CodeFault]) -> None:
    [found] = find_codes(text)
    assert (str(found.code), found.faults) == (canonical, faults)


@pytest.mark.parametrize(
    "text", ["142/kh-ubnd", "142 /KH-UBND", "142/KH–UBND", " 142/KH-UBND", "142/KH-UBND.", "KH-UBND", ""]
)
def test_the_exact_reading_refuses_what_is_not_spelled_so(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("form", "so", "nam", "loai", "org"),
    [
        (Form.HANH_CHINH, "05", None, "", ("UBND",)),
        (Form.CONG_VAN, "05", None, "", ("KH", "UBND")),
        (Form.QPPL, "05", None, "NĐ", ("CP",)),
        (Form.DANG, "x", None, "NQ", ("TW",)),
        (Form.DANG, "05", 2025, "NQ", ("TW",)),
        (Form.DANG, "05", None, "NQ", ("T W",)),
    ],
)
def test_parts_that_make_no_code_are_refused(
    form: Form, so: str, nam: int | None, loai: str, org: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=form):
        SoKyHieu(form, so, nam, loai, org)


def test_a_sentence_end_and_the_next_word_are_no_part_of_the_code() -> None:
    assert [one.raw for one in find_codes("theo Nghị quyết số 57-NQ/TW.Qua đó, 04-CTr/ĐU; và 71/NQ-CP/.")] == [
        "57-NQ/TW",
        "04-CTr/ĐU",
        "71/NQ-CP",
    ]
