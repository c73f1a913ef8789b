"""Địa danh và thời gian không trình bày kiểu chữ nghiêng.

Kiểm gì
    Kiểu chữ của dòng địa danh, ngày, tháng, năm.
Vì sao
    Nghị định ấn định kiểu chữ nghiêng, không đậm.
Ví dụ sai
    Địa danh: đứng
    Địa danh: đậm
Ví dụ đúng
    Địa danh: nghiêng
Cách sửa
    Chọn dòng địa danh, nhấn Ctrl+I; bỏ đậm.
Tự sửa được không
    Được: đổi kiểu chữ.
Ngoại lệ
    Văn bản của Đảng không theo Nghị định này nên không kiểm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.faces import face_faults
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The line of place and date upright or in bold."""
    form = subject.form
    dates = form.own(Component.DIA_DANH_NGAY)
    if not dates:
        yield NotCheckable("không nhận ra địa danh và thời gian")
    yield from face_faults(form, dates, "Địa danh và thời gian", bold=False, italic=True)


RULE = Rule(
    code="KT016",
    slug="dia-danh-khong-nghieng",
    title="Địa danh và thời gian không trình bày kiểu chữ nghiêng",
    severity=Severity.LOI,
    ref=("DOC-16",),
    clause=("Phụ lục I, Phần I, điểm c khoản 4 Mục II: “bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ nghiêng”"),
    find=find,
    kinds=("docx",),
    fixable=True,
)
