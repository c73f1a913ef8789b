"""Không có căn cứ về thẩm quyền.

Kiểm gì
    Phần căn cứ có văn bản quy định thẩm quyền, chức năng, nhiệm vụ của cơ quan ban hành không.
Vì sao
    PL I, II.6.a nêu hai nhóm căn cứ: thẩm quyền và nội dung.
Ví dụ sai
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Thêm căn cứ, ví dụ “Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;”.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản không có phần căn cứ (PL I, II.6.c: “có thể có phần căn cứ”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Finding, Rule, Says
from generator.check.steps import is_plan
from generator.check.texts import pattern, short
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """No law, decree or words on functions among the căn cứ of a plan."""
    bases = list(subject.having(Component.CAN_CU))
    if not bases or not is_plan(subject):
        return
    # All that stands above the body: a căn cứ may have been read as something else.
    above = subject.view.blocks[: subject.recognised.body.first or len(subject.view.blocks)]
    words = " ".join(block.text for block in above if block.where == "body")
    if pattern(r"Căn cứ (?:Luật|Bộ luật|Nghị định|Pháp lệnh)|[Cc]hức năng|[Tt]hẩm quyền|Quy chế làm việc").search(
        words
    ):
        return
    first = bases[0]
    yield Finding(
        first.block.address,
        first.part.start,
        first.part.end,
        short(first.text),
        "Phần căn cứ không có văn bản quy định thẩm quyền, chức năng, nhiệm vụ của cơ quan ban hành.",
        "thêm căn cứ về thẩm quyền, ví dụ “Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;”.",
    )


RULE = Rule(
    code="ND236",
    slug="thieu-can-cu-tham-quyen",
    title="Không có căn cứ về thẩm quyền",
    severity=Severity.GOI_Y,
    ref=("CIT-16",),
    clause=(
        "PL I, II.6.a: “Căn cứ ban hành văn bản bao gồm văn bản quy định thẩm quyền, chức năng, nhiệm vụ của "
        "cơ quan, tổ chức ban hành văn bản và các văn bản quy định nội dung, cơ sở để ban hành văn bản”."
    ),
    find=find,
)
