"""The numbered items of a body as a tree, each with its paragraph: what the rules on numbering look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Diagnostic
from generator.outline import Label, Node, Scheme, parse, read_label
from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Stretch, Subject

C = Component
_SKIPPED: Final = (C.CAN_CU, C.MO_DAU, C.KET_THUC)
_RESTARTS: Final = (C.DIEU, C.PHAN, C.TIEU_DE_PHAN)
_INNER_END: Final = re.compile(r"[.;!?:]\s")
_LONGEST: Final = 150
BULLETS: Final = (Scheme.GACH, Scheme.CONG)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: its number in ``prose``, what an automatic number adds before its text, whether a table follows."""

    index: int
    stretch: Stretch
    prefix: int = 0
    before_table: bool = False


@dataclass(eq=False, slots=True)
class Item:
    """An item with its paragraph; ``words`` is its first paragraph without the ordinal."""

    row: Row
    scheme: Scheme
    label: Label | None
    words: str
    paragraphs: int
    level: list[Item]
    children: list[Item] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """True for a title on a line of its own with something below it."""
        words = self.words.rstrip(" .:;")
        below = bool(self.children) or self.paragraphs > 1 or self.row.before_table
        title = 0 < len(words) <= _LONGEST and not _INNER_END.search(words)
        return self.scheme not in BULLETS and title and (below or self.scheme is Scheme.LA_MA)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that the reader of outlines tells (ND101 ...), with the paragraph it is in."""

    code: str
    row: Row
    found: Diagnostic
    above: Row | None


@dataclass(frozen=True, slots=True)
class Listing:
    """All items in reading order and the faults of their ordinals."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]

    @property
    def numbered(self) -> bool:
        """True when an item has more of an ordinal than a dash."""
        return any(item.scheme not in BULLETS and item.label is not None for item in self.items)

    def levels(self) -> Iterator[list[Item]]:
        """Every list of siblings once, in reading order."""
        seen: set[int] = set()
        for item in self.items:
            if id(item.level) not in seen:
                seen.add(id(item.level))
                yield item.level


def listing_of(subject: Subject) -> Listing:
    """Numbering starts anew with each Phần, Chương, Mục, Điều and after a heading without a number."""
    items: list[Item] = []
    faults: list[Fault] = []
    for rows in _segments(subject):
        typed = "\n".join(_typed(row.stretch)[0] for row in rows)
        outcome = parse(typed)
        if outcome.value is None:
            continue
        _add(outcome.value.muc, outcome.value.danh_so, rows, items)
        for found in outcome.diagnostics:
            line = found.place.line if found.place is not None else None
            if line is not None and 0 < line <= len(rows):
                above = rows[line - 2] if line > 1 else None
                faults.append(Fault(found.code, rows[line - 1], found, above))
    return Listing(tuple(items), tuple(faults))


def _segments(subject: Subject) -> Iterator[list[Row]]:
    tables = {block.address for block in subject.view.blocks if any(p.component is C.BANG for p in block.parts)}
    following = {
        block.address: subject.view.blocks[number + 1].address in tables
        for number, block in enumerate(subject.view.blocks[:-1])
    }
    rows: list[Row] = []
    for index, stretch in enumerate(subject.body):
        component = stretch.part.component
        if component in _SKIPPED or not stretch.text.strip():
            continue
        typed, prefix = _typed(stretch)
        unnumbered = component is C.MUC and read_label(typed) is None
        if component in _RESTARTS or unnumbered:
            if rows:
                yield rows
            rows = []
            continue
        rows.append(Row(index, stretch, prefix, following.get(stretch.block.address, False)))
    if rows:
        yield rows


def _typed(stretch: Stretch) -> tuple[str, int]:
    """The paragraph on one line with its automatic number, and how many characters that takes."""
    words = stretch.text.replace("\n", " ").replace("\t", " ").replace("{", "(").replace("}", ")")
    number = stretch.block.format.numbering
    if number and stretch.part.start == 0 and not words.startswith(number):
        return f"{number} {words}", len(number) + 1
    return words, 0


def _add(nodes: tuple[Node, ...], scheme: Scheme, rows: list[Row], items: list[Item]) -> list[Item]:
    level: list[Item] = []
    for node in nodes:
        if not 0 < node.line <= len(rows):
            continue
        row = rows[node.line - 1]
        typed, _ = _typed(row.stretch)
        label = read_label(typed.strip())
        words = squeeze(typed.strip()[label.rest :]) if label is not None else squeeze(typed)
        item = Item(row, scheme, label, words, max(1, len(node.at) - 1), level)
        level.append(item)
        items.append(item)
        item.children.extend(_add(node.muc_con, node.danh_so or Scheme.KHONG, rows, items))
    return level
