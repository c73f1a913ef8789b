"""All tracked changes of a package accepted or rejected, in every part that holds text.

What Word does: a deletion goes, an insertion stays (the other way round when rejecting); a paragraph whose mark goes
runs into the next one and takes its properties, one of which nothing is left disappears; changed properties give way
to the ones kept beside them when rejecting; rows and cells go as a whole, a table without rows too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.names import (
    CHANGES,
    CLEAR_WRAPPERS,
    DELETED,
    DELETED_INSTRUCTION,
    DELETED_TEXT,
    HEADER_REFERENCES,
    HYPERLINK,
    INSERTED,
    INSTRUCTION,
    MATHS,
    MOVED_FROM,
    MOVED_TO,
    POINTS,
    RANGES,
    SIMPLE_FIELD,
    TCPR,
    TEXT,
    TRPR,
)
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.wml.names import PPR, R_TAG, ROW, RPR, SDT, SDT_CONTENT, SECTION, TABLE, TC, VAL, P

_GOES: Final = {True: (DELETED, MOVED_FROM), False: (INSERTED, MOVED_TO)}
_STAYS: Final = {True: (INSERTED, MOVED_TO), False: (DELETED, MOVED_FROM)}
_CELL_GOES: Final = {True: w("cellDel"), False: w("cellIns")}
_MERGE: Final = {True: w("vMerge"), False: w("vMergeOrig")}
_WRAPPER_RANGE: Final = {True: w("customXmlDelRangeStart"), False: w("customXmlInsRangeStart")}
_TRACKED: Final = (INSERTED, DELETED, MOVED_FROM, MOVED_TO)
_KEPT_PROPERTIES: Final = {
    PPR: (RPR, SECTION),
    SECTION: tuple(HEADER_REFERENCES),
    RPR: _TRACKED,
    TRPR: (INSERTED, DELETED),
    TCPR: (w("cellIns"), w("cellDel"), w("cellMerge")),
}


def resolve(package: Opened, *, accept: bool) -> Opened:
    """The package itself with every revision accepted, or rejected; parts without revisions stay as they are.

    Raises UnsafeXmlError when a part that holds text is damaged, KeyError when the main part is missing.
    """
    for name in package.stories():
        root = package.root(name)
        if has_revisions(root):
            resolve_root(root, accept=accept)
            package.put_root(name)
    return package


def has_revisions(root: etree._Element) -> bool:
    """True when anything in the part is a tracked change."""
    tags = (*_TRACKED, *CHANGES, *_CELL_GOES.values(), w("cellMerge"), w("numberingChange"), *RANGES)
    return next(root.iter(*tags), None) is not None


def resolve_root(root: etree._Element, *, accept: bool) -> None:
    """Every revision below ``root`` resolved, in place."""
    _unwrap_controls(root, _WRAPPER_RANGE[accept])
    _resolve_properties(root, accept=accept)
    going = _resolve_marks(root, accept=accept)
    _resolve_rows(root, accept=accept)
    for element in list(root.iter(*_GOES[accept])):
        _remove(element)
    etree.strip_tags(root, *_STAYS[accept])
    if not accept:
        _revive_text(root)
    for element in [e for e in root.iter(HYPERLINK, SIMPLE_FIELD) if next(e.iter(R_TAG, *MATHS), None) is None]:
        _remove(element)
    for paragraph in going:
        _join(paragraph)
    etree.strip_elements(root, *RANGES, with_tail=False)


def _unwrap_controls(root: etree._Element, starts: str) -> None:
    """A content control whose start lies in a range of removed wrappers goes; what it holds has marks of its own."""
    for start in list(root.iter(starts)):
        control = start.getnext()
        if control is not None and control.tag == SDT:
            content = control.find(SDT_CONTENT)
            for child in () if content is None else list(content):
                control.addprevious(child)
            _remove(control)


def _resolve_properties(root: etree._Element, *, accept: bool) -> None:
    for change in list(root.iter(*CHANGES, w("numberingChange"))):
        holder = change.getparent()
        if holder is None:
            continue
        holder.remove(change)
        if not accept and change.tag in CHANGES:
            _put_back(holder, change)
    for merge in list(root.iter(w("cellMerge"))):
        holder = merge.getparent()
        value = merge.get(_MERGE[accept])
        if holder is None:
            continue
        for old in holder.findall(w("vMerge")):
            holder.remove(old)
        merge.tag = w("vMerge")
        merge.attrib.clear()
        if value is None:
            holder.remove(merge)
        elif value == "rest":
            merge.set(VAL, "restart")


def _put_back(holder: etree._Element, change: etree._Element) -> None:
    """The properties a change kept take the place of those of ``holder``."""
    former = change.find(CHANGES[str(change.tag)])
    kept = _KEPT_PROPERTIES.get(str(holder.tag), ())
    if holder.tag == SECTION and former is not None:
        for name in [name for name in holder.attrib if name not in former.attrib]:
            del holder.attrib[name]
        holder.attrib.update(former.attrib)
    first = None
    for child in list(holder):
        if child.tag not in kept:
            holder.remove(child)
        elif first is None:
            first = child
    front = holder.tag == PPR and first is not None  # rPr and sectPr of a paragraph come after the rest
    for child in () if former is None else list(former):
        if front and first is not None:
            first.addprevious(child)
        else:
            holder.append(child)


def _resolve_marks(root: etree._Element, *, accept: bool) -> list[etree._Element]:
    """The paragraphs whose mark goes, in order; all marks of tracking are taken off."""
    going: list[etree._Element] = []
    for mark in list(root.iter(*_TRACKED)):
        holder = mark.getparent()
        properties = None if holder is None or holder.tag != RPR else holder.getparent()
        if holder is None or properties is None or properties.tag != PPR:
            continue
        holder.remove(mark)
        paragraph = properties.getparent()
        if mark.tag in _GOES[accept] and paragraph is not None and (not going or going[-1] is not paragraph):
            going.append(paragraph)
        if not len(holder):
            properties.remove(holder)
    return going


def _resolve_rows(root: etree._Element, *, accept: bool) -> None:
    tables: list[etree._Element] = []
    for properties in list(root.iter(TRPR, TCPR)):
        goes = False
        for mark in [child for child in properties if child.tag in (INSERTED, DELETED, *_CELL_GOES.values())]:
            goes = goes or mark.tag in (*_GOES[accept], _CELL_GOES[accept])
            properties.remove(mark)
        owner = properties.getparent()
        if not goes or owner is None:
            continue
        row = owner.getparent() if owner.tag == TC else None
        tables.extend(owner.iterancestors(TABLE))
        _remove(owner)
        if row is not None and row.tag == ROW and row.find(f".//{TC}") is None:
            _remove(row)
    for table in dict.fromkeys(tables):
        if next(table.iter(ROW), None) is None:
            _remove(table)


def _revive_text(root: etree._Element) -> None:
    for element in root.iter(DELETED_TEXT):
        element.tag = TEXT
    for element in root.iter(DELETED_INSTRUCTION):
        element.tag = INSTRUCTION


def _join(paragraph: etree._Element) -> None:
    """Take the mark of a paragraph away: what is left of it runs into the next one."""
    container = paragraph.getparent()
    if container is None:
        return
    rest = [child for child in paragraph if child.tag != PPR]
    following = _next_block(paragraph)
    if all(_is_nothing(child) for child in rest):
        before = _previous_block(paragraph)
        needed = before is None or (before.tag == TABLE and container.tag != w("body"))
        if following is None and needed and container.tag != SDT_CONTENT:
            for child in rest:  # a cell or a note ends with a paragraph, whatever its mark says
                paragraph.remove(child)
            return
        if following is not None and following.tag == P:
            _prepend(following, (child for child in rest if child.tag in POINTS))
        _remove(paragraph)
    elif following is not None and following.tag == P:
        _prepend(following, rest)
        for between in list(paragraph.itersiblings()):
            if between is following:
                break
            paragraph.addprevious(between)
        _remove(paragraph)


def _is_nothing(element: etree._Element) -> bool:
    if element.tag == R_TAG:
        return all(child.tag == RPR for child in element)
    if element.tag in CLEAR_WRAPPERS or element.tag == HYPERLINK:
        return all(_is_nothing(child) for child in element)
    return element.tag in POINTS


def _prepend(paragraph: etree._Element, children: Iterable[etree._Element]) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == PPR else 0
    paragraph[at:at] = list(children)


def _next_block(element: etree._Element) -> etree._Element | None:
    return next((e for e in element.itersiblings() if e.tag not in POINTS and e.tag != SECTION), None)


def _previous_block(element: etree._Element) -> etree._Element | None:
    return next((e for e in element.itersiblings(preceding=True) if e.tag in (P, TABLE, SDT)), None)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
