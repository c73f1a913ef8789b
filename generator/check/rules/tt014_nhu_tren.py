"""Ghi “Như trên” trong văn bản không có “Kính gửi”.

Kiểm gì
    Dòng “Như trên” khi văn bản không có phần “Kính gửi”.
Vì sao
    “Như trên” trỏ lên “Kính gửi”; không có thì không biết gửi ai.
Ví dụ sai
    Nơi nhận 1: ghi - Như trên;
    Nơi nhận 1: ghi - Như kính gửi;
Ví dụ đúng
    Nơi nhận 1: ghi - Như Điều 3;
Cách sửa
    Ghi rõ tên cơ quan nhận.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Công văn, tờ trình, báo cáo có “Kính gửi”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.recipients import items
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The words "như trên" that point to nothing."""
    form = subject.form
    if form.subject.recognised.type is None or form.is_letter:
        return
    if not items(form):
        yield NotCheckable("không nhận ra danh sách nơi nhận")
    if subject.first(Component.KINH_GUI) is None:
        for item in items(form):
            if fold(item.text).startswith(("như trên", "như kính gửi")):
                message = "“Như trên” không trỏ đến đâu vì văn bản không có “Kính gửi”."
                yield at(item.stretch, message, "Ghi rõ tên cơ quan nhận văn bản.")


RULE = Rule(
    code="TT014",
    slug="nhu-tren",
    title="Ghi “Như trên” trong văn bản không có “Kính gửi”",
    severity=Severity.LOI,
    ref=("RCP-04",),
    clause=(
        "Phụ lục I, Phần I, điểm b và c khoản 9 Mục II: “Phần thứ hai bao gồm từ “Nơi nhận”, phía dưới là từ “Như "
        "trên”” (chỉ văn bản có “Kính gửi”)"
    ),
    find=find,
)
