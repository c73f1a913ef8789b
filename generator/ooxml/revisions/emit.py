"""Bits written as the content of a paragraph: runs, inside the marks of tracking, inside links."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.bits import Bit, Do
from generator.ooxml.revisions.inline import Atom
from generator.ooxml.revisions.keys import quick_key
from generator.ooxml.revisions.names import (
    DELETED,
    DELETED_INSTRUCTION,
    DELETED_TEXT,
    FIELD_CHAR,
    FIELD_TYPE,
    HYPERLINK,
    INSERTED,
    INSTRUCTION,
    POINTS,
    SIMPLE_FIELD,
    SPACE,
    TEXT,
    tags,
)
from generator.ooxml.revisions.stamps import Stamps, former_run
from generator.ooxml.wml.names import BOX_CONTENT, PPR, R_TAG, RPR

# What stands in one run with text; a drawing, a symbol, a sign of a field or a note has a run of its own.
_AMONG_TEXT: Final = frozenset(tags("tab br cr noBreakHyphen softHyphen"))
TAGS: Final = {Do.DELETE: DELETED, Do.INSERT: INSERTED}


def emit(bits: Sequence[Bit], stamps: Stamps) -> list[etree._Element]:
    """The children of a paragraph that say what the bits say. Nodes of the atoms are moved, not copied."""
    return _Writer(bits, stamps).write()


class _Writer:
    def __init__(self, bits: Sequence[Bit], stamps: Stamps) -> None:
        self._bits, self._stamps = bits, stamps
        self._out: list[etree._Element] = []
        self._links: dict[etree._Element, etree._Element] = {}
        for bit in bits:
            if bit.former is not None and bit.former.link is not None and bit.atom.link is not None:
                self._links.setdefault(bit.former.link, bit.atom.link)
        self._link: etree._Element | None = None  # the source of the open link
        self._shell: etree._Element | None = None
        self._track: etree._Element | None = None
        self._do = Do.KEEP
        self._run: etree._Element | None = None
        self._key: object = None

    def write(self) -> list[etree._Element]:
        for bit in self._bits:
            self._enter(bit)
            atom = bit.atom
            if not atom.text:
                self._point(atom)
            elif atom.in_run:
                self._in_run(bit)
            else:
                for node in atom.nodes:
                    self._node(node, bit.do)
        return self._out

    def _enter(self, bit: Bit) -> None:
        link = bit.atom.link
        if link is not None and bit.do is Do.DELETE:
            link = self._links.get(link, link)
        if link is not self._link:
            self._close_track()
            self._link, self._shell = link, None
            if link is not None:
                self._shell = etree.Element(HYPERLINK, attrib={str(key): str(value) for key, value in link.items()})
                self._out.append(self._shell)
        if bit.do is not self._do and bit.atom.text:
            self._close_track()
            self._do = bit.do

    def _close_track(self) -> None:
        self._track = self._run = None

    def _put(self, element: etree._Element) -> None:
        """An element at the level of runs, outside any mark."""
        self._run = None
        if self._shell is not None:
            self._shell.append(element)
        else:
            self._out.append(element)

    def _put_tracked(self, element: etree._Element) -> None:
        if self._do is Do.KEEP:
            self._put(element)
            return
        if self._track is None:
            self._track = self._stamps.make(TAGS[self._do])
            self._put(self._track)
        self._track.append(element)

    def _point(self, atom: Atom) -> None:
        """A mark without width: never inside a tracked change, with a run of its own where it needs one."""
        self._close_track()
        for node in atom.nodes:
            if atom.in_run:
                run = _new_run(atom.properties)
                run.append(node)
                node = run
            self._put(node)

    def _in_run(self, bit: Bit) -> None:
        former = bit.former
        changed = former is not None and former.form != bit.atom.form
        own = bit.atom.properties
        # by how it is spelt, not by what it does: the language of a word is no formatting, yet it is the document's own
        key = (None if own is None else quick_key(own), former.form if changed and former is not None else None)
        alone = any(node.tag not in _AMONG_TEXT for node in bit.atom.nodes)
        run = self._run
        if run is None or alone or self._key != key:
            run = _new_run(bit.atom.properties)
            if changed and former is not None:
                _properties(run).append(former_run(self._stamps, former.properties))
            self._put_tracked(run)
        if bit.atom.nodes:
            run.extend(bit.atom.nodes)
            if bit.do is Do.DELETE:
                strike(run)
        else:
            _add_text(run, bit.atom.text, DELETED_TEXT if bit.do is Do.DELETE else TEXT)
        self._run, self._key = (None if alone else run), key

    def _node(self, node: etree._Element, do: Do) -> None:
        self._run = None
        if do is Do.KEEP or node.tag in POINTS:
            self._close_track()
            if node.tag in POINTS and do is Do.DELETE:
                return
            self._put(node)
        elif node.tag == HYPERLINK:
            self._close_track()
            track_children(node, TAGS[do], self._stamps)
            self._put(node)
        else:
            for part in as_runs(node):
                if do is Do.DELETE:
                    strike(part)
                self._put_tracked(part)
            self._run = None


def _new_run(properties: etree._Element | None) -> etree._Element:
    run = etree.Element(R_TAG)
    if properties is not None:
        run.append(copy.deepcopy(properties))
    return run


def _properties(run: etree._Element) -> etree._Element:
    found = run.find(RPR)
    if found is None:
        found = etree.Element(RPR)
        run.insert(0, found)
    return found


def _add_text(run: etree._Element, text: str, tag: str) -> None:
    last = run[-1] if len(run) else None
    if last is None or last.tag != tag:
        last = etree.SubElement(run, tag)
    last.text = (last.text or "") + text
    if last.text != last.text.strip() or "  " in last.text:
        last.set(SPACE, "preserve")


def strike(element: etree._Element) -> None:
    """The texts of what is deleted under their deleted names; a text box inside keeps its own."""
    for child in list(element.iter(TEXT, INSTRUCTION)):
        if not any(above.tag == BOX_CONTENT for above in _between(child, element)):
            child.tag = DELETED_TEXT if child.tag == TEXT else DELETED_INSTRUCTION


def _between(child: etree._Element, top: etree._Element) -> Iterable[etree._Element]:
    for above in child.iterancestors():
        if above is top:
            return
        yield above


def as_runs(node: etree._Element) -> list[etree._Element]:
    """A node that may stand inside a mark of tracking: a simple field is written out, as marks cannot hold it."""
    if node.tag != SIMPLE_FIELD:
        return [node]
    instruction = etree.Element(INSTRUCTION)
    instruction.text = node.get(w("instr"), "")
    instruction.set(SPACE, "preserve")
    runs = [_wrapped(_field_char("begin")), _wrapped(instruction), _wrapped(_field_char("separate"))]
    for child in list(node):
        runs += as_runs(child)
    return [*runs, _wrapped(_field_char("end"))]


def _field_char(kind: str) -> etree._Element:
    element = etree.Element(FIELD_CHAR)
    element.set(FIELD_TYPE, kind)
    return element


def _wrapped(child: etree._Element) -> etree._Element:
    run = etree.Element(R_TAG)
    run.append(child)
    return run


def track_children(parent: etree._Element, tag: str, stamps: Stamps) -> None:
    """Put all that a paragraph or link holds into marks of tracking, links and points staying outside."""
    children = [child for child in parent if child.tag != PPR]
    for child in children:
        parent.remove(child)
    track: etree._Element | None = None
    for child in children:
        if child.tag in POINTS or child.tag == HYPERLINK:
            track = None
            if child.tag == HYPERLINK:
                track_children(child, tag, stamps)
            parent.append(child)
            continue
        for part in as_runs(child):
            if tag == DELETED:
                strike(part)
            if track is None:
                track = stamps.make(tag)
                parent.append(track)
            track.append(part)
