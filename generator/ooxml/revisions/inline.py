"""The content of a paragraph as atoms: texts, and everything else as one character each."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.keys import Value, property_key, quick_key
from generator.ooxml.revisions.names import (
    FIELD_CHAR,
    FIELD_TYPE,
    HYPERLINK,
    INSTRUCTION,
    MATHS,
    NOTE_REFERENCES,
    POINTS,
    SIMPLE_FIELD,
    TEXT,
)
from generator.ooxml.revisions.selecting import shapes_with_id
from generator.ooxml.revisions.structure import LAYOUT_FIELDS
from generator.ooxml.wml.names import ALTERNATE, DRAWING, OBJECT, OFFICE, PICT, PPR, R_TAG, RPR, SDT

MARK: Final = "\U000f0000"  # the end of a paragraph inside a joined text
_FIRST: Final = 0xF0001
_WHOLE: Final = frozenset((SDT, SIMPLE_FIELD, ALTERNATE, w("bdo"), w("dir"), w("subDoc"), *MATHS))
PICTURES: Final = frozenset((DRAWING, PICT, OBJECT, ALTERNATE))
_COMMENT: Final = frozenset((w("commentReference"), w("annotationRef")))


@dataclass(frozen=True, slots=True)
class Atom:
    """A text of one run, or one thing that counts as a single character; ``text`` is "" for a mark without width.

    ``nodes`` are children of a run when ``properties`` belong to them (``in_run``), otherwise children of a paragraph.
    """

    text: str
    nodes: tuple[etree._Element, ...] = ()
    properties: etree._Element | None = None
    form: Value = ()
    in_run: bool = True
    link: etree._Element | None = None
    link_key: str = ""

    def cut(self, start: int, end: int) -> Atom:
        """A part of a text; anything else is not cut."""
        if self.nodes or (start == 0 and end == len(self.text)):
            return self
        return Atom(self.text[start:end], (), self.properties, self.form, True, self.link, self.link_key)


class Alphabet:
    """One private-use character for each different thing that is not text, and the keys of run properties."""

    def __init__(self) -> None:
        self._characters: dict[object, str] = {}
        self._forms: dict[object, Value] = {}
        self.notes: dict[tuple[bool, str, str], object] = {}  # (is it old, kind, id): what makes two references equal

    def character(self, key: object) -> str:
        """The character of a thing; equal things have the same one."""
        return self._characters.setdefault(key, chr(_FIRST + len(self._characters)))

    def form(self, properties: etree._Element | None) -> Value:
        """Run properties as a value."""
        if properties is None or not len(properties):
            return ()
        spelt = quick_key(properties)
        known = self._forms.get(spelt)
        if known is None:
            known = self._forms[spelt] = property_key(properties)
        return known


def canonical(element: etree._Element) -> bytes:
    """An element in one spelling, ids of shapes left out."""
    if element.tag in PICTURES or next(element.iter(*PICTURES), None) is not None:
        element = copy.deepcopy(element)
        for shape in shapes_with_id(element):
            del shape.attrib["id"]
        etree.strip_attributes(element, f"{{{OFFICE}}}spid", f"{{{OFFICE}}}gfxdata")
        etree.strip_elements(element, w("bookmarkStart"), w("bookmarkEnd"), with_tail=False)
    return bytes(etree.tostring(element, method="c14n", exclusive=True, with_tail=False))


class Reader:
    """Reads the paragraphs of one side into atoms."""

    def __init__(self, alphabet: Alphabet, *, old: bool) -> None:
        self._alphabet, self._old = alphabet, old

    def atoms(self, paragraph: etree._Element) -> list[Atom]:
        """All that stands in a paragraph, in order."""
        return list(self._walk(list(paragraph), None, ""))

    def _walk(self, children: Sequence[etree._Element], link: etree._Element | None, key: str) -> Iterator[Atom]:
        index = 0
        while index < len(children):
            child = children[index]
            tag = child.tag
            index += 1
            if tag == R_TAG:
                end = _field_end(children, index - 1)
                if end is None:
                    yield from self._run(child, link, key)
                else:
                    yield self._field(children[index - 1 : end], link, key)
                    index = end
            elif tag == HYPERLINK:
                yield from self._walk(list(child), child, _link_key(child))
            elif tag in _WHOLE:
                yield self._whole((child,), _field_key(child) if tag == SIMPLE_FIELD else canonical(child), link, key)
            elif tag != PPR:
                yield Atom("", (child,), None, (), False, link, key)

    def _whole(self, nodes: tuple[etree._Element, ...], what: object, link: etree._Element | None, key: str) -> Atom:
        return Atom(self._alphabet.character(what), nodes, None, (), False, link, key)

    def _field(self, nodes: Sequence[etree._Element], link: etree._Element | None, key: str) -> Atom:
        instruction = " ".join("".join(e.text or "" for node in nodes for e in node.iter(INSTRUCTION)).split())
        seen = [node for node in nodes if node.tag not in POINTS]
        if instruction.partition(" ")[0].upper() in LAYOUT_FIELDS:  # what it showed last time is no content
            return self._whole(tuple(nodes), ("field", instruction), link, key)
        return self._whole(tuple(nodes), ("field", tuple(canonical(node) for node in seen)), link, key)

    def _run(self, run: etree._Element, link: etree._Element | None, key: str) -> Iterator[Atom]:
        properties = run.find(RPR)
        form = self._alphabet.form(properties)
        for child in run:
            tag = child.tag
            if tag == RPR:
                continue
            if tag == TEXT:
                if child.text:
                    yield Atom(child.text, (), properties, form, True, link, key)
            elif tag in _COMMENT:
                yield Atom("", (child,), properties, form, True, link, key)
            else:
                yield Atom(self._alphabet.character(self._thing(child)), (child,), properties, form, True, link, key)

    def _thing(self, child: etree._Element) -> object:
        kind = NOTE_REFERENCES.get(str(child.tag))
        if kind is not None:
            return (kind, self._alphabet.notes.get((self._old, kind, child.get(w("id"), ""))), child.tag)
        if child.tag == INSTRUCTION:
            return (child.tag, child.text)
        return canonical(child)


def _field_end(children: Sequence[etree._Element], start: int) -> int | None:
    """The index after the run where a field that begins in ``children[start]`` ends; None when none does."""
    depth = 0
    if children[start].find(FIELD_CHAR) is None:
        return None
    for index in range(start, len(children)):
        for mark in children[index].iter(FIELD_CHAR):
            kind = mark.get(FIELD_TYPE)
            if kind == "begin":
                depth += 1
            elif kind == "end":
                depth -= 1
                if depth < 0:
                    return None
        if depth == 0:
            return index + 1 if index > start or _is_whole_field(children[start]) else None
    return None


def _is_whole_field(run: etree._Element) -> bool:
    mark = run.find(FIELD_CHAR)
    return mark is not None and mark.get(FIELD_TYPE) == "begin"


def _link_key(link: etree._Element) -> str:
    return repr(sorted((key, value) for key, value in link.attrib.items() if key != w("history")))


def _field_key(field: etree._Element) -> object:
    instruction = " ".join(field.get(w("instr"), "").split())
    if instruction.partition(" ")[0].upper() in LAYOUT_FIELDS:
        return ("field", instruction)
    return ("field", canonical(field))
