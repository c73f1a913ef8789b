"""Đoạn không có dấu câu ở cuối.

Kiểm gì
    Đoạn văn, gạch đầu dòng dài có dấu câu ở cuối không.
Vì sao
    Đoạn không có dấu kết thúc dễ là đoạn bị cắt mất chữ.
Ví dụ sai
    - Tổ chức tuyên truyền sâu rộng Kế hoạch này đến từng hộ gia đình.
    - Mở các lớp tập huấn kỹ năng số cho cán bộ, công chức và Nhân dân
    - Tổng hợp kết quả, báo cáo theo quy định.
Ví dụ đúng
    - Tổ chức tuyên truyền sâu rộng Kế hoạch này đến từng hộ gia đình.
    - Mở các lớp tập huấn kỹ năng số cho cán bộ, công chức và Nhân dân.
Cách sửa
    Thêm dấu chấm hoặc chấm phẩy ở cuối đoạn.
Tự sửa được không
    Không.
Ngoại lệ
    Tiêu đề, dòng dẫn vào bảng, dòng bị ngắt trang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.listing import BULLETS
from generator.check.rule import Rule, Says
from generator.check.steps import gaps_in_pages, item_finding, leaf
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_LONG: Final = 50


def find(subject: Subject) -> Says:
    """Long bullets without a final mark among siblings that have one; not before a table or a broken line."""
    for level in subject.listing.levels():
        bullets = [item for item in level if item.scheme in BULLETS and leaf(item) and item.words]
        ended = [item for item in bullets if item.words[-1] in _ENDS]
        open_ones = [item for item in bullets if item.words[-1].isalnum() and len(item.words) >= _LONG]
        if len(ended) <= len(open_ones):
            continue
        for item in open_ones:
            if not gaps_in_pages(subject, subject.prose, item.row.index):
                yield item_finding(
                    subject, item, "Đoạn không có dấu câu ở cuối.", "thêm dấu “.” hoặc “;” ở cuối đoạn.", tail=40
                )


_ENDS: Final = ".;:,!?…”)"


RULE = Rule(
    code="KT107",
    slug="thieu-dau-cuoi-cau",
    title="Đoạn không có dấu câu ở cuối",
    severity=Severity.CANH_BAO,
    ref=("PUN-07",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
