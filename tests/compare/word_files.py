"""Small Word files for the tests of a comparison."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row."""

    rows: tuple[tuple[str, ...], ...]
    bordered: bool = True


def word_file(
    lines: Sequence[str],
    table: Table | None = None,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    align: int = 0,
    first_line: float = 0,
    space_after: float = 0,
    style: str = "Normal",
    bold_words: str = "",
    landscape: bool = False,
    left: float = 72,
    footer: str = "",
) -> bytes:
    """Paragraphs of one formatting, then a table; lengths in points. ``bold_words``: bold from there to the end."""
    document = Document()
    for line in lines:
        paragraph = document.add_paragraph(style=style)
        paragraph.alignment = align
        paragraph.paragraph_format.first_line_indent = Pt(first_line)
        paragraph.paragraph_format.space_after = Pt(space_after)
        head, found, tail = line.partition(bold_words) if bold_words else (line, "", "")
        for text, heavy in ((head, bold), (found + tail, True)):
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(size), heavy, italic
    if table is not None:
        made = document.add_table(rows=0, cols=len(table.rows[0]))
        made.style = "Table Grid" if table.bordered else "Normal Table"
        for row in table.rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    section = document.sections[0]
    section.left_margin = Pt(left)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if footer:
        section.footer.paragraphs[0].text = footer
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
