"""Có thể thiếu dấu phẩy trong cụm từ.

Kiểm gì
    Cụm từ thường viết có dấu phẩy (thi đua, khen thưởng; lãnh đạo, chỉ đạo) bị mất dấu phẩy.
Vì sao
    Bảng cụm từ cố định của văn bản hành chính (standards/van_ban/cum_tu.yaml), mỗi cụm có độ tin cậy.
Ví dụ sai
    - Tăng cường lãnh đạo chỉ đạo, điều hành.
Ví dụ đúng
    - Tăng cường lãnh đạo, chỉ đạo, điều hành.
Cách sửa
    Thêm dấu phẩy nếu đúng là liệt kê.
Tự sửa được không
    Không.
Ngoại lệ
    Tên riêng viết hoa, phần trong ngoặc kép.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import Prose, Span, alternatives, data, inside, pattern
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Fixed phrases without their comma, and clauses that need one before them."""
    prose, (expression, meant) = subject.written, _phrases()
    for match in expression.finditer(prose.lower):
        start, end = match.span(1)
        if inside(_names(prose), start):
            continue
        words = squeeze(match[1])
        halves = meant.get(words)
        if halves is not None and not (halves[2] and prose.text[start].isupper() and not prose.opens(start)):
            yield prose.finding(
                start,
                end,
                f"“{squeeze(prose.text[start:end])}” có thể thiếu dấu phẩy (độ tin cậy {halves[3]:.0%}).",
                f"nếu là liệt kê, ghi “{halves[0]}, {halves[1]}”.",
            )


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool, float]]]:
    """One pattern for all phrases, and what each should be: halves, whether a capital makes it a name, confidence."""
    lists = data("cum_tu")
    meant: dict[str, tuple[str, str, bool, float]] = {}
    for group in lists["dau_phay"]:
        for phrase in group["cum"]:
            one, other = (half.strip() for half in phrase.split("|"))
            meant[f"{one} {other}"] = (one, other, True, group["tin"])
    for entry in lists["truoc_menh_de"]:
        one, _, other = entry["nen"].partition(", ")
        meant[entry["mau"]] = (one, other, False, entry["tin"])
    for phrase in lists["khong_phay"]:
        meant.pop(phrase, None)
    return pattern(rf"(?<!\w)(?<!\w[-–/])(?=({alternatives(meant)})(?!\w))"), meant


def _names(prose: Prose) -> tuple[Span, ...]:
    """Quotations, where the words are another's."""
    return prose.quoted


RULE = Rule(
    code="KT108",
    slug="thieu-dau-phay",
    title="Có thể thiếu dấu phẩy trong cụm từ",
    severity=Severity.GOI_Y,
    ref=("PUN-08",),
    clause="Quy tắc chung về dấu câu tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    confidence=0.8,
)
