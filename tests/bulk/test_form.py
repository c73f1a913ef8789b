"""The empty table for a plan, as openpyxl, as the program's own reader and as a text editor see it."""

from __future__ import annotations

import csv
import time
import zipfile
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.bulk.columns import match
from generator.bulk.form import Form, FormOptions, form
from generator.bulk.form_csv import as_csv, guarded
from generator.bulk.form_fields import Sort
from generator.bulk.form_layout import FEW_ROWS, MANY_ROWS, FormColumn, HelpLine, Layout
from generator.bulk.form_workbook import as_workbook
from generator.bulk.table.opening import open_table
from generator.bulk.wanted import plan_tree, wanted_columns
from generator.resources import variables
from generator.units import all_xa, find_tinh, of_tinh
from generator.units.table import changes
from tests.standards.minimal import PLAN, over

COMMON = variables() / "vi-du" / "mau-chung.yaml"
OWN = """\
mo_dau: "Giao {{ so_ho }} hộ, {{ ghi_chu_rieng }}"
doi_chieu: [{ cot: so_ho, tong: 12.500 }, { cot: Số trường, tu: 1, den: 90 }]
"""


def made(plan: Path, **options: Any) -> Form:
    outcome = form(plan, FormOptions(**options))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def rules(sheet: Any) -> dict[str, Any]:
    """The checks of a sheet by the letter of their column."""
    return {str(each.sqref)[0]: each for each in sheet.data_validations.dataValidation}


def own_plan(folder: Path, fragment: str = OWN) -> Path:
    file = folder / "giao so.yaml"
    file.write_text(over(fragment), encoding="utf-8")
    return file


def test_the_table_has_its_header_in_the_first_row_frozen_and_with_notes() -> None:
    result = made(COMMON)
    book = opened(result.data)
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Bảng", "Hướng dẫn", "Danh mục"]
    assert [cell.value for cell in sheet[1]] == list(result.headers)
    assert result.headers[:2] == ("Đơn vị (*)", "Số văn bản")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:G{MANY_ROWS + 1}")
    assert all(cell.comment is not None and len(cell.comment.text) > 20 for cell in sheet[1])
    assert "Ví dụ: 56." in sheet["B1"].comment.text
    assert sheet["A1"].fill.fgColor.rgb != sheet["B1"].fill.fgColor.rgb
    assert sheet.max_row == 1
    assert list(sheet.merged_cells.ranges) == []


def test_units_are_chosen_from_the_list_of_all_with_a_warning_only() -> None:
    book = opened(made(COMMON).data)
    rule = rules(book.worksheets[0])["A"]
    assert (rule.type, rule.errorStyle) == ("list", "warning")
    assert rule.formula1 == "'Danh mục'!$A$2:$A$3322"
    names = [cell.value for cell in book["Danh mục"]["A"]][1:]
    assert names == [unit.ten_kem_tinh for unit in all_xa()]


def test_what_is_typed_is_checked_in_every_row(tmp_path: Path) -> None:
    sheet = opened(made(own_plan(tmp_path, OWN + "thiet_lap: { co_chu: 13-14-14 }")).data).worksheets[0]
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    found = rules(sheet)
    assert set(found) == set(titles.values())
    assert {str(each.sqref)[1:] for each in found.values()} == {
        f"2:{letter}{MANY_ROWS + 1}" for letter in titles.values()
    }
    number, day = found[titles["Số văn bản"]], found[titles["Ngày ban hành"]]
    assert (number.type, number.formula1, number.formula2) == ("whole", "1", "99999")
    assert (day.type, day.errorStyle) == ("custom", None)
    assert "13/6/2025" in day.prompt
    assert "ngày có thật" in day.error
    assert found[titles["so_ho (*)"]].type == "decimal"
    assert 'FIND("{{"' in found[titles["ghi_chu_rieng (*)"]].formula1


def test_texts_keep_their_zeros_and_numbers_stay_numbers(tmp_path: Path) -> None:
    book = opened(made(own_plan(tmp_path), every=True).data)
    sheet = book.worksheets[0]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert formats["Đơn vị (*)"] == formats["ghi_chu_rieng (*)"] == formats["Ngày ban hành"] == "@"
    assert (formats["Số văn bản"], formats["so_ho (*)"]) == ("0", "General")


def test_a_column_that_is_only_reconciled_stands_aside(tmp_path: Path) -> None:
    result = made(own_plan(tmp_path))
    assert result.headers[-1] == "# Số trường (*)"
    book = opened(result.data)
    assert "từ 1 đến 90" in book.worksheets[0].cell(1, len(result.headers)).comment.text
    assert "(không in)" in [cell.value for cell in book["Hướng dẫn"]["E"]]


def test_choices_of_the_model_are_drop_down_lists_that_refuse_others(tmp_path: Path) -> None:
    text = PLAN.replace('"xã Kim Thành, thành phố Hải Phòng"', "{ ten: Kim Thành }")
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    book = opened(made(file).data)
    sheet, lists = book.worksheets[0], book["Danh mục"]
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    kind = rules(sheet)[titles["Cơ quan ban hành › Đơn vị › Loại đơn vị (*)"]]
    province = rules(sheet)[titles["Cơ quan ban hành › Đơn vị › Tỉnh, thành phố (*)"]]
    assert (kind.type, kind.errorStyle, province.type) == ("list", None, "list")
    by_title = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in lists.columns}
    assert "đặc khu" in by_title["Cơ quan ban hành › Đơn vị › Loại đơn vị"]
    assert len(by_title["Tỉnh, thành phố"]) == 34


@pytest.mark.parametrize(
    ("options", "units"),
    [
        ({"province": "Quảng Ngãi"}, of_tinh(find_tinh("Quảng Ngãi").value)),  # type: ignore[arg-type]
        ({"province": "51"}, of_tinh(find_tinh("51").value)),  # type: ignore[arg-type]
        ({"every": True}, all_xa()),
    ],
    ids=["name", "code", "all"],
)
def test_a_row_for_each_commune_in_the_order_of_the_table(options: dict[str, Any], units: Any) -> None:
    result = made(variables() / "vi-du" / "kim-thanh.yaml", **options)
    sheet = opened(result.data).worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == [unit.ten_kem_tinh for unit in units]
    assert result.rows == len(units)
    assert str(rules(sheet)["A"].sqref) == f"A2:A{max(FEW_ROWS, len(units)) + 1}"


def test_the_units_are_those_of_the_day_of_issue(tmp_path: Path) -> None:
    change = next(each for each in changes() if len(each.ma) == 5)
    day = f"{change.ngay.day}/{change.ngay.month}/{change.ngay.year}"
    before, after = ({unit.ten_kem_tinh for unit in all_xa(on)} for on in (None, change.ngay))
    file = own_plan(tmp_path, f"ngay_ban_hanh: {day}")
    names = {cell.value for cell in opened(made(file, every=True).data).worksheets[0]["A"][1:]}
    assert names == after != before


def test_the_page_of_help_names_every_column_and_the_next_command(tmp_path: Path) -> None:
    result = made(own_plan(tmp_path), table="bang so.xlsx")
    sheet = opened(result.data)["Hướng dẫn"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert set(result.headers) <= set(texts)
    assert any('kehoach batch "giao so.yaml" --rows "bang so.xlsx" --dry-run' in text for text in texts)
    assert not any(str(tmp_path) in text for text in texts)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight in {None, 1}  # one page; 0 is as many as it takes


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_program_reads_its_own_form_without_a_finding(suffix: str, tmp_path: Path) -> None:
    plan, path = own_plan(tmp_path), tmp_path / f"bang{suffix}"
    path.write_bytes(made(plan, table=path.name, province="Quảng Ngãi").data)
    tree = plan_tree(plan, units=True).value
    table = open_table(path)
    assert tree is not None
    assert table.value is not None, table.diagnostics
    wanted = wanted_columns(tree)
    matched = match(table.value.header, table.value, wanted, ())
    assert matched.diagnostics == table.diagnostics == ()
    assert matched.value is not None
    assert [column.path for column in matched.value.columns.columns] == [each.path for each in wanted]
    assert matched.value.find("Số trường") is not None
    assert sum(1 for _ in table.value.rows()) == 96


@pytest.mark.parametrize("table", ["bang.xlsx", "bang.csv"])
def test_the_same_plan_gives_the_same_bytes(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(COMMON, table=table, province="Quảng Ngãi").data
    # Ten years later, as far as the standard library says.
    later = time.time() + 10 * 365 * 86400
    monkeypatch.setattr(time, "time", lambda: later)
    assert made(COMMON, table=table, province="Quảng Ngãi").data == first


def test_no_part_of_the_workbook_knows_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(made(COMMON).data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    book = opened(made(COMMON).data)
    assert book.properties.created == book.properties.modified == datetime(2025, 7, 1)  # noqa: DTZ001 - as openpyxl gives it


def hostile(text: str) -> Layout:
    column = FormColumn(("bien", "a"), text, text, False, Sort.TEXT, 20, listed="Chọn")
    line = HelpLine(text, False, text, text, text)
    return Layout("a.yaml", "b.xlsx", (column,), ((text,),), {"Chọn": (text,)}, (line,), FEW_ROWS)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "{=1}", "http://a.vn", "\tx", "0012"])
def test_nothing_is_a_formula_a_link_or_a_number(text: str) -> None:
    book = opened(as_workbook(hostile(text)))
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not any(cell.hyperlink for cell in cells)
    assert book.worksheets[0]["A2"].value == text


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_separated_text_is_guarded_against_formulas(text: str) -> None:
    rows = list(csv.reader(StringIO(as_csv(hostile(text)).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [[f"'{text}"], [f"'{text}"]]
    assert guarded("xã 1-2") == "xã 1-2"


def test_separated_text_opens_in_a_vietnamese_excel() -> None:
    data = made(COMMON, table="a.csv", province="Quảng Ngãi").data
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Đơn vị (*);Số văn bản;")
    assert lines[1] == "phường Cẩm Thành, tỉnh Quảng Ngãi" + ";" * 6
    assert (len(lines), lines[-1]) == (98, "")


@pytest.mark.parametrize("table", ["bang.xls", "bang.xlsm", "bang", "bang.ods"])
def test_another_kind_of_file_is_refused(table: str) -> None:
    outcome = form(COMMON, FormOptions(table=table))
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["BV444"]


@pytest.mark.parametrize(("province", "code"), [("Quảng Nga", "BV106"), ("tỉnh Hải Dương", "BV105")])
def test_a_province_that_is_none_is_told_as_it_was_typed(province: str, code: str) -> None:
    outcome = form(COMMON, FormOptions(province=province))
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.code == code
    assert found.place is not None
    assert (found.place.file, found.place.source) == ("--province", province)


def test_what_is_printed_for_every_commune_is_told_only_where_there_are_many() -> None:
    plan = variables() / "vi-du" / "kim-thanh.yaml"
    assert form(plan).diagnostics == ()
    assert [d.code for d in form(plan, FormOptions(province="Quảng Ngãi")).diagnostics] == ["BV443", "BV445"]
