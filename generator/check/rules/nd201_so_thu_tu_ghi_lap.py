"""Số thứ tự ghi lặp trong cùng một cấp.

Kiểm gì
    Số La Mã, số Ả Rập và chữ cái đầu mục ghi hai lần ở cùng một cấp, trong cùng một mục cha.
Vì sao
    Số thứ tự lặp làm viện dẫn không còn chỉ được đúng chỗ; PL I, II.6.c: nội dung “được phân chia thành các phần, mục
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
    II. TỔ CHỨC THỰC HIỆN
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
    Đánh lại số thứ tự từ chỗ lặp.
Tự sửa được không
    Không.
Ngoại lệ
    Danh sách bắt đầu lại từ 1 sau một đoạn không có số; tiêu đề chép hai lần được báo ở mã ND204.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.listing import Item
from generator.check.rule import Rule, Says
from generator.check.steps import NO_NUMBERS, item_of, label_faults
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Ordinals that stand twice at one level; a list that starts anew after running text is none."""
    if not subject.listing.numbered:
        yield NO_NUMBERS
    headings = {(item.row.index, item.words) for item in subject.listing.items}
    for fault, (start, end) in label_faults(subject, "ND101"):
        item = item_of(subject, fault)
        if item is None or item.label is None or _restarts(subject, item) or _same_words(item):
            continue
        raw = item.label.raw
        yield subject.prose.finding(
            start,
            subject.prose.of(fault.row.index)[1] if item.is_heading else end,
            f"Số thứ tự “{raw}” đã dùng ở trên trong cùng một cấp.",
            "đánh lại số thứ tự từ chỗ này.",
            None if headings else Severity.CANH_BAO,
        )


def _restarts(subject: Subject, item: Item) -> bool:
    """True for a first ordinal behind a paragraph without one: a list of its own."""
    before = subject.body[item.row.index - 1].part.component if item.row.index else Component.DOAN
    return item.label is not None and item.label.values[-1:] == (1,) and before in (Component.DOAN, Component.MO_DAU)


def _same_words(item: Item) -> bool:
    """True for a heading written twice, which is told as such."""
    position = item.level.index(item)
    return position > 0 and fold(item.level[position - 1].words) == fold(item.words)


RULE = Rule(
    code="ND201",
    slug="so-thu-tu-ghi-lap",
    title="Số thứ tự ghi lặp trong cùng một cấp",
    severity=Severity.LOI,
    ref=("NUM-01",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
