"""Sections: page, margins, breaks, and the headers and footers that are really shown."""

from __future__ import annotations

from tests.read.docx.word import SECTION, field, p, texts, view

PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
EVEN = "<w:evenAndOddHeaders/>"


def reference(name: str, kind: str = "default") -> str:
    tag = name.rstrip("0123456789")
    return f'<w:{tag}Reference w:type="{kind}" r:id="{name}"/>'


def section(inside: str) -> str:
    return f"<w:sectPr>{inside}</w:sectPr>"


def test_page_and_margins_in_points() -> None:
    (found,) = view(p("a"), section=SECTION).sections
    assert (found.width, found.height, found.landscape) == (595.3, 841.9, False)
    assert (found.left, found.right, found.top, found.bottom) == (85.05, 42.5, 56.7, 56.7)
    wide = section(
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:left="1000" w:gutter="200"/>'
        '<w:pgNumType w:start="3" w:fmt="lowerRoman"/><w:cols w:num="2" w:space="400"/><w:titlePg/>'
    )
    (found,) = view(p("a"), section=wide).sections
    assert (found.landscape, found.left, found.page_start, found.page_format) == (True, 60, 3, "lowerRoman")
    assert (found.columns, found.title_page) == (2, True)
    assert found.top is None


def test_a_document_without_a_section_has_one_of_unknown_size() -> None:
    assert [found.width for found in view(p("a"), section="").sections] == [None]


def test_sections_begin_where_the_one_before_ends() -> None:
    first = section(f'{PAGE}<w:pgMar w:left="1701" w:right="850"/>')
    last = section('<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906"/>')
    shown = view(p("a") + p("b", pr=first) + p("c"), section=last)
    assert [(found.first_block, found.break_type) for found in shown.sections] == [(0, "nextPage"), (2, "continuous")]
    assert [found.section for found in shown.blocks] == [0, 0, 1]


def test_headers_are_inherited_and_read_once() -> None:
    first = section(f"{reference('header1')}{reference('footer1')}{PAGE}")
    stories = {"header1": p(field("PAGE", "2")), "footer1": p("chân")}
    shown = view(p("a", pr=first) + p("b"), section=section(PAGE), stories=stories)
    assert [found.headers for found in shown.sections] == [(("default", "header1"),)] * 2
    assert texts(shown, "header") == ["2"]
    assert [(found.address, found.where) for found in shown.blocks[2:]] == [
        ("header1/0", "header"),
        ("footer1/0", "footer"),
    ]
    assert shown.blocks[2].runs[0].field == "PAGE"


def test_a_first_page_header_counts_only_with_a_title_page() -> None:
    stories = {"header1": p("mọi trang"), "header2": p("trang đầu")}
    inside = f"{reference('header1')}{reference('header2', 'first')}{PAGE}"
    shown = view(p("a"), section=section(f"{inside}<w:titlePg/>"), stories=stories)
    assert texts(shown, "header") == ["mọi trang", "trang đầu"]
    dead = view(p("a"), section=section(inside), stories=stories)
    assert texts(dead, "header") == ["mọi trang"]
    assert [notice.key for notice in dead.notices] == ["dau-trang-khong-dung"]


def test_even_page_footers_are_dead_unless_the_setting_is_on() -> None:
    stories = {"footer1": p(field("PAGE", "2"))}
    inside = section(f"{reference('footer1', 'even')}{PAGE}")
    dead = view(p("a"), section=inside, stories=stories)
    assert texts(dead, "footer") == []
    assert [notice.key for notice in dead.notices] == ["chan-trang-khong-dung"]
    assert "trang chẵn" in dead.notices[0].message
    shown = view(p("a"), section=inside, stories=stories, settings=EVEN)
    assert (texts(shown, "footer"), shown.even_and_odd, shown.notices) == (["2"], True, ())


def test_settings_are_strings() -> None:
    compat = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="15"/></w:compat>'
    shown = view(p("a"), settings=f'<w:zoom w:percent="90"/><w:defaultTabStop w:val="720"/>{EVEN}{compat}')
    assert shown.settings == {
        "zoom": "90",
        "defaultTabStop": "720",
        "evenAndOddHeaders": "1",
        "compatibilityMode": "15",
    }
