"""The form before it becomes a file: its columns with what each is checked for, its rows, its lists, its help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.bulk.form_fields import Sort, leaf
from generator.bulk.form_words import agreed, example, meaning, sentences
from generator.bulk.wanted import Wanted, asides, reconciled
from generator.diagnostics import ModelPath
from generator.load.plan import UNIT
from generator.load.tree import Mapping
from generator.units import Tinh, Xa

REQUIRED_MARK: Final = " (*)"
FEW_ROWS, MANY_ROWS = 200, 1000
UNIT_LIST, PROVINCE_LIST = "Xã, phường, đặc khu", "Tỉnh, thành phố"
_WIDTHS: Final = {Sort.WHOLE: 12, Sort.NUMBER: 16, Sort.DATE: 18, Sort.CHOICE: 20, Sort.TEXT: 22}
_UNIT_WIDTH: Final = 46
_WIDEST_TITLE: Final = 30


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column: ``header`` as printed, ``listed`` the name of its drop-down list, ``strict`` if it refuses others.

    ``low``, ``high`` bound a whole number; ``longest`` the characters of a text; ``width`` is in characters.
    """

    path: ModelPath
    header: str
    note: str
    required: bool
    sort: Sort
    width: int
    listed: str = ""
    strict: bool = True
    low: int | None = None
    high: int | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What the page of help says of one column."""

    header: str
    required: bool
    meaning: str
    example: str
    key: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All that a form says, whatever kind of file it becomes. ``checked`` is the number of rows that are checked."""

    plan: str
    table: str
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    lists: dict[str, tuple[str, ...]]
    help: tuple[HelpLine, ...]
    checked: int


def layout(
    plan: str, table: str, tree: Mapping, wanted: tuple[Wanted, ...], units: tuple[Xa, ...], filled: bool
) -> Layout:
    """The form for the wanted columns. ``units`` are the communes to choose from; ``filled``: a row for each of them.

    ``plan`` and ``table`` are the names of the two files, without their folders: the form goes to other machines.
    """
    lists: dict[str, tuple[str, ...]] = {}
    compared = set(reconciled(tree))
    columns = (
        *(_column(each, compared, units, lists) for each in wanted),
        *(_aside(name, tree) for name in asides(tree)),
    )
    rows: tuple[tuple[str, ...], ...] = ()
    if filled:
        rows = tuple(tuple(unit.ten_kem_tinh if column.path == UNIT else "" for column in columns) for unit in units)
    told = tuple(
        HelpLine(
            column.header,
            column.required,
            meaning(column.path, tree) if column.path else column.note,
            example(column.path, tree) if column.path else "",
            ".".join(str(key) for key in column.path),
        )
        for column in columns
    )
    checked = max(FEW_ROWS, len(rows)) if filled else MANY_ROWS
    return Layout(plan, table, columns, rows, lists, told, checked)


def _column(
    wanted: Wanted, compared: set[ModelPath], units: tuple[Xa, ...], lists: dict[str, tuple[str, ...]]
) -> FormColumn:
    known = leaf(wanted.path)
    sort = known.sort if known is not None else Sort.NUMBER if wanted.path in compared else Sort.TEXT
    listed, strict, width = "", True, max(_WIDTHS[sort], min(len(wanted.title) + 6, _WIDEST_TITLE))
    if wanted.path == UNIT:
        # A code or the name of a profile does as well, so the list only warns.
        listed, strict, width = UNIT_LIST, False, _UNIT_WIDTH
        lists[listed] = tuple(unit.ten_kem_tinh for unit in units)
    elif wanted.path == (*UNIT, "tinh"):
        listed = PROVINCE_LIST
        provinces: dict[str, Tinh] = {unit.tinh.ma: unit.tinh for unit in units}
        lists[listed] = tuple(province.ten_day_du for province in provinces.values())
    elif wanted.choices:
        listed = wanted.title
        lists[listed] = wanted.choices
    return FormColumn(
        wanted.path,
        wanted.title + (REQUIRED_MARK if wanted.required else ""),
        wanted.note,
        wanted.required,
        Sort.CHOICE if listed else sort,
        width,
        listed,
        strict,
        known.low if known is not None else None,
        known.high if known is not None else None,
        known.longest if known is not None else None,
    )


def _aside(name: str, tree: Mapping) -> FormColumn:
    """A column that is only reconciled: the sign before its name tells that it is no variable."""
    note = sentences(agreed(name, tree), "Chỉ để đối chiếu, không in vào văn bản")
    return FormColumn(
        (), f"# {name}{REQUIRED_MARK}", note, True, Sort.NUMBER, max(16, min(len(name) + 8, _WIDEST_TITLE))
    )
