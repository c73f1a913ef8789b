"""A comparison as a whole: noise, places, formatting, tables, layout, findings, both directions."""

from __future__ import annotations

import io
import random
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.align import _BACK
from generator.compare.engine import CompareOptions, compare
from generator.compare.match import How, Nature
from generator.compare.result import Change, Comparison, FormatChange
from generator.read.opening import read_document
from generator.read.view import DocView
from tests.compare.planted import noisy, plan_of, planted
from tests.compare.texts import covered, paragraphs, view_of
from tests.compare.word_files import Table, word_file

_LINES = (
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2026",
    "I. MỤC TIÊU",
    "1. Phấn đấu 80% hồ sơ được nộp trực tuyến.",
    "II. PHÂN CÔNG",
)
_HEADS = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn", "Số lượng")
_ROWS = (
    ("1", "Rà soát thủ tục hành chính thuộc thẩm quyền", "Văn phòng", "30/6/2026", "12 thủ tục"),
    ("2", "Tập huấn kỹ năng số cho cán bộ, công chức", "Phòng Văn hóa - Xã hội", "15/8/2026", "3 lớp"),
    ("3", "Trang bị máy tính cho bộ phận một cửa", "Phòng Kinh tế", "30/9/2026", "10 máy tính"),
)
_TABLE = Table((_HEADS, *_ROWS))


def told(old: DocView, new: DocView, options: CompareOptions | None = None) -> Comparison:
    comparison = compare(old, new, options).value
    assert comparison is not None
    return comparison


def word(*lines: str, table: Table | None = None, **formats: object) -> DocView:
    outcome = read_document(word_file(lines or _LINES, table, **formats), "ke-hoach.docx")
    assert outcome.value is not None
    return outcome.value


def plan_text(seed: int = 1) -> str:
    return plan_of(random.Random(seed)).text()


@pytest.mark.parametrize(
    "noise",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("hóa", "hoá").replace("HÒA", "HOÀ").replace("Ủy", "Uỷ"),
        lambda text: text.replace(" ", "  ").replace("  /", " /"),
        lambda text: text.replace(" - ", " – "),
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace(" ", "\u00a0"),
    ],
)
def test_noise_is_no_edit_of_substance(noise: object) -> None:
    assert callable(noise)
    text = plan_text() + "\n" + paragraphs("Phụ lục", "“Bình dân học vụ số” – hòa giải ở cơ sở")
    found = told(view_of(text), view_of(noise(text)))
    assert all(Nature.SUBSTANCE not in change.natures for change in found.changes)
    assert found.highlights == ()
    assert found.renumberings == ()


def test_hidden_edits_are_counted() -> None:
    text = plan_text()
    other = text.replace("Ủy", "Uỷ")
    count = text.count("Ủy")
    shown = told(view_of(text), view_of(other))
    hidden = told(view_of(text), view_of(other), CompareOptions(frozenset({Nature.TONE})))
    assert {nature for change in shown.changes for nature in change.natures} == {Nature.TONE}
    assert hidden.equal
    assert hidden.hidden == ((Nature.TONE, count),)


def test_identical_documents_are_equal() -> None:
    assert told(view_of(plan_text()), view_of(plan_text())).equal
    found = told(word(table=_TABLE), word(table=_TABLE))
    assert (found.equal, found.alike, found.highlights) == (True, 1.0, ())


def test_places_in_words() -> None:
    head = ("KẾ HOẠCH", "Triển khai nhiệm vụ", "I. MỤC ĐÍCH", "1. Yêu cầu chung", "II. NHIỆM VỤ", "1. Tuyên truyền")
    body = ("2. Thực hiện", "a) Rà soát quy định đang áp dụng;", "b) {}", "- {};", "Nơi nhận:", "- {};", "- Lưu: VT.")
    old = [line.format("Báo cáo cấp trên định kỳ hằng tháng") for line in (*head, *body)]
    new = [line.format("Báo cáo cấp trên định kỳ hằng quý") for line in (*head, *body)]
    found = told(view_of(paragraphs(*old)), view_of(paragraphs(*new)))
    assert [change.where for change in found.changes] == [
        "Mục II › khoản 2 › điểm b",
        "Mục II › khoản 2 › điểm b › gạch đầu dòng thứ 1",
        "Nơi nhận",
    ]
    assert found.changes[0].section == "NHIỆM VỤ › Thực hiện"


def test_changes_stand_in_the_order_of_the_new_document() -> None:
    rnd = random.Random(3)
    old = plan_of(rnd)
    new = view_of(planted(rnd, old).text())
    order = {block.address: at for at, block in enumerate(new.blocks)}
    places = [
        order[change.new_addresses[0]] for change in told(view_of(old.text()), new).changes if change.new_addresses
    ]
    assert places == sorted(places)


def test_two_documents_with_nothing_in_common() -> None:
    outcome = compare(
        view_of(paragraphs("KẾ HOẠCH", "Triển khai nhiệm vụ năm nay", "I. MỤC ĐÍCH", "Nâng cao chất lượng phục vụ.")),
        view_of("\n\n".join(f"Lorem {n} ipsum dolor sit amet consectetur" for n in range(5))),
    )
    assert "SS001" in {found.code for found in outcome.diagnostics}
    assert outcome.value is not None
    assert outcome.value.alike < 0.1


def test_a_text_file_has_no_formatting_to_compare() -> None:
    outcome = compare(view_of(plan_text()), word())
    assert [found.code for found in outcome.diagnostics if found.code == "SS002"] == ["SS002"]
    assert outcome.value is not None
    assert outcome.value.layout == ()
    assert all(not change.formats for change in outcome.value.changes)


def test_a_document_without_text() -> None:
    empty = replace(word(), blocks=())
    assert [found.code for found in compare(empty, word()).diagnostics] == ["SS003"]


@pytest.mark.parametrize(
    ("formats", "what", "old", "new"),
    [
        ({"size": 14}, "cỡ chữ", "13", "14"),
        ({"bold": True}, "chữ đậm", "không", "có"),
        ({"italic": True}, "chữ nghiêng", "không", "có"),
        ({"align": 1}, "căn lề", "trái", "giữa"),
        ({"first_line": 36}, "thụt dòng đầu", "0 mm", "12,7 mm"),
        ({"space_after": 6}, "cách đoạn sau", "0 pt", "6 pt"),
        ({"style": "Quote"}, "kiểu đoạn", "Normal", "Quote"),
    ],
)
def test_formatting_of_a_block(formats: dict[str, object], what: str, old: str, new: str) -> None:
    found = told(word(), word(**formats))
    assert len(found.changes) == len(_LINES)
    assert all(change.how is How.SAME and not change.natures for change in found.changes)
    assert all(FormatChange(what, old, new) in change.formats for change in found.changes)
    assert told(word(), word(**formats), CompareOptions(formats=False)).equal


def test_formatting_of_some_words() -> None:
    found = told(word(), word(bold_words="hồ sơ"))
    assert [change.formats for change in found.changes] == [
        (FormatChange("chữ đậm (từ “hồ sơ được nộp trực tuyến.”)", "không", "có"),)
    ]


@pytest.mark.parametrize(
    ("formats", "change"),
    [
        ({"landscape": True}, FormatChange("hướng giấy", "dọc", "ngang")),
        ({"left": 85.05}, FormatChange("lề trái", "25,4 mm", "30 mm")),
    ],
)
def test_changes_of_the_page(formats: dict[str, object], change: FormatChange) -> None:
    assert told(word(), word(**formats)).layout == (change,)


def test_a_new_footer() -> None:
    found = told(word(), word(footer="Lưu hành nội bộ"))
    assert [(change.how, change.where) for change in found.changes] == [(How.INSERTED, "Chân trang")]
    assert found.layout == (FormatChange("chân trang", "không có", "mọi trang"),)
    assert found.highlights == ()


def test_a_row_above_is_one_insertion_and_one_folded_line() -> None:
    first = ("1", "Thành lập Tổ công nghệ số cộng đồng tại thôn", "Công an xã", "28/2/2026", "8 tổ")
    rows = [first, *((str(int(row[0]) + 1), *row[1:]) for row in _ROWS)]
    found = told(word(table=_TABLE), word(table=Table((_HEADS, *rows))))
    assert [(change.how, change.where) for change in found.changes] == [(How.INSERTED, "Mục II › bảng, hàng 2")]
    assert [line.text for line in found.renumberings] == [
        "Mục II › bảng: số thứ tự các hàng 1 đến 3 đổi thành 2 đến 4 do thêm hàng 2"
    ]
    assert [line.text for line in found.highlights] == [
        "thêm “1 | Thành lập Tổ công nghệ số cộng đồng tại thôn | Công an xã | 28/2/2026 | 8 tổ” "
        "(có Công an xã, 28/2/2026, 8 tổ)"
    ]


def test_a_cell_of_a_unit_column() -> None:
    rows = [list(row) for row in _ROWS]
    rows[1][2] = "Công an xã"
    found = told(word(table=_TABLE), word(table=Table((_HEADS, *map(tuple, rows)))))
    assert [(change.where, change.column) for change in found.changes] == [
        ("Mục II › bảng, hàng 3 cột 3", "Đơn vị chủ trì")
    ]
    assert [line.text for line in found.highlights] == [
        "cột “Đơn vị chủ trì”: từ “Phòng Văn hóa - Xã hội” thành “Công an xã”"
    ]


def test_a_column_that_went() -> None:
    rows = tuple(row[:3] + row[4:] for row in (_HEADS, *_ROWS))
    found = told(word(table=_TABLE), word(table=Table(rows)))
    assert [(change.how, change.where) for change in found.changes] == [(How.DELETED, "Mục II › bảng, cột 4")]
    assert found.changes[0].column == "Thời hạn"
    assert found.layout == (), "the change says it; widths follow"


def test_columns_and_rows_that_changed_places() -> None:
    rows = tuple((row[0], row[2], row[1], *row[3:]) for row in (_HEADS, *_ROWS))
    found = told(word(table=_TABLE), word(table=Table(rows)))
    assert found.changes == ()
    assert found.layout == (FormatChange("Mục II › bảng: thứ tự cột", "1, 2, 3, 4, 5", "1, 3, 2, 4, 5"),)
    numbered = [row[1:] for row in (_HEADS, *_ROWS)]
    moved = [numbered[0], numbered[2], numbered[1], numbered[3]]
    found = told(word(table=Table(tuple(numbered))), word(table=Table(tuple(moved))))
    assert [line.what for line in found.layout] == ["Mục II › bảng: hàng chuyển chỗ"]


def test_a_table_that_went_and_one_that_lost_its_borders() -> None:
    gone = told(word(table=_TABLE), word())
    assert [change.how for change in gone.changes] == [How.DELETED]
    assert [change.where for change in gone.changes] == ["Mục II › bảng"]
    assert gone.layout == ()
    bare = told(word(table=_TABLE), word(table=replace(_TABLE, bordered=False)))
    assert FormatChange("Mục II › bảng: đường viền", "có", "không") in bare.layout


def _paged(number: str, words: str = "Trang ") -> DocView:
    """A file whose footer says “Trang 2”, the number counted by Word and kept from its last printing."""
    document = Document(io.BytesIO(word_file(_LINES)))
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run(words)
    for kind in ("begin", "separate", "end"):
        footer.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        if kind == "begin":
            code = f'<w:instrText {nsdecls("w")} xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>'
            footer.add_run()._r.append(parse_xml(code))
        elif kind == "separate":
            footer.add_run(number)
    made = io.BytesIO()
    document.save(made)
    view = read_document(made.getvalue(), "ke-hoach.docx").value
    assert view is not None
    return view


def test_the_page_number_of_the_last_printing_is_no_change() -> None:
    assert told(_paged("2"), _paged("7")).equal
    assert told(_paged("2", ""), _paged("7", "")).equal
    assert [change.where for change in told(_paged("2"), _paged("7", "Tờ ")).changes] == ["Chân trang"]


def test_what_only_a_word_file_knows_is_not_compared_with_a_text() -> None:
    typed = view_of(paragraphs(*_LINES))
    assert told(_paged("2"), typed).equal
    assert told(typed, _paged("2")).equal


def _mirror(change: Change) -> tuple[object, ...]:
    how = _BACK.get(change.how, change.how)
    return (how, change.new_addresses, change.old_addresses, change.new_text, change.old_text, change.natures)


def _own(change: Change) -> tuple[object, ...]:
    return (
        change.how,
        change.old_addresses,
        change.new_addresses,
        change.old_text,
        change.new_text,
        change.natures,
    )


@given(st.integers(0, 10_000))
def test_both_directions_tell_the_same(seed: int) -> None:
    rnd = random.Random(seed)
    old = plan_of(rnd)
    new = planted(rnd, old)
    views = view_of(old.text()), view_of(noisy(rnd, new.text()))
    there, back = told(*views), told(views[1], views[0])
    assert Counter(map(_own, there.changes)) == Counter(map(_mirror, back.changes))
    assert there.alike == pytest.approx(back.alike)
    assert Counter((line.group, line.old, line.new) for line in there.highlights) == Counter(
        (line.group, line.new, line.old) for line in back.highlights
    )
    pairs = [Counter(pair for line in side.renumberings for pair in line.pairs) for side in (there, back)]
    assert pairs[0] == Counter({(new, old): count for (old, new), count in pairs[1].items()})
    for change in there.changes:
        if change.labels is None:  # a folded ordinal is kept over other letters
            covered(change.old_text, change.new_text, change.pieces)
