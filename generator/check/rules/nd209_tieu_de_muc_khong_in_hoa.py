"""Tiêu đề mục La Mã không in hoa.

Kiểm gì
    Tiêu đề của mục đánh số La Mã có in hoa không.
Vì sao
    PL I, Mục V, dòng 6b: “Số thứ tự và tiêu đề của mục”: in hoa, cỡ 13 - 14, đứng, đậm; ví dụ “I. NHỮNG KẾT QUẢ...”.
Ví dụ sai
    I. MỤC ĐÍCH, YÊU CẦU
    1. Mục đích
    - Nâng cao nhận thức của cán bộ, công chức.
    2. Yêu cầu
    - Bảo đảm thiết thực, hiệu quả.
    II. Nội dung
    1. Tuyên truyền
    - Đăng tin, bài trên trang thông tin điện tử.
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
    Viết tiêu đề mục bằng chữ in hoa.
Tự sửa được không
    Không.
Ngoại lệ
    Chữ thường được định dạng hiện thành in hoa (All caps).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.steps import item_finding
from generator.check.texts import short
from generator.diagnostics import Severity
from generator.outline import Scheme

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Titles of Roman numbered sections in small letters, also in the run's formatting."""
    for item in subject.listing.items:
        if item.scheme is not Scheme.LA_MA or not item.is_heading or item.words.isupper():
            continue
        letters = [char for char in item.words if char.isalpha()]
        stretch = subject.body[item.row.index]
        shown_caps = any(run.caps for run in stretch.block.runs if run.text.strip())
        if letters and not shown_caps and not item.level[0].row.prefix:
            yield item_finding(
                subject,
                item,
                f"Tiêu đề mục “{short(item.words)}” viết chữ thường.",
                f"viết “{short(item.words.rstrip('.:').upper())}”.",
            )


RULE = Rule(
    code="ND209",
    slug="tieu-de-muc-khong-in-hoa",
    title="Tiêu đề mục La Mã không in hoa",
    severity=Severity.CANH_BAO,
    ref=("NUM-09",),
    clause=(
        "PL I, Mục V, dòng 6b: “Số thứ tự và tiêu đề của mục”: in hoa, cỡ 13 - 14, đứng, đậm; ví dụ “I. NHỮNG"
        " KẾT QUẢ...”."
    ),
    find=find,
)
