"""Thiếu khoảng trắng sau dấu câu.

Kiểm gì
    Sau dấu phẩy, chấm phẩy, hai chấm, chấm có khoảng trắng không.
Vì sao
    Chữ dính vào dấu câu làm máy tìm kiếm không tách được từ và khó đọc.
Ví dụ sai
    - Tổ chức tuyên truyền,phổ biến Kế hoạch này.

    - Mở lớp tập huấn.Tổng hợp kết quả.
Ví dụ đúng
    - Tổ chức tuyên truyền, phổ biến Kế hoạch này.
Cách sửa
    Thêm một khoảng trắng sau dấu câu.
Tự sửa được không
    Được: thêm một khoảng trắng sau dấu.
Ngoại lệ
    Số thập phân, giờ, địa chỉ trang thông tin, thư điện tử, ký hiệu văn bản.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, inside
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_COMMA: Final = re.compile(rf"(?<=[{LOWER}0-9”)])[,;](?=[{LOWER}{UPPER}“])|(?<=[{LOWER}]):(?=[{LOWER}{UPPER}])")
_STOP: Final = re.compile(rf"(?<=[{LOWER}]{{2}})\.(?=[{UPPER}][{LOWER}])")
_CODE: Final = re.compile(r"[\w&./-]*[/&@\\][\w&./-]*")


def find(subject: Subject) -> Says:
    """Commas, semicolons, colons and stops glued to the next word; addresses and codes aside."""
    prose = subject.written
    weaker = Severity.CANH_BAO if subject.view.kind == "pdf" else None
    for found in (_COMMA, _STOP):
        for match in found.finditer(prose.text):
            at = match.start()
            left = re.search(r"\S*\Z", prose.text[max(0, at - 40) : at])
            right = re.match(r"\S*", prose.text[at : at + 40])
            word = (left[0] if left else "") + (right[0] if right else "")
            if inside(prose.addresses, at) or _CODE.search(word) or re.search(r"\d,\w\d|v\.v", word):
                continue
            start, end = at - len(left[0] if left else ""), at + len(right[0] if right else ".")
            yield prose.finding(
                start,
                end,
                f"Thiếu khoảng trắng sau dấu “{match[0]}”.",
                f"ghi “{match[0]} ” rồi mới đến chữ tiếp theo.",
                weaker,
                f"{prose.text[start : at + 1]} {prose.text[at + 1 : end]}",
            )


RULE = Rule(
    code="KT101",
    slug="thieu-cach-sau-dau-cau",
    title="Thiếu khoảng trắng sau dấu câu",
    severity=Severity.LOI,
    ref=("PUN-01",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    fixable=True,
)
