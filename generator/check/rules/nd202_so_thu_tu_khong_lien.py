"""Số thứ tự nhảy cách hoặc sai thứ tự.

Kiểm gì
    Số thứ tự ở một cấp có liền nhau không (1, 2, 4; I, III).
Vì sao
    Số bị nhảy cho thấy một mục đã mất hoặc đánh số nhầm; PL I, II.6.c: nội dung “được phân chia thành các phần, mục
    từ lớn đến nhỏ theo một trình tự nhất định”.
Ví dụ sai
    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    - Nâng cao nhận thức của cán bộ, công chức.
    2. Yêu cầu
    - Bảo đảm thiết thực, hiệu quả.
    II. NỘI DUNG
    1. Tuyên truyền
    - Đăng tin, bài trên trang thông tin điện tử.
    2. Tập huấn
    - Mở các lớp tập huấn kỹ năng số.
    IV. TỔ CHỨC THỰC HIỆN
    Văn phòng theo dõi việc thực hiện.
Ví dụ đúng
    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    - Nâng cao nhận thức của cán bộ, công chức.
    2. Yêu cầu
    - Bảo đảm thiết thực, hiệu quả.
    II. NỘI DUNG
    1. Tuyên truyền
    - Đăng tin, bài trên trang thông tin điện tử.
    2. Tập huấn
    - Mở các lớp tập huấn kỹ năng số.
    III. TỔ CHỨC THỰC HIỆN
    Văn phòng theo dõi việc thực hiện.
Cách sửa
    Đánh lại số thứ tự, hoặc bổ sung mục còn thiếu.
Tự sửa được không
    Không.
Ngoại lệ
    Mục đầu tiên của một danh sách có thể mang số khác 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.steps import NO_NUMBERS, item_of, label_faults
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Gaps between two siblings; the first ordinal of a list may be anything."""
    if not subject.listing.numbered:
        yield NO_NUMBERS
    for fault, (start, end) in label_faults(subject, "ND102"):
        item = item_of(subject, fault)
        if item is None or item.label is None or item.level[0] is item:
            continue
        before = item.level[item.level.index(item) - 1].label
        after = f" sau “{before.raw}”" if before is not None else ""
        yield subject.prose.finding(
            start,
            end,
            f"Số thứ tự “{item.label.raw}” không liền{after}.",
            "đánh lại số thứ tự, hoặc bổ sung mục còn thiếu.",
        )


RULE = Rule(
    code="ND202",
    slug="so-thu-tu-khong-lien",
    title="Số thứ tự nhảy cách hoặc sai thứ tự",
    severity=Severity.CANH_BAO,
    ref=("NUM-02",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
