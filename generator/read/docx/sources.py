"""Which paragraph elements of which part each block of a Word document was read from; for what writes into the file."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import P
from generator.ooxml.wml.numbering import Counter
from generator.ooxml.wml.parts import WordParts, formatting_of
from generator.ooxml.wml.settings import read_settings
from generator.read.docx.blocks import column_width, walk
from generator.read.docx.opening import open_word
from generator.read.docx.sections import read_sections, section_breaks
from generator.read.docx.state import Place, State
from generator.read.docx.stories import read_stories


@dataclass(frozen=True, slots=True)
class Source:
    """A part and which of its paragraphs (``w:p`` in the order of the document, from 0) make a block."""

    part: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """``main`` is the name of the main part; ``blocks`` the sources by the blocks' addresses."""

    main: str
    blocks: dict[str, Source]


def block_sources(data: bytes, file: str, *, revisions: str = "accepted") -> Sources | None:
    """The sources of every block of a document that ``read_docx`` has read in the same way; None for any other file."""
    parts = open_word(data, file).value
    main = None if parts is None else parts.main()
    if parts is None or main is None:
        return None
    root = parts.parse(main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        return None
    state, names = _walked(parts, main, body, original=revisions == "original")
    roots = {name: part for name in names if (part := parts.root(name)) is not None} | {main: root}
    number = {each: (name, position) for name, top in roots.items() for position, each in enumerate(top.iter(P))}
    found: dict[str, Source] = {}
    for address, elements in state.elements.items():
        places = [number[element] for element in elements if element in number]
        if places and len({name for name, _ in places}) == 1:
            found[address] = Source(places[0][0], tuple(position for _, position in places))
    return Sources(main, found)


def _walked(parts: WordParts, main: str, body: etree._Element, *, original: bool) -> tuple[State, list[str]]:
    """The state after the reading, and the parts that stories were read from."""
    settings = parts.root(parts.linked(main, "settings"))
    formatting = formatting_of(parts, main, settings)
    state = State(parts, main, formatting, Counter(formatting.numbering), original, read_settings(settings))
    state.section_breaks, elements = section_breaks(body)
    state.sections, stories = read_sections(state, elements)
    walk(state, body, Place("body", "body", 0, column_width(state, 0)))
    read_stories(state, stories)
    notes = [part for kind in ("footnotes", "endnotes") if (part := parts.linked(main, kind)) is not None]
    return state, [*(story.part for story in stories), *notes]
