"""Tên cơ quan, chức vụ viết hoa mọi chữ.

Kiểm gì
    Tên cơ quan, chức vụ, tên loại văn bản viết hoa mọi âm tiết (Ủy Ban Nhân Dân, Chủ Tịch).
Vì sao
    PL II, IV.1.a và V.3 chỉ viết hoa chữ đầu của mỗi cụm từ.
Ví dụ sai
    - Báo cáo Ủy Ban Nhân Dân xã.
Ví dụ đúng
    - Báo cáo Ủy ban nhân dân xã.
Cách sửa
    Viết hoa chữ đầu của cụm từ.
Tự sửa được không
    Không.
Ngoại lệ
    Tiêu đề in hoa; tên riêng trong ngoặc kép.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import alternatives, data, inside
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Names of the table with a capital on every word; titles in capitals throughout are no matter."""
    prose, known = subject.written, data("viet_hoa")["ten_viet_hoa_thua"]
    for match in prose.matches(rf"(?<!\w)(?:{alternatives(known)})(?!\w)"):
        words = squeeze(match[0])
        if inside(prose.quoted, match.start()):
            continue
        right = known[words].partition("|")[0]
        yield prose.finding(match.start(), match.end(), f"“{words}” viết hoa mọi chữ.", f"viết “{right}”.")


RULE = Rule(
    code="VH009",
    slug="ten-viet-hoa-moi-chu",
    title="Tên cơ quan, chức vụ viết hoa mọi chữ",
    severity=Severity.CANH_BAO,
    ref=("CAP-09",),
    clause=(
        "PL II, IV.1.a: viết hoa chữ cái đầu của từ, cụm từ chỉ loại hình, chức năng, lĩnh vực. Ví dụ: “Hội "
        "đồng nhân dân tỉnh Sơn La”."
    ),
    find=find,
)
