"""Nhiều nơi nhận ghép trên một dòng.

Kiểm gì
    Một dòng có nhiều cơ quan nối bằng gạch nối, hoặc có “; -” ở giữa.
Vì sao
    Mỗi nơi nhận một dòng.
Ví dụ sai
    Nơi nhận 1: ghi - Thường trực Đảng ủy - Hội đồng nhân dân xã - Ủy ban nhân dân xã;
    Nơi nhận 1: ghi - Công an xã; - Trạm Y tế xã;
Ví dụ đúng
    Nơi nhận 1: ghi - Phòng Văn hóa - Xã hội;
    Nơi nhận 1: ghi - Thường trực Đảng ủy, HĐND, UBND xã;
Cách sửa
    Tách mỗi nơi nhận một dòng.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tên có gạch nối (“Phòng Văn hóa - Xã hội”, “Văn phòng HĐND - UBND”) và nhóm nối bằng dấu phẩy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.recipients import items
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.components.names import starts_body

if TYPE_CHECKING:
    from generator.check.subject import Subject

_GLUED = re.compile(r";\s*[-–+]\s*[^\W\d_]")
_SEVERAL = 3


def find(subject: Subject) -> Says:
    """Recipients that share a line."""
    found = [item for item in items(subject.form) if not item.filed]
    if not found:
        yield NotCheckable("không nhận ra danh sách nơi nhận")
    for item in found:
        parts = re.split(r"\s[-–]\s", item.text)
        if _GLUED.search(item.text) or (len(parts) >= _SEVERAL and all(starts_body(part) for part in parts)):
            yield at(item.stretch, "Nhiều nơi nhận ghép trên một dòng.", "Tách mỗi nơi nhận một dòng.")


RULE = Rule(
    code="TT016",
    slug="noi-nhan-ghep",
    title="Nhiều nơi nhận ghép trên một dòng",
    severity=Severity.CANH_BAO,
    ref=("RCP-06",),
    clause=(
        "Phụ lục I, Phần I, điểm d khoản 9 Mục II: “tên mỗi cơ quan, tổ chức, đơn vị và cá nhân hoặc mỗi nhóm cơ "
        "quan, tổ chức, đơn vị nhận văn bản được trình bày trên một dòng riêng”"
    ),
    find=find,
)
