"""Nhắc cơ quan không còn hoạt động.

Kiểm gì
    Văn bản ban hành từ ngày 01/7/2025 giao việc cho cơ quan cấp huyện (UBND huyện, Phòng Nội vụ, Huyện ủy ...).
Vì sao
    Từ ngày 01/7/2025 chính quyền địa phương có hai cấp; giao việc cho cơ quan đã kết thúc hoạt động là không thực
    hiện được.
Ví dụ sai
    - Báo cáo UBND huyện Ba Tơ trước ngày 15/12.
Ví dụ đúng
    - Báo cáo Ủy ban nhân dân tỉnh Quảng Ngãi trước ngày 15/12.
Cách sửa
    Ghi cơ quan đang thực hiện nhiệm vụ đó.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản ban hành trước ngày 01/7/2025; tên cơ quan trong viện dẫn văn bản cũ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import data, inside
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject

_PAST: Final = re.compile(r"trước đây|\bcũ\b|nay là|sáp nhập|kết thúc hoạt động|giải thể|trước sắp xếp", re.IGNORECASE)


def find(subject: Subject) -> Says:
    """Bodies of the district level, outside citations and quotes, in documents of today."""
    known = data("vien_dan")["giai_the"]
    issued = subject.issued_from
    if issued is None or issued < known["tu"]:
        return
    cited = tuple((c.start, c.end) for c in subject.cites if c.outer is None and (c.v.so_ky_hieu or c.v.ngay))
    for match in subject.prose.matches(rf"(?<!\w)(?:{known['mau']})(?!\w)"):
        start, end = subject.prose.of(subject.prose.index(match.start()))
        around = subject.prose.text[max(start, match.start() - 60) : min(end, match.end() + 60)]
        if inside(cited, match.start()) or inside(subject.prose.quoted, match.start()) or _PAST.search(around):
            continue
        yield subject.prose.finding(
            match.start(),
            match.end(),
            f"“{squeeze(match[0])}” không còn hoạt động từ ngày 01/7/2025.",
            "ghi cơ quan đang thực hiện nhiệm vụ này.",
        )


RULE = Rule(
    code="ND240",
    slug="co-quan-khong-con",
    title="Nhắc cơ quan không còn hoạt động",
    severity=Severity.CANH_BAO,
    ref=("CIT-20",),
    clause=(
        "PL I, II.2.a: “tên chính thức, đầy đủ của cơ quan, tổ chức”; từ ngày 01/7/2025 không còn cấp huyện "
        "(Luật Tổ chức chính quyền địa phương số 72/2025/QH15)."
    ),
    find=find,
    confidence=0.8,
)
