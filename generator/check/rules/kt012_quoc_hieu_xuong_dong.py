"""Quốc hiệu hoặc Tiêu ngữ bị xuống dòng.

Kiểm gì
    Độ dài dòng chữ tính theo phông và cỡ thật so với bề rộng của ô chứa nó.
Vì sao
    Quốc hiệu và Tiêu ngữ mỗi thứ một dòng; ô hẹp làm chữ NAM rơi xuống dòng dưới.
Ví dụ sai
    Ô Quốc hiệu: rộng 70 mm
    Ô Quốc hiệu: rộng 60 mm
Ví dụ đúng
    Ô Quốc hiệu: rộng 102 mm
Cách sửa
    Nới cột phải của bảng đầu trang, hoặc dùng bộ cỡ chữ 12, 13, 13.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Chữ co (thu hẹp khoảng cách) thì hẹp hơn tính toán nên có sai số 4 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at, centimetres
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.standards.metrics import width

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Quốc hiệu and Tiêu ngữ that are wider than what holds them."""
    form = subject.form
    for component, name in ((Component.QUOC_HIEU, "Quốc hiệu"), (Component.TIEU_NGU, "Tiêu ngữ")):
        for stretch in form.own(component):
            size, room = form.size(stretch), form.room(stretch.block)
            if size is None or room is None:
                yield NotCheckable(f"không biết cỡ chữ hoặc bề rộng của {name}")
                continue
            needed = width(stretch.text.strip(), size, form.face(stretch))
            if needed > room * value("tran_dong", None, "dung_sai") or "\n" in stretch.text.strip():
                message = f"{name} dài {centimetres(needed)}, ô chứa chỉ rộng {centimetres(room)}: chữ xuống dòng."
                yield at(stretch, message, "Nới cột phải của bảng đầu trang hoặc dùng bộ cỡ chữ 12, 13, 13.")


RULE = Rule(
    code="KT012",
    slug="quoc-hieu-xuong-dong",
    title="Quốc hiệu hoặc Tiêu ngữ bị xuống dòng",
    severity=Severity.CANH_BAO,
    ref=("DOC-12",),
    clause=(
        "Phụ lục I, Phần I, điểm c khoản 1 Mục II: “Hai dòng chữ Quốc hiệu và Tiêu ngữ được trình bày cách nhau "
        "dòng đơn.”"
    ),
    find=find,
    kinds=("docx",),
)
