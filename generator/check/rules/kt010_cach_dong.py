"""Khoảng cách dòng nhỏ hơn dòng đơn hoặc lớn hơn 1,5 dòng.

Kiểm gì
    Giãn dòng của các đoạn nội dung; “Chính xác N pt” được quy ra dòng theo cỡ chữ (dòng đơn của cỡ 14 là 16,1 pt).
Vì sao
    Dòng quá sát làm mất dấu; quá thưa thì tốn trang.
Ví dụ sai
    Mọi đoạn: dòng 0,9
    Mọi đoạn: dòng đúng 14 pt
    Mọi đoạn: dòng 2
Ví dụ đúng
    Mọi đoạn: dòng 1,5
    Mọi đoạn: dòng đúng 18 pt
Cách sửa
    Đoạn văn > Giãn cách dòng: Đơn đến 1,5 dòng.
Tự sửa được không
    Được: đặt giãn dòng đơn.
Ngoại lệ
    Chỉ kiểm đoạn nội dung; bảng, đầu trang, nơi nhận không có quy định này.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.form import Form
from generator.check.gather import gathered, number
from generator.check.rule import Change, NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.check.tolerances import value
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_MEND = "Chọn các đoạn nội dung > Đoạn văn > Giãn cách dòng: từ Đơn đến 1,5 dòng."


def find(subject: Subject) -> Says:
    """Body paragraphs whose lines stand too close or too far apart."""
    form = subject.form
    low, high = subject.standard.allowed("doan_van", "cach_dong")
    slack = value("cach_dong", "dung_sai")
    measured = [(p, lines) for p in form.paragraphs if (lines := _lines(form, p)) is not None]
    if form.paragraphs and not measured:
        yield NotCheckable("tệp không cho biết giãn dòng")
        return
    for wrong, nearest, words in (
        ([item for item in measured if item[1] < low - slack], low, f"nhỏ hơn dòng đơn ({number(low)} dòng)"),
        ([item for item in measured if item[1] > high + slack], high, f"lớn hơn {number(high)} dòng"),
    ):
        if wrong:
            some = ", ".join(sorted({number(lines) for _, lines in wrong})[:3])
            changes = tuple(Change("paragraph", p.block.address, "line_auto", float(nearest)) for p, _ in wrong)
            yield gathered([p for p, _ in wrong], f"Giãn dòng {some} dòng, {words}", _MEND, changes=changes)


def _lines(form: Form, paragraph: Stretch) -> float | None:
    """The distance of lines in single lines of the paragraph's letters."""
    given, size = paragraph.block.format, form.size(paragraph)
    if given.line is None:
        return None
    if given.line_rule == "auto":
        return given.line
    if size is None:
        return None
    lines = given.line / (size * value("cach_dong", "he_so_dong_don"))
    return max(1.0, lines) if given.line_rule == "atLeast" else lines


RULE = Rule(
    code="KT010",
    slug="cach-dong",
    title="Khoảng cách dòng nhỏ hơn dòng đơn hoặc lớn hơn 1,5 dòng",
    severity=Severity.LOI,
    ref=("DOC-10",),
    clause=(
        "Phụ lục I, Phần I, điểm e khoản 6 Mục II: “khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là "
        "1,5 lines”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("doan_van.cach_dong",),
    fixable=True,
)
