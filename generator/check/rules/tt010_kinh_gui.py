"""Dùng “Kính gửi” trong văn bản không phải công văn, tờ trình, báo cáo.

Kiểm gì
    Dòng “Kính gửi” trong kế hoạch, quyết định, chỉ thị, chương trình, hướng dẫn.
Vì sao
    Kế hoạch gửi đến ai thì ghi ở Nơi nhận.
Ví dụ sai
    Đoạn 1: thêm trên Kính gửi: Ủy ban nhân dân tỉnh
    Đoạn 1: thêm trên Kính gửi: Các phòng thuộc Ủy ban nhân dân xã
Ví dụ đúng
    Đoạn 1: canh đều
Cách sửa
    Bỏ “Kính gửi”; ghi cơ quan nhận vào Nơi nhận.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Thông báo, giấy mời, công điện: thực tế có dùng nên không báo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import word_lists
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Kính gửi in a type that knows only Nơi nhận."""
    form, kind = subject.form, subject.recognised.type
    if kind is None:
        yield NotCheckable("không nhận ra tên loại")
    elif kind.ma in word_lists()["co_kinh_gui"]["khong_duoc"]:
        for stretch in form.own(Component.KINH_GUI)[:1]:
            yield at(stretch, f"{kind.ten} không có phần “Kính gửi”.", "Bỏ “Kính gửi”, ghi vào Nơi nhận.")


RULE = Rule(
    code="TT010",
    slug="kinh-gui",
    title="Dùng “Kính gửi” trong văn bản không phải công văn, tờ trình, báo cáo",
    severity=Severity.LOI,
    ref=("HDR-10",),
    clause=(
        "Phụ lục I, Phần I, điểm b và c khoản 9 Mục II: “Đối với Tờ trình, Báo cáo (cơ quan, tổ chức cấp dưới gửi "
        "cơ quan, tổ chức cấp trên) và Công văn, nơi nhận bao gồm: Phần thứ nhất bao gồm từ “Kính gửi” ...”; “Đối "
        "với những văn bản khác, nơi nhận bao gồm từ “Nơi nhận” và phần liệt kê”"
    ),
    find=find,
)
