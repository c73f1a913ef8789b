"""Small documents to try the judges on: one that is sound and some that are each broken in one way."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A4, margins 20/20/30/15 mm, header text, a centred bold line, a ruled paragraph, a two-column table, a list."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header.paragraphs[0].text = "Đầu trang"
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("KẾ HOẠCH")
    run.bold, run.font.size = True, Pt(13)
    _rule_below(document.add_paragraph("Triển khai thực hiện quyết định “thử nghiệm” & kiểm tra"))
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "Nơi nhận", "Chủ tịch"
    document.add_paragraph("Điểm thứ nhất", style="List Number")
    # python-docx's own template fails the schema: its zoom has no percentage.
    document.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")
    path = tmp_path / "sound.docx"
    document.save(str(path))
    return path


def _rule_below(paragraph: Paragraph) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().append(border)


Break = Callable[[str, str, str], Path]


@pytest.fixture
def broken(sound: Path, tmp_path: Path) -> Break:
    """Make a copy of the sound document in which one pattern of one part is replaced, once."""

    def change(part: str, pattern: str, replacement: str) -> Path:
        path = tmp_path / "broken.docx"
        with zipfile.ZipFile(sound) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                text = source.read(name)
                if name == part:
                    changed, count = re.subn(pattern, replacement, text.decode(), count=1, flags=re.DOTALL)
                    assert count == 1, f"{pattern} is not in {part}"
                    text = changed.encode()
                target.writestr(name, text)
        return path

    return change


@pytest.fixture
def no_package(tmp_path: Path) -> Path:
    """A file with the name of a Word document and nothing of it inside."""
    path = tmp_path / "no_package.docx"
    path.write_text("Kế hoạch", encoding="utf-8")
    return path
