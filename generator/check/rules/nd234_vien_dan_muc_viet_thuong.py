"""Viện dẫn phần, mục, điều viết thường.

Kiểm gì
    Phần, chương, mục, tiểu mục, điều của một văn bản cụ thể được viện dẫn có viết hoa không.
Vì sao
    PL II, V.7: “Trường hợp viện dẫn phần, chương, mục, tiểu mục, điều, khoản, điểm của một văn bản cụ thể thì viết
    hoa chữ cái đầu của phần, chương, mục, tiểu mục, điều”. Ví dụ: “điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương
    III”.
Ví dụ sai
    - Thực hiện tốt các nội dung tại mục II Kế hoạch này.
Ví dụ đúng
    - Thực hiện tốt các nội dung tại Mục II Kế hoạch này.
Cách sửa
    Viết hoa chữ cái đầu của phần, chương, mục, tiểu mục, điều.
Tự sửa được không
    Không.
Ngoại lệ
    Khoản, điểm viết thường.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_PART: Final = r"(?:[Pp]hần|[Cc]hương|[Mm]ục|[Tt]iểu mục|[Đđ]iều)"


def find(subject: Subject) -> Says:
    """Small letters before a number and the name of a document."""
    types = (
        "Kế hoạch|Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Pháp lệnh|Quy chế|Quy định|Chương trình|Phụ lục"
    )
    expression = (
        rf"(?<!\w)(?:phần|chương|tiểu mục|mục|điều) (?:[IVXLC]+|\d+[a-zđ]?)(?:,? {_PART} (?:[IVXLC]+|\d+))*"
        rf",? (?:của )?(?:(?i:kế hoạch|quyết định|nghị định|nghị quyết|luật|quy chế) này|(?:{types})(?!\w))"
    )
    for match in subject.prose.matches(expression):
        yield subject.prose.finding(
            match.start(),
            match.end(),
            f"Viện dẫn “{squeeze(match[0])}” chưa viết hoa phần, chương, mục, điều.",
            "viết hoa chữ cái đầu, ví dụ “Mục II Kế hoạch này”, “khoản 1 Điều 5 Luật ...”.",
        )


RULE = Rule(
    code="ND234",
    slug="vien-dan-muc-viet-thuong",
    title="Viện dẫn phần, mục, điều viết thường",
    severity=Severity.CANH_BAO,
    ref=("CIT-14", "CAP-08"),
    clause=(
        "PL II, V.7: “Trường hợp viện dẫn phần, chương, mục, tiểu mục, điều, khoản, điểm của một văn bản cụ "
        "thể thì viết hoa chữ cái đầu của phần, chương, mục, tiểu mục, điều”."
    ),
    find=find,
)
