"""Blocks in reading order: paragraphs, tables, content controls, text boxes, and what joins two paragraphs."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.formatting import OUTSIDE, ParagraphFormat
from generator.ooxml.wml.names import PPR, RPR, TABLE, P
from generator.read.docx.flatten import flattened
from generator.read.docx.paragraphs import Boxes, paragraph
from generator.read.docx.rules import border_rules
from generator.read.docx.state import Place, State
from generator.read.docx.tables import read_table
from generator.read.view import Block

_ALT_CHUNK = w("altChunk")
_SUB_DOCUMENT = w("subDoc")


def walk(state: State, container: etree._Element, place: Place) -> None:
    """Read a story, a cell or a text box into ``state.blocks``; the number of a block counts paragraphs and tables."""
    _Walker(state, place).walk(container)


class _Walker:
    def __init__(self, state: State, place: Place) -> None:
        self._state = state
        self._place = place
        self._number = 0
        self._pending: list[etree._Element] = []
        self._last = 0
        self._first = True
        self._siblings: list[tuple[Block, ParagraphFormat] | None] = []

    def walk(self, container: etree._Element) -> None:
        state = self._state
        for child in flattened(state, container):
            if child.tag == P:
                self._pending.append(child)
                self._last = self._number
                if not _joins_next(state, child):
                    self._flush(needed=True)
                self._number += 1
                if child in state.section_breaks:
                    self._next_section()
            elif child.tag == TABLE:
                self._flush(needed=False)
                read_table(state, child, self._place, self._number, walk)
                self._siblings.append(None)
                self._first = False
                self._number += 1
            elif child.tag in (_ALT_CHUNK, _SUB_DOCUMENT):
                message = "Tệp nhúng nội dung của một tệp khác; phần đó không được đọc."
                state.note("tep-nhung", message, self._place.prefix)
        self._flush(needed=self._first)
        state.lines += border_rules(self._siblings, self._place)

    def _flush(self, *, needed: bool) -> None:
        """Close the block that is being joined; ``needed``: also when there is nothing to see in it."""
        if not self._pending:
            return
        elements, self._pending = self._pending, []
        made = paragraph(self._state, elements, self._place, self._last, first=self._first, needed=needed)
        if made is None:
            return
        self._first = False
        block, form, boxes = made
        self._siblings.append((block, form))
        read_boxes(self._state, boxes, block, self._place)

    def _next_section(self) -> None:
        state = self._state
        state.lines += border_rules(self._siblings, self._place)
        self._siblings = []
        section = min(self._place.section + 1, max(0, len(state.sections) - 1))
        self._place = replace(self._place, section=section, width=column_width(state, section))
        state.first_blocks.append(len(state.blocks))


def read_boxes(state: State, boxes: Boxes, anchor: Block, place: Place) -> None:
    """The text boxes that hang on a block, each a small story of its own."""
    for box in boxes:
        state.boxes += 1
        inside = Place("box", f"box{state.boxes}", place.section, None, None, OUTSIDE, None, anchor.address)
        if isinstance(box, str):
            state.blocks.append(
                Block(f"{inside.prefix}/0", box, where="box", section=place.section, anchor=anchor.address, ink=True)
            )
            continue
        fields, state.fields = state.fields, []
        walk(state, box, inside)
        state.fields = fields


def column_width(state: State, section: int) -> float | None:
    """The width of the (first) column of a section in points; None when the page is not known."""
    return state.widths[section] if section < len(state.widths) else None


def _joins_next(state: State, element: etree._Element) -> bool:
    properties = element.find(PPR)
    return properties is not None and state.gone_mark(properties.find(RPR))
