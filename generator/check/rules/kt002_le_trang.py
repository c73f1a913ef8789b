"""Lề trang ngoài khoảng quy định.

Kiểm gì
    Bốn lề của từng phân đoạn, sai số 0,35 mm vì Word làm tròn.
Vì sao
    Lề trái hẹp thì chữ khuất khi đóng tập; lề lệch làm văn bản bị trả lại về thể thức.
Ví dụ sai
    Trang: lề trái 28 mm
    Trang: lề trên 18 mm; lề dưới 18 mm
Ví dụ đúng
    Trang: lề trái 35 mm
    Trang: lề trên 25 mm; lề phải 20 mm
Cách sửa
    Bố cục > Lề > Lề tùy chỉnh: trên, dưới 20 - 25 mm; trái 30 - 35 mm; phải 15 - 20 mm.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Trang ngang (bảng, phụ lục) chỉ cần mỗi lề 15 - 35 mm, chỉ cảnh báo; lề của phụ lục sai thì cảnh báo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import millimetres, nowhere, number
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.tolerances import tolerances, value
from generator.diagnostics import Severity
from generator.read.view import Section
from generator.standards.values import MM_PER_PT

if TYPE_CHECKING:
    from generator.check.subject import Subject

_NAMES = {"le_tren": "trên", "le_duoi": "dưới", "le_trai": "trái", "le_phai": "phải"}


def find(subject: Subject) -> Says:
    """The margins of every section."""
    form = subject.form
    if form.party:
        return
    for index, section in enumerate(subject.view.sections):
        measured = (section.top, section.bottom, section.left, section.right)
        if None in measured:
            yield NotCheckable("tệp không ghi lề trang")
            continue
        wrong = list(_outside(subject, section))
        if wrong:
            own = index in form.own_sections and not _landscape(section)
            listed = ", ".join(f"{name} {found} (quy định {wanted})" for name, found, wanted in wrong)
            mend = "Bố cục > Lề > Lề tùy chỉnh, đặt lại lề " + ", ".join(f"{n} {w}" for n, _, w in wrong) + "."
            message = f"Lề của {form.section_name(index)} ngoài khoảng quy định: {listed}."
            yield nowhere(message, mend, None if own else Severity.CANH_BAO)


def _landscape(section: Section) -> bool:
    return (section.width or 0.0) > (section.height or 0.0)


def _outside(subject: Subject, section: Section) -> list[tuple[str, str, str]]:
    slack = value("kich_thuoc", "le_trang", "dung_sai")
    found = []
    sides = {"le_tren": section.top, "le_duoi": section.bottom, "le_trai": section.left, "le_phai": section.right}
    for key, side in sides.items():
        low, high = subject.standard.allowed("trang", key)
        if _landscape(section):
            low, high = tolerances()["le_ngang"]["khoang"]
        points = abs(side or 0.0)
        if not low / MM_PER_PT - slack <= points <= high / MM_PER_PT + slack:
            found.append((_NAMES[key], millimetres(points), f"{number(low)} - {number(high)} mm"))
    return found


RULE = Rule(
    code="KT002",
    slug="le-trang",
    title="Lề trang ngoài khoảng quy định",
    severity=Severity.LOI,
    ref=("DOC-02",),
    clause=(
        "Phụ lục I, Phần I, khoản 3 Mục I: “Cách mép trên và mép dưới 20 - 25 mm, cách mép trái 30 - 35 mm, cách "
        "mép phải 15 - 20 mm.”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("trang.le_tren", "trang.le_duoi", "trang.le_trai", "trang.le_phai"),
)
