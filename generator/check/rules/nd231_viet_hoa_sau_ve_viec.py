"""Viết hoa sau “về việc”, “về”.

Kiểm gì
    Động từ mở đầu trích yếu viết hoa ở giữa câu.
Vì sao
    Sau “về việc” không bắt đầu câu mới, PL II, I không cho viết hoa.
Ví dụ sai
    - Theo Kế hoạch số 47/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân xã về việc Thực hiện chuyển đổi số.
Ví dụ đúng
    - Theo Kế hoạch số 47/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân xã về việc thực hiện chuyển đổi số.
Cách sửa
    Viết thường chữ đầu sau “về việc”, “về”.
Tự sửa được không
    Không.
Ngoại lệ
    Tên riêng, tên cơ quan, tên văn bản, tên phong trào sau “về”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import alternatives, data, inside
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Verbs in capitals after "về việc" and "về"."""
    verbs = alternatives(data("viet_hoa")["sau_ve"])
    laws = tuple((cite.start, cite.end) for cite in subject.cites if cite.v.la_luat)
    for match in subject.prose.matches(rf"(?<!\w)(?:[Vv]ề việc|[Vv]/v|[Vv]ề) ({verbs})(?!\w)"):
        if inside(laws, match.start()):
            continue
        words = match[1]
        small = words[0].lower() + words[1:]
        yield subject.prose.finding(
            match.start(), match.end(), f"“{squeeze(words)}” viết hoa ở giữa câu.", f"viết “{squeeze(small)}”."
        )


RULE = Rule(
    code="ND231",
    slug="viet-hoa-sau-ve-viec",
    title="Viết hoa sau “về việc”, “về”",
    severity=Severity.CANH_BAO,
    ref=("CIT-11",),
    clause=(
        "PL II, I: “Viết hoa chữ cái đầu âm tiết thứ nhất của một câu hoàn chỉnh: Sau dấu chấm câu (.); sau "
        "dấu chấm hỏi (?); sau dấu chấm than (!) và khi xuống dòng”."
    ),
    find=find,
)
