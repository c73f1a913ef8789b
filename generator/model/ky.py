"""Who signs, where the copy is kept, who drafted (PL I, II.7, II.9, III.3)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.co_so import Ban, CoKhong, Dong, fault

QuyenHan = Literal["TM", "KT", "Q", "TL", "TUQ"]
_TITLES = re.compile(r"^(?:(?:gs|pgs|ts|ths|cn|ks|bs|nsnd|nsưt|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ)\b\.?\s*)+", re.I)


def _several(value: Any) -> Any:
    """“TM”, “TM.”, “TL, KT” or a list, as a tuple of codes."""
    if isinstance(value, str):
        value = [part for part in re.split(r"[\s,;+]+", value) if part]
    if isinstance(value, list | tuple):
        return tuple(part.strip().rstrip(".").upper() if isinstance(part, str) else part for part in value)
    return value


CacQuyenHan = Annotated[
    tuple[QuyenHan, ...],
    BeforeValidator(_several),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": ["TM", "KT", "Q", "TL", "TUQ"]},
                {"type": "array", "items": {"type": "string", "enum": ["TM", "KT", "Q", "TL", "TUQ"]}},
            ]
        }
    ),
]


class NguoiKy(Ban):
    """The signer: authority, post and name."""

    quyen_han: CacQuyenHan = Field(
        (),
        title="Quyền hạn ký",
        description="TM thay mặt tập thể, KT ký thay, Q giao quyền, TL thừa lệnh, TUQ thừa ủy quyền. "
        "UBND và HĐND luôn có dòng TM. trừ khi thay_mat là không",
    )
    chuc_vu: Dong = Field(title="Chức vụ", description="Ví dụ: Chủ tịch, Phó Chủ tịch")
    ho_ten: Dong | None = Field(None, title="Họ và tên", description="Không ghi học hàm, học vị")
    chuc_vu_khac: Dong | None = Field(
        None, title="Chức vụ khác", description="Chức vụ trong cơ quan, khi ký với chức danh của ban, hội đồng"
    )
    chuc_vu_nguoi_giao: Dong | None = Field(
        None, title="Chức vụ người giao quyền", description="Dùng với TL, TUQ, KT; bỏ trống để tự lập"
    )
    tap_the: Dong | None = Field(None, title="Tập thể được thay mặt", description="Sau TM.; bỏ trống để tự lập")
    thay_mat: CoKhong = Field(
        True, title="Thay mặt tập thể", description="Không: việc thuộc thẩm quyền riêng của Chủ tịch, bỏ dòng TM."
    )

    @model_validator(mode="after")
    def _consistent(self) -> NguoiKy:
        deputy, powers = self.chuc_vu.lower().startswith("phó "), set(self.quyen_han)
        # With TL, TUQ the post that is named is that of the one who gives the order, not of the deputy's head.
        named = self.chuc_vu_nguoi_giao is not None and not {"TL", "TUQ"} & powers
        if "KT" in powers and not deputy and not named:
            raise fault(
                "BV031",
                f"Ký thay (KT.) nhưng chức vụ là “{self.chuc_vu}”.",
                "ghi chức vụ cấp phó, ví dụ Phó Chủ tịch; người đứng đầu ký thì ghi quyen_han: TM.",
                "chuc_vu",
            )
        if deputy and not {"KT", "TL", "TUQ"} & powers:
            raise fault(
                "BV032",
                f"“{self.chuc_vu}” là cấp phó nhưng thiếu quyền hạn ký thay.",
                "thêm quyen_han: KT (NĐ 30/2020/NĐ-CP, Điều 13 và Phụ lục I, mục II.7.b).",
                "chuc_vu",
            )
        if self.ho_ten and (found := _TITLES.match(self.ho_ten)):
            raise fault(
                "BV033",
                f"Trước họ tên người ký có “{found.group().strip()}”.",
                "bỏ học hàm, học vị, danh hiệu trước họ tên (Phụ lục I, mục II.7.c).",
                "ho_ten",
            )
        return self


class LuuVanThu(Ban):
    """The last line of the recipients: “- Lưu: VT, VHXH.” (PL I, II.9.d)."""

    don_vi_soan_thao: Dong | None = Field(
        None, title="Đơn vị soạn thảo", description="Chữ viết tắt (VHXH) hoặc tên phòng có trong hồ sơ đơn vị"
    )
    so_ban: int | None = Field(None, ge=1, le=999, title="Số lượng bản lưu")


class NguoiSoanThao(Ban):
    """The drafter's mark and the number of issued copies: “PL.(300)” (PL I, III.3)."""

    ky_hieu: Dong = Field(title="Ký hiệu người soạn thảo", description="Chữ in hoa, ví dụ PL")
    so_ban_phat_hanh: int | None = Field(None, ge=1, le=99999, title="Số lượng bản phát hành")
