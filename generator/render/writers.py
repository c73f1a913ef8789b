"""The jinja snippets of one template, and the filters that write its values in the formatting of their runs."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml.names import RUN_PROPERTIES, w
from generator.ooxml.tree import put_child
from generator.render.marks import BLOCK_CLOSE, BLOCK_OPEN, VALUE_CLOSE, VALUE_OPEN, show_braces
from generator.render.values import FLAGS, INLINE_FILTER, NUMBER_FILTER

_NAMESPACE = re.compile(r' xmlns:(\w+)="([^"]*)"')


@dataclass
class Writers:
    """Gathers what the output filters of a template are made of; runs of equal formatting share one.

    ``runs`` holds the opening tags per flag by filter name, ``points`` the offsets of lengths.
    """

    runs: dict[str, dict[str, str]] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def run(self, run: etree._Element, root: etree._Element) -> str:
        """The name of the filter for text, plain or rich, in place of this run."""
        openings = {flags: _opening(run, root, flags) for flags in FLAGS}
        openings["ib"] = openings["bi"]
        key = tuple(openings.values())
        if key not in self._known:
            self._known[key] = f"ghi_doan_{len(self._known)}"
            self.runs[self._known[key]] = openings
        return self._known[key]

    def point_filter(self, offset: float) -> str:
        """The name of the filter for a length in points, moved by ``offset``."""
        name = f"ghi_diem_{offset:.3f}".replace(".", "_").replace("-", "am_")
        self.points[name] = offset
        return name


def _opening(run: etree._Element, root: etree._Element, flags: str) -> str:
    """``<w:r>`` and its properties as text, bold or italic added at their place in the schema."""
    made = etree.Element(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    elif flags:
        etree.SubElement(made, w("rPr"))
    for flag in flags:
        for name in (flag, f"{flag}Cs"):
            put_child(made[0], name, RUN_PROPERTIES).attrib.clear()
    if not len(made):
        return "<w:r>"
    holder = etree.Element("holder", nsmap={prefix: uri for prefix, uri in root.nsmap.items() if prefix})
    holder.append(made)
    text = etree.tostring(made[0], encoding="unicode", with_tail=False)
    known = {(prefix, uri) for prefix, uri in root.nsmap.items() if prefix}
    bare = _NAMESPACE.sub(lambda m: "" if (m.group(1), m.group(2)) in known else m.group(), text)
    return "<w:r>" + show_braces(bare)


def value_snippet(source: str, name: str) -> str:
    """A value through an output filter."""
    return f"{VALUE_OPEN} ({source})|{name} {VALUE_CLOSE}"


def inline_snippet(source: str) -> str:
    """A plain value inside a text."""
    return value_snippet(source, INLINE_FILTER)


def number_snippet(source: str) -> str:
    """A whole number in an attribute."""
    return value_snippet(source, NUMBER_FILTER)


def block_snippet(word: str, rest: str = "") -> str:
    """A control tag."""
    return f"{BLOCK_OPEN} {word} {rest} {BLOCK_CLOSE}"
