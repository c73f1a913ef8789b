"""The page of help inside the form: what each column means, how to fill it in, what not to do, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.bulk.form_layout import HelpLine, Layout

_LETTERS: Final = 1.1  # letters of a text in one unit of width
# The columns of the table of help with their widths in characters.
HEADS: Final = (("Tên cột", 26), ("Bắt buộc", 11), ("Ý nghĩa", 66), ("Ví dụ", 30), ("Mục trong tệp biến", 28))


def cells(line: HelpLine) -> tuple[str, ...]:
    """What stands in the table of help for one column."""
    return (line.header, "có" if line.required else "không", line.meaning, line.example, line.key or "(không in)")


def lines_of(line: HelpLine) -> int:
    """The number of lines that the fullest cell of a row takes."""
    return max(
        -(-len(text) // int(width * _LETTERS)) for text, (_, width) in zip(cells(line), HEADS, strict=True) if text
    )


def next_commands(plan: str, table: str) -> tuple[str, str]:
    """The command that only looks the filled table over, and the one that makes the documents."""
    make = f"kehoach batch {_quoted(plan)} --rows {_quoted(table)}"
    return f"{make} --dry-run", make


def before_table(layout: Layout) -> Iterator[tuple[str, bool]]:
    """The lines above the table, each with whether it is strong."""
    yield f"Kế hoạch: {layout.plan}", False
    yield "", False
    yield "Các cột", True


def after_table(layout: Layout) -> Iterator[tuple[str, bool]]:
    """The lines under the table, each with whether it is strong."""
    look, make = next_commands(layout.plan, layout.table)
    yield "", False
    yield "Cách điền", True
    yield "1. Điền ở sheet “Bảng”, mỗi dòng một văn bản. Cột có dấu (*) phải điền; ô còn thiếu có nền vàng.", False
    yield "2. Ô có mũi tên: bấm để chọn. Dán danh sách có sẵn cũng được, miễn là đúng tên trong danh sách.", False
    yield "3. Ngày ghi ngày/tháng/năm (13/6/2025). Số chỉ ghi chữ số, không kèm đơn vị tính.", False
    yield "4. Muốn mục khác cũng đổi theo từng dòng: thêm cột, tên cột là tên mục (ví dụ nguoi_ky.chuc_vu).", False
    yield "5. Cột chỉ để ghi nhớ: thêm dấu # trước tên cột. Dòng không lập văn bản: xóa hẳn dòng.", False
    yield "", False
    yield "Không làm", True
    yield "- Không gộp ô, không sửa hàng tên cột, không thêm hàng tổng cộng.", False
    yield "- Không để công thức chưa tính; lấy số từ tệp khác thì dán giá trị (Paste Special, Values).", False
    yield "- Không ghi {{ }} trong ô: ô chỉ chứa đúng chữ cần in.", False
    yield "", False
    yield "Điền xong, lưu tệp, đóng Excel rồi chạy", True
    yield f"Kiểm tra bảng, chưa ghi gì: {look}", False
    yield f"Lập văn bản: {make}", False


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
