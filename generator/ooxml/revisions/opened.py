"""A package as parts that refer to each other: relationships, parsed roots, fingerprints of what is referred to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import CONTENT_TYPES, RELATIONSHIPS
from generator.ooxml.package import CONTENT_TYPES_PART, relationships_of, resolve_target
from generator.ooxml.tree import parse_part
from generator.ooxml.wml.names import STRICT

STORIES: Final = ("document", "header", "footer", "footnotes", "endnotes")
_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: its type as a URI, the part it names (or, ``external``, the address as it is written)."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: "header", "image", "hyperlink"."""
        return self.type.rpartition("/")[2]


class Opened:
    """A package in memory. Roots are parsed once; one that was changed is written into its part by ``data``."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self._names = {name.lower(): name for name in self.parts}
        self._roots: dict[str, etree._Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._prints: dict[str, str] = {}
        self._changed: set[str] = set()
        self.main = next(
            (link.target for link in self.relations("").values() if link.kind == "officeDocument"), "word/document.xml"
        )

    def has(self, name: str) -> bool:
        """True when there is such a part (names differ by more than case)."""
        return name.lower() in self._names

    def data(self, name: str) -> bytes:
        """The bytes of a part. KeyError when there is none."""
        return self.parts[self._names[name.lower()]]

    def root(self, name: str) -> etree._Element:
        """The root of a part, always the same one; Strict names are read as Transitional ones.

        Raises UnsafeXmlError when it is damaged, KeyError when there is none.
        """
        key = name.lower()
        if key not in self._roots:
            data = self.data(name)
            if _STRICT_MARK in data:
                for strict, usual in STRICT:
                    data = data.replace(strict, usual)
            self._roots[key] = parse_part(data)
        return self._roots[key]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part ("" for the package's own) by their ids."""
        if part not in self._relations:
            name = relationships_of(part)
            items = self.root(name).iter(f"{{{RELATIONSHIPS}}}Relationship") if self.has(name) else ()
            self._relations[part] = {item.get("Id", ""): _relation(part, item) for item in items}
        return self._relations[part]

    def linked(self, kind: str, part: str | None = None) -> str | None:
        """The first part of a kind ("styles", "footnotes") that the main part (or ``part``) refers to."""
        found = self.relations(self.main if part is None else part).values()
        return next((link.target for link in found if link.kind == kind and self.has(link.target)), None)

    def stories(self) -> Iterator[str]:
        """The parts that hold text: the document, its headers and footers, its notes."""
        links = [link for link in self.relations(self.main).values() if link.kind in STORIES and not link.external]
        yield from dict.fromkeys((self.main, *(link.target for link in links if self.has(link.target))))

    def fingerprint(self, part: str) -> str:
        """What tells the content of a part from that of another, with all that it refers to in turn."""
        if part not in self._prints:
            self._prints[part] = ""  # a part that refers to itself ends here
            whole = hashlib.sha256(self.data(part) if self.has(part) else b"")
            for key, link in sorted(self.relations(part).items()):
                whole.update(f"{key} {link.type} {self.meaning(link)}".encode())
            self._prints[part] = whole.hexdigest()
        return self._prints[part]

    def meaning(self, link: Relation) -> str:
        """A relationship as what it leads to: an address, or the fingerprint of the part."""
        return link.target if link.external else self.fingerprint(link.target)

    def content_type(self, part: str) -> str:
        """The declared content type of a part; "" when there is none."""
        root = self.root(CONTENT_TYPES_PART)
        default = ""
        for item in root:
            if item.get("PartName", "").lower() == f"/{part}".lower():
                return str(item.get("ContentType", ""))
            extension = item.get("Extension")
            if extension is not None and part.lower().endswith(f".{extension.lower()}"):
                default = str(item.get("ContentType", ""))
        return default

    def put_root(self, part: str, root: etree._Element | None = None) -> None:
        """Say that the root of a part was changed, or give it another one."""
        if root is not None:
            self._roots[part.lower()] = root
        self._changed.add(part)

    def written(self) -> dict[str, bytes]:
        """All parts as bytes, changed ones as they are now."""
        changed = {self._names[part.lower()]: serialised(self._roots[part.lower()]) for part in self._changed}
        return {**self.parts, **changed}

    def add(self, part: str, data: bytes, content_type: str) -> None:
        """A new part with its content type."""
        self.parts[part] = data
        self._names[part.lower()] = part
        root = self.root(CONTENT_TYPES_PART)
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
        self.put_root(CONTENT_TYPES_PART)

    def relate(self, part: str, link: Relation) -> str:
        """The id of a relationship of ``part``; made when there is none like it."""
        known = self.relations(part)
        for key, other in known.items():
            if other == link:
                return key
        name = relationships_of(part)
        if not self.has(name):
            self.parts[name] = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
            self._names[name.lower()] = name
        key = next(f"rId{n}" for n in range(len(known) + 1, 2 * len(known) + 3) if f"rId{n}" not in known)
        target = link.target if link.external else f"/{link.target}"
        item = etree.SubElement(self.root(name), f"{{{RELATIONSHIPS}}}Relationship", Id=key)
        item.set("Type", link.type)
        item.set("Target", target)
        if link.external:
            item.set("TargetMode", "External")
        self.put_root(name)
        known[key] = link
        return key

    def free_name(self, like: str) -> str:
        """A name for a new part: ``like`` itself, or with another number ("word/header7.xml")."""
        if not self.has(like):
            return like
        stem, dot, suffix = like.rpartition(".")
        stem = stem.rstrip("0123456789")
        return next(name for n in range(1, len(self.parts) + 2) if not self.has(name := f"{stem}{n}{dot}{suffix}"))


def serialised(root: etree._Element) -> bytes:
    """A part as bytes, with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relation(part: str, item: etree._Element) -> Relation:
    kind, target = item.get("Type", "").replace(_STRICT_RELATION, _RELATION), item.get("Target", "")
    if item.get("TargetMode") == "External" or target.startswith("#"):
        return Relation(kind, target, external=True)
    return Relation(kind, resolve_target(part, target))
