"""Any .docx as a DocView with the formatting that takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from generator.diagnostics import Diagnostic, Outcome, Severity, failed
from generator.ooxml.names import w
from generator.ooxml.tree import UnsafeXmlError
from generator.ooxml.wml.numbering import Counter
from generator.ooxml.wml.parts import WordParts, formatting_of
from generator.ooxml.wml.settings import read_app, read_settings
from generator.read.docx.blocks import column_width, walk
from generator.read.docx.opening import damaged_part, open_word
from generator.read.docx.revisions import revision_notice
from generator.read.docx.sections import Story, read_sections, section_breaks
from generator.read.docx.state import Place, State
from generator.read.docx.stories import read_stories
from generator.read.view import DocView, Section

__all__ = ["read_docx"]


def read_docx(data: bytes, file: str, *, revisions: str = "accepted") -> Outcome[DocView]:
    """Read a Word document; ``file`` is the name used in findings.

    ``revisions`` is "accepted" (as after accepting every tracked change) or "original" (as before them). Findings:
    HT101 to HT106 stop the reading; HT105 as a warning names a damaged part that the text can be read without. Raises
    ValueError for another word in ``revisions``.
    """
    if revisions not in ("accepted", "original"):
        raise ValueError(f"revisions must be accepted or original, not {revisions!r}")
    opened = open_word(data, file)
    parts = opened.value
    main = None if parts is None else parts.main()
    if parts is None or main is None:
        return failed(*opened.diagnostics)
    try:
        root = parts.parse(main)
    except UnsafeXmlError as error:
        return failed(damaged_part(main, file, str(error)))
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        return failed(damaged_part(main, file, "no body"))
    view = _view(parts, main, root, body, file, original=revisions == "original")
    return Outcome(view, tuple(_warnings(parts, file)))


def _warnings(parts: WordParts, file: str) -> Iterator[Diagnostic]:
    for name, why in parts.damaged.items():
        yield replace(damaged_part(name, file, why), severity=Severity.CANH_BAO)


def _view(
    parts: WordParts, main: str, root: etree._Element, body: etree._Element, file: str, *, original: bool
) -> DocView:
    settings_root = parts.root(parts.linked(main, "settings"))
    settings = read_settings(settings_root) | read_app(parts.root(parts.linked("", "extended-properties")))
    formatting = formatting_of(parts, main, settings_root)
    state = State(parts, main, formatting, Counter(formatting.numbering), original, settings)
    if next(body.iter(w("lastRenderedPageBreak")), None) is not None:
        state.page = 1
    state.section_breaks, elements = section_breaks(body)
    state.sections, stories = read_sections(state, elements)
    walk(state, body, Place("body", "body", 0, column_width(state, 0)))
    read_stories(state, stories)
    _tell_revisions(state, root, stories)
    order = {block.address: index for index, block in enumerate(state.blocks)}
    return DocView(
        file,
        "docx",
        tuple(state.blocks),
        tuple(sorted(state.lines, key=lambda line: order.get(line.anchor, 0))),
        _with_first_blocks(state),
        tuple(state.tables),
        tuple(state.notices),
        None,
        settings.get("evenAndOddHeaders") == "1",
        settings,
    )


def _with_first_blocks(state: State) -> tuple[Section, ...]:
    firsts = [0, *state.first_blocks]
    last = len(state.blocks)
    return tuple(
        replace(section, first_block=firsts[index] if index < len(firsts) else last)
        for index, section in enumerate(state.sections)
    )


def _tell_revisions(state: State, root: etree._Element, stories: list[Story]) -> None:
    roots = [root]
    for part in (*(story.part for story in stories), *_note_parts(state)):
        found = state.parts.root(part)
        if found is not None:
            roots.append(found)
    notice = revision_notice(roots, original=state.original)
    if notice is not None:
        state.notices.insert(0, notice)


def _note_parts(state: State) -> Iterator[str]:
    for kind in ("footnotes", "endnotes"):
        part = state.parts.linked(state.main, kind)
        if part is not None and any(found == kind[:-1] for found, _, _ in state.notes):
            yield part
