"""All that is visible is read, once, in reading order, with a stable address."""

from __future__ import annotations

import unicodedata

import pytest

from tests.read.docx.word import block, field, p, r, tbl, tc, texts, tr, view

CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)
BOX = (
    '<w:drawing><wp:anchor><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr/>'
    "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
VML_BOX = (
    '<w:pict><v:shape style="width:9pt;height:9pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>'
    "</w:pict>"
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:ptab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ("<w:cr/>", "a\nb"),
        ("<w:noBreakHyphen/>", "a\u2011b"),
        ("<w:softHyphen/>", "a\u00adb"),
        ('<w:br w:type="page"/>', "a\nb"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓b"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "a≥b"),
        ('<w:sym w:font="Webdings" w:char="F021"/>', "a\uf021b"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        (
            "<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>R</w:t></w:r></w:rubyBase></w:ruby>",
            "aRb",
        ),
    ],
)
def test_what_is_no_letter_becomes_a_character(inside: str, text: str) -> None:
    assert block(p("a", r(inside), "b")).text == text


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink r:id="x"><w:r><w:t>chữ</w:t></w:r></w:hyperlink>',
        '<w:smartTag w:element="x"><w:r><w:t>chữ</w:t></w:r></w:smartTag>',
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>chữ</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="TITLE"><w:r><w:t>chữ</w:t></w:r></w:fldSimple>',
        '<w:customXml w:element="x"><w:smartTag w:element="y"><w:r><w:t>chữ</w:t></w:r></w:smartTag></w:customXml>',
        "<m:oMath><m:r><m:t>chữ</m:t></m:r></m:oMath>",
        CHOICE.format("w14", "<w:r><w:t>chữ</w:t></w:r>", "<w:r><w:t>khác</w:t></w:r>"),
        CHOICE.format("khong-biet", "<w:r><w:t>khác</w:t></w:r>", "<w:r><w:t>chữ</w:t></w:r>"),
        r(CHOICE.format("wps", "<w:t>chữ</w:t>", "<w:t>khác</w:t>")),
    ],
)
def test_wrappers_and_alternatives_do_not_hide_or_double_text(wrapped: str) -> None:
    assert block(p("một ", wrapped)).text == "một chữ"


def test_breaks_at_the_edges_of_a_paragraph_are_no_text_but_are_told() -> None:
    found = block(p(r('<w:br w:type="page"/>'), "Phụ lục"))
    assert (found.text, found.page_break_inside) == ("Phụ lục", True)


def test_blanks_without_preserve_are_trimmed_as_word_does() -> None:
    assert block("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>").text == "ab"


def test_a_field_gives_its_result_and_its_name_but_not_its_instruction() -> None:
    found = block(p("Trang ", field("PAGE \\* MERGEFORMAT", "2"), "/", field("NUMPAGES", "8")))
    assert found.text == "Trang 2/8"
    assert [(run.text, run.field) for run in found.runs] == [
        ("Trang ", None),
        ("2", "PAGE"),
        ("/", None),
        ("8", "NUMPAGES"),
    ]


def test_a_field_without_a_stored_result_is_still_there() -> None:
    inside = "".join(
        r(piece)
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    found = block(p(inside))
    assert (found.text, [run.field for run in found.runs]) == ("", ["PAGE"])


def test_a_field_inside_an_instruction_is_not_text() -> None:
    nested = p(
        r('<w:fldChar w:fldCharType="begin"/>'),
        r("<w:instrText>IF </w:instrText>"),
        field("PAGE", "7"),
        r('<w:fldChar w:fldCharType="separate"/>'),
        r("kết quả"),
        r('<w:fldChar w:fldCharType="end"/>'),
    )
    assert block(nested).text == "kết quả"


def test_a_field_that_never_ends_does_not_swallow_the_next_paragraph() -> None:
    assert texts(view(p(r('<w:fldChar w:fldCharType="begin"/>')) + p("sau"))) == ["", "sau"]


def test_a_drop_down_field_shows_its_choice() -> None:
    entries = '<w:listEntry w:val="A"/><w:listEntry w:val="B"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    begin = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
    found = block(p(r(begin), r("<w:instrText>FORMDROPDOWN</w:instrText>"), r('<w:fldChar w:fldCharType="end"/>')))
    assert (found.text, found.runs[0].field) == ("B", None)


def test_text_is_nfc_across_runs_and_raw_keeps_what_the_file_holds() -> None:
    parts = unicodedata.normalize("NFD", "Hòa")
    found = block(p(parts[:2], r(parts[2:], "<w:b/>"), " bình"))
    assert found.text == "Hòa bình"
    assert "".join(run.text for run in found.runs) == found.text
    assert found.raw == f"{parts} bình"
    assert block(p("Hòa")).raw is None


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inner = p("KHẨN")
    shown = view(p(r(CHOICE.format("wps", BOX.format(inner), VML_BOX.format(inner))), "đoạn") + p("sau"))
    assert [(found.where, found.text, found.address) for found in shown.blocks] == [
        ("body", "đoạn", "body/0"),
        ("box", "KHẨN", "box1/0"),
        ("body", "sau", "body/1"),
    ]
    assert shown.blocks[1].anchor == "body/0"


def test_a_vml_text_box_and_the_words_of_wordart_are_read() -> None:
    art = '<w:pict><v:shape style="width:9pt;height:90pt"><v:textpath string="DỰ THẢO"/></v:shape></w:pict>'
    assert texts(view(p(r(VML_BOX.format(p("hộp"))), r(art))), "box") == ["hộp", "DỰ THẢO"]


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    def sdt(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    shown = view(sdt(p("a")) + tbl(sdt(tr(tc(p("b")), sdt(tc(p("c")))))) + p("d"))
    assert texts(shown) == ["a", "b", "c", "d"]
    assert [found.address for found in shown.blocks] == ["body/0", "body/1/r0/c0/0", "body/1/r0/c1/0", "body/2"]


def test_notes_and_comments_follow_the_body_when_the_text_refers_to_them() -> None:
    marks = (
        r('<w:footnoteReference w:id="2"/>') + r('<w:endnoteReference w:id="3"/>') + r('<w:commentReference w:id="0"/>')
    )
    shown = view(
        p("chữ", marks),
        footnotes=f'<w:footnote w:id="2">{p("chân")}</w:footnote><w:footnote w:id="9">{p("bỏ")}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p("cuối")}</w:endnote>',
        comments=f'<w:comment w:id="0">{p("ý kiến")}</w:comment>',
    )
    assert [(found.where, found.address, found.text, found.anchor) for found in shown.blocks[1:]] == [
        ("footnote", "footnote2/0", "chân", "body/0"),
        ("endnote", "endnote3/0", "cuối", "body/0"),
        ("comment", "comment0/0", "ý kiến", "body/0"),
    ]


def test_hidden_text_is_kept_and_flagged() -> None:
    found = block(p("thấy", r("ẩn", "<w:vanish/>")))
    assert [(run.text, run.hidden) for run in found.runs] == [("thấy", False), ("ẩn", True)]


def test_runs_that_look_the_same_are_one() -> None:
    found = block(p(r("a", "<w:b/>"), r("b", "<w:b/><w:noProof/>"), r("c")))
    assert [run.text for run in found.runs] == ["ab", "c"]


def test_a_picture_is_ink_and_a_chart_is_told() -> None:
    def drawing(uri: str) -> str:
        return (
            '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><a:graphic>'
            f'<a:graphicData uri="{uri}"><x xmlns="{uri}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )

    shown = view(p(r(drawing("http://schemas.openxmlformats.org/drawingml/2006/picture"))))
    assert shown.blocks[0].ink
    assert not shown.notices
    chart = view(p(r(drawing("http://schemas.openxmlformats.org/drawingml/2006/chart"))))
    assert [notice.key for notice in chart.notices] == ["noi-dung-hinh"]


def test_pages_are_hinted_at_when_the_saving_program_left_marks() -> None:
    shown = view(p("một") + p(r("<w:lastRenderedPageBreak/>"), "hai") + p("ba"))
    assert [found.page for found in shown.blocks] == [1, 2, 2]
    assert view(p("một")).blocks[0].page is None
