"""Marks of tracking with their number, author and date."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.names import CHANGES, ID


class Stamps:
    """Makes the elements of tracked changes; ids count up from ``first`` over all parts."""

    def __init__(self, author: str, date: str, first: int) -> None:
        self._author, self._date, self._next = author, date, first

    def number(self) -> str:
        """An id that no mark has had yet."""
        self._next += 1
        return str(self._next - 1)

    def make(self, tag: str, name: str | None = None) -> etree._Element:
        """A mark: ``w:ins``, ``w:rPrChange``, ``w:moveFromRangeStart`` (with its ``name``)."""
        element = etree.Element(tag)
        element.set(ID, self.number())
        if tag != w("tblGridChange"):
            element.set(w("author"), self._author)
            element.set(w("date"), self._date)
        if name is not None:
            element.set(w("name"), name)
        return element

    def change(
        self, tag: str, former: Iterable[etree._Element], attributes: Iterable[tuple[str, str]] = ()
    ) -> etree._Element:
        """A mark that holds former properties (their elements are moved into it)."""
        element = self.make(tag)
        held = etree.SubElement(element, CHANGES[tag])
        for name, value in attributes:
            held.set(name, value)
        held.extend(list(former))
        return element


def former_run(stamps: Stamps, properties: etree._Element | None) -> etree._Element:
    """``w:rPrChange`` with a copy of the run properties that were."""
    children = (
        [] if properties is None else [copy.deepcopy(child) for child in properties if child.tag != w("rPrChange")]
    )
    return stamps.change(w("rPrChange"), children)
