"""What the manifest's ``gan`` sets where Word has no place for a tag: lengths of lines, indents, keep-with-next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from lxml import etree

from generator.ooxml.names import MC, PARAGRAPH_PROPERTIES, WP, A, V, w
from generator.ooxml.tree import first_child, put_child
from generator.render.blocks import Use
from generator.render.writers import Writers, block_snippet, number_snippet, value_snippet

DRAWING_NAME: Final = f"{{{WP}}}docPr"
# These win over w:left and w:right in Word, so they must go where those are set.
_OTHER_INDENTS: Final = ("leftChars", "rightChars", "start", "end", "startChars", "endChars")
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75, "pc": 12.0}
_WIDTH: Final = re.compile(r"(?<![\w-])width:[^;]*")
_LENGTH: Final = re.compile(r"\s*(-?[0-9.]+)\s*([a-z]*)\s*")

Place = Callable[[str], str]
"""Takes a jinja snippet, returns the mark to put into the tree."""


def paragraphs_with(uses: Iterable[Use], name: str) -> Iterator[Use]:
    """The first tag of each paragraph that prints the dotted name."""
    seen: set[etree._Element] = set()
    for use in uses:
        if name in use.paths and use.paragraph not in seen:
            seen.add(use.paragraph)
            yield use


def set_indents(paragraph: etree._Element, value: str, place: Place) -> None:
    """Left and right indent from a value in twips; a first-line or hanging indent stays."""
    indent = put_child(first_child(paragraph, "pPr"), "ind", PARAGRAPH_PROPERTIES)
    for name in _OTHER_INDENTS:
        indent.attrib.pop(w(name), "")
    for side in ("left", "right"):
        indent.set(w(side), place(number_snippet(value)))


def set_keep_next(paragraph: etree._Element, value: str, place: Place) -> None:
    """``w:keepNext`` while the value is true, instead of the template's own."""
    properties = first_child(paragraph, "pPr")
    for old in properties.findall(w("keepNext")):
        properties.remove(old)
    snippet = block_snippet("if", value) + "<w:keepNext/>" + block_snippet("endif")
    style = properties.find(w("pStyle"))
    if style is not None:
        style.tail = place(snippet)
    else:
        properties.text = place(snippet)


def drawings(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The part's drawings (``wp:docPr``) by name."""
    found: dict[str, list[etree._Element]] = {}
    for element in root.iter(DRAWING_NAME):
        found.setdefault(element.get("name", ""), []).append(element)
    return found


def set_length(drawing: etree._Element, value: str, place: Place, writers: Writers) -> bool:
    """A drawing's length in EMU: its frame, its shape, and the VML copy for old readers; False when it has no frame."""
    frame = drawing.getparent()
    extent = None if frame is None else frame.find(f"{{{WP}}}extent")
    if frame is None or extent is None:
        return False
    extent.set("cx", place(number_snippet(value)))
    for size in frame.iterfind(f".//{{{A}}}xfrm/{{{A}}}ext"):
        size.set("cx", place(number_snippet(value)))
    alternative = next(frame.iterancestors(f"{{{MC}}}AlternateContent"), None)
    if alternative is not None:
        for fallback in alternative.iterfind(f"{{{MC}}}Fallback"):
            _set_vml(fallback, value, place, writers)
    return True


def _set_vml(fallback: etree._Element, value: str, place: Place, writers: Writers) -> None:
    for shape in fallback.iter(f"{{{V}}}line", f"{{{V}}}shape", f"{{{V}}}rect"):
        style = shape.get("style", "")
        if _WIDTH.search(style):
            shape.set(
                "style", _WIDTH.sub(f"width:{place(value_snippet(value, writers.point_filter(0)))}", style, count=1)
            )
        if shape.tag == f"{{{V}}}line":
            start_x, _, start_y = shape.get("from", "0,0").partition(",")
            _, _, end_y = shape.get("to", "0,0").partition(",")
            end = place(value_snippet(value, writers.point_filter(_points(start_x))))
            shape.set("to", f"{end},{end_y or start_y or 0}")


def _points(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match.group(1)) * _POINTS.get(match.group(2), 1.0) if match and match.group(1).strip("-.") else 0.0
