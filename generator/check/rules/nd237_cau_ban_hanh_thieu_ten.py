"""Câu ban hành không nêu tên kế hoạch.

Kiểm gì
    Câu “... xây dựng Kế hoạch cụ thể như sau:” có nêu tên kế hoạch không.
Vì sao
    Câu ban hành nêu rõ cơ quan nào ban hành kế hoạch gì; thiếu tên thì người đọc phải tìm ở trích yếu.
Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô xây dựng Kế hoạch cụ thể như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Ghi tên kế hoạch sau chữ “Kế hoạch”.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.rule import Finding, Rule, Says
from generator.check.texts import pattern
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_UNNAMED: Final = (
    r"(?:xây dựng|ban hành) [Kk]ế hoạch(?: thực hiện| triển khai)?(?:,? (?:với nội dung )?cụ thể)? như sau"
)


def find(subject: Subject) -> Says:
    """The sentence "xây dựng Kế hoạch (cụ thể) như sau"."""
    for stretch in subject.having(Component.MO_DAU):
        match = pattern(_UNNAMED).search(stretch.text)
        if match is not None:
            base = stretch.part.start
            yield Finding(
                stretch.block.address,
                base + match.start(),
                base + match.end(),
                squeeze(match[0]),
                "Câu ban hành không nêu tên kế hoạch.",
                "ghi tên kế hoạch, ví dụ “ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:”.",
            )


RULE = Rule(
    code="ND237",
    slug="cau-ban-hanh-thieu-ten",
    title="Câu ban hành không nêu tên kế hoạch",
    severity=Severity.GOI_Y,
    ref=("CIT-17",),
    clause="PL I, II.6.c: văn bản “có thể có phần căn cứ pháp lý để ban hành, phần mở đầu”.",
    find=find,
)
