"""The date of issue, whole or with blanks, and dates inside texts."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.co_so import Ban, Dong, fault
from generator.text import clean, squeeze

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:ngày )?(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>\d{4})",
        r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
        r"(?:tháng )?(?P<m>\d{1,2}) ?[/-] ?(?P<y>\d{4})",
        r"(?:ngày[ .…]* )?tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})",
        r"(?:năm )?(?P<y>\d{4})",
    )
)
_DATE = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])")


def days_in(month: int, year: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]


def _impossible(day: int | None, month: int | None, year: int | None, text: str, name: str) -> None:
    """Raise BV012 where the date does not exist."""
    if month is not None and not 1 <= month <= 12:
        raise fault("BV012", f"{name} “{text}” không phải ngày có thật.", f"không có tháng {month}; tháng từ 1 đến 12.")
    if day is not None and month is not None and year is not None and not 1 <= day <= days_in(month, year):
        last = days_in(month, year)
        raise fault(
            "BV012",
            f"{name} “{text}” không phải ngày có thật.",
            f"tháng {month:02}/{year} chỉ có {last} ngày; ghi ví dụ {last:02}/{month:02}/{year}.",
        )


class NgayBanHanh(Ban):
    """Day, month and year of issue; what is None stays blank in the draft (PL I, II.4.b)."""

    ngay: int | None = Field(None, ge=1, le=31, title="Ngày")
    thang: int | None = Field(None, ge=1, le=12, title="Tháng")
    nam: int | None = Field(None, ge=1945, le=2199, title="Năm")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = squeeze(clean(value))
        for form in _FORMS:
            match = form.fullmatch(text)
            if match:
                parts = match.groupdict()
                day, month, year = (int(parts[k]) if parts.get(k) else None for k in "dmy")
                _impossible(day, month, year, text, "Ngày ban hành")
                return {"ngay": day, "thang": month, "nam": year}
        raise fault(
            "BV011",
            f"Không đọc được ngày ban hành “{text}”.",
            "ghi dạng 13/6/2025; để trống ngày thì ghi “tháng 7/2025”; chưa có gì thì bỏ mục này.",
        )

    @model_validator(mode="after")
    def _real(self) -> NgayBanHanh:
        parts = (self.ngay, self.thang, self.nam)
        _impossible(*parts, "/".join(str(part) for part in parts if part is not None), "Ngày ban hành")
        return self

    @property
    def du(self) -> bool:
        """True when day, month and year are all there."""
        return None not in (self.ngay, self.thang, self.nam)


NgayBanHanhDoc = Annotated[
    NgayBanHanh,
    WithJsonSchema({"type": "string", "examples": ["13/6/2025", "tháng 7/2025"]}),
]


def real_dates(value: Any) -> Any:
    """A text whose dates d/m/yyyy all exist."""
    if isinstance(value, str):
        for match in _DATE.finditer(value):
            _impossible(int(match["d"]), int(match["m"]), int(match["y"]), match.group(), "Thời hạn")
    return value


ThoiHan = Annotated[Dong, BeforeValidator(real_dates)]
"""A deadline in words; every date d/m/yyyy in it exists."""
