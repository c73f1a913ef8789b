"""Tên cơ quan chủ quản in đậm hoặc tên cơ quan ban hành không in đậm.

Kiểm gì
    Chữ đậm của hai tên ở ô bên trái đầu trang.
Vì sao
    Chữ đậm cho biết ai là cơ quan ban hành.
Ví dụ sai
    Cơ quan ban hành: không đậm
    Cơ quan chủ quản: đậm
Ví dụ đúng
    Cơ quan chủ quản: không đậm
    Cơ quan ban hành: đậm
Cách sửa
    In đậm tên cơ quan ban hành, bỏ đậm tên cơ quan chủ quản.
Tự sửa được không
    Được: đổi kiểu chữ.
Ngoại lệ
    Tên một cơ quan viết hai dòng (“ỦY BAN NHÂN DÂN” / “XÃ ...”) thì cả hai dòng đều đậm.
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
    """Superior body in bold, issuing body not in bold."""
    form = subject.form
    superior, issuing = form.own(Component.CO_QUAN_CHU_QUAN), form.own(Component.CO_QUAN_BAN_HANH)
    if not issuing:
        yield NotCheckable("không nhận ra tên cơ quan ban hành")
    yield from face_faults(form, issuing, "Tên cơ quan ban hành", bold=True)
    yield from face_faults(form, superior, "Tên cơ quan chủ quản", bold=False)


RULE = Rule(
    code="KT015",
    slug="ten-co-quan-kieu-chu",
    title="Tên cơ quan chủ quản in đậm hoặc tên cơ quan ban hành không in đậm",
    severity=Severity.LOI,
    ref=("DOC-15",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 2 Mục II: “Tên cơ quan, tổ chức ban hành văn bản được trình bày bằng chữ "
        "in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm ... Tên cơ quan, tổ chức chủ quản trực tiếp được trình "
        "bày bằng chữ in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng.”"
    ),
    find=find,
    kinds=("docx",),
    fixable=True,
)
