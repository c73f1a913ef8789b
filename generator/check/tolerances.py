"""What the checker allows beside the decree's own values (standards/kiem_tra.yaml), by the date in force."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from generator.standards.data import load


@cache
def _editions() -> tuple[tuple[date, dict[str, Any]], ...]:
    found = [(entry["tu"], entry) for entry in load("kiem_tra.yaml")["ban"]]
    return tuple(sorted(found, key=lambda item: item[0]))


def tolerances(on: date | None = None) -> dict[str, Any]:
    """The groups of kiem_tra.yaml in force on a date; the newest ones without a date."""
    known = _editions()
    return next((entry for since, entry in reversed(known) if on is None or since <= on), known[0][1])


def band(group: str, key: str, field: str = "dat") -> tuple[float, float]:
    """The lowest and highest value of a band."""
    low, high = tolerances()[group][key][field]
    return float(low), float(high)


def value(group: str, key: str | None = None, field: str = "gia_tri") -> float:
    """One number of a group."""
    entry = tolerances()[group]
    return float((entry if key is None else entry[key])[field])
