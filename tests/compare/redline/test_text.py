"""What a redline marks inside paragraphs, and what it leaves alone."""

from __future__ import annotations

import pytest

from generator.compare.redline import RedlineOptions
from generator.ooxml.names import w
from tests.compare.redline.packages import AUTHOR, DATE, count, doc, made, root_of, texts, tracked
from tests.compare.scenarios.wml import bookmark, field, link, p, run

LINE = "Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì thực hiện trước ngày 15/12/2026."


def test_equal_documents_have_no_revision() -> None:
    found = made(doc(p(LINE)), doc(p(LINE)))
    assert found.revisions == 0
    assert count(found.data, "//w:ins|//w:del|//w:rPrChange|//w:pPrChange") == 0


def test_the_same_inputs_give_the_same_bytes() -> None:
    old, new = doc(p(LINE)), doc(p(LINE.replace("Kinh tế", "Văn hóa")), p("Thêm một đoạn."))
    assert made(old, new).data == made(old, new).data


def test_a_changed_word_is_one_deletion_and_one_insertion() -> None:
    found = made(doc(p(LINE)), doc(p(LINE.replace("15/12/2026", "20/12/2026"))))
    assert (texts(found.data, "del"), texts(found.data, "ins")) == (["15/12/2026"], ["20/12/2026"])
    assert found.revisions == 2


def test_a_typed_ordinal_that_moved_on_is_an_edit_of_its_characters() -> None:
    found = made(doc(p("III. TỔ CHỨC THỰC HIỆN")), doc(p("IV. TỔ CHỨC THỰC HIỆN")))
    assert "TỔ" not in "".join(texts(found.data, "del") + texts(found.data, "ins"))


def test_author_and_date_are_those_asked_for() -> None:
    options = RedlineOptions(author="Văn thư", date="2026-03-04T05:06:07Z")
    found = made(doc(p("Một.")), doc(p("Hai.")), options)
    marks = [e for e in root_of(found.data).iter() if e.get(AUTHOR)]
    assert marks
    assert {(e.get(AUTHOR), e.get(DATE)) for e in marks} == {("Văn thư", "2026-03-04T05:06:07Z")}


def test_ids_of_marks_are_unique_and_above_those_of_bookmarks() -> None:
    new = doc(p(bookmark(7, "cho_nay", "Một đoạn mới.")), p("Hai."), p("Thêm."))
    found = made(doc(p("Một đoạn cũ."), p("Hai.")), new)
    ids = [int(e.get(w("id"), "0")) for e in root_of(found.data).iter() if e.get(AUTHOR)]
    assert len(ids) == len(set(ids)) > 1
    assert min(ids) > 7


def test_bold_words_keep_their_text_and_remember_their_format() -> None:
    found = made(doc(p("Giao Phòng Kinh tế chủ trì.")), doc(p("Giao **Phòng Kinh tế** chủ trì.")))
    assert texts(found.data, "ins") == texts(found.data, "del") == []
    assert count(found.data, "//w:r[w:rPr/w:b]/w:rPr/w:rPrChange/w:rPr[not(w:b)]") == 1
    assert found.revisions == 1


def test_changed_paragraph_properties_hold_the_old_ones_without_run_properties() -> None:
    mark = "<w:rPr><w:i/></w:rPr>"
    old, new = doc(p(LINE, ppr=f"<w:keepNext/>{mark}")), doc(p(LINE, ppr=f"<w:keepLines/>{mark}"))
    found = made(old, new)
    assert count(found.data, "//w:pPrChange/w:pPr[w:keepNext][not(w:rPr)]") == 1


def test_the_format_of_the_paragraph_mark_is_remembered() -> None:
    found = made(doc(p(LINE, ppr="<w:rPr><w:b/></w:rPr>")), doc(p(LINE)))
    assert count(found.data, "//w:pPr/w:rPr/w:rPrChange/w:rPr/w:b") == 1


def test_the_language_of_the_spelling_checker_is_no_format() -> None:
    found = made(doc(p(LINE)), doc(p(LINE, props='<w:lang w:val="vi-VN"/><w:noProof/>')))
    assert found.revisions == 0


def test_a_link_to_another_place_is_deleted_and_inserted_inside_links() -> None:
    links = {"a": "https://example.org/a", "b": "https://example.org/b"}
    old, new = (doc(p("Xem ", link(name, "văn bản"), "."), links=links) for name in ("a", "b"))
    found = made(old, new)
    assert count(found.data, "//w:hyperlink/w:del") == count(found.data, "//w:hyperlink/w:ins") == 1


def test_words_of_a_link_are_changed_inside_it() -> None:
    links = {"a": "https://example.org/a"}
    old, new = (doc(p(link("a", words)), links=links) for words in ("Kế hoạch số 12", "Kế hoạch số 15"))
    found = made(old, new)
    assert count(found.data, "//w:hyperlink") == 1
    assert (texts(found.data, "del"), texts(found.data, "ins")) == (["12"], ["15"])


def test_a_changed_field_goes_and_comes_as_a_whole() -> None:
    old, new = (doc(p("Xem mục ", field(code, "II"), ".")) for code in ("REF muc_a", "REF muc_b"))
    found = made(old, new)
    assert count(found.data, "//w:del//w:fldChar") == count(found.data, "//w:ins//w:fldChar") == 3
    assert count(found.data, "//w:del//w:delInstrText") == 1


def test_what_a_page_number_showed_last_time_is_no_change() -> None:
    old, new = (doc(p("Trang ", field("PAGE", number))) for number in ("3", "17"))
    assert made(old, new).revisions == 0


def test_a_simple_field_that_goes_is_written_out() -> None:
    found = made(doc(p("Ngày ", field("TITLE", "kế hoạch", simple=True))), doc(p("Ngày ")))
    assert count(found.data, "//w:fldSimple") == 0
    assert count(found.data, "//w:del//w:fldChar") == 3


@pytest.mark.parametrize("other", ["12\u00a0lớp tập huấn", "12  lớp tập huấn"])
def test_other_blanks_are_no_change_unless_asked_for(other: str) -> None:
    old, new = doc(p("12 lớp tập huấn")), doc(p(other))
    assert made(old, new).revisions == 0
    assert made(old, new, RedlineOptions(exact=True)).revisions > 0


def test_decomposed_letters_are_no_change_but_their_format_is() -> None:
    from unicodedata import normalize

    old = doc(p(normalize("NFD", "Phòng Kinh tế chủ trì.")))
    assert made(old, doc(p("Phòng Kinh tế chủ trì."))).revisions == 0
    bold = made(old, doc(p("Phòng **Kinh tế** chủ trì.")))
    assert bold.revisions == 1
    assert made(old, doc(p("Phòng Kinh tế chủ trì.")), RedlineOptions(exact=True)).revisions > 1


def test_a_tab_that_comes_is_an_insertion_of_its_own() -> None:
    found = made(doc(p("Số: 12")), doc(p("Số:\t 12")))
    assert count(found.data, "//w:ins/w:r/w:tab") == 1


def test_bookmarks_of_the_new_document_stay_outside_marks() -> None:
    found = made(doc(p("Điều một.")), doc(p("Điều ", bookmark(1, "hai", "hai"), ".")))
    assert count(found.data, "//w:bookmarkStart") == count(found.data, "//w:bookmarkEnd") == 1
    assert count(found.data, "//w:ins//w:bookmarkStart") == 0


def test_a_break_is_no_text() -> None:
    found = made(doc(p("Phụ lục\nDANH MỤC")), doc(p("Phụ lục DANH MỤC")))
    assert count(found.data, "//w:del/w:r/w:br") == 1
    assert [e.tag for e in tracked(found.data, "moveFrom")] == []


def test_neighbouring_insertions_are_one() -> None:
    found = made(doc(p("Giao Phòng Kinh tế.")), doc(p(run("Giao "), run("ngay ", "<w:b/>"), run("cho Phòng Kinh tế."))))
    assert count(found.data, "//w:ins") == 1
