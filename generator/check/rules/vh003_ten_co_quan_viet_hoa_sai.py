"""Tên cơ quan, chức danh viết hoa chưa đúng.

Kiểm gì
    Tên phòng, ban, trung tâm, tổ chức có viết hoa đúng từ chỉ loại hình và lĩnh vực không.
Vì sao
    PL II, IV.1.a. So với bảng tên (standards/van_ban/viet_hoa.yaml), mỗi tên có độ tin cậy.
Ví dụ sai
    - Giao trung tâm phục vụ hành chính công tiếp nhận hồ sơ.
Ví dụ đúng
    - Giao Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ.
Cách sửa
    Viết theo tên chính thức.
Tự sửa được không
    Không.
Ngoại lệ
    Danh từ chung (các phòng, các ban).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import data, inside
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Names of the table with other capitals."""
    prose = subject.written
    for entry in data("viet_hoa")["ten_co_quan"]:
        for match in prose.phrase(entry["sai"]):
            words = squeeze(match[0])
            if words == entry["dung"] or inside(prose.quoted, match.start()):
                continue
            yield prose.finding(
                match.start(),
                match.end(),
                f"“{words}” viết hoa chưa theo tên chính thức (độ tin cậy {entry['tin']:.0%}).",
                f"ghi “{entry['dung']}”.",
            )


RULE = Rule(
    code="VH003",
    slug="ten-co-quan-viet-hoa-sai",
    title="Tên cơ quan, chức danh viết hoa chưa đúng",
    severity=Severity.GOI_Y,
    ref=("CAP-03",),
    clause=(
        "PL II, IV.1.a: “Viết hoa chữ cái đầu của các từ, cụm từ chỉ loại hình cơ quan, tổ chức; chức năng, "
        "lĩnh vực hoạt động của cơ quan, tổ chức”."
    ),
    find=find,
    confidence=0.8,
)
