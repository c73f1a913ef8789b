"""Viết tắt trước tên đầy đủ.

Kiểm gì
    Câu ban hành dùng “UBND”; chữ “UBND”, “HĐND” xuất hiện trước tên đầy đủ.
Vì sao
    Câu ban hành ghi tên đầy đủ của cơ quan như ở đầu trang (PL I, II.2.a: “tên chính thức, đầy đủ của cơ quan, tổ
    chức”).
Ví dụ sai
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số.
    UBND xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 như sau:
Ví dụ đúng
    - Báo cáo Ủy ban nhân dân xã.
Cách sửa
    Viết đầy đủ ở câu ban hành và ở lần đầu.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The issuing sentence with "UBND"; a short form before the full one."""
    prose = subject.prose
    for match in prose.matches(r"(?<!\w)(?:UBND|HĐND)(?: \w+){1,8}? (?:xây dựng|ban hành) (?:Kế hoạch|kế hoạch)"):
        if prose.stretches[prose.index(match.start())].part.component is Component.MO_DAU:
            yield prose.finding(
                match.start(), match.end(), "Câu ban hành viết tắt tên cơ quan.", "viết đầy đủ: “Ủy ban nhân dân ...”."
            )
            return
    for brief, full in (("UBND", "ủy ban nhân dân"), ("HĐND", "hội đồng nhân dân")):
        first = re.search(rf"(?<![\w/-]){brief}(?![\w/-])", prose.text)
        whole = re.search(full.replace("ủy", "(?:ủy|uỷ)"), prose.lower)
        if first is not None and whole is not None and first.start() < whole.start():
            yield prose.finding(
                first.start(), first.end(), f"“{brief}” dùng trước khi viết đầy đủ.", "viết đầy đủ ở lần đầu."
            )


RULE = Rule(
    code="KT133",
    slug="viet-tat-truoc-ten-day-du",
    title="Viết tắt trước tên đầy đủ",
    severity=Severity.GOI_Y,
    ref=("ABR-03",),
    clause=(
        "NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ "
        "thông dụng”. Thói quen: giải thích khi dùng lần đầu."
    ),
    find=find,
)
