"""XML trees of package parts: a safe parser, and children put where the schema wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.names import W, w

_PREFIX: Final = f"{{{W}}}"


class UnsafeXmlError(Exception):
    """The part is not well formed, or asks for what a document never needs (DOCTYPE, entities)."""


def parse_part(data: bytes) -> etree._Element:
    """The root of one part; entities, network and huge trees off, comments and instructions left out.

    Raises UnsafeXmlError when the part is not well formed or has a DOCTYPE.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeXmlError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError("DOCTYPE")
    return root


def local(element: etree._Element) -> str:
    """The element's name without namespace; "" for what is not a WordprocessingML element."""
    tag = element.tag
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def put_child(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child ``w:name`` of ``parent``, made at its place in ``order`` when it is missing."""
    found = parent.find(w(name))
    if found is not None:
        return found
    later = set(order[order.index(name) + 1 :])
    child = etree.Element(w(name))
    for position, sibling in enumerate(parent):
        if not local(sibling) or local(sibling) in later:  # extensions of other namespaces come last
            parent.insert(position, child)
            return child
    parent.append(child)
    return child


def first_child(parent: etree._Element, name: str) -> etree._Element:
    """The child ``w:name``, made as the very first when it is missing (properties come first)."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        parent.insert(0, found)
    return found
