"""The parts of both documents, each made ready once; copies of them where one is needed more than once."""

from __future__ import annotations

import copy

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.adopting import Adopted
from generator.ooxml.revisions.links import Links
from generator.ooxml.revisions.names import NOTE_REFERENCES
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.preparing import clean, with_names


class Sources:
    """Ready roots by part; ``new`` is the package that becomes the redline."""

    def __init__(self, old: Opened, new: Opened) -> None:
        self.old, self.new = old, new
        self.links = Links(old, new)
        self.adopted = Adopted(old, new)
        self._olds: dict[str, etree._Element] = {}
        self._news: dict[str, etree._Element] = {}
        self._pristine: dict[str, etree._Element] = {}

    def old_root(self, part: str) -> etree._Element:
        """A part of the old document, its ids those of the redline, its notes numbered apart ("o5")."""
        if part not in self._olds:
            root = self.old.root(part)
            self.links.name_all(root, part, old=True)
            clean(root, old=True)
            self.adopted.rename(root)
            for reference in root.iter(*NOTE_REFERENCES):
                reference.set(w("id"), f"o{reference.get(w('id'), '')}")
            self._olds[part] = root
        return self._olds[part]

    def old_copy(self, part: str) -> etree._Element:
        """A copy of such a part."""
        return copy.deepcopy(self.old_root(part))

    def new_root(self, part: str, beside: str | None = None) -> etree._Element:
        """A part of the new document; it declares what the main part of the old one (or ``beside``) declares."""
        if part not in self._news:
            root = with_names(self.new.root(part), self.old.root(beside or self.old.main))
            self.links.name_all(root, part, old=False)
            clean(root, old=False)
            self._pristine[part] = copy.deepcopy(root) if root.tag in (w("hdr"), w("ftr")) else root
            self._news[part] = root
        return self._news[part]

    def new_copy(self, part: str) -> etree._Element:
        """A copy of such a part as it was before anything was put into it."""
        self.new_root(part)
        return copy.deepcopy(self._pristine[part])
