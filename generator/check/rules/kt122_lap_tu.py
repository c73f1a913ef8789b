"""Lặp từ.

Kiểm gì
    Một từ viết hai lần liền nhau (tỉnh tỉnh, và và).
Vì sao
    Lỗi khi gõ hoặc khi cắt dán.
Ví dụ sai
    - Cờ thi đua của Ủy ban nhân dân tỉnh tỉnh.

    - Các cơ quan thực hiện thực hiện Kế hoạch này.
Ví dụ đúng
    - Cờ thi đua của Ủy ban nhân dân tỉnh.
Cách sửa
    Xóa từ thừa.
Tự sửa được không
    Không.
Ngoại lệ
    Từ láy (dần dần, thường thường); tên ghép (Ban Xây dựng Đảng Đảng ủy).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, data
from generator.check.words import is_compound
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_ONE: Final = re.compile(rf"(?<![\w-])([{LOWER}{UPPER}]+)[ \u00a0]([{LOWER}{UPPER}]+)(?![\w-])")
_BEFORE: Final = re.compile(rf"([{LOWER}{UPPER}]+)[ \u00a0]\Z")
_TWO: Final = re.compile(rf"(?<![\w-])([{LOWER}]+ [{LOWER}]+) \1(?![\w-])")


def find(subject: Subject) -> Says:
    """A syllable or a pair said twice; reduplicated words and names ("Xây dựng Đảng Đảng ủy") aside."""
    prose, lists = subject.written, data("cum_tu")
    wrong, right = frozenset(lists["lap_sai"]), frozenset(lists["lap_dung"])
    for first in re.finditer(rf"(?<![\w-])([{LOWER}]+)(?=[ \u00a0\n]\1(?![\w-]))", prose.text):
        word = first[1]
        start, end = first.start(), first.end() + 1 + len(word)
        if word in right or "\n" in prose.text[start:end]:
            continue
        before = _BEFORE.search(prose.text[max(0, start - 10) : start])
        if word not in wrong and before is not None and is_compound(before[1], word):
            continue
        likely = Severity.CANH_BAO if word in lists["lap_ngo"] else Severity.GOI_Y
        yield prose.finding(
            start,
            end,
            f"Lặp từ “{word} {word}”.",
            f"ghi “{word}” một lần.",
            None if word in wrong else likely,
        )
    for match in _TWO.finditer(prose.text):
        if len(set(match[1].split())) > 1:
            yield prose.finding(
                match.start(), match.end(), f"Lặp từ “{match[0]}”.", f"ghi “{match[1]}” một lần.", Severity.CANH_BAO
            )


RULE = Rule(
    code="KT122",
    slug="lap-tu",
    title="Lặp từ",
    severity=Severity.LOI,
    ref=("SPL-02",),
    clause="Quy tắc chính tả tiếng Việt; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
