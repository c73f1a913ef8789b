"""Headers and footers, paired by section and kind: each pair is one part with tracked changes."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.merging import merge_container
from generator.ooxml.revisions.names import HEADER_REFERENCES, R_PREFIX, tags
from generator.ooxml.revisions.opened import Opened, Relation
from generator.ooxml.revisions.preparing import References
from generator.ooxml.revisions.sectioning import FORMER, NUMBER
from generator.ooxml.revisions.sources import Sources
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import PPR, SECTION, VAL, P, R

_KINDS: Final = {kind: tag for tag, kind in HEADER_REFERENCES.items()}
_TYPES: Final = ("default", "first", "even")
# Properties of a paragraph that nothing is seen of where no text stands; a border or a number is seen.
_UNSEEN: Final = frozenset(tags("pStyle jc ind spacing tabs rPr keepNext keepLines widowControl"))
Key = tuple[str, str]
Pair = tuple[str | None, str | None]  # (part of the new document, part of the old one)


class Headers:
    """Puts the references of every section of the merged body and makes the parts they lead to."""

    def __init__(self, work: Work, sources: Sources, old: dict[str, References], new: dict[str, References]) -> None:
        self._work, self._sources = work, sources
        self._own = {**old, **new}
        self._effective = {**_effective(old), **_effective(new)}
        self._parts: dict[Pair, str] = {}
        self._used: set[str] = set()
        self.changed: dict[str, etree._Element] = {}
        self.moved = False  # True when a section refers to other parts than in the new document

    def write(self, body: etree._Element) -> None:
        """References for every section in order."""
        sections = [s for s in body.iter(SECTION) if s.get(NUMBER)]
        steady = all(s.get(FORMER) for s in sections)
        pairs = [self._pairs(section) for section in sections]
        before: dict[Key, str] = {}
        for section, wanted in sorted(zip(sections, pairs, strict=True), key=lambda both: not both[0].get(FORMER)):
            for key, pair in wanted.items():  # sections of both documents first: they decide what a part holds
                self._part(key, pair, open_side=not section.get(FORMER))
        for section, wanted in zip(sections, pairs, strict=True):
            own = self._own.get(section.get(NUMBER, ""), {})
            made = []
            for key, pair in wanted.items():
                part = self._part(key, pair, open_side=not section.get(FORMER))
                if steady and key not in own and before.get(key) == part:
                    continue
                self.moved = self.moved or key not in own
                before[key] = part
                made.append(self._reference(key, part))
            section[0:0] = made

    def _pairs(self, section: etree._Element) -> dict[Key, Pair]:
        number = section.get(NUMBER, "")
        mine = self._effective.get(number, {})
        if number.startswith("o"):
            return {key: (None, part) for key, part in _in_order(mine)}
        former = self._effective.get(section.get(FORMER, ""), {})
        keys = dict(_in_order({**former, **mine}))
        return {key: (mine.get(key), former.get(key)) for key in keys}

    def _part(self, key: Key, pair: Pair, *, open_side: bool) -> str:
        if open_side:  # the section itself comes or goes: any part with this side will do
            at = 0 if pair[0] is not None else 1
            known = next((part for other, part in self._parts.items() if other[at] == pair[at]), None)
            if known is not None:
                return known
        if pair not in self._parts:
            self._parts[pair] = self._made(key, pair, open_side=open_side)
        return self._parts[pair]

    def _made(self, key: Key, pair: Pair, *, open_side: bool) -> str:
        mine, former = pair
        sources = self._sources
        if mine is not None and mine not in self._used:
            part = mine
            root = sources.new_root(mine)
        else:
            like = mine or former or ""
            package = sources.new if mine is not None else sources.old
            part = sources.new.free_name(like)
            root = sources.new_copy(mine) if mine is not None else self._emptied(sources.old_copy(former or ""))
            sources.new.add(part, b"", package.content_type(like))
            sources.new.relate(sources.new.main, Relation(f"{R}/{key[0]}", part))
        self._used.add(part)
        if open_side and mine is None:
            root = sources.old_copy(former or "")
        elif not open_side:
            before = sources.old_copy(former) if former else self._emptied(copy.deepcopy(root))
            merge_container(self._work, before, root)
        self.changed[part] = root
        return part

    def _emptied(self, root: etree._Element) -> etree._Element:
        """The story that stands for none: its paragraph is like the last one, where nothing of that shows."""
        last = root[-1] if len(root) and root[-1].tag == P else None
        properties = None if last is None else last.find(PPR)
        if properties is None or any(child.tag not in _UNSEEN for child in properties):
            return _empty(root, None)
        style = properties.find(w("pStyle"))
        seen = style is not None and self._sources.adopted.shows(style.get(VAL, ""))
        return _empty(root, None if seen else properties)

    def _reference(self, key: Key, part: str) -> etree._Element:
        element = etree.Element(_KINDS[key[0]])
        element.set(w("type"), key[1])
        package: Opened = self._sources.new
        element.set(f"{R_PREFIX}id", package.relate(package.main, Relation(f"{R}/{key[0]}", part)))
        return element


def _empty(root: etree._Element, properties: etree._Element | None) -> etree._Element:
    """A header or footer with nothing in it but the paragraph it must have, of these properties."""
    for child in list(root):
        root.remove(child)
    paragraph = etree.SubElement(root, P)
    if properties is not None:
        paragraph.append(properties)
    return root


def _effective(own: dict[str, References]) -> dict[str, References]:
    """What takes effect in each section: its own parts, and for the rest those of the section before."""
    found: dict[str, References] = {}
    current: References = {}
    for name, references in own.items():
        current = {**current, **references}
        found[name] = current
    return found


def _in_order(references: References) -> list[tuple[Key, str]]:
    return sorted(references.items(), key=lambda item: (item[0][0], _TYPES.index(item[0][1])))
