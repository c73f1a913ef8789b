"""“bảo đảm” và “đảm bảo” dùng lẫn.

Kiểm gì
    Trong một văn bản có cả “bảo đảm” và “đảm bảo”.
Vì sao
    Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng. Nghị định 30/2020/NĐ-CP dùng “bảo
    đảm”.
Ví dụ sai
    - Việc này bảo đảm được thực hiện, các cơ quan đảm bảo.
Ví dụ đúng
    - Việc này bảo đảm được thực hiện, các cơ quan bảo đảm.
Cách sửa
    Dùng một từ trong cả văn bản.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Rule, Says
from generator.check.texts import mixed_words
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Both forms in the running text: one finding at the first place of the rarer one."""
    yield from mixed_words(subject.prose, "bảo đảm", "đảm bảo")


RULE = Rule(
    code="KT141",
    slug="bao-dam-dam-bao",
    title="“bảo đảm” và “đảm bảo” dùng lẫn",
    severity=Severity.GOI_Y,
    ref=("TRM-01",),
    clause="Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
