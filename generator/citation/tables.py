"""The codes of documents and bodies in force on a date, as look-up tables (data in standards/ky_hieu.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.standards.data import load
from generator.text import fold


class He(StrEnum):
    """To whom a body belongs: the State, the Party, or either of them by the same code."""

    NHA_NUOC = "nha_nuoc"
    DANG = "dang"
    CHUNG = "chung"


@dataclass(frozen=True, slots=True)
class CoQuan:
    """A body's code, whose it is, and how its name begins (folded by ``generator.text.fold``)."""

    ma: str
    he: He
    ten: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """One edition of the data; there is one object of each, compared and hashed by identity.

    Names in the values are as the decree writes them; look-up keys are folded.
    """

    since: date
    nha_nuoc: Mapping[str, tuple[str, ...]]
    quy_pham: Mapping[str, tuple[str, ...]]
    dang: Mapping[str, tuple[str, ...]]
    quoc_hoi: Mapping[str, tuple[str, ...]]
    co_quan: Mapping[str, CoQuan]
    duoi_dang: tuple[str, ...]
    ten_loai: Mapping[str, str]
    viet_tat_ten_loai: Mapping[str, str]
    khong_phai_ten_loai: frozenset[str]
    chuc_danh: tuple[str, ...]
    dau_co_quan: tuple[str, ...]
    khoa_quoc_hoi: Mapping[int, tuple[int, int]]
    ten_luat: tuple[str, ...]
    _upper: Mapping[str, str]

    def is_type(self, symbol: str) -> bool:
        """True for a type's code, as written ("CTr")."""
        return symbol in self.nha_nuoc or symbol in self.quy_pham or symbol in self.dang

    @property
    def only_with_year(self) -> frozenset[str]:
        """The codes of types that exist as normative documents only: a year always stands in their number."""
        return frozenset(self.quy_pham.keys() - self.nha_nuoc.keys() - self.dang.keys())

    def knows(self, symbol: str) -> bool:
        """True for the code of a type or a body, in whatever case."""
        return symbol.upper() in self._upper

    def spelled(self, symbol: str) -> str:
        """A known code with the case of the tables ("ubnd" gives "UBND"); capitals and unknown codes as they are."""
        return symbol if symbol.isupper() else self._upper.get(symbol.upper(), symbol)

    def he(self, body: str) -> He | None:
        """Whose body this code is; None where the data do not say."""
        known = self.co_quan.get(body)
        if known is not None:
            return known.he
        return He.DANG if len(body) > 2 and body.endswith(self.duoi_dang) else None


@cache
def tables(on: date | None = None) -> Tables:
    """The edition in force on a date; the newest one without a date."""
    known = _editions()
    return next((one for one in reversed(known) if on is None or one.since <= on), known[0])


@cache
def _editions() -> tuple[Tables, ...]:

    data = load("ky_hieu.yaml")
    return tuple(sorted((_edition(entry) for entry in data["ban"]), key=lambda edition: edition.since))


def _edition(data: Mapping[str, Any]) -> Tables:
    nha_nuoc = _named(data["ten_loai"]["ma"])
    quy_pham = _named(data["quy_pham"]["ma"])
    dang = _named(data["dang"]["ma"])
    bodies = {
        code: CoQuan(code, He(entry["he"]), tuple(fold(name) for name in entry["ten"]))
        for code, entry in data["co_quan"]["ma"].items()
    }
    names = [name for group in (nha_nuoc, quy_pham, dang) for entry in group.values() for name in entry]
    names += [*data["ten_loai"]["khong_ma"], *data["ngoai_bang"]["ten"]]
    codes = (*nha_nuoc, *quy_pham, *dang, *bodies)
    return Tables(
        since=data["tu"],
        nha_nuoc=nha_nuoc,
        quy_pham=quy_pham,
        dang=dang,
        quoc_hoi=_named(data["quy_pham"]["quoc_hoi"]),
        co_quan=MappingProxyType(bodies),
        duoi_dang=tuple(data["co_quan"]["duoi_dang"]),
        ten_loai=MappingProxyType({fold(name): name for name in names}),
        viet_tat_ten_loai=MappingProxyType(dict(data["viet_tat_ten_loai"]["ma"])),
        khong_phai_ten_loai=frozenset(data["khong_phai_ten_loai"]),
        chuc_danh=_longest_first(data["chuc_danh"]["ten"]),
        dau_co_quan=_longest_first(data["dau_co_quan"]["ten"]),
        khoa_quoc_hoi=MappingProxyType({int(key): (a, b) for key, (a, b) in data["khoa_quoc_hoi"]["nam"].items()}),
        ten_luat=_longest_first(data["ten_luat"]["ten"]),
        _upper=MappingProxyType({code.upper(): code for code in reversed(codes)}),
    )


def _named(entries: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {key: (value,) if isinstance(value, str) else tuple(value) for key, value in entries.items()}
    )


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=len, reverse=True))
