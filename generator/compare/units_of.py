"""A view as the units of an alignment: blocks and tables with their ordinals, titles above, places in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.compare.match import Unit
from generator.compare.ordinals import Ordinal, read_ordinal
from generator.read.view import Block, Cell, Component, DocView
from generator.text import squeeze

C = Component
NAMES: Final = {
    C.QUOC_HIEU: "Quốc hiệu",
    C.TIEU_NGU: "Tiêu ngữ",
    C.CO_QUAN_CHU_QUAN: "Cơ quan chủ quản",
    C.CO_QUAN_BAN_HANH: "Cơ quan ban hành",
    C.SO_KY_HIEU: "Số, ký hiệu",
    C.DIA_DANH_NGAY: "Địa danh, ngày tháng",
    C.DO_MAT: "Độ mật",
    C.MUC_KHAN: "Mức khẩn",
    C.LUU_HANH: "Chỉ dẫn lưu hành",
    C.TEN_LOAI: "Tên loại",
    C.TRICH_YEU: "Trích yếu",
    C.KINH_GUI: "Kính gửi",
    C.CAN_CU: "Căn cứ",
    C.MO_DAU: "Mở đầu",
    C.KET_THUC: "Kết thúc",
    C.NHAN_NOI_NHAN: "Nơi nhận",
    C.NOI_NHAN: "Nơi nhận",
    C.LUU: "Nơi nhận (lưu)",
    C.NGUOI_SOAN_THAO: "Người soạn thảo",
    C.QUYEN_HAN: "Quyền hạn ký",
    C.CHUC_VU: "Chức vụ người ký",
    C.HO_TEN: "Họ tên người ký",
    C.LIEN_HE: "Địa chỉ liên hệ",
    C.KEM_THEO: "Dòng “Kèm theo”",
    C.TIEU_DE_PHU_LUC: "Tiêu đề phụ lục",
}
_STORIES: Final = {
    "header": "Đầu trang",
    "footer": "Chân trang",
    "footnote": "Chú thích cuối trang",
    "endnote": "Chú thích cuối văn bản",
    "comment": "Ghi chú bên lề",
}
_OUTLINE: Final = frozenset(
    {C.PHAN, C.TIEU_DE_PHAN, C.DIEU, C.MUC, C.KHOAN, C.DIEM, C.GACH, C.CONG, C.DOAN, C.PHU_LUC, C.KHAC, C.BANG}
)
# What a reader of pages puts on every page; in a PDF or a text it is no content.
_FURNITURE: Final = frozenset({C.SO_TRANG, C.TIEU_DE_TRANG, C.DUONG_KE})
_ASIDE: Final = ("header", "footer", "comment")
_RUNS_ON: Final = ("nối dòng trên", "dòng tiếp")
_TITLE: Final = 120
_MUC: Final = 2.0
_APPENDIX: Final = -1.0


# Each stands once in the head, in the order that the file happens to lay its cells out.
_HEAD: Final = frozenset(
    (C.CO_QUAN_CHU_QUAN, C.CO_QUAN_BAN_HANH, C.QUOC_HIEU, C.TIEU_NGU, C.SO_KY_HIEU, C.DIA_DANH_NGAY)
)


@dataclass(slots=True)
class Item:
    """One unit with all a comparison needs to tell about it.

    ``parent`` is the index of the item above it, -1 for none; ``table`` the number of the data table it stands for,
    -1 for none; ``start`` where the words behind the typed ordinal begin.
    """

    unit: Unit
    blocks: list[Block]
    where: str
    parent: int = -1
    ordinal: Ordinal | None = None
    table: int = -1
    title: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of its blocks."""
        return tuple(block.address for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Grid:
    """A data table: the blocks of each cell by row and column (of the outermost table where tables are nested)."""

    number: int
    rows: tuple[tuple[tuple[Block, ...], ...], ...]

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        return "\n".join(block.text for block in self.rows[row][column] if block.text.strip())


@dataclass(slots=True)
class Layout:
    """The items of a view in reading order and its data tables by number."""

    items: list[Item]
    grids: dict[int, Grid] = field(default_factory=dict)


def units_of(view: DocView, *, plain: bool = False) -> Layout:
    """The units of a view whose components were recognised; empty paragraphs are left out.

    ``plain``: leave out what only a Word file knows as such (header, footer, page number, comments), for a comparison
    with a text or a PDF.
    """
    grids = _data_tables(view)
    builder = _Builder(view.kind == "docx", grids, plain=plain or view.kind != "docx")
    for block in view.blocks:
        builder.take(block)
    return Layout(builder.items, grids)


def component_of(block: Block) -> Component:
    """What the largest part of a block is."""
    part = max(block.parts, key=lambda part: part.end - part.start, default=None)
    return part.component if part is not None else C.KHAC


def outermost(cell: Cell) -> Cell:
    """The cell of the table that stands in the text itself."""
    while cell.parent is not None:
        cell = cell.parent
    return cell


def _data_tables(view: DocView) -> dict[int, Grid]:
    """Tables that hold data; those that only lay out header and signature are running text."""
    cells: dict[int, dict[tuple[int, int], list[Block]]] = {}
    data: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for block in view.blocks:
        if block.cell is None:
            continue
        cell = outermost(block.cell)
        cells.setdefault(cell.table, {}).setdefault((cell.row, cell.column), []).append(block)
        if block.text.strip():
            filled[cell.table] += 1
            data[cell.table] += component_of(block) is C.BANG
    found: dict[int, Grid] = {}
    for table, places in cells.items():
        if 2 * data[table] >= max(filled[table], 1) and data[table]:
            found[table] = _grid(table, places)
    return found


def _grid(table: int, places: dict[tuple[int, int], list[Block]]) -> Grid:
    rows: list[tuple[tuple[Block, ...], ...]] = []
    for row in range(max(row for row, _ in places) + 1):
        last = max((column for at, column in places if at == row), default=-1)
        rows.append(tuple(tuple(places.get((row, column), ())) for column in range(last + 1)))
    return Grid(table, tuple(rows))


class _Builder:
    """Reads blocks in order and keeps the open titles."""

    def __init__(self, formatted: bool, grids: dict[int, Grid], *, plain: bool) -> None:
        self.formatted, self.plain = formatted, plain
        self.grids = grids
        self.items: list[Item] = []
        self.open: list[tuple[float, int]] = []
        self.counts: Counter[tuple[int, str]] = Counter()
        self.tabled: set[int] = set()

    def take(self, block: Block) -> None:
        """One more block."""
        table = outermost(block.cell).table if block.cell is not None else -1
        if table in self.grids:
            if table not in self.tabled:
                self.tabled.add(table)
                self._table(table)
            return
        if not block.text.strip():
            return
        component = component_of(block)
        if self.plain and (component in _FURNITURE or block.where in _ASIDE):
            return
        if not self.formatted and self._runs_on(block, component):
            last = self.items[-1]
            last.blocks.append(block)
            unit = last.unit
            last.unit = Unit(f"{unit.text}\n{block.text}", unit.component, unit.label, unit.path, unit.container)
            return
        if block.where not in ("body", "box"):
            name = _STORIES.get(block.where, "Ngoài thân văn bản")
            self.items.append(Item(Unit(block.text, component, "", (), block.where), [block], name))
            return
        self._body(block, component)

    def _runs_on(self, block: Block, component: Component) -> bool:
        if not self.items or not block.parts or self.items[-1].table >= 0:
            return False
        return block.parts[0].reason.startswith(_RUNS_ON) and self.items[-1].unit.component is component

    def _body(self, block: Block, component: Component) -> None:
        if component is C.NHAN_PHU_LUC:
            self.open.clear()
            self._add(block, component, None, squeeze(block.text)[:60])
            self.open.append((_APPENDIX, len(self.items) - 1))
            return
        if component not in _OUTLINE:
            self._form(block, component)
            return
        ordinal = read_ordinal(block.text, block.format.numbering)
        if ordinal is None and component is C.MUC:
            self._close(_MUC)
            self._add(block, component, None, self._under(f"mục “{squeeze(block.text)[:60]}”"))
            self.open.append((_MUC, len(self.items) - 1))
            return
        self._close(ordinal.rank if ordinal is not None else 6.0)
        self._add(block, component, ordinal, self._place(ordinal))
        if ordinal is not None:
            self.open.append((ordinal.rank, len(self.items) - 1))

    def _form(self, block: Block, component: Component) -> None:
        """A component of the form: its name is its place; it ends the sections, but not an appendix."""
        self._close(_APPENDIX + 0.5)
        ordinal = read_ordinal(block.text, block.format.numbering)
        name = NAMES.get(component, "Văn bản")
        if component in (C.CAN_CU, C.NOI_NHAN):
            bullet = ordinal if ordinal is not None and ordinal.bullet else None
            self._add(block, component, bullet, self._under(name))
            return
        self._add(block, component, None, self._under(name))

    def _close(self, rank: float) -> None:
        while self.open and self.open[-1][0] >= rank:
            self.open.pop()

    def _under(self, words: str) -> str:
        above = self.items[self.open[-1][1]].where if self.open else ""
        return f"{above} › {words}" if above else words[:1].upper() + words[1:]

    def _place(self, ordinal: Ordinal | None) -> str:
        parent = self.open[-1][1] if self.open else -1
        if ordinal is not None and not ordinal.bullet:
            self.counts = Counter({key: count for key, count in self.counts.items() if key[0] != parent})
            return self._under(ordinal.words)
        kind = "đoạn" if ordinal is None else "gạch đầu dòng" if ordinal.scheme == "gach" else "dấu cộng"
        self.counts[parent, kind] += 1
        return self._under(f"{kind} thứ {self.counts[parent, kind]}")

    def _add(self, block: Block, component: Component, ordinal: Ordinal | None, where: str) -> None:
        label = ordinal.typed if ordinal is not None and not ordinal.auto else ""
        container = component.value if component in _HEAD else "body"
        unit = Unit(block.text, component, label, self._path(), container)
        body = block.text.strip()[len(label) :]
        parent = self.open[-1][1] if self.open else -1
        self.items.append(Item(unit, [block], where, parent, ordinal, title=squeeze(body)[:_TITLE]))

    def _path(self) -> tuple[str, ...]:
        return tuple(self.items[at].title for _, at in self.open)

    def _table(self, table: int) -> None:
        self._close(6.0)
        grid = self.grids[table]
        blocks = [block for row in grid.rows for cell in row for block in cell]
        text = "\n".join(block.text for block in blocks if block.text.strip())
        parent = self.open[-1][1] if self.open else -1
        self.counts[parent, "bảng"] += 1
        number = self.counts[parent, "bảng"]
        words = "bảng" if number == 1 else f"bảng thứ {number}"
        unit = Unit(text, C.BANG, "", self._path())
        self.items.append(Item(unit, blocks, self._under(words), parent, table=table))


def children(items: Sequence[Item]) -> Iterator[tuple[tuple[int, str], list[int]]]:
    """The numbered siblings: indexes of items by parent and scheme, in order."""
    found: dict[tuple[int, str], list[int]] = {}
    for index, item in enumerate(items):
        if item.ordinal is not None and not item.ordinal.bullet:
            found.setdefault((item.parent, item.ordinal.scheme), []).append(index)
    yield from found.items()
