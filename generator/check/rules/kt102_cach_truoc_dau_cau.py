"""Khoảng trắng trước dấu câu.

Kiểm gì
    Trước dấu phẩy, chấm, chấm phẩy, hai chấm có khoảng trắng không.
Vì sao
    Dấu câu đặt liền chữ đứng trước; khoảng trắng thừa có thể đẩy dấu câu xuống dòng dưới.
Ví dụ sai
    - Tổ chức tuyên truyền , phổ biến Kế hoạch này.

    - Hoàn thành trong quý I năm 2026 .
Ví dụ đúng
    - Tổ chức tuyên truyền, phổ biến Kế hoạch này.
Cách sửa
    Xóa khoảng trắng trước dấu câu.
Tự sửa được không
    Được: xóa khoảng trắng trước dấu.
Ngoại lệ
    Dấu ba chấm, dãy chấm để điền, “./.”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_BLANK: Final = re.compile(r"(?<=[\w”)%])[ \u00a0]+([,;:.?!])(?=[\s”)]|\Z)(?!\.)")


def find(subject: Subject) -> Says:
    """Blanks before a mark; ellipses and "./." aside. In a PDF they may come from the extraction."""
    prose = subject.written
    weaker = Severity.CANH_BAO if subject.view.kind == "pdf" else None
    for match in _BLANK.finditer(prose.text):
        line = prose.text.rfind(" ", 0, match.start()) + 1
        line = max(line, prose.of(prose.index(match.start()))[0])
        fixed = prose.text[line : match.start()] + match[1]
        message, mend = f"Có khoảng trắng trước dấu “{match[1]}”.", "xóa khoảng trắng trước dấu câu."
        yield prose.finding(line, match.end(), message, mend, weaker, fixed)


RULE = Rule(
    code="KT102",
    slug="cach-truoc-dau-cau",
    title="Khoảng trắng trước dấu câu",
    severity=Severity.LOI,
    ref=("PUN-02",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    fixable=True,
)
