"""Text files with separators: encoding, separator, quoted fields and the lines they stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bulk.table.cells import Kind, Table, TableBrokenError
from generator.bulk.table.opening import open_table
from generator.bulk.table.reading import TableLimits
from generator.bulk.table.text_quotes import bad_quote
from tests.bulk.table.making import csv_file


def opened(path: Path) -> Table:
    outcome = open_table(path)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_separator_are_recognised(encoding: str, separator: str, end: str, tmp_path: Path) -> None:
    lines = [
        "Đơn vị;Số;Tên".replace(";", separator),
        "Xã Ỷ Tý;1;x".replace(";", separator),
        "Phường Ể;2;y".replace(";", separator),
    ]
    table = opened(csv_file(tmp_path, (end.join(lines) + end).encode(encoding)))
    assert [cell.text for cell in table.header.cells] == ["Đơn vị", "Số", "Tên"]
    assert texts(table) == [["Xã Ỷ Tý", "1", "x"], ["Phường Ể", "2", "y"]]


def test_windows_1258_is_composed_and_not_reported_cell_by_cell(tmp_path: Path) -> None:
    import unicodedata

    vowels = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵđ"
    tones = "\u0300\u0301\u0303\u0309\u0323"

    def split(letter: str) -> str:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone

    path = csv_file(tmp_path, ("a,b\n" + "".join(map(split, vowels)) + ",1\n").encode("cp1258"))
    (row,) = opened(path).rows()
    assert (row.cells[0].text, row.cells[0].raw) == (vowels, "")


def test_a_separator_inside_quotes_does_not_count(tmp_path: Path) -> None:
    table = opened(csv_file(tmp_path, 'Tên;Ghi chú\n"a,b,c";"d,e,f"\n"g,h,i";"k,l,m"\n'))
    assert texts(table) == [["a,b,c", "d,e,f"], ["g,h,i", "k,l,m"]]


def test_decimal_commas_do_not_cut(tmp_path: Path) -> None:
    assert texts(opened(csv_file(tmp_path, "Tên;Tỷ lệ\nA;95,5\nB;80,25\n"))) == [["A", "95,5"], ["B", "80,25"]]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert texts(opened(csv_file(tmp_path, "Tên\nXã A\nXã B\n"))) == [["Xã A"], ["Xã B"]]


def test_a_quoted_field_with_line_breaks_and_the_lines_after_it(tmp_path: Path) -> None:
    table = opened(csv_file(tmp_path, 'Tên,Số\n\n"một\r\nhai ""ba""",1\nXã B,2\n'))
    assert [(row.number, row.cells[0].ref, row.cells[0].text) for row in table.rows()] == [
        (3, "A3", 'một\nhai "ba"'),
        (5, "A5", "Xã B"),
    ]


def test_the_line_of_the_separator_counts_as_a_line(tmp_path: Path) -> None:
    table = opened(csv_file(tmp_path, "sep=|\nTên|Số\nXã A|1\n"))
    assert (table.header.number, [row.number for row in table.rows()]) == (2, [3])


def test_kinds_are_text_or_empty_only(tmp_path: Path) -> None:
    table = opened(csv_file(tmp_path, "a,b,c,d\n12,,=1+1,#REF!\n"))
    (row,) = table.rows()
    assert [cell.kind for cell in row.cells] == [Kind.TEXT, Kind.EMPTY, Kind.TEXT, Kind.TEXT]


def test_a_row_wider_or_narrower_than_the_header(tmp_path: Path) -> None:
    assert texts(opened(csv_file(tmp_path, "a,b,\nx,y,,thừa\nz\n"))) == [["x", "y", "", "thừa"], ["z", ""]]


def test_raw_keeps_what_was_not_composed(tmp_path: Path) -> None:
    (row,) = opened(csv_file(tmp_path, "a,b\nXa\u0303,x\n")).rows()
    assert (row.cells[0].text, row.cells[0].raw) == ("Xã", "Xa\u0303")


def test_the_place_of_a_cell_is_its_line_and_column(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a\nb\n")
    assert opened(path).place("C7").head() == f"{path.as_posix()}:7 › cột C"
    assert opened(path).sheet == ""


def test_a_quote_left_open_far_down_is_found_at_its_line(tmp_path: Path) -> None:
    good = "".join(f"Xã {number},{number}\n" for number in range(3000))
    (line, column, within), mend = _fault(csv_file(tmp_path, f'Tên,Số\n{good}Xã cuối,"9\n{good * 20}'))
    assert (line, column, within) == (3002, 9, "HT145")
    assert "viết hai lần" in mend


def _fault(path: Path) -> tuple[tuple[int | None, int | None, str], str]:
    with pytest.raises(TableBrokenError) as caught:
        list(opened(path).rows())
    found = caught.value.diagnostic
    assert found.place is not None
    return (found.place.line, found.place.column, found.code), found.mend


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('a,"b",c\n', None),
        ('a,"b ""c""",d\n', None),
        ('a,b"c,d\n', None),
        ('a,"b\n', (1, 0, 2)),
        ('"a\nb", "c" d\n', (1, 1, 4)),
        ('"a" b,c\n', (0, 0, 0)),
        ("", None),
    ],
)
def test_the_wrong_quote_of_a_record(record: str, expected: tuple[int, int, int] | None) -> None:
    found = bad_quote(record, ",")
    assert (found and (found.field, found.line, found.column)) == expected


@pytest.mark.parametrize(
    ("limits", "code", "line"),
    [
        (TableLimits(rows=2), "HT136", None),
        (TableLimits(columns=2), "HT137", 4),
        (TableLimits(cell=3), "HT138", 4),
        (TableLimits(line=8), "HT135", 4),
    ],
)
def test_a_limit_met_on_the_way(limits: TableLimits, code: str, line: int | None, tmp_path: Path) -> None:
    table = open_table(csv_file(tmp_path, "a,b\n1,2\n3,4\n5,6789,0\n"), limits=limits).value
    assert table is not None
    with pytest.raises(TableBrokenError) as caught:
        list(table.rows())
    assert caught.value.diagnostic.code == code
    assert caught.value.diagnostic.place is not None
    assert caught.value.diagnostic.place.line == line


@pytest.mark.parametrize("name", ["missing.csv", ".", "a\0b.csv", "x" * 5000])
def test_a_file_that_cannot_be_opened(name: str, tmp_path: Path) -> None:
    (found,) = open_table(tmp_path / name).diagnostics
    assert found.code == "HT130"
