"""Dấu câu cuối căn cứ.

Kiểm gì
    Cuối mỗi căn cứ có dấu chấm phẩy, cuối căn cứ cuối cùng có dấu chấm.
Vì sao
    PL I, II.6.a: “sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chẩm phẩy (;), dòng cuối cùng kết thúc bằng dấu
    chấm (.)”.
Ví dụ sai
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội;
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Ví dụ đúng
    Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
    Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về chuyển đổi số;
    Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.
    Ủy ban nhân dân xã Ba Tô ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn xã như sau:
Cách sửa
    Đổi dấu cuối dòng căn cứ.
Tự sửa được không
    Không.
Ngoại lệ
    Căn cứ viết chung một đoạn với câu ban hành được báo ở mã ND229.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Finding, Rule, Says
from generator.check.steps import formal_bases
from generator.check.texts import data, pattern, short
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The last mark of each căn cứ. Lines that are only a part of one are left alone."""
    if not formal_bases(subject):
        return
    bases = [s for s in subject.having(Component.CAN_CU) if s.text.strip()]
    opens = [pattern(data("vien_dan")["mo_can_cu"]).match(s.text.lstrip("-– ")) is not None for s in bases]
    for position, stretch in enumerate(bases):
        text = stretch.text.rstrip()
        last = position + 1 == len(bases)
        if not opens[position] or (not last and not opens[position + 1]):
            continue
        if last and not any(subject.having(Component.MO_DAU)) and "như sau" in text[-40:]:
            continue
        due = "." if last else ";"
        if text[-1] == due:
            continue
        which = "Căn cứ cuối cùng" if last else "Căn cứ"
        ends = f"kết thúc bằng “{text[-1]}”" if text[-1] in ".,;:" else "không có dấu câu ở cuối"
        yield Finding(
            stretch.block.address,
            stretch.part.start,
            stretch.part.start + len(text),
            short(text),
            f"{which} {ends}; phải là dấu “{due}”.",
            f"kết thúc dòng này bằng dấu “{due}”.",
        )


RULE = Rule(
    code="ND228",
    slug="dau-cau-cuoi-can-cu",
    title="Dấu câu cuối căn cứ",
    severity=Severity.CANH_BAO,
    ref=("CIT-08",),
    clause=(
        "PL I, II.6.a: “sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chẩm phẩy (;), dòng cuối cùng kết "
        "thúc bằng dấu chấm (.)”."
    ),
    find=find,
)
