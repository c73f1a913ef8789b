"""Thiếu dấu chấm hoặc khoảng trắng sau TM., KT., TL., TUQ., Q..

Kiểm gì
    Chữ viết tắt quyền hạn phải có dấu chấm và một khoảng trắng rồi mới đến chức vụ.
Vì sao
    Mục V in mẫu có khoảng trắng.
Ví dụ sai
    Quyền hạn: ghi TM.BAN CHỈ ĐẠO
    Quyền hạn 2: ghi KT.TRƯỞNG BAN
Ví dụ đúng
    Quyền hạn 2: ghi KT. TRƯỞNG BAN
Cách sửa
    Viết “KT. CHỦ TỊCH”.
Tự sửa được không
    Được: thêm khoảng trắng.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.signing import ABBREVIATION, lines, recognised
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Abbreviations of authority that are not followed by a full stop and a blank."""
    form = subject.form
    if not recognised(form):
        yield NotCheckable("không nhận ra phần ký")
    for stretch, text in lines(form):
        match = ABBREVIATION.match(text)
        if match is None or (match[2] and match[3]) or not (match[2] or match[3]):
            continue
        right = f"{match[1]}. {text[match.end() :]}"
        lacks = "dấu chấm" if not match[2] else "khoảng trắng"
        yield at(stretch, f"Sau “{match[1]}” thiếu {lacks}.", f"Viết: {right}", fix=right)


RULE = Rule(
    code="TT022",
    slug="thieu-cach-sau-viet-tat",
    title="Thiếu dấu chấm hoặc khoảng trắng sau TM., KT., TL., TUQ., Q.",
    severity=Severity.LOI,
    ref=("SIG-02",),
    clause=(
        "Phụ lục I, Phần I, điểm b khoản 7 Mục II: “phải ghi chữ viết tắt “KT.” vào trước chức vụ của người đứng "
        "đầu”; Mục V, dòng 7: “TM. ỦY BAN NHÂN DÂN”, “KT. BỘ TRƯỞNG”"
    ),
    find=find,
    fixable=True,
)
