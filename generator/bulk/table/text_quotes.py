"""Where a quotation mark of a CSV record goes wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadQuote:
    """The opening mark: its field, line and column from 0 within the record, and the text of that line."""

    field: int
    line: int
    column: int
    source: str


def bad_quote(record: str, separator: str) -> BadQuote | None:
    """The mark that opens a field and is never closed, or is closed in the midst of it; None where all are right."""
    field = position = 0
    while position <= len(record):
        while record[position : position + 1] == " ":
            position += 1
        start = position
        if record[position : position + 1] == '"':
            position = _closing(record, position)
            if position < 0 or record[position : position + 1] not in (separator, "\r", "\n", ""):
                return _located(record, start, field)
        ends = [end for mark in (separator, "\n", "\r") if (end := record.find(mark, position)) >= 0]
        if not ends or record[min(ends)] != separator:
            return None
        position = min(ends) + 1
        field += 1
    return None


def _closing(record: str, opening: int) -> int:
    """The place after the mark that closes a quoted field; -1 where there is none."""
    position = opening + 1
    while (position := record.find('"', position)) >= 0:
        if record[position + 1 : position + 2] != '"':
            return position + 1
        position += 2
    return -1


def _located(record: str, place: int, field: int) -> BadQuote:
    lines = record.splitlines() or [""]
    before = record[:place].splitlines(keepends=True)
    whole = [line for line in before if line.endswith(("\n", "\r"))]
    line = len(whole)
    column = place - sum(map(len, whole))
    return BadQuote(field, line, column, lines[line] if line < len(lines) else "")
