"""Ký hiệu không đúng chữ viết tắt của tên loại.

Kiểm gì
    Nhóm chữ đầu sau gạch chéo so với bảng chữ viết tắt ở Mục I Phụ lục III.
Vì sao
    Ký hiệu cho biết loại văn bản.
Ví dụ sai
    Số, ký hiệu: ghi Số: 12/KHo-UBND
    Số, ký hiệu: ghi Số: 12/UBND
    Số, ký hiệu: ghi Số: 12/QĐ-UBND
Ví dụ đúng
    Số, ký hiệu: ghi Số: 12/KH-HĐND
Cách sửa
    Kế hoạch dùng KH, quyết định QĐ, báo cáo BC, thông báo TB, tờ trình TTr.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Công văn không có chữ viết tắt tên loại. Kế hoạch liên tịch, phối hợp được ghi thêm chữ sau KH.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import code_of, words
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The first group of the code against the abbreviation of the type."""
    form, kind = subject.form, subject.recognised.type
    if form.is_letter:
        return
    if kind is None or not kind.ma or not form.own(Component.SO_KY_HIEU):
        yield NotCheckable("không biết chữ viết tắt của tên loại, hoặc không thấy số, ký hiệu")
        return
    longer = len(words(form, Component.TEN_LOAI).split()) > len(kind.ten.split())
    for stretch in form.own(Component.SO_KY_HIEU):
        code = code_of(stretch.text)
        if code is None or not code.code:
            continue
        groups = [group for group in re.split(r"[-–/]", code.code) if not group.strip().isdecimal()]
        first = groups[0].strip() if groups else ""
        if first == kind.ma or (longer and first.startswith(kind.ma)):
            continue
        message = f"Ký hiệu “{first}” không phải chữ viết tắt của {kind.ten} ({kind.ma})."
        severity = Severity.CANH_BAO if first.lower() == kind.ma.lower() else None
        yield at(stretch, message, f"Viết ký hiệu mở đầu bằng {kind.ma}-.", severity)


RULE = Rule(
    code="TT006",
    slug="ky-hieu-loai",
    title="Ký hiệu không đúng chữ viết tắt của tên loại",
    severity=Severity.LOI,
    ref=("HDR-06",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 3 Mục II: “Ký hiệu của văn bản bao gồm chữ viết tắt tên loại văn bản và "
        "chữ viết tắt tên cơ quan, tổ chức hoặc chức danh nhà nước có thẩm quyền ban hành văn bản.”"
    ),
    find=find,
)
