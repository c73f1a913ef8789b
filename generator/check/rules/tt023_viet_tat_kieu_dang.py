"""Viết tắt quyền hạn kiểu văn bản Đảng (T/M, K/T).

Kiểm gì
    T/M, K/T, T/L, T/UQ trong phần ký của văn bản hành chính.
Vì sao
    Dấu gạch chéo là cách viết của văn bản Đảng.
Ví dụ sai
    Quyền hạn: ghi T/M BAN CHỈ ĐẠO
    Quyền hạn 2: ghi K/T TRƯỞNG BAN
Ví dụ đúng
    Quyền hạn: ghi TM. BAN CHỈ ĐẠO
Cách sửa
    Thay bằng TM., KT., TL., TUQ.
Tự sửa được không
    Được: thay chữ viết tắt.
Ngoại lệ
    Văn bản của Đảng.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import word_lists
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import lines, recognised
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Abbreviations with a stroke."""
    form = subject.form
    if not recognised(form):
        yield NotCheckable("không nhận ra phần ký")
    for stretch, text in lines(form):
        for party, right in word_lists()["kieu_viet_tat_cua_dang"]["thay"].items():
            if text.startswith(party):
                fixed = f"{right} {text[len(party) :].lstrip('. ')}"
                yield at(stretch, f"“{party}” là cách viết của văn bản Đảng.", f"Viết: {fixed}", fix=fixed)


RULE = Rule(
    code="TT023",
    slug="viet-tat-kieu-dang",
    title="Viết tắt quyền hạn kiểu văn bản Đảng (T/M, K/T)",
    severity=Severity.LOI,
    ref=("SIG-03",),
    clause=("Phụ lục I, Phần I, điểm b khoản 7 Mục II: “phải ghi chữ viết tắt “TM.” ... “KT.” ... “TL.” ... “TUQ.””"),
    find=find,
    fixable=True,
)
