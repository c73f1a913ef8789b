"""Tiêu đề không có nội dung bên dưới.

Kiểm gì
    Mục La Mã hoặc số thứ tự đứng một mình, không có nội dung nào bên dưới.
Vì sao
    Tiêu đề trống là phần nội dung bị sót khi soạn thảo.
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
    III. TỔ CHỨC THỰC HIỆN
    IV. KINH PHÍ
    Từ ngân sách xã.
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
    Viết nội dung dưới tiêu đề, hoặc bỏ tiêu đề.
Tự sửa được không
    Không.
Ngoại lệ
    Tiêu đề có bảng hoặc đoạn văn ngay bên dưới.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.listing import BULLETS, Item
from generator.check.rule import Rule, Says
from generator.check.steps import item_finding, leaf
from generator.check.texts import short
from generator.diagnostics import Severity
from generator.outline import Scheme
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Headings with nothing below, a table or a further paragraph included."""
    for item in subject.listing.items:
        if not item.words and leaf(item) and item.label is not None and item.scheme not in BULLETS:
            yield item_finding(
                subject, item, f"Mục “{item.label.raw}” không có chữ nào.", "ghi nội dung hoặc xóa dòng này."
            )
        elif item.scheme is Scheme.LA_MA and leaf(item) and item.words.isupper() and not _last(subject, item):
            yield item_finding(
                subject,
                item,
                f"Tiêu đề “{short(item.words)}” không có nội dung nào bên dưới.",
                "viết nội dung dưới tiêu đề, hoặc xóa tiêu đề này.",
            )


def _last(subject: Subject, item: Item) -> bool:
    """True when what follows is the closing, or something that is not read as the body."""
    following = item.row.index + 1
    if following >= len(subject.body):
        return True
    return subject.body[following].part.component not in (Component.MUC, Component.PHAN)


RULE = Rule(
    code="ND208",
    slug="tieu-de-trong",
    title="Tiêu đề không có nội dung bên dưới",
    severity=Severity.CANH_BAO,
    ref=("NUM-08",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
