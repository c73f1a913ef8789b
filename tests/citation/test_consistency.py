"""The consistency matrix: one contradiction, one fact; what agrees is silent. Two ways to cite one document."""

from __future__ import annotations

import pytest

from generator.citation import Conflict, ConflictKind, Fault, FaultKind, conflicts, faults, find_citations


def facts(text: str) -> list[Fault]:
    return [fault for v in find_citations(text) for fault in faults(v)]


@pytest.mark.parametrize(
    ("text", "kind", "ghi", "nen"),
    [
        ("Nghị quyết số 71-NQ/CP", FaultKind.DAU_NOI, "71-NQ/CP", "71/NQ-CP"),
        ("Nghị quyết số 71/NQ-TW", FaultKind.DAU_NOI, "71/NQ-TW", "71-NQ/TW"),
        ("Kế hoạch số 05-KH/UBND", FaultKind.DAU_NOI, "05-KH/UBND", "05/KH-UBND"),
        ("Thông báo số 05/TB-VPTU", FaultKind.DAU_NOI, "05/TB-VPTU", "05-TB/VPTU"),
        ("Quyết định số 71/NQ-CP", FaultKind.LOAI_KHAC_MA, "Quyết định", "Nghị quyết"),
        ("Quy định số 05/QĐ-UBND", FaultKind.LOAI_KHAC_MA, "Quy định", "Quyết định"),
        ("Kế hoạch số 12/UBND-VX", FaultKind.LOAI_KHAC_MA, "Kế hoạch", "Công văn"),
        ("Nghị định số 72/2025/QH15", FaultKind.LOAI_KHAC_MA, "Nghị định", ""),
        ("Văn bản số 22/UBND-VP7", FaultKind.LOAI_CHUNG, "Văn bản", "Công văn"),
        ("Chương trình số 04-CTr/TU của Đảng ủy xã", FaultKind.CO_QUAN_KHAC_MA, "Đảng ủy xã", "TU"),
        ("Quyết định số 923/QĐ-CP của Thủ tướng Chính phủ", FaultKind.CO_QUAN_KHAC_MA, "Thủ tướng Chính phủ", "CP"),
        ("Quyết định số 15/QĐ-BNV của Bộ Công Thương", FaultKind.CO_QUAN_KHAC_MA, "Bộ Công Thương", "BNV"),
        ("Kế hoạch số 05/KH-UBND ngày 30/02/2026", FaultKind.NGAY_KHONG_CO, "30/02/2026", ""),
        ("Kế hoạch số 05/KH-UBND ngày 10/07/2025", FaultKind.NGAY_THEM_KHONG, "10/07/2025", "10/7/2025"),
        ("Kế hoạch số 05/KH-UBND ngày 5/7/2025", FaultKind.NGAY_THEM_KHONG, "5/7/2025", "05/7/2025"),
        ("Kế hoạch số 05/KH-UBND ngày 15/2/2025", FaultKind.NGAY_THEM_KHONG, "15/2/2025", "15/02/2025"),
        (
            "Kế hoạch số 05/KH-UBND ngày 5 tháng 3 năm 2025",
            FaultKind.NGAY_THEM_KHONG,
            "5 tháng 3 năm 2025",
            "05 tháng 3 năm 2025",
        ),
        ("Kế hoạch số 05/KH-UBND ngày 10 /7/2025", FaultKind.NGAY_KHOANG_TRANG, "10 /7/2025", "10/7/2025"),
        ("Luật số 72/2019/QH15", FaultKind.KHOA_QUOC_HOI, "72/2019/QH15", "QH14"),
        ("Nghị quyết số 1676/NQ-UBTVQH15 ngày 16/6/2017", FaultKind.KHOA_QUOC_HOI, "1676/NQ-UBTVQH15", "UBTVQH14"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021", FaultKind.NAM_KHAC_NGAY, "30/2020/NĐ-CP", "2021"),
        ("Tờ trình số 01/2026/TTr-UBND", FaultKind.NAM_THUA, "01/2026/TTr-UBND", "01/TTr-UBND"),
        ("Nghị định số 30/NĐ-CP", FaultKind.THIEU_NAM, "30/NĐ-CP", ""),
        ("Kế hoạch số 5/KH-UBND", FaultKind.SO_THEM_KHONG, "5/KH-UBND", "05/KH-UBND"),
        ("Kế hoạch số 47A/KH-UBND", FaultKind.CHU_KEM_SO, "47A/KH-UBND", ""),
        ("Kế hoạch số 47 /KH-UBND", FaultKind.KHOANG_TRANG, "47 /KH-UBND", "47/KH-UBND"),
    ],
)
def test_each_contradiction_is_one_fact(text: str, kind: FaultKind, ghi: str, nen: str) -> None:
    [found] = facts(text)
    assert (found.kind, found.ghi, found.nen) == (kind, ghi, nen)
    assert text[slice(*found.vi_tri)] == ghi


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025 của Ban Chỉ đạo Trung ương",
        "Nghị quyết số 1676/NQ-UBTVQH15 ngày 16/6/2025",
        "Nghị quyết số 29-NQ/TW ngày 25/7/2018 của Bộ Chính trị (khóa XII)",
        "Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư",
        "Quyết định số 05/2025/QĐ-UBND ngày 01/7/2025 của Chủ tịch UBND tỉnh Lào Cai",
        "Quy định số 12/QyĐ-UBND",
        "Thông tư số 56/2025/TT-BCT ngày 28/11/2025 của Bộ Trưởng Bộ Công Thương",
        "Thông báo số 3915/TB-SCT của Giám đốc Sở",
        "Giấy phép sử dụng số 507/GP-UBND",
        "Công văn số 2144/UBND-NVKTGS ngày 15/8/2025 của UBND thành phố Hải Phòng",
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        "Luật Hóa chất số 69/2025/QH15",
        "Công văn số 12-CV/ĐU",
        "Nghị quyết số 57-\nNQ/TW ngày 22/12/2024 của Bộ Chính trị",
        "Kế hoạch số 05/KH-BCĐ của Ban Chỉ đạo xã",
        "Kế hoạch này",
        "Chương trình hành động số 04-CTr/TU của Ban Thường vụ Tỉnh ủy",
        "Tờ trình số 05/VHXH của Phòng Văn hóa - Xã hội",
    ],
)
def test_what_agrees_is_silent(text: str) -> None:
    assert facts(text) == []


def pairs(text: str) -> list[tuple[ConflictKind, str, str]]:
    found: list[Conflict] = conflicts(find_citations(text))
    return [(one.kind, str(one.truoc.so_ky_hieu), str(one.sau.so_ky_hieu)) for one in found]


SUBJECT = "về đột phá phát triển khoa học, công nghệ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chương trình số 04-CTr/ĐU ngày 10/7/2025 của Đảng ủy xã A; "
            "Chương trình số 04-CTr/TU ngày 10/07/2025 của Đảng ủy xã A",
            [(ConflictKind.KY_HIEU, "04-CTr/ĐU", "04-CTr/TU")],
        ),
        (
            "Nghị quyết số 71/NQ-CP ngày 01/4/2025; Nghị quyết số 71-NQ/CP",
            [(ConflictKind.KY_HIEU, "71/NQ-CP", "71-NQ/CP")],
        ),
        (
            f"Nghị quyết số 71/NQ-CP ngày 01/4/2025 {SUBJECT}; "
            f"Nghị quyết số 71-NQ/TW ngày 01/4/2025 {SUBJECT} và đổi mới",
            [(ConflictKind.KY_HIEU, "71/NQ-CP", "71-NQ/TW")],
        ),
        (
            "Kế hoạch số 05/KH-UBND ngày 10/7/2025 của UBND xã A; Kế hoạch số 05/KH-UBND ngày 10/7/2025 của UBND xã B",
            [(ConflictKind.CO_QUAN, "05/KH-UBND", "05/KH-UBND")],
        ),
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024; Nghị quyết số 57-NQ/TW ngày 21/12/2024",
            [(ConflictKind.NGAY, "57-NQ/TW", "57-NQ/TW")],
        ),
    ],
)
def test_one_document_cited_in_two_ways(text: str, expected: list[tuple[ConflictKind, str, str]]) -> None:
    assert pairs(text) == expected
    assert pairs(f"{text}; {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ; Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị",
        "Kế hoạch số 05/KH-UBND ngày 10/7/2025 của UBND xã; Quyết định số 05/QĐ-UBND ngày 10/7/2025 của UBND xã",
        "Kế hoạch số 05/KH-UBND ngày 10/7/2025 của UBND xã A; Kế hoạch số 05-KH/ĐU ngày 10/7/2025 của Đảng ủy xã A",
        "Kế hoạch số 05/KH-UBND ngày 10/7/2025 của UBND tỉnh; "
        "Kế hoạch số 05/KH-UBND ngày 10/7/2025 của Ủy ban nhân dân tỉnh Ninh Bình",
        "Nghị quyết số 20-NQ/TW ngày 01/11/2012; Nghị quyết số 20-NQ/TW ngày 25/10/2017; Nghị quyết số 20-NQ/TW",
    ],
)
def test_different_documents_are_no_conflict(text: str) -> None:
    assert pairs(text) == []
