"""The formatting of a paragraph is what Word shows, in points, with its automatic number."""

from __future__ import annotations

import pytest

from tests.read.docx.word import block, p, r, style, tbl, tc, tr, view

LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>'
    '<w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr>{}</w:lvl>'
)
NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def abstract(*levels: str, key: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, abstract_key: int = 1, inside: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{inside}</w:num>'


def numbers(body: str, numbering: str, **more: str) -> list[str | None]:
    return [found.format.numbering for found in view(body, numbering=numbering, **more).blocks]


@pytest.mark.parametrize(
    ("inside", "name", "value"),
    [
        ("", "align", "left"),
        ('<w:jc w:val="both"/>', "align", "both"),
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="start"/>', "align", "left"),
        ('<w:jc w:val="distribute"/>', "align", "both"),
        ('<w:bidi/><w:jc w:val="left"/>', "align", "right"),
        ('<w:ind w:firstLine="567"/>', "first_line", 28.35),
        ('<w:ind w:left="720" w:hanging="360"/>', "first_line", -18.0),
        ('<w:ind w:start="720"/>', "indent_left", 36.0),
        ('<w:ind w:left="2cm"/>', "indent_left", 56.6929),
        ('<w:ind w:right="200"/>', "indent_right", 10.0),
        ('<w:spacing w:before="120"/>', "space_before", 6.0),
        ('<w:spacing w:after="60"/>', "space_after", 3.0),
        ('<w:spacing w:afterAutospacing="1" w:after="60"/>', "space_after", 14.0),
        ('<w:spacing w:beforeLines="50" w:before="10"/>', "space_before", 6.0),
        ('<w:spacing w:line="276" w:lineRule="auto"/>', "line", 1.15),
        ('<w:spacing w:line="360"/>', "line", 1.5),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', "line", 18.0),
        ('<w:spacing w:line="360" w:lineRule="atLeast"/>', "line_rule", "atLeast"),
        ("", "line", 1.0),
        ("<w:keepNext/>", "keep_next", True),
        ("<w:keepLines/>", "keep_lines", True),
        ("<w:pageBreakBefore/>", "page_break_before", True),
        ("<w:contextualSpacing/>", "contextual_spacing", True),
        ('<w:outlineLvl w:val="2"/>', "outline_level", 2),
        ('<w:outlineLvl w:val="9"/>', "outline_level", None),
        (
            '<w:tabs><w:tab w:val="end" w:pos="400"/><w:tab w:val="left" w:pos="200"/></w:tabs>',
            "tabs",
            ((10.0, "left"), (20.0, "right")),
        ),
        (
            '<w:pBdr><w:bottom w:val="single" w:sz="6"/><w:top w:val="nil"/></w:pBdr>',
            "borders",
            (("bottom", "single", 0.75),),
        ),
    ],
)
def test_single_properties(inside: str, name: str, value: object) -> None:
    assert getattr(block(p("a", pr=inside)).format, name) == value


def test_attributes_of_one_element_are_inherited_one_by_one() -> None:
    styles = (
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault>"
        "</w:docDefaults>"
        + style("Normal", '<w:pPr><w:ind w:left="100" w:hanging="100"/></w:pPr>', default=True)
        + style("Con", '<w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="200"/></w:pPr>', based="Normal")
    )
    found = block(p("a", pr='<w:pStyle w:val="Con"/><w:spacing w:after="0"/>'), styles=styles).format
    assert (found.space_before, found.space_after, found.line) == (6.0, 0.0, 1.15)
    assert (found.indent_left, found.first_line, found.style) == (5.0, 10.0, "Con")


def test_tab_stops_add_up_and_are_cleared() -> None:
    tabs = '<w:tabs><w:tab w:val="center" w:pos="200"/><w:tab w:val="right" w:pos="400"/></w:tabs>'
    styles = style("Normal", f"<w:pPr>{tabs}</w:pPr>", default=True)
    direct = '<w:tabs><w:tab w:val="clear" w:pos="200"/><w:tab w:val="left" w:pos="600"/></w:tabs>'
    assert block(p("a", pr=direct), styles=styles).format.tabs == ((20.0, "right"), (30.0, "left"))


def test_a_table_style_gives_spacing_to_its_paragraphs() -> None:
    styles = (
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + style("Normal", "", default=True)
        + style("Luoi", '<w:pPr><w:spacing w:after="0"/></w:pPr>', kind="table")
    )
    shown = view(tbl(tr(tc(p("a"))), pr='<w:tblStyle w:val="Luoi"/>') + p("b"), styles=styles)
    assert [found.format.space_after for found in shown.blocks] == [0.0, 10.0]


def test_automatic_spacing_above_the_first_paragraph_is_none() -> None:
    auto = '<w:spacing w:beforeAutospacing="1"/>'
    shown = view(p("a", pr=auto) + p("b", pr=auto))
    assert [found.format.space_before for found in shown.blocks] == [0.0, 14.0]


def test_levels_count_and_restart() -> None:
    numbering = abstract(
        LEVEL.format(0, "upperRoman", "%1.", 360, ""),
        LEVEL.format(1, "decimal", "%1.%2.", 720, "<w:isLgl/>"),
        LEVEL.format(2, "lowerLetter", "%3)", 1080, ""),
    ) + num(1)
    order = (0, 1, 1, 2, 0, 1, 2, 2)
    found = numbers("".join(p("x", pr=NUMBER.format(level, 1)) for level in order), numbering)
    assert found == ["I.", "1.1.", "1.2.", "a)", "II.", "2.1.", "a)", "b)"]


def test_lists_of_one_abstract_list_go_on_unless_they_say_where_to_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(LEVEL.format(0, "decimal", "%1", 0, "")) + num(1) + num(2) + num(3, inside=start)
    body = "".join(p("x", pr=NUMBER.format(0, key)) for key in (1, 2, 3, 3, 1))
    assert numbers(body, numbering) == ["1", "2", "5", "6", "7"]


def test_a_level_may_never_restart_and_may_be_overridden() -> None:
    never = LEVEL.format(1, "decimal", "%2", 0, "").replace("<w:lvlText", '<w:lvlRestart w:val="0"/><w:lvlText')
    other = f'<w:lvlOverride w:ilvl="0">{LEVEL.format(0, "upperLetter", "Phần %1", 0, "")}</w:lvlOverride>'
    numbering = abstract(LEVEL.format(0, "decimal", "%1", 0, ""), never) + num(1, inside=other)
    body = "".join(p("x", pr=NUMBER.format(level, 1)) for level in (0, 1, 0, 1))
    assert numbers(body, numbering) == ["Phần A", "1", "Phần B", "2"]


def test_a_style_brings_the_level_it_is_tied_to_and_numid_0_takes_it_away() -> None:
    tied = LEVEL.format(1, "decimal", "%2.", 720, "").replace("<w:lvlText", '<w:pStyle w:val="Muc"/><w:lvlText')
    numbering = abstract(LEVEL.format(0, "decimal", "%1", 0, ""), tied) + num(1)
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    muc = '<w:pStyle w:val="Muc"/>'
    body = p("x", pr=muc) + p("y", pr=muc + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbers(body, numbering, styles=styles) == ["1.", None]


def test_the_indent_of_a_list_gives_way_to_that_of_the_paragraph_and_to_that_of_its_style() -> None:
    numbering = abstract(LEVEL.format(0, "decimal", "%1", 720, "")) + num(1)
    styles = style("Normal", '<w:pPr><w:ind w:left="100"/></w:pPr>', default=True) + style(
        "Danh", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="300"/></w:pPr>'
    )
    body = (
        p("a", pr=NUMBER.format(0, 1))
        + p("b", pr=NUMBER.format(0, 1) + '<w:ind w:left="200" w:firstLine="100"/>')
        + p("c", pr='<w:pStyle w:val="Danh"/>')
    )
    shown = view(body, numbering=numbering, styles=styles)
    assert [(x.format.indent_left, x.format.first_line) for x in shown.blocks] == [
        (36.0, -18.0),
        (10.0, 5.0),
        (15.0, -18.0),
    ]


def test_a_bullet_of_a_symbol_font_is_readable_and_the_label_has_its_own_format() -> None:
    run_properties = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/><w:b/></w:rPr>'
    numbering = abstract(LEVEL.format(0, "bullet", "\uf0b7", 360, run_properties)) + num(1)
    found = block(p(r("x", "<w:i/>"), pr=NUMBER.format(0, 1)), numbering=numbering).format
    assert found.numbering == "•"
    assert found.numbering_run is not None
    assert (found.numbering_run.font, found.numbering_run.bold, found.numbering_run.italic) == ("Symbol", True, False)


def test_a_numbering_style_is_followed_to_its_list() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
    numbering = abstract(LEVEL.format(0, "decimal", "Điều %1.", 0, "")) + linked + num(1) + num(2, 2)
    styles = style("Kieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert numbers(p("x", pr=NUMBER.format(0, 2)), numbering, styles=styles) == ["Điều 1."]


def test_an_unknown_list_prints_no_number() -> None:
    assert numbers(p("x", pr=NUMBER.format(0, 7)), abstract() + num(1)) == [None]
