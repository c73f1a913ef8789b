"""How many revisions a reader is shown: neighbouring marks of one kind are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.names import CHANGES, DELETED, INSERTED, MOVED_FROM, MOVED_TO, TRPR
from generator.ooxml.wml.names import PPR, R_TAG, ROW, RPR, TABLE, TC, P

_TRACKED: Final = frozenset((INSERTED, DELETED, MOVED_FROM, MOVED_TO))
_CELLS: Final = (w("cellIns"), w("cellDel"))


def count_revisions(root: etree._Element) -> int:
    """The stretches of text, rows and cells that come, go or move, and the changes of properties."""
    total = sum(1 for _ in root.iter(*CHANGES, *_CELLS))
    last = ""
    for kind in _stretches(root):
        if kind and kind != last:
            total += 1
        last = kind
    return total


def _stretches(element: etree._Element) -> Iterator[str]:
    """What happens to each piece of text, mark of a paragraph or row, in order; "" for what stays."""
    for child in element:
        tag = child.tag
        if tag in _TRACKED:
            yield str(tag)
        elif tag == R_TAG:
            yield ""
        elif tag == P:
            yield from _stretches(child)
            yield _mark(child.find(f"{PPR}/{RPR}"))
        elif tag == ROW and (gone := _mark(child.find(TRPR))):
            yield f"row {gone}"
        elif tag == TC and any(child.find(f"{w('tcPr')}/{mark}") is not None for mark in _CELLS):
            continue
        elif tag == TABLE:
            yield ""
            yield from _stretches(child)
            yield ""
        elif len(child) and tag not in (PPR, TRPR):
            yield from _stretches(child)


def _mark(properties: etree._Element | None) -> str:
    return "" if properties is None else next((str(e.tag) for e in properties if e.tag in _TRACKED), "")
