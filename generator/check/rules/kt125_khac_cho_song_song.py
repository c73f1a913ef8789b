"""Cùng một tên mà chữ khác nhau.

Kiểm gì
    Tên phong trào, tên đề án trong ngoặc kép viết ở nhiều chỗ có sai khác một vài chữ.
Vì sao
    Cùng một tên thì phải viết như nhau; chỗ khác có thể là chữ bị rơi hoặc gõ nhầm.
Ví dụ sai
    - Phong trào “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”.
    - Hưởng ứng phong trào “Cả nước thi đua đổi mới sáng tạo, chuyển đổi số”.
Ví dụ đúng
    - Phong trào “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”.
    - Hưởng ứng phong trào “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”.
Cách sửa
    Đối chiếu, ghi thống nhất.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import short
from generator.diagnostics import Severity
from generator.text import fold, squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_LEAST: Final = 24
_LIKE: Final = 0.85


def find(subject: Subject) -> Says:
    """Long quoted names that are nearly, but not quite, the same."""
    prose = subject.written
    first: dict[str, str] = {}
    for start, end in prose.quoted:
        words = squeeze(prose.text[start + 1 : end - 1])
        key = fold(words)
        if len(key) < _LEAST or key in first:
            continue
        twin = next((one for one in first if _alike(one, key)), None)
        first[key] = words
        if twin is not None:
            message = f"Tên này gần giống “{short(first[twin])}” nhưng khác vài chữ."
            yield prose.finding(start, end, message, "đối chiếu, ghi thống nhất.")


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > _LEAST:
        return False
    return SequenceMatcher(None, one.split(), other.split()).ratio() >= _LIKE


RULE = Rule(
    code="KT125",
    slug="khac-cho-song-song",
    title="Cùng một tên mà chữ khác nhau",
    severity=Severity.GOI_Y,
    ref=("SPL-05",),
    clause="Thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
    confidence=0.7,
)
