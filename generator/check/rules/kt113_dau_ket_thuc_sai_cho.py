"""“./.” đặt sai chỗ hoặc ghi hai lần.

Kiểm gì
    “./.” chỉ có một lần, ở cuối nội dung.
Vì sao
    Phụ lục III, Mẫu 1.4: nội dung văn bản kết thúc bằng “./.”; mọi mẫu của Phụ lục III đều như vậy.
Ví dụ sai
    - Tổng hợp kết quả, báo cáo theo quy định./.
Ví dụ đúng
    - Tổng hợp kết quả, báo cáo theo quy định.
Cách sửa
    Để “./.” ở cuối nội dung.
Tự sửa được không
    Không.
Ngoại lệ
    Phụ lục, văn bản kèm theo có “./.” riêng.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.rule import Rule, Says
from generator.check.texts import inside
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject

_END: Final = re.compile(r"\./\.(?:\s*/?\s*\./?\.?)?")


def find(subject: Subject) -> Says:
    """Every "./." but the one at the end of the text."""
    prose = subject.prose
    found = list(_END.finditer(prose.text))
    for position, match in enumerate(found):
        last = position + 1 == len(found)
        rest = prose.text[match.end() :].strip(' \n”"')
        doubled = match[0] != "./."
        if (last and not rest and not doubled) or inside(prose.quoted, match.start()):
            continue
        if last and rest and not doubled and subject.view.kind != "docx" and not rest[:1].isupper():
            continue
        left = max(prose.of(prose.index(match.start()))[0], match.start() - 30)
        what = "ghi thừa dấu" if doubled else "không đứng ở cuối nội dung"
        mend = "chỉ ghi “./.” một lần, ở cuối nội dung."
        yield prose.finding(left, match.end(), f"Dấu kết thúc “{match[0]}” {what}.", mend)


RULE = Rule(
    code="KT113",
    slug="dau-ket-thuc-sai-cho",
    title="“./.” đặt sai chỗ hoặc ghi hai lần",
    severity=Severity.CANH_BAO,
    ref=("PUN-13",),
    clause="Phụ lục III, Mẫu 1.4: nội dung văn bản kết thúc bằng “./.”; mọi mẫu của Phụ lục III đều như vậy.",
    find=find,
)
