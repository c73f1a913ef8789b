"""Ngày, tháng, năm viết sai cách.

Kiểm gì
    Số 0 trước ngày dưới 10 và tháng 1, 2; cách viết đầy đủ; ngày có thật; dấu phẩy sau địa danh.
Vì sao
    Thiếu số 0 thì dễ bị sửa ngày.
Ví dụ sai
    Địa danh: ghi Ba Tô, ngày 5 tháng 01 năm 2026
    Địa danh: ghi Ba Tô, ngày 05 tháng 1 năm 2026
    Địa danh: ghi Ba Tô, ngày 31 tháng 6 năm 2026
Ví dụ đúng
    Địa danh: ghi Ba Tô, ngày 05 tháng 3 năm 2026
    Địa danh: ghi Ba Tô, ngày 15 tháng 02 năm 2026
Cách sửa
    Viết theo dạng: Ba Tô, ngày 05 tháng 01 năm 2026.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Chỗ để trống không kiểm. Ghi “tháng 06” chỉ cảnh báo.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.check.gather import at
from generator.check.header_text import PlaceAndDate, place_and_date, words
from generator.check.rule import NotCheckable, Rule, Says
from generator.check.subject import Stretch
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_PADDED = 2  # months up to this carry a zero


def find(subject: Subject) -> Says:
    """Faults in the writing of the date."""
    form = subject.form
    found = form.own(Component.DIA_DANH_NGAY)
    if not found:
        yield NotCheckable("không nhận ra địa danh và thời gian")
        return
    last, parts = found[-1], place_and_date(words(form, Component.DIA_DANH_NGAY))
    if not parts.long_form:
        if any(char.isdigit() for char in last.text):
            yield at(last, "Thời gian ban hành phải viết đầy đủ “ngày ... tháng ... năm ...”.", "Viết đủ các chữ.")
        return
    if parts.place and not parts.comma:
        yield at(found[0], "Sau địa danh thiếu dấu phẩy.", "Thêm dấu phẩy sau địa danh.")
    yield from _zeros(last, parts)
    if parts.year and len(parts.year) != 4:
        yield at(last, f"Năm {parts.year} phải viết đủ bốn chữ số.", "Viết đủ bốn chữ số của năm.")
    elif parts.day and parts.month and parts.year and not _exists(parts):
        message = f"Không có ngày {parts.day} tháng {parts.month} năm {parts.year}."
        yield at(last, message, "Sửa lại ngày, tháng.")


def _zeros(last: Stretch, parts: PlaceAndDate) -> Says:
    if len(parts.day) == 1:
        yield at(last, f"Ngày {parts.day} phải ghi thêm số 0 phía trước.", f"Viết ngày 0{parts.day}.")
    if parts.month in ("1", "2"):
        yield at(last, f"Tháng {parts.month} phải ghi thêm số 0 phía trước.", f"Viết tháng 0{parts.month}.")
    if len(parts.month) > 1 and parts.month.startswith("0") and int(parts.month) > _PADDED:
        month = int(parts.month)
        message = f"Tháng {parts.month}: chỉ tháng 1 và 2 ghi thêm số 0."
        yield at(last, message, f"Viết tháng {month}.", Severity.CANH_BAO)


def _exists(parts: PlaceAndDate) -> bool:
    try:
        date(int(parts.year), int(parts.month), int(parts.day))
    except ValueError:
        return False
    return True


RULE = Rule(
    code="TT007",
    slug="ngay-thang",
    title="Ngày, tháng, năm viết sai cách",
    severity=Severity.LOI,
    ref=("HDR-07",),
    clause=(
        "Phụ lục I, Phần I, điểm b và c khoản 4 Mục II: “Thời gian ban hành văn bản phải được viết đầy đủ; các số "
        "thể hiện ngày, tháng, năm dùng chữ số Ả Rập; đối với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 "
        "phải ghi thêm số 0 phía trước”; “sau địa danh có dấu phẩy (,)”"
    ),
    find=find,
)
