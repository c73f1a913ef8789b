"""Properties as plain values, so that equal formatting is equal however it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.revisions.names import CHANGES, DELETED, INSERTED, MOVED_FROM, MOVED_TO, SAVING_MARKS, tags
from generator.ooxml.wml.names import RPR, SECTION, VAL

Value = tuple[object, ...]
# A look-up of a style or a list by what it is, instead of by its name in one document.
Meaning = Callable[[str, str], object]

_ON: Final = frozenset(("1", "true", "on"))
_OFF: Final = frozenset(("0", "false", "off"))
# Not formatting: the language for the spelling checker, marks of saving, the web page a paragraph came from, hints
# that Word computes from the style of a table.
_TRACKED: Final = (INSERTED, DELETED, MOVED_FROM, MOVED_TO)
_IGNORED: Final = frozenset(
    (*tags("lang noProof divId cnfStyle cellIns cellDel cellMerge"), *CHANGES, *_TRACKED, *SAVING_MARKS)
)
_REFERRED: Final = frozenset(w(name) for name in ("pStyle", "rStyle", "tblStyle", "numId"))
_SAVING: Final = frozenset(SAVING_MARKS)
PARAGRAPH_APART: Final = frozenset((RPR, SECTION))


def quick_key(properties: etree._Element) -> object:
    """The properties as they are spelt, for looking up what they mean without reading them again."""
    return tuple([(c.tag, *c.items()) if not len(c) else (c.tag, *c.items(), quick_key(c)) for c in properties])


def property_key(properties: etree._Element | None, meaning: Meaning | None = None, apart: Iterable[str] = ()) -> Value:
    """The children of a property element as sorted values; () when nothing is said.

    ``meaning(kind, id)`` stands for the id of a style or list; children named in ``apart`` are left out.
    """
    if properties is None:
        return ()
    found = []
    for child in properties:
        if child.tag in _IGNORED or child.tag in apart:
            continue
        value = _value(child, meaning)
        if value is not None:
            found.append(value)
    found.sort(key=repr)
    return tuple(found)


def _value(element: etree._Element, meaning: Meaning | None) -> Value | None:
    tag = str(element.tag)
    if meaning is not None and tag in _REFERRED:
        known = meaning(tag, element.get(VAL, ""))
        return None if known is None else (tag, known)
    items = [(str(k), str(v)) for k, v in element.attrib.items() if k not in _SAVING]
    if len(items) == 1 and items[0][0] == VAL:
        value = items[0][1]
        if value in _ON or (value == "continue" and tag == w("vMerge")):
            items = []
        elif value in _OFF:
            items = [(VAL, "0")]
    items.sort()
    if not len(element):
        return (tag, tuple(items))
    return (
        tag,
        tuple(items),
        tuple(v for v in (_value(child, meaning) for child in element if child.tag not in _IGNORED) if v is not None),
    )
