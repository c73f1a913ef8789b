"""Workbooks are read as a clerk sees them: kinds, gaps, hidden and merged cells, the right sheet."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path

import pytest

from generator.bulk.table.cells import Cell, Kind, Row, Table, TableBrokenError
from generator.bulk.table.opening import open_table
from generator.bulk.table.reading import TableLimits
from tests.bulk.table.making import HEADER, MAIN, grid, packed, parts_of, text_cell, workbook, xlsx_file

TWO = "<row r='1'>" + text_cell("A1", "Tên") + text_cell("B1", "Số") + "</row>"


def opened(path: Path, sheet: str = "") -> Table:
    outcome = open_table(path, sheet)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def only_row(path: Path) -> Row:
    (row,) = opened(path).rows()
    return row


def test_every_kind_of_cell_of_openpyxl(tmp_path: Path) -> None:
    path = grid([["a"] * 7, ["Xã A", 56.0, 0.1 + 0.2, True, False, dt.date(2025, 6, 13), "=B2*2"]], tmp_path)
    assert [(cell.kind, cell.text, cell.ref) for cell in only_row(path).cells] == [
        (Kind.TEXT, "Xã A", "A2"),
        (Kind.NUMBER, "56", "B2"),
        (Kind.NUMBER, "0,3", "C2"),
        (Kind.BOOL, "có", "D2"),
        (Kind.BOOL, "không", "E2"),
        (Kind.DATE, "13/6/2025", "F2"),
        (Kind.UNCALCULATED, "", "G2"),
    ]


def test_formats_of_openpyxl_decide(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    told = {"dong": [["a", "b", "c"], [0.8, 7, 45821]], "dang": {"A2": "0%", "B2": "000", "C2": "[$-42A]d/m/yyyy"}}
    workbook(path, told)
    assert [cell.text for cell in only_row(path).cells] == ["80%", "007", "13/6/2025"]


def test_a_workbook_of_1904(tmp_path: Path) -> None:
    styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
    styles += "<dxfs><dxf><numFmt numFmtId='14' formatCode='0'/></dxf></dxfs>"
    rows = HEADER + "<row r='2'><c r='A2' s='1'><v>44359</v></c></row>"
    path = xlsx_file(tmp_path, rows, styles=styles, workbook_more="<workbookPr date1904='1'/>")
    assert only_row(path).cells[0].text == "13/6/2025"


def test_rich_text_is_joined_and_phonetic_guides_are_left_out(tmp_path: Path) -> None:
    strings = "<si><t>Tên</t></si><si><r><t xml:space='preserve'>Xã </t></r><r><rPr><b/></rPr><t>Kim</t></r>"
    strings += "<rPh sb='0' eb='1'><t>zzz</t></rPh></si>"
    path = xlsx_file(
        tmp_path, "<row r='1'><c t='s'><v>0</v></c></row><row r='2'><c t='s'><v>1</v></c></row>", strings=strings
    )
    assert opened(path).header.cells[0].text == "Tên"
    assert only_row(path).cells[0].text == "Xã Kim"


def test_escapes_and_line_breaks(tmp_path: Path) -> None:
    rows = (
        HEADER
        + "<row r='2'>"
        + text_cell("A2", "một_x000D_\nhai_x000B_ba_x005F_x0041_ _xD83D__xDE00_ _xD83D_")
        + "</row>"
    )
    assert only_row(xlsx_file(tmp_path, rows)).cells[0].text == "một\nhai\nba_x0041_ \U0001f600 \ufffd"


def test_raw_is_kept_where_blanks_or_composition_changed_it(tmp_path: Path) -> None:
    path = grid([["a", "b", "c"], ["\u00a0Xa\u0303 ", "Xã", "\u200b"]], tmp_path)
    assert only_row(path).cells == (
        Cell("Xã", Kind.TEXT, "A2", "\u00a0Xa\u0303 "),
        Cell("Xã", Kind.TEXT, "B2"),
        Cell("", Kind.EMPTY, "C2", "\u200b"),
    )


def test_calculated_formulas_keep_their_value(tmp_path: Path) -> None:
    rows = (
        "<row r='1'>" + "".join(text_cell(f"{letter}1", letter) for letter in "ABCD") + "</row><row r='2'>"
        "<c r='A2'><f>1+1</f><v>2</v></c><c r='B2' t='str'><f>X</f><v>Xã A</v></c>"
        "<c r='C2' t='str'><f>X</f><v></v></c><c r='D2'><f>X</f></c></row>"
    )
    assert [(cell.kind, cell.text, cell.formula) for cell in only_row(xlsx_file(tmp_path, rows)).cells] == [
        (Kind.NUMBER, "2", True),
        (Kind.TEXT, "Xã A", True),
        (Kind.EMPTY, "", True),
        (Kind.UNCALCULATED, "", True),
    ]


def test_cells_and_rows_without_addresses_follow_one_another(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c r='C1'><v>3</v></c></row><row/>"
    rows += "<row r='5'><c r='B5'/><c><v>9</v></c></row><row><c><v>4</v></c></row>"
    table = opened(xlsx_file(tmp_path, rows))
    assert [(cell.ref, cell.text) for cell in table.header.cells] == [("A1", "1"), ("B1", ""), ("C1", "3")]
    assert [(row.number, [cell.text for cell in row.cells]) for row in table.rows()] == [
        (5, ["", "", "9"]),
        (6, ["4", "", ""]),
    ]


def test_a_row_wider_than_the_header_is_kept(tmp_path: Path) -> None:
    path = grid([["Tên", "Số"], ["Xã A", 1, None, "thừa"], ["Xã B"]], tmp_path)
    assert [[cell.text for cell in row.cells] for row in opened(path).rows()] == [
        ["Xã A", "1", "", "thừa"],
        ["Xã B", ""],
    ]


def test_blank_rows_above_the_header_and_between_rows_are_passed_over(tmp_path: Path) -> None:
    path = grid([[None], [" "], ["Tên"], [None], ["Xã A"]], tmp_path)
    table = opened(path)
    assert table.header.number == 3
    assert [row.number for row in table.rows()] == [5]


def test_cells_out_of_order_and_doubled_are_put_right(tmp_path: Path) -> None:
    rows = TWO + "<row r='2'><c r='B2'><v>2</v></c><c r='A2'><v>0</v></c><c r='A2'><v>1</v></c></row>"
    assert [cell.text for cell in only_row(xlsx_file(tmp_path, rows)).cells] == ["1", "2"]


def test_the_first_visible_sheet_with_something_in_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    sheets = {"Trống": [], "Ẩn": [["x"], ["y"]], "Danh sách": [["Tên"], ["A"]], "Hướng dẫn": [["z"], ["t"]]}
    workbook(path, {"trang": sheets, "an_trang": ["Ẩn"]})
    assert opened(path).sheet == "Danh sách"
    assert opened(path, "Hướng dẫn").sheet == "Hướng dẫn"
    assert opened(path, "danh sa\u0301ch").sheet == "Danh sách"
    (found,) = open_table(path, "Danh sach").diagnostics
    assert found.code == "HT141"
    assert "có phải “Danh sách” không?" in found.mend


def test_the_strict_form_of_a_workbook_is_read(tmp_path: Path) -> None:
    strict = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main"}
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict[transitional] = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = parts_of()
    for old, new in strict.items():
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    path = tmp_path / "bang.xlsx"
    path.write_bytes(packed(parts))
    assert only_row(path).cells[0].text == "1"


def test_a_prefix_and_backslashes_do_not_matter(tmp_path: Path) -> None:
    parts = parts_of(
        "<x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c></x:row><x:row r='2'><x:c r='A2'><x:v>2</x:v></x:c></x:row>",
        sheet="<x:worksheet xmlns:x='{main}'>{before}<x:sheetData>{rows}</x:sheetData>{after}</x:worksheet>",
        after="<x:mergeCells count='1'><x:mergeCell ref='A1:B1'/></x:mergeCells>",
    )
    path = tmp_path / "bang.xlsx"
    path.write_bytes(packed({name.replace("/", "\\"): data for name, data in parts.items()}))
    table = opened(path)
    assert table.header.merged == ("A1:B1",)
    assert [cell.text for row in table.rows() for cell in row.cells] == ["2"]


def test_merged_cells_are_found_after_many_rows(tmp_path: Path) -> None:
    rows = TWO + "".join(f"<row r='{n}'>{text_cell(f'A{n}', f'Xã {n * 7919}')}</row>" for n in range(2, 6000))
    merged = "".join(f"<mergeCell ref='A{n}:B{n}'/>" for n in range(2, 8000))
    after = f"<mergeCells>{merged}<mergeCell ref='A1:B1'/></mergeCells>"
    assert opened(xlsx_file(tmp_path, rows, after=after)).header.merged == ("A1:B1",)


def test_a_table_can_be_read_twice(tmp_path: Path) -> None:
    table = opened(grid([["Tên"], ["A"], ["B"]], tmp_path))
    assert list(table.rows()) == list(table.rows())


def test_damage_after_the_first_rows_stops_the_reading_there(tmp_path: Path) -> None:
    rows = HEADER + "".join(f"<row r='{n}'><c r='A{n}'><v>{n}</v></c></row>" for n in range(2, 5000)) + "<row></c>"
    table = opened(xlsx_file(tmp_path, rows))
    with pytest.raises(TableBrokenError) as caught:
        list(table.rows())
    assert caught.value.diagnostic.code == "HT134"


def test_a_file_that_goes_away_while_it_is_used(tmp_path: Path) -> None:
    path = grid([["Tên"], ["A"]], tmp_path)
    table = opened(path)
    path.unlink()
    with pytest.raises(TableBrokenError) as caught:
        list(table.rows())
    assert caught.value.diagnostic.code == "HT130"


def test_a_cell_that_is_too_long_is_named(tmp_path: Path) -> None:
    table = open_table(grid([["Tên", "Số"], ["A", "123456"]], tmp_path), limits=TableLimits(cell=5))
    (found,) = table.diagnostics
    assert (found.code, found.place and found.place.within) == ("HT138", "“Danh sách” › ô B2")


def test_a_shared_string_that_is_too_long_is_named(tmp_path: Path) -> None:
    strings = "<si><t>Tên</t></si><si><t>" + "x" * 40_000 + "</t></si>"
    rows = "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2' t='s'><v>1</v></c></row>"
    (found,) = open_table(xlsx_file(tmp_path, rows, strings=strings)).diagnostics
    assert (found.code, found.place and found.place.within) == ("HT138", "“Danh sách” › ô A2")


def test_the_place_of_a_cell(tmp_path: Path) -> None:
    path = grid([["Tên"], ["A"]], tmp_path)
    assert opened(path).place("C7").head() == f"{path.as_posix()} › “Danh sách” › ô C7"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_memory_does_not_grow_with_the_rows(kind: str, tmp_path: Path) -> None:
    peaks = []
    for count in (500, 5000):
        texts = [f"Xã số {number}" for number in range(count)]
        if kind == "xlsx":
            body = "".join(f"<row r='{n}'>{text_cell(f'A{n}', text)}</row>" for n, text in enumerate(texts, 2))
            path = xlsx_file(tmp_path, HEADER + body)
        else:
            path = tmp_path / "bang.csv"
            path.write_text("\n".join(["Tên", *texts]), encoding="utf-8")
        tracemalloc.start()
        try:
            assert sum(1 for _ in opened(path).rows()) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] - peaks[0] < 600_000  # the rows as objects would be more than 2 MB
