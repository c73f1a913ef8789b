"""Khoảng cách giữa các đoạn nhỏ hơn 6 pt.

Kiểm gì
    Khoảng cách giữa hai đoạn nội dung liền nhau: “sau” của đoạn trên cộng “trước” của đoạn dưới.
Vì sao
    Nghị định ấn định mức tối thiểu.
Ví dụ sai
    Mọi đoạn: cách trước 3 pt; cách sau 0 pt
    Mọi đoạn: cách trước 0 pt; cách sau 5 pt
Ví dụ đúng
    Mọi đoạn: cách trước 0 pt; cách sau 6 pt
    Mọi đoạn: cách trước 3 pt; cách sau 3 pt
Cách sửa
    Đoạn văn > Khoảng cách: Trước 6 pt (hoặc Sau 6 pt); bỏ “Không thêm khoảng cách giữa các đoạn cùng kiểu”.
Tự sửa được không
    Được: đặt khoảng cách trước 6 pt.
Ngoại lệ
    “Phần” và tiêu đề phần đứng liền nhau; bảng; nơi nhận; người ký. Chỉ một hai chỗ giữa nhiều đoạn đúng thì cảnh
    báo.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.gather import gathered, number
from generator.check.rule import Change, NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.check.tolerances import value
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Pairs of body paragraphs that stand closer than allowed, even when both spacings are added up."""
    form = subject.form
    pairs = [(one, other) for one, other in form.neighbours() if _judged(one, other)]
    if pairs and all(one.block.format.space_after is None for one, _ in pairs):
        yield NotCheckable("tệp không cho biết khoảng cách đoạn")
        return
    least, _ = subject.standard.allowed("doan_van", "cach_doan")
    slack = value("kich_thuoc", "cach_doan", "dung_sai")
    close = [(other, gap) for one, other in pairs if (gap := _gap(one, other)) < least - slack]
    if close:
        gaps = sorted({gap for _, gap in close})
        some = f"{number(gaps[0])}" + (f" đến {number(gaps[-1])}" if len(gaps) > 1 else "")
        message = f"Khoảng cách giữa các đoạn là {some} pt, tối thiểu là {number(least)} pt"
        few = len(close) <= max(1.0, value("cach_doan_it_cho") * len(pairs)) and len(close) < len(pairs)
        mend = "Chọn các đoạn nội dung > Đoạn văn > Khoảng cách trước 6 pt."
        places, severity = [other for other, _ in close], Severity.CANH_BAO if few else None
        changes = tuple(change for place in places for change in _changes(place, float(least)))
        yield gathered(places, message, mend, severity, changes=changes)


def _changes(place: Stretch, least: float) -> Iterator[Change]:
    yield Change("paragraph", place.block.address, "space_before", least)
    if place.block.format.contextual_spacing:
        yield Change("paragraph", place.block.address, "contextual_spacing", value=False)


def _judged(one: Stretch, other: Stretch) -> bool:
    return all(s.block.format.align in ("both", "left") and not s.text.isupper() for s in (one, other))


def _gap(one: Stretch, other: Stretch) -> float:
    above, below = one.block.format, other.block.format
    alike = above.style == below.style
    after = 0.0 if above.contextual_spacing and alike else above.space_after or 0.0
    before = 0.0 if below.contextual_spacing and alike else below.space_before or 0.0
    return after + before


RULE = Rule(
    code="KT009",
    slug="cach-doan",
    title="Khoảng cách giữa các đoạn nhỏ hơn 6 pt",
    severity=Severity.LOI,
    ref=("DOC-09",),
    clause=("Phụ lục I, Phần I, điểm e khoản 6 Mục II: “khoảng cách giữa các đoạn văn tối thiểu là 6pt”"),
    find=find,
    kinds=("docx",),
    standard_keys=("doan_van.cach_doan",),
    fixable=True,
)
