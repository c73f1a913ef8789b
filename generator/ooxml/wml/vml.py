"""VML in ``w:pict`` and ``w:object``: lines, connectors, thin bars, rules, groups, text boxes, WordArt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import V
from generator.ooxml.wml.drawing import Drawn, Shape, is_thin_bar, lies_flat
from generator.ooxml.wml.names import BOX_CONTENT, OFFICE, TEXT_PATH
from generator.ooxml.wml.values import css, number

_LINE: Final = f"{{{V}}}line"
_GROUP: Final = f"{{{V}}}group"
_SHAPES: Final = frozenset(
    f"{{{V}}}{name}" for name in ("shape", "rect", "roundrect", "polyline", "oval", "arc", "curve")
)
_CONNECTORS: Final = ("_t32", "_t20", "_t33", "_t34")
_DEFAULT_WEIGHT: Final = 0.75
_DEFAULT_UNITS: Final = 1000.0
_PIXEL: Final = 0.75  # a VML length without a unit is in pixels of 1/96 inch
_RULE_WHOLE: Final = 1000.0  # o:hrpct is in tenths of a percent
_RELATIVE: Final = {"text": "column", "char": "character", "line": "line"}


@dataclass(frozen=True, slots=True)
class _Units:
    """What one unit inside a group is in points, where its origin lies, and the placement of the whole group."""

    x: float = _PIXEL
    y: float = _PIXEL
    left: float = 0.0
    top: float = 0.0
    place: Shape | None = None


def read_picture(picture: etree._Element) -> Drawn:
    """What one ``w:pict`` or ``w:object`` shows."""
    drawn = Drawn()
    for child in picture:
        _visit(drawn, child, _Units())
    return drawn


def _visit(drawn: Drawn, element: etree._Element, units: _Units) -> None:
    style = _style(element)
    if style.get("visibility") == "hidden":
        return
    if element.tag == _LINE:
        _line(drawn, element, style, units)
    elif element.tag == _GROUP:
        _group(drawn, element, style, units)
    elif element.tag in _SHAPES:
        _shape(drawn, element, style, units)


def _group(drawn: Drawn, element: etree._Element, style: dict[str, str], units: _Units) -> None:
    width, height = css(style.get("width"), units.x) or 0.0, css(style.get("height"), units.y) or 0.0
    wide, high = _couple(element.get("coordsize"), 1.0) or (_DEFAULT_UNITS, _DEFAULT_UNITS)
    left, top = _couple(element.get("coordorigin"), 1.0) or (0.0, 0.0)
    inner = _Units(
        width / wide if wide else units.x,
        height / high if high else units.y,
        left,
        top,
        _placed(element, style, units),
    )
    for child in element:
        _visit(drawn, child, inner)


def _line(drawn: Drawn, element: etree._Element, style: dict[str, str], units: _Units) -> None:
    start = _couple(element.get("from"), units.x) or (0.0, 0.0)
    end = _couple(element.get("to"), units.x) or (0.0, 0.0)
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1]) * (units.y / units.x if units.x else 1)
    place = _placed(element, style, units, min(start[0], end[0]), min(start[1], end[1]))
    _add_line(drawn, element, place, width, height)


def _shape(drawn: Drawn, element: etree._Element, style: dict[str, str], units: _Units) -> None:
    boxes = list(element.iterfind(f"{{{V}}}textbox/{BOX_CONTENT}"))
    drawn.boxes += boxes
    words = [text for path in element.iterfind(TEXT_PATH) if (text := path.get("string"))]
    drawn.words += words
    if boxes or words:
        return
    place = _placed(element, style, units)
    width, height = css(style.get("width"), units.x) or 0.0, css(style.get("height"), units.y) or 0.0
    if element.get(f"{{{OFFICE}}}hr") in ("t", "true", "1"):
        _rule(drawn, element, place, width)
    elif element.find(f"{{{V}}}imagedata") is not None:
        drawn.ink = True
    elif _is_connector(element) or is_thin_bar(width, height):
        if (number(style.get("rotation")) or 0.0) % 180 == 90:
            width, height = height, width
        _add_line(drawn, element, place, width, height)
    else:
        drawn.ink = True


def _rule(drawn: Drawn, element: etree._Element, place: Shape, width: float) -> None:
    share = number(element.get(f"{{{OFFICE}}}hrpct"))
    fraction = 1.0 if share is None or share <= 0 else share / _RULE_WHOLE
    align = element.get(f"{{{OFFICE}}}hralign", "left")
    drawn.lines.append(
        Shape("vml", width or None, None, "inline", None, "inline", align, None, place.name, fraction)
    )  # fmt: skip
    drawn.ink = True


def _add_line(drawn: Drawn, element: etree._Element, place: Shape, width: float, height: float) -> None:
    stroke = element.find(f"{{{V}}}stroke")
    off = ("f", "false", "0")
    stroked = element.get("stroked", "t") not in off and (stroke is None or stroke.get("on", "t") not in off)
    filled = not _is_connector(element) and element.tag != _LINE and element.get("filled", "t") not in off
    if not (stroked or filled):
        return
    drawn.ink = drawn.ink or width > 0.5 or height > 1.5
    if lies_flat(width, height):
        weight = css(element.get("strokeweight")) or (None if stroke is None else css(stroke.get("weight")))
        drawn.lines.append(
            Shape(
                "vml",
                width,
                place.x,
                place.x_from,
                place.y,
                place.y_from,
                place.align,
                weight or _DEFAULT_WEIGHT,
                place.name,
            )
        )


def _is_connector(element: etree._Element) -> bool:
    return element.tag == _LINE or element.get("type", "").endswith(_CONNECTORS)


def _placed(element: etree._Element, style: dict[str, str], units: _Units, x: float = 0.0, y: float = 0.0) -> Shape:
    """Where a shape stands; inside a group, counted on from where the group stands."""
    name = element.get("id")
    if units.place is not None:
        left = x or css(style.get("left"), units.x) or 0.0
        top = y or css(style.get("top"), units.y) or 0.0
        left, top = left - units.left * units.x, top - units.top * units.y
        whole = units.place
        return Shape(
            "vml",
            0.0,
            None if whole.x is None else whole.x + left,
            whole.x_from,
            None if whole.y is None else whole.y + top,
            whole.y_from,
            whole.align if abs(left) < 1 else None,
            None,
            name,
        )
    if style.get("position") != "absolute":
        return Shape("vml", 0.0, 0.0, "inline", None, "inline", None, None, name)
    align = style.get("mso-position-horizontal", "absolute")
    return Shape(
        "vml",
        0.0,
        x + (css(style.get("margin-left"), _PIXEL) or css(style.get("left"), _PIXEL) or 0.0),
        _relative(style, "horizontal", "column"),
        y + (css(style.get("margin-top"), _PIXEL) or css(style.get("top"), _PIXEL) or 0.0),
        _relative(style, "vertical", "paragraph"),
        None if align == "absolute" else align,
        None,
        name,
    )


def _relative(style: dict[str, str], direction: str, text: str) -> str:
    value = style.get(f"mso-position-{direction}-relative", "text")
    return text if value == "text" else _RELATIVE.get(value, value)


def _style(element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in element.get("style", "").split(";"):
        key, colon, value = item.partition(":")
        if colon:
            found[key.strip().lower()] = value.strip()
    return found


def _couple(value: str | None, plain: float) -> tuple[float, float] | None:
    if not value:
        return None
    first, _, second = value.partition(",")
    return css(first, plain) or 0.0, css(second, plain) or 0.0
