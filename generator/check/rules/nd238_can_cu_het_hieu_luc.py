"""Căn cứ đã hết hiệu lực.

Kiểm gì
    Văn bản làm căn cứ đã bị thay thế trước ngày ban hành văn bản này (theo bảng các văn bản đã biết).
Vì sao
    Căn cứ phải còn hiệu lực tại ngày ban hành; văn bản đã bị thay thế không còn là cơ sở pháp lý.
Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen
        thưởng;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Thay bằng văn bản còn hiệu lực.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản không ghi rõ ngày ban hành; văn bản được nhắc ngoài phần căn cứ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.cites import name
from generator.check.rule import Rule, Says
from generator.check.texts import data
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Căn cứ of the table that lost force before the day of issue; nothing where that day is unknown."""
    issued = subject.issued_from
    if issued is None:
        return
    known = {entry["ma"]: entry for entry in data("vien_dan")["het_hieu_luc"]}
    for cite in subject.cites:
        entry = known.get(str(cite.v.so_ky_hieu))
        if entry is None or cite.stretch.part.component is not Component.CAN_CU or issued < entry["het"]:
            continue
        if cite.outer is not None or "sửa đổi" in subject.prose.text[cite.start : cite.end + 60]:
            continue
        yield subject.prose.finding(
            *cite.span("so_ky_hieu"),
            f"{name(cite.v)} đã hết hiệu lực từ ngày {entry['het'].strftime('%d/%m/%Y')}.",
            f"thay bằng {entry['thay']}, sau khi kiểm tra tình trạng hiệu lực.",
        )


RULE = Rule(
    code="ND238",
    slug="can-cu-het-hieu-luc",
    title="Căn cứ đã hết hiệu lực",
    severity=Severity.CANH_BAO,
    ref=("CIT-18",),
    clause=(
        "PL I, II.6.a: căn cứ “được ghi đầy đủ tên loại văn bản, số, ký hiệu, cơ quan ban hành, ngày tháng "
        "năm ban hành văn bản và trích yếu nội dung văn bản (riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ "
        "quan ban hành)”."
    ),
    find=find,
    confidence=0.9,
)
