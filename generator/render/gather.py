"""Tags gathered from the runs that Word split them over; each ends up in a run of its own, text beside it untouched."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import XML, w
from generator.ooxml.tree import local
from generator.render.marks import MARK_OPEN
from generator.render.tags import Tag

_SPACE: Final = f"{{{XML}}}space"
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What only Word's own bookkeeping needs, and what would be doubled by a loop.
_VOLATILE: Final = ("rsidR", "rsidRPr", "rsidDel", "rsidP", "rsidRDefault", "rsidTr", "rsidSect", "paraId", "textId")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a paragraph's text: its place in that text and the element (``w:t``, or a tab or break) it is."""

    start: int
    end: int
    element: etree._Element


def tidy(root: etree._Element) -> None:
    """Spell-check marks and edit ids out, text in NFC: none of it is content, all of it gets in a tag's way."""
    for element in list(root.iter(w("proofErr"), w("lastRenderedPageBreak"))):
        remove_element(element)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if str(name).rpartition("}")[2] in _VOLATILE:
                del element.attrib[name]
        if element.text and not element.text.isascii():
            element.text = unicodedata.normalize("NFC", element.text)


def remove_element(element: etree._Element) -> None:
    """Takes an element out and keeps the text behind it, which lxml would take along."""
    parent = element.getparent()
    if parent is None:
        return
    keep_text(element, element.tail or "")
    element.tail = None
    parent.remove(element)


def keep_text(element: etree._Element, text: str) -> None:
    """Puts text right before an element."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of this paragraph, without those of text boxes that stand in it."""
    for run in paragraph.iter(w("r")):
        owner = next(run.iterancestors(w("p")), None)
        if owner is paragraph:
            yield run


def read_atoms(paragraph: etree._Element) -> tuple[str, list[Atom]]:
    """The paragraph's text, tabs and breaks as blanks, and the pieces it is made of."""
    pieces: list[str] = []
    atoms: list[Atom] = []
    position = 0
    for run in runs_of(paragraph):
        for child in run:
            name = local(child)
            text = (child.text or "") if name == "t" else _SIGNS.get(name, "")
            if text:
                atoms.append(Atom(position, position + len(text), child))
                pieces.append(text)
                position += len(text)
    return "".join(pieces), atoms


def isolate(atoms: list[Atom], tags: list[Tag]) -> list[etree._Element]:
    """Moves each tag into an own run behind the text before it; returns these runs, empty, in the tags' order."""
    made: list[etree._Element] = []
    touched: dict[etree._Element, None] = {}
    for tag in reversed(tags):
        inside = [atom for atom in atoms if atom.start < tag.end and atom.end > tag.start]
        first, *others = inside
        touched |= dict.fromkeys(run for run in (atom.element.getparent() for atom in inside) if run is not None)
        for atom in others:
            if local(atom.element) == "t":
                atom.element.text = (atom.element.text or "")[tag.end - atom.start :]
            else:
                remove_element(atom.element)
        text = first.element.text or ""
        offset = tag.start - first.start
        first.element.text = text[:offset]
        run, rest = _split(first.element, text[offset + (tag.end - tag.start) :])
        touched[rest] = None
        made.append(run)
    _drop_empty(touched)
    return made[::-1]


def _split(text_element: etree._Element, text_after: str) -> tuple[etree._Element, etree._Element]:
    """Splits a run behind ``text_element``: an empty run for the tag, and one with all that followed."""
    run = text_element.getparent()
    if run is None:
        raise AssertionError("w:t without a run")
    between, rest = _sibling_run(run), _sibling_run(run)
    following = list(text_element.itersiblings())
    if text_after:
        after = etree.SubElement(rest, w("t"))
        after.text = text_after
    rest.extend(following)
    run.addnext(between)
    between.addnext(rest)
    return between, rest


def _sibling_run(run: etree._Element) -> etree._Element:
    new = etree.Element(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    return new


def _drop_empty(runs: dict[etree._Element, None]) -> None:
    for run in runs:
        for child in list(run):
            if local(child) == "t" and not child.text:
                remove_element(child)
        if all(local(child) == "rPr" for child in run):
            remove_element(run)


def join_runs(run: etree._Element, others: set[etree._Element]) -> None:
    """Joins a run with neighbours of the same formatting among ``others``: a plain value stays inside its text."""
    for neighbour, first in ((run.getprevious(), True), (run.getnext(), False)):
        if neighbour is None or neighbour not in others or (run if not first else neighbour).tail:
            continue
        if _formatting(neighbour) != _formatting(run):
            continue
        source, target = (run, neighbour) if first else (neighbour, run)
        for child in list(source):
            if local(child) == "rPr":
                continue
            last = target[-1] if len(target) else None
            if last is not None and local(last) == local(child) == "t":
                last.text = (last.text or "") + (child.text or "")
            else:
                target.append(child)
        remove_element(source)
        run = target


def _formatting(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)


def preserve_blanks(root: etree._Element) -> None:
    """Marks every text whose blanks count, as Word does."""
    for element in root.iter(w("t")):
        text = element.text or ""
        if text != text.strip() or "  " in text or MARK_OPEN in text:
            element.set(_SPACE, "preserve")


def drop_bookmarks(root: etree._Element, inside: Iterable[etree._Element]) -> None:
    """Takes out bookmarks that start or end in these elements: a loop would double them, a condition halve them."""
    names = (w("bookmarkStart"), w("bookmarkEnd"))
    identities = {bookmark.get(w("id")) for element in inside for bookmark in element.iter(*names)}
    for bookmark in list(root.iter(*names)):
        if bookmark.get(w("id")) in identities:
            remove_element(bookmark)
