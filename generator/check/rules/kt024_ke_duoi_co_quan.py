"""Đường kẻ dưới tên cơ quan ban hành thiếu, sai độ dài hoặc không phải nét liền.

Kiểm gì
    Đường kẻ dưới tên cơ quan ban hành, vẽ theo bất kỳ cách nào, so với độ dài dòng chữ tính theo phông và cỡ thật.
Vì sao
    Nghị định đòi từ 1/3 đến 1/2 dòng chữ.
Ví dụ sai
    Kẻ cơ quan: dài 3 lần
    Kẻ cơ quan: bỏ
Ví dụ đúng
    Kẻ cơ quan: dài 1 lần
Cách sửa
    Kéo đường kẻ còn từ 1/3 đến 1/2 dòng chữ, đặt giữa.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tên nhiều dòng: đúng với một dòng bất kỳ là được. Từ 0,30 đến 0,55 được bỏ qua.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.lines import header_line, shorter_line
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The line under the issuing body against the computed width of its lines."""
    form = subject.form
    over = form.own(Component.CO_QUAN_BAN_HANH)
    if not over:
        yield NotCheckable("không nhận ra tên cơ quan ban hành")
        return
    line = header_line(form, over, right=False)
    yield from shorter_line(form, over, line, "tên cơ quan ban hành", "co_quan")


RULE = Rule(
    code="KT024",
    slug="ke-duoi-co-quan",
    title="Đường kẻ dưới tên cơ quan ban hành thiếu, sai độ dài hoặc không phải nét liền",
    severity=Severity.LOI,
    ref=("DOC-11", "DOC-11-co-quan"),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 2 Mục II: “phía dưới có đường kẻ ngang, nét liền, có độ dài bằng từ 1/3 "
        "đến 1/2 độ dài của dòng chữ và đặt cân đối so với dòng chữ”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("duong_ke.co_quan",),
)
