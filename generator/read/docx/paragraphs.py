"""One block: its paragraph elements read, formatted, numbered, with its lines, boxes and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from generator.ooxml.wml.formatting import ParagraphFormat
from generator.ooxml.wml.names import PPR, RPR
from generator.read.docx.formats import as_format
from generator.read.docx.inline import Inline, InlineReader
from generator.read.docx.rules import drawn_lines, text_rules
from generator.read.docx.runs import finished, mark_run
from generator.read.docx.state import Place, State
from generator.read.docx.symbols import readable
from generator.read.view import Block, Run

# What a paragraph leaves to be read after it: the content of its text boxes and the words of WordArt.
Boxes = list[Any]


def paragraph(
    state: State, elements: list[etree._Element], place: Place, number: int, *, first: bool, needed: bool
) -> tuple[Block, ParagraphFormat, Boxes] | None:
    """Read the paragraphs that a removed paragraph mark joins into one block.

    The last element gives the format, ``number`` the address. Returns None, and leaves nothing behind, when nothing
    is to be seen and the block is not ``needed``.
    """
    properties = elements[-1].find(PPR)
    form = state.formatting.paragraph(state.former(properties, "pPrChange"), place.table)
    inline = Inline()
    reader = InlineReader(state, form, inline)
    for element in elements:
        reader.read(element)
    reader.end_paragraph()
    if not needed and not inline.visible:
        return None
    block = _block(state, form, properties, inline, place, number, first=first)
    state.blocks.append(block)
    state.elements[block.address] = elements
    if inline.drawings:
        state.lines += drawn_lines(state, block, place, inline.drawings)
    state.lines += text_rules(block, place)
    state.notes += [(kind, note, block.address) for kind, note in inline.references]
    _tell(state, inline, block.address)
    boxes: Boxes = []
    for drawn in inline.drawings:
        boxes += drawn.boxes
        boxes += drawn.words
    return block, form, boxes


def _block(
    state: State,
    form: ParagraphFormat,
    properties: etree._Element | None,
    inline: Inline,
    place: Place,
    number: int,
    *,
    first: bool,
) -> Block:
    text, raw, runs = finished(inline.pieces)
    mark_properties = None if properties is None else state.former(properties.find(RPR), "rPrChange")
    mark = mark_run(state.formatting.run(form, mark_properties))
    shown = as_format(
        form,
        state.settings,
        first=first,
        numbering=_number(state, form, mark, mark_properties),
        mark=mark,
    )
    if place.hidden:
        runs = tuple(replace(run, hidden=True) for run in runs)
    return Block(
        f"{place.prefix}/{number}",
        text,
        runs,
        shown,
        place.where,
        place.section,
        place.cell,
        None,
        None,
        raw,
        inline.page_break,
        any(drawn.ink for drawn in inline.drawings),
        (),
        place.anchor,
        (inline.page or state.page) if place.where == "body" else None,
    )


def _number(state: State, form: ParagraphFormat, mark: Run, properties: etree._Element | None) -> Run | None:
    """The automatic number that Word prints before the text; a hidden paragraph mark hides it and does not count."""
    if not form.list_id or mark.hidden:
        return None
    label = state.counter.label(form.list_id, form.list_level)
    if label is None:
        return None
    label_form = state.formatting.label(form, properties)
    return mark_run(label_form, readable(label, label_form.fonts[1]))


def _tell(state: State, inline: Inline, address: str) -> None:
    for drawn in inline.drawings:
        for kind in drawn.unread:
            state.note("noi-dung-hinh", f"Có {kind}: chữ bên trong hình không được đọc.", address)
    if inline.ruby:
        state.note("chu-phien-am", "Chữ phiên âm nhỏ đặt trên chữ (ruby) không được đọc.", address)
