"""Phụ lục trình bày sai: chữ “Phụ lục”, tên phụ lục, dòng kèm theo.

Kiểm gì
    Chữ “Phụ lục” ở dòng riêng, chữ thường, cỡ 14, đậm; tên phụ lục in hoa; dòng “(Kèm theo ...)” nghiêng.
Vì sao
    Ba dòng này do Nghị định ấn định.
Ví dụ sai
    Phụ lục: ghi PHỤ LỤC I
    Tên phụ lục: ghi Danh mục nhiệm vụ
    Kèm theo: đứng
Ví dụ đúng
    Tên phụ lục: cỡ chữ 13
Cách sửa
    “Phụ lục I” chữ thường đậm cỡ 14; tên phụ lục IN HOA đậm; dòng kèm theo nghiêng.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Tài liệu kèm theo có tên loại riêng (quy chế, danh sách) không có chữ “Phụ lục”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.faces import face_faults, size_faults
from generator.check.gather import at
from generator.check.rule import Rule, Says
from generator.check.subject import Stretch
from generator.diagnostics import Severity
from generator.read.components import Attached
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

C = Component
_SURE = 0.5


def find(subject: Subject) -> Says:
    """Label, title and reference line of every appendix."""
    form = subject.form
    if form.party:
        return
    labels = _having(subject, C.NHAN_PHU_LUC)
    titles = _having(subject, C.TIEU_DE_PHU_LUC)
    for label in labels:
        text = label.text.strip()
        if text.isupper() and "PHỤ" in text:
            mend = "Viết “Phụ lục” bằng chữ thường."
            yield at(label, "Chữ “PHỤ LỤC” in hoa; quy định là chữ in thường.", mend)
        if any(title.block is label.block and "\n" not in _between(label, title) for title in titles):
            message = "Chữ “Phụ lục” và tên phụ lục ở chung một dòng."
            yield at(label, message, "Đưa tên phụ lục xuống dòng dưới.")
    for title in titles:
        if any(char.islower() for char in title.text) and not title.text.isupper():
            mend = "Chọn tên phụ lục, nhấn Shift+F3 để in hoa."
            yield at(title, "Tên phụ lục không in hoa.", mend)
    references = _having(subject, C.KEM_THEO)
    for key, name, stretches, bold, italic in (
        ("nhan_phu_luc", "Chữ “Phụ lục”", labels, True, False),
        ("tieu_de_phu_luc", "Tên phụ lục", titles, True, False),
        ("kem_theo", "Dòng “Kèm theo”", references, None, True),
    ):
        low, high = subject.standard.allowed("co_chu", key)
        yield from size_faults(form, stretches, (low, high), name)
        yield from face_faults(form, stretches, name, bold=bold, italic=italic)
    yield from _unnamed(subject, labels)


def _having(subject: Subject, component: Component) -> list[Stretch]:
    blocks = subject.view.blocks
    return [
        Stretch(blocks[index], part)
        for attached in subject.recognised.attached
        for index in range(attached.span.first, attached.span.last)
        for part in blocks[index].parts
        if part.component is component and part.confidence >= _SURE
    ]


def _between(one: Stretch, other: Stretch) -> str:
    return one.block.text[one.part.end : other.part.start]


def _unnamed(subject: Subject, labels: list[Stretch]) -> Says:
    """Attachments that look like an appendix and do not say so."""
    addresses = {label.block.address for label in labels}
    for attached in subject.recognised.attached:
        inside = subject.view.blocks[attached.span.first : attached.span.last]
        if attached.type is not None or any(block.address in addresses for block in inside):
            continue
        above = [b.text for b in subject.view.blocks[: attached.span.first] if b.text.strip()]
        if above and above[-1].strip().lower().startswith("phụ lục"):
            continue
        title = _title(subject, attached)
        if title is not None:
            message = "Tài liệu kèm theo không có chữ “Phụ lục” ở dòng đầu."
            yield at(title, message, "Thêm dòng “Phụ lục” phía trên tên phụ lục.", Severity.CANH_BAO)


def _title(subject: Subject, attached: Attached) -> Stretch | None:
    """The title of an attachment that a reference line follows."""
    inside = subject.view.blocks[attached.span.first : attached.span.last]
    if not any(part.component is C.KEM_THEO for block in inside for part in block.parts):
        return None
    found = [Stretch(b, part) for b in inside for part in b.parts if part.component is C.TIEU_DE_PHU_LUC]
    return found[0] if found else None


RULE = Rule(
    code="TT017",
    slug="phu-luc-trinh-bay",
    title="Phụ lục trình bày sai: chữ “Phụ lục”, tên phụ lục, dòng kèm theo",
    severity=Severity.LOI,
    ref=("DOC-21",),
    clause=(
        "Phụ lục I, Phần I, điểm b và c khoản 1 Mục III: “Từ “Phụ lục” và số thứ tự của Phụ lục được trình bày "
        "thành một dòng riêng, canh giữa, bằng chữ in thường, cỡ chữ 14, kiểu chữ đứng, đậm; tên Phụ lục (nếu có) "
        "được trình bày canh giữa, bằng chữ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm”; “chữ in thường, cỡ "
        "chữ từ 13 đến 14, kiểu chữ nghiêng”"
    ),
    find=find,
    standard_keys=("co_chu.nhan_phu_luc", "co_chu.tieu_de_phu_luc", "co_chu.kem_theo"),
)
