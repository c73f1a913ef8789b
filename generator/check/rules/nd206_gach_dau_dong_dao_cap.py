"""Hai cấp gạch đầu dòng bị đảo.

Kiểm gì
    Dấu “+” đứng trên dấu “-”, hoặc hai cấp gạch dùng lẫn.
Vì sao
    Thói quen chung: “-” cho cấp trên, “+” cho cấp dưới; đảo cấp làm người đọc hiểu sai quan hệ giữa các ý.
Ví dụ sai
    + Đối với các thôn:
    - Phổ biến Kế hoạch này đến hộ dân.
    - Báo cáo kết quả.
    + Đối với trường học:
    - Mở lớp kỹ năng số.
Ví dụ đúng
    - Đối với các thôn:
    + Phổ biến Kế hoạch này đến hộ dân.
    + Báo cáo kết quả.
    - Đối với trường học:
    + Mở lớp kỹ năng số.
Cách sửa
    Dùng “-” cho cấp trên, “+” cho cấp dưới.
Tự sửa được không
    Không.
Ngoại lệ
    Chỉ một loại gạch đầu dòng thì dùng dấu nào cũng được.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.steps import label_faults
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A bullet "-" below a "+"."""
    for _, (start, end) in label_faults(subject, "ND104"):
        yield subject.prose.finding(
            start,
            end,
            "Dấu “-” đứng dưới dấu “+”: hai cấp gạch đầu dòng bị đảo.",
            "dùng “-” cho cấp trên, “+” cho cấp dưới.",
        )


RULE = Rule(
    code="ND206",
    slug="gach-dau-dong-dao-cap",
    title="Hai cấp gạch đầu dòng bị đảo",
    severity=Severity.CANH_BAO,
    ref=("NUM-06",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
