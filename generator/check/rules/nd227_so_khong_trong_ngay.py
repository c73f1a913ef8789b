"""Số 0 trong ngày, tháng viện dẫn.

Kiểm gì
    Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước; tháng 3 đến 12 không thêm số 0.
Vì sao
    PL I, II.4.b: “đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước”.
Ví dụ sai
    - Thực hiện Nghị quyết số 71/NQ-CP ngày 01/04/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.

    - Thực hiện Nghị quyết số 71/NQ-CP ngày 1/4/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.
Ví dụ đúng
    - Thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.
Cách sửa
    Thêm hoặc bỏ số 0 theo quy định.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.cites import found_faults
from generator.check.rule import Rule, Says
from generator.check.texts import times
from generator.citation import FaultKind
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Dates of citations with a zero too many or too few, told once with the number of places."""
    found = list(found_faults(subject, FaultKind.NGAY_THEM_KHONG))
    if found:
        _, fault, (start, end) = found[0]
        yield subject.prose.finding(
            start,
            end,
            f"Ngày viện dẫn “{fault.ghi}” ghi số 0 không đúng cách{times(len(found))}.",
            f"ghi “{fault.nen}”: thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2; các tháng khác thì không.",
        )


RULE = Rule(
    code="ND227",
    slug="so-khong-trong-ngay",
    title="Số 0 trong ngày, tháng viện dẫn",
    severity=Severity.CANH_BAO,
    ref=("CIT-07",),
    clause="PL I, II.4.b: “đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước”.",
    find=find,
)
