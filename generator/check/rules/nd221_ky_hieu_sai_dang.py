"""Ký hiệu viện dẫn sai dạng.

Kiểm gì
    Ký hiệu theo kiểu của Đảng (71-NQ/...) đi với cơ quan nhà nước, hoặc kiểu nhà nước (57/NQ-...) đi với cơ quan của
    Đảng; gạch ngang dài, chữ thường, thừa hoặc thiếu năm trong ký hiệu.
Vì sao
    PL I, II.3.c: “Giữa số và ký hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký hiệu văn bản
    có dấu gạch nối (-), không cách chữ”. Văn bản của Đảng ghi số, gạch nối, tên loại, gạch chéo, cơ quan (Quy định
    399-QĐ/TW).
Ví dụ sai
    - Thực hiện Nghị quyết số 71-NQ/CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.

    - Thực hiện Nghị quyết số 57/NQ-TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
Ví dụ đúng
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.

    - Thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.
Cách sửa
    Ghi lại ký hiệu đúng như trên văn bản được viện dẫn.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.cites import found_faults
from generator.check.rule import Rule, Says
from generator.citation import FaultKind
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MINOR: Final = {
    FaultKind.GACH_SAI: "dùng gạch ngang dài thay cho gạch nối (-)",
    FaultKind.CHU_THUONG: "có chữ thường",
    FaultKind.NAM_THUA: "có năm, trong khi chỉ văn bản quy phạm pháp luật ghi năm trong ký hiệu",
    FaultKind.THIEU_NAM: "không có năm, trong khi văn bản quy phạm pháp luật ghi năm trong ký hiệu",
}


def find(subject: Subject) -> Says:
    """Party pattern with a State body or the reverse (error); other malformed codes (warning)."""
    told: set[str] = set()
    for _, fault, (start, end) in found_faults(subject, FaultKind.DAU_NOI, *_MINOR):
        if fault.ghi in told:
            continue
        told.add(fault.ghi)
        if fault.kind is FaultKind.DAU_NOI:
            whose = "Đảng" if "-" in fault.ghi.partition("/")[0] else "Nhà nước"
            what = f"Ký hiệu “{fault.ghi}” ghi theo kiểu của {whose} nhưng cơ quan ban hành không phải của {whose}."
            yield subject.prose.finding(start, end, what, f"kiểm tra văn bản gốc; có phải “{fault.nen}”?")
        else:
            nen = f"ghi “{fault.nen}”." if fault.nen else "ghi lại ký hiệu đúng như văn bản gốc."
            what = f"Ký hiệu “{squeeze(subject.prose.text[start:end])}” {_MINOR[fault.kind]}."
            yield subject.prose.finding(start, end, what, nen, Severity.CANH_BAO)


RULE = Rule(
    code="ND221",
    slug="ky-hieu-sai-dang",
    title="Ký hiệu viện dẫn sai dạng",
    severity=Severity.LOI,
    ref=("CIT-01",),
    clause=(
        "PL I, II.3.c: “Giữa số và ký hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký "
        "hiệu văn bản có dấu gạch nối (-), không cách chữ”."
    ),
    find=find,
)
