"""Vị trí dấu thanh không thống nhất.

Kiểm gì
    Cùng văn bản viết cả “hoá” và “hóa”, “uỷ” và “ủy”.
Vì sao
    Hai kiểu đều được dùng, nhưng một văn bản chỉ nên dùng một kiểu; máy tìm kiếm coi là hai chữ khác nhau.
Ví dụ sai
    - Văn hoá, giáo dục của xã.
    - Công nghiệp hóa, hiện đại hóa.
    - Cá nhân hóa dịch vụ.
Ví dụ đúng
    - Văn hóa, giáo dục của xã.
    - Công nghiệp hóa, hiện đại hóa.
Cách sửa
    Dùng một kiểu, nên theo “hòa, hóa, ủy, thủy”.
Tự sửa được không
    Không.
Ngoại lệ
    Tên riêng viết hoa.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, Prose, Span, times
from generator.diagnostics import Severity
from generator.text import without_tone_place

if TYPE_CHECKING:
    from generator.check.subject import Subject

_LETTER: Final = f"[{LOWER}{UPPER}]"
_NEW: Final = re.compile(rf"(?<!{_LETTER})(?:[{LOWER}]{{0,3}}(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]))(?!{_LETTER})")
_OLD: Final = re.compile(rf"(?<!{_LETTER})(?:[{LOWER}]{{0,3}}(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y))(?!{_LETTER})")


def find(subject: Subject) -> Says:
    """Syllables written both ways, one finding each; else one finding for the rarer way."""
    prose = subject.written
    old, new = _places(_OLD, prose), _places(_NEW, prose)
    if not old or not new:
        return
    more = sum(map(len, old.values())) >= sum(map(len, new.values()))
    common, rare = (old, new) if more else (new, old)
    both = [key for key in rare if key in common] or [next(iter(rare))]
    for key in both:
        start, end = rare[key][0]
        other = prose.text[slice(*next(iter(common.get(key) or common[next(iter(common))])))]
        yield prose.finding(
            start,
            end,
            f"Dấu thanh “{prose.text[start:end]}”{times(len(rare[key]))} đặt khác chỗ khác (“{other}”).",
            f"viết một kiểu trong cả văn bản; phần lớn văn bản này viết như “{other}”.",
        )


def _places(expression: re.Pattern[str], prose: Prose) -> dict[str, list[Span]]:
    """Where each syllable stands, in small letters only: names keep their own spelling."""
    found: dict[str, list[Span]] = defaultdict(list)
    for match in expression.finditer(prose.text):
        found[without_tone_place(match[0])].append(match.span())
    return found


RULE = Rule(
    code="KT123",
    slug="dau-thanh-khong-thong-nhat",
    title="Vị trí dấu thanh không thống nhất",
    severity=Severity.CANH_BAO,
    ref=("SPL-03",),
    clause=(
        "NĐ 30/2020/NĐ-CP không quy định vị trí dấu thanh; Phụ lục I viết “HÒA” (II.1.a). Thống nhất trong một văn bản."
    ),
    find=find,
)
