"""Viết hoa sau dấu chấm phẩy.

Kiểm gì
    Từ thường viết hoa ngay sau dấu chấm phẩy trong cùng dòng.
Vì sao
    Dấu chấm phẩy không kết thúc câu; PL II, I không cho viết hoa sau dấu này.
Ví dụ sai
    - Tổ chức tuyên truyền; Xây dựng chuyên mục trên trang thông tin điện tử.
Ví dụ đúng
    - Tổ chức tuyên truyền; xây dựng chuyên mục trên trang thông tin điện tử.
Cách sửa
    Viết thường sau dấu chấm phẩy.
Tự sửa được không
    Không.
Ngoại lệ
    Tên riêng, tên cơ quan, tên văn bản.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import UPPER, alternatives, data
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Verbs and function words with a capital after ";" on one line."""
    words = alternatives(data("viet_hoa")["tu_thuong"])
    for match in subject.prose.matches(rf"; +({words})(?!\w)(?! [{UPPER}])"):
        if subject.prose.stretches[subject.prose.index(match.start())].part.component is Component.CAN_CU:
            continue
        yield subject.prose.finding(
            match.start(),
            match.end(),
            f"“{squeeze(match[1])}” viết hoa sau dấu chấm phẩy.",
            f"viết “{squeeze(match[1][0].lower() + match[1][1:])}”, hoặc đổi dấu “;” thành dấu “.”.",
        )


RULE = Rule(
    code="KT110",
    slug="viet-hoa-sau-cham-phay",
    title="Viết hoa sau dấu chấm phẩy",
    severity=Severity.CANH_BAO,
    ref=("PUN-10",),
    clause=(
        "PL II, I: “Viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh: Sau dấu chấm câu (.); sau "
        "dấu chấm hỏi (?); sau dấu chấm than (!) và khi xuống dòng”."
    ),
    find=find,
)
