"""Lines of every technique as ``DrawnLine``: drawings, borders of paragraphs, rows of underscores or dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.ooxml.wml.drawing import Drawn, Shape
from generator.ooxml.wml.formatting import ParagraphFormat
from generator.read.docx.state import Place, State
from generator.read.view import Block, DrawnLine, Run

CENTRE_TOLERANCE: Final = 11.34  # points (4 mm): how far off the middle a line still counts as centred
_SHORTEST: Final = 3
_SCRIPT_SCALE: Final = 0.65  # superscript and subscript letters against their nominal size
# Widths in em of characters that lines are made of, in Times New Roman.
_WIDTHS: Final = {
    "_": 0.5, "-": 0.333, "‐": 0.333, "‑": 0.333, "–": 0.5, "—": 1.0, "―": 1.0, "─": 0.708, "━": 0.708, "‾": 0.5,
    "¯": 0.5, "=": 0.564, "═": 0.708, "ˍ": 0.5, "‗": 0.5, "−": 0.564, " ": 0.25, "\u00a0": 0.25,
}  # fmt: skip
_MARKS: Final = frozenset(_WIDTHS) - {" ", "\u00a0"}
_NOTHING: Final = ("nil",)


def drawn_lines(state: State, block: Block, place: Place, drawings: Sequence[Drawn]) -> Iterator[DrawnLine]:
    """The lines of a block's drawings, placed in the column or cell that holds the block."""
    for drawn in drawings:
        for shape in drawn.lines:
            yield _placed(state, shape, block, place)


def _placed(state: State, shape: Shape, block: Block, place: Place) -> DrawnLine:
    length = shape.length
    if length is None:
        length = None if place.width is None else place.width * shape.fraction
    x0, centred = _across(state, shape, length, block, place)
    return DrawnLine(
        shape.technique,
        None if length is None else round(length, 3),
        block.address,
        round(shape.y, 3) if shape.y is not None and shape.y_from in ("paragraph", "line") else None,
        None if x0 is None else round(x0, 3),
        shape.weight,
        centred,
        shape.name,
    )


def _across(
    state: State, shape: Shape, length: float | None, block: Block, place: Place
) -> tuple[float | None, bool | None]:
    """The left end counted from the left margin, and whether the line stands in the middle of what holds it."""
    if length is None:
        return place.left, True
    if shape.x_from == "inline":
        return _inline(length, block, place, shape.align)
    section = state.sections[place.section] if place.section < len(state.sections) else None
    page_width = None
    if section is not None and section.width is not None:
        page_width = section.width - (section.left or 0.0) - (section.right or 0.0)
    start, room = (place.left, place.width) if shape.x_from == "column" else (0.0, page_width)
    if shape.x_from not in ("column", "margin", "page") or start is None:
        if shape.align == "center":
            return None, True
        return None, _near_middle(shape.x, length, place.width) if shape.x_from == "column" else None
    if shape.align is not None:
        if room is None:
            return None, shape.align == "center"
        at = {"center": (room - length) / 2, "right": room - length}.get(shape.align, 0.0) + start
    elif shape.x is None:
        return None, None
    else:
        at = start + shape.x - (section.left or 0.0 if shape.x_from == "page" and section else 0.0)
    inside = None if place.left is None else at - place.left
    return at, _near_middle(inside, length, place.width)


def _near_middle(x: float | None, length: float, room: float | None) -> bool | None:
    if x is None or room is None:
        return None
    return abs(x + length / 2 - room / 2) <= CENTRE_TOLERANCE


def _inline(length: float, block: Block, place: Place, align: str | None) -> tuple[float | None, bool | None]:
    form = block.format
    left, right = form.indent_left or 0.0, form.indent_right or 0.0
    first = form.first_line or 0.0
    kind = align or form.align or "left"
    if place.width is None:
        return None, kind == "center"
    room = place.width - left - right
    offset = {"center": (room - length + first) / 2, "right": room - length}.get(kind, first)
    at = left + offset
    return (None if place.left is None else place.left + at), _near_middle(at, length, place.width)


def border_rules(siblings: Sequence[tuple[Block, ParagraphFormat] | None], place: Place) -> Iterator[DrawnLine]:
    """The top and bottom borders of paragraphs that stand there as a line; None among the siblings is a table.

    Neighbours of equal borders and indents share one frame (17.3.1.7), and a frame on all sides is no line.
    """
    for index, item in enumerate(siblings):
        if item is None:
            continue
        block, form = item
        if not block.format.borders or _visible(form, "left") or _visible(form, "right"):
            continue
        before = siblings[index - 1] if index else None
        after = siblings[index + 1] if index + 1 < len(siblings) else None
        for side, neighbour in (("top", before), ("bottom", after)):
            same = neighbour is not None and _frame(neighbour[1]) == _frame(form)
            if _visible(form, side) and not same:
                yield _border_line(block, form, place, side)
        if _visible(form, "between") and after is not None and _frame(after[1]) == _frame(form):
            yield _border_line(block, form, place, "between")


def _visible(form: ParagraphFormat, side: str) -> bool:
    return bool(form.props.get(f"border.{side}", _NOTHING)[0] != "nil")


def _frame(form: ParagraphFormat) -> tuple[object, ...]:
    keys = ("border.top", "border.bottom", "border.left", "border.right", "border.between", "ind.left", "ind.right")
    return tuple(form.props.get(key) for key in keys)


def _border_line(block: Block, form: ParagraphFormat, place: Place, side: str) -> DrawnLine:
    left = form.props.get("ind.left", 0.0)
    left = min(left, left + form.props.get("ind.first", 0.0))  # a hanging first line takes the border along
    right = form.props.get("ind.right", 0.0)
    length = None if place.width is None else round(max(0.0, place.width - left - right), 3)
    return DrawnLine(
        "border",
        length,
        block.address,
        0.0 if side == "top" else None,
        None if place.left is None else place.left + left,
        form.props[f"border.{side}"][1],
        abs(left - right) <= 2 * CENTRE_TOLERANCE,
        side,
    )


def text_rules(block: Block, place: Place) -> Iterator[DrawnLine]:
    """Lines of a block's text that are nothing but underscores, dashes or underlined blanks."""
    if not block.text or not (_MARKS & set(block.text) or any(run.underline for run in block.runs)):
        return
    for line in _text_lines(block.runs):
        name, length = _rule_of(line)
        if name is None:
            continue
        x0, centred = (None, None) if length is None else _inline(length, block, place, None)
        technique = "shape_text" if place.where == "box" else "underscore"
        rounded = None if length is None else round(length, 3)
        yield DrawnLine(technique, rounded, block.address, None, x0, None, centred, name)


def _text_lines(runs: Sequence[Run]) -> Iterator[list[tuple[str, Run]]]:
    line: list[tuple[str, Run]] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append((first, run))
        for part in others:
            yield line
            line = [(part, run)]
    yield line


def _rule_of(line: list[tuple[str, Run]]) -> tuple[str | None, float | None]:
    text = "".join(part for part, _ in line)
    marks = text.strip(" \t\u00a0")
    if marks:
        if len(marks) < _SHORTEST or not _MARKS.issuperset(marks) or len(set(marks)) > 1:
            return None, None
        shown = [(part.strip(" \t\u00a0"), run) for part, run in line]
        return marks[0], sum(_width(part, run) for part, run in shown)
    blanks = [(part, run) for part, run in line if part and run.underline]
    if sum(len(part) for part, _ in blanks) < _SHORTEST and not any("\t" in part for part, _ in blanks):
        return None, None
    return "underline", None if any("\t" in part for part, _ in blanks) else sum(_width(*item) for item in blanks)


def _width(text: str, run: Run) -> float:
    size = (run.size or 0.0) * (_SCRIPT_SCALE if run.vertical else 1.0)
    return sum(_WIDTHS.get(letter, 0.5) for letter in text) * size
