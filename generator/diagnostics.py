"""What a user did wrong, as values: places, severities, diagnostics and the outcome of a stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")
ModelPath = tuple[str | int, ...]


_CELL = re.compile(r"\bô ([A-Z]{1,3})(\d+)$")


class Severity(StrEnum):
    """How much a finding weighs; the value is what a clerk reads."""

    LOI = "lỗi"
    CANH_BAO = "cảnh báo"
    GOI_Y = "gợi ý"
    KHONG_KIEM_DUOC = "không kiểm được"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file with line and column, a sheet with a cell, or a paragraph of a Word file.

    ``line`` and ``column`` count from 1; ``length`` is the number of characters concerned; ``source`` is the text
    of that line. ``within`` names a place inside a file that has no lines ("đoạn 4", "“Nhiệm vụ” › ô C7").
    """

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    source: str | None = None
    within: str | None = None

    def head(self) -> str:
        """The place as the first words of a message: ``file:line:column`` or ``file › within``."""
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        head = ":".join(parts)
        return f"{head} › {self.within}" if self.within else head


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: place, code, what is wrong, the text itself, and how to mend it.

    ``path`` is the place in the variables (``("nhiem_vu", 0, "thoi_han")``), ``label`` the same in a clerk's words
    ("Nhiệm vụ thứ 1 › Thời hạn"), ``text`` the words concerned.
    """

    code: str
    message: str
    mend: str
    severity: Severity = Severity.LOI
    place: Place | None = None
    path: ModelPath = ()
    label: str = ""
    text: str = ""

    def at(self, place: Place | None, label: str = "") -> Diagnostic:
        """The same finding with its place (and label) filled in where they were still missing."""
        return replace(self, place=self.place or place, label=self.label or label)

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON values, stable across versions."""
        place = self.place
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "mend": self.mend,
            "text": self.text,
            "path": ".".join(str(part) for part in self.path),
            "label": self.label,
            "place": None
            if place is None
            else {
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "length": place.length,
                "within": place.within,
            },
        }


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage returns: its value, or None when an error stopped it, and all it found on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop the next stage."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.LOI)

    @property
    def ok(self) -> bool:
        """True when there is a value and no error."""
        return self.value is not None and not self.errors


def failed(*diagnostics: Diagnostic) -> Outcome[Any]:
    """An outcome without a value."""
    return Outcome(None, diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings sorted by file and position (in a sheet by row, then column), each kept once."""
    unique = dict.fromkeys(diagnostics)

    def key(found: Diagnostic) -> tuple[str, int, int, str, str]:
        place = found.place
        if place is None:
            return ("", 0, 0, "", found.code)
        cell = _CELL.search(place.within or "")
        line, column = (int(cell[2]), cell[1].rjust(3)) if cell else (place.line or 0, "")
        return (place.file, line, place.column or 0, column, found.code)

    return tuple(sorted(unique, key=key))
