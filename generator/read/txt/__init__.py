"""A .txt file as a DocView: decoded by evidence, wrapped lines joined, what the pages added set apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.outline.lines import typed_lines
from generator.outline.wrapping import glued, join_wrapped, looks_wrapped
from generator.read.txt.decoding import decode
from generator.read.txt.furniture import Row, furniture, rows
from generator.read.view import Block, DocView, Notice, Run
from generator.text import clean, is_nfc, nfc, with_plain_breaks

__all__ = ["read_txt"]

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
# A text with more of them than one in so many characters is some other kind of file.
_TOO_MANY_CONTROLS: Final = 50
# What a legal base or the sentence after the bases opens with; above the first heading these start a paragraph.
_BASE: Final = re.compile(r"(?:Căn cứ|Thực hiện|Thi hành|Theo đề nghị|Xét đề nghị)\s")
_HEADING: Final = re.compile(r"(?:I|A|Phần (?:I|thứ nhất)|Điều 1)[.:]?\s")


def read_txt(data: bytes, file: str) -> Outcome[DocView]:
    """The paragraphs of a text file, in order; ``file`` is the name for messages.

    Every character that is neither blank nor a control character stands in the text of a block. HT116: not a text
    file; HT117: no words in it.
    """
    decoded = decode(data)
    controls = len(_CONTROL.findall(decoded.text))
    if controls * _TOO_MANY_CONTROLS > len(decoded.text):
        return failed(_not_text(file))
    cleaned = clean(_CONTROL.sub("", decoded.text))
    lines = rows(cleaned)
    if not lines:
        return failed(_no_words(file))
    notices = [Notice("bang-ma", decoded.remark)] if decoded.remark else []
    if controls:
        notices.append(Notice("ky-tu-dieu-khien", f"Đã bỏ {controls} ký tự điều khiển không in được."))
    outside = furniture(lines)
    body = _body(lines, outside)
    blocks = [_paragraph(part) for part in _paragraphs(body)]
    blocks += [_outside(lines, index) for index in sorted(outside)]
    blocks.sort(key=lambda block: block.lines or (0, 0))
    if not is_nfc(decoded.text):
        typed = with_plain_breaks(_CONTROL.sub("", decoded.text)).split("\n")
        blocks = [_with_raw(block, typed) for block in blocks]
    settings = {"encoding": decoded.encoding}
    pages = cleaned.rstrip().count("\f") + 1 if "\f" in cleaned else None
    return Outcome(DocView(file, "txt", tuple(blocks), notices=tuple(notices), pages=pages, settings=settings))


def _with_raw(block: Block, typed: list[str]) -> Block:
    """The block with its letters as the file has them, where those are not in normal form C."""
    first, last = block.lines or (1, 0)
    words = [line.replace("\f", " ").strip() for line in typed[first - 1 : last]]
    raw = glued([line for line in words if line])
    return replace(block, raw=raw) if raw != block.text and nfc(raw) == block.text else block


def _body(lines: list[Row], outside: frozenset[int]) -> list[Row]:
    """The lines but for what the pages added; the blank lines of a page break part nothing."""
    usual = sorted(row.blanks for row in lines)[len(lines) // 2]
    found = []
    for index, row in enumerate(lines):
        if index in outside:
            continue
        if row.opens_page or index - 1 in outside:
            row = row._replace(blanks=min(row.blanks, usual), opens_page=True)
        found.append(row)
    return found


def _paragraphs(lines: list[Row]) -> list[list[Row]]:
    """The lines grouped into paragraphs: each line one, unless the text is wrapped at a page's width."""
    text = "\n".join("\n" * min(row.blanks, 1) + row.text for row in lines)
    if not looks_wrapped(text):
        return [[row] for row in lines]
    typed = typed_lines(text)
    if len(typed) != len(lines):  # lines of invisible characters only, which a typed text drops
        return [[row] for row in lines]
    index_of = {line.line: index for index, line in enumerate(typed)}
    starts = {index_of[paragraph.line] for paragraph in join_wrapped(typed)} | _surely_open(lines) | {0}
    cuts = [*sorted(starts), len(lines)]
    return [lines[first:last] for first, last in pairwise(cuts)]


def _surely_open(lines: list[Row]) -> set[int]:
    """Lines that open a paragraph whatever the joining of wrapped text says, where the line above had room for a word.

    After more blank lines than usual, and legal bases: above the first heading the lines of the title stand in the
    middle of the page and look full.
    """
    gaps = sorted(row.blanks for row in lines)
    usual = gaps[len(gaps) // 2]
    widths = sorted(len(row.text) for row in lines)
    width = widths[len(widths) * 9 // 10]
    head = next((index for index, row in enumerate(lines) if _HEADING.match(row.text)), 0)
    found = set()
    for index, (above, row) in enumerate(pairwise(lines), 1):
        has_room = len(above.text) + 1 + len(row.text.split(None, 1)[0]) <= width
        if not has_room or row.text[0].islower() or row.opens_page:
            continue
        far = row.blanks > usual + (0 if index < head else 1)
        base = index < head and row.blanks > 0 and _BASE.match(row.text)
        if far or base:
            found.add(index)
    return found


def _paragraph(lines: list[Row]) -> Block:
    text = glued([row.text for row in lines])
    first, last = lines[0].number, lines[-1].number
    return Block(f"line/{first}", text, (Run(text),), lines=(first, last))


def _outside(lines: list[Row], index: int) -> Block:
    """A page number or running head: in the footer when a page ends with it, else in the header."""
    row = lines[index]
    ends = index + 1 == len(lines) or (lines[index + 1].opens_page and not row.opens_page)
    where = "footer" if ends else "header"
    return Block(f"line/{row.number}", row.text, (Run(row.text),), where=where, lines=(row.number, row.number))


def _not_text(file: str) -> Diagnostic:
    return Diagnostic(
        "HT116",
        "Tệp không phải văn bản thuần: có nhiều byte không phải chữ.",
        "mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại dạng .docx, hoặc .txt với bảng mã UTF-8.",
        place=Place(file),
    )


def _no_words(file: str) -> Diagnostic:
    return Diagnostic("HT117", "Tệp không có chữ nào.", "kiểm tra lại tệp; chọn tệp có nội dung.", place=Place(file))
