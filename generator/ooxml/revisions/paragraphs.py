"""Old paragraphs and the new ones that stand for them, as paragraphs with tracked changes."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from generator.ooxml.revisions.bits import Bit, Do, overlay, whole
from generator.ooxml.revisions.emit import emit
from generator.ooxml.revisions.inline import MARK, PICTURES, Atom
from generator.ooxml.revisions.marks import keep_mark, properties_of, track_mark
from generator.ooxml.revisions.names import DELETED, INSERTED
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import PPR, SECTION, P


def merge_paragraphs(
    work: Work, olds: Sequence[etree._Element], news: Sequence[etree._Element], *, replaced: bool, tail: bool
) -> list[etree._Element]:
    """Old paragraphs and the new ones that stand for them, as paragraphs with tracked changes."""
    ours, theirs = [work.old.atoms(p) for p in olds], [work.new.atoms(p) for p in news]
    if tail:
        bits = _laid(work, ours[0], theirs[0], replaced=replaced)
        bits += _rest(olds, ours, Do.DELETE)
        bits += _rest(news, theirs, Do.INSERT)
    else:
        bits = _laid(work, _with_marks(olds, ours), _with_marks(news, theirs), replaced=replaced)
    if work.after_insertion:
        bits = _insertion_first(bits)
        work.after_insertion = False
    last = Bit(Do.KEEP, _mark(news[-1]), _mark(olds[-1]))
    return _Paragraphs(work, joined=len(olds) + len(news) > 2).write([*bits, last])


def _laid(work: Work, old: Sequence[Atom], new: Sequence[Atom], *, replaced: bool) -> list[Bit]:
    if not replaced:
        return overlay(old, new, work.differ, exact=work.exact)
    found: list[Bit] = []
    i = j = 0
    for a, b in _same_pictures(old, new):
        found += [*_replaced(old[i:a], new[j:b]), Bit(Do.KEEP, new[b], old[a])]
        i, j = a + 1, b + 1
    return [*found, *_replaced(old[i:], new[j:])]


def _replaced(old: Sequence[Atom], new: Sequence[Atom]) -> list[Bit]:
    return [*(b for b in whole(Do.DELETE, old) if b.atom.text), *whole(Do.INSERT, new)]


def _same_pictures(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Pictures that stay though all words around them are others, where no end of a paragraph lies before them."""
    start = 0
    if any(atom.text == MARK and not atom.in_run for atom in (*old, *new)):
        return
    for at, atom in enumerate(old):
        if atom.in_run and atom.nodes and atom.nodes[0].tag in PICTURES:
            same = (n for n in range(start, len(new)) if new[n].text == atom.text and new[n].link_key == atom.link_key)
            found = next(same, None)
            if found is not None:
                yield at, found
                start = found + 1


def _insertion_first(bits: list[Bit]) -> list[Bit]:
    """Words replaced at the start: what comes first, so that it is one stretch with what came before it."""
    gone = next((n for n, bit in enumerate(bits) if bit.do is not Do.DELETE), len(bits))
    come = next((n for n in range(gone, len(bits)) if bits[n].do is not Do.INSERT), len(bits))
    if any(bit.atom.text == MARK and not bit.atom.in_run for bit in bits[:come]):
        return bits
    return [*bits[gone:come], *bits[:gone], *bits[come:]]


def _mark(paragraph: etree._Element) -> Atom:
    return Atom(MARK, (paragraph,), None, (), False)


def _with_marks(paragraphs: Sequence[etree._Element], atoms: Sequence[Sequence[Atom]]) -> list[Atom]:
    found = list(atoms[0])
    for before, line in zip(paragraphs, atoms[1:], strict=False):
        found += [_mark(before), *line]
    return found


def _rest(paragraphs: Sequence[etree._Element], atoms: Sequence[Sequence[Atom]], do: Do) -> list[Bit]:
    found: list[Bit] = []
    for before, line in zip(paragraphs, atoms[1:], strict=False):
        found += [Bit(do, _mark(before)), *(b for b in whole(do, line) if b.atom.text or do is Do.INSERT)]
    return found


class _Paragraphs:
    """Bits with the ends of paragraphs among them, written as paragraphs."""

    def __init__(self, work: Work, *, joined: bool) -> None:
        self._work = work
        self._joined = joined  # content crosses the ends of paragraphs: every one is written anew
        self._out: list[etree._Element] = []

    def write(self, bits: Sequence[Bit]) -> list[etree._Element]:
        line: list[Bit] = []
        for bit in bits:
            if bit.atom.text == MARK and not bit.atom.in_run:
                self._end(line, bit)
                line = []
            else:
                line.append(bit)
        return self._out

    def _end(self, line: list[Bit], mark: Bit) -> None:
        paragraph = mark.atom.nodes[0]
        former = None if mark.former is None else mark.former.nodes[0]
        if self._joined or any(_changes(bit) for bit in line):
            content = emit(line, self._work.stamps)
            for child in [child for child in paragraph if child.tag != PPR]:
                paragraph.remove(child)
            paragraph.extend(content)
        if former is None:
            tag = INSERTED if mark.do is Do.INSERT else DELETED
            track_mark(paragraph, tag, self._work.stamps)
            self._out.append(paragraph)
        elif _has_section(former) is _has_section(paragraph):
            keep_mark(paragraph, former.find(PPR), self._work.stamps, self._work.meaning)
            self._out.append(paragraph)
        else:
            self._out += self._section_mark(paragraph, former)

    def _section_mark(self, paragraph: etree._Element, former: etree._Element) -> list[etree._Element]:
        """A section that ends here on one side only: the new end of the paragraph comes, the old one goes."""
        track_mark(paragraph, INSERTED, self._work.stamps)
        gone = etree.Element(P)
        properties = former.find(PPR)
        if properties is not None:
            gone.append(copy.deepcopy(properties))
        properties_of(gone)
        track_mark(gone, DELETED, self._work.stamps)
        return [paragraph, gone]


def _changes(bit: Bit) -> bool:
    """True for a bit that is not simply the new document's own text or mark."""
    if bit.former is None:
        return bool(bit.atom.text)
    return bit.former.form != bit.atom.form


def _has_section(paragraph: etree._Element) -> bool:
    properties = paragraph.find(PPR)
    return properties is not None and properties.find(SECTION) is not None
