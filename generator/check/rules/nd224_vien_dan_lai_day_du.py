"""Viện dẫn lại vẫn ghi đầy đủ.

Kiểm gì
    Từ lần viện dẫn thứ hai còn ghi ngày, cơ quan ban hành hoặc trích yếu.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”.
Ví dụ sai
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
    - Phổ biến Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị đến Nhân dân.
Ví dụ đúng
    - Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi
        mới sáng tạo và chuyển đổi số quốc gia.
    - Phổ biến Nghị quyết số 57-NQ/TW đến Nhân dân.
Cách sửa
    Chỉ ghi tên loại và số, ký hiệu.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản cùng số, ký hiệu nhưng khác ngày hoặc khác cơ quan ban hành; tên văn bản nằm trong trích yếu của văn bản
    khác.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.check.cites import Cite, name, same_document
from generator.check.rule import Rule, Says
from generator.check.texts import inside
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Citations of a document cited with a date before, that bring date, issuer or trích yếu again."""
    earlier: dict[str, list[Cite]] = defaultdict(list)
    for cite in subject.cites:
        v = cite.v
        if v.so_ky_hieu is None:
            continue
        before = earlier[str(v.so_ky_hieu)]
        known = [c for c in before if (c.v.ngay or c.v.co_quan_ban_hanh) and same_document(c.v, v)]
        before.append(cite)
        extra = [
            words
            for words, there in (
                ("ngày", v.ngay is not None),
                ("cơ quan ban hành", bool(v.co_quan_ban_hanh)),
                ("trích yếu", bool(v.trich_yeu)),
            )
            if there
        ]
        if known and extra and not _in_title(cite, known) and not inside(subject.prose.quoted, cite.start):
            yield subject.prose.finding(
                cite.start,
                cite.end,
                f"{name(v)} đã viện dẫn ở trên, ở đây vẫn ghi {', '.join(extra)}.",
                f"chỉ ghi “{v.loai or 'văn bản'} số {v.so_ky_hieu}”.",
            )


def _in_title(cite: Cite, known: list[Cite]) -> bool:
    """True inside the trích yếu of a numbered document on its first mention: those are the words of that document.

    Not where the same paragraph has cited it in full just before.
    """
    outer = cite.outer
    if outer is None or outer.v.so_ky_hieu is None:
        return False
    return not any(c.index == cite.index for c in known)


RULE = Rule(
    code="ND224",
    slug="vien-dan-lai-day-du",
    title="Viện dẫn lại vẫn ghi đầy đủ",
    severity=Severity.CANH_BAO,
    ref=("CIT-04",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
