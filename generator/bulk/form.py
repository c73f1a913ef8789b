"""The empty table for a plan, as a workbook or as separated text: what ``kehoach rows`` writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.bulk.form_help import next_commands
from generator.bulk.form_layout import Layout, layout
from generator.bulk.form_words import default
from generator.bulk.wanted import gaps, shared, tree_of, wanted_columns
from generator.diagnostics import Diagnostic, Outcome, Place, failed
from generator.load.plan import UNIT, LoadOptions, day_of_issue, read_layers
from generator.units import Xa, all_xa, find_tinh, of_tinh


@dataclass(frozen=True, slots=True)
class FormOptions:
    """What a form needs beside the plan.

    ``province`` (a name or a code) or ``every`` fills in a row for each commune; ``table`` is the name of the file to
    be written, whose ending decides its kind (.xlsx or .csv); ``sets`` and ``profiles`` are those of a build.
    """

    province: str = ""
    every: bool = False
    table: str = "bang.xlsx"
    sets: tuple[tuple[str, str], ...] = ()
    profiles: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """The finished file, the headers of its columns, the number of rows that are filled in, the unit of the plan.

    ``commands`` are those to run when the table has been filled in.
    """

    data: bytes
    headers: tuple[str, ...]
    rows: int
    unit: str
    commands: tuple[str, ...]


def form(plan: Path, options: FormOptions = FormOptions()) -> Outcome[Form]:
    """The table for a plan, with warnings about the plan. The same inputs give the same bytes.

    Errors: BV444 for another ending than .xlsx and .csv, what reading the plan finds, BV103, BV105, BV106 for the
    province, what :func:`generator.units.find` says of the plan's unit.
    """
    suffix = Path(options.table).suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        message = f"Bảng tính không ghi được thành tệp “{suffix or 'không có đuôi'}”."
        mend = "đặt tên tệp có đuôi .xlsx (nên dùng) hoặc .csv, ví dụ -o bang.xlsx."
        return failed(Diagnostic("BV444", message, mend, place=Place(options.table)))
    filled = bool(options.province) or options.every
    layers = read_layers(plan, LoadOptions(options.sets, options.profiles))
    if layers.value is None:
        return failed(*layers.diagnostics)
    read = tree_of(layers.value)
    tree = read.value
    if tree is None:
        return failed(*read.diagnostics)
    name = default((*UNIT, "ten"), tree)
    unit = default((*UNIT, "ten_day_du"), tree) or name
    if filled:
        tree = tree_of(layers.value, units=True).value or tree
    found = [*read.diagnostics, *gaps(tree), *(shared(tree, name) if filled or not unit else ())]
    units = _units(options, day_of_issue(tree))
    if units.value is None:
        return failed(*found, *units.diagnostics)
    made = layout(plan.name, Path(options.table).name, tree, wanted_columns(tree), units.value, filled)
    headers = tuple(column.header for column in made.columns)
    return Outcome(
        Form(_data(made, suffix), headers, len(made.rows), unit, next_commands(plan.as_posix(), options.table)),
        (*found, *units.diagnostics),
    )


def _units(options: FormOptions, on: date | None) -> Outcome[tuple[Xa, ...]]:
    """The communes to choose from, as on the day of issue, in the order of the unit table."""
    if not options.province:
        return Outcome(all_xa(on))
    province = find_tinh(options.province, on)
    found = tuple(d.at(Place("--province", source=options.province)) for d in province.diagnostics)
    return Outcome(of_tinh(province.value, on) if province.value is not None else None, found)


def _data(made: Layout, suffix: str) -> bytes:
    if suffix == ".csv":
        from generator.bulk.form_csv import as_csv

        return as_csv(made)
    from generator.bulk.form_workbook import as_workbook

    return as_workbook(made)
