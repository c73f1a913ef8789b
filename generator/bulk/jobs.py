"""What goes to a worker and what comes back: plain values that can be sent to another process or machine."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Diagnostic, ModelPath


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is a variable. ``letters`` address it ("C"), ``title`` is its header as written."""

    path: ModelPath
    letters: str
    title: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that go into the plan, with what a place needs: the file and its sheet ("" for text)."""

    file: str
    sheet: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class RowJob:
    """One document to make: the row's number, a text for every column of ``Columns``, the output name.

    An empty text is a value that is not given: what the plan itself says stands. ``name`` is the path below the
    output folder with "/" between folders and ".docx" at the end.
    """

    number: int
    texts: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the manifest: a document and what it was made from.

    ``row`` is the row's number, ``unit`` its commune in words, ``inputs`` the hash of all that goes into the document,
    ``sha256`` and ``size`` (bytes) those of the file, ``findings`` what the checker said ("" when it was not asked),
    ``written`` the UTC time of writing (ISO 8601, seconds).
    """

    name: str
    row: int
    unit: str
    inputs: str
    template: str
    version: str
    sha256: str
    size: int
    findings: str
    written: str


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that gave no document, and why."""

    number: int
    name: str
    diagnostics: tuple[Diagnostic, ...]
