"""A one-screen notation for small documents: one line a paragraph, marks in braces, tables with bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.read.view import Block, Cell, DocView, Format, Part, Run

_MARK = re.compile(r"\{([a-z]+)(?::([^}]*))?\}")
_WHERE = {"head": "header", "foot": "footer", "note": "footnote", "box": "box", "remark": "comment"}


def document(text: str, kind: str = "docx") -> DocView:
    """A view of typed lines.

    Marks before the words: {b} bold, {c} centred, {i} italic, {page} page break before, {num:1.} automatic ordinal,
    {head} {foot} {note} {box} {remark} where it stands. ``→`` is a tab, ``↵`` a line break inside a paragraph, ``·`` a
    blank. Lines beginning with ``|`` are rows of one table, cells parted by ``|``, paragraphs in a cell by ``//``.
    Empty lines are blank paragraphs (left out of a text).
    """
    blocks: list[Block] = []
    table, row = -1, 0
    for line in text.strip("\n").split("\n"):
        if line.startswith("|"):
            if row == 0:
                table += 1
            for column, cell in enumerate(line.strip().strip("|").split("|")):
                for number, words in enumerate(cell.split("//")):
                    address = f"body/{table}/r{row}/c{column}/{number}"
                    blocks.append(_block(words.strip(), address, Cell(table, row, column)))
            row += 1
            continue
        row = 0
        if line.strip() or kind == "docx":
            blocks.append(_block(line, f"body/{len(blocks)}", None))
    return DocView(f"thu.{kind}", kind, tuple(blocks))


def _block(line: str, address: str, cell: Cell | None) -> Block:
    marks: dict[str, str] = {}
    while (found := _MARK.match(line)) is not None:
        marks[found[1]] = found[2] or ""
        line = line[found.end() :]
    text = line.replace("→", "\t").replace("↵", "\n").replace("·", " ")
    run = Run(text, bold="b" in marks, italic="i" in marks, field="PAGE" if "field" in marks else None)
    shape = Format(
        align="center" if "c" in marks else None,
        page_break_before="page" in marks,
        numbering=marks.get("num"),
    )
    where = next((place for mark, place in _WHERE.items() if mark in marks), "body")
    return Block(address, text, (run,) if text else (), shape, where, cell=cell)


def labelled(view: DocView) -> dict[str, list[str]]:
    """Every component of a view with the texts of its parts in reading order."""
    found: dict[str, list[str]] = {}
    for block in view.blocks:
        for part in block.parts:
            found.setdefault(part.component.value, []).append(shown(block, part))
    return found


def shown(block: Block, part: Part) -> str:
    """The text of a part with single blanks."""
    return " ".join(block.text[part.start : part.end].split())


def uncovered(view: DocView) -> list[str]:
    """Blocks with a non-blank character that stands in no part or in two."""
    return [block.address for block in view.blocks if not _covered(block.text, block.parts)]


def _covered(text: str, parts: Sequence[Part]) -> bool:
    times = [0] * len(text)
    for part in parts:
        for index in range(part.start, part.end):
            times[index] += 1
    return all(count == 1 or (char.isspace() and count < 2) for char, count in zip(text, times, strict=True))
