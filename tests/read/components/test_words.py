"""What single lines say by their words: fixed words of the form, names, posts, types; and what only looks like them."""

from __future__ import annotations

import unicodedata

import pytest

from generator.read.components.doc_types import read_type
from generator.read.components.marks import closing_mark, header_mark, is_contact, is_dear, is_rule
from generator.read.components.names import group_lines, is_capital_person, is_person, starts_post
from generator.read.components.opening import announces, is_basis, is_issuing
from generator.read.components.title import is_attached_line
from generator.read.view import Component

C = Component


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", C.QUOC_HIEU),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", C.QUOC_HIEU),
        ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", C.QUOC_HIEU),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", C.QUOC_HIEU),
        (unicodedata.normalize("NFD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), C.QUOC_HIEU),
        ("Độc lập – Tự do – Hạnh phúc", C.TIEU_NGU),
        ("Độc lập-Tự do-Hạnh phúc", C.TIEU_NGU),
        ("ĐỘC LẬP - TỰ DO - HẠNH PHÚC", C.TIEU_NGU),
        ("Số: 05/2025/QĐ-UBND", C.SO_KY_HIEU),
        ("Số: 413/KTHT&ĐT-NS", C.SO_KY_HIEU),
        ("Số: 47A/KH-UBND", C.SO_KY_HIEU),
        ("Số: 05 / KH - UBND", C.SO_KY_HIEU),
        ("Số 127-QĐ/TW", C.SO_KY_HIEU),
        ("Số: ....../KH-UBND", C.SO_KY_HIEU),
        ("SỐ: 05/KH-UBND", C.SO_KY_HIEU),
        ("Phường Điện Biên Phủ, ngày 05 tháng 01 năm 2026", C.DIA_DANH_NGAY),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", C.DIA_DANH_NGAY),
        ("Ea H’Leo, ngày tháng năm 2026", C.DIA_DANH_NGAY),
        ("Phường 4, ngày 05 tháng 3 năm 2026", C.DIA_DANH_NGAY),
        ("Ba Tô, ngày 13/8/2025", C.DIA_DANH_NGAY),
        ("TUYỆT MẬT", C.DO_MAT),
        ("HOẢ TỐC", C.MUC_KHAN),
        ("XEM XONG TRẢ LẠI", C.LUU_HANH),
        ("(DỰ THẢO LẦN 2)", C.KHAC),
        ("V/v: báo cáo kết quả", C.TRICH_YEU),
    ],
)
def test_fixed_words_of_a_header_are_known(text: str, component: Component) -> None:
    found = header_mark(unicodedata.normalize("NFC", text))
    assert found is not None
    assert found.component is component


def test_a_wrong_spelling_is_less_sure() -> None:
    right, old, wrong = (header_mark(f"CỘNG {word} XÃ HỘI CHỦ NGHĨA VIỆT NAM") for word in ("HÒA", "HOÀ", "HÕA"))
    assert right is not None
    assert old is not None
    assert wrong is not None
    assert right.confidence > old.confidence > wrong.confidence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số hộ nghèo của xã giảm 5%",
        "Số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển",
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
        "- Báo cáo trước ngày 15 tháng 12 năm 2026",
        "(Kèm theo Quyết định số 10/QĐ-UBND ngày 05 tháng 01 năm 2026)",
        "MẬT ONG RỪNG",
        "Việt Nam độc lập, tự do và hạnh phúc của Nhân dân",
    ],
)
def test_running_text_is_no_header(text: str) -> None:
    assert header_mark(text) is None


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("Nơi nhận:", C.NHAN_NOI_NHAN),
        ("NƠI NHẬN", C.NHAN_NOI_NHAN),
        ("- Lưu: VT, VHXH.", C.LUU),
        ("- Lưu VT.", C.LUU),
        ("TM. ỦY BAN NHÂN DÂN", C.QUYEN_HAN),
        ("KT.CHỦ TỊCH", C.QUYEN_HAN),
        ("T/M BAN THƯỜNG VỤ", C.QUYEN_HAN),
        ("K/T BÍ THƯ", C.QUYEN_HAN),
        ("Q. GIÁM ĐỐC", C.QUYEN_HAN),
        ("TUQ. CHỦ TỊCH", C.QUYEN_HAN),
        ("TM. Ủy ban nhân dân xã", C.QUYEN_HAN),
        ("PHÓ CHỦ TỊCH", C.CHUC_VU),
        ("CHỦ TỌA", C.CHUC_VU),
        ("ỦY VIÊN THƯỜNG TRỰC", C.CHUC_VU),
        ("(Chữ ký, dấu)", C.KHAC),
        ("Đã ký", C.KHAC),
        ("Người ký: Sở Công Thương", C.KHAC),
    ],
)
def test_fixed_words_of_a_closing_are_known(text: str, component: Component) -> None:
    found = closing_mark(text)
    assert found is not None
    assert found.component is component


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận hồ sơ: bộ phận một cửa",
        "- Lưu trữ hồ sơ theo quy định.",
        "Trưởng phòng chịu trách nhiệm.",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐIỆN:",
        "Q.12",
        "(nếu có)",
        "Đã ký kết 12 hợp đồng.",
    ],
)
def test_running_text_is_no_closing(text: str) -> None:
    assert closing_mark(text) is None


@pytest.mark.parametrize("text", ["Lê Đình Khánh", "TS. Lê Đình Khánh", "Nguyễn Văn A", "Y A Niê Kđăm", "Ksor H’Bơ"])
def test_names_of_persons_are_known(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", ["Sở Công Thương tỉnh", "Chủ tịch", "Khánh", "LÊ ĐÌNH KHÁNH", "Bảng 1", "- Như trên;"])
def test_other_words_are_no_names(text: str) -> None:
    assert not is_person(text)


def test_a_name_in_capitals_needs_a_family_name() -> None:
    assert is_capital_person("LÊ ĐÌNH KHÁNH")
    assert not is_capital_person("DANH MỤC NHIỆM VỤ")
    assert not is_capital_person("PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["ỦY BAN NHÂN DÂN", "XÃ BA TÔ"], [[0, 1]]),
        (["UỶ BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"], [[0, 1]]),
        (["UBND XÃ BA TÔ", "PHÒNG KINH TẾ"], [[0], [1]]),
        (["ỦY BAN NHÂN DÂN", "XÃ BA TÔ", "PHÒNG VĂN HÓA", "- XÃ HỘI"], [[0, 1], [2, 3]]),
        (["UBND XÃ BA TÔ", "VĂN PHÒNG", "HĐND VÀ UBND"], [[0], [1, 2]]),
        (["ĐẢNG BỘ TỈNH NINH BÌNH", "ĐẢNG ỦY PHƯỜNG THÀNH NAM"], [[0], [1]]),
        (["ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ", "HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI"], [[0, 1, 2]]),
        (["BỘ CÔNG THƯƠNG"], [[0]]),
        ([], []),
    ],
)
def test_lines_of_a_header_are_put_together_to_names(lines: list[str], groups: list[list[int]]) -> None:
    assert group_lines(lines) == groups


@pytest.mark.parametrize(
    ("text", "ten", "words"),
    [
        ("KẾ HOẠCH", "Kế hoạch", 2),
        ("KẾ HOẠCH HÀNH ĐỘNG", "Kế hoạch", 4),
        ("BẢN THỎA THUẬN", "Bản thỏa thuận", 3),
        ("GIẤY UỶ QUYỀN", "Giấy ủy quyền", 3),
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", "Chương trình", 4),
    ],
)
def test_types_are_read(text: str, ten: str, words: int) -> None:
    found = read_type(text)
    assert found is not None
    assert (found[0].ten, found[1]) == (ten, words)


def test_other_words_are_no_type() -> None:
    assert read_type("DANH SÁCH") is None
    assert read_type("") is None


def test_bases_and_issuing_sentences_are_told_apart() -> None:
    assert is_basis("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;")
    assert is_basis("- Căn cứ Nghị quyết số 57-NQ/TW;")
    assert is_basis("Xét đề nghị của Trưởng phòng.")
    assert not is_basis("Thực hiện Kế hoạch số 2/KH-UBND, UBND xã báo cáo như sau:")
    assert is_issuing("Thực hiện Kế hoạch số 2/KH-UBND, UBND xã báo cáo như sau:")
    assert announces("Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch như sau:")
    assert not announces("- Thực hiện các nhiệm vụ sau của Ủy ban nhân dân xã:")
    assert not is_issuing("Công tác chỉ đạo được tăng cường.")


def test_lines_of_other_kinds() -> None:
    assert all(is_rule(text) for text in ("_____", "-----", "*", "* * *", "---o0o---", "─────"))
    assert not any(is_rule(text) for text in ("-", "- A", "......", "1", "+"))
    assert is_contact("Địa chỉ: xã Ba Tô; Điện thoại: 0255 3 000 000")
    assert not is_contact("Điện thoại: 0255 3 000 000")
    assert is_dear("Kính gửi: Sở Nội vụ")
    assert is_attached_line("(Ban hành kèm theo Quyết định số 1/QĐ-UBND)")
    assert not is_attached_line("(có danh sách kèm theo)")
    assert starts_post("PHÓ TRƯỞNG BAN")
    assert not starts_post("NHÂN VIÊN")
