"""PDFs of whole documents, held against the .docx they were made of and against another reader of the PDF."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from generator.read.view import Block
from tests.oracles import pdf as oracle
from tests.read.pdf.sources import PLANS, REAL, Made, inked, make

pytestmark = pytest.mark.oracle("libreoffice")

# Two paragraphs of the .docx that look like one on paper: centred lines of one style, broken by hand.
LOOK_LIKE_ONE: Final = {
    "BC-1883": ["Kết quả kiểm tra việc chấp hành các quy định của pháp luật"],
    "CV-don-doc": ["Kính gửi: Các tổ chức, cá nhân hoạt động vật liệu nổ công nghiệp"],
    "CV-lay-y-kien": ["(Gửi kèm theo Phương án nổ mìn và hồ sơ đảm bảo an toàn giao thông"],
    "KH-3024": ["Kiểm tra, cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn"],
    "KH-3898": ["Huấn luyện, kiểm tra, cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn cho Người quản lý"],
}
# The appendix of this decision is a section without page numbers.
UNNUMBERED_FROM: Final = {"QD-thanh-": 3}


measured = cache(oracle.measure)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


_MADE: dict[str, Made] = {}


@pytest.fixture(params=[*PLANS, *REAL], ids=lambda name: name[:16])
def made(request: pytest.FixtureRequest, folder: Path) -> Made:
    name: str = request.param
    if name not in _MADE:
        _MADE[name] = make(name, folder)
    return _MADE[name]


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest, folder: Path) -> Made:
    name: str = request.param
    if name not in _MADE:
        _MADE[name] = make(name, folder)
    return _MADE[name]


def test_a_plan_has_the_paragraphs_of_its_docx_one_by_one(plan: Made) -> None:
    assert plan.body == plan.paragraphs


def test_a_real_document_has_every_paragraph_of_its_docx(made: Made) -> None:
    """The cells of a header may come row by row or column by column; so as a set with counts."""
    joined = next((found for key, found in LOOK_LIKE_ONE.items() if made.docx.stem.startswith(key)), [])
    expected = made.paragraphs
    for opening in joined:
        at = next(index for index, text in enumerate(expected) if text.startswith(opening))
        expected[at : at + 2] = [" ".join(expected[at : at + 2])]
    assert Counter(made.body) == Counter(expected)


def test_no_character_is_lost_or_invented(made: Made) -> None:
    """Pdfplumber reads the same PDF with a library of its own."""
    there = "".join(char.text for page in measured(made.pdf) for char in page.chars)
    assert inked("".join(block.text for block in made.view.blocks)) == inked(there)


def test_page_numbers_stand_in_the_header_and_nowhere_else(made: Made) -> None:
    heads = [block for block in made.view.blocks if block.where == "header"]
    last = UNNUMBERED_FROM.get(made.docx.stem[:9], (made.view.pages or 0) + 1)
    assert [block.text for block in heads] == [str(number) for number in range(2, last)]
    assert [block.spot.page for block in heads if block.spot] == list(range(2, last))
    assert not [text for text in made.body if text in {str(number) for number in range(2, 12)}]


def _holding(made: Made, words: str) -> Block:
    return next(block for block in made.view.blocks if words in block.text)


def test_header_cells_come_apart(made: Made) -> None:
    motto = next(block for block in made.view.blocks if block.text.startswith("CỘNG H"))
    number = next(block for block in made.view.blocks if block.text.startswith("Số:"))
    day = next(block for block in made.view.blocks if re.search(r", ngày .*năm 20\d\d$", block.text))
    first = made.view.blocks[0]
    assert all(block.cell for block in (motto, number, day, first))
    assert [block.cell.column for block in (first, motto, number, day) if block.cell] == [0, 1, 0, 1]


def test_recipients_and_signature_come_apart(made: Made) -> None:
    label = next(block for block in made.view.blocks if block.text.startswith("Nơi nhận"))
    last = next(block for block in made.view.blocks if re.match(r"- Lưu:", block.text))
    names = [block for block in made.view.blocks if block.cell and label.cell and block.cell.table == label.cell.table]
    right = [block.text for block in names if block.cell and block.cell.column == 1]
    assert label.cell is not None
    assert last.cell is not None
    assert label.cell.column == last.cell.column == 0
    assert any(re.search(r"CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG ĐOÀN", text) for text in right)
    assert any(re.fullmatch(r"[^\d:;-]{6,30}", text) and not text.isupper() for text in right)


def test_drawn_lines_have_their_places_and_lengths(made: Made) -> None:
    """Every flat line that pdfplumber sees outside of tables, to a point."""
    tables = {block.spot.page for block in made.view.blocks if block.spot and block.cell and _bordered(made, block)}
    pages = measured(made.pdf)
    there = sorted(round(rule.width, 0) for page in pages if page.number not in tables for rule in page.rules)
    here = sorted(round(line.length or 0, 0) for line in made.view.lines if line.page not in tables)
    assert len(here) == len(there) >= 2
    assert all(abs(one - two) <= 2 for one, two in zip(here, there, strict=True))


def _bordered(made: Made, block: Block) -> bool:
    return block.cell is not None and made.view.tables[block.cell.table].bordered


def test_lines_of_a_plan_measure_what_the_docx_says(plan: Made) -> None:
    with zipfile.ZipFile(plan.docx) as package:
        xml = package.read("word/document.xml").decode()
    drawn = [float(length) for length in re.findall(r'<v:line [^>]*to="([\d.]+)pt,0"', xml)]
    assert len(drawn) == 3
    assert [line.length for line in plan.view.lines] == [pytest.approx(length, rel=0.01) for length in drawn]
    assert [line.centred for line in plan.view.lines] == [True] * 3
    blocks = plan.view.by_address()
    assert blocks[plan.view.lines[1].anchor].text == "Độc lập - Tự do - Hạnh phúc"


def test_runs_carry_font_size_and_weight(plan: Made) -> None:
    kind = next(block for block in plan.view.blocks if block.text == "KẾ HOẠCH")
    assert {(run.font, run.size, run.bold, run.color) for run in kind.runs} == {
        ("Liberation Serif", 14.0, True, "000000")
    }
    recipients = _holding(plan, "- Lưu:")
    assert {run.size for run in recipients.runs} == {11.0}
    label = _holding(plan, "Nơi nhận")
    assert {(run.bold, run.italic, run.size) for run in label.runs} == {(True, True, 12.0)}


def test_the_page_and_its_margins_are_measured(plan: Made) -> None:
    """Word's A4 is 11906 by 16838 twips; the template has 3 cm on the left, 2 cm above (nothing is typed lower)."""
    (section,) = plan.view.sections
    millimetre = 72 / 25.4
    assert (section.width, section.height) == (pytest.approx(595.3, abs=0.5), pytest.approx(841.9, abs=0.5))
    assert section.left == pytest.approx(30 * millimetre, abs=0.5)
    assert section.top == pytest.approx(20 * millimetre, abs=1.5)


def test_first_lines_and_alignment_are_estimated(plan: Made) -> None:
    long = [b for b in plan.view.blocks if b.cell is None and len(b.text) > 250 and b.where == "body"]
    assert {block.format.align for block in long} == {"both"}
    assert len({block.format.first_line for block in long}) == 1
    assert {b.format.align for b in plan.view.blocks if b.text == "KẾ HOẠCH"} == {"center"}


def test_bordered_tables_keep_their_cells(folder: Path) -> None:
    name = next((name for name in REAL if name.startswith("QD-")), None)
    if name is None:
        pytest.skip("../shared is not beside the repository")
    made = _MADE.get(name) or make(name, folder)
    table = made.view.tables[-1]
    texts = made.view.by_address()
    cells = [[" ".join(texts[address].text for address in cell) for cell in row] for row in table.rows]
    assert table.bordered
    assert cells[0] == ["TT", "Đơn vị kiểm tra", "Địa chỉ Dự án"]
    assert cells[3][1:] == [
        "Nhà máy gia công giấy Nguyễn Phúc - Công ty CP LNS thực phẩm Yên Bái",
        "Phường Yên Bái, tỉnh Lào Cai",
    ]
