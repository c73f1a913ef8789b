"""Số văn bản kèm chữ cái.

Kiểm gì
    Số văn bản có chữ cái đi kèm (47A).
Vì sao
    Nghị định 30/2020/NĐ-CP, Điều 15, khoản 1: số văn bản “bắt đầu liên tiếp từ số 01 vào ngày 01 tháng 01 và kết thúc
    vào ngày 31 tháng 12 hàng năm”, “là duy nhất trong một năm”. Số chèn thêm chữ không nằm trong dãy số liên tiếp.
Ví dụ sai
    - Theo Kế hoạch số 47A/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân xã về chuyển đổi số.
Ví dụ đúng
    - Theo Kế hoạch số 47/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân xã về chuyển đổi số.
Cách sửa
    Kiểm tra sổ đăng ký văn bản đi của cơ quan ban hành, ghi đúng số.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.check.cites import found_faults
from generator.check.rule import Rule, Says
from generator.check.texts import times
from generator.citation import FaultKind
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Each such number once."""
    found = list(found_faults(subject, FaultKind.CHU_KEM_SO))
    count = Counter(str(cite.v.so_ky_hieu) for cite, _, _ in found)
    told: set[str] = set()
    for cite, _, (start, end) in found:
        code = str(cite.v.so_ky_hieu)
        if code not in told:
            told.add(code)
            yield subject.prose.finding(
                start,
                end,
                f"Số văn bản “{code}” có chữ cái đi kèm{times(count[code])}.",
                "kiểm tra lại số tại sổ đăng ký văn bản đi.",
            )


RULE = Rule(
    code="ND232",
    slug="so-kem-chu",
    title="Số văn bản kèm chữ cái",
    severity=Severity.CANH_BAO,
    ref=("CIT-12",),
    clause=(
        "Nghị định 30/2020/NĐ-CP, Điều 15, khoản 1: số văn bản “bắt đầu liên tiếp từ số 01 vào ngày 01 tháng "
        "01 và kết thúc vào ngày 31 tháng 12 hàng năm”, “là duy nhất trong một năm”."
    ),
    find=find,
)
