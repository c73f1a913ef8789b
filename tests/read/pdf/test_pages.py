"""Small pages written for one behaviour each: line ends, columns, tables, furniture, turned text, odd letters."""

from __future__ import annotations

import unicodedata

import pytest

from generator.read.pdf import read_pdf
from generator.read.view import Block, DocView
from tests.read.pdf.writer import Sheet, pdf

LEFT, RIGHT, SIZE, PITCH = 85, 540, 14, 19
WIDE = (RIGHT - LEFT) // 7  # characters on a full line


def view(*sheets: Sheet) -> DocView:
    outcome = read_pdf(pdf(*sheets), "a.pdf")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def texts(found: DocView, where: str = "body") -> list[str]:
    return [block.text for block in found.blocks if block.where == where]


def wrapped(words: str, first: int = 5) -> list[str]:
    """Lines as a printer breaks them: the first one indented by ``first`` characters; breaks after hyphens too."""
    rows, row, room = [], "", WIDE - first
    for word in words.replace("-", "-\u200b").split(" "):
        for index, part in enumerate(word.split("\u200b")):
            joint = " " if row and index == 0 else ""
            if len(row) + len(joint) + len(part) > room:
                rows.append(row)
                row, room, joint = "", WIDE, ""
            row += joint + part
    return [*rows, row]


def typeset(sheet: Sheet, y: float, *paragraphs: str, gap: float = 6) -> float:
    """Writes paragraphs with an indented first line; the baseline below them."""
    for words in paragraphs:
        for number, row in enumerate(wrapped(words)):
            sheet.text(LEFT + (35 if number == 0 else 0), y, row)
            y += PITCH
        y += gap
    return y


SENTENCE = (
    "Các cơ quan, đơn vị thực hiện nghiêm Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ và Chương "
    "trình hành động số 04-CTr/ĐU ngày 10/7/2025 của Đảng ủy xã, giai đoạn 2025 - 2030 trên địa bàn."
)


@pytest.mark.parametrize("shift", range(24))
def test_lines_are_joined_wherever_they_break_and_codes_stay_whole(shift: int) -> None:
    words = "a" * shift + " " + SENTENCE if shift else SENTENCE
    sheet = Sheet()
    typeset(sheet, 100, words, SENTENCE)
    assert texts(view(sheet)) == [words, SENTENCE]


@pytest.mark.parametrize("gap", [0, 3, 6, 12])
def test_an_indented_first_line_opens_a_paragraph_whatever_the_distance(gap: float) -> None:
    sheet = Sheet()
    typeset(sheet, 100, SENTENCE, "- Giấy khen.", "a) Đối với tập thể", SENTENCE, gap=gap)
    assert texts(view(sheet)) == [SENTENCE, "- Giấy khen.", "a) Đối với tập thể", SENTENCE]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_do_not_part_it() -> None:
    rows = wrapped(SENTENCE)
    one, two = Sheet(), Sheet()
    y = typeset(one, 100, SENTENCE, SENTENCE)
    one.text(LEFT + 35, y, rows[0]).text(310, 800, "1")
    two.text(310, 40, "2", size=13)
    for number, row in enumerate(rows[1:]):
        two.text(LEFT, 80 + PITCH * number, row)
    typeset(two, 200, SENTENCE)
    found = view(one, two)
    assert texts(found) == [SENTENCE] * 4
    assert texts(found, "header") == ["2"]
    assert texts(found, "footer") == ["1"]


def test_running_heads_are_set_apart_with_their_page_numbers() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet().text(LEFT, 40, f"UBND xã Hòa Phong - bản {number}").text(310, 810, f"Trang {number}/4")
        typeset(sheet, 90, SENTENCE, SENTENCE)
        sheets.append(sheet)
    found = view(*sheets)
    assert texts(found) == [SENTENCE] * 8
    assert texts(found, "header") == [f"UBND xã Hòa Phong - bản {number}" for number in range(1, 5)]
    assert texts(found, "footer") == [f"Trang {number}/4" for number in range(1, 5)]


def test_a_footnote_below_its_short_line_is_no_body() -> None:
    sheet = Sheet()
    typeset(sheet, 90, SENTENCE, SENTENCE, SENTENCE)
    sheet.line(LEFT, 700, LEFT + 144, 700).text(LEFT, 715, "1 Theo Kế hoạch số 02/KH-UBND.", size=10)
    found = view(sheet)
    assert texts(found) == [SENTENCE] * 3
    assert texts(found, "footnote") == ["1 Theo Kế hoạch số 02/KH-UBND."]
    assert found.lines == ()


def header(sheet: Sheet) -> None:
    sheet.text(100, 60, "ỦY BAN NHÂN DÂN", size=13).text(110, 76, "XÃ HÒA PHONG", size=13)
    sheet.text(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13).text(310, 77, "Độc lập - Tự do - Hạnh phúc")
    sheet.line(120, 81, 180, 81).line(310, 84, 499, 84)
    sheet.text(100, 110, "Số:", size=13).text(160, 110, "/KH-UBND", size=13)
    sheet.text(300, 110, "Hòa Phong, ngày    tháng 6 năm 2025")


def by_cell(found: DocView) -> dict[tuple[int, int, int], list[str]]:
    cells: dict[tuple[int, int, int], list[str]] = {}
    for block in found.blocks:
        if block.cell is not None:
            cells.setdefault((block.cell.table, block.cell.row, block.cell.column), []).append(block.text)
    return cells


def test_header_and_signature_come_apart_by_the_gap_between_them() -> None:
    sheet = Sheet()
    header(sheet)
    sheet.text(277, 150, "KẾ HOẠCH", font="Times-Bold")
    y = typeset(sheet, 190, SENTENCE) + 20
    sheet.text(LEFT, y, "Nơi nhận:", size=12, font="Times-BoldItalic").text(360, y, "TM. ỦY BAN NHÂN DÂN")
    for number, row in enumerate(("- Như trên;", "- Lãnh đạo UBND xã;", "- Các thôn;", "- Lưu: VT, VHXH.")):
        sheet.text(LEFT, y + 14 * (number + 1), row, size=11)
    sheet.text(390, y + 17, "CHỦ TỊCH").text(370, y + 110, "Lê Đình Khánh")
    found = view(sheet)
    cells = by_cell(found)
    assert cells[0, 0, 0] == ["ỦY BAN NHÂN DÂN", "XÃ HÒA PHONG"]
    assert cells[0, 0, 1] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert cells[0, 1, 0][0].split() == ["Số:", "/KH-UBND"]
    assert cells[1, 0, 0] == ["Nơi nhận:", "- Như trên;", "- Lãnh đạo UBND xã;", "- Các thôn;", "- Lưu: VT, VHXH."]
    assert [text for key, part in cells.items() if key[0] == 1 and key[2] == 1 for text in part] == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Đình Khánh",
    ]
    assert [block.text for block in found.blocks if block.cell is None] == ["KẾ HOẠCH", SENTENCE]


def test_drawn_lines_hang_on_the_text_above_them() -> None:
    sheet = Sheet()
    header(sheet)
    found = view(sheet)
    blocks = found.by_address()
    assert [(blocks[line.anchor].text, line.length) for line in found.lines] == [
        ("XÃ HÒA PHONG", 60.0),
        ("Độc lập - Tự do - Hạnh phúc", 189.0),
    ]
    assert [line.offset for line in found.lines] == [pytest.approx(5 + 0.7 * 13), pytest.approx(7 + 0.7 * 14)]


def test_an_underline_and_a_strike_are_formatting_and_no_lines() -> None:
    sheet = Sheet().text(LEFT, 100, "Độc lập").line(LEFT, 101.5, LEFT + 49, 101.5)
    sheet.text(LEFT, 140, "bỏ đi").line(LEFT, 136, LEFT + 35, 136).text(LEFT, 180, "giữ lại")
    found = view(sheet)
    runs = {block.text: block.runs[0] for block in found.blocks}
    assert [runs[text].underline for text in ("Độc lập", "bỏ đi", "giữ lại")] == [True, False, False]
    assert [runs[text].strike for text in ("Độc lập", "bỏ đi", "giữ lại")] == [False, True, False]
    assert found.lines == ()


XS = (85, 120, 330, 540)


def table(sheet: Sheet, top: float, rows: list[tuple[str, str, str]], height: float = 24) -> None:
    for number in range(len(rows) + 1):
        sheet.line(XS[0], top + number * height, XS[-1], top + number * height)
    for x in XS:
        sheet.line(x, top, x, top + len(rows) * height)
    for number, row in enumerate(rows):
        for x, words in zip(XS, row, strict=False):
            sheet.text(x + 5.4, top + number * height + 16, words, size=12)


HEAD = ("TT", "Nhiệm vụ", "Người thực hiện")
ROWS = [(f"{number}.", f"Việc thứ {number}", "Vũ Việt Linh") for number in range(1, 7)]


def test_a_table_over_two_pages_is_one_with_its_head_repeated() -> None:
    one, two = Sheet(), Sheet()
    typeset(one, 80, SENTENCE)
    table(one, 600, [HEAD, *ROWS[:4]])
    table(two, 60, [HEAD, *ROWS[4:]])
    typeset(two, 250, SENTENCE)
    found = view(one, two)
    (only,) = found.tables
    blocks = found.by_address()
    rows = [tuple(" ".join(blocks[address].text for address in cell) for cell in row) for row in only.rows]
    assert rows == [HEAD, *ROWS[:4], HEAD, *ROWS[4:]]
    assert (only.bordered, only.head_rows, only.columns) == (True, 1, (35.0, 210.0, 210.0))
    assert [block.text for block in found.blocks if block.cell is None] == [SENTENCE, SENTENCE]
    assert found.lines == ()


def test_two_tables_with_text_between_are_two() -> None:
    one, two = Sheet(), Sheet()
    table(one, 600, [HEAD, *ROWS[:4]])
    typeset(two, 60, SENTENCE)
    table(two, 200, [HEAD, *ROWS[4:]])
    assert [len(each.rows) for each in view(one, two).tables] == [5, 3]


def test_a_merged_cell_spans_its_columns() -> None:
    sheet = Sheet()
    for y in (100, 124, 148):
        sheet.line(85, y, 540, y)
    sheet.line(85, 100, 85, 148).line(540, 100, 540, 148).line(300, 124, 300, 148)
    sheet.text(90, 116, "Tiêu đề chung").text(90, 140, "Trái").text(305, 140, "Phải")
    cells = {block.text: block.cell for block in view(sheet).blocks}
    assert {text: (cell.row, cell.column, cell.span) for text, cell in cells.items() if cell} == {
        "Tiêu đề chung": (0, 0, 2),
        "Trái": (1, 0, 1),
        "Phải": (1, 1, 1),
    }


def _only(found: DocView) -> Block:
    (block,) = found.blocks
    return block


def test_odd_compositions_become_nfc_and_the_source_is_kept() -> None:
    loose = unicodedata.normalize("NFD", "Kế hoạch")
    block = _only(view(Sheet().text(LEFT, 100, loose)))
    assert (block.text, block.raw) == ("Kế hoạch", loose)


def test_ligatures_and_soft_hyphens_are_spelt_out() -> None:
    assert _only(view(Sheet().text(LEFT, 100, "oﬃce tài\u00adliệu"))).text == "office tàiliệu"


def test_words_without_blanks_between_them_are_parted_by_the_gaps() -> None:
    sheet = Sheet()
    for number, word in enumerate(("thực", "hiện", "Kế", "hoạch")):
        sheet.text(LEFT + 34 * number, 100, word)
    assert _only(view(sheet)).text.split() == ["thực", "hiện", "Kế", "hoạch"]


@pytest.mark.parametrize(
    ("font", "typed", "words"),
    [
        ("ABCDEF+.VnTime", "§oµn c«ng t¸c tr×nh kÕ ho¹ch", "Đoàn công tác trình kế hoạch"),
        (".VnTimeH", "§oµn c«ng t¸c tr×nh kÕ ho¹ch", "ĐOÀN CÔNG TÁC TRÌNH KẾ HOẠCH"),
        ("VNI-Times", "Ñoaøn coâng taùc trình keá hoaïch", "Đoàn công tác trình kế hoạch"),
    ],
)
def test_legacy_fonts_are_converted_and_said(font: str, typed: str, words: str) -> None:
    found = view(Sheet().text(LEFT, 100, typed, font=font).text(LEFT, 140, "Kế hoạch"))
    assert texts(found) == [words, "Kế hoạch"]
    assert found.blocks[0].raw == typed
    assert [notice.key for notice in found.notices] == ["bang-ma"]


def test_unicode_letters_in_a_legacy_font_stay() -> None:
    found = view(Sheet().text(LEFT, 100, "Kế hoạch của xã", font=".VnTime"))
    assert (texts(found), found.notices) == (["Kế hoạch của xã"], ())


def test_landscape_pages_by_size_by_rotation_and_by_turned_text_are_read_alike() -> None:
    wide, rotated, turned = Sheet(842, 595), Sheet(rotate=90), Sheet()
    typeset(wide, 100, "Phụ lục nằm ngang")
    rotated.text(100, 842 - 120, "Phụ lục nằm ngang", turn=1)
    turned.text(100, 842 - 120, "Phụ lục nằm ngang", turn=1)
    for sheet in (wide, rotated, turned):
        found = view(sheet)
        assert texts(found) == ["Phụ lục nằm ngang"]
        assert found.sections[0].landscape
        spot = found.blocks[0].spot
        assert spot is not None
        assert (round(spot.x0), round(spot.bottom - 0.2 * SIZE)) == (120, 100)


def test_pages_of_another_size_are_another_section() -> None:
    upright, wide = Sheet(), Sheet(842, 595)
    typeset(upright, 100, SENTENCE)
    typeset(wide, 100, SENTENCE)
    found = view(upright, wide)
    assert [(each.landscape, each.first_block) for each in found.sections] == [(False, 0), (True, 1)]
    assert [block.section for block in found.blocks] == [0, 1]


def test_turned_text_beside_upright_text_is_a_box_of_its_own() -> None:
    sheet = Sheet().text(40, 500, "Ký số bởi UBND xã", size=8, turn=1)
    typeset(sheet, 100, SENTENCE)
    found = view(sheet)
    assert texts(found) == [SENTENCE]
    assert texts(found, "box") == ["Ký số bởi UBND xã"]


def test_addresses_are_unique_and_runs_make_up_the_text() -> None:
    sheet = Sheet()
    header(sheet)
    typeset(sheet, 200, SENTENCE)
    table(sheet, 500, [HEAD, *ROWS])
    found = view(sheet)
    assert len(found.by_address()) == len(found.blocks)
    assert all("".join(run.text for run in block.runs) == block.text for block in found.blocks)
