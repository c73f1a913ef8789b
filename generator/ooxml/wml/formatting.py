"""The formatting that takes effect: defaults, table style, paragraph style, numbering, character style, direct."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.wml.fonts import DEFAULT_FONT
from generator.ooxml.wml.numbering import Numbering
from generator.ooxml.wml.properties import TOGGLES, Props, merged, paragraph_properties, run_properties
from generator.ooxml.wml.styles import Style, Styles
from generator.ooxml.wml.theme import Theme

DEFAULT_SIZE: Final = 10.0  # 17.3.2.38: when w:sz stands nowhere
_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
NO_TABLE: Final = Props()


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The effective formatting of a run; ``fonts`` in the order ascii, hAnsi, eastAsia, cs, sizes in points."""

    fonts: tuple[str, str, str, str]
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: str = "auto"
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    vertical: str | None = None
    lang: str | None = None
    highlight: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class TableLevel:
    """What the table style says for one cell; ``key`` makes it cacheable (None outside tables)."""

    key: tuple[str | None, frozenset[str]] | None = None
    run: Props | None = None
    para: Props | None = None


OUTSIDE: Final = TableLevel()


@dataclass(slots=True)
class ParagraphFormat:
    """The effective properties of a paragraph (keys as in ``properties``) and the levels its runs build upon."""

    props: Props
    style: Style | None
    table: TableLevel
    run: Props
    list_id: int | None = None
    list_level: int = 0


class Formatting:
    """Resolves paragraphs and runs of one document, remembering what comes again and again."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: Theme) -> None:
        self.styles = styles
        self.numbering = numbering
        self._theme = theme
        self._bases: dict[tuple[str | None, object], ParagraphFormat] = {}
        self._runs: dict[object, RunFormat] = {}

    def paragraph(self, element: etree._Element | None, table: TableLevel) -> ParagraphFormat:
        """The format of a paragraph from its ``w:pPr`` (None for an empty one) and its place in a table."""
        direct = paragraph_properties(element, self._theme)
        base = self._base(direct.get("pStyle"), table)
        if not direct:
            return base
        list_id = direct.get("numId", base.list_id)
        level = direct.get("ilvl", base.list_level)
        props = base.props
        if "numId" in direct or "ilvl" in direct:
            props = merged(props, self._list_indent(list_id, level))
        return ParagraphFormat(merged(props, direct), base.style, table, base.run, list_id, level)

    def _base(self, style_id: str | None, table: TableLevel) -> ParagraphFormat:
        key = (style_id, table.key)
        found = self._bases.get(key)
        if found is None:
            found = self._bases[key] = self._styled(style_id, table)
        return found

    def _styled(self, style_id: str | None, table: TableLevel) -> ParagraphFormat:
        chain = self.styles.chain(style_id, "paragraph")
        props = merged(self.styles.defaults_para, table.para or NO_TABLE)
        run: Props = {}
        list_id: int | None = None
        level = 0
        for style in chain:
            if "numId" in style.para or "ilvl" in style.para:
                list_id = style.para.get("numId", list_id)
                tied = self.numbering.level_of_style(list_id, style.id) if list_id else 0
                level = style.para.get("ilvl", tied)
                props = merged(props, self._list_indent(list_id, level))
            props = merged(props, style.para)
            run = merged(run, style.run)
        return ParagraphFormat(props, chain[-1] if chain else None, table, run, list_id, level)

    def _list_indent(self, list_id: int | None, level: int) -> Props:
        found = self.numbering.level(list_id, level) if list_id else None
        if found is None:
            return {}
        return {key: value for key, value in found.para.items() if key.startswith("ind.") or key == "tabs"}

    def run(self, paragraph: ParagraphFormat, element: etree._Element | None) -> RunFormat:
        """The format of a run from its ``w:rPr`` inside that paragraph."""
        direct = () if element is None else tuple([(child.tag, *child.items()) for child in element])
        style = paragraph.style
        key = (None if style is None else style.id, paragraph.table.key, direct)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(paragraph, run_properties(element, self._theme))
        return found

    def label(self, paragraph: ParagraphFormat, mark: etree._Element | None) -> RunFormat:
        """The format of the automatic number: the paragraph mark's, with that of the list level on top."""
        level = self.numbering.level(paragraph.list_id, paragraph.list_level) if paragraph.list_id else None
        direct = run_properties(mark, self._theme)
        direct.pop("u", None)  # the mark's underline does not reach the number
        return self._run(paragraph, merged(direct, level.run if level else {}))

    def _run(self, paragraph: ParagraphFormat, direct: Props) -> RunFormat:
        defaults = self.styles.defaults_run
        levels = (paragraph.table.run or NO_TABLE, paragraph.run, self.styles.character(direct.get("rStyle")))
        props = defaults
        for level in (*levels, direct):
            props = merged(props, level)
        props = props | _toggled(defaults, levels, direct)
        return _as_run_format(props)


def _toggled(defaults: Props, levels: tuple[Props, ...], direct: Props) -> Props:
    """17.7.3: true in the defaults stays true; else true in an odd number of style levels; direct formatting wins."""
    result: Props = {}
    for name in TOGGLES:
        if name in direct:
            continue
        if defaults.get(name):
            result[name] = True
        elif any(name in level for level in levels):
            result[name] = sum(bool(level.get(name)) for level in levels) % 2 == 1
    return result


def _as_run_format(props: Props) -> RunFormat:
    get = props.get
    complex_script = bool(get("complex") or get("rtl"))
    suffix = "Cs" if complex_script else ""
    ascii_font, high, east, cs = (get(slot) or DEFAULT_FONT for slot in _SLOTS)
    vertical = get("vertAlign")
    return RunFormat(
        fonts=(cs, cs, cs, cs) if complex_script else (ascii_font, high, east, cs),
        size=get(f"sz{suffix}") or DEFAULT_SIZE,
        bold=bool(get("bCs" if complex_script else "b")),
        italic=bool(get("iCs" if complex_script else "i")),
        underline=get("u", "none") != "none",
        strike=bool(get("strike") or get("dstrike")),
        color=get("color") or "auto",
        caps=bool(get("caps")),
        small_caps=bool(get("smallCaps")),
        hidden=bool(get("vanish")),
        vertical=vertical if vertical in ("superscript", "subscript") else None,
        lang=get("lang.cs" if complex_script else "lang") or get("lang"),
        highlight=None if get("highlight") in (None, "none") else get("highlight"),
        hint=get("hint"),
    )
