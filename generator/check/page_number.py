"""Where the page number of a document stands: its field in the headers and footers that pages really show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.tolerances import value
from generator.read.view import Block, Run, Section

if TYPE_CHECKING:
    from generator.check.form import Form


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page field: its section, "header" or "footer", the pages it is for, its paragraph and run.

    ``on_first``: the first page of the section shows it. ``off_centre``: points right of the middle of the line; None
    when that cannot be known.
    """

    section: int
    place: str
    kind: str
    block: Block
    run: Run
    on_first: bool
    off_centre: float | None


def page_numbers(form: Form) -> Iterator[PageNumber]:
    """Every page field that some page may show, by section."""
    inside: dict[str, list[Block]] = {}
    for block in form.view.blocks:
        key = (block.anchor or block.address).partition("/")[0]
        inside.setdefault(key, []).append(block)
    for index, section in enumerate(form.view.sections):
        for place, stories in (("header", section.headers), ("footer", section.footers)):
            for kind, story in stories:
                for block in inside.get(story, ()):
                    run = next((run for run in block.runs if run.field == "PAGE"), None)
                    if run is not None:
                        first = kind == "first" or (kind == "default" and not section.title_page)
                        yield PageNumber(index, place, kind, block, run, first, _off_centre(block, section))


def _off_centre(block: Block, section: Section) -> float | None:
    form = block.format
    if block.where == "box" or block.cell is not None or section.width is None or form.align is None:
        return None
    room = section.width - (section.left or 0.0) - (section.right or 0.0)
    left, right, first = form.indent_left or 0.0, form.indent_right or 0.0, form.first_line or 0.0
    if form.align == "center":
        return (left - right + first) / 2
    if block.text.startswith("\t"):
        stop = next((at for at, kind in form.tabs if kind == "center"), None)
        if stop is not None:
            return 0.0 if abs(stop - room / 2) <= value("diem_dung_giua", None, "dung_sai") else stop - room / 2
        return None
    return (left + first - room) / 2 if form.align in ("left", "both") else room / 2
