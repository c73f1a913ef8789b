"""Two documents made one with tracked changes, on the base of the new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.bits import Differ
from generator.ooxml.revisions.counting import count_revisions
from generator.ooxml.revisions.headers import Headers
from generator.ooxml.revisions.keys import Meaning, Value, property_key
from generator.ooxml.revisions.merging import merge_container
from generator.ooxml.revisions.names import DOC_PR
from generator.ooxml.revisions.notes import Notes
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.pairing import Aligner
from generator.ooxml.revisions.preparing import take_references
from generator.ooxml.revisions.sectioning import FORMER, NUMBER, change_section
from generator.ooxml.revisions.shapes import part_shapes
from generator.ooxml.revisions.sources import Sources
from generator.ooxml.revisions.stamps import Stamps
from generator.ooxml.revisions.tables import merge_table
from generator.ooxml.revisions.work import Work
from generator.ooxml.wml.names import SECTION

_MARKUP: Final = tuple(w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "comment"))
_NUM_ID: Final = w("numId")


@dataclass(frozen=True, slots=True)
class Made:
    """The parts of the redline, how many revisions a reader is shown, and what differs without a mark for it.

    ``untracked`` holds "references" (sections refer to other headers or footers than in the new document), "defaults"
    (document defaults), "even" (other headers on even pages), each where it is so.
    """

    parts: dict[str, bytes]
    revisions: int
    untracked: tuple[str, ...]


def make_redline(
    old: Opened,
    new: Opened,
    aligner: Aligner,
    differ: Differ,
    *,
    author: str,
    date: str,
    exact: bool,
) -> Made:
    """A redline of two documents without tracked changes; both packages are used up.

    Raises UnsafeXmlError when a part is damaged, KeyError or ValueError when one that is needed is missing.
    """
    sources = Sources(old, new)
    old_refs, new_refs = (_references(p, side) for p, side in ((old, "o"), (new, "n")))
    stamps = Stamps(author, date, _first_number(new))
    work = Work(stamps, aligner, differ, _meaning(sources), exact, merge_table)
    former, root = sources.old_root(old.main), sources.new_root(new.main)
    notes = [Notes(work, sources, kind) for kind in ("footnotes", "endnotes")]
    old_body, body = _body(former), _body(root)
    for kind in notes:
        kind.pair(old_body, body)
    last, old_last = body.find(SECTION), old_body.find(SECTION)
    if last is not None and old_last is not None:
        change_section(last, old_last, stamps)
    merge_container(work, old_body, body)
    headers = Headers(work, sources, old_refs, new_refs)
    headers.write(body)
    finished = {new.main: root, **headers.changed}
    for kind in notes:
        kind.write(body)
        finished |= kind.changed
    _finish(sources, finished)
    untracked = _untracked(old, new, references=headers.moved)
    return Made(new.written(), sum(count_revisions(r) for r in finished.values()), untracked)


def _untracked(old: Opened, new: Opened, *, references: bool) -> tuple[str, ...]:
    found = ["references"] if references else []
    if _setting(old, "styles", "docDefaults") != _setting(new, "styles", "docDefaults"):
        found.append("defaults")
    if bool(_setting(old, "settings", "evenAndOddHeaders")) is not bool(_setting(new, "settings", "evenAndOddHeaders")):
        found.append("even")
    return tuple(found)


def _setting(package: Opened, part: str, name: str) -> Value:
    name_of_part = package.linked(part)
    found = None if name_of_part is None else package.root(name_of_part).find(w(name))
    return () if found is None else (property_key(found) or "set",)


def _finish(sources: Sources, finished: dict[str, etree._Element]) -> None:
    number = 0
    shapes: set[tuple[str, str]] = set()
    for part, root in finished.items():
        part_shapes(root, shapes)
        for drawing in root.iter(DOC_PR):
            number += 1
            drawing.set("id", str(number))
        for section in root.iter(SECTION):
            for name in (NUMBER, FORMER):
                if name in section.attrib:
                    del section.attrib[name]
        sources.links.resolve_all(root, part)
    sources.adopted.copy_used(finished.values())
    for part, root in finished.items():
        sources.new.put_root(part, root)


def _body(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    if body is None:
        raise ValueError("no body")
    return body


def _references(package: Opened, side: str) -> dict[str, dict[tuple[str, str], str]]:
    return take_references(package, _body(package.root(package.main)), side)


def _meaning(sources: Sources) -> Meaning:
    default = sources.adopted.new_default

    def meaning(tag: str, name: str) -> object:
        return None if name == default and tag != _NUM_ID else name

    return meaning


def _first_number(package: Opened) -> int:
    """A number above those of bookmarks and comments."""
    taken = [0]
    for part in dict.fromkeys(package.stories()):
        for element in package.root(part).iter(*_MARKUP):
            value = element.get(w("id"), "")
            if value.isdigit():
                taken.append(int(value))
    return max(taken) + 1
