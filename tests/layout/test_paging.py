"""Where pages end: the signature is never alone nor split, no heading stands last, no page is blank, no row is cut."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.oxml.ns import qn

from tests.layout import plans
from tests.layout.conftest import Papers
from tests.oracles import office
from tests.oracles.programs import need_program

pytestmark = pytest.mark.oracle("libreoffice", "poppler")

# 32 paragraphs of one line fill a page: the foot of the plan crosses the end of a page, wherever it starts.
SWEEP: Final = 46
LONG_SWEEP: Final = 36
CLOSING: Final = {
    1: "Trên đây là Kế hoạch năm 2026 của Ủy ban nhân dân xã",
    6: "Trên đây là Kế hoạch của Ủy ban nhân dân xã; trong quá trình tổ chức thực hiện, nếu có khó khăn, vướng mắc, "
    "các cơ quan, đơn vị kịp thời báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) để được xem xét, giải "
    "quyết; định kỳ hằng quý, hằng năm tổng hợp kết quả thực hiện, đánh giá, rút kinh nghiệm và đề xuất khen thưởng "
    "các tập thể, cá nhân tiêu biểu, xuất sắc theo quy định của pháp luật về thi đua, khen thưởng",
}
MANY: Final = [f"Đơn vị nhận thứ {number}" for number in range(1, 26)]
FEW: Final = ["Thường trực Đảng ủy", "Các phòng, ban"]


def plan(
    lines: int, recipients: Sequence[str] = FEW, closing: str | None = CLOSING[1], heading_every: int = 0, lead: int = 1
) -> str:
    """A plan of ``lead`` opening paragraphs and that many body paragraphs of one line, some headings, not the last."""
    body = [
        f"{1 + number // heading_every}. Tiêu đề thứ {1 + number // heading_every}"
        if heading_every and number % heading_every == 0 and number < lines - 1
        else f"- Việc thứ {number} của Kế hoạch."
        for number in range(lines)
    ]
    end = "" if closing is None else f"ket_thuc: {closing}\n"
    listed = "".join(f"\n  - {name}" for name in recipients)
    text = "".join(f"\n  {line}" for line in body)
    return (
        'co_quan_ban_hanh: { don_vi: "xã Ba Tô, Quảng Ngãi" }\n'
        "trich_yeu: Thử chỗ sang trang của văn bản\n"
        f"mo_dau: [{', '.join(['Lời mở đầu của Kế hoạch.'] * lead)}]\n"
        f"noi_dung: |\n  I. NỘI DUNG{text}\n{end}"
        f"noi_nhan:{listed}\n"
        "nguoi_ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A }\n"
    )


def pages_of(texts: Iterable[str], folder: Path) -> list[list[list[str]]]:
    """The lines of every page of each plan, blanks squeezed."""
    files = []
    for number, text in enumerate(texts):
        variables = plans.written(text, folder / f"{number:03}.yaml")
        files.append(plans.made(variables, folder / f"{number:03}.docx"))
    return [read(path) for path in office.to_pdf(files, folder)]


def read(path: Path) -> list[list[str]]:
    """The lines of every page of a PDF, as they stand on the page."""
    asked = [need_program("pdftotext"), "-layout", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(asked, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    pages = text.split("\f")[:-1]
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]


def blank(pages: list[list[str]]) -> list[int]:
    """The pages that show nothing but their number."""
    return [number for number, page in enumerate(pages, 1) if not [line for line in page if not line.isdigit()]]


def starts_of_foot(sweep: Iterable[list[list[str]]]) -> set[int]:
    """On which line of its page the foot stands, over a sweep: shows that the sweep has met the end of a page."""
    return {next(i for i, line in enumerate(pages[-1]) if line.startswith("Nơi nhận:")) for pages in sweep}


def judge_foot(pages: list[list[str]], recipients: Sequence[str], last_paragraph: Sequence[str]) -> None:
    """Recipients and signature on the last page, in one piece, under at least the last paragraph or two lines."""
    assert not blank(pages)
    page = pages[-1]
    at = next(i for i, line in enumerate(page) if line.startswith("Nơi nhận:"))
    foot = " ".join(page[at:])
    for piece in (*(f"- {name};" for name in recipients), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A", "- Lưu:"):
        assert piece in foot
    above = [line for line in page[:at] if not line.isdigit()]
    assert len(above) >= min(2, len(last_paragraph))
    assert above[-1].endswith("./.")
    assert not any("Nơi nhận:" in line or "TM. ỦY BAN" in line for other in pages[:-1] for line in other)


@pytest.mark.parametrize("closing", [1, 6])
def test_the_foot_is_never_alone_and_never_split(tmp_path: Path, closing: int) -> None:
    sweep = pages_of((plan(lines, closing=CLOSING[closing]) for lines in range(1, SWEEP + 1)), tmp_path)
    for pages in sweep:
        judge_foot(pages, FEW, ["line"] * closing)
    assert {len(pages) for pages in sweep} >= {1, 2}
    last = min(starts_of_foot(sweep))
    assert last <= closing + 1, "no plan of the sweep has its foot near the top of a page"


def test_a_foot_with_many_recipients_stays_in_one_piece(tmp_path: Path) -> None:
    sweep = pages_of((plan(lines, MANY) for lines in range(1, LONG_SWEEP + 1)), tmp_path)
    for pages in sweep:
        judge_foot(pages, MANY, ["line"])
    assert {len(pages) for pages in sweep} >= {1, 2}


def test_without_a_closing_the_last_words_of_the_body_stay_with_the_foot(tmp_path: Path) -> None:
    sweep = pages_of((plan(lines, closing=None) for lines in range(14, 36)), tmp_path)
    for pages in sweep:
        judge_foot(pages, FEW, ["line"])
    assert {len(pages) for pages in sweep} == {1, 2}


def test_a_heading_never_stands_last_on_a_page(tmp_path: Path) -> None:
    """The opening grows line by line, so that the end of the page meets a heading where it would be torn off."""
    sweep = pages_of((plan(90, heading_every=every, lead=lead) for every in (2, 3) for lead in range(1, 5)), tmp_path)
    ends = [page[-1] for pages in sweep for page in pages[:-1]]
    assert len(ends) >= 12
    assert not [line for line in ends if line.startswith("I.") or "Tiêu đề thứ" in line]


def test_headings_ask_for_their_text_and_the_foot_for_one_page(papers: Papers) -> None:
    """LibreOffice keeps headings and this table together unasked, Word does not: so the file itself is read, too."""
    document = docx.Document(str(papers["everything"].docx))
    for name in ("heading 1", "heading 2", "heading 3", "KH Phần", "KH Tiêu đề phần", "KH Phụ lục"):
        style = next(style for style in document.styles if style.name.casefold() == name.casefold())
        assert style.paragraph_format.keep_with_next, name
    foot = next(table for table in document.tables if "Nơi nhận:" in table.cell(0, 0).text)
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in foot.rows] == [True]


ROWS: Final = 45


def table(kho_giay: str) -> str:
    """A plan whose two appendices hold one long table each, every row several lines high."""
    filler = "nội dung công việc được giao cho các cơ quan, đơn vị, " * 6
    rows = "".join(f'\n        - ["{n}", "đầu-{n} {filler} cuối-{n}", "Phòng Kinh tế"]' for n in range(1, ROWS + 1))
    appendix = f"\n  - tieu_de: Danh mục\n    kho_giay: {kho_giay}\n    bang:\n      cot: [TT, Công việc, Đơn vị]"
    return plan(5) + "phu_luc:" + 2 * f"{appendix}\n      hang:{rows}"


@pytest.mark.parametrize("kho_giay", ["doc", "ngang"])
def test_a_long_table_repeats_its_head_and_cuts_no_row(tmp_path: Path, kho_giay: str) -> None:
    (pages,) = pages_of([table(kho_giay)], tmp_path)
    pages = [page for page in pages if not any(line.startswith("Nơi nhận:") for line in page)]
    assert len(pages) >= 6
    assert not blank(pages)
    met = []
    for page in pages:
        text = " ".join(page)
        assert text.count("TT Công việc Đơn vị") == 1
        begun = [word for word in text.split() if word.startswith("đầu-")]
        assert [word.replace("đầu", "cuối") for word in begun] == [w for w in text.split() if w.startswith("cuối-")]
        assert begun, "a page with the head of the table and no row"
        met += begun
    assert met == 2 * [f"đầu-{n}" for n in range(1, ROWS + 1)]


def test_no_page_is_blank_with_any_number_of_appendices(tmp_path: Path) -> None:
    one = '\n  - { tieu_de: Danh mục, noi_dung: "I. MỘT\\n1. Hai.\\n2. Ba." }'
    grid = '\n  - { tieu_de: Biểu, kho_giay: ngang, bang: { cot: [TT, Tên], hang: [["1", Một]] } }'
    several = [plan(lines) + "phu_luc:" + more for lines in (3, 30) for more in (one, grid, one + grid, grid + one)]
    for pages, expected in zip(pages_of(several, tmp_path), [2, 2, 3, 3, 3, 3, 4, 4], strict=True):
        assert not blank(pages)
        assert len(pages) == expected


def test_no_page_is_blank_when_the_foot_just_fills_the_page_before_an_appendix(tmp_path: Path) -> None:
    """What ends the section after the signature must find room on the same page, however full that is."""
    one = 'phu_luc:\n  - { tieu_de: Danh mục, noi_dung: "I. MỘT\\n1. Hai." }'
    sweep = pages_of((plan(lines, closing=CLOSING[6]) + one for lines in range(11, 19)), tmp_path)
    assert [blank(pages) for pages in sweep] == [[]] * 8
    assert {len(pages) for pages in sweep} == {2, 3}
