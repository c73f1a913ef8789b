"""Elements found by XPath, as a plain list."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.ooxml.names import V, W
from generator.ooxml.revisions.names import R_PREFIX

_NAMESPACES = {"r": R_PREFIX[1:-1], "v": V, "w": W}


def selector(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """A search compiled once; the path knows the prefixes ``r``, ``v`` and ``w`` and finds elements only."""
    compiled = etree.XPath(path, namespaces=_NAMESPACES)

    def find(element: etree._Element) -> list[etree._Element]:
        found = compiled(element)
        return [item for item in found if etree.iselement(item)] if isinstance(found, list) else []

    return find


# Elements that refer to something by relationship, and the shapes of old drawings that carry an id.
with_links = selector("descendant-or-self::*[@r:*]")
shapes_with_id = selector("descendant-or-self::v:*[@id]")


def link_keys(element: etree._Element) -> list[str]:
    """The attributes of an element that hold relationship ids."""
    return [str(key) for key in element.attrib if str(key).startswith(R_PREFIX)]
