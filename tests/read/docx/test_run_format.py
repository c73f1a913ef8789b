"""The formatting of a run is what Word shows: defaults, table style, paragraph style, character style, direct."""

from __future__ import annotations

import pytest

from tests.read.docx.word import block, p, r, run, style, tbl, tc, tr, view

NORMAL = style("Normal", "", default=True)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="102030"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    '</a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont>'
    '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Viet" typeface="Arial"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
THEME_FONTS = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'


def defaults(inside: str) -> str:
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{inside}</w:rPr></w:rPrDefault></w:docDefaults>"


def test_nothing_said_means_times_new_roman_10() -> None:
    found = run(p("chữ"))
    assert (found.font, found.size, found.color) == ("Times New Roman", 10.0, "auto")


def test_each_level_overrides_the_one_before() -> None:
    styles = (
        defaults('<w:sz w:val="22"/><w:rFonts w:ascii="A" w:hAnsi="A"/>')
        + style("Normal", '<w:rPr><w:sz w:val="24"/></w:rPr>', default=True)
        + style("Con", '<w:rPr><w:sz w:val="26"/></w:rPr>', based="Normal")
        + style("Chu", '<w:rPr><w:sz w:val="28"/></w:rPr>', kind="character")
    )
    con = '<w:pStyle w:val="Con"/>'
    assert run(p("a"), styles=styles).size == 12
    assert run(p("a", pr=con), styles=styles).size == 13
    assert run(p(r("a", '<w:rStyle w:val="Chu"/>'), pr=con), styles=styles).size == 14
    found = run(p(r("a", '<w:rStyle w:val="Chu"/><w:sz w:val="30"/>'), pr=con), styles=styles)
    assert (found.size, found.font) == (15, "A")


def test_a_table_style_stands_between_defaults_and_paragraph_style() -> None:
    styles = defaults('<w:sz w:val="22"/>') + NORMAL
    grid = style("Luoi", '<w:rPr><w:sz w:val="20"/><w:i/></w:rPr>', kind="table")
    table = tbl(tr(tc(p("a"))), pr='<w:tblStyle w:val="Luoi"/>')
    assert [(x.size, x.italic) for x in block(table, styles=styles + grid).runs] == [(10, True)]
    named = style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', default=True)
    assert run(table, styles=defaults('<w:sz w:val="22"/>') + named + grid).size == 14


def test_conditional_formatting_of_a_table_style() -> None:
    conditions = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:rPr>{inside}</w:rPr></w:tblStylePr>'
        for kind, inside in (
            ("firstRow", "<w:b/>"),
            ("lastCol", "<w:i/>"),
            ("band1Horz", '<w:color w:val="FF0000"/>'),
            ("neCell", "<w:caps/>"),
        )
    )
    rows = "".join(tr(tc(p("a")), tc(p("b"))) for _ in range(3))
    look = '<w:tblLook w:firstRow="1" w:lastColumn="1" w:noVBand="1"/>'
    shown = view(
        tbl(rows, pr=f'<w:tblStyle w:val="Bang"/>{look}'), styles=NORMAL + style("Bang", conditions, kind="table")
    )
    runs = [found.runs[0] for found in shown.blocks]
    assert [found.bold for found in runs] == [True, True, False, False, False, False]
    assert [found.italic for found in runs] == [False, True] * 3
    assert [found.color for found in runs] == ["auto", "auto", "FF0000", "FF0000", "auto", "auto"]
    assert [found.caps for found in runs] == [False, True, False, False, False, False]
    mask = tbl(rows, pr='<w:tblStyle w:val="Bang"/><w:tblLook w:val="0020"/>')
    assert block(mask, styles=NORMAL + style("Bang", conditions, kind="table")).runs[0].bold


@pytest.mark.parametrize(
    ("in_defaults", "in_paragraph", "in_character", "direct", "bold"),
    [
        ("", "<w:b/>", "", "", True),
        ("", "<w:b/>", "<w:b/>", "", False),
        ("", "", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "", "", True),
        ("", "<w:b/>", "<w:b/>", "<w:b/>", True),
        ("", "<w:b/>", "", '<w:b w:val="0"/>', False),
        ("", '<w:b w:val="false"/>', "<w:b/>", "", True),
    ],
)
def test_toggles_add_up_over_levels_of_styles(
    in_defaults: str, in_paragraph: str, in_character: str, direct: str, bold: bool
) -> None:
    styles = (
        defaults(in_defaults)
        + style("Normal", f"<w:rPr>{in_paragraph}</w:rPr>", default=True)
        + style("Chu", f"<w:rPr>{in_character}</w:rPr>", kind="character")
    )
    assert run(p(r("a", f'<w:rStyle w:val="Chu"/>{direct}')), styles=styles).bold is bold


def test_a_toggle_within_one_chain_is_overridden_not_added() -> None:
    styles = style("Normal", "<w:rPr><w:b/></w:rPr>", default=True)
    below = style("Con", '<w:rPr><w:b w:val="0"/></w:rPr>', based="Normal")
    assert not run(p("a", pr='<w:pStyle w:val="Con"/>'), styles=styles + below).bold


def test_a_circle_of_styles_and_unknown_styles_do_no_harm() -> None:
    styles = style("A", '<w:rPr><w:sz w:val="30"/></w:rPr>', based="B") + style("B", "", based="A")
    assert run(p("a", pr='<w:pStyle w:val="A"/>'), styles=styles).size == 15
    assert run(p("a", pr='<w:pStyle w:val="KhongCo"/>'), styles=NORMAL).size == 10


def test_theme_fonts_and_the_language_that_chooses_among_them() -> None:
    found = run(p(r("a", THEME_FONTS)), theme=THEME)
    assert found.font == "Calibri"
    vietnamese = '<w:themeFontLang w:val="vi-VN"/>'
    assert run(p(r("a", THEME_FONTS)), theme=THEME, settings=vietnamese).font == "Arial"
    major = '<w:rFonts w:ascii="Cũ" w:hAnsi="Cũ" w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
    assert run(p(r("a", major)), theme=THEME, settings=vietnamese).font == "Cambria"


def test_a_direct_font_beats_an_inherited_theme_font() -> None:
    styles = style("Normal", f"<w:rPr>{THEME_FONTS}</w:rPr>", default=True)
    direct = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    assert run(p(r("a", direct)), styles=styles, theme=THEME).font == "Times New Roman"


def test_each_character_takes_its_own_slot() -> None:
    fonts = '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"/>'
    found = block(p(r("Số 漢 “x”", fonts)))
    assert [(part.text, part.font) for part in found.runs] == [
        ("S", "A"),
        ("ố", "H"),
        (" ", "A"),
        ("漢", "E"),
        (" ", "A"),
        ("“", "H"),
        ("x", "A"),
        ("”", "H"),
    ]
    hinted = block(p(r("“x”", fonts.replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" '))))
    assert [part.font for part in hinted.runs] == ["E", "A", "E"]


def test_one_font_for_all_letters_leaves_vietnamese_words_whole() -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Calibri" w:cs="Arial"/>'
    assert len(block(p(r("Căn cứ Nghị định – “điều” ", fonts))).runs) == 1


def test_complex_script_runs_use_their_own_size_and_weight() -> None:
    found = run(p(r("a", '<w:rtl/><w:sz w:val="20"/><w:szCs w:val="40"/><w:bCs/><w:rFonts w:cs="C"/>')))
    assert (found.font, found.size, found.bold) == ("C", 20, True)


@pytest.mark.parametrize(
    ("inside", "color"),
    [
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="auto"/>', "auto"),
        ('<w:color w:val="xanh"/>', "auto"),
        ('<w:color w:val="999999" w:themeColor="text1"/>', "102030"),
        ('<w:color w:val="999999" w:themeColor="accent9"/>', "999999"),
        ('<w:color w:val="0" w:themeColor="accent1" w:themeShade="BF"/>', "2F5496"),
        ('<w:color w:val="0" w:themeColor="accent1" w:themeTint="99"/>', "8EAADB"),
    ],
)
def test_colours(inside: str, color: str) -> None:
    found = run(p(r("a", inside)), theme=THEME).color
    assert found is not None
    if color in ("2F5496", "8EAADB"):  # what Word itself stores beside these; rounding may differ by one step
        pairs = zip(bytes.fromhex(found), bytes.fromhex(color), strict=True)
        assert all(abs(ours - words) <= 1 for ours, words in pairs), found
    else:
        assert found == color


@pytest.mark.parametrize(
    ("inside", "name", "value"),
    [
        ('<w:u w:val="single"/>', "underline", True),
        ('<w:u w:val="none"/>', "underline", False),
        ("<w:dstrike/>", "strike", True),
        ("<w:caps/>", "caps", True),
        ("<w:smallCaps/>", "small_caps", True),
        ('<w:vertAlign w:val="superscript"/>', "vertical", "superscript"),
        ('<w:vertAlign w:val="baseline"/>', "vertical", None),
        ('<w:lang w:val="vi-VN"/>', "lang", "vi-VN"),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:highlight w:val="none"/>', "highlight", None),
        ('<w:i w:val="off"/>', "italic", False),
        ('<w:sz w:val="13pt"/>', "size", 13.0),
        ('<w:sz w:val="27"/>', "size", 13.5),
    ],
)
def test_single_properties(inside: str, name: str, value: object) -> None:
    assert getattr(run(p(r("a", inside))), name) == value


def test_the_paragraph_mark_has_a_format_of_its_own() -> None:
    found = block(p(pr='<w:rPr><w:sz w:val="2"/></w:rPr>'))
    assert found.format.mark is not None
    assert found.format.mark.size == 1
