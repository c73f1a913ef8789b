"""Căn cứ ban hành không trình bày kiểu chữ nghiêng.

Kiểm gì
    Kiểu chữ của các căn cứ, khi văn bản có phần căn cứ mở đầu bằng chữ “Căn cứ”.
Vì sao
    Đây là quy định riêng cho căn cứ, khác phần nội dung.
Ví dụ sai
    Căn cứ: đứng
    Căn cứ 2: đứng
Ví dụ đúng
    Căn cứ: nghiêng
Cách sửa
    Chọn các dòng căn cứ, nhấn Ctrl+I.
Tự sửa được không
    Được: đặt kiểu chữ nghiêng.
Ngoại lệ
    Văn bản không có dòng nào mở đầu bằng “Căn cứ” (chỉ có “Thực hiện ...”) thì không kiểm.
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
    """Căn cứ that stand upright."""
    form = subject.form
    bases = form.own(Component.CAN_CU)
    if not any(base.text.strip().startswith("Căn cứ") for base in bases):
        yield NotCheckable("văn bản không có phần căn cứ mở đầu bằng “Căn cứ”")
    elif not any(form.tally(base) for base in bases):
        yield NotCheckable("tệp không cho biết kiểu chữ")
    else:
        yield from face_faults(form, bases, "Căn cứ ban hành", italic=True)


RULE = Rule(
    code="KT013",
    slug="can-cu-khong-nghieng",
    title="Căn cứ ban hành không trình bày kiểu chữ nghiêng",
    severity=Severity.LOI,
    ref=("DOC-13",),
    clause=(
        "Phụ lục I, Phần I, điểm a khoản 6 Mục II: “Căn cứ ban hành văn bản được trình bày bằng chữ in thường, "
        "kiểu chữ nghiêng, cỡ chữ từ 13 đến 14”"
    ),
    find=find,
    kinds=("docx",),
    fixable=True,
)
