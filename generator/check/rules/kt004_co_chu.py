"""Cỡ chữ của thành phần thể thức ngoài khoảng quy định.

Kiểm gì
    Cỡ chữ của Quốc hiệu, Tiêu ngữ, tên cơ quan, số, ký hiệu, địa danh và thời gian, tên loại, trích yếu, nội dung,
    người ký. Không có sai số.
Vì sao
    Cỡ chữ của từng thành phần do Nghị định ấn định.
Ví dụ sai
    Số, ký hiệu: cỡ chữ 14
    Tiêu ngữ: cỡ chữ 12
Ví dụ đúng
    Số, ký hiệu: cỡ chữ 13
    Đoạn 2: cỡ chữ 13
Cách sửa
    Chọn dòng chữ, đặt lại cỡ chữ theo bảng ở Mục V.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Nơi nhận, số trang và phụ lục có quy tắc riêng (KT014, KT006, TT017). Bảng trong nội dung không có quy định. Chữ
    nâng lên, hạ xuống không kể.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.faces import size_faults
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.subject import BODY
from generator.check.tolerances import band
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

C = Component
_ELEMENTS = (
    ("quoc_hieu", "Quốc hiệu", (C.QUOC_HIEU,)),
    ("tieu_ngu", "Tiêu ngữ", (C.TIEU_NGU,)),
    ("co_quan_chu_quan", "Tên cơ quan chủ quản", (C.CO_QUAN_CHU_QUAN,)),
    ("co_quan_ban_hanh", "Tên cơ quan ban hành", (C.CO_QUAN_BAN_HANH,)),
    ("so_ky_hieu", "Số, ký hiệu", (C.SO_KY_HIEU,)),
    ("dia_danh_ngay", "Địa danh và thời gian", (C.DIA_DANH_NGAY,)),
    ("muc_khan", "Dấu chỉ mức độ khẩn", (C.MUC_KHAN,)),
    ("ten_loai", "Tên loại", (C.TEN_LOAI,)),
    ("trich_yeu", "Trích yếu", (C.TRICH_YEU,)),
    ("kinh_gui", "Kính gửi", (C.KINH_GUI,)),
    ("noi_dung", "Nội dung", BODY),
    ("nguoi_ky", "Quyền hạn, chức vụ, họ tên người ký", (C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN)),
    ("nguoi_soan_thao", "Ký hiệu người soạn thảo", (C.NGUOI_SOAN_THAO,)),
    ("lien_he", "Địa chỉ cơ quan", (C.LIEN_HE,)),
)


def find(subject: Subject) -> Says:
    """One finding for every element whose size is outside its range."""
    form = subject.form
    seen = False
    for key, name, components in _ELEMENTS:
        stretches = form.own(*components)
        seen = seen or any(form.size(stretch) is not None for stretch in stretches)
        yield from size_faults(form, stretches, _allowed(subject, key), name, "đoạn" if key == "noi_dung" else "dòng")
    if not seen:
        yield NotCheckable("tệp không cho biết cỡ chữ, hoặc không nhận ra thành phần thể thức nào")


def _allowed(subject: Subject, key: str) -> tuple[float, float]:
    if key == "trich_yeu" and subject.form.is_letter:
        return band("co_chu", "trich_yeu_cong_van", "khoang")
    if key == "kinh_gui":
        return band("co_chu", key, "khoang")
    low, high = subject.standard.allowed("co_chu", key)
    return float(low), float(high)


RULE = Rule(
    code="KT004",
    slug="co-chu",
    title="Cỡ chữ của thành phần thể thức ngoài khoảng quy định",
    severity=Severity.LOI,
    ref=("DOC-04",),
    clause=(
        "Phụ lục I, Phần I, Mục II và Mục V, ví dụ điểm c khoản 3 Mục II: “Ký hiệu của văn bản được trình bày "
        "bằng chữ in hoa, cỡ chữ 13, kiểu chữ đứng”; điểm e khoản 6: “cỡ chữ từ 13 đến 14”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("co_chu",),
)
