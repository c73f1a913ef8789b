"""Objects inside a text (drawings, controls, formulas) in one spelling, so that equal ones are equal."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.keys import Meaning
from generator.ooxml.revisions.names import DOC_PR, SAVING_MARKS
from generator.ooxml.revisions.selecting import link_keys, selector, shapes_with_id, with_links
from generator.ooxml.wml.names import OFFICE, VAL

_WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_DRAWING_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
# Numbers that one saving gave, and what Word keeps of a drawing for itself.
IDENTITIES: Final = (
    f"{{{_WORD_2010}}}paraId",
    f"{{{_WORD_2010}}}textId",
    f"{{{_DRAWING_2010}}}anchorId",
    f"{{{_DRAWING_2010}}}editId",
    *SAVING_MARKS,
)
_OFFICE_IDS: Final = (f"{{{OFFICE}}}spid", f"{{{OFFICE}}}gfxdata")
# The kind of a shape, with a number where one document defines it twice.
_TYPE: Final = re.compile(r"(_x0000_t\d+)_\d+$")
_SILENT: Final = (w("proofErr"), w("lastRenderedPageBreak"), w("bookmarkStart"), w("bookmarkEnd"))
_referred = selector("descendant::w:pStyle|descendant::w:rStyle|descendant::w:tblStyle|descendant::w:numId")


def spelt(element: etree._Element, target: Callable[[str], str], meaning: Meaning) -> str:
    """An object as text: links by what they lead to (``target``), styles and lists by what they do (``meaning``)."""
    alone = copy.deepcopy(element)
    alone.tail = None
    for linked in with_links(alone):
        for key in link_keys(linked):
            linked.set(key, target(linked.get(key, "")))
    for shape in (*shapes_with_id(alone), *alone.iter(DOC_PR)):
        if "id" in shape.attrib:
            del shape.attrib["id"]
        if "type" in shape.attrib:
            shape.set("type", _TYPE.sub(r"\1", shape.get("type", "")))
    for referred in _referred(alone):
        referred.set(VAL, repr(meaning(str(referred.tag), referred.get(VAL, ""))))
    etree.strip_attributes(alone, *IDENTITIES, *_OFFICE_IDS, "ShapeID")
    etree.strip_elements(alone, *_SILENT, with_tail=False)
    return etree.tostring(alone, method="c14n", exclusive=True).decode()
