"""Units as values and how the decree writes their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

LoaiTinh = Literal["tỉnh", "thành phố"]
LoaiXa = Literal["xã", "phường", "đặc khu"]


def capitalised(words: str) -> str:
    """The words with a capital at the start and nothing else changed."""
    return words[:1].upper() + words[1:]


def short_date(day: date) -> str:
    """A date as administrative documents write it: days under 10 and months 1, 2 with a zero (01/7/2025)."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month < 3 else f"{day.day:02d}/{day.month}/{day.year}"


@dataclass(frozen=True, slots=True)
class Tinh:
    """A province or a city under the central government; ``ma`` has two digits, ``ten`` is the name alone."""

    ma: str
    ten: str
    loai: LoaiTinh

    @property
    def ten_day_du(self) -> str:
        """Kind and name; "Thành phố Hồ Chí Minh" keeps its capital (PL II, III.1.c)."""
        loai = capitalised(self.loai) if self.ten == "Hồ Chí Minh" else self.loai
        return f"{loai} {self.ten}"


@dataclass(frozen=True, slots=True)
class Xa:
    """A commune, ward or special zone; ``ma`` has five digits, ``ten`` is the official name alone, in NFC.

    ``ten_theo_nguoi_so_su_kien``: the name is a person's, begins with digits, or is that of a historical event.
    """

    ma: str
    ten: str
    loai: LoaiXa
    tinh: Tinh
    ten_theo_nguoi_so_su_kien: bool = False

    @property
    def ten_day_du(self) -> str:
        """Kind and name: "xã Kim Thành", but "Phường Điện Biên Phủ" (PL II, III.1.a and b)."""
        loai = capitalised(self.loai) if self.ten_theo_nguoi_so_su_kien else self.loai
        return f"{loai} {self.ten}"

    @property
    def ten_kem_tinh(self) -> str:
        """Kind, name and province, which no other unit has: "xã Kim Thành, thành phố Hải Phòng"."""
        return f"{self.ten_day_du}, {self.tinh.ten_day_du}"

    @property
    def dia_danh(self) -> str:
        """The địa danh of PL I, II.4.a: the name, or the full name after a person, digits or a historical event."""
        return self.ten_day_du if self.ten_theo_nguoi_so_su_kien else self.ten


@dataclass(frozen=True, slots=True)
class XaCu:
    """A commune as it was until 1 July 2025 and the units that received it, whole or in parts (``thanh``)."""

    ma: str
    ten: str
    loai: str
    huyen: str
    tinh: str
    thanh: tuple[Xa, ...]

    @property
    def ten_day_du(self) -> str:
        """Kind and name: "thị trấn Văn Điển", "Phường 4"."""
        return f"{capitalised(self.loai) if self.ten[0].isdigit() else self.loai} {self.ten}"

    @property
    def ten_kem_noi(self) -> str:
        """Kind, name, district and province: "xã Hòa Phong (thị xã Mỹ Hào, tỉnh Hưng Yên)"."""
        return f"{self.ten_day_du} ({self.huyen}, {self.tinh})"


@dataclass(frozen=True, slots=True)
class TinhCu:
    """A province that is no more: its name and kind, the province it is in now, and since when."""

    ten: str
    loai: str
    thanh: Tinh
    tu_ngay: date

    @property
    def ten_day_du(self) -> str:
        """Kind and name: "tỉnh Hải Dương"."""
        return f"{self.loai} {self.ten}"


@dataclass(frozen=True, slots=True)
class ThayDoi:
    """A change after 1 July 2025: from ``ngay`` the unit ``ma`` is a ``loai``, by the resolution ``can_cu``."""

    ngay: date
    ma: str
    loai: str
    can_cu: str
