"""Viện dẫn thiếu cơ quan ban hành.

Kiểm gì
    Lần viện dẫn đầu có số và ngày nhưng không có cơ quan ban hành ngay sau ngày; cơ quan ban hành chỉ ghi “UBND
    tỉnh”, không có tên.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”.
Ví dụ sai
    - Theo Kế hoạch số 47/KH-UBND ngày 11/7/2025 về việc thực hiện chuyển đổi số.
Ví dụ đúng
    - Theo Kế hoạch số 47/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân xã Ba Tô về việc thực hiện chuyển đổi số.
Cách sửa
    Ghi cơ quan ban hành sau ngày ban hành.
Tự sửa được không
    Không.
Ngoại lệ
    Luật, pháp lệnh; các lần viện dẫn sau.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.cites import Cite, name
from generator.check.rule import Rule, Says
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_BARE: Final = re.compile(r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố|huyện|thị xã)")
# The issuer may be the subject of the sentence: "Sở Nội vụ đã ban hành Công văn số ...", "đề nghị của Sở ... tại ...".
_ISSUED: Final = re.compile(
    r"(?:Sở|Bộ|UBND|Ủy ban|HĐND|Hội đồng|Chính phủ|Thủ tướng|Công ty|Giám đốc|Ban|Phòng|Công an|Tỉnh ủy|Đảng ủy)"
    r"[^.;:\n]{0,60}?(?:tại|ban hành|đã có|có|gửi|trình|ký)\s\Z"
)


def find(subject: Subject) -> Says:
    """A date without an issuer, once for each document; a bare "UBND tỉnh"."""
    told: set[str] = set()
    for cite in subject.cites:
        v = cite.v
        if v.so_ky_hieu is None or v.la_luat or v.ngay is None:
            continue
        code = str(v.so_ky_hieu)
        first = code not in told
        told.add(code)
        if cite.outer is not None or not first:
            continue
        if not v.co_quan_ban_hanh and (v.ten or _before(subject, cite)):
            continue
        if not v.co_quan_ban_hanh:
            yield subject.prose.finding(
                cite.start,
                cite.span("ngay")[1],
                f"Viện dẫn {name(v)} không ghi cơ quan ban hành sau ngày ban hành.",
                f"ghi “{v.loai or 'văn bản'} số {code} ngày {v.ngay} của <cơ quan ban hành> ...”.",
            )
        elif _BARE.fullmatch(v.co_quan_ban_hanh):
            yield subject.prose.finding(
                *cite.span("co_quan_ban_hanh"),
                f"Cơ quan ban hành “{v.co_quan_ban_hanh}” không có tên riêng.",
                "ghi cả tên, ví dụ “Ủy ban nhân dân tỉnh Ninh Bình”.",
                Severity.GOI_Y,
            )


def _before(subject: Subject, cite: Cite) -> bool:
    """Whether the issuer is named just before the citation."""
    start = subject.prose.of(cite.index)[0]
    return _ISSUED.search(subject.prose.text[max(start, cite.start - 100) : cite.start]) is not None


RULE = Rule(
    code="ND233",
    slug="thieu-co-quan-ban-hanh",
    title="Viện dẫn thiếu cơ quan ban hành",
    severity=Severity.CANH_BAO,
    ref=("CIT-13",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
