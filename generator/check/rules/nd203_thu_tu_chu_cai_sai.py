"""Thứ tự chữ cái của điểm sai.

Kiểm gì
    Chữ cái đầu các điểm có theo thứ tự a b c d đ e g h i k l m n o p q r s t u v x y không.
Vì sao
    PL I, II.6.đ: “Thứ tự các điểm trong mỗi khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái tiếng Việt,
    sau có dấu đóng ngoặc đơn”. Bảng chữ cái tiếng Việt có “đ” sau “d”, không có f, j, w, z.
Ví dụ sai
    1. Đối tượng tập huấn
    a) Cán bộ, công chức của xã.
    b) Trưởng thôn, bí thư chi bộ.
    c) Giáo viên, nhân viên y tế.
    d) Đoàn viên, hội viên.
    e) Người dân có nhu cầu.

    1. Đối tượng tập huấn
    a) Cán bộ, công chức của xã.
    b) Trưởng thôn, bí thư chi bộ.
    c) Giáo viên, nhân viên y tế.
    d) Đoàn viên, hội viên.
    f) Người dân có nhu cầu.
Ví dụ đúng
    1. Đối tượng tập huấn
    a) Cán bộ, công chức của xã.
    b) Trưởng thôn, bí thư chi bộ.
    c) Giáo viên, nhân viên y tế.
    d) Đoàn viên, hội viên.
    đ) Người dân có nhu cầu.
Cách sửa
    Đánh lại chữ cái từ chỗ sai.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import NotCheckable, Rule, Says
from generator.check.steps import label_faults
from generator.diagnostics import Severity
from generator.outline import Scheme

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Letters that are not those of the alphabet, or out of its order."""
    if not any(item.scheme is Scheme.CHU for item in subject.listing.items):
        yield NotCheckable("văn bản không có điểm đánh thứ tự bằng chữ cái")
    for fault, (start, end) in label_faults(subject, "ND103"):
        mend = fault.found.mend.partition(";")[0].removesuffix(".")
        yield subject.prose.finding(
            start, end, fault.found.message, f"{mend}; thứ tự là a b c d đ e g h i k l ..., không có f, j, w, z."
        )


RULE = Rule(
    code="ND203",
    slug="thu-tu-chu-cai-sai",
    title="Thứ tự chữ cái của điểm sai",
    severity=Severity.LOI,
    ref=("NUM-03",),
    clause=(
        "PL I, II.6.đ: “Thứ tự các điểm trong mỗi khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái "
        "tiếng Việt, sau có dấu đóng ngoặc đơn”."
    ),
    find=find,
)
