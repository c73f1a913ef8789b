"""Horizontal lines of every technique, counted once, with their true length and place."""

from __future__ import annotations

import pytest

from generator.read.view import DrawnLine
from tests.read.docx.word import p, r, tbl, tc, tr, view

TEXT_WIDTH = (11906 - 1701 - 850) / 20
CONNECTOR = (
    '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="{shape}"/><a:ln w="{weight}">{fill}</a:ln></wps:spPr></wps:wsp>'
)


def connector(
    cx: int, cy: int = 0, *, x: int = 0, y: int = 0, shape: str = "line", fill: str = "", turn: str = ""
) -> str:
    return CONNECTOR.format(cx=cx, cy=cy, x=x, y=y, shape=shape, weight=9525, fill=fill, turn=turn)


def anchored(
    inside: str, cx: int, cy: int = 0, *, across: str = "<wp:posOffset>635000</wp:posOffset>", of: str = "column"
) -> str:
    return (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="{of}">{across}</wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="Đường 1"/><a:graphic><a:graphicData uri="x">{inside}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def inline(inside: str, cx: int, cy: int = 0) -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><a:graphic><a:graphicData uri="x">{inside}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def pict(inside: str) -> str:
    return f"<w:pict>{inside}</w:pict>"


def lines(body: str, **more: str) -> list[DrawnLine]:
    return list(view(body, **more).lines)


def line(*runs: str, pr: str = "") -> DrawnLine:
    found = lines(p(*runs, pr=pr))
    assert len(found) == 1, found
    return found[0]


def test_an_anchored_connector() -> None:
    found = line(r(anchored(connector(1270000), 1270000)), "chữ")
    assert (found.technique, found.length, found.anchor) == ("drawingml", 100, "body/0")
    assert (found.x0, found.offset, found.weight, found.name) == (50, 2, 0.75, "Đường 1")


def test_a_drawing_with_a_vml_fallback_counts_once() -> None:
    vml = pict('<v:line from="0,0" to="100pt,0"/>')
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{anchored(connector(1270000), 1270000)}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    )
    assert line(r(both)).technique == "drawingml"


def test_the_extent_of_the_anchor_counts_so_a_dead_connector_has_no_length() -> None:
    assert line(r(anchored(connector(1033780, shape="straightConnector1"), 0, 12700))).length == 0


@pytest.mark.parametrize(
    ("across", "of", "x0", "centred"),
    [
        ("<wp:align>center</wp:align>", "column", (TEXT_WIDTH - 100) / 2, True),
        ("<wp:align>right</wp:align>", "margin", TEXT_WIDTH - 100, False),
        ("<wp:posOffset>1270000</wp:posOffset>", "page", 100 - 1701 / 20, False),
        ("<wp:posOffset>2335000</wp:posOffset>", "margin", 183.858, True),
        ("<wp:posOffset>0</wp:posOffset>", "character", None, None),
    ],
)
def test_where_an_anchored_line_stands(across: str, of: str, x0: float | None, centred: bool | None) -> None:
    found = line(r(anchored(connector(1270000), 1270000, across=across, of=of)))
    assert found.x0 == (None if x0 is None else pytest.approx(x0, abs=0.001))
    assert found.centred is centred


def test_an_inline_drawing_follows_the_alignment_of_its_paragraph() -> None:
    found = line(r(inline(connector(1270000), 1270000)), pr='<w:jc w:val="center"/>')
    assert (found.length, found.centred, found.offset) == (100, True, None)
    assert found.x0 == pytest.approx((TEXT_WIDTH - 100) / 2, abs=0.001)


def test_a_group_scales_its_children() -> None:
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000" cy="100"/><a:chOff x="100" y="0"/>'
        f'<a:chExt cx="2000" cy="100"/></a:xfrm></wpg:grpSpPr>{connector(1000, x=600)}</wpg:wgp>'
    )
    found = line(r(anchored(group, 2540000, 12700)))
    assert (found.length, found.x0) == (100, 100)


def test_custom_geometry_without_height_is_a_line_and_with_height_is_not() -> None:
    shape = "<wps:wsp><wps:spPr><a:custGeom/></wps:spPr></wps:wsp>"
    assert line(r(anchored(shape, 1270000, 0))).length == 100
    assert lines(p(r(anchored(shape, 1270000, 1270000)))) == []


def test_a_thin_filled_bar_is_a_line() -> None:
    bar = '<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:solidFill/></wps:spPr></wps:wsp>'
    assert line(r(anchored(bar, 1270000, 12700))).length == 100
    assert lines(p(r(anchored(bar, 1270000, 635000)))) == []


def test_lines_that_are_upright_hidden_or_without_ink_are_left_out() -> None:
    assert lines(p(r(anchored(connector(0, 1270000), 0, 1270000)))) == []
    assert lines(p(r(anchored(connector(1270000, fill="<a:noFill/>"), 1270000)))) == []
    hidden = anchored(connector(1270000), 1270000).replace('id="1"', 'id="1" hidden="1"')
    assert lines(p(r(hidden))) == []


def test_an_upright_line_turned_by_a_quarter_lies_flat() -> None:
    assert line(r(anchored(connector(0, 1270000, turn=' rot="5400000"'), 0, 1270000))).length == 100


@pytest.mark.parametrize(
    ("inside", "length", "x0"),
    [
        ('<v:line style="position:absolute" from="45.2pt,.15pt" to="117.2pt,.15pt"/>', 72, 45.2),
        ('<v:line style="position:absolute" from="1in,0" to="2in,0"/>', 72, 72),
        ('<v:line style="position:absolute;flip:x" from="117.2pt,0" to="45.2pt,0"/>', 72, 45.2),
        ('<v:shape type="#_x0000_t32" style="position:absolute;margin-left:9pt;width:72pt;height:0"/>', 72, 9),
        ('<v:shape type="#_x0000_t32" style="position:absolute;margin-left:62pt;width:0;height:1pt"/>', 0, 62),
        ('<v:rect style="position:absolute;margin-left:9pt;width:72pt;height:.75pt"/>', 72, 9),
        (
            '<v:group style="position:absolute;margin-left:10pt;width:100pt;height:10pt" coordorigin="1000,0" '
            'coordsize="2000,200"><v:line from="1400,0" to="2400,0"/></v:group>',
            50,
            30,
        ),
    ],
)
def test_vml_lines(inside: str, length: float, x0: float) -> None:
    found = line(r(pict(inside)))
    assert (found.technique, found.length, found.x0) == ("vml", length, x0)


@pytest.mark.parametrize(
    "inside",
    [
        '<v:line from="0,0" to="0,72pt"/>',
        '<v:line stroked="f" from="0,0" to="72pt,0"/>',
        '<v:line style="visibility:hidden" from="0,0" to="72pt,0"/>',
        '<v:rect style="width:72pt;height:72pt"/>',
        '<v:shapetype id="_x0000_t32" path="m,l21600,21600e"/>',
    ],
)
def test_vml_that_is_no_horizontal_line(inside: str) -> None:
    assert lines(p(r(pict(inside)))) == []


def test_a_vml_rule_is_as_wide_as_the_text() -> None:
    assert line(r(pict('<v:rect style="width:0;height:1.5pt" o:hr="t"/>'))).length == pytest.approx(TEXT_WIDTH)
    assert line(r(pict('<v:rect style="width:0;height:1.5pt" o:hr="t" o:hrpct="500"/>'))).length == pytest.approx(
        TEXT_WIDTH / 2, abs=0.001
    )


def bordered(side: str, more: str = "") -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="6"/></w:pBdr>{more}'


def test_the_border_of_a_paragraph_is_as_long_as_the_column_less_the_indents() -> None:
    found = line("chữ", pr=bordered("bottom", '<w:ind w:left="1000" w:right="1000"/>'))
    assert (found.technique, found.name, found.weight, found.centred) == ("border", "bottom", 0.75, True)
    assert found.length == pytest.approx(TEXT_WIDTH - 100)
    assert found.x0 == 50


def test_neighbours_of_equal_borders_share_one_line_and_a_frame_is_none() -> None:
    found = lines(p("a", pr=bordered("bottom")) + p("b", pr=bordered("bottom")) + p("c"))
    assert [item.anchor for item in found] == ["body/1"]
    frame = "".join(f'<w:{side} w:val="single" w:sz="6"/>' for side in ("top", "left", "bottom", "right"))
    assert lines(p("a", pr=f"<w:pBdr>{frame}</w:pBdr>")) == []
    assert lines(p("a", pr='<w:pBdr><w:bottom w:val="nil"/></w:pBdr>')) == []


def test_the_border_of_a_paragraph_in_a_cell_is_as_long_as_the_cell_is_wide_inside() -> None:
    cell = tc(p("a"), p(pr=bordered("top", '<w:ind w:left="400" w:right="400"/>')))
    (found,) = lines(tbl(tr(cell), grid=(4000,)))
    assert found.length == pytest.approx(200 - 2 * 5.4 - 40)
    assert (found.anchor, found.offset) == ("body/0/r0/c0/1", 0)


def test_one_border_of_a_cell_in_a_table_without_frame_is_a_line() -> None:
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>'
    rows = tr(tc(p("CƠ QUAN"), pr='<w:gridSpan w:val="3"/>')) + tr(tc(p()), tc(p(), pr=edge), tc(p())) + tr(tc(p()) * 3)
    found = lines(tbl(rows, grid=(1000, 2000, 1000)))
    assert [(item.technique, item.length, item.anchor, item.centred) for item in found] == [
        ("table_border", 100, "body/0/r1/c1/0", True)
    ]
    both = tr(tc(p("a"), pr=edge), tc(p("b"), pr=edge))
    assert [item.length for item in lines(tbl(both))] == [250]


def test_the_top_border_of_a_cell_belongs_to_the_cell_above_it() -> None:
    edge = '<w:tcBorders><w:top w:val="single" w:sz="4"/></w:tcBorders>'
    wide = tr(tc(p("CƠ QUAN"), pr='<w:gridSpan w:val="3"/>'))
    found = lines(tbl(wide, tr(tc(p()), tc(p(), pr=edge), tc(p())), tr(tc(p()) * 3), grid=(1000, 2000, 1000)))
    assert [(item.length, item.anchor, item.centred) for item in found] == [(100, "body/0/r0/c0/0", True)]


@pytest.mark.parametrize(
    ("text", "properties", "length", "name"),
    [
        ("__________", "", 50, "_"),
        ("__________", '<w:vertAlign w:val="superscript"/>', 32.5, "_"),
        ("----------", "", 33.3, "-"),
        ("  ──────  ", "", 42.48, "─"),
    ],
)
def test_a_row_of_signs_is_a_line(text: str, properties: str, length: float, name: str) -> None:
    found = line(r(text, f'<w:sz w:val="20"/>{properties}'))
    assert (found.technique, found.name) == ("underscore", name)
    assert found.length == pytest.approx(length)


def test_a_row_of_signs_after_a_line_break_or_in_a_text_box_is_a_line() -> None:
    assert line("Độc lập - Tự do", r("<w:br/>"), "_____").name == "_"
    content = f"<v:textbox><w:txbxContent>{p('_____')}</w:txbxContent></v:textbox>"
    (found,) = lines(p(r(pict(f'<v:shape style="width:9pt;height:9pt">{content}</v:shape>')), "chữ"))
    assert (found.technique, found.anchor) == ("shape_text", "box1/0")


def test_underlined_blanks_are_a_line_and_underlined_words_are_not() -> None:
    underline = '<w:u w:val="single"/><w:sz w:val="20"/>'
    found = line(r("          ", underline))
    assert (found.technique, found.name, found.length) == ("underscore", "underline", 25)
    assert line(r("<w:tab/>", underline)).length is None
    assert lines(p(r("Độc lập", underline))) == []


@pytest.mark.parametrize("text", ["- mục", "--", "a ___ b", "", "   ", "-_-"])
def test_text_that_is_no_line(text: str) -> None:
    assert lines(p(text)) == []
