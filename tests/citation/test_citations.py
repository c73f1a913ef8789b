"""Viện dẫn: the elements in their usual and unusual orders, laws by name, several in one sentence, printed forms."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citation import Ngay, VienDan, find_citations, parse, parse_citation, print_citation
from tests.citation.strategies import citations, plain_words

_PIECES = [
    *("Luật", "Nghị quyết", "số", "của", "ngày", "57-NQ/TW", "1/2/2025", "Bộ", "này", "về", "và"),
    *("“", "”", "(", ")", ";", ".", "\n"),
]


def elements(v: VienDan) -> list[str]:
    code = "" if v.so_ky_hieu is None else str(v.so_ky_hieu)
    return [" ".join([v.loai, v.ten]).strip(), code, v.ngay.ghi if v.ngay else "", v.co_quan_ban_hanh, v.trich_yeu]


ONE = {
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;": [
        "Nghị định",
        "30/2020/NĐ-CP",
        "05 tháng 3 năm 2020",
        "Chính phủ",
        "về công tác văn thư",
    ],
    "Thực hiện Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy xã Ba Tô về chuyển đổi số.": [
        "Nghị quyết",
        "12-NQ/ĐU",
        "05/9/2026",
        "Đảng ủy xã Ba Tô",
        "về chuyển đổi số",
    ],
    "theo Quyết định của Thủ tướng Chính phủ số 923/QĐ-TTg ngày 14/5/2025.": [
        "Quyết định",
        "923/QĐ-TTg",
        "14/5/2025",
        "Thủ tướng Chính phủ",
        "",
    ],
    "Nghị quyết số 71/NQ-CP của Chính phủ ngày 01/4/2025 sửa đổi, bổ sung Chương trình hành động.": [
        "Nghị quyết",
        "71/NQ-CP",
        "01/4/2025",
        "Chính phủ",
        "sửa đổi, bổ sung Chương trình hành động",
    ],
    "Quyết định 1883/QĐ-UBND ngày 06/11/2025 của UBND tỉnh Lào Cai về việc Ủy quyền cho Giám đốc Sở.": [
        "Quyết định",
        "1883/QĐ-UBND",
        "06/11/2025",
        "UBND tỉnh Lào Cai",
        "về việc Ủy quyền cho Giám đốc Sở",
    ],
    "Thông tư số 01/2026/TT-BVHTTDL ngày 17/01/2026 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định mẫu;": [
        "Thông tư",
        "01/2026/TT-BVHTTDL",
        "17/01/2026",
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        "quy định mẫu",
    ],
    "Quyết định số 1050/QĐ-SCT ngày 06/3/2026 của Giám đốc Sở (sau đây viết tắt là Đoàn) về việc kiểm tra.": [
        "Quyết định",
        "1050/QĐ-SCT",
        "06/3/2026",
        "Giám đốc Sở",
        "về việc kiểm tra",
    ],
    "Kế hoạch số 145/KH-UBND ngày 11/6/2025 của UBND xã về thi đua “A; B. C”, giai đoạn 2025 - 2030; và": [
        "Kế hoạch",
        "145/KH-UBND",
        "11/6/2025",
        "UBND xã",
        "về thi đua “A; B. C”, giai đoạn 2025 - 2030",
    ],
    "(Nghị quyết số 57-NQ/TW)": ["Nghị quyết", "57-NQ/TW", "", "", ""],
    "NĐ 30/2020/NĐ-CP": ["Nghị định", "30/2020/NĐ-CP", "", "", ""],
    "Văn bản số 22/UBND-VP7 ngày 09/7/2025": ["Văn bản", "22/UBND-VP7", "09/7/2025", "", ""],
    "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;": ["Luật Thi đua, khen thưởng", "", "15/6/2022", "", ""],
    "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;": [
        "Luật Tổ chức chính quyền địa phương",
        "72/2025/QH15",
        "16/6/2025",
        "",
        "",
    ],
    "quy định của Luật Đất đai và các văn bản hướng dẫn": ["Luật Đất đai", "", "", "", ""],
    "tổ chức thực hiện Kế hoạch này.": ["Kế hoạch", "", "", "", ""],
    "Kế hoạch hành động của Ban Thường vụ Tỉnh ủy.": ["Kế hoạch hành động", "", "", "Ban Thường vụ Tỉnh ủy", ""],
    "căn cứ số 57-NQ/TW ngày 22/12/2024": ["", "57-NQ/TW", "22/12/2024", "", ""],
}


@pytest.mark.parametrize("text", ONE)
def test_the_elements_of_one_citation(text: str) -> None:
    [found] = find_citations(text)
    assert elements(found) == ONE[text]
    assert parse_citation(print_citation(found, full=True)) == found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Nghị quyết số 57-NQ/TW và Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025; Luật Hóa chất",
            ["57-NQ/TW", "02-KH/BCĐTW", ""],
        ),
        (
            "các Nghị quyết số 57-NQ/TW, 59-NQ/TW, số 66-NQ/TW và 68-NQ/TW",
            ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"],
        ),
    ],
)
def test_several_citations_of_one_sentence(text: str, codes: list[str]) -> None:
    found = find_citations(text)
    assert [elements(v)[1] for v in found] == codes
    assert not any(v.trong_trich_yeu for v in found)


def test_codes_in_a_row_share_the_type_word() -> None:
    assert {v.loai for v in find_citations("Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW")} == {"Nghị quyết"}


def test_a_citation_within_a_trich_yeu_says_so() -> None:
    outer, inner = find_citations(
        "Kế hoạch số 05/KH-UBND ngày 11/7/2025 của UBND xã về thực hiện Nghị quyết số 57-NQ/TW."
    )
    assert (outer.trong_trich_yeu, inner.trong_trich_yeu) == (False, True)
    assert outer.trich_yeu == "về thực hiện Nghị quyết số 57-NQ/TW"


def test_the_next_citation_ends_a_trich_yeu() -> None:
    first, second = find_citations(
        "Quyết định số 01/QĐ-UBND ngày 02/3/2025 của UBND xã về giao chỉ tiêu và Kế hoạch số 05/KH-UBND ngày 11/7/2025."
    )
    assert first.trich_yeu == "về giao chỉ tiêu"
    assert not second.trong_trich_yeu


@pytest.mark.parametrize(
    "text",
    [
        "Số: 56/KH-UBND",
        "theo quy định của pháp luật",
        "các kế hoạch, chương trình, đề án của tỉnh",
        "Bằng khen của Chính phủ",
        "hướng dẫn của Sở Nội vụ",
        "báo cáo của Ủy ban nhân dân xã",
        "ngày 14/5/2025 của Chính phủ",
        "Luật",
    ],
)
def test_what_cites_nothing_is_left(text: str) -> None:
    assert find_citations(text) == []


def test_line_ends_are_blanks_and_a_new_item_ends_a_trich_yeu() -> None:
    text = "Nghị\nquyết số\n57-\nNQ/TW ngày\n22/12/2024 của Bộ Chính\ntrị về đột phá\nphát triển\n2. Yêu cầu"
    [found] = find_citations(text)
    assert elements(found) == ["Nghị quyết", "57-NQ/TW", "22/12/2024", "Bộ Chính trị", "về đột phá phát triển"]
    assert text[found.start : found.end].endswith("phát triển")


def test_the_comma_and_the_missing_word_are_facts() -> None:
    [party] = find_citations("Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026")
    [bare] = find_citations("Nghị quyết 12-NQ/ĐU")
    assert (party.phay_truoc_ngay, party.co_chu_so) == (True, True)
    assert (bare.phay_truoc_ngay, bare.co_chu_so) == (False, False)


@given(citations())
def test_what_is_printed_reads_as_itself(v: VienDan) -> None:
    assert parse_citation(print_citation(v, full=True)) == v


@given(citations())
def test_the_later_form_is_type_and_code(v: VienDan) -> None:
    printed = print_citation(v, full=False)
    assert printed == " ".join(part for part in (v.loai, v.ten, "số", str(v.so_ky_hieu)) if part)
    again = parse_citation(printed)
    assert again == VienDan(v.loai, v.ten, v.so_ky_hieu)


@given(plain_words(), citations(), plain_words())
def test_a_citation_is_found_wherever_it_stands(before: str, v: VienDan, after: str) -> None:
    text = f"{before}; {print_citation(v, full=True)}; {after}"
    assert (v.so_ky_hieu, v.ngay) in [(one.so_ky_hieu, one.ngay) for one in find_citations(text)]


@given(citations())
def test_a_decomposed_text_gives_equal_citations_at_their_own_places(v: VienDan) -> None:
    text = unicodedata.normalize("NFD", f"Căn cứ {print_citation(v, full=True)}.")
    found = find_citations(text)[0]
    assert found == v
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == print_citation(v, full=True)


@given(st.text() | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_no_text_is_too_odd(text: str) -> None:
    for v in find_citations(text):
        assert 0 <= v.start < v.end <= len(text)
        print_citation(v, full=True)


def test_a_law_is_cited_later_by_its_name_alone() -> None:
    [law] = find_citations("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;")
    assert print_citation(law, full=False) == "Luật Tổ chức chính quyền địa phương"


def test_a_date_prints_with_the_zeros_of_the_decree() -> None:
    assert str(Ngay(5, 2, 2020)) == "05/02/2020"
    assert str(Ngay(5, 3, 2020, bang_chu=True)) == "05 tháng 3 năm 2020"
    assert Ngay(30, 2, 2026).gia_tri is None
    assert Ngay(28, 2, 2026).gia_tri == date(2026, 2, 28)


def test_a_citation_made_by_hand_prints_in_both_forms() -> None:
    v = VienDan(
        "Nghị định",
        so_ky_hieu=parse("30/2020/NĐ-CP"),
        ngay=Ngay(5, 3, 2020),
        co_quan_ban_hanh="Chính phủ",
        trich_yeu="về công tác văn thư",
    )
    assert print_citation(v, full=True) == "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
    assert print_citation(v, full=False) == "Nghị định số 30/2020/NĐ-CP"
