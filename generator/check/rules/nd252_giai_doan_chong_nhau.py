"""Các giai đoạn chồng lên nhau.

Kiểm gì
    Năm cuối của giai đoạn trước trùng hoặc muộn hơn năm đầu của giai đoạn sau.
Vì sao
    Một năm thuộc hai giai đoạn thì không rõ chỉ tiêu, báo cáo của năm đó tính vào đâu.
Ví dụ sai
    - Giai đoạn 1 (2026 - 2027): tổ chức thực hiện.
    - Giai đoạn 2 (2027 - 2030): nhân rộng.
Ví dụ đúng
    - Giai đoạn 1 (2026 - 2027): tổ chức thực hiện.
    - Giai đoạn 2 (2028 - 2030): nhân rộng.
Cách sửa
    Cho giai đoạn sau bắt đầu từ năm tiếp theo.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.steps import stages
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A stage that begins in the last year of the one before (suggestion) or earlier (warning)."""
    found = list(stages(subject.prose))
    for (_, first, last), (span, begins, _) in pairwise(found):
        if first < begins <= last:
            yield subject.prose.finding(
                *span,
                f"Giai đoạn này bắt đầu năm {begins}, giai đoạn trước kết thúc năm {last}.",
                f"cho giai đoạn sau bắt đầu từ năm {last + 1}, hoặc ghi rõ tháng.",
                None if begins == last else Severity.CANH_BAO,
            )


RULE = Rule(
    code="ND252",
    slug="giai-doan-chong-nhau",
    title="Các giai đoạn chồng lên nhau",
    severity=Severity.GOI_Y,
    ref=("SCP-02",),
    clause="PL I, II.6.c: nội dung phân chia “theo một trình tự nhất định”.",
    find=find,
)
