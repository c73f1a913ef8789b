"""Scenarios: rows, columns, cells and whole tables that come, go, move and change."""

from __future__ import annotations

from collections.abc import Sequence

from tests.compare.scenarios.plan import BODY, ROWS, changed, inserted, short
from tests.compare.scenarios.scenario import Pair, scenario
from tests.compare.scenarios.wml import cell, p, row, table

Rows = Sequence[tuple[str, ...]]
INTRO, AFTER = BODY[0], BODY[5]
NEW_ROW = ("3", "Lắp đặt điểm truy cập internet", "Phòng Kinh tế", "Quý II/2026")


def _around(*tables: str) -> bytes:
    return short(INTRO, BODY[2], *tables, AFTER)


def _grid(rows: Rows) -> str:
    return table(*rows, width=9200 // len(rows[0]))


def _rows(old: Rows, new: Rows) -> Pair:
    return _around(_grid(old)), _around(_grid(new))


def _without(rows: Rows, at: int) -> Rows:
    return [*rows[:at], *rows[at + 1 :]]


def _columns(rows: Rows, order: Sequence[int]) -> Rows:
    return [tuple(line[column] for column in order) for line in rows]


@scenario("row-inserted")
def row_inserted() -> Pair:
    return _rows(ROWS, [*ROWS[:3], NEW_ROW, *ROWS[3:]])


@scenario("row-inserted-at-the-end")
def row_at_end() -> Pair:
    return _rows(ROWS, [*ROWS, ("5", *NEW_ROW[1:])])


@scenario("row-inserted-and-renumbered")
def row_renumbered() -> Pair:
    tail = [(str(number), *line[1:]) for number, line in enumerate(ROWS[1:], 2)]
    return _rows(ROWS, [ROWS[0], ("1", *NEW_ROW[1:]), *tail])


@scenario("row-deleted")
def row_deleted() -> Pair:
    return _rows(ROWS, _without(ROWS, 2))


@scenario("row-moved")
def row_moved() -> Pair:
    return _rows(ROWS, [ROWS[0], ROWS[2], ROWS[3], ROWS[1], ROWS[4]])


@scenario("row-moved-and-edited")
def row_moved_edited() -> Pair:
    edited = ("1", "Rà soát dữ liệu dân cư và hộ tịch", *ROWS[1][2:])
    return _rows(ROWS, [ROWS[0], ROWS[2], ROWS[3], edited, ROWS[4]])


@scenario("column-inserted")
def column_inserted() -> Pair:
    new = [(*line[:3], extra, line[3]) for line, extra in zip(ROWS, ("Phối hợp", "Các thôn", "", "", ""), strict=True)]
    return _rows(ROWS, new)


@scenario("column-deleted")
def column_deleted() -> Pair:
    return _rows(ROWS, _columns(ROWS, (0, 1, 3)))


@scenario("column-moved")
def column_moved() -> Pair:
    return _rows(ROWS, _columns(ROWS, (0, 1, 3, 2)))


@scenario("column-inserted-and-row-deleted")
def column_and_row() -> Pair:
    new = [(*line, extra) for line, extra in zip(ROWS, ("Ghi chú", "", "Ba lớp", "", ""), strict=True)]
    return _rows(ROWS, _without(new, 3))


@scenario("cells-changed")
def cells_changed() -> Pair:
    rows: Rows = changed(ROWS, 3, ("3", "Số hóa hồ sơ lưu trữ, hộ tịch", "Văn phòng", "Quý II/2026"))
    return _rows(ROWS, rows)


@scenario("table-new")
def table_new() -> Pair:
    return short(INTRO, BODY[2], AFTER), _around(_grid(ROWS))


@scenario("table-gone")
def table_gone() -> Pair:
    return _around(_grid(ROWS)), short(INTRO, BODY[2], AFTER)


@scenario("table-first-in-the-document")
def table_first() -> Pair:
    return short(*BODY[:3]), short(_grid(ROWS), *BODY[:3])


@scenario("table-last-in-the-document")
def table_last() -> Pair:
    return short(*BODY[:3]), short(*BODY[:3], _grid(ROWS), p())


@scenario("table-replaced-by-text")
def table_to_text() -> Pair:
    lines = [f"- {line[1]}: {line[2]}, {line[3]};" for line in ROWS[1:]]
    return _around(_grid(ROWS)), short(INTRO, BODY[2], *lines, AFTER)


@scenario("table-moved")
def table_moved() -> Pair:
    return short(*BODY[:3], _grid(ROWS), *BODY[3:6]), short(BODY[0], _grid(ROWS), *BODY[1:6])


@scenario("two-tables-with-one-paragraph-between")
def two_tables() -> Pair:
    other = _grid([("Chỉ tiêu", "Năm 2025", "Năm 2026"), ("Hồ sơ trực tuyến", "70%", "85%")])
    return _around(_grid(ROWS), p(), other), _around(other, p(), _grid(ROWS[:4]))


@scenario("two-adjacent-tables", flatten=True)
def adjacent() -> Pair:
    first, second = _grid(ROWS[:3]), _grid([("Chỉ tiêu", "Mức"), ("Hồ sơ trực tuyến", "85%")])
    grown = _grid([*ROWS[:3], NEW_ROW])
    return _around(first, second), _around(grown, second.replace("85%", "90%"))


@scenario("only-a-table")
def only_table() -> Pair:
    return short(_grid(ROWS), p()), short(_grid(changed(ROWS, 1, NEW_ROW)), p())


@scenario("cell-with-several-paragraphs")
def cell_paragraphs() -> Pair:
    def grid(*content: str) -> str:
        return table(("1", "Phân công"), row(cell("2"), cell(*content)), width=4600)

    old = ("Phòng Kinh tế chủ trì.", "Văn phòng phối hợp.")
    return _around(grid(*old)), _around(grid(old[0], "Các thôn thực hiện.", "Văn phòng phối hợp, đôn đốc."))


@scenario("cell-loses-a-paragraph")
def cell_loses() -> Pair:
    def grid(*content: str) -> str:
        return table(("1", "Phân công"), row(cell("2"), cell(*content)), width=4600)

    old = ("Phòng Kinh tế chủ trì.", "Văn phòng phối hợp.", "Các thôn thực hiện.")
    return _around(grid(*old)), _around(grid(*old[:2]))


@scenario("cell-emptied-and-filled")
def cell_emptied() -> Pair:
    rows = changed(ROWS, 1, ("1", "", "Công an xã", "Quý I/2026"))
    return _rows(rows, changed(ROWS, 2, ("2", "Tập huấn kỹ năng số", "", "Quý II/2026")))


@scenario("nested-table")
def nested() -> Pair:
    def grid(words: str, *more: tuple[str, ...]) -> str:
        inner = table(("Quý I", "30"), ("Quý II", words), *more, width=1500)
        return table(row(cell("Chỉ tiêu"), cell("Phân theo quý:", inner, p("Tổng cộng: 100"))), width=4600)

    return _around(grid("40")), _around(grid("45", ("Quý III", "25")))


@scenario("nested-table-new")
def nested_new() -> Pair:
    inner = table(("Quý I", "30"), ("Quý II", "70"), width=1500)
    old = table(row(cell("Chỉ tiêu"), cell("Phân theo quý:")), width=4600)
    return _around(old), _around(table(row(cell("Chỉ tiêu"), cell("Phân theo quý:", inner, p())), width=4600))


def _merged(spans: int, *, down: bool) -> str:
    top = row(cell("Chỉ tiêu", span=spans), *(cell(name) for name in ("Mức", "Ghi chú")[: 4 - spans - 1]), cell("Hạn"))
    first = row(cell("Hồ sơ", merge="restart" if down else ""), "Trực tuyến", "85%", "30/11")
    second = row(cell(merge="continue") if down else cell("Hồ sơ giấy"), "Trực tiếp", "15%", "30/11")
    return table(top, first, second, columns=4, width=2300)


@scenario("cells-merged-across")
def merged_across() -> Pair:
    return _around(_merged(2, down=False)), _around(_merged(3, down=False))


@scenario("cells-merged-downwards")
def merged_down() -> Pair:
    return _around(_merged(2, down=False)), _around(_merged(2, down=True))


@scenario("merged-cells-split")
def merged_split() -> Pair:
    return _around(_merged(3, down=True)), _around(_merged(2, down=False))


@scenario("row-inserted-between-merged-cells")
def row_in_merged() -> Pair:
    old = _merged(2, down=True)
    new = row(cell(merge="continue"), "Bưu chính", "5%", "31/12")
    at = old.rindex("<w:tr>")
    return _around(old), _around(old[:at] + new + old[at:])


@scenario("table-widths-and-borders-changed")
def table_format() -> Pair:
    borders = '<w:tblBorders><w:top w:val="double" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders>'
    old, new = table(*ROWS, width=2300), table(*ROWS, width=2000, tblpr=f'<w:jc w:val="center"/>{borders}')
    return _around(old), _around(new)


@scenario("row-made-a-heading")
def row_heading() -> Pair:
    return _around(_grid(ROWS)), _around(table(row(*ROWS[0], trpr="<w:tblHeader/>", width=2300), *ROWS[1:], width=2300))


@scenario("paragraph-inserted-between-tables")
def between() -> Pair:
    first, second = _grid(ROWS[:3]), _grid([("Chỉ tiêu", "Mức"), ("Hồ sơ trực tuyến", "85%")])
    lines = inserted((first, second), 1, "Chỉ tiêu cụ thể như sau:")
    return _around(first, p(), second), _around(*lines)
