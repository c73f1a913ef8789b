"""Phụ lục không sang trang mới hoặc không đánh số trang riêng.

Kiểm gì
    Trước mỗi phụ lục có ngắt trang hoặc ngắt phân đoạn không, và phân đoạn đó có đánh số trang lại từ đầu không.
Vì sao
    Phụ lục có số trang riêng nên phải bắt đầu ở trang mới.
Ví dụ sai
    Phân đoạn phụ lục: liền trang
    Phân đoạn phụ lục: số trang nối tiếp
Ví dụ đúng
    Phân đoạn phụ lục: số trang từ 1
Cách sửa
    Bố cục > Ngắt > Trang kế tiếp (ngắt phân đoạn); Định dạng số trang > Bắt đầu từ 1.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tài liệu kèm theo có tên loại riêng (quy chế, danh sách ban hành kèm theo) chỉ kiểm ngắt trang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.page_number import page_numbers
from generator.check.rule import Finding, Rule, Says
from generator.diagnostics import Severity
from generator.read.components import Attached
from generator.read.view import Block, Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

C = Component
_OPENINGS = (C.NHAN_PHU_LUC, C.TIEU_DE_PHU_LUC, C.KEM_THEO, C.TEN_LOAI, C.CO_QUAN_BAN_HANH, C.QUOC_HIEU)
_MEND = "Đặt con trỏ trước phụ lục > Bố cục > Ngắt > Trang kế tiếp; Định dạng số trang > Bắt đầu từ 1."


def find(subject: Subject) -> Says:
    """Appendices that do not begin on a page of their own or run on in the page numbers."""
    if subject.form.party:
        return
    blocks = subject.view.blocks
    numbered = any(True for _ in page_numbers(subject.form))
    for attached in subject.recognised.attached:
        first = blocks[attached.span.first]
        if first.where != "body" or not _sure(subject, attached, first):
            continue
        faults = []
        if not _new_page(subject, attached, first):
            faults.append("không có ngắt trang trước phụ lục")
        if numbered and attached.type is None and not _counts_anew(subject, attached, first):
            faults.append("số trang không đánh riêng cho phụ lục")
        if faults:
            message = f"Phụ lục {' và '.join(faults)}."
            yield Finding(first.address, 0, len(first.text), first.text, message, _MEND, page=first.page)


def _sure(subject: Subject, attached: Attached, first: Block) -> bool:
    """True when the attachment opens with words of its own kind, and "Phụ lục" does not stand right above it."""
    before = _before(subject, attached)
    if before and before[-1].text.strip().lower().startswith("phụ lục"):
        return False
    return any(part.component in _OPENINGS for part in first.parts)


def _before(subject: Subject, attached: Attached) -> list[Block]:
    """What stands between the last words before the appendix and its first words, those last words included."""
    found: list[Block] = []
    for block in reversed(subject.view.blocks[: attached.span.first]):
        if block.where == "body":
            found.append(block)
            if block.text.strip():
                break
    return found


def _new_page(subject: Subject, attached: Attached, first: Block) -> bool:
    before = _before(subject, attached)
    if first.format.page_break_before or any(b.page_break_inside for b in (first, *before)):
        return True
    if any(not b.text.strip() and b.format.page_break_before for b in before):
        return True
    last = before[-1] if before else None
    section = subject.view.sections[first.section] if first.section < len(subject.view.sections) else None
    changed = last is not None and last.section != first.section
    return changed and section is not None and section.break_type != "continuous"


def _counts_anew(subject: Subject, attached: Attached, first: Block) -> bool:
    before = _before(subject, attached)
    section = subject.view.sections[first.section] if first.section < len(subject.view.sections) else None
    changed = bool(before) and before[-1].section != first.section
    return changed and section is not None and section.page_start is not None


RULE = Rule(
    code="KT021",
    slug="phu-luc-ngat-trang",
    title="Phụ lục không sang trang mới hoặc không đánh số trang riêng",
    severity=Severity.CANH_BAO,
    ref=("DOC-21",),
    clause=("Phụ lục I, Phần I, điểm đ khoản 1 Mục III: “Số trang của Phụ lục được đánh số riêng theo từng Phụ lục.”"),
    find=find,
    kinds=("docx",),
)
