"""The page that LibreOffice draws, measured against Phụ lục I of the decree: paper, margins, sizes, marks, blanks.

A PDF says where a letter's advance box stands, so: the left and right margins are the outermost boxes of the justified
lines; the top margin is the top of the first line's line box, its baseline less ascent and line gap (0.933 em); at the
bottom no baseline and no descender stands below the text area.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.layout.conftest import Papers
from tests.layout.form import (
    BOTTOM,
    COLUMN,
    DESCENT,
    LEFT,
    MM,
    MOTTO,
    RIGHT,
    STATE,
    TOP,
    blank,
    find,
    frame_round,
    head,
    middle,
    strokes,
)
from tests.layout.plans import EXAMPLE_SETS, NAMES
from tests.oracles.pdf import Line, Page, lines_of_text

pytestmark = pytest.mark.oracle("libreoffice", "poppler")

EXAMPLES = tuple(EXAMPLE_SETS)
SERIF, BOLD = "LiberationSerif", "LiberationSerif-Bold"
ITALIC, BOLD_ITALIC = "LiberationSerif-Italic", "LiberationSerif-BoldItalic"
BLACK = {(0,), (0.0, 0.0, 0.0), (0.0,)}
RED = (1.0, 0.0, 0.0)
LINE_TOP = 0.891 + 0.042
NEAR = 0.3  # mm


def body_lines(page: Page) -> list[Line]:
    """The lines below the top margin, without the address at the foot."""
    foot = min((rule.top for rule in page.rules if rule.top > 260 * MM and rule.mm.width > 160), default=BOTTOM * MM)
    return [line for line in lines_of_text(page) if TOP * MM < line.baseline < foot]


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_a4(papers: Papers, name: str) -> None:
    for page in papers[name].pages:
        assert sorted(page.size_mm) == pytest.approx([210, 297], abs=0.1)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_margins_of_full_pages(papers: Papers, name: str) -> None:
    pages = [page for page in papers[name].pages if page.width < page.height]
    for page in pages:
        lines = body_lines(page)
        assert min(line.box.mm.x0 for line in lines) == pytest.approx(LEFT, abs=NEAR)
        assert max(line.box.mm.x1 for line in lines) == pytest.approx(RIGHT, abs=NEAR)
        first = min(lines, key=lambda line: line.baseline)
        assert first.baseline / MM - LINE_TOP * max(first.sizes) / MM == pytest.approx(TOP, abs=NEAR)
        assert max(line.baseline + DESCENT * max(line.sizes) for line in lines) / MM <= BOTTOM + NEAR


def test_the_margins_of_a_landscape_page(papers: Papers) -> None:
    pages = [page for page in papers["mau-chung"].pages if page.width > page.height]
    assert pages
    for page in pages:
        table = [rule for rule in page.rules if rule.mm.width > 100]
        assert min(rule.mm.x0 for rule in table) == pytest.approx(30, abs=NEAR)
        assert max(rule.mm.x1 for rule in table) == pytest.approx(297 - 15, abs=NEAR)
        assert max(rule.mm.bottom for rule in table) <= 210 - 20 + NEAR


SIZES = {
    "13-14-14": {"state": 13, "motto": 14, "date": 14, "number": 13, "title": 14, "body": 14, "page": 14},
    "12-13-13": {"state": 12, "motto": 13, "date": 13, "number": 13, "title": 13, "body": 13, "page": 13},
}


@pytest.mark.parametrize(("name", "sizes"), [("everything", "13-14-14"), ("everything-12", "12-13-13")])
def test_every_component_has_its_size_and_face(papers: Papers, name: str, sizes: str) -> None:
    size, lines = SIZES[sizes], [line for page in papers[name].pages for line in lines_of_text(page)]
    expected = {
        STATE: (size["state"], BOLD),
        MOTTO: (size["motto"], BOLD),
        "UBND XÃ BA TÔ": (size["state"], SERIF),
        "BAN CHỈ ĐẠO": (size["state"], BOLD),
        "Số: 05/KH-BCĐ": (size["number"], SERIF),
        "Ba Tô, ngày 05 tháng 01 năm 2026": (size["date"], ITALIC),
        "KẾ HOẠCH": (size["title"], BOLD),
        "Triển khai phong trào": (size["title"], BOLD),
        "Căn cứ Luật": (size["body"], ITALIC),
        "Theo đề nghị": (size["body"], ITALIC),
        "Phần I": (size["body"], BOLD),
        "TÌNH HÌNH": (size["body"], BOLD),
        "I. KẾT QUẢ": (size["body"], BOLD),
        "1. Kết quả chung": (size["body"], BOLD),
        "1.1. Kết quả": (size["body"], BOLD),
        "a) Đạt nhiều": (size["body"], SERIF),
        "+ Một ý": (size["body"], SERIF),
        "Trên đây là": (size["body"], SERIF),
        "Nơi nhận:": (12, BOLD_ITALIC),
        "- Thường trực": (11, SERIF),
        "- Lưu: VT, VHXH (2b).": (11, SERIF),
        "PL.(300)": (11, SERIF),
        "TM. BAN CHỈ ĐẠO": (size["body"], BOLD),
        "KT. TRƯỞNG BAN": (size["body"], BOLD),
        "PHÓ TRƯỞNG BAN": (size["body"], BOLD),
        "PHÓ CHỦ TỊCH": (size["body"], BOLD),
        "Nguyễn Văn A": (size["body"], BOLD),
        "Địa chỉ:": (11, SERIF),
        "Phụ lục I": (14, BOLD),
        "DANH MỤC NHIỆM VỤ": (size["title"], BOLD),
        "(Kèm theo": (size["body"], ITALIC),
        "2": (size["page"], SERIF),
    }
    found = {start: _size_and_face(find(lines, start)) for start in expected}
    assert found == {start: ({float(points)}, {face}) for start, (points, face) in expected.items()}


def _size_and_face(line: Line) -> tuple[set[float], set[str]]:
    return set(line.sizes), set(line.fonts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_body_has_one_size(papers: Papers, name: str) -> None:
    for page in papers[name].pages:
        rest = [line for line in body_lines(page) if page.width < page.height]
        if page.number == 1:
            rest = [line for line in rest if line.baseline > find(rest, "KẾ HOẠCH").baseline]
        if any(line.text.startswith("Nơi nhận:") for line in rest):
            rest = [line for line in rest if line.baseline < find(rest, "Nơi nhận:").baseline - 3]
        assert {size for line in rest for size in line.sizes} <= {14.0}


@pytest.mark.parametrize("name", NAMES)
def test_number_and_date_stand_on_one_height(papers: Papers, name: str) -> None:
    """In the set 12-13-13 both are 13 points while the template's styles level 13 and 14: 0.3 mm apart."""
    paper = papers[name]
    plan = head(
        paper.pages[0], "UBND" if name in {"office", "everything", "everything-12"} else paper.first[0].text[:6]
    )
    assert abs(plan.number.baseline - plan.date.baseline) / MM < (0.35 if max(plan.date.sizes) == 13 else 0.1)


@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_black_but_the_marks_of_secrecy_and_urgency(papers: Papers, name: str) -> None:
    marks = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
    for page in papers[name].pages:
        for line in lines_of_text(page):
            colors = {char.color for char in line.chars if not char.text.isspace()}
            assert colors == {RED} if line.text in marks else colors <= BLACK, line.text
    black = [stroke for stroke in strokes(papers[name].pdf) if stroke.color != RED]
    assert {stroke.color for stroke in black} <= BLACK


@pytest.mark.parametrize(
    ("name", "mark", "width"),
    [("office", "KHẨN", 20), ("everything", "THƯỢNG KHẨN", 40), ("everything-12", "HỎA TỐC", 30)],
)
def test_the_frames_of_urgency(papers: Papers, name: str, mark: str, width: float) -> None:
    paper = papers[name]
    line = find(paper.first, mark)
    found = frame_round(line, strokes(paper.pdf))
    assert found[:2] == pytest.approx((width, 8), abs=0.5)
    assert found[2] == RED
    assert (line.sizes, line.fonts) == ({13.0}, {BOLD})


@pytest.mark.parametrize(("name", "mark"), [("everything", "LƯU HÀNH NỘI BỘ"), ("everything-12", "XEM XONG TRẢ LẠI")])
def test_the_circulation_mark_is_framed_in_the_top_margin(papers: Papers, name: str, mark: str) -> None:
    paper = papers[name]
    line = find(paper.first, mark)
    width, height, color = frame_round(line, strokes(paper.pdf))
    assert color in BLACK
    assert width > line.box.mm.width
    assert height < 10
    around = [rule.mm for rule in paper.pages[0].rules if rule.mm.bottom < TOP]
    assert all(rule.x0 > 105 and rule.x1 <= RIGHT + NEAR for rule in around)
    assert (line.sizes, line.fonts) == ({13.0}, {BOLD})


def test_the_address_stands_under_a_full_line_at_the_foot_of_the_first_page_only(papers: Papers) -> None:
    paper = papers["everything"]
    address = find(paper.first, "Địa chỉ:")
    above = [rule for rule in paper.pages[0].rules if rule.mm.top > 250 and rule.top < address.box.top]
    assert [(rule.mm.x0, rule.mm.x1) for rule in above] == [pytest.approx((LEFT, RIGHT), abs=NEAR)]
    assert max(line.baseline for line in body_lines(paper.pages[0])) < above[0].top - 5
    assert max(line.baseline for line in paper.first) / MM < 297 - 9
    assert not any("Địa chỉ:" in line.text for page in paper.pages[1:] for line in lines_of_text(page))


@pytest.mark.parametrize("name", NAMES)
def test_page_numbers(papers: Papers, name: str) -> None:
    """Centred in the top margin, hidden on the first page of the text and of every appendix, which counts anew."""
    number = 0
    for page in papers[name].pages:
        lines = lines_of_text(page)
        number = 1 if any(line.text.startswith("Phụ lục") and line.fonts == {BOLD} for line in lines) else number + 1
        top = [line for line in lines if line.baseline < TOP * MM and line.text.isdigit()]
        assert [line.text for line in top] == ([] if number == 1 else [str(number)])
        for line in top:
            text_area = (LEFT + page.size_mm[0] - 15) / 2
            assert middle(line.box) / MM == pytest.approx(text_area, abs=NEAR)
            assert line.fonts == {SERIF}


@pytest.mark.parametrize("name", EXAMPLES)
def test_first_lines_are_indented_and_paragraphs_apart(papers: Papers, name: str) -> None:
    """Single spacing is 1.149 em; what two baselines are farther apart is line spacing and space between paragraphs."""
    starts, gaps, pitches = [], [], []
    for page in papers[name].pages[1:]:
        lines = body_lines(page)
        if any(line.text.startswith(("Nơi nhận:", "Phụ lục")) for line in lines):
            break
        for above, line in pairwise(lines):
            if line.box.mm.x0 > LEFT + 5:
                starts.append(line.box.mm.x0)
                gaps.append(line.baseline - above.baseline)
            else:
                assert line.box.mm.x0 == pytest.approx(LEFT, abs=NEAR)
                pitches.append(line.baseline - above.baseline)
    assert len(starts) > 20
    assert (min(starts), max(starts)) == pytest.approx((LEFT + 12.7, LEFT + 12.7), abs=NEAR)
    assert max(pitches) - min(pitches) < 0.2
    assert 1.149 * 14 - 0.1 <= min(pitches) <= 1.5 * 1.149 * 14
    assert min(gaps) - max(pitches) >= 6 - 0.1


def test_a_draft_leaves_room_for_the_stamp(papers: Papers) -> None:
    page = papers["kim-thanh"].pages[0]
    for at, x0, before, after, width in (
        ("Số:", 0.0, "Số:", "/KH-UBND", 12),
        ("Kim Thành, ngày", COLUMN, "ngày", "tháng", 7),
        ("Kim Thành, ngày", COLUMN, "tháng", "năm", 7),
    ):
        part = page.within(x0=x0, x1=COLUMN if not x0 else 1e9)
        line = next(line for line in lines_of_text(part, gap=20) if line.text.startswith(at))
        assert blank(line.chars, before, after) >= width
