"""Tên loại của chính văn bản viết thường.

Kiểm gì
    “kế hoạch này” viết thường; “Kế hoạch” viết hoa khi nói về kế hoạch chung của các cơ quan khác.
Vì sao
    PL II, V.6: văn bản cụ thể thì viết hoa, nói chung thì viết thường.
Ví dụ sai
    - Các cơ quan thực hiện nghiêm kế hoạch này.
Ví dụ đúng
    - Các cơ quan thực hiện nghiêm Kế hoạch này.
Cách sửa
    Viết “Kế hoạch này”.
Tự sửa được không
    Không.
Ngoại lệ
    Kế hoạch nói chung (xây dựng kế hoạch) viết thường.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The document's own type in small letters before "này"; a general plan with a capital (suggestion)."""
    kind = subject.recognised.type
    if kind is None or kind.ten not in _TYPES:
        return
    prose = subject.prose
    small = kind.ten[0].lower() + kind.ten[1:]
    for match in prose.matches(rf"(?<!\w){small} này(?!\w)"):
        named = f"{kind.ten} này"
        yield prose.finding(
            match.start(), match.end(), f"“{squeeze(match[0])}” viết thường.", f"viết “{named}”.", None, named
        )
    who = "(?:[Cc]ác cơ quan, đơn vị|[Cc]ác đơn vị|[Cc]ác địa phương)"
    made = "(?:chủ động )?(?:xây dựng, ban hành|xây dựng|ban hành)"
    for match in prose.matches(rf"{who} {made} {kind.ten}(?!\w)(?! (?:này|số))"):
        yield prose.finding(
            match.end() - len(kind.ten),
            match.end(),
            f"“{kind.ten}” viết hoa khi nói về {small} của các cơ quan khác.",
            f"viết “{small}”.",
            Severity.GOI_Y,
        )


_TYPES: Final = ("Kế hoạch", "Quyết định", "Nghị quyết", "Chỉ thị", "Quy chế", "Nghị định", "Thông tư", "Luật")


RULE = Rule(
    code="VH007",
    slug="ke-hoach-nay-viet-thuong",
    title="Tên loại của chính văn bản viết thường",
    severity=Severity.CANH_BAO,
    ref=("CAP-07",),
    clause="PL II, V.6: “Viết hoa chữ cái đầu của tên loại văn bản ... trong trường hợp nói đến một văn bản cụ thể”.",
    find=find,
)
