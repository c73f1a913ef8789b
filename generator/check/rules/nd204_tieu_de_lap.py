"""Tiêu đề ghi hai lần.

Kiểm gì
    Hai tiêu đề cùng cấp, cùng mục cha có nguyên văn như nhau.
Vì sao
    Tiêu đề chép hai lần là lỗi soạn thảo, làm mục lục và viện dẫn nhầm lẫn.
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
    2. Tập huấn
    - Mở các lớp tập huấn kỹ năng số.
    III. TỔ CHỨC THỰC HIỆN
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
    Xóa một trong hai tiêu đề, hoặc ghi tiêu đề khác.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.listing import BULLETS, Item
from generator.check.rule import Rule, Says
from generator.check.steps import NO_NUMBERS, item_finding
from generator.check.texts import short
from generator.diagnostics import Severity
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Sibling headings, or neighbours with one number, that have the same words."""
    if not subject.listing.numbered:
        yield NO_NUMBERS
    for level in subject.listing.levels():
        seen: dict[str, Item] = {}
        for item in level:
            key = fold(item.words.rstrip(" .:;"))
            if item.scheme in BULLETS or len(key.split()) < _WORDS:
                continue
            first = seen.setdefault(key, item)
            if first is item:
                continue
            near = level.index(item) - level.index(first) == 1
            if not near and not (item.is_heading and first.is_heading):
                continue
            same_number = item.label is not None and first.label is not None and item.label.raw == first.label.raw
            yield item_finding(
                subject,
                item,
                f"Tiêu đề “{short(item.words)}” đã ghi ở trên.",
                "xóa tiêu đề thừa, hoặc ghi tiêu đề khác cho mục này.",
                None if same_number or near else Severity.CANH_BAO,
            )


# Shorter ones ("Mục đích") may come back with reason.
_WORDS: Final = 2


RULE = Rule(
    code="ND204",
    slug="tieu-de-lap",
    title="Tiêu đề ghi hai lần",
    severity=Severity.LOI,
    ref=("NUM-04",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
