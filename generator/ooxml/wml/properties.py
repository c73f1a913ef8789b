"""``w:rPr`` and ``w:pPr`` as plain dictionaries: only what the element itself says, in points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.wml.names import VAL
from generator.ooxml.wml.theme import Theme, hex_color
from generator.ooxml.wml.values import eighths, half_points, is_on, number, twips, whole

Props = dict[str, Any]
_Setter = Callable[..., None]

# 17.7.3: on several levels of styles these add up by exclusive or.
TOGGLES: Final = frozenset(("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish"))
_RUN_FLAGS: Final = (*TOGGLES, "dstrike", "rtl")
_PARAGRAPH_FLAGS: Final = ("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "bidi")
_FONT_SLOTS: Final = tuple(
    (slot, w(slot), w(theme))
    for slot, theme in (
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    )
)
_SIDES: Final = {
    w(side): side for side in ("top", "left", "bottom", "right", "between", "bar", "insideH", "insideV")
} | {
    w("start"): "left",
    w("end"): "right",
}
_IND: Final = (("left", w("left"), w("start")), ("right", w("right"), w("end")))
_SPACING: Final = ("before", "after", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
_INVISIBLE: Final = frozenset(("nil", "none"))
Border = tuple[str, float, str]  # style, weight in points, colour


def run_properties(element: etree._Element | None, theme: Theme) -> Props:
    """What one ``w:rPr`` says: fonts by slot, sizes in points, flags, colour as "RRGGBB" or "auto"."""
    return _collect(element, theme, _RUN)


def paragraph_properties(element: etree._Element | None, theme: Theme) -> Props:
    """What one ``w:pPr`` says; keys "ind.left", "space.before", "line", "tabs", "border.bottom", "numId" and so on."""
    return _collect(element, theme, _PARAGRAPH)


def border(element: etree._Element) -> Border:
    """A border's style ("nil" when it is invisible), weight in points and colour."""
    style = element.get(VAL, "nil")
    if style in _INVISIBLE:
        return ("nil", 0.0, "auto")
    return (style, eighths(element.get(w("sz"))), hex_color(element.get(w("color"))) or "auto")


def borders(element: etree._Element | None) -> dict[str, Border]:
    """The borders of a ``w:pBdr``, ``w:tblBorders`` or ``w:tcBorders`` by side (also insideH, insideV)."""
    if element is None:
        return {}
    return {_SIDES[child.tag]: border(child) for child in element if child.tag in _SIDES}


def _collect(element: etree._Element | None, theme: Theme, setters: dict[str, _Setter]) -> Props:
    props: Props = {}
    if element is not None:
        for child in element:
            if setter := setters.get(child.tag):
                setter(props, child, theme)
    return props


def _flag(name: str) -> _Setter:
    def put(props: Props, element: etree._Element, _theme: Theme) -> None:
        props[name] = is_on(element)

    return put


def _text(name: str) -> _Setter:
    def put(props: Props, element: etree._Element, _theme: Theme) -> None:
        if value := element.get(VAL):
            props[name] = value

    return put


def _size(name: str) -> _Setter:
    def put(props: Props, element: etree._Element, _theme: Theme) -> None:
        if (size := half_points(element.get(VAL))) is not None and size > 0:
            props[name] = size

    return put


def _number(name: str) -> _Setter:
    def put(props: Props, element: etree._Element, _theme: Theme) -> None:
        if (value := whole(element.get(VAL))) is not None:
            props[name] = value

    return put


def _fonts(props: Props, element: etree._Element, theme: Theme) -> None:
    for slot, plain, themed in _FONT_SLOTS:
        reference = element.get(themed)
        font = theme.font(reference) if reference else None
        if font := font or element.get(plain):
            props[slot] = font
    if hint := element.get(w("hint")):
        props["hint"] = hint


def _color(props: Props, element: etree._Element, theme: Theme) -> None:
    color = None
    if (name := element.get(w("themeColor"))) and name != "none":
        color = theme.color(name, element.get(w("themeTint")), element.get(w("themeShade")))
    if color := color or hex_color(element.get(VAL)):
        props["color"] = color


def _language(props: Props, element: etree._Element, _theme: Theme) -> None:
    for key, name in (("lang", "val"), ("lang.cs", "bidi"), ("lang.eastAsia", "eastAsia")):
        if value := element.get(w(name)):
            props[key] = value


def _indent(props: Props, element: etree._Element, _theme: Theme) -> None:
    for key, first, second in _IND:
        if (size := twips(element.get(first) or element.get(second))) is not None:
            props[f"ind.{key}"] = size
    hanging, first_line = twips(element.get(w("hanging"))), twips(element.get(w("firstLine")))
    if hanging is not None:
        props["ind.first"] = 0.0 - hanging  # no minus zero
    elif first_line is not None:
        props["ind.first"] = first_line


def _spacing(props: Props, element: etree._Element, _theme: Theme) -> None:
    for name in _SPACING:
        value = element.get(w(name))
        if value is None:
            continue
        if name.endswith("Autospacing"):
            props[f"space.{name}"] = value not in ("0", "false", "off")
        elif name.endswith("Lines"):
            props[f"space.{name}"] = number(value) or 0.0
        elif (size := twips(value)) is not None:
            props[f"space.{name}"] = size
    if (rule := element.get(w("lineRule"))) is not None:
        props["line.rule"] = rule
    if (line := twips(element.get(w("line")))) is not None:
        props["line"] = line
        props.setdefault("line.rule", "auto")  # 17.3.1.33: a line without its rule counts as auto


def _tabs(props: Props, element: etree._Element, _theme: Theme) -> None:
    stops: list[tuple[float, str]] = []
    for tab in element:
        position = twips(tab.get(w("pos")))
        if position is not None:
            stops.append((position, tab.get(VAL, "left")))
    props["tabs"] = tuple(stops)


def _borders(props: Props, element: etree._Element, _theme: Theme) -> None:
    for side, edge in borders(element).items():
        props[f"border.{side}"] = edge


def _number_reference(props: Props, element: etree._Element, _theme: Theme) -> None:
    for name in ("numId", "ilvl"):
        child = element.find(w(name))
        if child is not None and (value := whole(child.get(VAL))) is not None:
            props[name] = value


_RUN: Final[dict[str, _Setter]] = {
    **{w(name): _flag(name) for name in _RUN_FLAGS},
    **{w(name): _text(name) for name in ("rStyle", "u", "vertAlign", "highlight")},
    w("cs"): _flag("complex"),  # "cs" is the name of a font slot
    w("sz"): _size("sz"),
    w("szCs"): _size("szCs"),
    w("rFonts"): _fonts,
    w("color"): _color,
    w("lang"): _language,
}
_PARAGRAPH: Final[dict[str, _Setter]] = {
    **{w(name): _flag(name) for name in _PARAGRAPH_FLAGS},
    **{w(name): _text(name) for name in ("pStyle", "jc")},
    w("outlineLvl"): _number("outlineLvl"),
    w("ind"): _indent,
    w("spacing"): _spacing,
    w("tabs"): _tabs,
    w("pBdr"): _borders,
    w("numPr"): _number_reference,
}


def merged(base: Props, over: Props) -> Props:
    """``over`` on top of ``base``; tab stops add up, a "clear" takes one away."""
    if not over:
        return base
    result = base | over
    if "tabs" in over and "tabs" in base:
        cleared = {position for position, _ in over["tabs"]}
        kept = tuple(stop for stop in base["tabs"] if stop[0] not in cleared)
        result["tabs"] = kept + over["tabs"]
    return result
