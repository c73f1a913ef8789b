"""Small changes to a good Word file, written as a clerk would say them: "Tiêu ngữ: cỡ chữ 12; không đậm".

``changed(data, "NAME: CHANGE; CHANGE | NAME: CHANGE")`` makes them on the XML of any .docx, ours or one that another
program has saved. A name is a component ("Số, ký hiệu", "Căn cứ", "Căn cứ 2", "Đoạn 3", "Mọi đoạn"), or one of "Trang",
"Trang đầu", "Số trang", "Kẻ Tiêu ngữ", "Kẻ cơ quan", "Kẻ trích yếu", "Ô Quốc hiệu", "Bảng đầu trang", "Bảng phần ký",
"Phân đoạn phụ lục", "Sau đoạn N", "Trước họ tên". A name without a number means all of its kind, but "ghi" (write a new
text) and "thêm trên" (a line above) mean the first.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from typing import Final

from lxml import etree

from generator.check.subject import Subject
from generator.read.components import recognise
from generator.read.docx import read_docx
from generator.read.view import Block, Component, DocView
from tests.check.word_changes import CHANGES, MM, decimal, drop_drawing
from tests.check.word_parts import Package, child, element, paragraph_text, set_text, w

C = Component
NAMES: Final = {
    "Quốc hiệu": C.QUOC_HIEU,
    "Tiêu ngữ": C.TIEU_NGU,
    "Cơ quan chủ quản": C.CO_QUAN_CHU_QUAN,
    "Cơ quan ban hành": C.CO_QUAN_BAN_HANH,
    "Số, ký hiệu": C.SO_KY_HIEU,
    "Địa danh": C.DIA_DANH_NGAY,
    "Độ mật": C.DO_MAT,
    "Mức khẩn": C.MUC_KHAN,
    "Tên loại": C.TEN_LOAI,
    "Trích yếu": C.TRICH_YEU,
    "Căn cứ": C.CAN_CU,
    "Mục": C.MUC,
    "Chữ Nơi nhận": C.NHAN_NOI_NHAN,
    "Nơi nhận": C.NOI_NHAN,
    "Lưu": C.LUU,
    "Quyền hạn": C.QUYEN_HAN,
    "Chức vụ": C.CHUC_VU,
    "Họ tên": C.HO_TEN,
    "Phụ lục": C.NHAN_PHU_LUC,
    "Tên phụ lục": C.TIEU_DE_PHU_LUC,
    "Kèm theo": C.KEM_THEO,
}
_SIDES: Final = {"trên": "top", "dưới": "bottom", "trái": "left", "phải": "right"}
_LINES: Final = {"Tiêu ngữ": "ke_tieu_ngu", "cơ quan": "ke_co_quan", "trích yếu": "ke_trich_yeu"}
_ONE: Final = ("ghi ", "thêm trên ")


def changed(data: bytes, said: str) -> bytes:
    """The file with the changes made. ValueError for words that mean nothing here."""
    package = Package(data)
    subject = Subject(_view(data))
    for part in said.split(" | "):
        name, _, rest = part.partition(": ")
        changes = [rest] if rest.startswith(_ONE) else rest.split("; ")
        for change in changes:
            _change(package, subject, name.strip(), change.strip())
    return package.saved()


def _view(data: bytes) -> DocView:
    outcome = read_docx(data, "tep.docx")
    assert outcome.value is not None
    return recognise(outcome.value)


def _change(package: Package, subject: Subject, name: str, change: str) -> None:
    special = _SPECIAL.get(name) or next((do for start, do in _STARTS.items() if name.startswith(start)), None)
    if special is not None:
        special(package, subject, name, change)
        return
    found = _paragraphs(package, subject, name)
    if not found:
        raise ValueError(f"no paragraph for {name!r}")
    for paragraph in found[:1] if change.startswith(_ONE) else found:
        _on_paragraph(package, paragraph, change)


def _blocks(subject: Subject, name: str) -> list[Block]:
    match = re.fullmatch(r"(.*?)(?: (\d+))?", name)
    assert match is not None
    kind, which = match[1], match[2]
    if kind in ("Đoạn", "Mọi đoạn"):
        blocks = [stretch.block for stretch in subject.form.paragraphs]
    elif kind == "Đoạn cuối":
        blocks = [subject.form.paragraphs[-1].block]
    else:
        component = NAMES[kind]
        blocks = [block for block in subject.view.blocks for part in block.parts if part.component is component]
    return [blocks[int(which) - 1]] if which else blocks


def _paragraphs(package: Package, subject: Subject, name: str) -> list[etree._Element]:
    return [paragraph for block in _blocks(subject, name) if (paragraph := _of(package, block)) is not None]


def _of(package: Package, block: Block) -> etree._Element | None:
    wanted = block.text.strip()
    story = block.address.partition("/")[0]
    parts = [package.document] if story == "body" else package.stories("header") + package.stories("footer")
    for root in parts:
        for paragraph in root.iter(w("p")):
            if unicodedata.normalize("NFC", paragraph_text(paragraph)).strip() == wanted:
                return paragraph
    return None


def _on_paragraph(package: Package, paragraph: etree._Element, change: str) -> None:
    for pattern, act in CHANGES:
        match = re.fullmatch(pattern, change)
        if match:
            act(paragraph, *match.groups())
            return
    if change == "số tự động":
        _automatic(package, paragraph)
        return
    raise ValueError(f"not understood: {change!r}")


def _automatic(package: Package, paragraph: etree._Element) -> None:
    number = package.numbering()
    text = paragraph_text(paragraph).strip()
    set_text(paragraph, re.sub(r"^\S+\s+", "", text))
    holder = child(child(paragraph, "pPr", first=True), "numPr")
    element(holder, "ilvl", val="0")
    element(holder, "numId", val=str(number))


def _page(package: Package, subject: Subject, name: str, change: str) -> None:
    for section in package.document.iter(w("sectPr")):
        match = re.fullmatch(r"lề (trên|dưới|trái|phải) ([\d,]+) mm", change)
        if match:
            child(section, "pgMar").set(w(_SIDES[match[1]]), str(round(decimal(match[2]) * MM)))
            continue
        match = re.fullmatch(r"(rộng|dài) ([\d,]+) mm", change)
        if match:
            size = child(section, "pgSz")
            key = "w" if match[1] == "rộng" else "h"
            if size.get(w("orient")) != "landscape":
                size.set(w(key), str(round(decimal(match[2]) * MM)))
            continue
        raise ValueError(change)


def _first_page(package: Package, subject: Subject, name: str, change: str) -> None:
    section = next(iter(package.document.iter(w("sectPr"))))
    for found in section.findall(w("titlePg")):
        section.remove(found)


def _page_number(package: Package, subject: Subject, name: str, change: str) -> None:
    first = next(iter(package.document.iter(w("sectPr"))))
    if match := re.fullmatch(r"bắt đầu từ (\d+)", change):
        element(first, "pgNumType", start=match[1])
        return
    if change == "xuống chân trang":
        for section in package.document.iter(w("sectPr")):
            for found in section.findall(w("footerReference")):
                section.remove(found)
            for found in section.findall(w("headerReference")):
                found.tag = w("footerReference")
        return
    for root in package.stories("header"):
        for paragraph in root.iter(w("p")):
            if "PAGE" in "".join(paragraph.itertext()) or any(
                "PAGE" in field.get(w("instr"), "") for field in paragraph.iter(w("fldSimple"))
            ):
                _on_paragraph(package, paragraph, change)


def _drawing(package: Package, name: str) -> etree._Element:
    for drawing in package.document.iter(w("drawing")):
        if any(found.get("name") == name for found in drawing.iter() if found.tag.endswith("}docPr")):
            return drawing
    raise ValueError(f"no drawing {name}")


def _rule(package: Package, subject: Subject, name: str, change: str) -> None:
    drawing = _drawing(package, _LINES[name.removeprefix("Kẻ ")])
    if change == "bỏ":
        drop_drawing(drawing)
        return
    match = re.fullmatch(r"dài ([\d,]+) lần", change)
    assert match is not None, change
    factor = decimal(match[1])
    for found in drawing.iter():
        local = etree.QName(found).localname if isinstance(found.tag, str) else ""
        if local in ("extent", "ext") and found.get("cx"):
            old = int(found.get("cx"))
            found.set("cx", str(round(old * factor)))
            grown = round(old * (factor - 1))
    for offset in drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}posOffset"):
        holder = offset.getparent()
        if holder is not None and holder.tag.endswith("}positionH"):
            offset.text = str(int(offset.text or "0") - grown // 2)
    for fallback in list(
        package.document.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
    ):
        fallback.getparent().remove(fallback)


def _cell(package: Package, subject: Subject, name: str, change: str) -> None:
    match = re.fullmatch(r"rộng ([\d,]+) mm", change)
    assert match is not None, change
    width = str(round(decimal(match[1]) * MM))
    cell = next(iter(_paragraphs(package, subject, "Quốc hiệu"))).getparent()
    row, table = cell.getparent(), cell.getparent().getparent()
    at = row.findall(w("tc")).index(cell)
    for other in table.findall(w("tr")):
        cells = other.findall(w("tc"))
        element(child(cells[at], "tcPr", first=True), "tcW", w=width, type="dxa")
    table.find(w("tblGrid")).findall(w("gridCol"))[at].set(w("w"), width)
    element(child(table, "tblPr", first=True), "tblLayout", type="fixed")


def _table(package: Package, subject: Subject, name: str, change: str) -> None:
    if change == "không khung":
        return
    inside = "Quốc hiệu" if name == "Bảng đầu trang" else "Họ tên"
    table = next(p for p in _paragraphs(package, subject, inside)[0].iterancestors(w("tbl")))
    for found in list(table.iter(w("tcBorders"))):
        found.getparent().remove(found)
    borders = child(child(table, "tblPr", first=True), "tblBorders")
    for found in list(borders):
        borders.remove(found)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element(borders, side, val="single", sz="4", space="0", color="000000")


def _appendix_section(package: Package, subject: Subject, name: str, change: str) -> None:
    for section in list(package.document.iter(w("sectPr")))[1:]:
        if change == "liền trang":
            element(section, "type", val="continuous")
        elif change == "số trang nối tiếp":
            for found in section.findall(w("pgNumType")):
                section.remove(found)


def _after(package: Package, subject: Subject, name: str, change: str) -> None:
    match = re.fullmatch(r"thêm (\d+) đoạn trống", change)
    assert match is not None, change
    paragraph = _paragraphs(package, subject, name.replace("Sau đoạn", "Đoạn"))[0]
    for _ in range(int(match[1])):
        empty = copy.deepcopy(paragraph)
        set_text(empty, "")
        for run in list(empty.iter(w("r"))):
            run.getparent().remove(run)
        paragraph.addnext(empty)


def _before(package: Package, subject: Subject, name: str, change: str) -> None:
    kind = {"họ tên": "Họ tên", "chức vụ": "Chức vụ", "Nơi nhận": "Chữ Nơi nhận"}[name.removeprefix("Trước ")]
    paragraph = _paragraphs(package, subject, kind)[0]
    element(child(paragraph, "pPr", first=True), "pageBreakBefore")


_SPECIAL: Final = {
    "Trang": _page,
    "Trang đầu": _first_page,
    "Số trang": _page_number,
    "Ô Quốc hiệu": _cell,
    "Bảng đầu trang": _table,
    "Bảng phần ký": _table,
    "Phân đoạn phụ lục": _appendix_section,
}
_STARTS: Final = {"Kẻ ": _rule, "Sau đoạn": _after, "Trước ": _before}
