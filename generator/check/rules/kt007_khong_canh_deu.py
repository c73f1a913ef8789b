"""Nội dung không canh đều hai lề.

Kiểm gì
    Các đoạn nội dung dài hơn một dòng.
Vì sao
    Canh trái làm mép phải lởm chởm, trái quy định.
Ví dụ sai
    Đoạn 6: canh trái
    Mọi đoạn: canh phải
Ví dụ đúng
    Đoạn 6: canh đều
Cách sửa
    Chọn các đoạn, nhấn Ctrl+J.
Tự sửa được không
    Được: đổi kiểu canh của đoạn thành canh đều.
Ngoại lệ
    Đoạn chỉ có một dòng (nhìn không thấy khác), dòng chú thích trong ngoặc, tiêu đề ở giữa, bảng.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import gathered
from generator.check.rule import Change, NotCheckable, Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Body paragraphs of more than one line that are not justified."""
    form = subject.form
    paragraphs = form.paragraphs
    if paragraphs and all(p.block.format.align is None for p in paragraphs):
        yield NotCheckable("tệp không cho biết kiểu canh lề")
        return
    wrong = [
        p
        for p in paragraphs
        if p.block.format.align not in (None, "both") and not p.text.isupper() and not p.text.lstrip().startswith("(")
        if form.fills_line(p)
    ]
    if wrong:
        changes = tuple(Change("paragraph", p.block.address, "align", "both") for p in wrong)
        mend = "Chọn đoạn, nhấn Ctrl+J (canh đều hai bên)."
        yield gathered(wrong, "Nội dung không canh đều cả hai lề", mend, changes=changes)


RULE = Rule(
    code="KT007",
    slug="khong-canh-deu",
    title="Nội dung không canh đều hai lề",
    severity=Severity.LOI,
    ref=("DOC-07",),
    clause=(
        "Phụ lục I, Phần I, điểm e khoản 6 Mục II: “Nội dung văn bản được trình bày bằng chữ in thường, được canh "
        "đều cả hai lề, kiểu chữ đứng”"
    ),
    find=find,
    kinds=("docx",),
    fixable=True,
)
