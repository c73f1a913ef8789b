"""Relationships and content types of a package: who points at whom, and new lines added to both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import CONTENT_TYPES, RELATIONSHIPS
from generator.ooxml.package import relationships_of, resolve_target
from generator.ooxml.tree import parse_part


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship inside the package: its kind (last word of the type) and the part it names."""

    kind: str
    target: str


def relations_of(parts: Mapping[str, bytes], part: str) -> list[Relation]:
    """The internal relationships of a part ("" for the package's own).

    Raises UnsafeXmlError when the relationship part is not well formed.
    """
    data = parts.get(relationships_of(part))
    if data is None:
        return []
    return [
        Relation(item.get("Type", "").rpartition("/")[2], resolve_target(part, item.get("Target", "")))
        for item in parse_part(data).iter(f"{{{RELATIONSHIPS}}}Relationship")
        if item.get("TargetMode") != "External" and not item.get("Target", "").startswith("#")
    ]


def with_relation(data: bytes, type_uri: str, target: str) -> bytes:
    """A relationship part with one more line, its id unused so far."""
    root = parse_part(data)
    taken = {item.get("Id") for item in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=f"rId{number}", Type=type_uri, Target=target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_content_type(data: bytes, part: str, content_type: str) -> bytes:
    """The content types with one part declared; unchanged when it already is."""
    root = parse_part(data)
    name = f"{{{CONTENT_TYPES}}}Override"
    if any(item.get("PartName", "").lower() == f"/{part}".lower() for item in root.iter(name)):
        return data
    etree.SubElement(root, name, PartName=f"/{part}", ContentType=content_type)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
