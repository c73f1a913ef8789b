"""The issuing body: its unit, its kind, its superior, its code and its address."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from generator.model.co_so import Ban, Dong, OrText, fault, word

LoaiDonVi = Literal["xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh"]
KINDS: tuple[str, ...] = get_args(LoaiDonVi)
LoaiCoQuan = Literal["ubnd", "hdnd", "phong", "tu_van"]


class DonVi(Ban):
    """The administrative unit where the issuing body has its seat (PL I, II.2.a, II.4.a)."""

    ten: Dong = Field(title="Tên riêng", description="Tên riêng của đơn vị, ví dụ: Kim Thành")
    loai: LoaiDonVi = Field(title="Loại đơn vị", description="xã, phường, đặc khu ...")
    tinh: Dong = Field(title="Tỉnh, thành phố", description="Tên đầy đủ, ví dụ: thành phố Hải Phòng")
    ma: Dong | None = Field(None, title="Mã đơn vị", description="Mã năm chữ số của danh mục hành chính")
    ten_day_du: Dong = Field("", title="Tên đầy đủ", description="Tự lập từ loại và tên riêng nếu bỏ trống")
    dia_danh: Dong = Field("", title="Địa danh", description="Địa danh ghi trước ngày ban hành; bỏ trống để tự lập")

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, value: Any) -> Any:
        """Fill the derived names, and read the kind out of "xã Hòa Phong"."""
        if not isinstance(value, dict):
            return value
        given = {key: word(item) for key, item in value.items()}
        name = given.get("ten")
        if isinstance(name, str) and not given.get("loai"):
            for kind in KINDS:
                if name.lower().startswith(kind + " "):
                    given["loai"], given["ten"] = kind, name[len(kind) + 1 :].strip()
                    break
        if isinstance(given.get("ten"), str) and isinstance(given.get("loai"), str):
            given.setdefault("ten_day_du", f"{given['loai']} {given['ten']}")
            given.setdefault("dia_danh", given["ten"])
        return given


def _unit_reference(value: Any) -> Any:
    if isinstance(value, str):
        raise fault(
            "BV107",
            f"Chưa tra được đơn vị “{value}”.",
            "dùng kehoach build để tra bảng đơn vị, hoặc ghi đủ ten, loai, tinh.",
        )
    return value


DonViDoc = Annotated[
    DonVi, BeforeValidator(_unit_reference), OrText("xa-kim-thanh", "10804", "xã Kim Thành, Hải Phòng")
]


class CoQuanBanHanh(Ban):
    """The body that issues the plan (PL I, II.2)."""

    don_vi: DonViDoc = Field(
        title="Đơn vị",
        description="Tên hồ sơ trong variables/don-vi/, mã đơn vị, hoặc tên kèm tỉnh: xã Kim Thành, Hải Phòng",
    )
    loai: LoaiCoQuan = Field(
        "ubnd",
        title="Loại cơ quan",
        description="ubnd: Ủy ban nhân dân; hdnd: Hội đồng nhân dân; phong: phòng chuyên môn; "
        "tu_van: ban chỉ đạo, hội đồng, tổ công tác dùng dấu của Ủy ban nhân dân",
    )
    ten: Dong | None = Field(None, title="Tên cơ quan", description="Bắt buộc với phong và tu_van")
    co_quan_chu_quan: Dong | None = Field(
        None, title="Cơ quan chủ quản", description="Chỉ với phong và tu_van; bỏ trống thì là UBND của đơn vị"
    )
    ky_hieu: Dong | None = Field(
        None, title="Chữ viết tắt của cơ quan", description="Phần sau KH- trong ký hiệu; ubnd là UBND, hdnd là HĐND"
    )

    @model_validator(mode="after")
    def _named(self) -> CoQuanBanHanh:
        if self.loai in {"phong", "tu_van"}:
            for key, title in (("ten", "tên cơ quan"), ("ky_hieu", "chữ viết tắt của cơ quan")):
                if getattr(self, key) is None:
                    raise fault(
                        "BV020", f"Thiếu {title} (loại “{self.loai}”).", f"thêm mục {key} dưới co_quan_ban_hanh."
                    )
        elif self.ten is not None:
            raise fault(
                "BV021",
                "Tên Ủy ban nhân dân, Hội đồng nhân dân được lập từ đơn vị, không ghi mục ten.",
                "xóa mục ten; nếu là phòng hoặc ban chỉ đạo thì thêm loai: phong hoặc loai: tu_van.",
                "ten",
            )
        elif self.co_quan_chu_quan is not None:
            raise fault(
                "BV021",
                "Ủy ban nhân dân và Hội đồng nhân dân không có cơ quan chủ quản trực tiếp.",
                "xóa mục co_quan_chu_quan (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.2).",
                "co_quan_chu_quan",
            )
        return self


class LienHe(Ban):
    """The address line at the foot of the first page (PL I, III.4; box 13)."""

    dia_chi: Dong = Field(title="Địa chỉ")
    dien_thoai: Dong | None = Field(None, title="Điện thoại")
    fax: Dong | None = Field(None, title="Fax")
    thu_dien_tu: Dong | None = Field(None, title="Thư điện tử")
    trang_thong_tin: Dong | None = Field(None, title="Trang thông tin điện tử")


__all__ = ["CoQuanBanHanh", "DonVi", "DonViDoc", "LienHe", "LoaiCoQuan"]
