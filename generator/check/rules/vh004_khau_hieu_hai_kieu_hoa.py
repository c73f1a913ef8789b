"""Tên trong ngoặc kép viết hoa không thống nhất.

Kiểm gì
    Tên phong trào, khẩu hiệu trong ngoặc kép có chỗ viết hoa chữ đầu, có chỗ viết thường.
Vì sao
    Cùng một tên thì viết như nhau.
Ví dụ sai
    - Phong trào “Bình dân học vụ số”.
    - Hưởng ứng “bình dân học vụ số”.
Ví dụ đúng
    - Phong trào “Bình dân học vụ số”.
    - Hưởng ứng “Bình dân học vụ số”.
Cách sửa
    Viết hoa chữ đầu như các chỗ khác.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import Span, short, times
from generator.diagnostics import Severity
from generator.text import fold, squeeze

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Quoted names that differ in capitals only, one finding for each."""
    prose = subject.written
    forms: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for start, end in prose.quoted:
        words = squeeze(prose.text[start + 1 : end - 1])
        if " " in words and not words.isupper():
            forms[fold(words)][words].append((start, end))
    for known in forms.values():
        if len(known) < _FORMS:
            continue
        large = [span for words, spans in known.items() for span in spans if words[0].isupper()]
        small = [span for words, spans in known.items() for span in spans if not words[0].isupper()]
        if large and small:
            other = short(prose.text[slice(*large[0])])
            yield prose.finding(
                *small[0],
                f"Tên này viết thường chữ đầu{times(len(small))}, chỗ khác viết {other}.",
                f"viết {other} ở mọi chỗ.",
            )


_FORMS: Final = 2


RULE = Rule(
    code="VH004",
    slug="khau-hieu-hai-kieu-hoa",
    title="Tên trong ngoặc kép viết hoa không thống nhất",
    severity=Severity.CANH_BAO,
    ref=("CAP-04",),
    clause="PL II, V.6 và V.9: tên riêng của văn bản, phong trào viết hoa chữ đầu; thống nhất trong một văn bản.",
    find=find,
)
