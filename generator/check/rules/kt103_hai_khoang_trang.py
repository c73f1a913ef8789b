"""Nhiều khoảng trắng liền nhau.

Kiểm gì
    Giữa hai từ có từ hai khoảng trắng trở lên.
Vì sao
    Khoảng trắng thừa làm dòng canh đều giãn không đều.
Ví dụ sai
    - Tổ chức tuyên truyền,  phổ biến Kế hoạch này.
Ví dụ đúng
    - Tổ chức tuyên truyền, phổ biến Kế hoạch này.
Cách sửa
    Để lại một khoảng trắng.
Tự sửa được không
    Được: để lại một khoảng trắng.
Ngoại lệ
    Văn bản lấy từ tệp PDF (khoảng trắng do phần mềm đặt).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_DOUBLE: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# More often than once in so many characters the blanks come from a page layout that was turned into text.
_SPARSE: Final = 400


def find(subject: Subject) -> Says:
    """Two blanks or more inside a paragraph of the running text."""
    prose = subject.prose
    found = [m for m in _DOUBLE.finditer(prose.text) if prose.text[m.end() : m.end() + 1] not in "….."]
    wide = sum(len(match[0]) > _FEW for match in found)
    if subject.view.kind == "txt" and len(found) > _FEW and (wide > 1 or len(found) * _SPARSE > len(prose.text)):
        yield NotCheckable("tệp văn bản giữ khoảng trắng của trang in nên không biết người soạn gõ mấy khoảng trắng")
        return
    for match in found:
        start, end = prose.of(prose.index(match.start()))
        left = max(start, prose.text.rfind(" ", start, match.start()) + 1)
        right = re.compile(r"\S+").match(prose.text, match.end())
        last = min(end, right.end() if right else match.end())
        yield prose.finding(
            left,
            last,
            f"Có {len(match[0])} khoảng trắng liền nhau.",
            "để lại một khoảng trắng.",
            fix=f"{prose.text[left : match.start()]} {prose.text[match.end() : last]}",
        )


_FEW: Final = 3


RULE = Rule(
    code="KT103",
    slug="hai-khoang-trang",
    title="Nhiều khoảng trắng liền nhau",
    severity=Severity.CANH_BAO,
    ref=("PUN-03",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    fixable=True,
    kinds=("docx", "txt"),
)
