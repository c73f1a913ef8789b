"""What every kind of table is read as: cells with an address and a kind, rows, and the table that yields them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from generator.diagnostics import Diagnostic, Place


class Kind(StrEnum):
    """What a cell holds; the value is what a clerk reads."""

    EMPTY = "ô trống"
    TEXT = "chữ"
    NUMBER = "số"
    DATE = "ngày"
    BOOL = "đúng/sai"
    ERROR = "lỗi công thức"  # #REF!, #N/A ...
    UNCALCULATED = "công thức chưa tính"  # a formula without a stored value


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``text`` is what a clerk means, NFC and without blanks around it; "" when empty.

    ``ref`` is its address ("C7"; in a text file the same letters with the line of the file). ``raw`` is the text before
    it was brought to NFC and trimmed, where that differs, else "". ``formula`` is true when its value was calculated.
    """

    text: str
    kind: Kind
    ref: str
    raw: str = ""
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header; ``number`` is that of the sheet (or the line of the text file), from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The header row; ``merged`` are ranges ("B1:C1") of merged cells that touch it, ``hidden`` columns by index."""

    number: int
    cells: tuple[Cell, ...]
    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = field(default=frozenset())


class Table(Protocol):
    """A table that can be read any number of times without being held in memory."""

    @property
    def file(self) -> str:
        """The file as a clerk knows it."""

    @property
    def sheet(self) -> str:
        """The name of the sheet, "" for a text file."""

    @property
    def header(self) -> Header:
        """The first row that is not empty."""

    def rows(self) -> Iterator[Row]:
        """Every row under the header that is not empty, each as wide as the header (further cells are kept).

        Raises TableBrokenError where the file turns out to be damaged or too large on the way.
        """

    def place(self, ref: str) -> Place:
        """The place of a cell for a finding: ``file › “Sheet” › ô C7``; in a text file ``file:line``."""


class TableBrokenError(Exception):
    """The table cannot be read any further; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
