"""“Nhân dân” viết thường.

Kiểm gì
    Chữ “Nhân dân” đứng riêng có viết hoa không.
Vì sao
    PL II, V.1 xếp “Nhân dân” vào danh từ viết hoa đặc biệt.
Ví dụ sai
    - Tuyên truyền đến cán bộ, công chức và nhân dân.
Ví dụ đúng
    - Tuyên truyền đến cán bộ, công chức và Nhân dân.
Cách sửa
    Viết “Nhân dân”.
Tự sửa được không
    Không.
Ngoại lệ
    Trong tên cơ quan, danh hiệu (ủy ban nhân dân, quân đội nhân dân, nhà giáo nhân dân).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import alternatives, data, pattern
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Small "nhân dân" outside names and fixed terms."""
    prose = subject.prose
    before = alternatives(data("viet_hoa")["nhan_dan_thuong"])
    kept = pattern(rf"(?:^|\W)(?:{before}) \Z", re.IGNORECASE)
    for match in prose.matches(r"(?<!\w)nhân dân(?! tệ)(?!\w)"):
        if kept.search(prose.text[max(0, match.start() - 24) : match.start()]):
            continue
        yield prose.finding(match.start(), match.end(), "“nhân dân” viết thường.", "viết “Nhân dân”.", None, "Nhân dân")


RULE = Rule(
    code="VH001",
    slug="nhan-dan-viet-thuong",
    title="“Nhân dân” viết thường",
    severity=Severity.CANH_BAO,
    ref=("CAP-01",),
    clause="PL II, V.1: “Danh từ thuộc trường hợp đặc biệt: Nhân dân, Nhà nước”.",
    find=find,
)
