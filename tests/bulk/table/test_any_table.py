"""Any cells that openpyxl or csv wrote come back with their text; any bytes are read or refused, never a traceback."""

from __future__ import annotations

import csv
import io
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bulk.table.cells import Kind, TableBrokenError
from generator.bulk.table.opening import open_table
from tests.bulk.table.making import BYTES, SHEET, grid, packed, parts_of

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="_")
TEXTS = st.text(LETTERS, max_size=12)
ROWS = st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5)
HEAD = ["Tên", "Số", "Ghi chú"]
PARTS = parts_of(strings="<si><t>a</t></si>", styles="<cellXfs><xf numFmtId='14'/></cellXfs>")


def shown(path: Path) -> list[list[str]]:
    table = open_table(path)
    if table.value is None:
        assert [found.code for found in table.diagnostics] == ["HT143"]
        return []
    return [[cell.text for cell in row.cells] for row in table.value.rows()]


def meant(rows: list[list[str]]) -> list[list[str]]:
    """What a clerk sees, said in another way than the reader says it."""
    blank = {" ", "\u00a0", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff", *map(chr, range(0x2000, 0x200C))}

    def trimmed(text: str) -> str:
        letters = list(unicodedata.normalize("NFC", text))
        while letters and letters[0] in blank:
            del letters[0]
        while letters and letters[-1] in blank:
            del letters[-1]
        return "".join(letters)

    seen = [[trimmed(text) for text in row] for row in rows]
    return [row for row in seen if any(row)]


def survives(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bang"
        path.write_bytes(data)
        opened = open_table(path)
        assert opened.value is not None or opened.diagnostics
        if opened.value is not None:
            with suppress(TableBrokenError):
                list(opened.value.rows())


@given(ROWS)
def test_text_of_openpyxl_comes_back(rows: list[list[str]]) -> None:
    plain = [[text if not text.startswith("=") else f"x{text}" for text in row] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        assert shown(grid([HEAD, *plain], Path(folder))) == meant(plain)


@given(st.lists(st.tuples(st.integers(-(10**15) + 1, 10**15 - 1), st.booleans()), min_size=1, max_size=4))
def test_numbers_of_openpyxl_come_back(values: list[tuple[int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = shown(grid([["a", "b"], *values], Path(folder)))
    assert read == [[str(number), "có" if yes else "không"] for number, yes in values]


@given(ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_of_csv_comes_back(rows: list[list[str]], separator: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([HEAD, *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bang.csv"
        path.write_bytes(out.getvalue().encode(encoding))
        assert shown(path) == meant(rows)


@given(st.binary(max_size=400))
def test_random_bytes_never_raise(data: bytes) -> None:
    survives(data)


@given(
    st.sampled_from(
        sorted(
            BYTES.keys() - {"bom_nen", "bom_chu_chung", "dong_khong_lo", "mot_tram_nghin_le_mot_dong", "qua_nhieu_phan"}
        )
    ),
    st.data(),
)
def test_changed_bytes_of_a_workbook_never_raise(name: str, data: st.DataObject) -> None:
    whole = bytearray(BYTES[name]())
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)):
        whole[place] = byte
    survives(bytes(whole))


@given(st.sampled_from(sorted(PARTS)), st.data())
@settings(max_examples=100)
def test_changed_bytes_inside_the_parts_never_raise(name: str, data: st.DataObject) -> None:
    part = bytearray(PARTS[name])
    for place, piece in data.draw(
        st.lists(
            st.tuples(st.integers(0, len(part)), st.sampled_from([b"", b"<", b"'", b"9", b"x", b"\xff", b"&"])),
            max_size=3,
        )
    ):
        part[place : place + 1] = piece
    survives(packed({**PARTS, name: bytes(part)}))


@given(
    st.text(alphabet="AZ019 -", max_size=9),
    st.text(alphabet="sbnedxtr ", max_size=3),
    st.text(alphabet="019eE.-x", max_size=6),
)
def test_any_address_kind_and_value_of_a_cell(ref: str, kind: str, value: str) -> None:
    cell = f"<c r='{ref}' t='{kind}' s='{value[:2]}'><v>{value}</v></c>"
    survives(packed(parts_of(f"<row r='{ref}'>{cell}{cell}</row><row r='{value}'>{cell}</row>")))


def test_the_data_for_damage_is_a_good_table_before_it_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "bang"
    path.write_bytes(packed(PARTS))
    assert SHEET in PARTS
    table = open_table(path).value
    assert table is not None
    assert [cell.kind for row in table.rows() for cell in row.cells] == [Kind.NUMBER]
