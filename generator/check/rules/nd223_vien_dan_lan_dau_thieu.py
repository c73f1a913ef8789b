"""Viện dẫn lần đầu không đầy đủ.

Kiểm gì
    Lần viện dẫn đầu tiên có đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu không; kế hoạch, chương
    trình của cơ quan khác nhắc tên mà không có số, ngày; luật làm căn cứ không có ngày.
Vì sao
    PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của văn bản, thời
    gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn bản (đối với Luật và Pháp
    lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn tiếp theo, chỉ ghi tên loại và số, ký
    hiệu của văn bản đó”. PL I, II.6.a: căn cứ “được ghi đầy đủ tên loại văn bản, số, ký hiệu, cơ quan ban hành, ngày
    tháng năm ban hành văn bản và trích yếu nội dung văn bản (riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban
    hành)”.
Ví dụ sai
    - Thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.

    - Hoàn thành các chỉ tiêu tại Kế hoạch hành động của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW.
Ví dụ đúng
    - Thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động
        thực hiện Nghị quyết số 57-NQ/TW.
Cách sửa
    Ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu ở lần đầu.
Tự sửa được không
    Không.
Ngoại lệ
    Văn bản nằm trong trích yếu của văn bản khác; văn bản đã ghi đủ ở phần căn cứ; hai văn bản chung một trích yếu.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.check.cites import Cite, name, with_places
from generator.check.rule import Rule, Says
from generator.check.texts import inside, short
from generator.citation import ConflictKind, VienDan, conflicts
from generator.diagnostics import Severity
from generator.read.view import Component
from generator.text import fold

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """First citations that lack an element, each document once."""
    cites, seen = subject.cites, set()
    clash = conflicts([with_places(cite) for cite in cites])
    other_code = {one.sau.start for one in clash if one.kind is ConflictKind.KY_HIEU}
    for position, cite in enumerate(cites):
        v = cite.v
        key = _key(v)
        first = key not in seen
        seen.add(key)
        if cite.outer is not None or v.nay or not first or inside(subject.prose.quoted, cite.start):
            continue
        if cite.start in other_code:
            continue
        lacks = _lacking(subject, cite, cites[position + 1] if position + 1 < len(cites) else None)
        if lacks:
            yield subject.prose.finding(
                cite.start,
                cite.end,
                f"Viện dẫn lần đầu {_shown(v)} thiếu {', '.join(lacks)}.",
                f"ghi thêm {', '.join(lacks)}; các lần sau chỉ ghi tên loại và số, ký hiệu.",
            )


def _key(v: VienDan) -> tuple[object, ...]:
    if v.so_ky_hieu is not None:
        return (str(v.so_ky_hieu),)
    codes = tuple(sorted(set(_CODE.findall(v.trich_yeu))))
    return (fold(v.loai), fold(v.ten), fold(v.co_quan_ban_hanh), codes or fold(v.trich_yeu)[:40])


def _lacking(subject: Subject, cite: Cite, following: Cite | None) -> list[str]:
    v = cite.v
    in_bases = cite.stretch.part.component is Component.CAN_CU
    if v.loai.startswith("Giấy"):
        return []
    if v.la_luat:
        undated = v.ngay is None and v.so_ky_hieu is None and not _dated_later(subject, cite)
        return ["ngày, tháng, năm ban hành"] if in_bases and undated else []
    if v.so_ky_hieu is None:
        named = v.co_quan_ban_hanh and v.loai in _NUMBERED and v.ngay is None and not _own(v)
        return ["số, ký hiệu", "ngày, tháng, năm ban hành"] if named and v.trich_yeu else []
    lacks = [] if v.ngay is not None else ["ngày, tháng, năm ban hành"]
    if not v.co_quan_ban_hanh and v.ngay is None:
        lacks.append("cơ quan ban hành")
    if not v.trich_yeu and v.ten in _PLAIN and not _shared(subject, cite, following):
        lacks.append("trích yếu nội dung")
    return lacks


def _dated_later(subject: Subject, cite: Cite) -> bool:
    """Whether the name of a law goes on behind a comma ("Luật Thể dục, thể thao ngày ...") and its date follows."""
    rest = subject.prose.text[cite.end : subject.prose.of(cite.index)[1]]
    return re.match(r"[^;.]*?ngày \d", rest) is not None


def _own(v: VienDan) -> bool:
    """True for the plan of the issuing body itself, which this document is."""
    return v.loai == "Kế hoạch" and re.match(r"(?:UBND|Ủy ban nhân dân) (?:xã|phường)", v.co_quan_ban_hanh) is not None


def _shared(subject: Subject, cite: Cite, following: Cite | None) -> bool:
    """True where the next citation, joined by "và" or a comma, brings the trích yếu of both."""
    if following is None or following.outer is not None or not following.v.trich_yeu:
        return False
    between = subject.prose.text[cite.end : following.start]
    return re.fullmatch(r"\s*(?:,|và|, và)\s*", between) is not None


def _shown(v: VienDan) -> str:
    if v.so_ky_hieu is not None:
        return name(v)
    return short(f"{name(v)} của {v.co_quan_ban_hanh}") if v.co_quan_ban_hanh else name(v)


# Words between type and number that do not say what the document is about.
_PLAIN: Final = ("", "hành động", "công tác", "liên tịch", "liên ngành")
_CODE: Final = re.compile(r"\d+[-/][A-ZĐ][\w./-]*")
# Types that always bear a number; a report or a project may be meant by its content.
_NUMBERED: Final = ("Kế hoạch", "Chương trình", "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Thông tư")


RULE = Rule(
    code="ND223",
    slug="vien-dan-lan-dau-thieu",
    title="Viện dẫn lần đầu không đầy đủ",
    severity=Severity.CANH_BAO,
    ref=("CIT-03",),
    clause=(
        "PL I, II.6.b: “Khi viện dẫn lần đầu văn bản có liên quan, phải ghi đầy đủ tên loại, số, ký hiệu của "
        "văn bản, thời gian ban hành văn bản, tên cơ quan, tổ chức ban hành văn bản và trích yếu nội dung văn"
        " bản (đối với Luật và Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh); trong các lần viện dẫn"
        " tiếp theo, chỉ ghi tên loại và số, ký hiệu của văn bản đó”."
    ),
    find=find,
)
