"""What loops leave behind: cells keep a paragraph, grids their columns, sections their place; ``gan`` and sizes."""

from __future__ import annotations

import re

import pytest

from generator.ooxml.zip_writer import write_package
from generator.render import compile_template
from tests.render.word import (
    EMPTY_CORE,
    SECTION,
    compiled,
    findings,
    lines_of,
    manifest,
    p,
    package,
    parts_of,
    r,
    tbl,
    tc,
    tr,
    xml_of,
)  # fmt: skip

LOOP = p("{%p for d in ds %}") + p("{{ d }}") + p("{%p endfor %}")


def test_a_cell_emptied_by_a_loop_keeps_one_paragraph() -> None:
    template = compiled(tbl(tr(tc(LOOP), tc(p("x"), LOOP), tc(LOOP, p("y"))), columns=3) + p("z"), "{ds: [chuoi]}")
    empty = xml_of(template, ds=[])
    assert '<w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p/></w:tc>' in empty
    assert lines_of(template, ds=[]) == ["", "x", "y", "z"]
    assert lines_of(template, ds=["a"]) == ["a", "x", "a", "a", "y", "z"]


def test_a_header_emptied_by_a_condition_keeps_one_paragraph() -> None:
    header = p("{%p if co %}") + p("MẬT") + p("{%p endif %}")
    template = compiled(p("x"), "{co: co}", header=header)
    assert xml_of(template, "word/header1.xml", co=False).endswith("<w:p/></w:hdr>")
    assert xml_of(template, "word/header1.xml", co=True).count("<w:p>") == 1


def test_rows_and_tables_without_content_vanish() -> None:
    rows = tr(tc(p("{%tr for d in ds %}"))) + tr(tc(p("{{ d }}"))) + tr(tc(p("{%tr endfor %}")))
    template = compiled(tbl(rows) + p("x"), "{ds: [chuoi]}")
    assert "<w:tbl>" not in xml_of(template, ds=[])
    assert xml_of(template, ds=["a", "b"]).count("<w:tr>") == 2


COLUMNS = "{bang: [{cot: [{chu: chuoi, rong: so}], hang: [[{chu: chu, rong: so, giua: co}]]}]}"


def _column_table() -> str:
    head = tr(tc(p("{%tc for c in b.cot %}")), tc(p("{{ c.chu }}")), tc(p("{%tc endfor %}")))
    centre = '<w:jc w:val="center"/>'
    cell = tc(
        p("{%p if o.giua %}"),
        p("{{ o.chu }}", properties=centre),
        p("{%p else %}"),
        p("{{ o.chu }}"),
        p("{%p endif %}"),
    )
    body = tr(tc(p("{%tc for o in h %}")), cell, tc(p("{%tc endfor %}")))
    rows = head + tr(tc(p("{%tr for h in b.hang %}"))) + body + tr(tc(p("{%tr endfor %}")))
    return p("{%p for b in bang %}") + tbl(rows, columns=3) + p("sau") + p("{%p endfor %}")


def test_looped_columns_give_the_grid_as_many_columns_as_the_rows_have_cells() -> None:
    template = compiled(_column_table(), COLUMNS)
    widths = [700, 3000, 1500, 900]
    xml = xml_of(
        template,
        bang=[
            {
                "cot": [{"chu": f"c{w}", "rong": w} for w in widths],
                "hang": [[{"chu": f"{n}", "rong": w, "giua": n % 2 == 0} for n, w in enumerate(widths)]] * 2,
            }
        ],
    )
    assert [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml)] == widths
    assert [int(w) for w in re.findall(r'<w:tcW w:w="(\d+)" w:type="dxa"/>', xml)] == widths * 3
    assert xml.count('<w:jc w:val="center"/>') == 4
    assert re.findall(r'preserve">(\w+)</w:t>', xml) == ["c700", "c3000", "c1500", "c900", *"0123" * 2, "sau"]


def _sections(count: int) -> str:
    loop = p("{%p for d in ds %}") + p("{{ d }}") + p("", properties=SECTION.replace("16838", "11111"))
    template = compiled(p("thân") + loop + p("{%p endfor %}"), "{ds: [chuoi]}")
    return xml_of(template, ds=["a"] * count)


def test_the_last_paragraph_section_becomes_the_body_section() -> None:
    none, two = _sections(0), _sections(2)
    assert none.endswith(f"{SECTION}</w:body></w:document>")
    assert two.endswith(f"</w:p>{SECTION.replace('16838', '11111')}</w:body></w:document>")
    assert two.count("<w:sectPr>") == 2
    assert "16838" not in two


def test_a_section_before_later_paragraphs_stays_where_it_is() -> None:
    body = p("a", properties=SECTION) + p("{{ ten }}")
    assert xml_of(compiled(body, "{ten: chuoi}"), ten="x").count("<w:sectPr>") == 2


GAN = """gan:
  - {hinh: ke, thuoc_tinh: do_dai, gia_tri: duong.dai}
  - {doan: ten, thuoc_tinh: thut_hai_ben, gia_tri: duong.thut}
  - {doan: d.chu, thuoc_tinh: giu_voi_sau, gia_tri: d.giu}
"""
GAN_NAMES = "{ten: chuoi, duong: {dai: so, thut: so}, ds: [{chu: chuoi, giu: co}]}"
LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="9" cy="0"/>'
    '<wp:docPr id="1" name="ke"/><a:graphic><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="0"/></a:xfrm>'
    "</wps:spPr></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:line style="position:absolute;width:7pt;mso-width-percent:0" from="10pt,2pt" to="17pt,2pt"/></w:pict>'
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_the_engine_sets_lengths_indents_and_keep_with_next() -> None:
    body = (
        p(LINE)
        + p(
            "{{ ten }}",
            properties='<w:pStyle w:val="Normal"/><w:ind w:leftChars="3" w:firstLine="5"/><w:jc w:val="center"/>',
        )
        + p("{%p for d in ds %}")
        + p("{{ d.chu }}", properties='<w:pStyle w:val="Normal"/><w:keepLines/>')
        + p("{%p endfor %}")
    )
    template = compiled(body, GAN_NAMES, GAN)
    items = [{"chu": "a", "giu": True}, {"chu": "b", "giu": False}]
    xml = xml_of(template, ten="x", duong={"dai": 1270000, "thut": 567}, ds=items)
    assert xml.count('cx="1270000"') == 2
    assert 'style="position:absolute;width:100pt;mso-width-percent:0" from="10pt,2pt" to="110pt,2pt"' in xml
    assert '<w:ind w:firstLine="5" w:left="567" w:right="567"/><w:jc' in xml
    assert xml.count('<w:pStyle w:val="Normal"/><w:keepNext/><w:keepLines/>') == 1
    assert xml.count('<w:pStyle w:val="Normal"/><w:keepLines/>') == 1


def test_a_setting_without_its_drawing_or_paragraph_is_refused_at_its_line() -> None:
    found = findings(p("{{ duong.dai }}"), GAN_NAMES, GAN)
    assert [(item.code, item.text, item.place.line if item.place else 0) for item in found] == [
        ("MB014", "ke", 4),
        ("MB014", "ten", 5),
        ("MB014", "d.chu", 6),
    ]


def test_a_setting_with_an_unknown_or_wrong_value_is_refused() -> None:
    lines = ("gan:", "- {doan: ten, thuoc_tinh: thut_hai_ben, gia_tri: thut.sai}",
             "- {doan: ten, thuoc_tinh: giu_voi_sau, gia_tri: ten}")  # fmt: skip
    found = findings(p("{{ ten }}"), "{ten: chuoi, thut: {dung: so}}", "\n".join(lines))
    assert [item.code for item in found] == ["MB008", "MB010"]


SIZES = {"12-13-13": {"quoc_hieu": 12}, "13-14-14": {"quoc_hieu": 13}}


def test_a_set_of_sizes_changes_its_styles_and_the_empty_name_leaves_them() -> None:
    data = package(p("{{ ten }}"))
    shapes = manifest("{ten: chuoi}", "kieu_chu: {KHQuocHieu: quoc_hieu}")
    template = compile_template(data, shapes, file="x", sizes=SIZES).value
    assert template is not None
    assert (
        parts_of(template.fill({"ten": "", "thuoc_tinh": EMPTY_CORE}))["word/styles.xml"]
        == parts_of(data)["word/styles.xml"]
    )
    small = xml_of(template, "word/styles.xml", "12-13-13", ten="")
    assert '<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN"/>' in small
    assert '<w:sz w:val="26"/>' in xml_of(template, "word/styles.xml", "13-14-14", ten="")
    assert small.count('w:val="28"') == 2


@pytest.mark.parametrize("rest", ["kieu_chu: {KhongCo: quoc_hieu}", "kieu_chu: {KHQuocHieu: khong_co}"])
def test_a_style_or_size_that_does_not_exist_is_refused(rest: str) -> None:
    outcome = compile_template(package(p("{{ ten }}")), manifest("{ten: chuoi}", rest), file="x", sizes=SIZES)
    assert not outcome.ok
    assert {item.code for item in outcome.errors} == {"MB010"}


def test_core_properties_come_from_the_context_and_are_declared_once() -> None:
    template = compiled(p("{{ ten }}", r("x")), "{ten: chuoi}")
    core = {
        "tieu_de": "Kế hoạch {{ a }} & b",
        "chu_de": "",
        "tac_gia": "UBND",
        "trang_thai": "dự thảo",
        "ngay": "2025-06-13",
    }
    parts = parts_of(template.fill({"ten": "", "thuoc_tinh": core}))
    text = parts["docProps/core.xml"].decode()
    assert "<dc:title>Kế hoạch {{ a }} &amp; b</dc:title>" in text
    assert "2025-06-13T00:00:00Z</dcterms:created>" in text
    assert "dc:subject" not in text
    assert parts["_rels/.rels"].count(b"core-properties") == 1
    assert parts["[Content_Types].xml"].count(b"/docProps/core.xml") == 1
    again = compile_template(write_package(parts), manifest("{ten: chuoi}"), file="x").value
    assert again is not None
    repeated = parts_of(again.fill({"ten": "", "thuoc_tinh": core}))
    assert repeated["_rels/.rels"] == parts["_rels/.rels"]
    assert repeated["[Content_Types].xml"] == parts["[Content_Types].xml"]


def test_bookmarks_that_a_loop_would_double_are_left_out_and_others_kept() -> None:
    def marked(number: int) -> str:
        name = f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>'
        return p(name, r("{{ d }}" if number == 2 else "x"), f'<w:bookmarkEnd w:id="{number}"/>')

    body = marked(1) + p('<w:bookmarkStart w:id="3" w:name="b3"/>', "{%p for d in ds %}") + marked(2)
    xml = xml_of(compiled(body + p("{%p endfor %}", '<w:bookmarkEnd w:id="3"/>'), "{ds: [chuoi]}"), ds=["a", "b"])
    assert re.findall(r'bookmark\w+ w:id="(\d)"', xml) == ["1", "1"]
