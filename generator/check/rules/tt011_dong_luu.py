"""Dòng “Lưu” thiếu hoặc viết sai cách.

Kiểm gì
    Dòng cuối của Nơi nhận: có “Lưu: VT”, đơn vị soạn thảo, số bản.
Vì sao
    Dòng này là căn cứ lưu hồ sơ ở Văn thư.
Ví dụ sai
    Lưu: ghi - Lưu: VP, VHXH.
    Lưu: ghi - Lưu: VT, VHXH.Hu
    Lưu: bỏ
Ví dụ đúng
    Lưu: ghi - Lưu: VT, VHXH (2b).
    Lưu: ghi - Lưu: VT, VHXH, 02.
Cách sửa
    Viết: - Lưu: VT, VHXH.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tên người soạn thảo trong ngoặc (“VT, CN(Linh)”) rất phổ biến nên chỉ là gợi ý; ký hiệu người soạn thảo theo
    khoản 3 Mục III đặt sau dòng này.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.recipients import items
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_UNIT = r"[A-ZĐ][A-ZĐa-zà-ỹ0-9&-]*"
_COPIES = r"(?: ?\(\d{1,3}\s?(?:b|bản)?\)|, ?\d{1,3}\s?(?:b|bản)?)?"
_GOOD = re.compile(rf"Lưu: VT(?:, {_UNIT}(?: {_UNIT})*)*{_COPIES}\.?")
_NAMED = re.compile(rf"Lưu: VT(?:, {_UNIT}(?: {_UNIT})*)*\s?\([^)]*\)\.?")
_MEND = "Viết theo dạng: - Lưu: VT, VHXH (2b)."


def find(subject: Subject) -> Says:
    """The line of the file copy against the form of the clause."""
    found = items(subject.form)
    if not found:
        yield NotCheckable("không nhận ra danh sách nơi nhận")
        return
    filed = [item for item in found if item.filed]
    if not filed:
        yield at(found[-1].stretch, "Nơi nhận không có dòng “Lưu”.", "Thêm dòng cuối: - Lưu: VT, ...", Severity.LOI)
    for item in filed[:1]:
        if _GOOD.fullmatch(item.text):
            continue
        if not re.match(r"Lưu\s*:?\s*VT\b", item.text):
            yield at(item.stretch, "Dòng “Lưu” không mở đầu bằng “Lưu: VT”.", _MEND, Severity.LOI)
        elif _NAMED.fullmatch(item.text):
            message = "Dòng “Lưu” ghi kèm tên người soạn thảo; quy định chỉ có đơn vị soạn thảo và số bản lưu."
            yield at(item.stretch, message, _MEND, Severity.GOI_Y)
        else:
            yield at(item.stretch, "Dòng “Lưu” viết sai cách.", _MEND)


RULE = Rule(
    code="TT011",
    slug="dong-luu",
    title="Dòng “Lưu” thiếu hoặc viết sai cách",
    severity=Severity.CANH_BAO,
    ref=("RCP-01",),
    clause=(
        "Phụ lục I, Phần I, điểm d khoản 9 Mục II: “dòng cuối cùng bao gồm chữ “Lưu” sau có dấu hai chấm (:), "
        "tiếp theo là chữ viết tắt “VT”, dấu phẩy (,), chữ viết tắt tên đơn vị (hoặc bộ phận) soạn thảo văn bản "
        "và số lượng bản lưu, cuối cùng là dấu chấm (.)”"
    ),
    find=find,
)
