"""Các mục cùng cấp khác kiểu.

Kiểm gì
    Các mục cùng cấp có cùng kiểu số thứ tự không (1. rồi 2), a) rồi b.); có mục là tiêu đề, có mục là câu liền hay
    không.
Vì sao
    PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”. Các mục
    cùng cấp phải cùng kiểu thì trình tự mới rõ.
Ví dụ sai
    1. Mở lớp tập huấn cho cán bộ, công chức.
    2/ Cấp tài khoản cho người dân.
    3. Tổng hợp kết quả.
Ví dụ đúng
    1. Mở lớp tập huấn cho cán bộ, công chức.
    2. Cấp tài khoản cho người dân.
    3. Tổng hợp kết quả.
Cách sửa
    Dùng một kiểu số thứ tự cho các mục cùng cấp.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.listing import BULLETS
from generator.check.rule import Rule, Says
from generator.check.steps import item_finding, label_faults
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_FEW: Final = 3


def find(subject: Subject) -> Says:
    """Marks of another kind than the siblings'; one run-in item among headings."""
    for fault, (start, end) in label_faults(subject, "ND106"):
        if fault.found.message.startswith("Số thứ tự"):
            yield subject.prose.finding(start, end, fault.found.message, fault.found.mend)
    for level in subject.listing.levels():
        numbered = [item for item in level if item.scheme not in BULLETS]
        headings = [item for item in numbered if item.is_heading]
        if len(numbered) < _FEW or len(headings) in (0, len(numbered)):
            continue
        other = [item for item in numbered if not item.is_heading]
        rare = other if len(other) <= len(headings) else headings
        if len(rare) == 1:
            what = "có tiêu đề riêng" if rare is headings else "là câu liền, không có tiêu đề riêng"
            yield item_finding(
                subject,
                rare[0],
                f"Mục này {what}, khác các mục cùng cấp.",
                "trình bày các mục cùng cấp theo một cách.",
                Severity.GOI_Y,
            )


RULE = Rule(
    code="ND207",
    slug="muc-cung-cap-khac-kieu",
    title="Các mục cùng cấp khác kiểu",
    severity=Severity.CANH_BAO,
    ref=("NUM-07",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
