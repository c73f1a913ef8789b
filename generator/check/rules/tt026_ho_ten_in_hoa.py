"""Họ tên người ký in hoa cả dòng.

Kiểm gì
    Họ tên viết toàn chữ hoa.
Vì sao
    Chỉ quyền hạn và chức vụ in hoa.
Ví dụ sai
    Họ tên: ghi NGUYỄN VĂN A
    Họ tên: in hoa
Ví dụ đúng
    Họ tên: ghi Nguyễn Văn A
Cách sửa
    Viết hoa chữ cái đầu: Nguyễn Văn A.
Tự sửa được không
    Được: viết hoa chữ cái đầu mỗi chữ.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import recognised
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Names in capitals, typed or by format."""
    form = subject.form
    if not recognised(form):
        yield NotCheckable("không nhận ra phần ký")
    for stretch in subject.having(Component.HO_TEN):
        text = stretch.text.strip()
        shown = text.isupper() or (form.share(stretch, lambda run: run.caps) or 0) > 0.5
        if shown and len(text.split()) > 1 and not form.party:
            right = text.title() if text.isupper() else text
            yield at(stretch, "Họ tên người ký in hoa; quy định là chữ in thường.", f"Viết: {right}", fix=right)


RULE = Rule(
    code="TT026",
    slug="ho-ten-in-hoa",
    title="Họ tên người ký in hoa cả dòng",
    severity=Severity.LOI,
    ref=("SIG-06",),
    clause=(
        "Phụ lục I, Phần I, điểm đ khoản 7 Mục II: “Họ và tên của người ký văn bản được trình bày tại ô số 7b Mục "
        "IV Phần I Phụ lục này, bằng chữ in thường, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm”"
    ),
    find=find,
    fixable=True,
)
