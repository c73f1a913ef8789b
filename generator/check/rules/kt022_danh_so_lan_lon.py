"""Lẫn lộn số gõ tay và số tự động ở cùng một cấp.

Kiểm gì
    Trong cùng một cấp (mục, khoản, điểm) có đoạn đánh số tự động, có đoạn gõ số.
Vì sao
    Số tự động chạy lại khi thêm bớt, số gõ tay thì không: dễ trùng hoặc nhảy số; so sánh hai bản cũng khó.
Ví dụ sai
    Đoạn 2: số tự động
Ví dụ đúng
    Đoạn 2: canh đều
Cách sửa
    Chọn một cách cho cả văn bản; muốn giữ nguyên chữ thì đổi số tự động thành chữ.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Bảng không kể. Chỉ là gợi ý.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import gathered
from generator.check.rule import Rule, Says
from generator.check.subject import Stretch
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_LEVELS = ((Component.MUC, "mục"), (Component.KHOAN, "khoản"), (Component.DIEM, "điểm"))


def find(subject: Subject) -> Says:
    """Levels of which some labels are typed and some are automatic."""
    for component, name in _LEVELS:
        both: dict[bool, list[Stretch]] = {True: [], False: []}
        for stretch in subject.form.own(component):
            if stretch.block.cell is None:
                both[stretch.block.format.numbering is not None].append(stretch)
        if both[True] and both[False]:
            fewer = min(both.values(), key=len)
            message = f"Cùng cấp {name} có {len(both[True])} đoạn đánh số tự động và {len(both[False])} đoạn gõ số tay"
            yield gathered(fewer, message, "Dùng một cách đánh số cho cả văn bản.")


RULE = Rule(
    code="KT022",
    slug="danh-so-lan-lon",
    title="Lẫn lộn số gõ tay và số tự động ở cùng một cấp",
    severity=Severity.GOI_Y,
    ref=("DOC-22",),
    clause=(
        "Phụ lục I, Phần I, điểm đ khoản 6 Mục II: “Số thứ tự các khoản trong mỗi mục dùng chữ số Ả Rập, sau số "
        "thứ tự có dấu chấm (.)” (Nghị định không quy định gõ tay hay tự động)"
    ),
    find=find,
    kinds=("docx",),
)
