"""Số đếm viết hai kiểu.

Kiểm gì
    Số đếm nhỏ hơn 10 có chỗ thêm số 0 (02 lần), có chỗ không (5 năm).
Vì sao
    Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng. PL I, II.4.b chỉ quy định số 0 cho
    ngày và tháng.
Ví dụ sai
    - Trong 5 năm có ít nhất 02 lần được khen thưởng.
Ví dụ đúng
    - Trong 05 năm có ít nhất 02 lần được khen thưởng.
Cách sửa
    Dùng một kiểu trong cả văn bản.
Tự sửa được không
    Không.
Ngoại lệ
    Ngày, tháng, số thứ tự, số, ký hiệu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_UNITS: Final = (
    "năm|lần|lớp|mô hình|đợt|giai đoạn|chỉ tiêu|nhiệm vụ|thôn|tổ|người|cuộc|hội nghị|sản phẩm|tin|bài|buổi|ngày|tháng"
    "|đồng chí|tập thể|cá nhân"
)


def find(subject: Subject) -> Says:
    """Counts below ten with and without a zero."""
    prose = subject.prose
    bare = [m.span() for m in prose.matches(rf"(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!đoạn )[2-9] (?:{_UNITS})(?!\w)")]
    zero = [m.span() for m in prose.matches(rf"(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!đoạn )0[1-9] (?:{_UNITS})(?!\w)")]
    yield from mixed(prose, bare, zero, "Số đếm viết hai kiểu: {it} và {nhieu}.", "dùng một kiểu trong cả văn bản.")


RULE = Rule(
    code="KT145",
    slug="so-dem-hai-kieu",
    title="Số đếm viết hai kiểu",
    severity=Severity.GOI_Y,
    ref=("TRM-05",),
    clause="Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
