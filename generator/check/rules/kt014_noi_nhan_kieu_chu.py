"""Nơi nhận trình bày sai cỡ chữ, kiểu chữ.

Kiểm gì
    Cỡ chữ và kiểu chữ của “Nơi nhận:” và của từng dòng nơi nhận.
Vì sao
    Hai cỡ chữ này do Nghị định ấn định.
Ví dụ sai
    Nơi nhận 1: cỡ chữ 12
    Chữ Nơi nhận: không đậm
Ví dụ đúng
    Nơi nhận 1: cỡ chữ 11
    Chữ Nơi nhận: cỡ chữ 12
Cách sửa
    “Nơi nhận:” cỡ 12, đậm, nghiêng; các dòng dưới cỡ 11, đứng.
Tự sửa được không
    Được: đặt lại cỡ chữ và kiểu chữ.
Ngoại lệ
    Tên người soạn thảo gõ chỉ số dưới, khoảng trắng không kể.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.faces import face_faults, size_faults
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The word "Nơi nhận" and the list below it."""
    form, standard = subject.form, subject.standard
    label, listed = form.own(Component.NHAN_NOI_NHAN), form.recipients
    if not label and not listed:
        yield NotCheckable("không nhận ra nơi nhận")
        return
    low, high = standard.allowed("co_chu", "nhan_noi_nhan")
    yield from size_faults(form, label, (low, high), "Chữ “Nơi nhận”")
    yield from face_faults(form, label, "Chữ “Nơi nhận”", bold=True, italic=True)
    low, high = standard.allowed("co_chu", "noi_nhan")
    yield from size_faults(form, listed, (low, high), "Danh sách nơi nhận")
    yield from face_faults(form, listed, "Danh sách nơi nhận", bold=False, italic=False)


RULE = Rule(
    code="KT014",
    slug="noi-nhan-kieu-chu",
    title="Nơi nhận trình bày sai cỡ chữ, kiểu chữ",
    severity=Severity.LOI,
    ref=("DOC-14",),
    clause=(
        "Phụ lục I, Phần I, điểm d khoản 9 Mục II: “Từ “Nơi nhận” được trình bày ... bằng chữ in thường, cỡ chữ "
        "12, kiểu chữ nghiêng, đậm; phần liệt kê các cơ quan, tổ chức, đơn vị và cá nhân nhận văn bản được trình "
        "bày bằng chữ in thường, cỡ chữ 11, kiểu chữ đứng”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("co_chu.nhan_noi_nhan", "co_chu.noi_nhan"),
    fixable=True,
)
