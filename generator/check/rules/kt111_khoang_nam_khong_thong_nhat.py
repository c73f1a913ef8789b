"""Cách viết khoảng năm không thống nhất.

Kiểm gì
    Khoảng năm viết “2025-2030” và “2025 - 2030” lẫn lộn; viết “từ 2025 - 2027”.
Vì sao
    Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng. “Từ” đi với “đến”; dấu gạch thay
    cho cả “từ ... đến”.
Ví dụ sai
    - Giai đoạn 1 (từ 2026 - 2027): tổ chức thực hiện.
Ví dụ đúng
    - Giai đoạn 1 (2026 - 2027): tổ chức thực hiện.
Cách sửa
    Viết “2026 - 2027” hoặc “từ năm 2026 đến năm 2027”.
Tự sửa được không
    Không.
Ngoại lệ
    Số, ký hiệu văn bản.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import mixed
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_RANGE: Final = re.compile(r"(?<![\d/.])(?:19|20)\d\d( ?)[-–]( ?)(?:19|20)\d\d(?![\d/])")


def find(subject: Subject) -> Says:
    """Two ways of writing a range of years; "từ" with a dash."""
    prose = subject.written
    for match in prose.matches(r"(?<!\w)[Tt]ừ (?:năm )?(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"):
        message = f"“{squeeze(match[0])}”: “từ” không đi với dấu gạch."
        yield prose.finding(match.start(), match.end(), message, "viết “từ ... đến ...”, hoặc bỏ chữ “từ”.")
    tight = [m.span() for m in _RANGE.finditer(prose.text) if not (m[1] or m[2])]
    loose = [m.span() for m in _RANGE.finditer(prose.text) if m[1] and m[2]]
    message = "Khoảng năm viết hai kiểu: {it} và {nhieu}."
    yield from mixed(prose, tight, loose, message, "dùng một kiểu, nên viết “2025 - 2030”.")


RULE = Rule(
    code="KT111",
    slug="khoang-nam-khong-thong-nhat",
    title="Cách viết khoảng năm không thống nhất",
    severity=Severity.GOI_Y,
    ref=("PUN-11",),
    clause="Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
