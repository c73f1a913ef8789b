"""Appendices and attached documents, and tables of the body, as ``phu_luc``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from generator.diagnostics import ModelPath
from generator.read.components import Recognised
from generator.read.view import Component
from generator.recover.body import as_value, enter, read_body
from generator.recover.emphasis import BOLD, ITALIC
from generator.recover.ledger import Kind
from generator.recover.passages import Stretch, stretches
from generator.recover.state import MISSING, State, of
from generator.recover.tables import Grid, as_table, grids, spans_of, state_passage

C = Component
ASIDE: Final = frozenset({C.SO_TRANG, C.TIEU_DE_TRANG, C.DUONG_KE, C.CHU_THICH})
_BOTH: Final = BOLD | ITALIC


def take_attached(state: State, whole: Recognised) -> None:
    """Every appendix and attached document after the plan."""
    for attached in whole.attached:
        found = [s for s in stretches(state.view, attached.span.first, attached.span.last) if s.component not in ASIDE]
        if found:
            _Appendix(state, found).take(attached.type is not None)


def take_body_tables(state: State, found: Sequence[Stretch]) -> None:
    """Tables that stand in the body: the variables have a place for tables in appendices only."""
    indexes = list(dict.fromkeys(stretch.span.block for stretch in found))
    for number, grid in enumerate(_with_empty_cells(state, indexes), 1):
        appendix: dict[str, Any] = {"tieu_de": f"Bảng {number}"}
        path = _path(state)
        table = as_table(state, grid, (*path, "bang"))
        if table is None:
            _as_text(state, grid, appendix, path)
        else:
            appendix["bang"] = table
        if "bang" in appendix or "noi_dung" in appendix:
            _append(state, appendix)
            state.doubt(
                path, "bảng trong nội dung được chuyển thành phụ lục; đặt lại tiêu đề và nhắc tới phụ lục", code="BV305"
            )


def _path(state: State) -> ModelPath:
    return ("phu_luc", len(state.variables.get("phu_luc", ())))


def _append(state: State, appendix: dict[str, Any]) -> None:
    order = ("tieu_de", "danh_so", "noi_dung", "bang", "kho_giay")
    state.variables.setdefault("phu_luc", []).append({key: appendix[key] for key in order if key in appendix})


def _with_empty_cells(state: State, indexes: Sequence[int]) -> list[Grid]:
    """The tables of those blocks with their empty cells, which have no stretches."""
    blocks = state.view.blocks
    tables = {grid.number for grid in grids(blocks, indexes)}
    low, high = (min(indexes), max(indexes)) if indexes else (0, -1)
    while high + 1 < len(blocks) and blocks[high + 1].cell is not None:
        high += 1
    while low > 0 and blocks[low - 1].cell is not None:
        low -= 1
    return [grid for grid in grids(blocks, range(low, high + 1)) if grid.number in tables]


def _as_text(state: State, grid: Grid, appendix: dict[str, Any], path: ModelPath) -> None:
    """A table with too many columns, as a paragraph for each row."""
    lines = []
    for row in grid.rows:
        indexes = [index for (at, _), cell in sorted(grid.cells.items()) if at == row for index in cell]
        what = state_passage(state, indexes)
        if what.text:
            lines.append({"noi_dung": what.written(_BOTH), "khong_so": "có"})
            state.ledger.place(what, (*path, "noi_dung"))
    if lines:
        appendix["noi_dung"] = lines
        state.doubt(path, "bảng có quá nhiều cột, mỗi hàng chuyển thành một đoạn", code="BV305")


class _Appendix:
    """One appendix: label, title, reference line, text, table."""

    def __init__(self, state: State, found: list[Stretch]) -> None:
        self.state = state
        self.found = found
        self.path = _path(state)

    def take(self, document: bool) -> None:
        state = self.state
        state.ledger.skip(
            state.passage(of(self.found, C.NHAN_PHU_LUC)), Kind.SO_THU_TU, "chữ “Phụ lục” và số, đánh lại khi in"
        )
        state.ledger.skip(state.passage(of(self.found, C.KEM_THEO)), Kind.THE_THUC, "dòng “Kèm theo”, lập lại khi in")
        appendix: dict[str, Any] = {"tieu_de": self._title()}
        self._tables(appendix)
        self._text(appendix)
        if "bang" not in appendix and "noi_dung" not in appendix:
            appendix["noi_dung"] = [{"noi_dung": MISSING, "khong_so": "có"}]
        if self._landscape():
            appendix["kho_giay"] = "ngang"
        _append(state, appendix)
        if document:
            state.doubt(
                self.path, "văn bản kèm theo có phần đầu, chữ ký riêng; tất cả chuyển thành đoạn văn", code="BV305"
            )
        for more in self.more:
            _append(state, more)

    def _title(self) -> str:
        titles = of(self.found, C.TIEU_DE_PHU_LUC)
        what = self.state.passage(titles)
        if not what.text:
            self.state.doubt((*self.path, "tieu_de"), "phụ lục không có tiêu đề; ghi lại", code="BV302")
            return MISSING
        self.state.ledger.place(what, (*self.path, "tieu_de"), loose=True)
        return what.written(_BOTH)

    def _tables(self, appendix: dict[str, Any]) -> None:
        """The first table in this appendix, every further one in an appendix of its own."""
        state = self.state
        indexes = list(dict.fromkeys(stretch.span.block for stretch in of(self.found, C.BANG)))
        self.more: list[dict[str, Any]] = []
        self.tabled: set[int] = set()
        for grid in _with_empty_cells(state, indexes) if indexes else ():
            target: dict[str, Any] = (
                appendix if "bang" not in appendix else {"tieu_de": f"{appendix['tieu_de']} (tiếp theo)"}
            )
            path = (self.path[0], int(self.path[1]) + (len(self.more) + 1 if target is not appendix else 0))
            table = as_table(state, grid, (*path, "bang"))
            if table is None:
                continue
            target |= {"bang": table}
            self.tabled |= {span.block for span in spans_of(grid, state.view.blocks)}
            if target is not appendix:
                self.more.append(target)
                state.doubt(path, "phụ lục có nhiều bảng, mỗi bảng thêm thành một phụ lục", code="BV305")

    def _text(self, appendix: dict[str, Any]) -> None:
        state = self.state
        kept = [
            stretch
            for stretch in self.found
            if stretch.component not in (C.NHAN_PHU_LUC, C.KEM_THEO, C.TIEU_DE_PHU_LUC)
            and stretch.span.block not in self.tabled
        ]
        body = read_body(state, kept, (*self.path, "noi_dung"))
        if body is None:
            return
        value, scheme = as_value(body.outline)
        appendix["noi_dung"] = value
        if scheme is not None:
            appendix["danh_so"] = scheme.value
        enter(state, body, (*self.path, "noi_dung"))
        first_table = min(self.tabled, default=None)
        if first_table is not None and any(stretch.span.block > first_table for stretch in kept):
            state.doubt(self.path, "chữ đứng sau bảng được chuyển lên trước bảng", code="BV305")

    def _landscape(self) -> bool:
        sections = {self.state.view.blocks[stretch.span.block].section for stretch in self.found}
        known = self.state.view.sections
        return bool(sections) and all(index < len(known) and known[index].landscape for index in sections)
