"""Đường kẻ dưới trích yếu thiếu, sai độ dài hoặc không phải nét liền.

Kiểm gì
    Đường kẻ dưới trích yếu, vẽ theo bất kỳ cách nào, so với độ dài dòng chữ tính theo phông và cỡ thật.
Vì sao
    Nghị định đòi từ 1/3 đến 1/2 dòng chữ.
Ví dụ sai
    Kẻ trích yếu: dài 3 lần
    Kẻ trích yếu: bỏ
Ví dụ đúng
    Kẻ trích yếu: dài 1 lần
Cách sửa
    Kéo đường kẻ còn từ 1/3 đến 1/2 dòng chữ, đặt giữa.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tên nhiều dòng: đúng với một dòng bất kỳ là được. Từ 0,30 đến 0,55 được bỏ qua. Công văn không có đường kẻ này.
    Trích yếu nhiều dòng thì chỉ cảnh báo vì “dòng chữ” có thể hiểu nhiều cách.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.lines import shorter_line, title_line
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The line under the trích yếu against the computed width of its lines."""
    form = subject.form
    over = form.own(Component.TRICH_YEU)
    if form.is_letter:
        yield NotCheckable("công văn không có đường kẻ dưới trích yếu")
        return
    if not over:
        yield NotCheckable("không nhận ra trích yếu")
        return
    line = title_line(form)
    yield from shorter_line(form, over, line, "trích yếu", "trich_yeu")


RULE = Rule(
    code="KT025",
    slug="ke-duoi-trich-yeu",
    title="Đường kẻ dưới trích yếu thiếu, sai độ dài hoặc không phải nét liền",
    severity=Severity.LOI,
    ref=("DOC-11", "DOC-11-trich-yeu"),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 5 Mục II: “Bên dưới trích yếu nội dung văn bản có đường kẻ ngang, nét "
        "liền, có độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối so với dòng chữ.”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("duong_ke.trich_yeu",),
)
