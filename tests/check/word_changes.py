"""What may be done to one paragraph of a Word file in a test: letters, alignment, indents, spacing, text."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from lxml import etree

from tests.check.word_parts import W, child, element, paragraph_text, set_text, w

MM: Final = 1440 / 25.4
_ALIGN: Final = {"trái": "left", "giữa": "center", "phải": "right", "đều": "both"}


def decimal(text: str) -> float:
    """A number with a decimal comma."""
    return float(text.replace(",", "."))


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    return [child(run, "rPr", first=True) for run in paragraph.iter(w("r"))]


def _set_runs(tag: str, **attributes: str) -> Callable[..., None]:
    def act(paragraph: etree._Element) -> None:
        for properties in _runs(paragraph):
            element(properties, tag, **attributes)

    return act


def _size(paragraph: etree._Element, size: str) -> None:
    for properties in _runs(paragraph):
        element(properties, "sz", val=str(round(decimal(size) * 2)))


def _font(paragraph: etree._Element, name: str) -> None:
    for properties in _runs(paragraph):
        element(properties, "rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)


def _color(paragraph: etree._Element, color: str) -> None:
    for properties in _runs(paragraph):
        element(properties, "color", val=color)


def _align(paragraph: etree._Element, side: str) -> None:
    element(child(paragraph, "pPr", first=True), "jc", val=_ALIGN[side])


def _indent(paragraph: etree._Element, centimetres: str) -> None:
    first = round(decimal(centimetres) * 10 * MM)
    element(child(paragraph, "pPr", first=True), "ind", left="0", right="0", firstLine=str(first))


def _left(paragraph: etree._Element, centimetres: str) -> None:
    element(child(paragraph, "pPr", first=True), "ind", left=str(round(decimal(centimetres) * 10 * MM)), firstLine="0")


def _spacing(paragraph: etree._Element, **attributes: str) -> None:
    spacing = child(child(paragraph, "pPr", first=True), "spacing")
    for name, value in attributes.items():
        spacing.set(w(name), value)
    for name in ("beforeAutospacing", "afterAutospacing", "beforeLines", "afterLines"):
        spacing.attrib.pop(w(name), None)


def _space(paragraph: etree._Element, side: str, points: str) -> None:
    _spacing(paragraph, **{"before" if side == "trước" else "after": str(round(decimal(points) * 20))})


def _line(paragraph: etree._Element, lines: str) -> None:
    _spacing(paragraph, line=str(round(decimal(lines) * 240)), lineRule="auto")


def _exact(paragraph: etree._Element, points: str) -> None:
    _spacing(paragraph, line=str(round(decimal(points) * 20)), lineRule="exact")


def _contextual(paragraph: etree._Element) -> None:
    element(child(paragraph, "pPr", first=True), "contextualSpacing")


def _remove(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    assert parent is not None
    if parent.tag == w("tc") and len(parent.findall(w("p"))) == 1:
        set_text(paragraph, "")
    else:
        parent.remove(paragraph)


def _above(paragraph: etree._Element, text: str) -> None:
    new = copy.deepcopy(paragraph)
    for drawing in list(new.iter(w("drawing"))):
        drop_drawing(drawing)
    set_text(new, text)
    paragraph.addprevious(new)


def _decomposed(paragraph: etree._Element) -> None:
    for text in paragraph.iter(w("t")):
        text.text = unicodedata.normalize("NFD", text.text or "")


def _same(paragraph: etree._Element) -> None:
    """A change that changes nothing."""


def _part_of_text(paragraph: etree._Element, share: str, inner: str) -> None:
    """Only the last share of the letters of a paragraph gets the change."""
    run = next(run for run in paragraph.iter(w("r")) if "".join(run.itertext()).strip())
    text = paragraph_text(paragraph)
    cut = round(len(text) * (1 - decimal(share) / 100))
    set_text(paragraph, text[:cut])
    tail = copy.deepcopy(run)
    run.addnext(tail)
    holder = etree.Element(w("p"), nsmap={"w": W})
    holder.append(tail)
    set_text(holder, text[cut:])
    for pattern, act in CHANGES:
        if match := re.fullmatch(pattern, inner):
            act(holder, *match.groups())
    run.addnext(holder[0])


def drop_drawing(drawing: etree._Element) -> None:
    """A drawing taken out with the run that holds it."""
    holder = drawing
    while holder.getparent() is not None and holder.tag != w("r"):
        holder = holder.getparent()
    parent = holder.getparent()
    if parent is not None:
        parent.remove(holder)


CHANGES: Final = (
    (r"một phần (\d+) % (.+)", _part_of_text),
    (r"cỡ chữ ([\d,]+)", _size),
    (r"phông (.+)", _font),
    (r"màu ([0-9A-F]{6})", _color),
    (r"đậm", _set_runs("b", val="1")),
    (r"không đậm", _set_runs("b", val="0")),
    (r"nghiêng", _set_runs("i", val="1")),
    (r"đứng", _set_runs("i", val="0")),
    (r"gạch chân", _set_runs("u", val="single")),
    (r"in hoa", _set_runs("caps", val="1")),
    (r"canh (trái|giữa|phải|đều)", _align),
    (r"thụt trái ([\d,]+) cm", _left),
    (r"thụt ([\d,]+) cm", _indent),
    (r"cách (trước|sau) ([\d,]+) pt", _space),
    (r"dòng đúng ([\d,]+) pt", _exact),
    (r"dòng ([\d,]+)", _line),
    (r"không cách đoạn cùng kiểu", _contextual),
    (r"ghi (.+)", set_text),
    (r"bỏ", _remove),
    (r"thêm trên (.+)", _above),
    (r"tổ hợp", _decomposed),
    (r"dựng sẵn", _same),
)
