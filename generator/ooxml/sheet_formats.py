"""Numbers of a sheet as a clerk means them: number formats told apart, dates and percentages written out."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from generator.ooxml.sheet_package import WorkbookZip

_LITERAL: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\[[^\]]*\]")
_HALVES: Final = re.compile(r"am/pm|a/p", re.IGNORECASE)
# ECMA-376 part 1, 18.8.30: the formats that a file names without spelling them out.
_BUILT_IN: Final = {
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
_DAY: Final = 86_400
_LEAP_FAULT: Final = 60  # 29/2/1900, which Excel believes in
_LAST_SERIAL: Final = 2_958_466  # the day after 31/12/9999
_MAX_DIGITS: Final = 400


class Shape(Enum):
    """What a number format makes of a number."""

    PLAIN = auto()
    PERCENT = auto()
    ZEROS = auto()  # "00000": a code with leading zeros
    DATE = auto()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One number format. ``width`` is the number of digits of ZEROS; the rest says what a DATE shows."""

    shape: Shape = Shape.PLAIN
    width: int = 0
    day: bool = False
    month: bool = False
    year: bool = False
    time: bool = False
    elapsed: bool = False


PLAIN: Final = NumberFormat()


def parse_format(code: str) -> NumberFormat:
    """What a format code ("dd/mm/yyyy;@", "0.0%") means; its first section decides."""
    bare = _LITERAL.sub("", code).split(";")[0]
    elapsed = bool(_ELAPSED.search(bare))
    bare = _BRACKET.sub("", _ELAPSED.sub("h", bare))
    if bare.strip().lower() in ("", "general", "@"):
        return PLAIN
    if "%" in bare:
        return NumberFormat(Shape.PERCENT)
    if len(bare) > 1 and set(bare) == {"0"}:
        return NumberFormat(Shape.ZEROS, width=len(bare))
    letters = _HALVES.sub("h", bare).lower()
    time = "h" in letters or "s" in letters
    day, year = "d" in letters, "y" in letters
    month = "m" in letters and (day or year or not time)
    if not (time or day or month or year):
        return PLAIN
    return NumberFormat(Shape.DATE, day=day, month=month, year=year, time=time, elapsed=elapsed)


def read_formats(book: WorkbookZip, part: str) -> tuple[NumberFormat, ...]:
    """The format of every cell style of the workbook, by the style's index."""
    codes: dict[str, str] = {str(number): code for number, code in _BUILT_IN.items()}
    used: list[str] = []
    for element in book.elements(part, ("numFmt", "xf")):
        parent = element.getparent()
        home = str(parent.tag).rpartition("}")[2] if parent is not None else ""
        if home == "numFmts":  # a conditional format (dxf) numbers its own
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif home == "cellXfs":
            used.append(element.get("numFmtId", "0"))
    known = {number: parse_format(codes.get(number, "")) for number in dict.fromkeys(used)}
    return tuple(known[number] for number in used)


def number_text(stored: str, form: NumberFormat, *, from_1904: bool = False) -> tuple[str, bool] | None:
    """A stored number as a clerk reads it, and whether it is a date; None where it is no number.

    The decimal sign is the comma; no grouping, no exponent, 15 digits as Excel keeps them.
    """
    if form is PLAIN and stored.isascii() and stored.isdigit() and (stored[0] != "0" or stored == "0"):
        return stored, False
    try:
        value = float(stored)
    except ValueError:
        return None
    if not math.isfinite(value) or len(stored) > _MAX_DIGITS or "_" in stored:
        return None
    if form.shape is Shape.DATE and (written := _date_text(value, form, from_1904=from_1904)) is not None:
        return written, True
    exact = Decimal(f"{value:.15g}")
    if form.shape is Shape.PERCENT:
        return f"{plain(exact * 100)}%", False
    text = stored if stored.isascii() and stored.isdigit() and stored[0] != "0" else plain(exact)
    return (text.zfill(form.width) if form.shape is Shape.ZEROS and text.isdigit() else text), False


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end, with a decimal comma."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", ",")


def iso_date_text(stored: str) -> str | None:
    """An ISO 8601 date of a ``t="d"`` cell as d/m/yyyy, with its time where it has one; None where it is none."""
    try:
        moment = dt.datetime.fromisoformat(stored.strip())
    except ValueError:
        return None
    clock = _clock(moment.hour * 3600 + moment.minute * 60 + moment.second)
    return f"{moment.day}/{moment.month}/{moment.year}" + (f" {clock}" if moment.time() != dt.time() else "")


def _date_text(serial: float, form: NumberFormat, *, from_1904: bool) -> str | None:
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, seconds = divmod(round(serial * _DAY), _DAY)
    if form.elapsed:
        return _clock(days * _DAY + seconds)
    if form.time and not (form.day or form.month or form.year):
        return _clock(seconds)
    date = _calendar(days, from_1904=from_1904)
    if date is None:
        return None
    if not form.day:
        text = f"{date.month}/{date.year}" if form.month else str(date.year)
    else:
        text = f"{date.day}/{date.month}/{date.year}"
    return f"{text} {_clock(seconds)}" if form.time and seconds else text


def _calendar(days: int, *, from_1904: bool) -> dt.date | None:
    if from_1904:
        start = dt.date(1904, 1, 1)
    elif days in (0, _LEAP_FAULT):
        return None
    else:
        start = dt.date(1899, 12, 31) if days < _LEAP_FAULT else dt.date(1899, 12, 30)
    try:
        return start + dt.timedelta(days=days)
    except OverflowError:
        return None


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return f"{text}:{rest:02}" if rest else text
