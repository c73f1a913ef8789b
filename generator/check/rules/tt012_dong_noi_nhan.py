"""Dòng nơi nhận thiếu gạch đầu dòng hoặc thiếu dấu chấm phẩy.

Kiểm gì
    Đầu dòng và cuối dòng của từng nơi nhận, trừ dòng “Lưu”.
Vì sao
    Mỗi nơi nhận một dòng để Văn thư gửi không sót.
Ví dụ sai
    Nơi nhận 1: ghi - Thường trực Đảng ủy
    Nơi nhận 1: ghi Thường trực Đảng ủy;
Ví dụ đúng
    Nơi nhận 1: ghi - Thường trực Đảng ủy (báo cáo);
Cách sửa
    Mở đầu bằng “- ”, kết thúc bằng “;”.
Tự sửa được không
    Được: thêm dấu chấm phẩy ở cuối dòng; gạch đầu dòng thì tự thêm.
Ngoại lệ
    Dòng dài xuống hàng được nối với dòng trên. Gạch đầu dòng tự động của Word cũng là gạch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.recipients import ended, items
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Recipients without a dash before or a semicolon after them."""
    found = [item for item in items(subject.form) if not item.filed]
    if not found:
        yield NotCheckable("không nhận ra danh sách nơi nhận")
    for item in found:
        if not item.dashed:
            yield at(item.stretch, "Dòng nơi nhận thiếu gạch đầu dòng.", "Thêm “- ” ở đầu dòng.")
        if not item.text.endswith(";"):
            message = "Dòng nơi nhận không kết thúc bằng dấu chấm phẩy."
            yield at(item.stretch, message, "Thêm “;” ở cuối dòng.", fix=ended(item, ";"))


RULE = Rule(
    code="TT012",
    slug="dong-noi-nhan",
    title="Dòng nơi nhận thiếu gạch đầu dòng hoặc thiếu dấu chấm phẩy",
    severity=Severity.LOI,
    ref=("RCP-02",),
    clause=(
        "Phụ lục I, Phần I, điểm d khoản 9 Mục II: “tên mỗi cơ quan, tổ chức, đơn vị và cá nhân hoặc mỗi nhóm cơ "
        "quan, tổ chức, đơn vị nhận văn bản được trình bày trên một dòng riêng, đầu dòng có gạch đầu dòng (-) sát "
        "lề trái, cuối dòng có dấu chấm phẩy (;)”"
    ),
    find=find,
    fixable=True,
)
