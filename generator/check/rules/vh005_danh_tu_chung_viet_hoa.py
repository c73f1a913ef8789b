"""Danh từ chung viết hoa.

Kiểm gì
    Danh từ chung viết hoa ở giữa câu (Chính quyền số, dữ liệu Quốc gia).
Vì sao
    PL II không có các trường hợp này; so với bảng (standards/van_ban/viet_hoa.yaml), mỗi từ có độ tin cậy.
Ví dụ sai
    - Xây dựng Chính quyền số, kết nối cơ sở dữ liệu Quốc gia.
Ví dụ đúng
    - Xây dựng chính quyền số, kết nối cơ sở dữ liệu quốc gia.
Cách sửa
    Viết thường.
Tự sửa được không
    Không.
Ngoại lệ
    Chữ đầu câu, tên riêng, tên văn bản.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import UPPER, data, inside
from generator.diagnostics import Severity
from generator.text import squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Common nouns of the table with a capital in the middle of a sentence."""
    prose = subject.prose
    for entry in data("viet_hoa")["danh_tu_chung"]:
        for match in prose.phrase(entry["sai"]):
            start = match.start()
            line = prose.of(prose.index(start))[0]
            lead = re.fullmatch(r"\s*(?:\w{1,4}[.)]|[-+•])*\s*", prose.text[line:start])
            if (match[0][0].isupper() and (prose.opens(start) or lead)) or inside(prose.quoted, start):
                continue
            if re.search(rf"[{UPPER}]\w* \Z", prose.text[max(0, start - 12) : start]) and match[0][0].isupper():
                continue
            yield prose.finding(
                start,
                match.end(),
                f"“{squeeze(match[0])}” là danh từ chung viết hoa (độ tin cậy {entry['tin']:.0%}).",
                f"viết “{entry['dung']}”, nếu không phải tên riêng.",
            )


RULE = Rule(
    code="VH005",
    slug="danh-tu-chung-viet-hoa",
    title="Danh từ chung viết hoa",
    severity=Severity.GOI_Y,
    ref=("CAP-05",),
    clause="PL II, IV và V: chỉ viết hoa các trường hợp nêu trong Phụ lục II.",
    find=find,
    confidence=0.7,
)
