"""Dòng cuối của Nơi nhận không kết thúc bằng dấu chấm.

Kiểm gì
    Dấu cuối của dòng “Lưu”.
Vì sao
    Dấu chấm cho biết danh sách đã hết.
Ví dụ sai
    Lưu: ghi - Lưu: VT, VHXH
    Lưu: ghi - Lưu: VT, VHXH;
Ví dụ đúng
    Lưu: ghi - Lưu: VT, VHXH.
Cách sửa
    Thêm dấu chấm ở cuối dòng “Lưu”.
Tự sửa được không
    Được: thêm dấu chấm.
Ngoại lệ
    Ký hiệu người soạn thảo và số bản đứng sau dấu chấm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.recipients import ended, items
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The Lưu line without a full stop at its end."""
    filed = [item for item in items(subject.form) if item.filed]
    if not filed:
        yield NotCheckable("không nhận ra dòng “Lưu”")
    for item in filed[-1:]:
        if not item.text.endswith("."):
            message = "Dòng “Lưu” không kết thúc bằng dấu chấm."
            yield at(item.stretch, message, "Thêm dấu chấm ở cuối dòng.", fix=ended(item, "."))


RULE = Rule(
    code="TT015",
    slug="luu-thieu-dau-cham",
    title="Dòng cuối của Nơi nhận không kết thúc bằng dấu chấm",
    severity=Severity.LOI,
    ref=("RCP-05",),
    clause=(
        "Phụ lục I, Phần I, điểm d khoản 9 Mục II: “dòng cuối cùng bao gồm chữ “Lưu” ... cuối cùng là dấu chấm (.)”"
    ),
    find=find,
    fixable=True,
)
