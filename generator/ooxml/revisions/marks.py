"""Marks of paragraphs: kept with changed properties, inserted, deleted; and whole blocks that come or go."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.emit import track_children
from generator.ooxml.revisions.keys import PARAGRAPH_APART, Meaning, property_key
from generator.ooxml.revisions.names import DELETED, INSERTED, MOVED_FROM, MOVED_TO, TRPR
from generator.ooxml.revisions.sectioning import change_section
from generator.ooxml.revisions.stamps import Stamps, former_run
from generator.ooxml.tree import local
from generator.ooxml.wml.names import PPR, ROW, RPR, SDT, SDT_CONTENT, SECTION, TABLE, TC, P

_AFTER_MARK: Final = frozenset(("sectPr", "pPrChange"))
_RANGE: Final = {INSERTED: "customXmlIns", DELETED: "customXmlDel"}


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph, made when it has none."""
    found = paragraph.find(PPR)
    if found is None:
        found = etree.Element(PPR)
        paragraph.insert(0, found)
    return found


def _mark_properties(paragraph: etree._Element) -> etree._Element:
    properties = properties_of(paragraph)
    found = properties.find(RPR)
    if found is None:
        found = etree.Element(RPR)
        later = next((child for child in properties if local(child) in _AFTER_MARK), None)
        if later is None:
            properties.append(found)
        else:
            later.addprevious(found)
    return found


def track_mark(paragraph: etree._Element, tag: str, stamps: Stamps) -> None:
    """Mark the end of a paragraph as ``w:ins``, ``w:del``, ``w:moveFrom`` or ``w:moveTo``."""
    _mark_properties(paragraph).insert(0, stamps.make(tag))


def keep_mark(paragraph: etree._Element, former: etree._Element | None, stamps: Stamps, meaning: Meaning) -> None:
    """The end of a paragraph stays: note the properties it had (``former``: the old ``w:pPr``) where they differ."""
    present = paragraph.find(PPR)
    if present is None and former is None:
        return
    old_mark = None if former is None else former.find(RPR)
    new_mark = None if present is None else present.find(RPR)
    if property_key(old_mark) != property_key(new_mark):
        _mark_properties(paragraph).append(former_run(stamps, old_mark))
    section = None if present is None else present.find(SECTION)
    old_section = None if former is None else former.find(SECTION)
    if section is not None and old_section is not None:
        change_section(section, old_section, stamps)
    ours, theirs = (property_key(side, meaning, PARAGRAPH_APART) for side in (former, present))
    if ours != theirs:
        held = [] if former is None else [copy.deepcopy(c) for c in former if c.tag not in PARAGRAPH_APART]
        properties_of(paragraph).append(stamps.change(w("pPrChange"), held))


def track_block(block: etree._Element, tag: str, stamps: Stamps) -> list[etree._Element]:
    """A block that comes (``w:ins``) or goes (``w:del``) as a whole, in place; returns what stands for it."""
    if block.tag == P:
        track_children(block, tag, stamps)
        track_mark(block, tag, stamps)
    elif block.tag == TABLE:
        for row in _rows(block):
            track_row(row, tag, stamps)
    elif block.tag == SDT:
        return _track_control(block, tag, stamps)
    return [block]


def track_row(row: etree._Element, tag: str, stamps: Stamps) -> None:
    """A row that comes or goes, with all in it."""
    for cell in row.iter(TC):
        if next((above for above in cell.iterancestors(ROW)), None) is row:
            for block in list(cell):
                _replace(block, track_block(block, tag, stamps))
    properties = row.find(TRPR)
    if properties is None:
        properties = etree.Element(TRPR)
        before = row.find(w("tblPrEx"))
        row.insert(0 if before is None else row.index(before) + 1, properties)
    properties.append(stamps.make(tag))


def track_cell(cell: etree._Element, tag: str, stamps: Stamps) -> None:
    """A cell that comes or goes, with all in it."""
    for block in list(cell):
        _replace(block, track_block(block, tag, stamps))
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    properties.append(stamps.make(w("cellIns") if tag == INSERTED else w("cellDel")))


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]


def _track_control(control: etree._Element, tag: str, stamps: Stamps) -> list[etree._Element]:
    """A content control: its start and its end lie in ranges of their own, what it holds is tracked as usual."""
    content = control.find(SDT_CONTENT)
    if content is None:
        content = etree.SubElement(control, SDT_CONTENT)
    for block in list(content):
        _replace(block, track_block(block, tag, stamps))
    start, second = stamps.make(w(f"{_RANGE[tag]}RangeStart")), stamps.make(w(f"{_RANGE[tag]}RangeStart"))
    content.insert(0, _range_end(tag, start))
    content.append(second)
    return [start, control, _range_end(tag, second)]


def _range_end(tag: str, start: etree._Element) -> etree._Element:
    end = etree.Element(w(f"{_RANGE[tag]}RangeEnd"))
    end.set(w("id"), start.get(w("id"), ""))
    return end


def _replace(block: etree._Element, new: list[etree._Element]) -> None:
    if new == [block]:
        return
    parent = block.getparent()
    if parent is None:
        return
    at = parent.index(block)
    parent.remove(block)
    parent[at:at] = new


class Moves:
    """Numbers moves and marks their two places."""

    def __init__(self, stamps: Stamps) -> None:
        self._stamps = stamps
        self._count = 0

    def name(self) -> str:
        """The name of the next move."""
        self._count += 1
        return f"move{self._count}"

    def mark(self, paragraphs: list[etree._Element], name: str, *, source: bool) -> list[etree._Element]:
        """Paragraphs that went from here (``source``) or came here, with the range around them."""
        tag = MOVED_FROM if source else MOVED_TO
        for paragraph in paragraphs:
            track_children(paragraph, tag, self._stamps)
            track_mark(paragraph, tag, self._stamps)
        kind = "moveFrom" if source else "moveTo"
        start = self._stamps.make(w(f"{kind}RangeStart"), name)
        end = etree.Element(w(f"{kind}RangeEnd"))
        end.set(w("id"), start.get(w("id"), ""))
        first = paragraphs[0]
        first.insert(1, start)  # after the properties, where Word puts it
        return [*paragraphs, end]
