"""“và”, “của”, “tại” viết hoa giữa câu.

Kiểm gì
    Từ nối “và”, “của”, “tại”, “về” viết hoa ở giữa câu hoặc giữa tên.
Vì sao
    Từ nối không phải từ chỉ loại hình hay lĩnh vực.
Ví dụ sai
    - Gửi Sở Giáo dục Và Đào tạo.
Ví dụ đúng
    - Gửi Sở Giáo dục và Đào tạo.
Cách sửa
    Viết thường.
Tự sửa được không
    Không.
Ngoại lệ
    Đầu câu, trong ngoặc kép, trong bảng.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, inside
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

_WORD: Final = re.compile(rf"(?<=[{LOWER}] )(?:Và|Của|Tại|Với|Theo|Trong|Các)(?= [{LOWER}{UPPER}][{LOWER}])")

# A place may be called so: xã Các Sơn.
_PLACE: Final = re.compile(r"\b(?:xã|phường|đặc khu|tỉnh|thành phố|thôn|bản|ấp|khu phố|tổ dân phố) \Z", re.IGNORECASE)


def find(subject: Subject) -> Says:
    """Such words with a capital behind a small letter and a blank, outside quotations."""
    prose = subject.written
    for match in _WORD.finditer(prose.text):
        if inside(prose.quoted, match.start()) or inside(prose.addresses, match.start()):
            continue
        stretch = prose.stretches[prose.index(match.start())]
        if stretch.part.component is Component.BANG or _PLACE.search(prose.text, 0, match.start()):
            continue
        start = prose.text.rfind(" ", 0, match.start() - 1) + 1
        yield prose.finding(
            max(start, prose.of(prose.index(match.start()))[0]),
            match.end(),
            f"“{match[0]}” viết hoa giữa câu.",
            f"viết “{match[0].lower()}”.",
        )


RULE = Rule(
    code="VH010",
    slug="hu-tu-viet-hoa",
    title="“và”, “của”, “tại” viết hoa giữa câu",
    severity=Severity.CANH_BAO,
    ref=("CAP-10",),
    clause="PL II, IV.1.a, ví dụ: “Bộ Tài nguyên và Môi trường”; PL II, I chỉ viết hoa đầu câu.",
    find=find,
)
