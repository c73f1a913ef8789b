"""A part of either document made ready for comparing: what only one saving or one display left is taken out."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.ooxml.names import MC, w
from generator.ooxml.revisions.names import (
    CLEAR_WRAPPER_PROPERTIES,
    CLEAR_WRAPPERS,
    DOC_PR,
    HEADER_REFERENCES,
    R_PREFIX,
    tags,
)
from generator.ooxml.revisions.opened import Opened
from generator.ooxml.revisions.sectioning import NUMBER
from generator.ooxml.revisions.spelling import IDENTITIES
from generator.ooxml.wml.names import SECTION

_DISPLAY: Final = (w("proofErr"), w("lastRenderedPageBreak"), *CLEAR_WRAPPER_PROPERTIES)
# Anchors of one document: the redline keeps those of the new one.
_ANCHORS: Final = tags("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference permStart permEnd")
_IGNORABLE: Final = f"{{{MC}}}Ignorable"

References = dict[tuple[str, str], str]  # ("header", "first") -> part


def clean(root: etree._Element, *, old: bool) -> None:
    """Leave out marks of saving and display, clear wrappers, numbers of drawings; of the old document its anchors."""
    etree.strip_attributes(root, *IDENTITIES)
    etree.strip_elements(root, *_DISPLAY, with_tail=False)
    etree.strip_tags(root, *CLEAR_WRAPPERS)
    if old:
        etree.strip_elements(root, *_ANCHORS, with_tail=False)
    for drawing in root.iter(DOC_PR):
        drawing.set("id", "0")


def take_references(package: Opened, body: etree._Element, side: str) -> dict[str, References]:
    """The headers and footers each section itself refers to, by the section's working name; taken out of the tree."""
    found: dict[str, References] = {}
    links = package.relations(package.main)
    for number, section in enumerate(body.iter(SECTION)):
        name = f"{side}{number}"
        section.set(NUMBER, name)
        found[name] = {}
        for child in [child for child in section if child.tag in HEADER_REFERENCES]:
            link = links.get(child.get(f"{R_PREFIX}id", ""))
            if link is not None and package.has(link.target):
                found[name][HEADER_REFERENCES[str(child.tag)], child.get(w("type"), "default")] = link.target
            section.remove(child)
    return found


def with_names(root: etree._Element, other: etree._Element) -> etree._Element:
    """``root`` that declares the namespaces of ``other`` too, and calls them ignorable where that one does."""
    declared = {uri: prefix for prefix, uri in root.nsmap.items() if prefix is not None}
    missing = {
        prefix: uri
        for prefix, uri in other.nsmap.items()
        if prefix is not None and prefix not in root.nsmap and uri not in declared
    }
    known = {**declared, **{uri: prefix for prefix, uri in missing.items()}}
    ignorable = (root.get(_IGNORABLE) or "").split()
    wanted = [known.get(other.nsmap.get(prefix, ""), "") for prefix in (other.get(_IGNORABLE) or "").split()]
    more = [prefix for prefix in dict.fromkeys(wanted) if prefix and prefix not in ignorable]
    if missing:
        names = {**{prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None}, **missing}
        made = etree.Element(root.tag, attrib={str(key): str(value) for key, value in root.items()}, nsmap=names)
        made.extend(list(root))
        root = made
    if more:
        root.set(_IGNORABLE, " ".join([*ignorable, *more]))
    return root
