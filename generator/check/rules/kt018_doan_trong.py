"""Dùng nhiều đoạn trống để tạo khoảng cách.

Kiểm gì
    Từ ba đoạn trống liền nhau trở lên ngoài bảng, kể cả để sang trang.
Vì sao
    Đoạn trống xô lệch khi sửa chữ; phụ lục có thể dính vào trang trước.
Ví dụ sai
    Sau đoạn 2: thêm 3 đoạn trống
    Sau đoạn 3: thêm 8 đoạn trống
Ví dụ đúng
    Sau đoạn 2: thêm 1 đoạn trống
Cách sửa
    Xóa đoạn trống; dùng khoảng cách đoạn, hoặc Ctrl+Enter để sang trang.
Tự sửa được không
    Không; người soạn tự sửa trong Word.
Ngoại lệ
    Chỗ để ký tên trong bảng chữ ký; đoạn giữ hình vẽ; đoạn trống ở cuối tệp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.rule import Finding, Rule, Says
from generator.check.tolerances import value
from generator.diagnostics import Severity
from generator.read.view import Block, Component

if TYPE_CHECKING:
    from generator.check.subject import Subject

C = Component
_AROUND = (C.QUYEN_HAN, C.CHUC_VU, C.HO_TEN, C.NHAN_NOI_NHAN, C.NOI_NHAN, C.LUU)


def find(subject: Subject) -> Says:
    """Runs of empty paragraphs in the text itself."""
    if subject.form.party:
        return
    anchors = {line.anchor for line in subject.view.lines}
    most = value("doan_trong", None, "nhieu_nhat")
    empty: list[Block] = []
    above: Block | None = None
    for block in subject.view.blocks:
        if block.where != "body":
            break
        if block.cell is None and not block.text.strip() and not block.ink and block.address not in anchors:
            empty.append(block)
            continue
        if len(empty) > most and not (_signs(above) and _signs(block)):
            message = f"{len(empty)} đoạn trống liền nhau để tạo khoảng cách hoặc sang trang."
            mend = "Xóa các đoạn trống; đặt khoảng cách đoạn, hoặc ngắt trang bằng Ctrl+Enter."
            yield Finding(empty[0].address, 0, 0, "", message, mend, page=empty[0].page)
        empty, above = [], block


def _signs(block: Block | None) -> bool:
    """True for a line of the signature: the space for signing in between is wanted."""
    return block is not None and any(part.component in _AROUND for part in block.parts)


RULE = Rule(
    code="KT018",
    slug="doan-trong",
    title="Dùng nhiều đoạn trống để tạo khoảng cách",
    severity=Severity.CANH_BAO,
    ref=("DOC-18",),
    clause=(
        "Phụ lục I, Phần I, điểm e khoản 6 Mục II: “khoảng cách giữa các đoạn văn tối thiểu là 6pt” (khoảng cách "
        "là thuộc tính của đoạn)"
    ),
    find=find,
    kinds=("docx",),
)
