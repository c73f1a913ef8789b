"""The parts of a Word document, found by relationship and parsed once when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import RELATIONSHIPS, w
from generator.ooxml.package import relationships_of, resolve_target
from generator.ooxml.tree import UnsafeXmlError, parse_part
from generator.ooxml.wml.formatting import Formatting
from generator.ooxml.wml.names import STRICT, VAL
from generator.ooxml.wml.numbering import Numbering
from generator.ooxml.wml.styles import Styles
from generator.ooxml.wml.theme import read_theme

_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"
_USUAL_DOCUMENT: Final = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship: the last word of its type and the part it names (a URL when it is external)."""

    kind: str
    target: str
    external: bool = False


class WordParts:
    """A document's parts by name; a damaged one beside the main part counts as missing and is noted in ``damaged``."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._bytes = parts
        self._folded = {name.lower(): name for name in parts}
        self._links: dict[str, dict[str, Link]] = {}
        self._roots: dict[str, etree._Element | None] = {}
        self.damaged: dict[str, str] = {}

    def main(self) -> str | None:
        """The name of the main document part; None when the package has none."""
        for link in self.links("").values():
            if link.kind == "officeDocument" and link.target.lower() in self._folded:
                return link.target
        return _USUAL_DOCUMENT if _USUAL_DOCUMENT in self._folded else None

    def parse(self, name: str) -> etree._Element | None:
        """The root of a part; None when it is missing.

        Raises UnsafeXmlError when it is damaged.
        """
        real = self._folded.get(name.lower())
        if real is None:
            return None
        data = self._bytes[real]
        if _STRICT_MARK in data:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        return parse_part(data)

    def root(self, name: str | None) -> etree._Element | None:
        """The root of a part that the document can be read without; None when it is missing or damaged."""
        if name is None:
            return None
        if name not in self._roots:
            try:
                self._roots[name] = self.parse(name)
            except UnsafeXmlError as error:
                self.damaged[name] = str(error)
                self._roots[name] = None
        return self._roots[name]

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of a part ("" for the package's own) by their ids."""
        found = self._links.get(part)
        if found is None:
            root = self.root(relationships_of(part))
            items = () if root is None else root.iter(f"{{{RELATIONSHIPS}}}Relationship")
            found = self._links[part] = {item.get("Id", ""): _link(part, item) for item in items}
        return found

    def linked(self, part: str, kind: str) -> str | None:
        """The first part of that kind ("styles", "numbering", ...) that ``part`` refers to."""
        return next(
            (link.target for link in self.links(part).values() if link.kind == kind and not link.external), None
        )


def _link(part: str, item: etree._Element) -> Link:
    target, external = item.get("Target", ""), item.get("TargetMode") == "External"
    where = target if external else resolve_target(part, target.partition("#")[0])
    return Link(item.get("Type", "").rpartition("/")[2], where, external)


def formatting_of(parts: WordParts, main: str, settings: etree._Element | None) -> Formatting:
    """The formatting of a document: its theme, styles and lists put together."""
    languages, color_map = _theme_settings(settings)
    theme = read_theme(parts.root(parts.linked(main, "theme")), languages, color_map)
    styles = Styles(parts.root(parts.linked(main, "styles")), theme)
    return Formatting(styles, Numbering(parts.root(parts.linked(main, "numbering")), styles, theme), theme)


def _theme_settings(settings: etree._Element | None) -> tuple[tuple[str, str, str], dict[str, str]]:
    if settings is None:
        return ("", "", ""), {}
    element = settings.find(w("themeFontLang"))
    languages = ("", "", "")
    if element is not None:
        languages = (element.get(VAL, ""), element.get(w("eastAsia"), ""), element.get(w("bidi"), ""))
    mapping = settings.find(w("clrSchemeMapping"))
    items = () if mapping is None else mapping.items()
    return languages, {str(key).rpartition("}")[2]: str(value) for key, value in items}
