"""The form as an Excel workbook: the table with its checks, a page of help, the lists to choose from."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs, xl_rowcol_to_cell

from generator.bulk.form_fields import Sort
from generator.bulk.form_help import HEADS, after_table, before_table, cells, lines_of
from generator.bulk.form_layout import REQUIRED_MARK, FormColumn, Layout

TABLE, HELP, LISTS = "Bảng", "Hướng dẫn", "Danh mục"
_A4: Final = 9
_LINE: Final = 16  # points, of letters of 12
# A fixed day, so that the same plan gives the same file.
_MADE: Final = datetime(2025, 7, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_HEAD: Final = {**_FONT, "bold": True, "border": 1, "align": "center", "text_wrap": True, "num_format": "@"}
_COLOURS: Final = {True: {"bg_color": "#C00000", "font_color": "#FFFFFF"}, False: {"bg_color": "#DDEBF7"}}
_MISSING: Final = {"bg_color": "#FFF2CC"}
_LARGE: Final = 1e15
# A month that comes back out of the date was a real one, and so was the day. "@" stands for the cell.
_DATE: Final = (
    '=IFERROR(MONTH(DATE(RIGHT(@,4),MID(@,FIND("/",@)+1,LEN(@)-FIND("/",@)-5),LEFT(@,FIND("/",@)-1)))'
    '=VALUE(MID(@,FIND("/",@)+1,LEN(@)-FIND("/",@)-5)),'
    'OR(ISNUMBER(@),LEFT(@,5)="tháng",LEFT(@,3)="năm"))'
)


def as_workbook(layout: Layout) -> bytes:
    """The .xlsx file. Every text is written as text, whatever it begins with."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, dict(_OPTIONS))
    book.set_properties({"title": "Bảng lập hàng loạt", "author": "kehoach", "created": _MADE})
    sheet = book.add_worksheet(TABLE)
    _help(book, layout)
    ranges = _lists(book, layout)
    _table(book, sheet, layout)
    for index, column in enumerate(layout.columns):
        check = _check(column, xl_rowcol_to_cell(1, index), ranges)
        sheet.data_validation(1, index, layout.checked, index, check)
    book.close()
    return out.getvalue()


def _table(book: Any, sheet: Any, layout: Layout) -> None:
    last, right = layout.checked, len(layout.columns) - 1
    empty, heads = book.add_format(_MISSING), {key: book.add_format({**_HEAD, **_COLOURS[key]}) for key in _COLOURS}
    row = f"$A2:${xl_col_to_name(right)}2"
    for index, column in enumerate(layout.columns):
        # Text keeps its zeros, and no date of it is read as one of another country; numbers stay numbers.
        style = {Sort.WHOLE: "0", Sort.NUMBER: "General"}.get(column.sort, "@")
        sheet.set_column(index, index, column.width, book.add_format({**_FONT, "num_format": style}))
        sheet.write_string(0, index, column.header, heads[column.required])
        sheet.write_comment(0, index, column.note, {"author": "kehoach", "width": 300, "height": _height(column.note)})
        if column.required:
            rule = f'=AND(COUNTA({row})>0,{xl_rowcol_to_cell(1, index)}="")'
            sheet.conditional_format(1, index, last, index, {"type": "formula", "criteria": rule, "format": empty})
    for number, texts in enumerate(layout.rows, 1):
        for index, text in enumerate(texts):
            if text:
                sheet.write_string(number, index, text)
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, right)
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, last, right)})
    sheet.repeat_rows(0)
    _page(sheet)


def _height(note: str) -> int:
    """Room for a note of that length, in pixels: about 46 letters on a line of 18."""
    return 30 + 18 * (len(note) // 46 + 1)


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")


def _lists(book: Any, layout: Layout) -> dict[str, str]:
    """The sheet of the lists; where each stands, by its name. Without a list there is no such sheet."""
    if not layout.lists:
        return {}
    sheet, ranges = book.add_worksheet(LISTS), {}
    head, cell = book.add_format({**_HEAD, **_COLOURS[False]}), book.add_format({**_FONT, "num_format": "@"})
    for index, (name, values) in enumerate(layout.lists.items()):
        sheet.set_column(index, index, max(len(name), *map(len, values)) + 4, cell)
        sheet.write_string(0, index, name, head)
        for number, value in enumerate(values, 1):
            sheet.write_string(number, index, value)
        ranges[name] = f"='{LISTS}'!{xl_range_abs(1, index, len(values), index)}"
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _page(sheet)
    return ranges


def _check(column: FormColumn, cell: str, ranges: dict[str, str]) -> dict[str, Any]:
    """What Excel allows in the cells of a column, and what it says (titles of 32 letters, texts of 255)."""
    name = column.header.removesuffix(REQUIRED_MARK)
    said = {"input_title": _cut(name, 32), "error_title": "Chưa đúng"}
    if column.listed:
        how = "Chọn trong danh sách" + ("." if column.strict else "; mã đơn vị, tên kèm tỉnh cũng được.")
        error = f"Không có trong danh sách ở sheet “{LISTS}”."
        error += "" if column.strict else " Chọn Yes nếu ghi mã đơn vị hoặc tên hồ sơ."
        kind = "stop" if column.strict else "warning"
        rule: dict[str, Any] = {"validate": "list", "source": ranges[column.listed], "error_type": kind}
    elif column.sort is Sort.DATE:
        how = "Ghi ngày/tháng/năm, ví dụ 13/6/2025. Chưa biết ngày: tháng 7/2025. Chưa biết tháng: năm 2025."
        error = "Không phải ngày có thật. Ghi 13/6/2025, hoặc tháng 7/2025, hoặc năm 2025."
        rule = {"validate": "custom", "value": _DATE.replace("@", cell)}
    elif column.sort is Sort.WHOLE:
        low, high = column.low or 0, column.high or int(_LARGE)
        how = error = f"Chỉ ghi số nguyên từ {low} đến {high}."
        rule = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
    elif column.sort is Sort.NUMBER:
        how, error = "Chỉ ghi số, không ghi đơn vị tính.", "Ô này phải là số: không ghi chữ, không ghi đơn vị tính."
        rule = {"validate": "decimal", "criteria": "between", "minimum": -_LARGE, "maximum": _LARGE}
    elif column.longest is not None:
        how = error = f"Không quá {column.longest} ký tự."
        rule = {"validate": "length", "criteria": "<=", "value": column.longest}
    else:
        error = "Ô không được có {{ hay }}: ghi thẳng nội dung cần in."
        rule = {"validate": "custom", "value": f'=ISERROR(FIND("{{{{",{cell}))'}
        return {**rule, **said, "error_message": error, "show_input": False}
    return {**rule, **said, "input_message": how, "error_message": error}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _help(book: Any, layout: Layout) -> None:
    sheet = book.add_worksheet(HELP)
    plain, head = book.add_format(_FONT), book.add_format({**_HEAD, **_COLOURS[False]})
    bold = book.add_format({**_FONT, "bold": True})
    title = book.add_format({**_FONT, "bold": True, "font_size": 14})
    cell = book.add_format({**_FONT, "border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    for index, (_, width) in enumerate(HEADS):
        sheet.set_column(index, index, width, plain)
    sheet.write_string(0, 0, "HƯỚNG DẪN ĐIỀN BẢNG", title)
    row = 1
    for text, strong in before_table(layout):
        sheet.write_string(row, 0, text, bold if strong else plain)
        row += 1
    for index, (name, _) in enumerate(HEADS):
        sheet.write_string(row, index, name, head)
    for line in layout.help:
        row += 1
        sheet.set_row(row, _LINE * lines_of(line) + 4)  # LibreOffice does not find the height itself
        for index, text in enumerate(cells(line)):
            sheet.write_string(row, index, text, cell)
    for text, strong in after_table(layout):
        row += 1
        sheet.write_string(row, 0, text, bold if strong else plain)
    _page(sheet)
    sheet.fit_to_pages(1, 1)
