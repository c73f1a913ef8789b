"""Dấu ba chấm không thống nhất.

Kiểm gì
    Trong một văn bản dùng cả “…” và “...”; dấu ba chấm giữa câu.
Vì sao
    Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng. Phụ lục II của NĐ 30/2020/NĐ-CP
    dùng “,...” ở cuối liệt kê.
Ví dụ sai
    - Các lĩnh vực y tế, giáo dục,… trên địa bàn.
    - Các hình thức báo chí, phát thanh,... trên mạng.
Ví dụ đúng
    - Các lĩnh vực y tế, giáo dục,...
    - Các hình thức báo chí, phát thanh,...
Cách sửa
    Dùng một kiểu; giữa câu thay bằng “và các lĩnh vực khác” hoặc “v.v.”.
Tự sửa được không
    Không.
Ngoại lệ
    Dãy chấm để điền.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import LOWER, UPPER, mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_BOTH: Final = re.compile(rf"(?<=[{LOWER}{UPPER}0-9,])[ \u00a0]?(…|\.{{3}})(?![.…])")


def find(subject: Subject) -> Says:
    """Both signs in one document; one in the middle of a sentence."""
    prose = subject.prose
    one = [m.span(1) for m in _BOTH.finditer(prose.text) if m[1] == "…"]
    three = [m.span(1) for m in _BOTH.finditer(prose.text) if m[1] != "…"]
    told = set()
    for finding in mixed(
        prose,
        one,
        three,
        "Dấu ba chấm viết hai kiểu: {it} và {nhieu}.",
        "dùng một kiểu trong cả văn bản.",
    ):
        told.add((finding.address, finding.start))
        yield finding
    for start, end in sorted(one + three):
        following = prose.text[end : end + 2]
        if following[:1] == " " and following[1:2].islower():
            left = prose.text.rfind(" ", 0, start) + 1
            finding = prose.finding(
                left,
                end,
                "Dấu ba chấm đứng giữa câu.",
                "thay bằng “v.v.” hoặc viết rõ, ví dụ “và các lĩnh vực khác”.",
                Severity.GOI_Y,
            )
            if (finding.address, finding.end - (end - start)) not in told:
                yield finding


RULE = Rule(
    code="KT109",
    slug="dau-ba-cham",
    title="Dấu ba chấm không thống nhất",
    severity=Severity.CANH_BAO,
    ref=("PUN-09",),
    clause="Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
