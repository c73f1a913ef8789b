"""Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không tăng giảm thống nhất.

Kiểm gì
    Bộ ba cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh và thời gian: 13, 14, 14 hoặc 12, 13, 13.
Vì sao
    Nghị định cho hai cỡ nhưng phải đi cùng nhau.
Ví dụ sai
    Tiêu ngữ: cỡ chữ 13
    Quốc hiệu: cỡ chữ 12
Ví dụ đúng
    Quốc hiệu: cỡ chữ 12 | Tiêu ngữ: cỡ chữ 13 | Địa danh: cỡ chữ 13
Cách sửa
    Đặt cả ba theo một bộ: 13, 14, 14 hoặc 12, 13, 13.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Khi một trong ba đã ngoài khoảng cho phép thì KT004 nói, quy tắc này im.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at, number
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_ELEMENTS = (
    ("quoc_hieu", Component.QUOC_HIEU),
    ("tieu_ngu", Component.TIEU_NGU),
    ("dia_danh_ngay", Component.DIA_DANH_NGAY),
)


def find(subject: Subject) -> Says:
    """The three sizes against the sets of the note of Mục V; silent when one alone is outside its range (KT004)."""
    form, standard = subject.form, subject.standard
    found: dict[str, float] = {}
    for key, component in _ELEMENTS:
        stretches = form.own(component)
        size = form.size(stretches[0]) if stretches else None
        if size is None:
            yield NotCheckable("không có đủ cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh")
            return
        low, high = standard.allowed("co_chu", key)
        if not low <= size <= high:
            return
        found[key] = size
    sets = [{key: standard.sizes(name)[key] for key in found} for name in standard.size_sets]
    if found not in sets:
        sizes = ", ".join(number(size) for size in found.values())
        message = f"Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh và thời gian là {sizes}: không tăng, giảm thống nhất."
        yield at(form.own(Component.TIEU_NGU)[0], message, "Đặt theo một bộ: 13, 14, 14 hoặc 12, 13, 13.")


RULE = Rule(
    code="KT005",
    slug="co-chu-khong-thong-nhat",
    title="Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không tăng giảm thống nhất",
    severity=Severity.LOI,
    ref=("DOC-05",),
    clause=(
        "Phụ lục I, Phần I, ghi chú của Mục V: “Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất, ví dụ: "
        "Quốc hiệu cỡ chữ 13, Tiêu ngữ cỡ chữ 14, địa danh và ngày, tháng, năm văn bản cỡ chữ 14 hoặc Quốc hiệu "
        "cỡ chữ 12, Tiêu ngữ cỡ chữ 13, địa danh và ngày, tháng, năm văn bản cỡ chữ 13.”"
    ),
    find=find,
    kinds=("docx",),
    standard_keys=("co_chu",),
)
