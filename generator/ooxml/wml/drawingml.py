"""DrawingML in ``w:drawing``: connectors, custom geometry, groups and canvases with their scaling, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from generator.ooxml.names import WP, A
from generator.ooxml.wml.drawing import Drawn, Shape, is_thin_bar, lies_flat
from generator.ooxml.wml.names import BOX_CONTENT, INLINE, WPC, WPG, WPS
from generator.ooxml.wml.values import EMU_PER_POINT, emu, number

_WSP: Final = f"{{{WPS}}}wsp"
_GROUPS: Final = frozenset((f"{{{WPG}}}wgp", f"{{{WPG}}}grpSp"))
_CANVAS: Final = f"{{{WPC}}}wpc"
_SHAPE_PROPERTIES: Final = f"{{{WPS}}}spPr"
_XFRM: Final = f"{{{A}}}xfrm"
_QUARTER_TURN: Final = 5_400_000  # 60,000ths of a degree
_LINE_SHAPES: Final = ("line", "straightConnector", "bentConnector", "curvedConnector")
_UNREAD: Final = {"chart": "biểu đồ", "diagram": "sơ đồ SmartArt"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a group's own units map to points, and where the whole drawing is placed."""

    base: Shape
    scale_x: float
    scale_y: float
    left: float = 0.0
    top: float = 0.0


def read_drawing(drawing: etree._Element) -> Drawn:
    """What one ``w:drawing`` shows."""
    drawn = Drawn()
    for holder in drawing:
        extent = holder.find(f"{{{WP}}}extent")
        width = _points(extent, "cx")
        height = _points(extent, "cy")
        properties = holder.find(f"{{{WP}}}docPr")
        name = None if properties is None else properties.get("name")
        hidden = properties is not None and properties.get("hidden") in ("1", "true")
        base = replace(_placed(holder), name=name)
        for data in holder.iterfind(f"{{{A}}}graphic/{{{A}}}graphicData"):
            for child in data:
                _content(drawn, child, base, width, height)
        if hidden:
            drawn.lines.clear()
            drawn.ink = False
    return drawn


def _content(drawn: Drawn, child: etree._Element, base: Shape, width: float, height: float) -> None:
    if child.tag == _WSP:
        _shape(drawn, child, base, width, height)
    elif child.tag in _GROUPS:
        _group(drawn, child, base, width, height)
    elif child.tag == _CANVAS:
        frame = _Frame(base, 1 / EMU_PER_POINT, 1 / EMU_PER_POINT)
        for item in child:
            _item(drawn, item, frame)
    else:
        drawn.ink = True
        uri = etree.QName(child).namespace or ""
        drawn.unread += [word for kind, word in _UNREAD.items() if kind in uri]


def _group(drawn: Drawn, group: etree._Element, base: Shape, width: float, height: float) -> None:
    xfrm = group.find(f"{{{WPG}}}grpSpPr/{_XFRM}")
    inner_x, inner_y = _pair(xfrm, "chOff")
    inner_width, inner_height = _pair(xfrm, "chExt", "cx", "cy")
    scale_x = width / inner_width if inner_width else 1 / EMU_PER_POINT
    scale_y = height / inner_height if inner_height else 1 / EMU_PER_POINT
    frame = _Frame(base, scale_x, scale_y, inner_x, inner_y)
    for item in group:
        _item(drawn, item, frame)


def _item(drawn: Drawn, item: etree._Element, frame: _Frame) -> None:
    if item.tag == _WSP:
        xfrm = item.find(f"{_SHAPE_PROPERTIES}/{_XFRM}")
    elif item.tag in _GROUPS:
        xfrm = item.find(f"{{{WPG}}}grpSpPr/{_XFRM}")
    else:
        drawn.ink = drawn.ink or etree.QName(item).localname in ("pic", "graphicFrame", "contentPart")
        return
    x, y = _pair(xfrm, "off")
    width, height = _pair(xfrm, "ext", "cx", "cy")
    left, top = (x - frame.left) * frame.scale_x, (y - frame.top) * frame.scale_y
    base = replace(
        frame.base,
        x=None if frame.base.x is None else frame.base.x + left,
        y=None if frame.base.y is None else frame.base.y + top,
        align=frame.base.align if abs(left) < 1 else None,
    )
    if item.tag == _WSP:
        _shape(drawn, item, base, width * frame.scale_x, height * frame.scale_y)
    else:
        _group(drawn, item, base, width * frame.scale_x, height * frame.scale_y)


def _shape(drawn: Drawn, shape: etree._Element, base: Shape, width: float, height: float) -> None:
    boxes = list(shape.iterfind(f"{{{WPS}}}txbx/{BOX_CONTENT}"))
    drawn.boxes += boxes
    properties = shape.find(_SHAPE_PROPERTIES)
    if properties is None or boxes:
        return
    if _quarter_turned(properties.find(_XFRM)):
        width, height = height, width
    stroke = properties.find(f"{{{A}}}ln")
    stroked = stroke is None or stroke.find(f"{{{A}}}noFill") is None
    filled = properties.find(f"{{{A}}}noFill") is None
    if _is_line(shape, properties, width, height):
        if not stroked:
            return
    elif not (is_thin_bar(width, height) and (filled or stroked)):
        drawn.ink = drawn.ink or filled or stroked
        return
    drawn.ink = drawn.ink or width > 0.5 or height > 1.5
    if lies_flat(width, height):
        weight = _points(stroke, "w") or None
        drawn.lines.append(replace(base, technique="drawingml", length=width, weight=weight))


def _is_line(shape: etree._Element, properties: etree._Element, width: float, height: float) -> bool:
    preset = properties.find(f"{{{A}}}prstGeom")
    if preset is not None and preset.get("prst", "").startswith(_LINE_SHAPES):
        return True
    if preset is None and properties.find(f"{{{A}}}custGeom") is not None:
        return lies_flat(width, height)
    return shape.find(f"{{{WPS}}}cNvCnPr") is not None


def _quarter_turned(xfrm: etree._Element | None) -> bool:
    turn = number(xfrm.get("rot")) if xfrm is not None else None
    return turn is not None and round(abs(turn) / _QUARTER_TURN) % 2 == 1


def _placed(holder: etree._Element) -> Shape:
    if holder.tag == INLINE:
        return Shape("drawingml", 0.0, x=0.0, x_from="inline", y_from="inline")
    horizontal, vertical = holder.find(f"{{{WP}}}positionH"), holder.find(f"{{{WP}}}positionV")
    x, x_from, align = _position(horizontal)
    y, y_from, _ = _position(vertical)
    return Shape("drawingml", 0.0, x=x, x_from=x_from, y=y, y_from=y_from, align=align)


def _position(element: etree._Element | None) -> tuple[float | None, str, str | None]:
    if element is None:
        return None, "", None
    offset, align = element.find(f"{{{WP}}}posOffset"), element.find(f"{{{WP}}}align")
    return (
        None if offset is None else emu(offset.text),
        element.get("relativeFrom", ""),
        None if align is None else (align.text or "").strip(),
    )


def _points(element: etree._Element | None, name: str) -> float:
    return 0.0 if element is None else abs(emu(element.get(name)) or 0.0)


def _pair(xfrm: etree._Element | None, child: str, first: str = "x", second: str = "y") -> tuple[float, float]:
    element = None if xfrm is None else xfrm.find(f"{{{A}}}{child}")
    if element is None:
        return 0.0, 0.0
    return number(element.get(first)) or 0.0, number(element.get(second)) or 0.0
