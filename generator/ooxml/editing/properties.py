"""Properties of paragraphs, runs and sections set in a part's bytes; what is not named stays as the file has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.ooxml.editing.edits import Edit
from generator.ooxml.editing.spans import Node
from generator.ooxml.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES

Value = float | str | bool
Attributes = dict[str, str | None]  # None takes an attribute away
_ATTRIBUTE: Final = re.compile(rb"([^\s=/<>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
# CT_SectPr (17.6.17), without the w: prefix.
_SECTION_PROPERTIES: Final = (
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
    "sectPrChange",
)
_ALIGNMENTS: Final = frozenset(("left", "right", "center", "both"))


@dataclass(frozen=True, slots=True)
class Property:
    """A property in a clerk's words, the elements it lives in and what they then say."""

    label: str
    unit: str
    elements: Callable[[Value], Mapping[str, Attributes]]

    def said(self, value: Value) -> str:
        """“giãn cách trước đoạn: 6 pt”."""
        if isinstance(value, bool):
            return f"{self.label}: {'có' if value else 'không'}"
        shown = f"{value:g}".replace(".", ",") if isinstance(value, float | int) else value
        return f"{self.label}: {shown}{self.unit}"


def _number(value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return float(value)


def _twips(value: Value) -> str:
    return str(round(_number(value) * 20))


def _length(label: str, tag: str, attribute: str, *gone: str) -> Property:
    away: Attributes = dict.fromkeys(gone)
    return Property(label, " pt", lambda value: {tag: {**away, attribute: _twips(value)}})


def _first_line(value: Value) -> Mapping[str, Attributes]:
    away: Attributes = dict.fromkeys(("firstLine", "hanging", "firstLineChars", "hangingChars"))
    points = _number(value)
    return {"ind": {**away, "firstLine" if points >= 0 else "hanging": _twips(abs(points))}}


def _line(rule: str, scale: int, label: str, unit: str) -> Property:
    return Property(
        label, unit, lambda value: {"spacing": {"line": str(round(_number(value) * scale)), "lineRule": rule}}
    )


def _flag(label: str, *tags: str) -> Property:
    return Property(label, "", lambda value: {tag: {"val": None if value else "0"} for tag in tags})


def _alignment(value: Value) -> Mapping[str, Attributes]:
    if value not in _ALIGNMENTS:
        raise ValueError(f"no alignment: {value!r}")
    return {"jc": {"val": str(value)}}


def _font(value: Value) -> Mapping[str, Attributes]:
    away: Attributes = dict.fromkeys(("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"))
    return {"rFonts": {**away, **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), str(value))}}


def _size(value: Value) -> Mapping[str, Attributes]:
    halves = str(round(_number(value) * 2))
    return {"sz": {"val": halves}, "szCs": {"val": halves}}


def _underline(value: Value) -> Mapping[str, Attributes]:
    return {"u": {"val": "single" if value else "none"}}


def _color(value: Value) -> Mapping[str, Attributes]:
    away: Attributes = dict.fromkeys(("themeColor", "themeTint", "themeShade"))
    return {"color": {**away, "val": str(value)}}


PROPERTIES: Final[Mapping[str, Mapping[str, Property]]] = MappingProxyType(
    {
        "paragraph": {
            "align": Property("căn lề đoạn", "", _alignment),
            "indent_left": _length("thụt lề trái", "ind", "left", "start", "leftChars", "startChars"),
            "indent_right": _length("thụt lề phải", "ind", "right", "end", "rightChars", "endChars"),
            "first_line": Property("thụt dòng đầu", " pt", _first_line),
            "space_before": _length("giãn cách trước đoạn", "spacing", "before", "beforeLines", "beforeAutospacing"),
            "space_after": _length("giãn cách sau đoạn", "spacing", "after", "afterLines", "afterAutospacing"),
            "line_auto": _line("auto", 240, "giãn dòng", " dòng"),
            "line_exact": _line("exact", 20, "giãn dòng chính xác", " pt"),
            "line_at_least": _line("atLeast", 20, "giãn dòng ít nhất", " pt"),
            "contextual_spacing": _flag("bỏ giãn cách giữa các đoạn cùng kiểu", "contextualSpacing"),
            "keep_next": _flag("giữ với đoạn sau", "keepNext"),
            "keep_lines": _flag("giữ các dòng liền nhau", "keepLines"),
            "page_break_before": _flag("ngắt trang trước đoạn", "pageBreakBefore"),
        },
        "run": {
            "font": Property("phông chữ", "", _font),
            "size": Property("cỡ chữ", " pt", _size),
            "bold": _flag("chữ đậm", "b", "bCs"),
            "italic": _flag("chữ nghiêng", "i", "iCs"),
            "underline": Property("gạch chân", "", _underline),
            "color": Property("màu chữ", "", _color),
        },
        "section": {
            "width": _length("chiều rộng trang", "pgSz", "w", "code"),
            "height": _length("chiều cao trang", "pgSz", "h", "code"),
            "top": _length("lề trên", "pgMar", "top"),
            "bottom": _length("lề dưới", "pgMar", "bottom"),
            "left": _length("lề trái", "pgMar", "left"),
            "right": _length("lề phải", "pgMar", "right"),
            "header": _length("khoảng cách đầu trang", "pgMar", "header"),
            "footer": _length("khoảng cách chân trang", "pgMar", "footer"),
            "title_page": _flag("trang đầu riêng", "titlePg"),
        },
    }
)


def wanted(target: str, settings: Iterable[tuple[str, Value]]) -> dict[str, Attributes]:
    """The elements and attributes that say these properties.

    KeyError for an unknown one, ValueError or TypeError for its value.
    """
    found: dict[str, Attributes] = {}
    for name, value in settings:
        for tag, attributes in PROPERTIES[target][name].elements(value).items():
            found[tag] = {**found.get(tag, {}), **attributes}
    return found


def paragraph_edit(data: bytes, node: Node, elements: Mapping[str, Attributes]) -> Edit:
    """The edit that gives a ``w:p`` these properties."""
    return _edit(data, node, "pPr", elements, PARAGRAPH_PROPERTIES)


def run_edit(data: bytes, node: Node, elements: Mapping[str, Attributes]) -> Edit:
    """The edit that gives a ``w:r`` these properties."""
    return _edit(data, node, "rPr", elements, RUN_PROPERTIES)


def section_edit(data: bytes, node: Node, elements: Mapping[str, Attributes]) -> Edit:
    """The edit that gives a ``w:sectPr`` these properties."""
    inside = _content(data, node, node, elements, _SECTION_PROPERTIES)
    return _replaced(data, node, inside)


def _edit(data: bytes, owner: Node, tag: str, elements: Mapping[str, Attributes], order: Sequence[str]) -> Edit:
    properties = owner.child(tag)
    if properties is not None:
        return _replaced(data, properties, _content(data, owner, properties, elements, order))
    name = (_prefix(owner) + tag).encode()
    new = b"<" + name + b">" + _content(data, owner, None, elements, order) + b"</" + name + b">"
    return _replaced(data, owner, new) if owner.empty_tag else Edit(owner.inner, owner.inner, new)


def _prefix(node: Node) -> str:
    prefix = node.raw.rpartition(":")[0]
    if not prefix:
        raise ValueError("no prefix")
    return f"{prefix}:"


def _replaced(data: bytes, node: Node, inside: bytes) -> Edit:
    """New content for an element, which may have been an empty tag."""
    if not node.empty_tag:
        return Edit(node.inner, node.close, inside)
    slash = data.rindex(b"/", node.start, node.end)
    return Edit(slash, node.end, b">" + inside + f"</{node.raw}>".encode())


def _content(
    data: bytes, owner: Node, properties: Node | None, elements: Mapping[str, Attributes], order: Sequence[str]
) -> bytes:
    """The children of a properties element with some set anew, at their places in the order of the schema."""
    prefix, there = _prefix(owner), [] if properties is None else properties.children
    pieces = [(child.tag, _child(data, prefix, child, elements)) for child in there]
    for tag in elements:
        if all(tag != name for name, _ in pieces):
            later = set(order[order.index(tag) + 1 :])
            at = next((n for n, (name, _) in enumerate(pieces) if name in later or " " in name), len(pieces))
            pieces.insert(at, (tag, _tag(prefix + tag, [], elements[tag], prefix)))
    return b"".join(piece for _, piece in pieces)


def _child(data: bytes, prefix: str, child: Node, elements: Mapping[str, Attributes]) -> bytes:
    if child.tag not in elements:
        return data[child.start : child.end]
    old = _ATTRIBUTE.findall(data[child.start + len(child.raw) : child.inner])
    return _tag(child.raw, old, elements[child.tag], prefix)


def _tag(raw: str, old: Sequence[tuple[bytes, bytes]], attributes: Attributes, prefix: str) -> bytes:
    names = {(prefix + name).encode(): value for name, value in attributes.items()}
    kept = [(name, value) for name, value in old if name not in names]
    new = [(name, b'"' + _escaped(value) + b'"') for name, value in names.items() if value is not None]
    return b"<" + raw.encode() + b"".join(b" " + name + b"=" + value for name, value in [*kept, *new]) + b"/>"


def _escaped(value: str) -> bytes:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode()
