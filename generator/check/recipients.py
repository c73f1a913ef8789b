"""The list of recipients as items: one a dash, with the lines that go on below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.form import Form
    from generator.check.subject import Stretch

DASH: Final = re.compile(r"\s*[-–—−•+*]\s*")

_DRAFTER: Final = re.compile(r"[A-ZĐ]{1,5}\.?\s?\(\d{1,4}\)\.?")  # III.3: "PL.(300)"


def ended(item: Item, sign: str) -> str | None:
    """The line with that sign at its end; None for an item of several lines."""
    line = item.stretch.text.strip()
    if "\n" in line or not squeeze(line).endswith(item.text):
        return None
    return line.rstrip(" ,.;:") + sign


@dataclass(frozen=True, slots=True)
class Item:
    """A recipient: its first stretch, its text without the dash, whether it has one, whether it is the Lưu line."""

    stretch: Stretch
    text: str
    dashed: bool
    filed: bool


def items(form: Form) -> list[Item]:
    """The recipients in order; a line without a dash goes on with the one above unless that one is complete."""
    found: list[Item] = []
    for stretch in form.recipients:
        for line in stretch.text.split("\n"):
            text = squeeze(line)
            if not text or _DRAFTER.fullmatch(text):
                continue
            dash = DASH.match(line)
            automatic = stretch.block.format.numbering is not None
            filed = stretch.part.component is Component.LUU
            above = found[-1] if found else None
            complete = above is None or above.text.endswith((";", ".")) or above.filed is not filed
            if dash is None and not automatic and not complete and above is not None:
                found[-1] = Item(above.stretch, f"{above.text} {text}", above.dashed, above.filed)
                continue
            bare = squeeze(line[dash.end() :]) if dash else text
            found.append(Item(stretch, bare, dash is not None or automatic, filed))
    return found
