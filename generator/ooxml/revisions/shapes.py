"""Shapes of old drawings (VML): an id of its own for each, though two documents bring the same ones."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.ooxml.names import V
from generator.ooxml.revisions.selecting import shapes_with_id
from generator.ooxml.wml.names import OBJECT, OFFICE, PICT

_SHAPE_ID: Final = f"{{{OFFICE}}}spid"
_SHAPE_TYPE: Final = f"{{{V}}}shapetype"


def part_shapes(root: etree._Element, taken: set[tuple[str, str]]) -> None:
    """Give every shape below ``root`` an id that is not in ``taken``, and put it there.

    What names the shape or the kind of shape in the same picture or object follows.
    """
    for shape in shapes_with_id(root):
        for key in [key for key in (_SHAPE_ID, "id") if key in shape.attrib]:
            name = shape.get(key, "")
            if (key, name) in taken:
                free = next(f"{name}_{n}" for n in range(2, len(taken) + 3) if (key, f"{name}_{n}") not in taken)
                shape.set(key, free)
                if key == "id":
                    _follow(shape, name, free)
                name = free
            taken.add((key, name))


def _follow(shape: etree._Element, name: str, free: str) -> None:
    holder = next(shape.iterancestors(PICT, OBJECT), None)
    for user in () if holder is None else holder.iter():
        if shape.tag == _SHAPE_TYPE and user.get("type") == f"#{name}":
            user.set("type", f"#{free}")
        elif user.get("ShapeID") == name:
            user.set("ShapeID", free)
