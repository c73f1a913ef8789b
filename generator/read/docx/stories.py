"""What stands beside the body: headers and footers in use, the notes and comments that the text refers to."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.read.docx.blocks import column_width, walk
from generator.read.docx.sections import Story
from generator.read.docx.state import Place, State

_PARTS: Final = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}


def read_stories(state: State, stories: list[Story]) -> None:
    """Every header and footer part that a section uses, each once, then footnotes, endnotes and comments."""
    for story in stories:
        root = state.parts.root(story.part)
        if root is None:
            continue
        state.fields = []
        _in_part(state, root, Place(story.where, story.key, story.section, column_width(state, story.section)))
    for kind in _PARTS:
        _read_notes(state, kind)


def _read_notes(state: State, kind: str) -> None:
    wanted = {number: anchor for found, number, anchor in reversed(state.notes) if found == kind}
    part = state.parts.linked(state.main, _PARTS[kind]) if wanted else None
    root = state.parts.root(part)
    if root is None:
        return
    sections = {block.address: block.section for block in state.blocks}
    by_number = {element.get(w("id"), ""): element for element in root.iterchildren(w(kind))}
    for number, anchor in reversed(wanted.items()):
        element = by_number.get(number)
        if element is None:
            continue
        section = sections.get(anchor, 0)
        state.fields = []
        place = Place(kind, f"{kind}{number}", section, column_width(state, section), anchor=anchor)
        _in_part(state, element, place)


def _in_part(state: State, element: etree._Element, place: Place) -> None:
    page, state.page = state.page, None
    walk(state, element, place)
    state.page = page
