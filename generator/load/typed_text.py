"""Typed plan text inside the variables (``noi_dung: |``) as the tree it stands for, with the line of every node."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.diagnostics import Diagnostic, ModelPath, Place, Severity
from generator.load.tree import Node, Places, Scalar, Sequence, get
from generator.model.noi_dung import typed_sections
from generator.outline import Outline, parse
from generator.text import clean, illegal_character


def expand_typed(data: object, tree: Node, places: Places) -> list[Diagnostic]:
    """Replace every typed ``noi_dung`` in ``data`` by its sections, in place; returns the findings on the way."""
    if not isinstance(data, dict):
        return []
    found = _expand(data, get(tree, "noi_dung"), ("noi_dung",), places)
    appendices = get(tree, "phu_luc")
    if isinstance(appendices, Sequence) and isinstance(data.get("phu_luc"), list):
        for number, (given, node) in enumerate(zip(data["phu_luc"], appendices.items, strict=True)):
            if isinstance(given, dict):
                found += _expand(given, get(node, "noi_dung"), ("phu_luc", number, "noi_dung"), places)
    return found


def _expand(holder: dict[str, Any], node: Node | None, path: ModelPath, places: Places) -> list[Diagnostic]:
    if not isinstance(node, Scalar) or not isinstance(holder.get("noi_dung"), str):
        return []
    text = clean(node.text or "")
    if illegal_character(text):
        return []  # the model refuses it
    outcome = parse(text)
    outline = outcome.value
    data_lines = _data_lines(outline.muc) if outline is not None else set()
    found = [_rebased(d, node, path) for d in outcome.diagnostics if not _filled_later(d, data_lines)]
    if outline is None:
        if not any(d.severity is Severity.LOI for d in found):
            mend = "mỗi mục một dòng, bắt đầu bằng I. hoặc 1. hoặc a) hoặc dấu gạch."
            found.append(Diagnostic("BV041", "Không đọc được nội dung gõ sẵn.", mend, place=node.place, path=path))
        return found
    sections = typed_sections(outline)
    holder["noi_dung"] = sections
    holder.setdefault("danh_so", outline.danh_so)
    _note_places(outline, node, path, len(sections) - len(outline.muc), places)
    return found


def _data_lines(sections: tuple[Any, ...]) -> set[int]:
    """The lines of headings whose content comes from the data of the plan."""
    found = {section.line for section in sections if section.vai_tro in {"tieu_chi", "to_chuc_thuc_hien"}}
    return found.union(*(_data_lines(section.muc_con) for section in sections))


def _filled_later(diagnostic: Diagnostic, data_lines: set[int]) -> bool:
    """An empty heading is no fault where the data fills it."""
    return diagnostic.code == "ND105" and diagnostic.place is not None and diagnostic.place.line in data_lines


def _at_line(node: Scalar, line: int, column: int = 1, length: int = 1, source: str | None = None) -> Place:
    """The place of a line of the typed text in its file; ``source`` is that line there."""
    if node.block_line is None:
        return node.place
    base = node.place
    return Place(base.file, node.block_line + line - 1, node.indent + column, length, source, base.within)


def _rebased(diagnostic: Diagnostic, node: Scalar, path: ModelPath) -> Diagnostic:
    place = diagnostic.place
    if place is None or place.line is None:
        return replace(diagnostic, place=node.place, path=path)
    source = node.raw[place.line] if place.line < len(node.raw) else place.source
    moved = _at_line(node, place.line, place.column or 1, place.length, source)
    return replace(diagnostic, place=moved, path=path)


def _note_places(outline: Outline, node: Scalar, path: ModelPath, shift: int, places: Places) -> None:
    """Each section's line, so that a later error names it."""

    def note(items: tuple[Any, ...], at: ModelPath, first: int) -> None:
        for number, item in enumerate(items, first):
            here = (*at, number)
            if node.block_line is None:
                places.values[here], places.raw[here] = node.place, node.raw
            else:
                source = node.raw[item.line] if item.line < len(node.raw) else None
                column = item.at[0][1] if item.at else 1
                places.values[here] = _at_line(node, item.line, column, source=source)
                places.raw[here] = node.raw[item.line :]
            note(item.muc_con, (*here, "muc_con"), 0)

    note(outline.muc, path, shift)
