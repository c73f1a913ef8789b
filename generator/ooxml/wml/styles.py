"""styles.xml: document defaults, style chains, and the conditional formatting of table styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import PPR, RPR, VAL
from generator.ooxml.wml.properties import Props, merged, paragraph_properties, run_properties
from generator.ooxml.wml.theme import Theme
from generator.ooxml.wml.values import is_on, whole

_CHAIN_LIMIT: Final = 64
# 17.7.6.5: each overrides those before it.
CONDITIONS: Final = (
    "wholeTable",
    "band1Vert",
    "band2Vert",
    "band1Horz",
    "band2Horz",
    "firstCol",
    "lastCol",
    "firstRow",
    "lastRow",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
)


@dataclass(slots=True)
class Style:
    """One style: its own properties; for a table style also ``tblPr``, ``tcPr`` and those by condition."""

    id: str
    name: str
    kind: str
    based_on: str | None
    run: Props
    para: Props
    element: etree._Element
    default: bool = False


@dataclass(slots=True)
class TableFormat:
    """What a table style gives to one cell: run and paragraph properties, and the elements that hold its borders."""

    run: Props
    para: Props
    cells: list[etree._Element] = field(default_factory=list)


class Styles:
    """The styles of a document, looked up by id, with what each chain adds up to remembered."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._theme = theme
        self._styles: dict[str, Style] = {}
        self.defaults_run: Props = {}
        self.defaults_para: Props = {}
        self._default: dict[str, str] = {}
        self._chains: dict[tuple[str | None, str], tuple[Style, ...]] = {}
        self._tables: dict[tuple[str | None, frozenset[str]], TableFormat] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            self.defaults_run = run_properties(defaults.find(f"{w('rPrDefault')}/{RPR}"), self._theme)
            self.defaults_para = paragraph_properties(defaults.find(f"{w('pPrDefault')}/{PPR}"), self._theme)
        for element in root.iterchildren(w("style")):
            style = self._style(element)
            self._styles.setdefault(style.id, style)
            if style.default:
                self._default.setdefault(style.kind, style.id)

    def _style(self, element: etree._Element) -> Style:
        name, based_on = element.find(w("name")), element.find(w("basedOn"))
        style_id = element.get(w("styleId"), "")
        return Style(
            style_id,
            style_id if name is None else name.get(VAL, style_id),
            element.get(w("type"), "paragraph"),
            None if based_on is None else based_on.get(VAL),
            run_properties(element.find(RPR), self._theme),
            paragraph_properties(element.find(PPR), self._theme),
            element,
            element.get(w("default")) in ("1", "true", "on"),
        )

    def get(self, style_id: str | None, kind: str) -> Style | None:
        """The style of that id and kind, else the default style of that kind."""
        style = self._styles.get(style_id) if style_id else None
        if style is not None and style.kind == kind:
            return style
        return self._styles.get(self._default.get(kind, ""))

    def chain(self, style_id: str | None, kind: str) -> tuple[Style, ...]:
        """A style after all it is based on, the root first; cut where it runs in a circle or over 64 steps."""
        key = (style_id, kind)
        found = self._chains.get(key)
        if found is None:
            style = self.get(style_id, kind)
            steps: list[Style] = []
            while style is not None and style not in steps and len(steps) < _CHAIN_LIMIT:
                steps.append(style)
                based_on = self._styles.get(style.based_on or "")
                style = based_on if based_on is not None and based_on.kind == kind else None
            found = self._chains[key] = tuple(reversed(steps))
        return found

    def character(self, style_id: str | None) -> Props:
        """What a character style adds up to; nothing for an unknown one (the default one says nothing)."""
        style = self._styles.get(style_id) if style_id else None
        props: Props = {}
        if style is not None and style.kind == "character":
            for step in self.chain(style_id, "character"):
                props = merged(props, step.run)
        return props

    def table(self, style_id: str | None, conditions: frozenset[str]) -> TableFormat:
        """What a table style gives to a cell under these conditions ("firstRow", "band1Horz", ...)."""
        key = (style_id, conditions)
        found = self._tables.get(key)
        if found is None:
            found = self._tables[key] = self._table(style_id, conditions)
        return found

    def _table(self, style_id: str | None, conditions: frozenset[str]) -> TableFormat:
        chain = self.chain(style_id, "table")
        result = TableFormat({}, {})
        for step in chain:
            result.run, result.para = merged(result.run, step.run), merged(result.para, step.para)
        for condition in CONDITIONS:
            if condition != "wholeTable" and condition not in conditions:
                continue
            for step in chain:
                for part in step.element.iterchildren(w("tblStylePr")):
                    if part.get(w("type")) == condition:
                        result.run = merged(result.run, run_properties(part.find(RPR), self._theme))
                        result.para = merged(result.para, paragraph_properties(part.find(PPR), self._theme))
                        result.cells.append(part)
        return result

    def band_size(self, style_id: str | None, name: str) -> int:
        """Rows or columns in a band of a table style ("tblStyleRowBandSize", "tblStyleColBandSize"); at least 1."""
        for step in reversed(self.chain(style_id, "table")):
            found = step.element.find(f"{w('tblPr')}/{w(name)}")
            if found is not None:
                return max(1, whole(found.get(VAL)) or 1)
        return 1


def look(table_properties: etree._Element | None) -> frozenset[str]:
    """Which conditions of its style a table asks for (17.4.55): attributes, or the old hexadecimal mask."""
    element = None if table_properties is None else table_properties.find(w("tblLook"))
    if element is None:
        return frozenset()
    names = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
    if any(element.get(w(name)) is not None for name in names):
        return frozenset(name for name in names if element.get(w(name)) in ("1", "true", "on"))
    try:
        mask = int(element.get(VAL, "0")[:8], 16)
    except ValueError:
        return frozenset()
    bits = (0x20, 0x40, 0x80, 0x100, 0x200, 0x400)
    return frozenset(name for name, bit in zip(names, bits, strict=True) if mask & bit)


def flagged(parent: etree._Element | None, name: str) -> bool:
    """True when ``parent`` has the child ``w:name`` and it is on."""
    element = None if parent is None else parent.find(w(name))
    return element is not None and is_on(element)
