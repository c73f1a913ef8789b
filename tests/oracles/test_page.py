"""The judges of the page measure what the document asks for, and tell another measure from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracles import office, pdf
from tests.oracles.conftest import Break

pytestmark = pytest.mark.oracle("libreoffice", "poppler")
BODY = "word/document.xml"


def _render(path: Path) -> Path:
    return office.to_pdf([path], path.parent)[0]


def test_page_size_and_left_margin_are_measured(sound: Path, broken: Break) -> None:
    def left_mm(path: Path) -> float:
        (page,) = pdf.measure(_render(path))
        assert page.size_mm == pytest.approx((210, 297), abs=0.1)
        line = next(line for line in pdf.lines_of_text(page) if line.text.startswith("Triển khai"))
        return line.box.mm.x0

    assert left_mm(sound) == pytest.approx(30, abs=0.1)
    assert left_mm(broken(BODY, r'w:left="\d+"', 'w:left="1134"')) == pytest.approx(20, abs=0.1)


def test_a_centred_line_has_its_size_font_and_middle(sound: Path) -> None:
    (page,) = pdf.measure(_render(sound))
    title = next(line for line in pdf.lines_of_text(page) if line.text == "KẾ HOẠCH")
    assert title.sizes == {13.0}
    assert title.fonts == {"LiberationSerif-Bold"}
    assert (title.box.mm.x0 + title.box.mm.x1) / 2 == pytest.approx((30 + 195) / 2, abs=0.1)


def test_columns_on_one_baseline_are_two_lines_from_left_to_right(sound: Path) -> None:
    (page,) = pdf.measure(_render(sound))
    texts = [line.text for line in pdf.lines_of_text(page)]
    assert texts.index("Chủ tịch") == texts.index("Nơi nhận") + 1


def test_a_part_of_a_page_holds_only_what_stands_there(sound: Path) -> None:
    (page,) = pdf.measure(_render(sound))
    right = page.within(x0=page.width / 2 + 20, top=page.height / 20)
    assert "Nơi nhận" not in {line.text for line in pdf.lines_of_text(right)}
    assert "Chủ tịch" in {line.text for line in pdf.lines_of_text(right)}


def test_a_drawn_line_is_found_with_its_length(sound: Path, broken: Break) -> None:
    (page,) = pdf.measure(_render(sound))
    assert [rule.mm.width for rule in page.rules] == pytest.approx([165], abs=0.5)
    (without,) = pdf.measure(_render(broken(BODY, "<w:pBdr>.*?</w:pBdr>", "")))
    assert without.rules == ()


def test_the_fonts_of_a_document_are_listed_and_a_stranger_is_seen(sound: Path, broken: Break) -> None:
    assert pdf.fonts(_render(sound)) == {"LiberationSerif", "LiberationSerif-Bold"}
    strange = broken(BODY, "<w:body>", "<w:body><w:p><w:r><w:t>漢</w:t></w:r></w:p>")
    assert pdf.fonts(_render(strange)) != {"LiberationSerif", "LiberationSerif-Bold"}


def test_a_picture_of_a_page_can_be_made(sound: Path, tmp_path: Path) -> None:
    picture = pdf.page_png(_render(sound), tmp_path / "trang 1.png")
    assert picture.read_bytes().startswith(b"\x89PNG")
