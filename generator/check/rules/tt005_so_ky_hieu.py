"""Số, ký hiệu viết sai cách.

Kiểm gì
    Dấu hai chấm, số 0 phía trước, gạch chéo, gạch nối, khoảng trắng.
Vì sao
    Số, ký hiệu viết không thống nhất thì tra cứu và trục liên thông không khớp.
Ví dụ sai
    Số, ký hiệu: ghi Số: 5/KH-UBND
    Số, ký hiệu: ghi Số: 12 / KH - UBND
    Số, ký hiệu: ghi Số 12/KH-UBND
Ví dụ đúng
    Số, ký hiệu: ghi Số: 05/KH-UBND
    Số, ký hiệu: ghi Số: 142/KH-UBND
Cách sửa
    Viết theo dạng: Số: 05/KH-UBND.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Số để trống thì chỉ kiểm phần ký hiệu. Ghi năm vào số (văn bản quy phạm) chỉ cảnh báo ở kế hoạch, thông báo, báo
    cáo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import code_of
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_DASHES = re.compile(r"[‐‑–—−]")
_NO_YEAR = frozenset({"KH", "TB", "BC", "TTr", "CTr"})


def find(subject: Subject) -> Says:
    """Faults in the writing of số, ký hiệu."""
    form = subject.form
    found = form.own(Component.SO_KY_HIEU)
    if not found:
        yield NotCheckable("không nhận ra số, ký hiệu")
    for stretch in found:
        code = code_of(stretch.text)
        if code is None:
            continue
        if not code.colon:
            yield at(stretch, "Sau từ “Số” thiếu dấu hai chấm.", "Viết “Số:”.")
        if len(code.number) == 1:
            mend = f"Viết 0{code.number}."
            yield at(stretch, f"Số {code.number} nhỏ hơn 10 phải ghi thêm số 0 phía trước.", mend)
        if len(code.number) > 2 and code.number.startswith("0"):
            message = f"Số {code.number} thừa số 0 phía trước."
            yield at(stretch, message, f"Viết {code.number.lstrip('0').zfill(2)}.", Severity.CANH_BAO)
        if (code.number and code.before) or re.search(r"\s", code.code):
            yield at(stretch, "Số, ký hiệu có khoảng trắng quanh “/” hoặc “-”.", "Viết liền, không cách chữ.")
        if _DASHES.search(code.code):
            yield at(stretch, "Ký hiệu dùng gạch dài thay cho gạch nối (-).", "Thay bằng gạch nối.", Severity.CANH_BAO)
        if re.match(r"(?:19|20)\d{2}/", code.code) and form.type_code in _NO_YEAR:
            message = "Số của văn bản hành chính không ghi kèm năm."
            yield at(stretch, message, "Bỏ năm: chỉ văn bản quy phạm pháp luật mới ghi.", Severity.CANH_BAO)


RULE = Rule(
    code="TT005",
    slug="so-ky-hieu",
    title="Số, ký hiệu viết sai cách",
    severity=Severity.LOI,
    ref=("HDR-05",),
    clause=(
        "Phụ lục I, Phần I, điểm c khoản 3 Mục II: “sau từ “Số” có dấu hai chấm (:); với những số nhỏ hơn 10 phải "
        "ghi thêm số 0 phía trước ... Giữa số và ký hiệu văn bản có dấu gạch chéo (/), giữa các nhóm chữ viết tắt "
        "trong ký hiệu văn bản có dấu gạch nối (-), không cách chữ.”"
    ),
    find=find,
)
