"""Two containers of blocks made one with tracked changes: a body, a header, a note, a cell, a content control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.inline import Reader, canonical
from generator.ooxml.revisions.keys import property_key
from generator.ooxml.revisions.marks import track_block
from generator.ooxml.revisions.names import DELETED, INSERTED, TEXT
from generator.ooxml.revisions.pairing import Item, Kind, Pairing, plan
from generator.ooxml.revisions.paragraphs import merge_paragraphs
from generator.ooxml.revisions.replacing import gathered
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import PPR, SDT, SDT_CONTENT, SECTION, TABLE, P

BLOCKS: Final = {P: "p", TABLE: "tbl", SDT: "sdt"}
Side = tuple[list[Any], list[bytes]]  # the blocks of one side, and each of them in one spelling
_CONTROL_NAMES: Final = frozenset(w(name) for name in ("id", "rPr", "placeholder", "showingPlcHdr"))


def merge_container(work: Work, old: etree._Element, new: etree._Element) -> None:
    """Make ``new`` hold both contents with tracked changes; elements of ``old`` are moved into it."""
    olds = [child for child in old if child.tag in BLOCKS]
    news = [child for child in new if child.tag in BLOCKS]
    ours, theirs = [canonical(e) for e in olds], [canonical(e) for e in news]
    if ours == theirs:
        return
    items = gathered(_plan(work, olds, news, ours, theirs), *([_plain_end(e) for e in side] for side in (olds, news)))
    _Merger(work, (olds, ours), (news, theirs), items).write(new)


def _plan(
    work: Work, olds: list[etree._Element], news: list[etree._Element], ours: list[bytes], theirs: list[bytes]
) -> list[Item]:
    old_kinds, new_kinds = [BLOCKS[str(e.tag)] for e in olds], [BLOCKS[str(e.tag)] for e in news]
    if len(olds) == len(news) == 1 and old_kinds == new_kinds:
        return [Item((0,), (0,))]
    first, last = _same_ends(ours, theirs)
    old_end, new_end = len(olds) - last, len(news) - last
    old_texts = [plain(work.old, e) for e in olds[first:old_end]]
    new_texts = [plain(work.new, e) for e in news[first:new_end]]
    pairings = [Pairing(Kind.PAIR, (n,), (n,)) for n in range(first)]
    pairings += [Pairing(Kind.PAIR, (old_end + n,), (new_end + n,)) for n in range(last)]
    if old_kinds == new_kinds and old_texts == new_texts:
        pairings += [Pairing(Kind.PAIR, (n,), (n,)) for n in range(first, old_end)]
    else:
        found = work.aligner(old_texts, new_texts, old_kinds[first:old_end], new_kinds[first:new_end])
        pairings += [Pairing(kind, tuple(n + first for n in a), tuple(n + first for n in b)) for kind, a, b in found]
    sizes = [0] * first + [len(text) for text in new_texts] + [0] * last
    return plan(pairings, old_kinds, new_kinds, sizes)


def _plain_end(block: etree._Element) -> bool:
    """True for a paragraph that does not end a section."""
    return block.tag == P and block.find(f"{PPR}/{SECTION}") is None


def _same_ends(ours: Sequence[bytes], theirs: Sequence[bytes]) -> tuple[int, int]:
    """How many blocks are the same at the beginning and at the end."""
    most = min(len(ours), len(theirs))
    first = next((n for n in range(most) if ours[n] != theirs[n]), most)
    most -= first
    last = next((n for n in range(most) if ours[-1 - n] != theirs[-1 - n]), most)
    return first, last


def plain(reader: Reader, block: etree._Element) -> str:
    """The text of a block, paragraphs of a table or control put together."""
    if block.tag == P:
        text = "".join([e.text or "" for e in block.iter(TEXT)])
        return text or "".join(atom.text for atom in reader.atoms(block))
    return " ".join("".join(e.text or "" for e in p.iter(TEXT)) for p in block.iter(P))


class _Merger:
    def __init__(self, work: Work, old: Side, new: Side, items: list[Item]) -> None:
        self._work, self._items = work, items
        (self._olds, self._ours), (self._news, self._theirs) = old, new
        self._out: list[etree._Element] = []
        self._names: dict[int, str] = {}  # of a move, by the number of its first block
        beside = pairwise(items)
        sides = [(a, b) for a, b in beside if a.move >= 0 and b.move >= 0 and bool(a.old) is bool(b.old)]
        self._neighbours = Counter((a.move, b.move) for a, b in sides)

    def write(self, container: etree._Element) -> None:
        """Replace the blocks of the container by the merged ones; the rest stays before the next block."""
        before: dict[int, list[etree._Element]] = {}
        waiting: list[etree._Element] = []
        first = None
        number = 0
        for child in list(container):
            if child.tag in BLOCKS:
                before[number] = waiting
                waiting, number = [], number + 1
                first = child if first is None else first
            elif first is not None and child.tag != SECTION:
                waiting.append(child)
        at = len(container) if first is None else container.index(first)
        if first is None and len(container) and container[-1].tag == SECTION:
            at -= 1
        for child in [*self._news, *(e for held in before.values() for e in held), *waiting]:
            container.remove(child)
        index = 0
        while index < len(self._items):
            if index:
                before_it = self._items[index - 1]
                self._work.after_insertion = not before_it.old and before_it.move < 0
            for n in self._items[index].new:
                self._out += before.get(n, ())
            index += self._moved(index) if self._items[index].move >= 0 else self._one(self._items[index])
        self._work.after_insertion = False
        container[at:at] = [*self._out, *waiting]

    def _one(self, item: Item) -> int:
        stamps = self._work.stamps
        if not item.new:
            for n in item.old:
                self._out += track_block(self._olds[n], DELETED, stamps)
        elif not item.old:
            for n in item.new:
                self._out += track_block(self._news[n], INSERTED, stamps)
        else:
            self._out += self._pair(item)
        return 1

    def _moved(self, index: int) -> int:
        """A stretch of blocks that moved together; how many items it takes."""
        items = self._items
        source = bool(items[index].old)
        count = 1
        while index + count < len(items) and self._follows(items[index + count - 1], items[index + count]):
            count += 1
        stretch = items[index : index + count]
        if stretch[0].move not in self._names:
            self._names[stretch[0].move] = self._work.moves.name()
        blocks = [self._olds[i.old[0]] if source else self._news[i.new[0]] for i in stretch]
        self._out += self._work.moves.mark(blocks, self._names[stretch[0].move], source=source)
        return count

    def _follows(self, before: Item, item: Item) -> bool:
        """True when two moved blocks stand side by side on both of their places."""
        return item.move >= 0 and self._neighbours[before.move, item.move] == 2 and bool(before.old) is bool(item.old)

    def _pair(self, item: Item) -> list[etree._Element]:
        old, new = self._olds[item.old[0]], self._news[item.new[0]]
        if len(item.old) == len(item.new) == 1 and self._ours[item.old[0]] == self._theirs[item.new[0]]:
            self._work.after_insertion = False
            return [new]
        if new.tag == TABLE:
            if self._work.merge_table(self._work, old, new):
                return [new]
        elif new.tag == SDT:
            if self._control(old, new):
                return [new]
        else:
            return self._paragraphs(item)
        stamps = self._work.stamps
        return [*track_block(old, DELETED, stamps), *track_block(new, INSERTED, stamps)]

    def _control(self, old: etree._Element, new: etree._Element) -> bool:
        ours, theirs = (property_key(e.find(w("sdtPr")), None, _CONTROL_NAMES) for e in (old, new))
        content, former = new.find(SDT_CONTENT), old.find(SDT_CONTENT)
        if ours != theirs or content is None or former is None:
            return False
        merge_container(self._work, former, content)
        return True

    def _paragraphs(self, item: Item) -> list[etree._Element]:
        olds, news = [self._olds[n] for n in item.old], [self._news[n] for n in item.new]
        lines = [[block for block in side if block.tag == P] for side in (olds, news)]
        made = merge_paragraphs(self._work, lines[0], lines[1], replaced=item.replaced, tail=item.tail)
        if len(lines[0]) == len(olds) and len(lines[1]) == len(news):
            return made
        side, tag = (olds, DELETED) if len(olds) > 1 else (news, INSERTED)
        found: list[etree._Element] = []
        for block in side:  # tables that came or went with the paragraphs at the end stand among them
            found += [made.pop(0)] if block.tag == P else track_block(block, tag, self._work.stamps)
        return [*found, *made]
