"""Có thể sai chính tả.

Kiểm gì
    Âm tiết không có trong tiếng Việt (dính chữ, đặt nhầm dấu); cặp từ chỉ khác từ quen dùng một dấu (phòng trào -
    phong trào); từ hay viết nhầm; tên riêng viết sai chữ hoa (VNeID).
Vì sao
    So với bảng âm tiết và bảng từ ghép (standards/van_ban); là gợi ý, người soạn quyết định.
Ví dụ sai
    - Tăng cường công tác giảm sát việc thựchiện Kế hoạch này.
Ví dụ đúng
    - Tăng cường công tác giám sát việc thực hiện Kế hoạch này.
Cách sửa
    Xem lại chữ được nêu.
Tự sửa được không
    Không.
Ngoại lệ
    Từ nước ngoài, ký hiệu, chữ viết tắt, tên riêng viết hoa.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import data, inside, short
from generator.check.words import odd_syllables, unlike_pairs
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Odd syllables, pairs that look like a common word, known confusions, names."""
    prose = subject.written
    for slip in odd_syllables(prose.text):
        word = prose.text[slip.start : slip.end]
        if not inside(prose.addresses, slip.start):
            yield prose.finding(
                slip.start,
                slip.end,
                f"“{word}” không phải âm tiết tiếng Việt (độ tin cậy {slip.confidence:.0%}).",
                "xem lại: có thể dính chữ hoặc đặt nhầm dấu.",
            )
    for slip in unlike_pairs(prose.text):
        words = short(prose.text[slip.start : slip.end])
        yield prose.finding(
            slip.start,
            slip.end,
            f"“{words}” có thể là “{slip.meant}” (độ tin cậy {slip.confidence:.0%}).",
            f"nếu đúng là nhầm, ghi “{slip.meant}”.",
        )
    for expression, meant, confidence in _known():
        for match in prose.phrase(expression):
            wrong = squeeze(match[0])
            yield prose.finding(
                match.start(),
                match.end(),
                f"“{wrong}” có thể là “{meant.strip()}” (độ tin cậy {confidence:.0%}).",
                f"nếu đúng là nhầm, ghi “{meant.strip()}”.",
            )


@cache
def _known() -> tuple[tuple[str, str, float], ...]:
    lists = data("cum_tu")
    found = [(entry["sai"], entry["dung"], entry["tin"]) for entry in lists["thuc_tu"]]
    for right, wrong in lists["ten_rieng"].items():
        found.append(("|".join(wrong), right, 0.95))
    return tuple(found)


RULE = Rule(
    code="KT121",
    slug="nghi-sai-chinh-ta",
    title="Có thể sai chính tả",
    severity=Severity.GOI_Y,
    ref=("SPL-01",),
    clause="Quy tắc chính tả tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    confidence=0.7,
)
