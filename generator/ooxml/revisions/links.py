"""What a part refers to by relationship: named by its meaning while two documents are put together."""

from __future__ import annotations

import hashlib

from lxml import etree

from generator.ooxml.package import relationships_of
from generator.ooxml.revisions.opened import Opened, Relation
from generator.ooxml.revisions.selecting import link_keys, with_links


class Links:
    """Names for relationships, the same for the same target in both documents; and the way back."""

    def __init__(self, old: Opened, new: Opened) -> None:
        self._old, self._new = old, new
        self._relations: dict[str, tuple[bool, Relation]] = {}
        self._copied: dict[str, str] = {}

    def name_all(self, root: etree._Element, part: str, *, old: bool) -> None:
        """Every relationship id below ``root`` replaced by a name."""
        package = self._old if old else self._new
        relations = package.relations(part)
        for element in with_links(root):
            for key in link_keys(element):
                link = relations.get(element.get(key, ""))
                if link is None:
                    continue
                meaning = f"{link.kind} {package.meaning(link)}"
                name = f"kh-{hashlib.sha256(meaning.encode()).hexdigest()[:24]}"
                if name not in self._relations or (self._relations[name][0] and not old):
                    self._relations[name] = (old, link)
                element.set(key, name)

    def resolve_all(self, root: etree._Element, part: str) -> None:
        """Every name below ``root`` made a relationship id of ``part`` in the new document."""
        for element in with_links(root):
            for key in link_keys(element):
                known = self._relations.get(element.get(key, ""))
                if known is not None:
                    old, link = known
                    element.set(key, self._new.relate(part, self.adopted(link) if old else link))

    def adopted(self, link: Relation) -> Relation:
        """A relationship of the old document with its part, and all that refers to, copied into the new one."""
        if link.external or not self._old.has(link.target):
            return link
        if link.target not in self._copied:
            name = self._copied[link.target] = self._new.free_name(link.target)
            self._new.add(name, self._old.data(link.target), self._old.content_type(link.target))
            for key, inner in self._old.relations(link.target).items():
                self._relate_as(name, key, self.adopted(inner))
        return Relation(link.type, self._copied[link.target])

    def _relate_as(self, part: str, key: str, link: Relation) -> None:
        """A relationship under a given id: the copied part names it so."""
        made = self._new.relate(part, link)
        if made == key:
            return
        rels = self._new.root(relationships_of(part))
        for item in rels:
            if item.get("Id") == made:
                item.set("Id", key)
        self._new.put_root(relationships_of(part))
        known = self._new.relations(part)
        known[key] = known.pop(made)
