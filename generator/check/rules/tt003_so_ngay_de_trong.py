"""Số hoặc ngày, tháng, năm còn để trống.

Kiểm gì
    Số văn bản, ngày, tháng, năm đã ghi chưa.
Vì sao
    Bản chính thức phải có đủ; bản dự thảo để trống chờ Văn thư là bình thường.
Ví dụ sai
    Số, ký hiệu: ghi Số:        /KH-UBND
    Địa danh: ghi Ba Tô, ngày      tháng 6 năm 2026
Ví dụ đúng
    Số, ký hiệu: ghi Số: 12/KH-UBND
Cách sửa
    Văn thư ghi số và ngày khi phát hành.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Với --draft không báo; với --final là lỗi; không nói rõ thì chỉ gợi ý.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import code_of, place_and_date, words
from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Blanks of number and date: silent in a draft, an error in a final copy, else a hint."""
    if subject.mode == "draft":
        return
    form = subject.form
    severity = Severity.LOI if subject.mode == "final" else None
    for stretch in form.own(Component.SO_KY_HIEU):
        code = code_of(stretch.text)
        if code is not None and not code.number:
            yield at(stretch, "Số văn bản còn để trống.", "Ghi số do Văn thư cấp.", severity)
    dates = form.own(Component.DIA_DANH_NGAY)
    date = place_and_date(words(form, Component.DIA_DANH_NGAY))
    parts = ((date.day, "ngày"), (date.month, "tháng"), (date.year, "năm"))
    blank = [name for value, name in parts if not value]
    if dates and date.long_form and blank:
        message = f"Thời gian ban hành còn để trống {', '.join(blank)}."
        yield at(dates[-1], message, "Ghi đủ ngày, tháng, năm.", severity)


RULE = Rule(
    code="TT003",
    slug="so-ngay-de-trong",
    title="Số hoặc ngày, tháng, năm còn để trống",
    severity=Severity.GOI_Y,
    ref=("HDR-03",),
    clause=(
        "Phụ lục I, Phần I, điểm a khoản 3 và điểm b khoản 4 Mục II: “Số của văn bản được ghi bằng chữ số Ả Rập”; "
        "“Thời gian ban hành văn bản phải được viết đầy đủ”"
    ),
    find=find,
)
