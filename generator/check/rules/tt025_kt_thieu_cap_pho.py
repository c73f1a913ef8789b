"""Có “KT.” nhưng không có chức vụ cấp phó.

Kiểm gì
    Dưới dòng “KT.” phải có chức vụ của người ký là cấp phó.
Vì sao
    Không ghi chức vụ cấp phó thì không biết ai ký thay.
Ví dụ sai
    Chức vụ: bỏ
    Chức vụ 1: ghi TRƯỞNG BAN | Chức vụ 2: bỏ
Ví dụ đúng
    Chức vụ: ghi PHÓ TRƯỞNG BAN THƯỜNG TRỰC
Cách sửa
    Thêm dòng PHÓ CHỦ TỊCH dưới KT. CHỦ TỊCH.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    THỨ TRƯỞNG, PHÓ ... đều là cấp phó; chức vụ khác không có chữ PHÓ thì chỉ cảnh báo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import has, lines, recognised
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_DEPUTY = ("PHÓ", "THỨ TRƯỞNG")


def find(subject: Subject) -> Says:
    """KT. with no deputy's post below it."""
    form = subject.form
    if not recognised(form):
        yield NotCheckable("không nhận ra phần ký")
    if not has(form, "KT"):
        return
    texts = [text.upper() for _, text in lines(form)]
    if any(word in text for text in texts for word in _DEPUTY):
        return
    others = form.own(Component.CHUC_VU)
    stretch = next(s for s, text in lines(form) if text.upper().startswith(("KT", "K/T", "K.T")))
    message = "Có “KT.” nhưng không ghi chức vụ cấp phó của người ký."
    mend = "Thêm chức vụ của người ký, ví dụ PHÓ CHỦ TỊCH."
    yield at(stretch, message, mend, Severity.CANH_BAO if others else None)


RULE = Rule(
    code="TT025",
    slug="kt-thieu-cap-pho",
    title="Có “KT.” nhưng không có chức vụ cấp phó",
    severity=Severity.LOI,
    ref=("SIG-05",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 7 Mục II: “Trường hợp ký thay người đứng đầu cơ quan, tổ chức thì phải "
        "ghi chữ viết tắt “KT.” vào trước chức vụ của người đứng đầu.”; Mục V, dòng 7: “KT. BỘ TRƯỞNG” / “THỨ "
        "TRƯỞNG”"
    ),
    find=find,
)
