"""Thuật ngữ viết hai cách.

Kiểm gì
    Một thuật ngữ viết hai cách trong cùng văn bản (khoa học, công nghệ - khoa học công nghệ).
Vì sao
    Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.
Ví dụ sai
    - Phát triển khoa học, công nghệ.
    - Hoạt động khoa học công nghệ của xã.
    - Ứng dụng khoa học, công nghệ.
Ví dụ đúng
    - Phát triển khoa học, công nghệ.
    - Hoạt động khoa học, công nghệ của xã.
Cách sửa
    Dùng một cách viết trong cả văn bản.
Tự sửa được không
    Không.
Ngoại lệ
    Phần trong ngoặc kép.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import data, inside, mixed
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Variants of the table, one finding for each term; quotations aside."""
    prose = subject.prose
    for entry in data("thuat_ngu")["bien_the"]:
        one, other = ([m.span() for m in prose.phrase(form)] for form in entry["cac"])
        one, other = ([span for span in spans if not inside(prose.quoted, *span)] for spans in (one, other))
        message = "Thuật ngữ viết hai cách: {it} và {nhieu}."
        yield from mixed(prose, one, other, message, "dùng một cách viết trong cả văn bản.")


RULE = Rule(
    code="KT143",
    slug="thuat-ngu-hai-cach",
    title="Thuật ngữ viết hai cách",
    severity=Severity.GOI_Y,
    ref=("TRM-03",),
    clause="Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
