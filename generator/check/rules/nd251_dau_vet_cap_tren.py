"""Nội dung có thể chép từ văn bản cấp trên.

Kiểm gì
    Kế hoạch của xã, phường có câu nói về phạm vi tỉnh, giao việc cho sở, hoặc nhiệm vụ ngoài thẩm quyền cấp xã.
Vì sao
    Dấu hiệu chép nguyên văn bản của tỉnh; là gợi ý để người soạn xem lại.
Ví dụ sai
    - Các sở, ban, ngành chủ trì thực hiện nhiệm vụ này trên địa bàn tỉnh.
Ví dụ đúng
    - Các phòng, ban, ngành chủ trì thực hiện nhiệm vụ này trên địa bàn xã.
Cách sửa
    Sửa theo phạm vi, thẩm quyền của cấp xã.
Tự sửa được không
    Không.
Ngoại lệ
    Tên văn bản, phần trong ngoặc kép; văn bản của tỉnh, sở.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.steps import commune
from generator.check.texts import data, inside, short
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Patterns of the table in a commune's plan; quotations and numbered citations aside."""
    if not commune(subject):
        return
    prose = subject.prose
    cited = tuple((c.start, c.end) for c in subject.cites if c.outer is None and c.v.so_ky_hieu and c.v.ngay)
    for entry in data("thuat_ngu")["cap_tren"]:
        for match in prose.phrase(entry["mau"]):
            if inside(prose.quoted, match.start()) or inside(cited, match.start()):
                continue
            yield prose.finding(
                match.start(),
                match.end(),
                f"“{short(match[0])}”: có thể chép từ văn bản cấp trên ({entry['ten']}).",
                "xem lại phạm vi và thẩm quyền của cấp xã.",
            )


RULE = Rule(
    code="ND251",
    slug="dau-vet-cap-tren",
    title="Nội dung có thể chép từ văn bản cấp trên",
    severity=Severity.GOI_Y,
    ref=("SCP-01",),
    clause=(
        "PL I, II.6.a: căn cứ gồm “văn bản quy định thẩm quyền, chức năng, nhiệm vụ của cơ quan, tổ chức ban "
        "hành văn bản”; nội dung phải thuộc thẩm quyền của cơ quan ban hành."
    ),
    find=find,
    confidence=0.6,
)
