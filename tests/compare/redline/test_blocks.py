"""Paragraphs, tables, sections and notes that come, go, move, split and merge."""

from __future__ import annotations

import pytest

from tests.compare.redline.packages import count, doc, made, parts_of, root_of, texts
from tests.compare.scenarios.package import numbering, png, styles
from tests.compare.scenarios.wml import cell, note, num, p, picture, row, sect, table

A = "Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số."
B = "Các thôn báo cáo kết quả về Văn phòng trước ngày 15 hằng tháng."
C = "Kinh phí lấy từ dự toán ngân sách xã theo phân cấp hiện hành."
END = "Tổ chức thực hiện theo quy định."
NEW = "Ủy ban nhân dân xã bố trí 120 triệu đồng cho việc này."
ROWS = (("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát dữ liệu", "Quý I"), ("2", "Tập huấn kỹ năng", "Quý II"))


def test_a_paragraph_between_two_comes_with_its_mark() -> None:
    found = made(doc(p(A), p(C)), doc(p(A), p(NEW), p(C)))
    assert (texts(found.data, "ins"), found.revisions) == ([NEW], 1)
    assert count(found.data, "//w:p[w:pPr/w:rPr/w:ins]/w:ins") == 1


def test_a_last_paragraph_comes_with_the_mark_before_it() -> None:
    found = made(doc(p(A), p(B)), doc(p(A), p(B), p(NEW, jc="center")))
    assert count(found.data, "//w:body/w:p[last()]/w:pPr/w:rPr/w:ins") == 0
    assert count(found.data, "//w:body/w:p[2]/w:pPr/w:rPr/w:ins") == 1
    assert count(found.data, "//w:body/w:p[last()]/w:pPr[w:jc]/w:pPrChange/w:pPr[not(w:jc)]") == 1


def test_a_last_paragraph_goes_with_the_mark_before_it() -> None:
    found = made(doc(p(A), p(B)), doc(p(A)))
    assert count(found.data, "//w:body/w:p[last()]/w:pPr/w:rPr/w:del") == 0
    assert count(found.data, "//w:body/w:p[1]/w:pPr/w:rPr/w:del") == 1


def test_a_moved_paragraph_is_a_native_move_with_plain_text() -> None:
    found = made(doc(p(A), p(B), p(C), p(NEW), p(END)), doc(p(A), p(C), p(NEW), p(B), p(END)))
    names = [e for e in root_of(found.data).iter() if str(e.tag).endswith("RangeStart")]
    assert len(names) == 2
    assert len({e.get(key) for e in names for key in e.attrib if str(key).endswith("name")}) == 1
    assert texts(found.data, "moveFrom") == texts(found.data, "moveTo")
    assert count(found.data, "//w:moveFrom//w:t") == 1
    assert count(found.data, "//w:moveFrom//w:delText") == 0
    assert count(found.data, "//w:moveFromRangeEnd") == count(found.data, "//w:moveToRangeEnd") == 1


def test_a_split_paragraph_is_an_inserted_mark() -> None:
    found = made(doc(p(f"{A} {B}"), p(C)), doc(p(A), p(B), p(C)))
    assert count(found.data, "//w:body/w:p[1]/w:pPr/w:rPr/w:ins") == 1
    assert "".join(texts(found.data, "ins")).strip() == ""


def test_merged_paragraphs_are_a_deleted_mark() -> None:
    found = made(doc(p(A), p(B), p(C)), doc(p(f"{A} {B}"), p(C)))
    assert count(found.data, "//w:body/w:p[1]/w:pPr/w:rPr/w:del") == 1


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_row_that_goes_is_marked_with_its_content(gone: int) -> None:
    left = [line for number, line in enumerate(ROWS) if number != gone]
    found = made(doc(p(A), table(*ROWS), p(B)), doc(p(A), table(*left), p(B)))
    assert count(found.data, "//w:tr/w:trPr/w:del") == 1
    assert texts(found.data, "del") == list(ROWS[gone])


def test_a_column_that_comes_is_marked_cell_by_cell() -> None:
    wider = [(*line, extra) for line, extra in zip(ROWS, ("Phối hợp", "Thôn", ""), strict=True)]
    found = made(doc(p(A), table(*ROWS), p(B)), doc(p(A), table(*wider), p(B)))
    assert count(found.data, "//w:tc/w:tcPr/w:cellIns") == 3
    assert count(found.data, "//w:tblGrid/w:tblGridChange/w:tblGrid[count(w:gridCol)=3]") == 1


def test_a_first_column_that_goes_is_marked_and_another_replaces_its_rows() -> None:
    first, last = [line[1:] for line in ROWS], [line[:-1] for line in ROWS]
    old = doc(p(A), table(*ROWS), p(B))
    assert count(made(old, doc(p(A), table(*first), p(B))).data, "//w:cellDel") == 3
    replaced = made(old, doc(p(A), table(*last), p(B))).data
    assert count(replaced, "//w:cellDel") == 0
    assert count(replaced, "//w:trPr/w:del") == count(replaced, "//w:trPr/w:ins") == 3


def test_a_row_whose_cells_were_merged_is_replaced() -> None:
    old = table(*ROWS)
    merged = table(ROWS[0], row(cell("1"), cell("Rà soát dữ liệu Quý I", span=2)), ROWS[2], columns=3)
    found = made(doc(p(A), old, p(B)), doc(p(A), merged, p(B)))
    assert count(found.data, "//w:trPr/w:del") == count(found.data, "//w:trPr/w:ins") == 1


def test_table_and_cell_properties_are_remembered() -> None:
    old, new = table(*ROWS), table(*ROWS, width=2000, tblpr='<w:jc w:val="center"/>')
    found = made(doc(p(A), old, p(B)), doc(p(A), new, p(B)))
    assert count(found.data, "//w:tblPr/w:tblPrChange") == 1
    assert count(found.data, "//w:tcPr/w:tcPrChange") == 9


def test_a_table_changes_inside_a_cell_of_another() -> None:
    old, new = (table(("1", "Bảng trong"), row(cell("2"), cell(table(("a", word))))) for word in ("cũ", "mới"))
    found = made(doc(p(A), old, p(B)), doc(p(A), new, p(B)))
    assert (texts(found.data, "del"), texts(found.data, "ins")) == (["cũ"], ["mới"])


def test_a_section_break_that_comes_is_a_mark_that_comes() -> None:
    found = made(doc(p(A), p(B)), doc(p(A, ppr=sect(landscape=True)), p(B)))
    assert count(found.data, "//w:pPr[w:sectPr]/w:rPr/w:ins") == 1
    assert texts(found.data, "ins") == texts(found.data, "del") == []


def test_section_properties_are_remembered_without_references() -> None:
    stories = {"header1": p("Đầu trang")}
    old = doc(p(A), last=sect("header1"), stories=stories)
    new = doc(p(A), last=sect("header1", landscape=True), stories=stories)
    found = made(old, new)
    assert count(found.data, "//w:sectPrChange/w:sectPr[w:pgSz]") == 1
    assert count(found.data, "//w:sectPrChange//w:headerReference") == 0


def test_a_footnote_that_goes_lives_on_deleted_under_a_new_id() -> None:
    old = doc(p(A, note(1)), p(B, note(2)), notes=("Theo Nghị định 30.", "Theo Luật số 15."))
    new = doc(p(A), p(B, note(1)), notes=("Theo Luật số 15.",))
    found = made(old, new)
    assert count(found.data, "//w:del//w:footnoteReference") == 1
    assert count(found.data, "//w:footnote[not(@w:type)]", "word/footnotes.xml") == 2
    assert "Theo Nghị định 30." in "".join(texts(found.data, "del", "word/footnotes.xml"))


def test_a_footnote_is_changed_inside() -> None:
    old, new = (doc(p(A, note(1)), notes=(f"Theo Nghị định số {n} của Chính phủ.",)) for n in ("30", "78"))
    found = made(old, new)
    assert count(found.data, "//w:ins|//w:del") == 0
    assert texts(found.data, "ins", "word/footnotes.xml") == ["78"]


def test_a_picture_that_goes_brings_its_file() -> None:
    red, blue = {"anh": png(200, 0, 0)}, {"anh": png(0, 0, 200)}
    found = made(doc(p(A, picture("anh")), images=red), doc(p(A, picture("anh")), images=blue))
    media = [data for name, data in parts_of(found.data).items() if name.startswith("word/media/")]
    assert sorted(media) == sorted([*red.values(), *blue.values()])
    assert count(found.data, "//w:del//w:drawing") == count(found.data, "//w:ins//w:drawing") == 1


def test_a_footer_of_one_side_goes_or_comes_as_text() -> None:
    stories = {"footer1": p("Chân trang của xã")}
    without, having = doc(p(A)), doc(p(A), last=sect("footer1"), stories=stories)
    came, went = made(without, having), made(having, without)
    assert texts(came.data, "ins", "word/footer1.xml") == ["Chân trang của xã"]
    assert texts(went.data, "del", "word/footer1.xml") == ["Chân trang của xã"]
    assert [notice.code for notice in went.notices] == ["SS050"]


def test_a_style_that_was_defined_otherwise_is_copied() -> None:
    old = doc(p(A, style="BodyText"), p(B), styles=styles(body='<w:jc w:val="right"/>'))
    found = made(old, doc(p(A, style="BodyText"), p(B)))
    assert count(found.data, "//w:pPrChange/w:pPr/w:pStyle[@w:val='BodyTextCu']") == 1
    assert count(found.data, "//w:style[@w:styleId='BodyTextCu']/w:pPr/w:jc", "word/styles.xml") == 1


def test_a_default_style_that_was_defined_otherwise_is_named_in_the_old_properties() -> None:
    old = doc(p(A), styles=styles(normal='<w:sz w:val="24"/>'))
    found = made(old, doc(p(A)))
    assert count(found.data, "//w:pPrChange/w:pPr/w:pStyle[@w:val='NormalCu']") == 1


def test_a_list_that_was_defined_otherwise_is_copied_in_order() -> None:
    old = doc(p(A, ppr=num(1)), numbering=numbering(("decimal", "%1.")))
    found = made(old, doc(p(A, ppr=num(1)), numbering=numbering(("lowerLetter", "%1)"))))
    assert count(found.data, "//w:pPrChange/w:pPr/w:numPr/w:numId[@w:val='2']") == 1
    assert count(found.data, "/w:numbering/w:num[last()]/preceding-sibling::w:abstractNum", "word/numbering.xml") == 2


def test_a_list_of_the_old_document_only_brings_the_part() -> None:
    old = doc(p(A, ppr=num(1)), numbering=numbering(("decimal", "%1.")))
    found = made(old, doc(p(A)))
    assert count(found.data, "/w:numbering/w:num", "word/numbering.xml") == 1


def test_a_content_control_is_changed_inside_and_lies_in_ranges_when_it_comes() -> None:
    def control(words: str) -> str:
        inside = f"<w:sdtContent>{p(words)}</w:sdtContent>"
        return f'<w:sdt><w:sdtPr><w:tag w:val="muc"/></w:sdtPr>{inside}</w:sdt>'

    changed = made(doc(p(A), control(B), p(C)), doc(p(A), control(B.replace("15", "20")), p(C)))
    assert count(changed.data, "//w:sdtContent//w:ins") == 1
    came = made(doc(p(A), p(C)), doc(p(A), control(B), p(C)))
    assert count(came.data, "//w:customXmlInsRangeStart") == count(came.data, "//w:customXmlInsRangeEnd") == 2
