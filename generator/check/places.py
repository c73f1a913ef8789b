"""Where a finding stands, in a clerk's words: paragraph and component, page, or the line of a text file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.read.view import Block, Component, DocView
from generator.text import clean

LABELS: Final = {
    Component.QUOC_HIEU: "Quốc hiệu",
    Component.TIEU_NGU: "Tiêu ngữ",
    Component.CO_QUAN_CHU_QUAN: "Cơ quan chủ quản",
    Component.CO_QUAN_BAN_HANH: "Cơ quan ban hành",
    Component.SO_KY_HIEU: "Số, ký hiệu",
    Component.DIA_DANH_NGAY: "Địa danh, thời gian",
    Component.DO_MAT: "Độ mật",
    Component.MUC_KHAN: "Mức độ khẩn",
    Component.LUU_HANH: "Phạm vi lưu hành",
    Component.TEN_LOAI: "Tên loại",
    Component.TRICH_YEU: "Trích yếu",
    Component.KINH_GUI: "Kính gửi",
    Component.CAN_CU: "Căn cứ",
    Component.MO_DAU: "Mở đầu",
    Component.PHAN: "Phần",
    Component.TIEU_DE_PHAN: "Tiêu đề phần",
    Component.DIEU: "Điều",
    Component.MUC: "Mục",
    Component.KHOAN: "Khoản",
    Component.DIEM: "Điểm",
    Component.GACH: "Gạch đầu dòng",
    Component.CONG: "Ý có dấu cộng",
    Component.DOAN: "Nội dung",
    Component.KET_THUC: "Câu kết",
    Component.NHAN_NOI_NHAN: "Nơi nhận",
    Component.NOI_NHAN: "Nơi nhận",
    Component.LUU: "Lưu",
    Component.NGUOI_SOAN_THAO: "Người soạn thảo",
    Component.QUYEN_HAN: "Quyền hạn",
    Component.CHUC_VU: "Chức vụ",
    Component.HO_TEN: "Họ tên người ký",
    Component.LIEN_HE: "Liên hệ",
    Component.NHAN_PHU_LUC: "Số phụ lục",
    Component.TIEU_DE_PHU_LUC: "Tiêu đề phụ lục",
    Component.KEM_THEO: "Kèm theo",
    Component.PHU_LUC: "Phụ lục",
    Component.BANG: "Bảng",
    Component.CHU_THICH: "Chú thích",
    Component.SO_TRANG: "Số trang",
    Component.TIEU_DE_TRANG: "Tiêu đề trang",
    Component.DUONG_KE: "Đường kẻ",
}
_STORIES: Final = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnote": "chú thích chân trang",
    "endnote": "chú thích cuối văn bản",
    "box": "hộp chữ",
    "comment": "ghi chú",
}
_NUMBER: Final = re.compile(r"\d+")
WHOLE: Final = "cả văn bản"


@dataclass(frozen=True, slots=True)
class Where:
    """A place: ``within`` in words ("đoạn 12 (Căn cứ)"), ``line`` and ``column`` of a text file, the page if known."""

    within: str
    component: str = ""
    page: int | None = None
    line: int | None = None
    column: int | None = None
    source: str | None = None


class Places:
    """The places of one document. ``lines`` are those of a .txt file as it was decoded."""

    def __init__(self, view: DocView, lines: tuple[str, ...] = ()) -> None:
        self._view = view
        self._lines = lines
        self._blocks = view.by_address()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The paragraphs that show something, counted as a reader counts them: body only, cells included."""
        shown = [block.address for block in self._view.blocks if block.where == "body" and block.text.strip()]
        return {address: number for number, address in enumerate(shown, 1)}

    @cached_property
    def _tables(self) -> dict[int, int]:
        """The tables with a grid to be seen, by their numbers in the view; layout tables are none to a reader."""
        framed = [table.number for table in self._view.tables if table.bordered]
        return {number: position for position, number in enumerate(framed, 1)}

    def block(self, address: str) -> Block | None:
        """The block of that address, or the first one inside it (a table's address, say)."""
        found = self._blocks.get(address)
        if found is None and address:
            start = f"{address}/"
            found = next((block for block in self._view.blocks if block.address.startswith(start)), None)
        return found

    def where(self, address: str, start: int = 0, page: int | None = None) -> Where:
        """The place of a stretch of a block; an address that no block has is the whole document."""
        block = self.block(address)
        if block is None:
            return Where(WHOLE, page=page)
        part = next((p for p in block.parts if p.start <= start < max(p.end, p.start + 1)), None)
        component = LABELS.get(part.component, "") if part is not None else ""
        within = self._words(block)
        if component and component.lower() not in within.lower():
            within = f"{within} ({component})"
        if block.lines is not None:
            return self._in_text(block, start, page, within, component)
        known = page or (block.spot.page if block.spot is not None else block.page)
        return Where(within, component, known)

    def _words(self, block: Block) -> str:
        if block.where != "body":
            number = _NUMBER.search(block.address.partition("/")[0])
            story = _STORIES.get(block.where, block.where)
            return f"{story} {number.group()}" if number and block.where in ("footnote", "endnote", "box") else story
        cell = block.cell
        if cell is not None and cell.table in self._tables:
            return f"bảng {self._tables[cell.table]}, hàng {cell.row + 1}, cột {cell.column + 1}"
        number_of = self._numbers.get(block.address)
        return f"đoạn {number_of}" if number_of else self._after(block)

    def _after(self, block: Block) -> str:
        """An empty paragraph is named by what stands before it."""
        last = 0
        for other in self._view.blocks:
            if other.address == block.address:
                break
            last = self._numbers.get(other.address, last)
        return f"đoạn trống sau đoạn {last}" if last else "đoạn trống đầu văn bản"

    def _in_text(self, block: Block, start: int, page: int | None, within: str, component: str) -> Where:
        first, last = block.lines or (1, 1)
        rows = [(number, self._lines[number - 1]) for number in range(first, min(last, len(self._lines)) + 1)]
        line, column, source, position = first, 1, None, 0
        for number, row in rows:
            typed = row.replace("\f", " ").strip()
            begin = block.text.find(typed, position) if typed else -1
            if begin < 0:
                continue
            if begin > start and source is not None:
                break
            line, source, position = number, row, begin + len(typed)
            column = row.find(typed[:1]) + 1 + max(0, min(start - begin, len(typed)))
        seen = sum(text.count("\f") for text in self._lines[:line])
        paged = seen + 1 if any("\f" in text for text in self._lines) else None
        return Where(within, component, page or paged, line, column, source)


def text_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a .txt file, counted as its reader counts them."""
    from generator.read.txt.decoding import decode

    return tuple(clean(decode(data).text).split("\n"))
