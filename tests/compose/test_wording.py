"""Wording: số, date, căn cứ, recipients, signatures of every body, targets and tasks as sentences, and "./."."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.inline import plain
from tests.compose.plans import PLAN, UNIT, body, context

NBSP = "\u00a0"


def office(**more: Any) -> dict[str, Any]:
    return {"don_vi": UNIT, "loai": "phong", "ten": "Phòng Văn hóa - Xã hội", "ky_hieu": "VHXH", **more}


def board(**more: Any) -> dict[str, Any]:
    return {"don_vi": UNIT, "loai": "tu_van", "ten": "Ban Chỉ đạo chuyển đổi số xã Ba Tô", "ky_hieu": "BCĐ", **more}


UBND, HDND = {"don_vi": UNIT}, {"don_vi": UNIT, "loai": "hdnd"}


# --- số, ký hiệu, date (PL I, II.3, II.4)


@pytest.mark.parametrize(
    ("body_of", "number", "printed"),
    [
        (UBND, 5, "Số: 05/KH-UBND"),
        (UBND, 9, "Số: 09/KH-UBND"),
        (UBND, 10, "Số: 10/KH-UBND"),
        (UBND, 142, "Số: 142/KH-UBND"),
        (HDND, 1, "Số: 01/KH-HĐND"),
        (office(), 7, "Số: 07/KH-VHXH"),
        (board(), 3, "Số: 03/KH-BCĐ"),
        ({"don_vi": UNIT, "ky_hieu": "UBND-VP"}, 5, "Số: 05/KH-UBND-VP"),
    ],
)
def test_the_number_has_two_digits_at_least(body_of: dict[str, Any], number: int, printed: str) -> None:
    assert context(co_quan_ban_hanh=body_of, so_van_ban=number)["so_ky_hieu"] == printed


def test_a_draft_leaves_room_for_the_number() -> None:
    printed = context()["so_ky_hieu"]
    assert printed.startswith("Số:" + NBSP)
    assert printed.endswith(NBSP + "/KH-UBND")
    assert set(printed[3:-8]) == {NBSP}


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1945, 2199))
def test_zeros_of_the_date(day: int, month: int, year: int) -> None:
    if day > 28:
        day = 28
    printed = context(ngay_ban_hanh=f"{day}/{month}/{year}")["dia_danh_ngay"]
    assert " ".join(printed) == (
        f"Ba Tô, ngày {'0' if day < 10 else ''}{day} tháng {'0' if month < 3 else ''}{month} năm {year}"
    )


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("tháng 7/2026", ["ngày_ tháng 7 năm 2026"]),
        ("năm 2026", ["ngày_ tháng_ năm 2026"]),
        (None, ["ngày_ tháng_ năm_"]),
    ],
)
def test_blanks_of_the_date_neither_stretch_nor_break(date: str | None, words: list[str]) -> None:
    printed = " ".join(context(ngay_ban_hanh=date)["dia_danh_ngay"])
    squeezed = re.sub(f"{NBSP}+", "_ ", printed.removeprefix("Ba Tô, ")).strip()
    assert [squeezed.replace("_ ", "_ ").replace("  ", " ")] == words


# --- the bodies


@pytest.mark.parametrize(
    ("body_of", "above", "lines", "full", "short"),
    [
        (UBND, [], ["ỦY BAN NHÂN DÂN", "XÃ BA TÔ"], "Ủy ban nhân dân xã Ba Tô", "UBND xã Ba Tô"),
        (HDND, [], ["HỘI ĐỒNG NHÂN DÂN", "XÃ BA TÔ"], "Hội đồng nhân dân xã Ba Tô", "HĐND xã Ba Tô"),
        (office(), ["UBND XÃ BA TÔ"], ["PHÒNG VĂN HÓA - XÃ HỘI"], "Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_names_of_the_issuing_body(body_of: Any, above: list[str], lines: list[str], full: str, short: str) -> None:
    made = context(co_quan_ban_hanh=body_of, mo_dau="{{ co_quan.ten_day_du }}|{{ co_quan.ten_ngan }}")
    assert made["co_quan_chu_quan"] == above
    assert made["co_quan_ban_hanh"] == lines
    assert made["mo_dau"] == [f"{full}|{short}"]


def test_a_board_stands_below_its_committee() -> None:
    made = context(co_quan_ban_hanh=board())
    assert made["co_quan_chu_quan"] == ["UBND XÃ BA TÔ"]
    assert " ".join(made["co_quan_ban_hanh"]) == "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ XÃ BA TÔ"
    assert context(co_quan_ban_hanh=board(co_quan_chu_quan="Đảng ủy xã"))["co_quan_chu_quan"] == ["ĐẢNG ỦY XÃ"]


@pytest.mark.parametrize(
    ("body_of", "signer", "printed"),
    [
        # PL I, II.7.b and Điều 13: the committee decides together, its deputy signs for it and for its head.
        (UBND, {"chuc_vu": "Chủ tịch"}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (UBND, {"chuc_vu": "Chủ tịch", "quyen_han": "TM"}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (UBND, {"chuc_vu": "Phó Chủ tịch", "quyen_han": "KT"}, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (
            UBND,
            {"chuc_vu": "Phó Chủ tịch", "quyen_han": "TM, KT"},
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (
            UBND,
            {"chuc_vu": "Phó Chủ tịch Thường trực", "quyen_han": "KT"},
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"],
        ),
        (
            UBND,
            {"chuc_vu": "Phó Chủ tịch phụ trách", "quyen_han": "KT"},
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH PHỤ TRÁCH"],
        ),
        (UBND, {"chuc_vu": "Chủ tịch", "quyen_han": "Q"}, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        (UBND, {"chuc_vu": "Chủ tịch", "thay_mat": "không"}, ["CHỦ TỊCH"]),
        (UBND, {"chuc_vu": "Phó Chủ tịch", "quyen_han": "KT", "thay_mat": False}, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (UBND, {"chuc_vu": "Chánh Văn phòng", "quyen_han": "TL"}, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (
            UBND,
            {"chuc_vu": "Phó Chánh Văn phòng", "quyen_han": "TL, KT"},
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        (UBND, {"chuc_vu": "Trưởng phòng", "quyen_han": "TUQ"}, ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
        (HDND, {"chuc_vu": "Chủ tịch"}, ["TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"]),
        (
            HDND,
            {"chuc_vu": "Phó Chủ tịch", "quyen_han": "KT", "tap_the": "Thường trực Hội đồng nhân dân"},
            ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (office(), {"chuc_vu": "Trưởng phòng"}, ["TRƯỞNG PHÒNG"]),
        (office(), {"chuc_vu": "Phó Trưởng phòng", "quyen_han": "KT"}, ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]),
        (office(), {"chuc_vu": "Trưởng phòng", "quyen_han": "Q"}, ["Q. TRƯỞNG PHÒNG"]),
        (board(), {"chuc_vu": "Trưởng ban"}, ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]),
        (
            board(),
            {"chuc_vu": "Phó Trưởng ban", "quyen_han": "KT"},
            ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
        ),
        (
            board(),
            {"chuc_vu": "Phó Trưởng ban Thường trực", "quyen_han": "KT"},
            ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"],
        ),
        (board(ten="BAN CHỈ ĐẠO A"), {"chuc_vu": "Trưởng ban"}, ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]),
        (board(ten="Hội đồng thi đua"), {"chuc_vu": "Chủ tịch"}, ["TM. HỘI ĐỒNG", "CHỦ TỊCH"]),
        (board(ten="Tổ công tác A"), {"chuc_vu": "Tổ trưởng"}, ["TM. TỔ CÔNG TÁC", "TỔ TRƯỞNG"]),
        (board(ten="Ban Vận động A"), {"chuc_vu": "Trưởng ban"}, ["TM. BAN VẬN ĐỘNG A", "TRƯỞNG BAN"]),
        (UBND, {"chuc_vu": "{{ 'Chủ tịch' if don_vi.loai == 'xã' else 'x' }}"}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    ],
)
def test_lines_of_authority(body_of: dict[str, Any], signer: dict[str, Any], printed: list[str]) -> None:
    assert context(co_quan_ban_hanh=body_of, nguoi_ky=signer)["quyen_han"] == printed


# --- căn cứ, recipients, the end


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (["A"], ["A."]),
        (["A", "B"], ["A;", "B."]),
        (["A;", "B;"], ["A;", "B."]),
        (["A.", "B ."], ["A;", "B."]),
        (["A ;", "B;."], ["A;", "B."]),
        (["A ...", "B…"], ["A ...;", "B…."]),
        (["**A.**", "B"], ["A;", "B."]),
        (["A **B**;", "*C*."], ["A B;", "C."]),
    ],
)
def test_legal_bases_end_with_semicolons_and_the_last_with_a_stop(typed: list[str], printed: list[str]) -> None:
    assert [plain(text) for text in context(can_cu=typed)["can_cu"]] == printed


def test_a_block_of_legal_bases_is_one_a_line() -> None:
    assert context(can_cu="Căn cứ A;\nCăn cứ B\n\n")["can_cu"] == ["Căn cứ A;", "Căn cứ B."]


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({}, "- Lưu: VT."),
        ({"don_vi_soan_thao": "VHXH"}, "- Lưu: VT, VHXH."),
        ({"don_vi_soan_thao": "Phòng Kinh tế"}, "- Lưu: VT, KT."),
        ({"don_vi_soan_thao": "VP", "so_ban": 2}, "- Lưu: VT, VP (2b)."),
        ({"so_ban": 5}, "- Lưu: VT (5b)."),
        ({"don_vi_soan_thao": "{{ 'Phòng Kinh tế' }}"}, "- Lưu: VT, KT."),
    ],
)
def test_recipients_have_dash_and_semicolon_and_the_filed_copy_is_last(more: dict[str, Any], last: str) -> None:
    made = context(noi_nhan=["Sở Nội vụ", "- A;", "B, C..."], luu_van_thu=more, chu_viet_tat={"Phòng Kinh tế": "KT"})
    assert made["noi_nhan"] == ["- Sở Nội vụ;", "- A;", "- B, C...;", last]


@pytest.mark.parametrize("typed", ["Hết", "Hết.", "Hết./.", "Hết;", "Hết ./.", "Hết. ", "**Hết.**", "Hết,"])
def test_the_end_stands_once_after_the_closing(typed: str) -> None:
    made = context(ket_thuc=["Đầu.", typed])
    assert [plain(each["chu"]) for each in made["ket_thuc"]] == ["Đầu.", "Hết./."]
    assert [each["giu"] for each in made["ket_thuc"]] == [False, True]
    assert not any("./." in plain(block["chu"]) for block in made["than_bai"])


def test_the_end_stands_after_the_body_where_nothing_closes_it() -> None:
    made = context(ket_thuc=None, noi_dung="I. A\n- b.\n- c.\n")
    assert [plain(block["chu"]) for block in made["than_bai"]] == ["A", "b.", "c./."]
    assert [block["giu"] for block in made["than_bai"]] == [
        True,
        False,
        True,
    ]  # the heading, and the signature's neighbour
    assert made["ket_thuc"] == []


def test_an_address_keeps_its_slash_before_the_end() -> None:
    assert context(ket_thuc="https://a.gov.vn/")["ket_thuc"][0]["chu"] == "https://a.gov.vn/./."


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"dia_chi": "Số 1"}, "Địa chỉ: Số 1"),
        (
            {"dia_chi": "Số 1", "dien_thoai": "1", "fax": "2", "thu_dien_tu": "a@b.vn", "trang_thong_tin": "b.vn"},
            "Địa chỉ: Số 1; Điện thoại: 1; Fax: 2; Thư điện tử: a@b.vn; Trang thông tin điện tử: b.vn",
        ),
        ({"dia_chi": "{{ don_vi.ten_day_du }}"}, "Địa chỉ: xã Ba Tô"),
    ],
)
def test_the_address_line(given: dict[str, str], printed: str) -> None:
    assert context(lien_he=given)["lien_he"] == printed


@pytest.mark.parametrize(
    ("given", "printed"), [({"ky_hieu": "pl"}, "PL."), ({"ky_hieu": "PL", "so_ban_phat_hanh": 300}, "PL.(300)")]
)
def test_the_mark_of_the_drafter(given: dict[str, Any], printed: str) -> None:
    assert context(nguoi_soan_thao=given)["nguoi_soan_thao"] == printed


def test_marks_are_capitals() -> None:
    made = context(do_mat="Tối mật", muc_khan="Hỏa tốc", luu_hanh="Xem xong trả lại")
    assert (made["do_mat"], made["muc_khan"], made["luu_hanh"]) == ("TỐI MẬT", "HỎA TỐC", "XEM XONG TRẢ LẠI")


def test_appendices_say_what_they_belong_to() -> None:
    made = context(so_van_ban=5, ngay_ban_hanh="5/1/2026", phu_luc=[{"tieu_de": "Bảng a", "noi_dung": "b"}])["phu_luc"][
        0
    ]
    assert made["tieu_de"] == "BẢNG A"
    assert made["kem_theo"] == (
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Ba Tô)"
    )


# --- targets and tasks as sentences


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"chi_tieu": ">= 80", "don_vi_tinh": "%"}, "80% trở lên hộ dân."),
        ({"chi_tieu": "≥80", "don_vi_tinh": "%"}, "80% trở lên hộ dân."),
        ({"chi_tieu": "<= 5", "don_vi_tinh": "%"}, "Không quá 5% hộ dân."),
        ({"chi_tieu": "từ 80 đến 90", "don_vi_tinh": "%"}, "Từ 80% đến 90% hộ dân."),
        ({"chi_tieu": "80-90", "don_vi_tinh": "%"}, "Từ 80% đến 90% hộ dân."),
        ({"chi_tieu": "tối thiểu 70", "don_vi_tinh": "%"}, "Tối thiểu 70% hộ dân."),
        ({"chi_tieu": "100", "don_vi_tinh": "%"}, "100% hộ dân."),
        ({"chi_tieu": "98,5", "don_vi_tinh": "%"}, "98,5% hộ dân."),
        ({"chi_tieu": "3", "don_vi_tinh": "mô hình"}, "Hộ dân: 3 mô hình."),
        ({"chi_tieu": ">= 3", "don_vi_tinh": "mô hình"}, "Hộ dân: 3 mô hình trở lên."),
        ({"chi_tieu": "đủ ba nội dung"}, "Hộ dân: đủ ba nội dung."),
        ({"chi_tieu": "đủ cả", "don_vi_tinh": "nội dung"}, "Hộ dân: đủ cả (đơn vị tính: nội dung)."),
        ({"don_vi_tinh": "hộ"}, "Hộ dân (đơn vị tính: hộ)."),
        ({}, "Hộ dân."),
        ({"thoi_han": "30/11/2026"}, "Hộ dân; hoàn thành chậm nhất ngày 30/11/2026."),
        (
            {"don_vi": "Phòng A", "thoi_han": "trước ngày 05/11 hằng năm"},
            "Hộ dân; Phòng A thực hiện; hoàn thành trước ngày 05/11 hằng năm.",
        ),
        ({"ghi_chu": "Theo Đề án 06."}, "Hộ dân (Theo Đề án 06)."),
        ({"chi_tieu": "100", "don_vi_tinh": "%", "ghi_chu": "a"}, "100% hộ dân (a)."),
    ],
)
def test_a_criterion_as_a_sentence(given: dict[str, str], printed: str) -> None:
    assert body(tieu_chi=[{"noi_dung": "hộ dân", **given}])[-1] == "1. " + printed


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({}, "Báo cáo."),
        ({"viec": "Báo cáo."}, "Báo cáo."),
        ({"viec": "Báo cáo a, b..."}, "Báo cáo a, b..."),
        ({"viec": "Báo cáo a, b...", "san_pham": "c"}, "Báo cáo a, b...; sản phẩm: c."),
        ({"phoi_hop": ["Phòng A"]}, "Báo cáo; phối hợp với Phòng A."),
        ({"phoi_hop": ["Phòng A", "Phòng B"]}, "Báo cáo; phối hợp với Phòng A và Phòng B."),
        ({"phoi_hop": ["A", "B", "C"]}, "Báo cáo; phối hợp với A, B và C."),
        ({"thoi_han": "5/12/2026"}, "Báo cáo; hoàn thành chậm nhất ngày 5/12/2026."),
        ({"thoi_han": "quý I"}, "Báo cáo; thời gian thực hiện: quý I."),
        ({"san_pham": "văn bản"}, "Báo cáo; sản phẩm: văn bản."),
        (
            {"phoi_hop": ["A"], "thoi_han": "trong quý I", "san_pham": "B"},
            "Báo cáo; phối hợp với A; hoàn thành trong quý I; sản phẩm: B.",
        ),
    ],
)
def test_a_task_as_a_sentence(given: dict[str, Any], printed: str) -> None:
    shares = [{"don_vi": "Phòng X", "nhiem_vu": [{"viec": "Báo cáo", **given}, "b"]}]
    assert body(to_chuc_thuc_hien=shares)[-2:] == ["- " + printed, "- b."]


def test_units_outside_the_committee_are_asked_and_run_in_lines_are_one_paragraph() -> None:
    shares = [
        {"don_vi": "Ủy ban Mặt trận xã", "de_nghi": "có", "nhiem_vu": ["Giám sát."]},
        {"don_vi": "Các thôn", "lien_dong": "có", "nhiem_vu": ["tuyên truyền"]},
    ]
    assert body(to_chuc_thuc_hien=shares)[-3:] == [
        "1. Đề nghị Ủy ban Mặt trận xã",
        "Giám sát.",
        "2. Các thôn tuyên truyền.",
    ]


def test_tables_from_the_data_have_a_row_for_each_and_no_empty_column() -> None:
    tasks = [{"viec": "báo cáo.", "phoi_hop": ["B", "C"]}, "họp"]
    made = context(
        tieu_chi=[{"noi_dung": "hộ", "chi_tieu": "5"}, {"noi_dung": "thôn", "ghi_chu": "d"}],
        to_chuc_thuc_hien=[{"don_vi": "A", "nhiem_vu": tasks}, {"don_vi": "E", "nhiem_vu": ["họp"]}],
        phu_luc=[{"tieu_de": "x", "lay_tu": "tieu_chi"}, {"tieu_de": "y", "lay_tu": "to_chuc_thuc_hien"}],
    )
    shown = [[[cell["chu"] for cell in row] for row in [each["cot"], *each["hang"]]] for each in made["phu_luc"]]
    assert shown == [
        [["TT", "Tiêu chí", "Chỉ tiêu", "Ghi chú"], ["1", "Hộ", "5", ""], ["2", "Thôn", "", "D"]],
        [
            ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"],
            ["1", "Báo cáo", "A", "B; C"],
            ["2", "Họp", "A", ""],
            ["3", "Họp", "E", ""],
        ],
    ]
    assert [each["ngang"] for each in made["phu_luc"]] == [True, True]


@given(st.lists(st.lists(st.text("a bc{}", max_size=30), min_size=3, max_size=3), max_size=4))
def test_columns_fill_the_width_of_the_page(rows: list[list[str]]) -> None:
    rows = [[cell.replace("{", "(").replace("}", ")") for cell in row] for row in rows]
    table = {"cot": ["a", "b c", "d"], "hang": rows}
    made = context(
        phu_luc=[{"tieu_de": "x", "bang": table}, {"tieu_de": "x", "bang": {**table, "do_rong": [1, 1, 98]}}]
    )
    sums = [sum(cell["rong"] for cell in each["cot"]) for each in made["phu_luc"]]
    assert len(set(sums)) == 1
    assert all(cell["rong"] > 0 for each in made["phu_luc"] for cell in each["cot"])
    assert made["phu_luc"][1]["cot"][2]["rong"] > 20 * made["phu_luc"][1]["cot"][0]["rong"]


def test_columns_are_measured_as_they_are_printed() -> None:
    long = "{{ 'a' if don_vi.ten == 'Ba Tô' else 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' }}"
    widths = [
        [
            cell["rong"]
            for cell in context(
                phu_luc=[{"tieu_de": "x", "bang": {"cot": ["TT", "b", "c"], "hang": [["1", text, "c"]]}}]
            )["phu_luc"][0]["cot"]
        ]
        for text in (long, "a")
    ]
    assert widths[0] == widths[1]


def test_the_smallest_plan_has_every_name_of_the_template() -> None:
    assert set(context()) == set(context(phu_luc=[{"tieu_de": "x", "noi_dung": "b"}], lien_he={"dia_chi": "a"}))
    assert "don_vi" in PLAN["co_quan_ban_hanh"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{ don_vi.loai }} viên", "Xã viên."),
        ("**hộ** dân", "Hộ dân."),
        ("{{ 'thôn' if nam == '1' else 'ấp' }} a", "Ấp a."),
    ],
)
def test_sentences_begin_with_a_capital_whatever_stands_first(typed: str, printed: str) -> None:
    assert body(tieu_chi=[{"noi_dung": typed}], ngay_ban_hanh="2026")[-1] == "1. " + printed
