"""A PDF with a text layer as a DocView: characters to lines, columns and paragraphs, page by page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.diagnostics import Outcome, failed
from generator.read.pdf import faults
from generator.read.view import DocView, Notice

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "read_pdf"]

MOST_PAGES: Final = 1_000
MOST_CHARACTERS: Final = 1_000_000
_HEAD: Final = re.compile(rb"%PDF-\d")
_HEAD_WITHIN: Final = 1024
_TELLING: Final = 0.02


def read_pdf(data: bytes, file: str) -> Outcome[DocView]:
    """The paragraphs, tables and drawn lines of a PDF; ``file`` is the name for messages.

    HT111: no PDF, or damaged; HT112: a password is needed; HT113: no text layer; HT114: too large; HT115: fonts that
    do not tell their letters (an error from one half of the text on, else a warning). One PDF is read at a time in a
    process; the pages are read one after the other.
    """
    from generator.read.pdf.pdfium import TooLargeError, UnreadableError, document

    if not _HEAD.search(data[:_HEAD_WITHIN]):
        return failed(faults.damaged(file))
    try:
        with document(data) as opened:
            if opened.count == 0:
                return failed(faults.damaged(file))
            if opened.count > MOST_PAGES:
                return failed(faults.too_large(file, most=MOST_PAGES))
            from generator.read.pdf.layout import lay_out

            layouts = [lay_out(page) for page in opened.pages(MOST_CHARACTERS)]
    except TooLargeError:
        return failed(faults.too_large(file, most=MOST_PAGES))
    except UnreadableError as error:
        return failed(faults.encrypted(file) if error.encrypted else faults.damaged(file))
    from generator.read.pdf.assemble import assemble
    from generator.read.pdf.words import font_names

    characters = sum(layout.characters for layout in layouts)
    if characters == 0:
        return failed(faults.no_text(file, scanned=any(layout.pictures for layout in layouts)))
    share = sum(layout.unmapped for layout in layouts) / characters
    found = [faults.unreadable_font(file, font_names(layouts), share)] if share >= _TELLING else []
    if share >= 0.5:
        return failed(*found)
    empty = [layout.number for layout in layouts if layout.pictures and layout.characters == 0]
    broken = [layout.number for layout in layouts if not layout.width]
    invisible = any(layout.invisible for layout in layouts)
    view, schemes = assemble(layouts, file)
    return Outcome(_with_notices(view, empty, broken, schemes, invisible=invisible), tuple(found))


def _with_notices(
    view: DocView, empty: list[int], broken: list[int], schemes: dict[str, str], *, invisible: bool
) -> DocView:
    notices = []
    if broken:
        pages = ", ".join(map(str, broken))
        notices.append(Notice("trang-hong", f"Trang {pages} bị hỏng, không đọc được: thiếu nội dung của trang này."))
    if empty:
        pages = ", ".join(map(str, empty))
        notices.append(Notice("trang-anh", f"Trang {pages} chỉ có ảnh, không có lớp chữ: chưa đọc được nội dung."))
    if invisible:
        notices.append(Notice("lop-chu-ocr", "Có lớp chữ ẩn (do nhận dạng OCR): hãy soát lại chính tả và số liệu."))
    for font, scheme in schemes.items():
        notices.append(Notice("bang-ma", f"Phông {font} gõ bằng bảng mã cũ {scheme}, đã đổi sang Unicode."))
    return replace(view, notices=(*view.notices, *notices))
