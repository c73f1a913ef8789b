"""“cấp ủy Đảng” và “tổ chức đảng” viết hoa không thống nhất.

Kiểm gì
    Chữ “đảng” trong “cấp ủy đảng”, “tổ chức đảng” có chỗ viết hoa, có chỗ viết thường.
Vì sao
    Thống nhất trong một văn bản.
Ví dụ sai
    - Vai trò của các cấp ủy Đảng.
    - Người đứng đầu tổ chức đảng.
Ví dụ đúng
    - Vai trò của các cấp ủy đảng.
    - Người đứng đầu tổ chức đảng.
Cách sửa
    Dùng một cách viết.
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
    """Both spellings after "cấp ủy", "tổ chức", "chi bộ"."""
    prose = subject.prose
    large = [m.span() for m in prose.matches(r"(?:cấp (?:ủy|uỷ)|tổ chức|cơ sở) Đảng(?!\w)(?! (?:ủy|uỷ|bộ))")]
    small = [m.span() for m in prose.matches(r"(?:cấp (?:ủy|uỷ)|tổ chức|cơ sở) đảng(?!\w)(?! (?:ủy|uỷ|bộ))")]
    message = "Viết hoa không thống nhất: {it} và {nhieu}."
    yield from mixed(prose, large, small, message, "dùng một cách viết trong cả văn bản.")


RULE = Rule(
    code="VH006",
    slug="cap-uy-dang-hai-kieu",
    title="“cấp ủy Đảng” và “tổ chức đảng” viết hoa không thống nhất",
    severity=Severity.GOI_Y,
    ref=("CAP-06",),
    clause="PL II, V.4: viết hoa “Đảng (chỉ Đảng Cộng sản Việt Nam)”; thống nhất trong một văn bản.",
    find=find,
)
