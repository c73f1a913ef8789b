"""Effective paragraph properties as the ``Format`` of the view: points, factors, resolved automatic spacing."""

from __future__ import annotations

from typing import Any, Final

from generator.ooxml.wml.formatting import ParagraphFormat
from generator.read.view import Format, Run

_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "both",
    "distribute": "both",
    "thaiDistribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
}
_MIRRORED: Final = {"left": "right", "right": "left"}
_TABS: Final = {"start": "left", "end": "right", "num": "left"}
_AUTO_SPACE: Final = 14.0  # what Word gives w:beforeAutospacing; 5 pt with the compat setting against HTML spacing
_AUTO_SPACE_OLD: Final = 5.0
_LINE: Final = 12.0  # w:beforeLines counts hundredths of a line of 12 pt
_BODY_LEVEL: Final = 9
_SIDES: Final = ("top", "left", "bottom", "right", "between")


def as_format(
    paragraph: ParagraphFormat,
    settings: dict[str, str],
    *,
    first: bool,
    numbering: Run | None,
    mark: Run,
) -> Format:
    """The view's format; ``first``: the paragraph opens its story or cell, where automatic spacing above is none."""
    get = paragraph.props.get
    style = paragraph.style
    rule = get("line.rule", "auto")
    line = get("line")
    outline = get("outlineLvl")
    return Format(
        style=None if style is None else style.name,
        align=_align(paragraph.props),
        indent_left=_rounded(get("ind.left", 0.0)),
        indent_right=_rounded(get("ind.right", 0.0)),
        first_line=_rounded(get("ind.first", 0.0)),
        space_before=_space(paragraph.props, "before", settings, none=first),
        space_after=_space(paragraph.props, "after", settings, none=False),
        line=1.0 if line is None else _rounded(line / 12 if rule == "auto" else line),
        line_rule=rule if rule in ("exact", "atLeast") else "auto",
        keep_next=get("keepNext", False),
        keep_lines=get("keepLines", False),
        page_break_before=get("pageBreakBefore", False),
        outline_level=outline if outline is not None and 0 <= outline < _BODY_LEVEL else None,
        contextual_spacing=get("contextualSpacing", False),
        tabs=_tabs(get("tabs", ())),
        borders=_borders(paragraph.props),
        numbering=None if numbering is None or not numbering.text else numbering.text,
        numbering_run=numbering if numbering is not None and numbering.text else None,
        mark=mark,
    )


def _align(props: dict[str, Any]) -> str:
    align = _ALIGN.get(props.get("jc", "left"), "left")
    return _MIRRORED.get(align, align) if props.get("bidi") else align


def _space(props: dict[str, Any], side: str, settings: dict[str, str], *, none: bool) -> float:
    if props.get(f"space.{side}Autospacing"):
        if none:
            return 0.0
        return _AUTO_SPACE_OLD if settings.get("doNotUseHTMLParagraphAutoSpacing") == "1" else _AUTO_SPACE
    lines = props.get(f"space.{side}Lines")
    if lines:
        return _rounded(lines / 100 * _LINE)
    return _rounded(props.get(f"space.{side}", 0.0))


def _tabs(stops: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    return tuple(sorted((_rounded(at), _TABS.get(kind, kind)) for at, kind in stops if kind != "clear"))


def _borders(props: dict[str, Any]) -> tuple[tuple[str, str, float], ...]:
    found = ((side, props.get(f"border.{side}")) for side in _SIDES)
    return tuple((side, edge[0], edge[1]) for side, edge in found if edge is not None and edge[0] != "nil")


def _rounded(value: float) -> float:
    return round(value, 4)
