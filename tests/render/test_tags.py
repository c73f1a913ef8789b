"""Tags as Word leaves them: split over runs, curly quotes, NFD names, notes; and the text beside them."""

from __future__ import annotations

import unicodedata

import pytest

from tests.render.word import compiled, lines_of, p, r, tbl, tc, tr, xml_of


def test_a_tag_split_over_runs_is_filled_and_the_text_beside_keeps_its_formatting() -> None:
    body = p(
        r("Kính gửi {", "<w:b/>"),
        '<w:bookmarkStart w:id="1" w:name="x"/>',
        r("{ t", "<w:i/>"),
        '<w:proofErr w:type="spellStart"/><w:bookmarkEnd w:id="1"/>',
        f'<w:ins w:id="7" w:author="a">{r("en }")}</w:ins>',
        r("}, chào", "<w:i/>"),
    )
    template = compiled(body, "{ten: chu}")
    assert lines_of(template, ten="xã Kim Thành") == ["Kính gửi xã Kim Thành, chào"]
    xml = xml_of(template, ten="xã Kim Thành")
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">xã Kim Thành</w:t>' in xml
    assert '<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">, chào</w:t>' in xml


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ ten|default(“Phong trào”) }}", "Phong trào"),
        ('{{ ten|default("Phong trào “Cả nước”") }}', "Phong trào “Cả nước”"),
        ("{{ ten|default(‘a &amp; b &lt; c’) }}", "a & b < c"),
        ('{{ ten|default("50%} {{") }}', "50%} {{"),
        ("{{ ten|default('nói “a” rồi’) }}", "nói “a” rồi"),
        ('{{ "x" ~ so ~ "/KH" }}', "x7/KH"),
        ('{{ "có" if co else "không" }}', "có"),
        ('{{ "abc"|upper }}', "ABC"),
        ("{% if so >= 7 and not (ten == 'a') %}đúng{% else %}sai{% endif %}", "đúng"),
        ("{% if loai in ['a', 'b'] %}đúng{% endif %}", "đúng"),
        ("{% for d in ds %}{{ loop.index }}.{{ d }}{% if not loop.last %}, {% endif %}{% endfor %}", "1.x, 2.y"),
        ("{% for d in khong %}{{ d }}{% else %}trống{% endfor %}", "trống"),
        ("{{ nhom.items }} {{ nhom['keys'] }} {{ nhom.get }}", "i k g"),
        ("{# ghi chú #}còn", "còn"),
        ("GUID {28A0092B} { a }", "GUID {28A0092B} { a }"),
        ("{{\tten|default('a\u00a0b')\t}}", "a\u00a0b"),
    ],
)
def test_tags_of_all_kinds(tag: str, expected: str) -> None:
    names = (
        "{ten: chuoi, so: so, co: co, loai: chuoi, ds: [chuoi], khong: [chuoi],"
        " nhom: {items: chuoi, keys: chuoi, get: chuoi}}"
    )
    tail = p("{{ten}}{{so}}{{loai}}{% if co %}{% endif %}{{ds|length}}{{khong|length}}")
    template = compiled(p(tag) + tail, names)
    nhom = {"items": "i", "keys": "k", "get": "g"}
    filled = lines_of(template, ten="", so=7, co=True, loai="b", ds=["x", "y"], khong=[], nhom=nhom)
    assert filled[0] == expected


def test_a_name_typed_in_nfd_finds_its_value() -> None:
    template = compiled(p(unicodedata.normalize("NFD", "{{ tên_xã }} đẹp")), "{tên_xã: chuoi}")
    assert lines_of(template, tên_xã="Kim Thành") == ["Kim Thành đẹp"]


def test_a_control_tag_alone_in_its_paragraph_leaves_no_empty_line() -> None:
    template = compiled(p("{% if co %}") + p("có") + p("{% endif %}") + p("hết"), "{co: co}")
    assert lines_of(template, co=True) == ["có", "hết"]
    assert lines_of(template, co=False) == ["hết"]


def test_a_tag_in_a_tab_or_line_break_closes_over_it() -> None:
    body = p("<w:r><w:t>{{</w:t><w:tab/><w:t>ten</w:t><w:br/><w:t>}}</w:t><w:tab/><w:t>sau</w:t></w:r>")
    assert lines_of(compiled(body, "{ten: chuoi}"), ten="x") == ["x\tsau"]


def test_a_note_alone_in_its_paragraph_takes_the_paragraph_along() -> None:
    template = compiled(p("{# chỉ để nhắc #}") + p("{{ ten }}"), "{ten: chuoi}")
    assert lines_of(template, ten="x") == ["x"]


def test_braces_of_the_template_that_are_no_tags_stay() -> None:
    body = p("<w:r><w:t>{</w:t></w:r>") + p("% a {{ ten }} }") + p("<w:r><w:t>\ue001 \ue007 \ue008</w:t></w:r>")
    template = compiled(body, "{ten: chuoi}")
    assert lines_of(template, ten="\ue003\ue007 {") == ["{", "% a \ue003\ue007 { }", "\ue001 \ue007 \ue008"]


def test_loops_over_rows_and_nested_loops_see_their_own_names() -> None:
    table = tbl(
        tr(tc(p("{%tr for h in hang %}"))),
        tr(tc(p("{%p for c in h.con %}"), p("{{ h.ten }}-{{ c }}"), p("{%p endfor %}"))),
        tr(tc(p("{%tr endfor %}"))),
    )
    template = compiled(table + p("hết"), "{hang: [{ten: chuoi, con: [chuoi]}]}")
    filled = lines_of(template, hang=[{"ten": "a", "con": ["1", "2"]}, {"ten": "b", "con": []}])
    assert filled == ["a-1", "a-2", "", "hết"]


def test_headers_are_filled_and_text_boxes_too() -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict>'
        f"<v:shape><v:textbox><w:txbxContent>{p('{{ ten }}')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    template = compiled(p("Trước ", box, " sau {{ ten }}"), "{ten: chuoi}", header=p("Đầu {{ ten }}"))
    assert lines_of(template, ten="x") == ["Trước x sau x", "x"]
    assert "Đầu x" in xml_of(template, "word/header1.xml", ten="x")
