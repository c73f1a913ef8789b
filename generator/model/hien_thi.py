"""Choices inside the decree's ranges that a unit may set."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.co_so import Ban


class ThietLap(Ban):
    """Settings of the layout."""

    co_chu: Literal["13-14-14", "12-13-13"] = Field(
        "13-14-14",
        title="Bộ cỡ chữ",
        description="Cỡ Quốc hiệu - Tiêu ngữ - địa danh và ngày; các cỡ khác tăng giảm theo (Phụ lục I, mục V)",
    )
