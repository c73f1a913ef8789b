"""The unit table of a day, loaded from the data files, with its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, cast

from generator.text import fold, slug
from generator.units.names import LoaiTinh, LoaiXa, ThayDoi, Tinh, TinhCu, Xa

DATA: Final = Path(__file__).parent / "data"
_CITY_FORMS: Final = {"Hồ Chí Minh": ("tphcm", "tp hcm", "tp. hcm", "tp.hcm", "hcm"), "Hà Nội": ("thủ đô hà nội",)}


def rows(name: str) -> Iterator[list[str]]:
    """The fields of every line of a data file that is not a comment."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def changes() -> tuple[ThayDoi, ...]:
    """The changes after 1 July 2025, oldest first."""
    return tuple(ThayDoi(date.fromisoformat(day), ma, loai, can_cu) for day, ma, loai, can_cu in rows("thay_doi.tsv"))


class Table:
    """Provinces and communes as they stood after the first ``count`` changes. Immutable; share it freely.

    ``tinh`` and ``xa`` by code; ``changed`` holds the changes applied by code, ``was`` the kind before them.
    """

    def __init__(self, count: int) -> None:
        later = {change.ma: change.loai for change in changes()[:count]}
        named_after = {name for _, name in rows("dat_theo_ten_nguoi.txt")}
        provinces, communes = tuple(rows("tinh.tsv")), tuple(rows("xa.tsv"))
        self.tinh: dict[str, Tinh] = {
            ma: Tinh(ma, ten, cast("LoaiTinh", later.get(ma, loai))) for ma, loai, ten in provinces
        }
        self.xa: dict[str, Xa] = {
            ma: Xa(
                ma,
                ten,
                cast("LoaiXa", later.get(ma, loai)),
                self.tinh[tinh],
                ten in named_after or ten[0].isdigit(),
            )
            for ma, tinh, loai, ten in communes
        }
        self.changed: dict[str, ThayDoi] = {change.ma: change for change in changes()[:count]}
        self.was: dict[str, str] = {ma: loai for ma, loai, _ in provinces if ma in later}
        self.was.update((ma, loai) for ma, _, loai, _ in communes if ma in later)

    @cached_property
    def by_name(self) -> dict[str, tuple[Xa, ...]]:
        """Communes by folded name."""
        found: dict[str, tuple[Xa, ...]] = {}
        for key, xa in zip(fold("|".join(xa.ten for xa in self.xa.values())).split("|"), self.xa.values(), strict=True):
            found[key] = (*found.get(key, ()), xa)
        return found

    @cached_property
    def by_slug(self) -> dict[str, tuple[Xa, ...]]:
        """Communes by name without accents ("kim-thanh")."""
        found: dict[str, tuple[Xa, ...]] = {}
        for xa in self.xa.values():
            key = slug(xa.ten)
            found[key] = (*found.get(key, ()), xa)
        return found

    @cached_property
    def former(self) -> tuple[TinhCu, ...]:
        """Provinces that are no more."""
        return tuple(
            TinhCu(ten, loai, self.tinh[ma], date.fromisoformat(day)) for loai, ten, ma, day in rows("tinh_cu.tsv")
        )

    @cached_property
    def province_forms(self) -> dict[str, Tinh | TinhCu]:
        """Provinces, now and formerly, by every folded form a clerk writes: with and without kind, "tp.", "hcm"."""
        forms: dict[str, Tinh | TinhCu] = {}
        every: list[Tinh | TinhCu] = [*self.former, *self.tinh.values()]
        for province in every:
            kinds: set[str] = {province.loai}
            if isinstance(province, Tinh):
                kinds.add(self.was.get(province.ma, province.loai))
            heads = [f"{kind} " for kind in kinds] + (["tp ", "tp. ", "tp."] if "thành phố" in kinds else [])
            for head in ("", *heads):
                forms[fold(head + province.ten)] = province
            forms.update(dict.fromkeys(_CITY_FORMS.get(province.ten, ()), province))
        return forms

    @cached_property
    def province_slugs(self) -> dict[str, Tinh | TinhCu]:
        """The same forms without accents."""
        return {slug(form): province for form, province in self.province_forms.items()}

    def province(self, words: str) -> Tinh | TinhCu | None:
        """The province of those words, with accents, or without any accent at all."""
        key = fold(words)
        return self.province_forms.get(key) or (self.province_slugs.get(slug(key)) if key.isascii() else None)


@lru_cache(maxsize=8)
def _table(count: int) -> Table:
    return Table(count)


def load(ngay: date | None = None) -> Table:
    """The table of a day; None is the state of 1 July 2025, which both sources hold. No earlier state is known.

    Later changes are known from secondary sources only (data/README.md), so they apply to dated plans, never unasked.
    """
    return _table(0 if ngay is None else sum(change.ngay <= ngay for change in changes()))
