"""Every mistake of a value is told at its line and column, in data and in typed text, each with its label."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.pipeline import BuildOptions, build
from generator.report import as_text
from tests.load.marked import spots_of, unmarked
from tests.standards.minimal import over


def built(text: str, folder: Path, **options: bool) -> tuple[Diagnostic, ...]:
    file = folder / "ke-hoach.yaml"
    file.write_text(text, encoding="utf-8")
    return build(file, BuildOptions(**options)).diagnostics


# Each fragment is laid over a good plan; ⟦ marks the place, then code and label.
WRONG = {
    "unknown key": ("⟦mau_sac: xanh\n", "BV001", "mau_sac"),
    "unknown key of a task": (
        "to_chuc_thuc_hien:\n  - don_vi: A\n    nhiem_vu:\n      - viec: B\n        ⟦han: 5/2026\n",
        "BV001",
        "Tổ chức thực hiện thứ 1 › Nhiệm vụ thứ 1 › han",
    ),
    "misspelt and so missing": ("⟦trich_yeeu: A\ntrich_yeu:\n", None, ""),
    "list where a text belongs": ("trich_yeu: ⟦[a, b]\n", "BV005", "Trích yếu"),
    "text where a list belongs": ("tieu_chi: ⟦A\n", "BV006", "Tiêu chí, chỉ tiêu"),
    "text where a number belongs": ("luu_van_thu: { so_ban: ⟦hai }\n", "BV007", "Lưu văn thư › Số lượng bản lưu"),
    "word not in the list": ("do_mat: ⟦Kín\n", "BV008", "Độ mật"),
    "number too large": ("luu_van_thu: { so_ban: ⟦1000 }\n", "BV009", "Lưu văn thư › Số lượng bản lưu"),
    "number with letters": ("so_van_ban: ⟦56/KH\n", "BV010", "Số văn bản"),
    "date of no form": ("ngay_ban_hanh: ⟦hôm nay\n", "BV011", "Ngày ban hành"),
    "date that does not exist": ("ngay_ban_hanh: ⟦29/2/2026\n", "BV012", "Ngày ban hành"),
    "date in parts that does not exist": (
        "ngay_ban_hanh: ⟦{ ngay: 31, thang: 4, nam: 2026 }\n",
        "BV012",
        "Ngày ban hành",
    ),
    "deadline that does not exist": (
        "to_chuc_thuc_hien:\n  - don_vi: A\n    nhiem_vu:\n      - viec: B\n        thoi_han: ⟦trước 31/11/2026\n",
        "BV012",
        "Tổ chức thực hiện thứ 1 › Nhiệm vụ thứ 1 › Thời hạn",
    ),
    "control character by its code": ('dia_danh: ⟦"a\\x07b"\n', "BV013", "Địa danh"),
    "control character at the end": ('mo_dau: ⟦"a\\x1f"\n', "BV013", "Phần mở đầu"),
    "neither yes nor no": (
        "to_chuc_thuc_hien:\n  - { don_vi: A, de_nghi: ⟦có lẽ, nhiem_vu: [B] }\n",
        "BV014",
        "Tổ chức thực hiện thứ 1 › Đề nghị",
    ),
    "too long": ("trich_yeu: ⟦" + "a" * 501 + "\n", "BV015", "Trích yếu"),
    "name with accents": (
        "phu_luc:\n  - { ten: ⟦phụ lục, tieu_de: A, noi_dung: B }\n",
        "BV016",
        "Phụ lục thứ 1 › Tên gọi",
    ),
    "text where a group belongs": ("lien_he: ⟦Số 1\n", "BV017", "Địa chỉ cơ quan"),
    "office without a name": ("⟦co_quan_ban_hanh: { don_vi: '10804', loai: phong, ky_hieu: A }\n", None, ""),
    "superior of a committee": (
        "co_quan_ban_hanh: { don_vi: '10804', co_quan_chu_quan: ⟦UBND tỉnh }\n",
        "BV021",
        "Cơ quan ban hành › Cơ quan chủ quản",
    ),
    "name of a committee": (
        "co_quan_ban_hanh: { don_vi: '10804', ten: ⟦UBND A }\n",
        "BV021",
        "Cơ quan ban hành › Tên cơ quan",
    ),
    "own name taken": ("bien: { a: b, ⟦nam: '2026' }\n", "BV022", "Biến riêng › nam"),
    "own name with accents": ("bien:\n  ⟦năm_đầu: '2026'\n", "BV023", "Biến riêng › năm_đầu"),
    "V/v": ("trich_yeu: ⟦V/v tổ chức\n", "BV024", "Trích yếu"),
    "filed copy among recipients": ("noi_nhan:\n  - A\n  - ⟦'Lưu: VT.'\n", "BV030", "Nơi nhận thứ 2"),
    "head signing for the head": ("nguoi_ky: { quyen_han: KT, chuc_vu: ⟦Chủ tịch }\n", "BV031", "Người ký › Chức vụ"),
    "deputy alone": ("nguoi_ky: { chuc_vu: ⟦Phó Chủ tịch }\n", "BV032", "Người ký › Chức vụ"),
    "degree before the name": ("nguoi_ky: { chuc_vu: A, ho_ten: ⟦TS. B }\n", "BV033", "Người ký › Họ và tên"),
    "unknown power": ("nguoi_ky: { quyen_han: ⟦TT, chuc_vu: A }\n", "BV008", "Người ký › Quyền hạn ký thứ 1"),
    "section without words": (
        "noi_dung:\n  - tieu_de: A\n    muc_con:\n      - ⟦vai_tro: noi_dung\n",
        "BV040",
        "Nội dung thứ 1 › Mục con thứ 1",
    ),
    "typed ordinal without words": (
        "noi_dung: |\n  I. A\n  1. b\n  ⟦-\n",
        "BV040",
        "Nội dung thứ 1 › Mục con thứ 1 › Mục con thứ 1",
    ),
    "run-in with two tasks": (
        "to_chuc_thuc_hien:\n  - { don_vi: A, lien_dong: ⟦có, nhiem_vu: [B, C] }\n",
        "BV042",
        "Tổ chức thực hiện thứ 1 › Viết liền dòng",
    ),
    "row too short": (
        "phu_luc:\n  - tieu_de: A\n    bang:\n      cot: [a, b]\n      hang:\n        - [c, d]\n        - ⟦[c]\n",
        "BV043",
        "Phụ lục thứ 1 › Bảng › Các hàng thứ 2",
    ),
    "widths too few": (
        "phu_luc: [{ tieu_de: A, bang: { cot: [a, b], do_rong: ⟦[5] } }]\n",
        "BV043",
        "Phụ lục thứ 1 › Bảng › Độ rộng cột",
    ),
    "width of nothing": (
        "phu_luc: [{ tieu_de: A, bang: { cot: [a], do_rong: [⟦0] } }]\n",
        "BV009",
        "Phụ lục thứ 1 › Bảng › Độ rộng cột thứ 1",
    ),
    "two tables": (
        "tieu_chi: [{ noi_dung: a }]\nphu_luc: [{ tieu_de: A, bang: { cot: [a] }, lay_tu: ⟦tieu_chi }]\n",
        "BV044",
        "Phụ lục thứ 1 › Lập bảng từ",
    ),
    "table of nothing": ("phu_luc: [{ tieu_de: A, lay_tu: ⟦tieu_chi }]\n", "BV044", "Phụ lục thứ 1 › Lập bảng từ"),
    "two appendices of one name": (
        "phu_luc:\n  - { ten: a, tieu_de: A, noi_dung: B }\n  - { ten: ⟦a, tieu_de: A, noi_dung: B }\n",
        "BV045",
        "Phụ lục thứ 2 › Tên gọi",
    ),
    "two sections of one name": (
        "noi_dung:\n  - { ten: a, tieu_de: A }\n  - { ten: ⟦a, tieu_de: A }\n",
        "BV045",
        "Nội dung thứ 2 › Tên gọi",
    ),
    "two typed sections of one name": ("noi_dung: |\n  I. A {#a}\n  b\n  II. B {⟦#a}\n  b\n", "ND108", ""),
    "braces that cannot be read": ("noi_dung: |\n  I. A ⟦{#1a}\n  b\n", "ND107", ""),
    "empty item": ("noi_nhan:\n  - A\n  -⟦\n", "BV004", "Nơi nhận thứ 2"),
    "unknown variable": ("mo_dau: Trên địa bàn ⟦{{ don_vi.tn }}.\n", "BV200", "Phần mở đầu thứ 1"),
    "unknown variable in a folded text": (
        "mo_dau: >-\n  Trên\n  địa bàn ⟦{{ don_vi.tn }}\n  này.\n",
        "BV200",
        "Phần mở đầu thứ 1",
    ),
    "unknown variable in a list": ("can_cu:\n  - A\n  - B ⟦{{ x }}\n", "BV200", "Căn cứ thứ 2"),
    "unknown variable in typed text": (
        "noi_dung: |\n  I. A\n\n  1. b\n  - c ⟦{{ x }} d\n",
        "BV200",
        "Nội dung thứ 1 › Mục con thứ 1 › Mục con thứ 1",
    ),
    "unknown variable in a later paragraph": (
        "noi_dung: |\n  I. A\n  1. b\n  c\n     d ⟦{{ x }}\n  2. {{ don_vi.ten }}\n",
        "BV200",
        "Nội dung thứ 1 › Mục con thứ 1",
    ),
    "unknown variable before the sections": ("noi_dung: |\n  a ⟦{{ x }}\n  I. A\n  b\n", "BV200", "Nội dung thứ 1"),
    "brace not closed": ("ket_thuc: a ⟦{{ don_vi.ten\n", "BV201", "Phần kết thúc thứ 1"),
    "command": ("ket_thuc: a ⟦{% if b %}\n", "BV202", "Phần kết thúc thứ 1"),
    "no expression": ("ket_thuc: a ⟦{{ }}\n", "BV203", "Phần kết thúc thứ 1"),
    "call": ("ket_thuc: a ⟦{{ don_vi() }}\n", "BV204", "Phần kết thúc thứ 1"),
    "group": ("ket_thuc: a ⟦{{ don_vi }}\n", "BV205", "Phần kết thúc thứ 1"),
    "unknown variable of the signer": ("nguoi_ky: { chuc_vu: 'A ⟦{{ x }}' }\n", "BV200", "Người ký › Chức vụ"),
    "unknown variable in a cell": (
        "phu_luc: [{ tieu_de: A, bang: { cot: [a], hang: [['⟦{{ x }}']] } }]\n",
        "BV200",
        "Phụ lục thứ 1 › Bảng › Các hàng thứ 1 thứ 1",
    ),
    "unknown variable in a target": (
        "tieu_chi:\n  - { noi_dung: a, chi_tieu: '⟦{{ x }}' }\n",
        "BV200",
        "Tiêu chí, chỉ tiêu thứ 1",
    ),
}


@pytest.mark.parametrize(
    ("marked", "code", "label"),
    [each for each in WRONG.values() if each[1]],
    ids=[name for name in WRONG if WRONG[name][1]],
)
def test_a_wrong_value_is_told_once_and_at_its_place(marked: str, code: str, label: str, tmp_path: Path) -> None:
    text, spots = unmarked(over(marked))
    found = built(text, tmp_path)
    assert [d.code for d in found if d.severity == "lỗi"] == [code], [(d.code, d.message) for d in found]
    only = next(d for d in found if d.severity == "lỗi")
    assert spots_of([only]) == spots
    assert only.place is not None
    assert only.place.source == text.split("\n")[spots[0][0] - 1]
    if label:
        assert only.label == label
    printed = as_text(only).split("\n")
    assert printed[-1].startswith("  Cách sửa: ")
    assert "^" in printed[-2]


def test_a_misspelt_key_and_the_key_it_left_missing_are_one_finding(tmp_path: Path) -> None:
    text = over("").replace("trich_yeu", "⟦trich_yeeu").replace("chuc_vu", "⟦chucvu")
    text, spots = unmarked(text)
    found = built(text, tmp_path)
    assert [d.code for d in found] == ["BV001", "BV001"]
    assert spots_of(found) == spots
    assert ["trich_yeu" in found[0].mend, "chuc_vu" in found[1].mend] == [True, True]


def test_an_office_lacks_its_name_and_that_is_told_at_the_body(tmp_path: Path) -> None:
    text, spots = unmarked(over("co_quan_ban_hanh: ⟦{ don_vi: '10804', loai: phong, ky_hieu: A }\n"))
    found = built(text, tmp_path)
    assert [d.code for d in found] == ["BV020"]
    assert spots_of(found) == spots


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text, spots = unmarked(
        over("so_van_ban: ⟦năm\nngay_ban_hanh: ⟦31/2/2026\nnoi_nhan: [A, ⟦'']\n⟦la: 1\nnguoi_ky: { chuc_vu: ⟦Phó A }\n")
    )
    found = built(text, tmp_path)
    assert spots_of(found) == sorted(spots)
    assert len(found) == 5


def test_all_mistakes_of_one_text_are_told(tmp_path: Path) -> None:
    text, spots = unmarked(over("ket_thuc: Theo ⟦{{ a }} và ⟦{{ b() }} và ⟦{{ don_vi }}\n"))
    found = built(text, tmp_path)
    assert sorted(spots_of(found)) == spots


def test_a_place_is_found_in_a_file_that_was_typed_in_decomposed_letters(tmp_path: Path) -> None:
    text, spots = unmarked(over("mo_dau: Trên địa bàn ⟦{{ don_vi.tn }}.\n"))
    found = built(unicodedata.normalize("NFD", text), tmp_path)
    assert [d.place.line for d in found if d.place] == [spots[0][0]]
    assert found[0].place is not None
    assert found[0].place.source == text.split("\n")[spots[0][0] - 1]


@pytest.mark.parametrize(
    ("drop", "label"),
    [
        ("so_van_ban: 56\n", "Số văn bản"),
        ("ngay_ban_hanh: 13/6/2026\n", "Ngày ban hành"),
        (", ho_ten: Nguyễn Văn A", "Người ký › Họ và tên"),
    ],
)
def test_the_final_form_demands_number_date_and_name(drop: str, label: str, tmp_path: Path) -> None:
    found = built(over("").replace(drop, ""), tmp_path, final=True)
    assert [(d.code, d.label) for d in found] == [("BV120", label)]
    assert found[0].place is not None
    assert found[0].place.line is not None


def test_errors_in_typed_text_stop_the_plan(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(over("noi_dung: |\n  I. A {#1}\n  b\n"), encoding="utf-8")
    assert build(file).value is None
