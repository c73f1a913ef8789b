"""The decree's values in force on a date, read from nd30.yaml; no number of the decree stands anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.standards.data import load

MM_PER_PT = 25.4 / 72
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_PT = 12700


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition of the values. Groups and keys are those of nd30.yaml."""

    since: date
    document: str
    data: dict[str, Any]

    def chosen(self, group: str, key: str) -> Any:
        """The value that kehoach uses, in the unit of its group (trang: mm, doan_van: as noted there)."""
        return self.data[group][key]["chon"]

    def allowed(self, group: str, key: str) -> tuple[Any, Any]:
        """The lowest and highest value that the decree allows (None: no bound)."""
        low, high = self.data[group][key]["khoang"]
        return low, high

    def wording(self, key: str) -> str:
        """A text that the decree fixes."""
        return str(self.data["loi_van"][key]["gia_tri"])

    def clause(self, group: str, key: str) -> str:
        """The clause of a value, as "II.6.e" of Phụ lục I, Phần I."""
        return str(self.data[group][key]["can_cu"])

    def sizes(self, name: str) -> dict[str, float]:
        """The type sizes in points of a set ("13-14-14" or "12-13-13")."""
        return {key: entry["bo"][name] for key, entry in self.data["co_chu"].items()}

    @property
    def size_sets(self) -> tuple[str, ...]:
        """The names of the size sets."""
        return tuple(self.data["co_chu"]["quoc_hieu"]["bo"])

    @property
    def text_width(self) -> float:
        """The width of the text area of a portrait page, in mm."""
        page = self.data["trang"]
        return float(page["kho_giay_rong"]["chon"] - page["le_trai"]["chon"] - page["le_phai"]["chon"])

    @property
    def text_width_landscape(self) -> float:
        """The width of the text area of a landscape page, in mm."""
        page = self.data["trang"]
        return float(page["kho_giay_dai"]["chon"] - page["le_trai"]["chon"] - page["le_phai"]["chon"])


@cache
def editions() -> tuple[Standard, ...]:
    """All editions, oldest first."""
    data = load("nd30.yaml")
    found = [Standard(entry.pop("tu"), entry.pop("van_ban"), entry) for entry in data["ban"]]
    return tuple(sorted(found, key=lambda edition: edition.since))


def in_force(on: date | None = None) -> Standard:
    """The edition in force on a date; the newest one without a date."""
    known = editions()
    return next((edition for edition in reversed(known) if on is None or edition.since <= on), known[0])
