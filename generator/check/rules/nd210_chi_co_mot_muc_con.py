"""Mục chỉ có một mục con.

Kiểm gì
    Có mục “1.” mà không có “2.”, có “a)” mà không có “b)” trong cùng một mục cha.
Vì sao
    Chia mục khi có từ hai ý trở lên; mục con duy nhất thường là dấu hiệu sót mục.
Ví dụ sai
    I. MỤC ĐÍCH
    1. Nâng cao nhận thức của cán bộ, công chức.
    II. NỘI DUNG
    Mở các lớp tập huấn.
Ví dụ đúng
    I. MỤC ĐÍCH
    Nâng cao nhận thức của cán bộ, công chức.
    II. NỘI DUNG
    Mở các lớp tập huấn.
Cách sửa
    Bỏ số thứ tự của mục con duy nhất, hoặc bổ sung mục còn thiếu.
Tự sửa được không
    Không.
Ngoại lệ
    Gạch đầu dòng.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.listing import BULLETS
from generator.check.rule import Rule, Says
from generator.check.steps import item_finding
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A numbered item without siblings below another one."""
    for item in subject.listing.items:
        if len(item.children) != 1 or item.children[0].scheme in BULLETS:
            continue
        child = item.children[0]
        if child.label is not None and child.label.values[-1:] == (1,):
            yield item_finding(
                subject,
                child,
                f"Mục “{child.label.raw}” là mục con duy nhất của mục trên nó.",
                "bỏ số thứ tự này, hoặc bổ sung mục còn thiếu.",
            )


RULE = Rule(
    code="ND210",
    slug="chi-co-mot-muc-con",
    title="Mục chỉ có một mục con",
    severity=Severity.GOI_Y,
    ref=("NUM-10",),
    clause="PL I, II.6.c: nội dung “được phân chia thành các phần, mục từ lớn đến nhỏ theo một trình tự nhất định”.",
    find=find,
)
