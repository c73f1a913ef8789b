"""A whole plan."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.co_quan import CoQuanBanHanh, LienHe
from generator.model.co_so import Ban, CacDoan, Dong, OrText, fault, legal, lines, word
from generator.model.doi_chieu import DoiChieu
from generator.model.hien_thi import ThietLap
from generator.model.ky import LuuVanThu, NguoiKy, NguoiSoanThao
from generator.model.noi_dung import CacMuc, PhanCong, PhuLuc, TieuChi, with_scheme
from generator.model.thoi_gian import NgayBanHanhDoc
from generator.outline import Scheme

_NUMBER = re.compile(r"0*(?P<so>[1-9]\d{0,4})")
RESERVED = frozenset(
    {"don_vi", "co_quan", "muc", "vien_dan", "phu_luc", "nam", "so_ky_hieu", "ngay_ban_hanh", "trich_yeu"}
)


def _number(value: Any) -> Any:
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value.strip())
        if match is None:
            raise fault(
                "BV010",
                f"Số văn bản “{value}” không phải số thứ tự.",
                "chỉ ghi chữ số, ví dụ 56 (NĐ 30/2020/NĐ-CP, Điều 15: số liên tiếp); chưa có số thì bỏ mục này.",
            )
        return int(match["so"])
    return value


def _recipient(value: Any) -> Any:
    """A recipient without the dash and the semicolon that the layout sets."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"^[-–•+]\s*|\s*(?:;|(?<![.…])\.)\s*$", "", legal(value).strip())
    if re.match(r"lưu\s*:", text, re.IGNORECASE):
        raise fault(
            "BV030", "Dòng “Lưu” không ghi trong noi_nhan.", "chuyển sang luu_van_thu: { don_vi_soan_thao: ... }."
        )
    return text


SoVanBan = Annotated[
    int, BeforeValidator(_number), Field(ge=1, le=99999), WithJsonSchema({"type": "integer", "minimum": 1})
]
NoiNhan = Annotated[Dong, BeforeValidator(_recipient)]
CanCu = Annotated[tuple[Dong, ...], BeforeValidator(lines), OrText()]
DoMat = Annotated[Literal["Mật", "Tối mật", "Tuyệt mật"], BeforeValidator(word)]
MucKhan = Annotated[Literal["Khẩn", "Thượng khẩn", "Hỏa tốc"], BeforeValidator(word)]
LuuHanh = Annotated[Literal["Xem xong trả lại", "Lưu hành nội bộ"], BeforeValidator(word)]


class KeHoach(Ban):
    """A plan (Kế hoạch) with every component of NĐ 30/2020/NĐ-CP, Điều 8."""

    co_quan_ban_hanh: CoQuanBanHanh = Field(title="Cơ quan ban hành")
    so_van_ban: SoVanBan | None = Field(None, title="Số văn bản", description="Bỏ trống khi còn là dự thảo")
    dia_danh: Dong | None = Field(None, title="Địa danh", description="Bỏ trống để lấy theo đơn vị")
    ngay_ban_hanh: NgayBanHanhDoc | None = Field(
        None, title="Ngày ban hành", description="13/6/2025; “tháng 7/2025” để trống ngày; bỏ trống khi chưa có"
    )
    trich_yeu: Dong = Field(title="Trích yếu", description="Không có “V/v”, không có dấu chấm cuối", max_length=500)
    can_cu: CanCu = Field((), title="Căn cứ", description="Mỗi căn cứ một mục; dấu ; và . cuối dòng được đặt tự động")
    mo_dau: CacDoan | None = Field(None, title="Phần mở đầu")
    danh_so: Scheme | None = Field(None, title="Cách đánh số cấp cao nhất")
    noi_dung: CacMuc = Field(min_length=1, title="Nội dung", description="Gõ như trong văn bản, hoặc ghi thành cây")
    tieu_chi: tuple[TieuChi, ...] = Field((), title="Tiêu chí, chỉ tiêu")
    to_chuc_thuc_hien: tuple[PhanCong, ...] = Field((), title="Tổ chức thực hiện")
    ket_thuc: CacDoan | None = Field(None, title="Phần kết thúc", description="Dấu ./. được đặt tự động")
    noi_nhan: tuple[NoiNhan, ...] = Field(min_length=1, title="Nơi nhận", description="Không ghi dòng Lưu")
    luu_van_thu: LuuVanThu = Field(LuuVanThu(), title="Lưu văn thư")
    nguoi_ky: NguoiKy = Field(title="Người ký")
    nguoi_soan_thao: NguoiSoanThao | None = Field(None, title="Ký hiệu người soạn thảo")
    do_mat: DoMat | None = Field(None, title="Độ mật")
    muc_khan: MucKhan | None = Field(None, title="Mức độ khẩn")
    luu_hanh: LuuHanh | None = Field(None, title="Phạm vi lưu hành")
    lien_he: LienHe | None = Field(None, title="Địa chỉ cơ quan")
    phu_luc: tuple[PhuLuc, ...] = Field((), title="Phụ lục")
    thiet_lap: ThietLap = Field(ThietLap(), title="Thiết lập")
    chu_viet_tat: dict[str, Dong] = Field(
        default_factory=dict, title="Chữ viết tắt", description="Tên phòng, ban: chữ viết tắt"
    )
    bien: dict[str, Dong] = Field(default_factory=dict, title="Biến riêng", description="Dùng trong {{ ... }}")
    doi_chieu: tuple[DoiChieu, ...] = Field(
        (), title="Đối chiếu bảng", description="Tổng hoặc khoảng giá trị của cột, kiểm trước khi lập hàng loạt"
    )

    _typed = model_validator(mode="before")(with_scheme)

    @model_validator(mode="after")
    def _names_of_appendices(self) -> KeHoach:
        seen: set[str] = set()
        for number, appendix in enumerate(self.phu_luc):
            if appendix.ten in seen:
                message, mend = f"Hai phụ lục cùng có tên gọi “{appendix.ten}”.", "đặt tên khác cho một phụ lục."
                raise fault("BV045", message, mend, "phu_luc", number, "ten")
            seen |= {appendix.ten} if appendix.ten else set()
        return self

    @model_validator(mode="after")
    def _sources_of_tables(self) -> KeHoach:
        for number, appendix in enumerate(self.phu_luc):
            if appendix.lay_tu is not None and not getattr(self, appendix.lay_tu):
                raise fault(
                    "BV044",
                    f"Phụ lục “{appendix.tieu_de}” lập bảng từ {appendix.lay_tu} nhưng mục đó chưa có gì.",
                    f"thêm {appendix.lay_tu}, hoặc bỏ phụ lục này.",
                    "phu_luc",
                    number,
                    "lay_tu",
                )
        return self

    @model_validator(mode="after")
    def _own_names(self) -> KeHoach:
        for name in self.bien:
            if name in RESERVED:
                raise fault(
                    "BV022", f"Tên biến “{name}” đã được dùng sẵn.", "đặt tên khác trong mục bien.", "bien", name
                )
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                mend = "dùng chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ."
                raise fault("BV023", f"Tên biến “{name}” không hợp lệ.", mend, "bien", name)
        if re.search(r"^V/v\b", self.trich_yeu, re.IGNORECASE):
            raise fault(
                "BV024",
                "Trích yếu của kế hoạch không bắt đầu bằng “V/v”.",
                "bỏ “V/v”; chỉ công văn mới ghi như vậy.",
                "trich_yeu",
            )
        return self

    @property
    def ban_du_thao(self) -> bool:
        """True while the number, the day or the signer's name is missing."""
        date = self.ngay_ban_hanh
        return self.so_van_ban is None or date is None or not date.du or self.nguoi_ky.ho_ten is None
