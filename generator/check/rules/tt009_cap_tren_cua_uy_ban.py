"""Ghi cơ quan cấp trên phía trên tên Ủy ban nhân dân.

Kiểm gì
    Khi cơ quan ban hành là Ủy ban nhân dân thì phía trên không ghi cơ quan nào.
Vì sao
    Ủy ban nhân dân không có cơ quan chủ quản trực tiếp.
Ví dụ sai
    Cơ quan ban hành: thêm trên UBND TỈNH QUẢNG NGÃI
    Cơ quan ban hành: thêm trên HỘI ĐỒNG NHÂN DÂN XÃ BA TÔ
Ví dụ đúng
    Cơ quan ban hành: đậm
Cách sửa
    Bỏ dòng trên cùng; chỉ ghi ỦY BAN NHÂN DÂN / XÃ ...
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Phòng, ban chỉ đạo, tổ của xã thì ghi UBND XÃ ... ở dòng trên.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import is_committee
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """A superior body above a People's Committee."""
    form = subject.form
    if not form.own(Component.CO_QUAN_BAN_HANH):
        yield NotCheckable("không nhận ra tên cơ quan ban hành")
    elif is_committee(form):
        for stretch in form.own(Component.CO_QUAN_CHU_QUAN)[:1]:
            message = "Ủy ban nhân dân không có cơ quan chủ quản trực tiếp để ghi phía trên."
            yield at(stretch, message, "Bỏ dòng này.")


RULE = Rule(
    code="TT009",
    slug="cap-tren-cua-uy-ban",
    title="Ghi cơ quan cấp trên phía trên tên Ủy ban nhân dân",
    severity=Severity.CANH_BAO,
    ref=("HDR-09",),
    clause=(
        "Phụ lục I, Phần I, điểm a khoản 2 Mục II: “Tên cơ quan, tổ chức ban hành văn bản bao gồm tên của cơ "
        "quan, tổ chức ban hành văn bản và tên của cơ quan, tổ chức chủ quản trực tiếp (nếu có).”"
    ),
    find=find,
)
