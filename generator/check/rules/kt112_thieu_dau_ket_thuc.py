"""Thiếu “./.” kết thúc nội dung.

Kiểm gì
    Nội dung văn bản kết thúc bằng “./.”.
Vì sao
    Phụ lục III, Mẫu 1.4: nội dung văn bản kết thúc bằng “./.”; mọi mẫu của Phụ lục III đều như vậy.
Ví dụ sai
    Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Ủy ban nhân dân xã để xem
        xét, giải quyết.
    Nơi nhận:
    - Đảng ủy xã;
    - Các cơ quan, đơn vị, thôn;
    - Lưu: VT, VHXH.
Ví dụ đúng
    Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Ủy ban nhân dân xã để xem
        xét, giải quyết./.
    Nơi nhận:
    - Đảng ủy xã;
    - Các cơ quan, đơn vị, thôn;
    - Lưu: VT, VHXH.
Cách sửa
    Thêm “./.” ở cuối nội dung.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản của Đảng; nội dung kết thúc bằng bảng.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Finding, Rule, Says
from generator.check.steps import is_state
from generator.check.texts import short
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_END: Final = re.compile(r"\.\s?/\s?\.\s*”?\s*\Z")


def find(subject: Subject) -> Says:
    """The last paragraph of the running text, where recipients follow; a table at the end cannot tell."""
    recognised = subject.recognised
    if not is_state(subject) or not recognised.recipients or not subject.body:
        return
    order = {block.address: number for number, block in enumerate(subject.view.blocks)}
    last = max(subject.body, key=lambda stretch: (order[stretch.block.address], stretch.part.start))
    if order[last.block.address] > recognised.recipients.first:
        return
    between = subject.view.blocks[order[last.block.address] + 1 : recognised.recipients.first]
    if any(_END.search(block.text) or any(p.component is Component.BANG for p in block.parts) for block in between):
        return
    text = last.text.rstrip()
    if not _END.search(text):
        base = last.part.start
        yield Finding(
            last.block.address,
            base + max(0, len(text) - 40),
            base + len(text),
            short(text[-40:]),
            "Nội dung văn bản không kết thúc bằng “./.”.",
            "thêm “./.” sau câu cuối cùng của nội dung.",
        )


RULE = Rule(
    code="KT112",
    slug="thieu-dau-ket-thuc",
    title="Thiếu “./.” kết thúc nội dung",
    severity=Severity.CANH_BAO,
    ref=("PUN-12",),
    clause="Phụ lục III, Mẫu 1.4: nội dung văn bản kết thúc bằng “./.”; mọi mẫu của Phụ lục III đều như vậy.",
    find=find,
)
