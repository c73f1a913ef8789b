"""Một văn bản viện dẫn với hai số, ký hiệu.

Kiểm gì
    Trong cùng văn bản, một văn bản được viện dẫn với hai ký hiệu, hai ngày hoặc hai cơ quan ban hành khác nhau.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”. Ít nhất một trong hai chỗ sai.
Ví dụ sai
    - Thực hiện Chương trình hành động số 04-CTr/ĐU ngày 10/7/2025 của Đảng ủy xã Hòa Bình về chuyển đổi số.
    - Hoàn thành Chương trình hành động số 04-CTr/TU ngày 10/7/2025 của Đảng ủy xã Hòa Bình về chuyển đổi số.
Ví dụ đúng
    - Thực hiện Chương trình hành động số 04-CTr/ĐU ngày 10/7/2025 của Đảng ủy xã Hòa Bình về chuyển đổi số.
    - Hoàn thành Chương trình hành động số 04-CTr/ĐU.
Cách sửa
    Đối chiếu văn bản gốc, ghi thống nhất.
Tự sửa được không
    Không.
Ngoại lệ
    Không có.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.check.cites import name, with_places
from generator.check.rule import Rule, Says
from generator.check.texts import short
from generator.citation import ConflictKind, VienDan, conflicts
from generator.diagnostics import Severity
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject

_WHAT: Final = {
    ConflictKind.KY_HIEU: "với ký hiệu khác",
    ConflictKind.CO_QUAN: "với cơ quan ban hành khác",
    ConflictKind.NGAY: "với ngày khác",
}


def find(subject: Subject) -> Says:
    """Contradictions between two citations; only other codes with one date and issuer are certain."""
    for one in conflicts([with_places(cite) for cite in subject.cites]):
        before, after = one.truoc, one.sau
        certain = one.kind is ConflictKind.KY_HIEU and bool(before.ngay and after.ngay) and _agree(before, after)
        yield subject.prose.finding(
            after.start,
            after.end,
            f"Có vẻ là {_shown(before)} đã viện dẫn ở trên {_WHAT[one.kind]}: {_shown(after)}.",
            "đối chiếu văn bản gốc, ghi thống nhất.",
            None if certain else Severity.CANH_BAO,
        )


def _agree(a: VienDan, b: VienDan) -> bool:
    return bool(a.co_quan_ban_hanh) and fold(a.co_quan_ban_hanh) == fold(b.co_quan_ban_hanh)


def _shown(v: VienDan) -> str:
    parts = [name(v)]
    if v.ngay is not None:
        parts.append(f"ngày {v.ngay}")
    if v.co_quan_ban_hanh:
        parts.append(f"của {v.co_quan_ban_hanh}")
    return short(" ".join(parts))


RULE = Rule(
    code="ND225",
    slug="mot-van-ban-hai-ky-hieu",
    title="Một văn bản viện dẫn với hai số, ký hiệu",
    severity=Severity.LOI,
    ref=("CIT-05",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
