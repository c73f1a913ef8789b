"""“Khoản”, “Điểm” viết hoa khi viện dẫn.

Kiểm gì
    Chữ “khoản”, “điểm” viết hoa ở giữa câu khi viện dẫn.
Vì sao
    PL II, V.7 chỉ viết hoa phần, chương, mục, tiểu mục, điều; ví dụ của điểm này viết thường “điểm a khoản 2”.
Ví dụ sai
    - Thực hiện theo Khoản 2 Điều 5 Luật Giao dịch điện tử.
Ví dụ đúng
    - Thực hiện theo khoản 2 Điều 5 Luật Giao dịch điện tử.
Cách sửa
    Viết thường.
Tự sửa được không
    Không.
Ngoại lệ
    Chữ đầu câu.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_WRONG: Final = re.compile(
    r"(?<!\w)(?:Khoản \d+[a-zđ]?|Điểm [a-zđ](?![\w)])|Điểm \d+(?:\.\d+)*)"
    r"(?=[,;]? (?:[Kk]hoản|[Đđ]iều|Mục|Phụ lục|Nghị|Luật|Thông|Quyết))"
)


def find(subject: Subject) -> Says:
    """Capitals in the middle of a sentence, before an article or a document."""
    prose = subject.prose
    for match in _WRONG.finditer(prose.text):
        if not prose.opens(match.start()):
            words = squeeze(match[0])
            small = words[0].lower() + words[1:]
            yield prose.finding(
                match.start(), match.end(), f"“{words}” viết hoa khi viện dẫn.", f"viết “{small}”.", None, small
            )


RULE = Rule(
    code="VH008",
    slug="khoan-diem-viet-hoa",
    title="“Khoản”, “Điểm” viết hoa khi viện dẫn",
    severity=Severity.CANH_BAO,
    ref=("CAP-08",),
    clause="PL II, V.7: “Căn cứ điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự”.",
    find=find,
)
