"""Viện dẫn không ghi tên loại văn bản.

Kiểm gì
    Viện dẫn ghi “Văn bản số ...” thay cho tên loại.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”.
Ví dụ sai
    - Thực hiện Văn bản số 22/UBND-VP7 ngày 09/7/2025 của Ủy ban nhân dân tỉnh Ninh Bình về việc triển khai phong trào
        thi đua.
Ví dụ đúng
    - Thực hiện Công văn số 22/UBND-VP7 ngày 09/7/2025 của Ủy ban nhân dân tỉnh Ninh Bình về việc triển khai phong
        trào thi đua.
Cách sửa
    Ghi tên loại: Công văn, Kế hoạch, Thông báo ...
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
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
    """Documents cited as "Văn bản số ..."."""
    for cite, fault, (start, _) in found_faults(subject, FaultKind.LOAI_CHUNG):
        nen = f"ghi “{fault.nen} số {cite.v.so_ky_hieu}”." if fault.nen else "ghi đúng tên loại của văn bản đó."
        yield subject.prose.finding(
            start, cite.span("so_ky_hieu")[1], f"“{fault.ghi}” không phải tên loại của một văn bản cụ thể.", nen
        )


RULE = Rule(
    code="ND230",
    slug="khong-ro-ten-loai",
    title="Viện dẫn không ghi tên loại văn bản",
    severity=Severity.CANH_BAO,
    ref=("CIT-10",),
    clause=(
        "Nghị định 30/2020/NĐ-CP, Điều 7: 29 loại văn bản hành chính, không có loại “Văn bản”; PL I, II.6.b: "
        "“phải ghi đầy đủ tên loại”."
    ),
    find=find,
)
