"""Địa danh không phải tên đơn vị hành chính nơi cơ quan đóng trụ sở.

Kiểm gì
    Địa danh trên văn bản của xã, phường, đặc khu so với tên đơn vị ở đầu trang.
Vì sao
    Văn bản của xã ghi tên tỉnh là sai nơi ban hành.
Ví dụ sai
    Địa danh: ghi Quảng Ngãi, ngày 05 tháng 3 năm 2026
    Địa danh: ghi Hà Nội, ngày 05 tháng 3 năm 2026
Ví dụ đúng
    Địa danh: ghi Ba Tô, ngày 05 tháng 3 năm 2026
    Địa danh: ghi Xã Ba Tô, ngày 05 tháng 3 năm 2026
Cách sửa
    Ghi tên xã, phường, đặc khu; đặt theo tên người, số, sự kiện thì ghi đầy đủ (“Phường 4”).
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Cơ quan cấp tỉnh, và đơn vị không có trong danh mục hành chính, không kiểm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import communes, place_and_date, words
from generator.check.rule import NotCheckable, Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """The place against the commune of the header: another place, a province, or a short name where it must be full."""
    form = subject.form
    found = form.own(Component.DIA_DANH_NGAY)
    place = place_and_date(words(form, Component.DIA_DANH_NGAY)).place
    if not found or not any(char.isalnum() for char in place):
        yield NotCheckable("không nhận ra địa danh")
        return
    units = communes(form)
    if not units:
        return
    key = fold(place)
    if any(key in (fold(unit.dia_danh), fold(unit.ten_day_du)) for unit in units):
        return
    right = " hoặc ".join(sorted({unit.dia_danh for unit in units}))
    mend = f"Ghi địa danh: {right}."
    if any(key == fold(unit.ten) for unit in units):
        message = f"Địa danh “{place}”: đơn vị đặt theo tên người, số hoặc sự kiện phải ghi tên đầy đủ."
        yield at(found[0], message, mend)
    elif _is_province(key):
        yield at(found[0], f"Địa danh “{place}” là tên tỉnh, thành phố; cơ quan đóng ở {right}.", mend, Severity.LOI)
    else:
        yield at(found[0], f"Địa danh “{place}” khác tên đơn vị hành chính ở đầu trang ({right}).", mend)


def _is_province(key: str) -> bool:
    from generator.units import all_tinh

    return any(key in (fold(tinh.ten), fold(tinh.ten_day_du)) for tinh in all_tinh())


RULE = Rule(
    code="TT008",
    slug="dia-danh",
    title="Địa danh không phải tên đơn vị hành chính nơi cơ quan đóng trụ sở",
    severity=Severity.CANH_BAO,
    ref=("HDR-08",),
    clause=(
        "Phụ lục I, Phần I, điểm a khoản 4 Mục II: “Địa danh ghi trên văn bản do cơ quan nhà nước ở địa phương "
        "ban hành là tên gọi chính thức của đơn vị hành chính nơi cơ quan ban hành văn bản đóng trụ sở. Đối với "
        "những đơn vị hành chính được đặt theo tên người, bằng chữ số hoặc sự kiện lịch sử thì phải ghi tên gọi "
        "đầy đủ của đơn vị hành chính đó.”"
    ),
    find=find,
)
