"""Tables: addresses, merged cells, nesting, frames, head rows, widths."""

from __future__ import annotations

import pytest

from tests.read.docx.word import p, style, tbl, tc, texts, tr, view

FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BORDERS = f"<w:tblBorders>{FRAME}</w:tblBorders>"
NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_are_read_row_by_row_with_their_addresses() -> None:
    shown = view(p("đầu") + tbl(tr(tc(p("a"), p("b")), tc(p("c"))), tr(tc(p("d")), tc(p("e")))))
    assert [(found.address, found.text) for found in shown.blocks] == [
        ("body/0", "đầu"),
        ("body/1/r0/c0/0", "a"),
        ("body/1/r0/c0/1", "b"),
        ("body/1/r0/c1/0", "c"),
        ("body/1/r1/c0/0", "d"),
        ("body/1/r1/c1/0", "e"),
    ]
    assert shown.tables[0].rows == (
        (("body/1/r0/c0/0", "body/1/r0/c0/1"), ("body/1/r0/c1/0",)),
        (("body/1/r1/c0/0",), ("body/1/r1/c1/0",)),
    )
    assert (shown.tables[0].address, shown.tables[0].columns, shown.tables[0].width) == ("body/1", (100, 150), 250)


def test_merged_cells_tell_what_they_cover_and_hide_what_is_under_them() -> None:
    shown = view(
        tbl(
            tr(tc(p("rộng"), pr='<w:gridSpan w:val="2"/>')),
            tr(tc(p("cao"), pr=RESTART), tc(p("1"))),
            tr(tc(p(), pr=GO_ON), tc(p("2"))),
            tr(tc(p("khuất"), pr=GO_ON), tc(p("3"))),
        )
    )
    assert texts(shown) == ["rộng", "cao", "1", "2", "khuất", "3"]
    cells = {found.text: found.cell for found in shown.blocks}
    assert all(cells.values())
    assert [(c.row, c.column, c.grid, c.span, c.rows) for c in cells.values() if c is not None] == [
        (0, 0, 0, 2, 1),
        (1, 0, 0, 1, 3),
        (1, 1, 1, 1, 1),
        (2, 1, 1, 1, 1),
        (3, 0, 0, 1, 1),
        (3, 1, 1, 1, 1),
    ]
    assert [run.hidden for found in shown.blocks for run in found.runs] == [False, False, False, False, True, False]


def test_a_table_inside_a_cell() -> None:
    inner = tbl(tr(tc(p("trong"))), grid=(1000,))
    shown = view(tbl(tr(tc(p("trước"), inner, p("sau")))))
    assert [found.address for found in shown.blocks] == ["body/0/r0/c0/0", "body/0/r0/c0/1/r0/c0/0", "body/0/r0/c0/2"]
    cell = shown.blocks[1].cell
    assert cell is not None
    assert (cell.table, cell.parent and cell.parent.table) == (1, 0)
    assert [table.number for table in shown.tables] == [0, 1]


@pytest.mark.parametrize(
    ("properties", "cell", "styled", "framed"),
    [
        ("", "", "", False),
        (BORDERS, "", "", True),
        ('<w:tblStyle w:val="Luoi"/>', "", BORDERS, True),
        (
            '<w:tblStyle w:val="Luoi"/><w:tblBorders>' + FRAME.replace("single", "none") + "</w:tblBorders>",
            "",
            BORDERS,
            False,
        ),
        (BORDERS, f"<w:tcBorders>{NO_BORDERS}</w:tcBorders>", "", False),
        ("", f"<w:tcBorders>{NO_BORDERS.replace('nil', 'single')}</w:tcBorders>", "", True),
        (BORDERS.replace("w:sz", 'w:color="FFFFFF" w:sz'), "", "", False),
    ],
)
def test_a_table_is_framed_when_its_edges_are_seen(properties: str, cell: str, styled: str, framed: bool) -> None:
    styles = style("Luoi", f"<w:tblPr>{styled}</w:tblPr>", kind="table")
    rows = tr(tc(p("a"), pr=cell), tc(p("b"), pr=cell)) * 2
    assert view(tbl(rows, pr=properties), styles=styles).tables[0].bordered is framed


def test_head_rows_and_rows_that_may_not_split() -> None:
    head = tr(tc(p("a")), pr="<w:tblHeader/><w:cantSplit/>")
    table = view(tbl(head, head, tr(tc(p("b")), pr="<w:cantSplit/>"))).tables[0]
    assert (table.head_rows, table.rows_may_split) == (2, False)
    assert view(tbl(head, tr(tc(p("b"))))).tables[0].rows_may_split


def test_the_width_of_a_cell_is_its_own_or_that_of_the_grid() -> None:
    shown = view(
        tbl(tr(tc(p("a"), pr='<w:tcW w:w="1500" w:type="dxa"/>'), tc(p("b"), pr='<w:tcW w:w="0" w:type="auto"/>')))
    )
    assert [found.cell and found.cell.width for found in shown.blocks] == [75, 150]
