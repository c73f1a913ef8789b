"""Khoảng trắng trong ký hiệu hoặc ngày.

Kiểm gì
    Có khoảng trắng quanh dấu “/” hoặc “-” trong số, ký hiệu, trong ngày ghi bằng chữ số.
Vì sao
    PL I, II.3.c: “Giữa số và ký hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký hiệu văn bản
    có dấu gạch nối (-), không cách chữ”.
Ví dụ sai
    - Thực hiện Nghị quyết số 57- NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ,
        đổi mới sáng tạo và chuyển đổi số quốc gia.

    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22 /12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ,
        đổi mới sáng tạo và chuyển đổi số quốc gia.
Ví dụ đúng
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
Cách sửa
    Xóa khoảng trắng.
Tự sửa được không
    Không.
Ngoại lệ
    Ký hiệu bị ngắt ở cuối dòng.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.cites import found_faults
from generator.check.rule import Rule, Says
from generator.citation import FaultKind
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Blanks inside codes and dates; in a PDF they may come from the extraction."""
    weaker = Severity.CANH_BAO if subject.view.kind == "pdf" else None
    for _, fault, (start, end) in found_faults(subject, FaultKind.KHOANG_TRANG, FaultKind.NGAY_KHOANG_TRANG):
        what = "ngày" if fault.kind is FaultKind.NGAY_KHOANG_TRANG else "ký hiệu"
        yield subject.prose.finding(
            start, end, f"Có khoảng trắng trong {what} “{fault.ghi}”.", f"ghi “{fault.nen}”.", weaker, fault.nen
        )


RULE = Rule(
    code="ND226",
    slug="khoang-trang-trong-ky-hieu",
    title="Khoảng trắng trong ký hiệu hoặc ngày",
    severity=Severity.LOI,
    ref=("CIT-06",),
    clause=(
        "PL I, II.3.c: “Giữa số và ký hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt trong ký "
        "hiệu văn bản có dấu gạch nối (-), không cách chữ”."
    ),
    find=find,
)
