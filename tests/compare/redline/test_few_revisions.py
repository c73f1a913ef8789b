"""No more revisions than a reader needs: what stays is kept, and what goes or comes together is one stretch."""

from __future__ import annotations

import pytest

from generator.compare.redline import resolve, structure_of
from tests.compare.redline.packages import count, doc, made, texts
from tests.compare.scenarios.package import png, styles
from tests.compare.scenarios.wml import p, picture, run, sect, table

A = "Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số."
B = "Các thôn báo cáo kết quả về Văn phòng trước ngày 15 hằng tháng."
END = "Tổ chức thực hiện theo quy định."
TASKS = (("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát dữ liệu", "Quý I"), ("2", "Tập huấn kỹ năng", "Quý II"))
TARGETS = (("Chỉ tiêu", "Năm 2025", "Năm 2026"), ("Hồ sơ trực tuyến", "70%", "85%"))
FORMER = ("Kế hoạch trồng cây đầu xuân", "Mỗi thôn trồng ba mươi cây bóng mát.", "Giao Đoàn Thanh niên chủ trì.")
LATER = ("Phương án phòng cháy, chữa cháy", "Diễn tập hai lần một năm tại chợ.", "Công an xã tham mưu.")


def proved(old: bytes, new: bytes) -> tuple[bytes, int]:
    """The redline and its revisions, accepted and rejected as it must be."""
    found = made(old, new)
    assert structure_of(resolve(found.data, accept=True)) == structure_of(new)
    assert structure_of(resolve(found.data, accept=False)) == structure_of(old)
    return found.data, found.revisions


def test_tables_that_changed_places_are_not_merged_with_each_other() -> None:
    old = doc(p(A), table(*TASKS), p(), table(*TARGETS), p(END))
    data, _ = proved(old, doc(p(A), table(*TARGETS), p(), table(*TASKS), p(END)))
    assert count(data, "//w:tbl") == 3
    assert count(data, "//w:tbl[not(.//w:ins) and not(.//w:del)]") == 1


def test_rows_with_other_words_go_and_come_whole() -> None:
    rows = (TASKS[0], ("3", "Vệ sinh khu dân cư", "Hằng tuần"), TASKS[2])
    data, _ = proved(doc(p(A), table(*TASKS), p(B)), doc(p(A), table(*rows), p(B)))
    assert count(data, "//w:tr[w:trPr/w:del]") == count(data, "//w:tr[w:trPr/w:ins]") == 1


@pytest.mark.parametrize("after", [(), (END,)])
def test_paragraphs_replaced_side_by_side_are_one_deletion_and_one_insertion(after: tuple[str, ...]) -> None:
    old, new = (doc(*(p(line) for line in (*side, *after))) for side in (FORMER, LATER))
    assert proved(old, new)[1] == 2


def test_a_table_after_the_last_paragraph_leaves_that_as_it_is() -> None:
    before, after = doc(p(A), p(B)), doc(p(A), p(B), table(*TASKS), p())
    assert B not in texts(proved(before, after)[0], "del")
    assert B not in texts(proved(after, before)[0], "ins")


def test_a_picture_of_the_same_bytes_stays() -> None:
    images = {"i": png(200, 0, 0), "j": png(0, 0, 200)}
    old, new = (
        doc(p(A), p(picture("i")), images=images),
        doc(p(A), p(picture("j", 2), run(" và "), picture("i")), images=images),
    )
    data, revisions = proved(old, new)
    assert revisions == 1
    assert count(data, "//w:del") == 0


@pytest.mark.parametrize("story", ["header1", "footer1"])
def test_a_new_story_has_no_change_of_properties(story: str) -> None:
    style = story.rstrip("1").title()
    bare, with_story = doc(p(A)), doc(p(A), last=sect(story), stories={story: p("Lưu hành nội bộ", style=style)})
    for data, revisions in (proved(bare, with_story), proved(with_story, bare)):
        assert revisions == 1
        assert sum(count(data, "//w:pPrChange", part) for part in (f"word/{story}.xml",)) == 0


def test_a_border_of_a_new_header_does_not_stay_without_its_text() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
    ruled = styles().replace('<w:jc w:val="center"/>', f'{border}<w:jc w:val="center"/>')
    for head, sheet in ((p("Đầu trang", ppr=border), styles()), (p("Đầu trang", style="Header"), ruled)):
        old = doc(p(A), styles=sheet)
        data, _ = proved(old, doc(p(A), last=sect("header1"), stories={"header1": head}, styles=sheet))
        assert count(data, "//w:pPrChange", "word/header1.xml") == 1


def test_a_number_after_a_new_point_comes_with_it() -> None:
    old = doc(p("1. Rà soát dữ liệu dân cư."), p("2. Tập huấn kỹ năng số cho các thôn."))
    new = doc(
        p("1. Lắp đặt điểm truy cập."), p("2. Rà soát dữ liệu dân cư."), p("3. Tập huấn kỹ năng số cho các thôn.")
    )
    data, revisions = proved(old, new)
    assert texts(data, "ins")[:2] == ["1. Lắp đặt điểm truy cập.", "2."]
    assert revisions == 4


def test_every_stretch_of_text_keeps_its_language() -> None:
    parts = (run("Ủy ban nhân dân ", '<w:lang w:val="vi-VN"/>'), run("xã báo cáo.", '<w:lang w:val="en-US"/>'))
    data, _ = proved(doc(p(*parts)), doc(p(*parts, run(" Thêm.", '<w:lang w:val="vi-VN"/>'))))
    assert count(data, "//w:r[w:rPr/w:lang[@w:val='en-US'] and w:t='xã báo cáo.']") == 1
