"""Ordinals in print and ordinals read from what people type."""

from __future__ import annotations

import pytest

from generator.outline import ALPHABET, Scheme, ordinal, read_label


def test_the_alphabet_of_points_is_the_decrees() -> None:
    assert " ".join(ALPHABET) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize(
    ("scheme", "index", "above", "printed"),
    [
        (Scheme.PHAN, 2, "", "Phần II"),
        (Scheme.CHU_HOA, 5, "", "Đ."),
        (Scheme.LA_MA, 4, "", "IV."),
        (Scheme.LA_MA, 19, "", "XIX."),
        (Scheme.SO, 12, "", "12."),
        (Scheme.SO_CAP, 2, "1.", "1.2."),
        (Scheme.SO_CAP, 3, "1.2.", "1.2.3."),
        (Scheme.SO_CAP, 1, "II.", "2.1."),
        (Scheme.SO_CAP, 1, "Phần III", "3.1."),
        (Scheme.SO_CAP, 4, "", "4."),
        (Scheme.CHU, 5, "", "đ)"),
        (Scheme.CHU, 7, "", "g)"),
        (Scheme.CHU, 23, "", "y)"),
        (Scheme.CHU, 24, "", "aa)"),
        (Scheme.CHU, 47, "", "aaa)"),
        (Scheme.SO_NGOAC, 1, "", "1)"),
        (Scheme.GACH, 9, "", "-"),
        (Scheme.CONG, 9, "", "+"),
        (Scheme.KHONG, 1, "", ""),
    ],
)
def test_the_printed_ordinal(scheme: Scheme, index: int, above: str, printed: str) -> None:
    assert ordinal(scheme, index, above) == printed


@pytest.mark.parametrize(
    ("line", "scheme", "values", "raw", "rest"),
    [
        ("I. MỤC ĐÍCH", Scheme.LA_MA, (1,), "I.", "MỤC ĐÍCH"),
        ("I.MỤC ĐÍCH", Scheme.LA_MA, (1,), "I.", "MỤC ĐÍCH"),
        ("XIV. TỔ CHỨC", Scheme.LA_MA, (14,), "XIV.", "TỔ CHỨC"),
        ("II/ NỘI DUNG", Scheme.LA_MA, (2,), "II/", "NỘI DUNG"),
        ("II - NỘI DUNG", Scheme.LA_MA, (2,), "II -", "NỘI DUNG"),
        ("C. NỘI DUNG", Scheme.CHU_HOA, (3,), "C.", "NỘI DUNG"),
        ("D. NỘI DUNG", Scheme.CHU_HOA, (4,), "D.", "NỘI DUNG"),
        ("Đ. NỘI DUNG", Scheme.CHU_HOA, (5,), "Đ.", "NỘI DUNG"),
        ("Phần I", Scheme.PHAN, (1,), "Phần I", ""),
        ("PHẦN II. NỘI DUNG", Scheme.PHAN, (2,), "PHẦN II.", "NỘI DUNG"),
        ("Phần thứ ba", Scheme.PHAN, (3,), "Phần thứ ba", ""),
        ("1. Mục đích", Scheme.SO, (1,), "1.", "Mục đích"),
        ("1.Mục đích", Scheme.SO, (1,), "1.", "Mục đích"),
        ("1.\tMục đích", Scheme.SO, (1,), "1.", "Mục đích"),
        ("1) Mục đích", Scheme.SO, (1,), "1)", "Mục đích"),
        ("1/ Mục đích", Scheme.SO, (1,), "1/", "Mục đích"),
        ("1- Mục đích", Scheme.SO, (1,), "1-", "Mục đích"),
        ("01. Mục đích", Scheme.SO, (1,), "01.", "Mục đích"),
        ("4. 2025 là năm đầu", Scheme.SO, (4,), "4.", "2025 là năm đầu"),
        ("2. {{ nhiem_vu }}", Scheme.SO, (2,), "2.", "{{ nhiem_vu }}"),
        ("2.{{ nhiem_vu }}", Scheme.SO, (2,), "2.", "{{ nhiem_vu }}"),
        ("1.1. Đối với xã", Scheme.SO_CAP, (1, 1), "1.1.", "Đối với xã"),
        ("1.1 Đối với xã", Scheme.SO_CAP, (1, 1), "1.1", "Đối với xã"),
        ("1.2.3. đối với xã", Scheme.SO_CAP, (1, 2, 3), "1.2.3.", "đối với xã"),
        ("II.1. Đối với xã", Scheme.SO_CAP, (2, 1), "II.1.", "Đối với xã"),
        ("a) Tập thể", Scheme.CHU, (1,), "a)", "Tập thể"),
        ("a)tập thể", Scheme.CHU, (1,), "a)", "tập thể"),
        ("đ) Cá nhân", Scheme.CHU, (5,), "đ)", "Cá nhân"),
        ("a. Tập thể", Scheme.CHU, (1,), "a.", "Tập thể"),
        ("a/ Tập thể", Scheme.CHU, (1,), "a/", "Tập thể"),
        ("i) Tập thể", Scheme.CHU, (9,), "i)", "Tập thể"),
        ("f) Tập thể", Scheme.CHU, (0,), "f)", "Tập thể"),
        ("bb) Tập thể", Scheme.CHU, (25,), "bb)", "Tập thể"),
        ("- Phát huy", Scheme.GACH, (), "-", "Phát huy"),
        ("-Phát huy", Scheme.GACH, (), "-", "Phát huy"),
        ("– phát huy", Scheme.GACH, (), "–", "phát huy"),
        ("— Phát huy", Scheme.GACH, (), "—", "Phát huy"),
        ("• Phát huy", Scheme.GACH, (), "•", "Phát huy"),
        ("* Phát huy", Scheme.GACH, (), "*", "Phát huy"),
        ("+ 80% trở lên", Scheme.CONG, (), "+", "80% trở lên"),
        ("-", Scheme.GACH, (), "-", ""),
        ("1.", Scheme.SO, (1,), "1.", ""),
    ],
)
def test_a_label_is_read(line: str, scheme: Scheme, values: tuple[int, ...], raw: str, rest: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.scheme, label.values, label.raw, line[label.rest :]) == (scheme, values, raw, rest)


def test_a_roman_number_that_may_be_a_letter_says_so() -> None:
    one, two = read_label("I. KINH PHÍ"), read_label("II. KINH PHÍ")
    assert one is not None
    assert two is not None
    assert (one.letter, two.letter) == (9, None)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2025 - 2030 là giai đoạn",
            "2030. Trong quá trình",
            "14/5/2025",
            "14/5/2025 của",
            "24/7 trong tuần",
            "25.6.2025",
        ),
        *(
            "1.000 đồng",
            "1.000.000 đồng",
            "3,5 triệu đồng",
            "1.5 tỷ đồng",
            "2.5%",
            "80% trở lên",
            "5 - 10 tuổi",
            "0. Không",
        ),
        *(
            "57-NQ/TW",
            "57- NQ/TW ngày",
            "04- CTr/ĐU ngày",
            "04- Chương trình",
            "145/KH-UBND",
            "47A/KH-UBND",
            "66.25/2026/NQ-CP",
            "1/3 số thôn",
        ),
        *(
            "V.I. Lê-nin",
            "C.Ty TNHH",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "TP. Hải Phòng",
            "V-NQ/TW",
            "Mục đích. Yêu cầu",
        ),
        *("v.v.", "www.kimthanh.vn", "xã Kim Thành", "Phần mềm quản lý", "Phần I của Kế hoạch", "Phần 1/3 số thôn"),
        *(
            "-5 độ",
            "-NQ/TW ngày",
            "+84 912",
            "---",
            "*nghiêng*",
            "**đậm**",
            "*",
            "(1) Hồ sơ",
            "{{ x }}",
            "“I. MỤC”",
            "",
        ),
    ],
)
def test_what_only_looks_like_a_label_is_left_alone(line: str) -> None:
    assert read_label(line) is None
