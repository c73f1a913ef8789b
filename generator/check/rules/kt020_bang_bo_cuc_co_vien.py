"""Bảng chia cột đầu trang hoặc phần ký hiện đường viền.

Kiểm gì
    Bảng chứa Quốc hiệu, tên cơ quan, nơi nhận hoặc phần ký có đường viền nhìn thấy.
Vì sao
    Khung kẻ quanh Quốc hiệu hay chữ ký không có trong mẫu.
Ví dụ sai
    Bảng đầu trang: có khung
    Bảng phần ký: có khung
Ví dụ đúng
    Bảng đầu trang: không khung
Cách sửa
    Chọn bảng > Thiết kế bảng > Viền > Không viền.
Tự sửa được không
    Không; người soạn tự bỏ viền trong Word.
Ngoại lệ
    Bảng số liệu trong nội dung. Đường kẻ dưới Tiêu ngữ vẽ bằng viền ô thì không tính là khung.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.form import HEADER, SIGNER
from generator.check.gather import at
from generator.check.rule import Rule, Says
from generator.diagnostics import Severity
from generator.read.view import Component

if TYPE_CHECKING:
    from generator.check.subject import Subject


def find(subject: Subject) -> Says:
    """Framed tables that hold the header or the signature."""
    form = subject.form
    told: set[int] = set()
    closing = (Component.NHAN_NOI_NHAN, *SIGNER)
    for components, name in ((HEADER, "đầu trang"), (closing, "nơi nhận và phần ký")):
        for stretch in form.own(*components):
            cell = stretch.block.cell
            if cell is None or cell.table in told or not subject.view.tables[cell.table].bordered:
                continue
            told.add(cell.table)
            message = f"Bảng chia cột ở {name} hiện đường viền."
            yield at(stretch, message, "Chọn bảng > Thiết kế bảng > Viền > Không viền.")


RULE = Rule(
    code="KT020",
    slug="bang-bo-cuc-co-vien",
    title="Bảng chia cột đầu trang hoặc phần ký hiện đường viền",
    severity=Severity.CANH_BAO,
    ref=("DOC-20",),
    clause=("Phụ lục I, Phần I, Mục IV và Phụ lục III, Mẫu 1.4: các thành phần đặt theo ô của sơ đồ, không kẻ khung"),
    find=find,
    kinds=("docx",),
)
