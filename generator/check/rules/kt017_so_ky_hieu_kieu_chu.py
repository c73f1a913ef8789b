"""Số, ký hiệu in đậm hoặc in nghiêng.

Kiểm gì
    Kiểu chữ của dòng số, ký hiệu.
Vì sao
    Kiểu chữ đứng, không đậm.
Ví dụ sai
    Số, ký hiệu: đậm
    Số, ký hiệu: nghiêng
Ví dụ đúng
    Số, ký hiệu: không đậm
Cách sửa
    Chọn dòng số, ký hiệu, bỏ đậm và nghiêng.
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
    """Number and code in bold or slanting."""
    form = subject.form
    numbers = form.own(Component.SO_KY_HIEU)
    if not numbers:
        yield NotCheckable("không nhận ra số, ký hiệu")
    yield from face_faults(form, numbers, "Số, ký hiệu", bold=False, italic=False)


RULE = Rule(
    code="KT017",
    slug="so-ky-hieu-kieu-chu",
    title="Số, ký hiệu in đậm hoặc in nghiêng",
    severity=Severity.LOI,
    ref=("DOC-17",),
    clause=(
        "Phụ lục I, Phần I, điểm c khoản 3 Mục II: “Từ “Số” được trình bày bằng chữ in thường, cỡ chữ 13, kiểu "
        "chữ đứng ... Ký hiệu của văn bản được trình bày bằng chữ in hoa, cỡ chữ 13, kiểu chữ đứng.”"
    ),
    find=find,
    kinds=("docx",),
    fixable=True,
)
