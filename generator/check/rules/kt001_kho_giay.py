"""Khổ giấy không phải A4.

Kiểm gì
    Khổ giấy của từng phân đoạn và chiều của trang.
Vì sao
    In trên giấy khác khổ thì lề và số dòng sai hết; máy in có thể tự thu nhỏ trang.
Ví dụ sai
    Trang: rộng 215,9 mm; dài 279,4 mm
Ví dụ đúng
    Trang: rộng 210 mm; dài 297 mm
Cách sửa
    Bố cục > Khổ giấy > A4; Hướng > Dọc.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Trang ngang được chấp nhận khi có bảng, hoặc ở phụ lục. 11907 x 16840 twip cũng là A4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import nowhere, number
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Section
from generator.standards.values import MM_PER_PT

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MEND = "Bố cục > Khổ giấy > A4 (210 x 297 mm), Hướng > Dọc."


def find(subject: Subject) -> Says:
    """Sections whose paper is not A4, and own pages that lie on their side without a table."""
    form = subject.form
    for index, section in enumerate(subject.view.sections):
        if section.width is None or section.height is None:
            yield NotCheckable("tệp không ghi khổ giấy")
            continue
        name = form.section_name(index)
        width, height = section.width * MM_PER_PT, section.height * MM_PER_PT
        if not _is_a4(subject, section):
            yield nowhere(f"Khổ giấy của {name} là {number(width, 1)} x {number(height, 1)} mm, không phải A4.", _MEND)
        elif width > height and index in form.own_sections and not _has_table(subject, index):
            message = f"Có {name} trình bày theo chiều ngang mà không có bảng, biểu."
            yield nowhere(message, _MEND, Severity.CANH_BAO)


def _is_a4(subject: Subject, section: Section) -> bool:
    wanted = sorted(subject.standard.chosen("trang", key) / MM_PER_PT for key in ("kho_giay_rong", "kho_giay_dai"))
    found = sorted((section.width or 0.0, section.height or 0.0))
    slack = value("kich_thuoc", "kho_giay", "dung_sai")
    return all(abs(one - other) <= slack for one, other in zip(wanted, found, strict=True))


def _has_table(subject: Subject, index: int) -> bool:
    framed = {table.number for table in subject.view.tables if table.bordered}
    return any(b.section == index and b.cell is not None and b.cell.table in framed for b in subject.view.blocks)


RULE = Rule(
    code="KT001",
    slug="kho-giay",
    title="Khổ giấy không phải A4",
    severity=Severity.LOI,
    ref=("DOC-01",),
    clause=(
        "Phụ lục I, Phần I, khoản 1 và 2 Mục I: “Khổ A4 (210 mm x 297 mm)”; “Theo chiều dài của khổ A4. Trường "
        "hợp nội dung văn bản có các bảng, biểu nhưng không được làm thành các phụ lục riêng thì văn bản có thể "
        "được trình bày theo chiều rộng.”"
    ),
    find=find,
    kinds=("docx", "pdf"),
    standard_keys=("trang.kho_giay_rong", "trang.kho_giay_dai"),
)
