"""Inputs that carry their own expectation: ⟦ stands right before the place that a finding must name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic

MARK = "⟦"


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the line and column (from 1) of each."""
    spots = []
    while (at := text.find(MARK)) >= 0:
        text = text[:at] + text[at + len(MARK) :]
        spots.append((text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)))
    return text, spots


def spots_of(found: Iterable[Diagnostic]) -> list[tuple[int | None, int | None]]:
    """Line and column of each finding."""
    return [(d.place.line, d.place.column) if d.place is not None else (None, None) for d in found]
