"""Thứ tự các căn cứ.

Kiểm gì
    Căn cứ xếp từ luật, nghị định, thông tư đến văn bản khác; “Theo đề nghị” ở cuối.
Vì sao
    Thói quen chung: căn cứ xếp theo hiệu lực pháp lý từ cao xuống thấp, đề nghị của cơ quan tham mưu ở cuối.
Ví dụ sai
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội;
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Xếp lại thứ tự các căn cứ.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Finding, Rule, Says
from generator.check.texts import data, short
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A law after a decree or a circular, a proposal before another căn cứ."""
    ranks = {kind: rank for rank, kinds in enumerate(data("vien_dan")["thu_bac"]) for kind in kinds}
    highest, proposal = -1, False
    for stretch in subject.having(Component.CAN_CU):
        own = next((c for c in subject.cites if c.stretch is stretch and c.outer is None), None)
        rank = ranks.get(own.v.loai, -1) if own is not None else -1
        late = 0 <= rank < highest
        if late or proposal:
            what = "đứng sau văn bản có hiệu lực thấp hơn" if late else "đứng sau “Theo đề nghị ...”"
            yield Finding(
                stretch.block.address,
                stretch.part.start,
                stretch.part.end,
                short(stretch.text),
                f"Căn cứ này {what}.",
                "xếp căn cứ từ luật, nghị định, thông tư đến văn bản khác; “Theo đề nghị ...” ở cuối.",
            )
            return
        highest = max(highest, rank)
        proposal = proposal or stretch.text.startswith(("Theo đề nghị", "Xét đề nghị"))


RULE = Rule(
    code="ND235",
    slug="thu-tu-can-cu",
    title="Thứ tự các căn cứ",
    severity=Severity.GOI_Y,
    ref=("CIT-15",),
    clause=(
        "PL I, II.6.a: căn cứ “được ghi đầy đủ tên loại văn bản, số, ký hiệu, cơ quan ban hành, ngày tháng "
        "năm ban hành văn bản và trích yếu nội dung văn bản (riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ "
        "quan ban hành)”."
    ),
    find=find,
)
