"""Ngoặc kép thẳng và cong lẫn lộn.

Kiểm gì
    Trong một văn bản dùng cả ngoặc kép thẳng (") và cong (“ ”).
Vì sao
    Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.
Ví dụ sai
    - Phong trào “Bình dân học vụ số”.
    - Mô hình "Chính quyền thân thiện".
Ví dụ đúng
    - Phong trào “Bình dân học vụ số”.
    - Mô hình “Chính quyền thân thiện”.
Cách sửa
    Dùng một kiểu, nên dùng “ ”.
Tự sửa được không
    Không.
Ngoại lệ
    Ký hiệu in-sơ sau chữ số.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_STRAIGHT: Final = re.compile(r"(?<!\d)\"(?=\w)[^\"\n]{1,300}\"|(?<=[\s(])\"(?=\w)")


def find(subject: Subject) -> Says:
    """Both kinds of marks in one document; inches aside."""
    prose = subject.written
    straight = [match.span() for match in _STRAIGHT.finditer(prose.text)]
    curly = [span for span in prose.quoted if prose.text[span[0]] == "“"]
    yield from mixed(
        prose,
        straight,
        curly,
        "Ngoặc kép thẳng và cong dùng lẫn: {it} khác {nhieu}.",
        "dùng một kiểu trong cả văn bản, nên dùng “ ”.",
    )


RULE = Rule(
    code="KT105",
    slug="ngoac-kep-hai-kieu",
    title="Ngoặc kép thẳng và cong lẫn lộn",
    severity=Severity.CANH_BAO,
    ref=("PUN-05",),
    clause="Trình bày thống nhất trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
