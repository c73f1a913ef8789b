"""Lines wrapped at a page's width, joined into paragraphs again."""

from __future__ import annotations

import textwrap

import pytest

from generator.outline import Outline, looks_wrapped, parse

LONG = (
    "Phát huy sức mạnh của cả hệ thống chính trị trong việc tuyên truyền, nâng cao nhận thức, sự cần thiết, tính cấp "
    "bách của phát triển khoa học, công nghệ; thực hiện Chương trình số 04-CTr/ĐU giai đoạn 2025 - 2030 trên địa bàn."
)


def tree(text: str) -> Outline:
    value = parse(text, wrapped=True).value
    assert value is not None
    return value


@pytest.mark.parametrize("width", range(70, 101, 3))
@pytest.mark.parametrize("spacing", ["\n", "\n\n"])
def test_a_text_wrapped_at_any_width_gives_the_tree_of_the_typed_one(width: int, spacing: str) -> None:
    typed = ["I. MỤC ĐÍCH", "1. Mục đích", f"- {LONG}", f"- {LONG}", "2. Yêu cầu", LONG, f"a) {LONG}", f"b) {LONG}"]
    rows = [row for line in typed for row in textwrap.wrap(line, width, break_on_hyphens=False)]
    assert looks_wrapped(spacing.join(rows))
    assert tree(spacing.join(rows)) == parse("\n".join(typed)).value


def test_typed_text_is_not_seen_as_wrapped() -> None:
    assert not looks_wrapped(f"I. MỤC ĐÍCH\n1. Mục đích\n- {LONG}\n- {LONG}\n")
    assert not looks_wrapped("I. MỤC ĐÍCH\n1. Mục đích\nMột.\nHai.\n")
    assert not looks_wrapped("")


def test_a_heading_broken_over_two_lines_is_one_title() -> None:
    outline = tree("I. HÌNH THỨC, TIÊU CHUẨN, SỐ LƯỢNG\nKHEN THƯỞNG\nCác hình thức gồm có:\n- Giấy khen.")
    assert outline.muc[0].tieu_de == "HÌNH THỨC, TIÊU CHUẨN, SỐ LƯỢNG KHEN THƯỞNG"
    assert outline.muc[0].noi_dung == "Các hình thức gồm có:"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("theo Kế hoạch số 359-", "KH/TU ngày 01/7/2025."), "359-KH/TU"),
        (("theo Kế hoạch số 145/", "KH-UBND ngày 01/7/2025."), "145/KH-UBND"),
        (("các tổ chức chính trị -", "xã hội trên địa bàn."), "chính trị - xã hội"),
        (("giai đoạn từ năm 2025", "- 2030 trên địa bàn."), "2025 - 2030"),
        (("các tổ chức chính trị", "- xã hội trên địa bàn."), "chính trị - xã hội"),
        (("đánh giá kết quả của năm", "2025. Kết quả là căn cứ."), "năm 2025. Kết quả"),
        (("thực hiện theo quy định tại điểm", "a) khoản 1 Điều 5."), "điểm a) khoản 1"),
    ],
)
def test_a_line_end_inside_a_sentence_opens_no_item(rows: tuple[str, str], words: str) -> None:
    filler = "Các cơ quan, đơn vị trên địa bàn xã phối hợp chặt chẽ"
    text = f"I. NỘI DUNG\n1. {filler} {filler[:20]}\nvà {filler} {rows[0]}\n{rows[1]}"
    texts = [child.noi_dung or "" for node in tree(text).muc for child in node.muc_con]
    assert any(words in each for each in texts)


def test_the_closing_paragraph_is_a_paragraph_of_its_own() -> None:
    last = "- Tham mưu Chủ tịch khen thưởng cho các tập thể, cá nhân có thành tích xuất sắc."
    outline = tree(f"I. TỔ CHỨC\n{last}\nTrên đây là Kế hoạch của xã, đề nghị các đơn vị thực hiện./.")
    assert (outline.muc[0].muc_con[0].noi_dung or "").split("\n")[1].startswith("Trên đây là")


def test_a_short_line_ends_its_paragraph() -> None:
    outline = tree(
        "1. Đối tượng thi đua\nCác cơ quan, tổ chức, đơn vị, doanh nghiệp, cán bộ, công chức, viên chức,\nngười dân."
    )
    assert outline.muc[0].tieu_de == "Đối tượng thi đua"


def test_a_number_belongs_to_the_noun_before_it_even_after_a_short_line() -> None:
    assert tree("1. Báo cáo kết quả năm\n2025 của xã.").muc[0].noi_dung == "Báo cáo kết quả năm 2025 của xã."
    assert tree("1. Khen thưởng hằng năm\nTheo quy định.").muc[0].tieu_de == "Khen thưởng hằng năm"
