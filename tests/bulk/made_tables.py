"""Tables made in memory for tests: from rows of plain values, or from the notation of data/bang-*.yaml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.bulk import names
from generator.bulk.columns import match
from generator.bulk.jobs import RowJob
from generator.bulk.preflight import Preflight, PreflightOptions
from generator.bulk.table.cells import Cell, Header, Kind, Row
from generator.bulk.wanted import Wanted
from generator.diagnostics import Diagnostic, ModelPath, Place
from generator.model.doi_chieu import DoiChieu
from generator.model.ke_hoach import KeHoach
from generator.model.labels import label

DATA = Path(__file__).parent / "data"


def letters(index: int) -> str:
    """The letters of a column: A, B ... Z, AA."""
    return (letters(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def cell(value: Any, ref: str) -> Cell:
    """A cell of a plain value; a mapping says what no plain value can: {loi: "#REF!"}, {cong_thuc: }, {nfd: ...}."""
    if value is None:
        return Cell("", Kind.EMPTY, ref)
    if isinstance(value, dict):
        ((what, text),) = value.items()
        if what == "loi":
            return Cell(str(text), Kind.ERROR, ref)
        if what == "cong_thuc":
            return Cell("", Kind.UNCALCULATED, ref)
        if what == "dai":
            return Cell("a" * int(text), Kind.TEXT, ref)
        assert what == "nfd"
        return Cell(text, Kind.TEXT, ref, unicodedata.normalize("NFD", text))
    if isinstance(value, bool):
        return Cell("đúng" if value else "sai", Kind.BOOL, ref)
    if isinstance(value, int | float):
        return Cell(str(value).replace(".", ","), Kind.NUMBER, ref)
    text = unicodedata.normalize("NFC", value).strip()
    return Cell(text, Kind.TEXT if text else Kind.EMPTY, ref, "" if text == value else value)


@dataclass
class MadeTable:
    """A ``Table`` of plain values; the header is row 1."""

    columns: Sequence[Any]
    lines: Sequence[Sequence[Any]]
    merged: tuple[str, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    file: str = "bang.xlsx"
    sheet: str = "Xã"

    @property
    def header(self) -> Header:
        cells = tuple(cell(value, f"{letters(at)}1") for at, value in enumerate(self.columns))
        return Header(1, cells, self.merged, self.hidden_columns)

    def rows(self) -> Iterator[Row]:
        for number, line in enumerate(self.lines, 2):
            cells = tuple(cell(value, f"{letters(at)}{number}") for at, value in enumerate(line))
            yield Row(number, cells, number in self.hidden_rows)

    def place(self, ref: str) -> Place:
        return Place(self.file, within=f"ô {ref}")


def want(path: str, title: str = "", *, required: bool = True) -> Wanted:
    """A wanted column with its title from the model."""
    parts: ModelPath = tuple(path.split("."))
    return Wanted(parts, title or (str(parts[-1]) if parts[0] == "bien" else label(KeHoach, parts)), "", required, ())


@dataclass
class Flown:
    """What a pre-flight said: everything found, the jobs of both passes, the rows with an error."""

    found: list[Diagnostic]
    first: list[RowJob] = field(default_factory=list)
    second: list[RowJob] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)

    @property
    def spots(self) -> list[tuple[str, str]]:
        """(code, cell) of every finding, in order."""
        return sorted((d.code, (d.place.within or "").removeprefix("ô ") if d.place else "") for d in self.found)


def fly(
    table: MadeTable,
    wanted: Sequence[Wanted] = (),
    bien: Sequence[str] = (),
    *,
    pattern: str | None = None,
    **options: Any,
) -> Flown:
    """The whole pre-flight of a table."""
    outcome = match(table.header, table, tuple(wanted), set(bien))
    found = list(outcome.diagnostics)
    if outcome.value is None:
        return Flown(found)
    made = None
    if pattern is not None:
        read = names.parse(pattern, [column.path for column in outcome.value.columns.columns])
        found += read.diagnostics
        made = read.value
    flight = Preflight(table, outcome.value, PreflightOptions("ke-hoach", made, **options))
    first = []
    for row in table.rows():
        job, said = flight.see(row)
        found += said
        first += [job] if job else []
    found += flight.finish()
    second = [job for row in table.rows() if (job := flight.job(row))]
    return Flown(found, first, second, flight.bad)


def cases(file: str) -> list[dict[str, Any]]:
    """The tables of a data file."""
    loaded: list[dict[str, Any]] = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    return loaded


def flown(case: dict[str, Any]) -> Flown:
    """The pre-flight of one table of a data file."""
    table = MadeTable(
        case["cot"],
        case.get("hang", []),
        tuple(case.get("gop", ())),
        frozenset(case.get("an_cot", ())),
        frozenset(case.get("an_hang", ())),
    )
    needed = [want(path) for path in case.get("can", ())] + [
        want(path, required=False) for path in case.get("them", ())
    ]
    said = [DoiChieu.model_validate(each) for each in case.get("doi_chieu", ())]
    return fly(table, needed, case.get("bien", ()), pattern=case.get("mau"), doi_chieu=said)
