"""The profile of a unit in variables/don-vi/: what stays the same in all its plans."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from generator.model.co_quan import DonViDoc, LienHe
from generator.model.co_so import Ban, Dong
from generator.model.hien_thi import ThietLap
from generator.model.ky import LuuVanThu


class HoSoDonVi(Ban):
    """Defaults of one unit; every key may be overridden by a plan."""

    don_vi: DonViDoc = Field(title="Đơn vị", description="Mã, tên kèm tỉnh, hoặc ghi đủ ten, loai, tinh")
    dia_danh: Dong | None = Field(None, title="Địa danh")
    chu_viet_tat: dict[str, Dong] = Field(
        default_factory=dict, title="Chữ viết tắt", description="Tên phòng, ban: chữ viết tắt dùng ở dòng Lưu"
    )
    nguoi_ky: dict[str, Any] | None = Field(None, title="Người ký")
    noi_nhan: tuple[Dong, ...] | None = Field(None, title="Nơi nhận")
    luu_van_thu: LuuVanThu | None = Field(None, title="Lưu văn thư")
    lien_he: LienHe | None = Field(None, title="Địa chỉ cơ quan")
    thiet_lap: ThietLap | None = Field(None, title="Thiết lập")
    bien: dict[str, Dong] = Field(default_factory=dict, title="Biến riêng")
