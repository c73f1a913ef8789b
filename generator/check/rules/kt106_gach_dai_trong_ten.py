"""Gạch ngang dài và gạch nối lẫn lộn trong tên.

Kiểm gì
    Tên cơ quan có chỗ viết bằng gạch dài (–), có chỗ bằng gạch nối (-).
Vì sao
    Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.
Ví dụ sai
    - Phòng Văn hóa – Xã hội chủ trì.
    - Hội đồng Thi đua - Khen thưởng xã tổng hợp.
Ví dụ đúng
    - Phòng Văn hóa - Xã hội chủ trì.
    - Hội đồng Thi đua - Khen thưởng xã tổng hợp.
Cách sửa
    Dùng gạch nối (-), có cách chữ.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, Span, short, times
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_NAME: Final = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{LOWER}]+)? ([-–]) [{UPPER}][{LOWER}]+(?: [{LOWER}]+)?")


def find(subject: Subject) -> Says:
    """Names joined with an EN DASH where the document joins names with a hyphen too."""
    prose = subject.written
    dashes: list[Span] = []
    hyphens: list[Span] = []
    for match in _NAME.finditer(prose.text):
        (dashes if match[1] == "–" else hyphens).append(match.span())
    if dashes and hyphens:
        start, end = dashes[0]
        other = short(prose.text[hyphens[0][0] : hyphens[0][1]])
        yield prose.finding(
            start,
            end,
            f"Tên viết bằng gạch dài (–){times(len(dashes))}, chỗ khác viết bằng gạch nối: “{other}”.",
            f"ghi “{short(prose.text[start:end]).replace('–', '-')}” trong cả văn bản.",
        )


RULE = Rule(
    code="KT106",
    slug="gach-dai-trong-ten",
    title="Gạch ngang dài và gạch nối lẫn lộn trong tên",
    severity=Severity.CANH_BAO,
    ref=("PUN-06",),
    clause=(
        "PL I, II.1.b: “giữa các cụm từ có gạch nối (-), có cách chữ”; các ví dụ của Phụ lục I đều dùng gạch nối (-)."
    ),
    find=find,
)
