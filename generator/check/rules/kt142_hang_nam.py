"""“hằng năm” và “hàng năm” dùng lẫn.

Kiểm gì
    Trong một văn bản có cả “hằng năm” và “hàng năm”.
Vì sao
    Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng. Nghị định 30/2020/NĐ-CP dùng “hàng
    năm”.
Ví dụ sai
    - Việc này hằng năm được thực hiện, các cơ quan hàng năm.
Ví dụ đúng
    - Việc này hằng năm được thực hiện, các cơ quan hằng năm.
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
    yield from mixed_words(subject.prose, "hằng năm", "hàng năm")


RULE = Rule(
    code="KT142",
    slug="hang-nam",
    title="“hằng năm” và “hàng năm” dùng lẫn",
    severity=Severity.GOI_Y,
    ref=("TRM-02",),
    clause="Thống nhất thuật ngữ trong một văn bản; NĐ 30/2020/NĐ-CP không quy định riêng.",
    find=find,
)
