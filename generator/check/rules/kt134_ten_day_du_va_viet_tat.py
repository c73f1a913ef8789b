"""Tên đầy đủ và viết tắt dùng lẫn.

Kiểm gì
    Một cơ quan có chỗ viết đầy đủ, có chỗ viết tắt (Ủy ban nhân dân xã, UBND xã).
Vì sao
    Thống nhất cách gọi trong một văn bản.
Ví dụ sai
    - Báo cáo Ủy ban nhân dân xã kết quả thực hiện.
    - Tham mưu UBND xã khen thưởng.
Ví dụ đúng
    - Báo cáo Ủy ban nhân dân xã kết quả thực hiện.
    - Tham mưu Ủy ban nhân dân xã khen thưởng.
Cách sửa
    Dùng một cách gọi trong nội dung.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Both forms before the same kind of unit, one finding each."""
    prose = subject.prose
    for unit in ("xã", "phường", "đặc khu", "tỉnh", "thành phố"):
        full = [m.span() for m in prose.phrase(f"Ủy ban nhân dân {unit}|Uỷ ban nhân dân {unit}")]
        brief = [m.span() for m in prose.phrase(f"UBND {unit}")]
        message = "Tên cơ quan viết hai cách: {it} và {nhieu}."
        yield from mixed(prose, full, brief, message, "dùng một cách gọi trong cả nội dung.")


RULE = Rule(
    code="KT134",
    slug="ten-day-du-va-viet-tat",
    title="Tên đầy đủ và viết tắt dùng lẫn",
    severity=Severity.GOI_Y,
    ref=("ABR-04",),
    clause=(
        "NĐ 30/2020/NĐ-CP không cấm viết tắt; PL I, II.2.a: tên cơ quan chủ quản “được viết tắt những cụm từ "
        "thông dụng”. Thói quen: giải thích khi dùng lần đầu."
    ),
    find=find,
)
