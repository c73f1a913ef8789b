"""Values come out as they are: signs, blanks, tabs, breaks, rich pieces; what cannot stand in XML is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.render import CompiledTemplate, RenderError, compile_template
from generator.text import clean, illegal_character
from tests.render.word import EMPTY_CORE, W, compiled, lines_of, manifest, p, package, paragraph_text, r, xml_of

NAMES = "{chuoi: chuoi, chu: chu}"


@pytest.fixture(scope="module")
def template() -> CompiledTemplate:
    return compiled(p("a{{ chuoi }}b") + p("c", r("{{ chu }}", "<w:sz w:val='28'/>"), "d"), NAMES)


@pytest.mark.parametrize(
    "value",
    ["{{ x }}", "{% if %}", "{_{ a }_}", "_%}", "A & B", "<80%>", "&lt;", "  đầu  giữa  ", "a\tb\n\nc", "\t", "\n", "",
     "“ngoặc” ‘đơn’", "\ue000a\ue001\ue007\ue008" + "0\ue009", "x" * 2000, "a\xa0b\xadc", "]]>", "t0 {% t0 %}"],
)  # fmt: skip
def test_a_value_comes_out_as_it_is(template: CompiledTemplate, value: str) -> None:
    assert lines_of(template, chuoi=value, chu=value) == [f"a{value}b", f"c{value}d"]
    assert lines_of(template, chuoi="", chu=[[value, "b"], (value, "")]) == ["ab", f"c{value}{value}d"]


@given(st.text(max_size=40))
def test_any_text_comes_out_as_it_is_or_is_refused(value: str) -> None:
    template = compiled(p("a{{ chuoi }}b{{ chu }}"), NAMES)
    context = {"chuoi": value, "chu": [[value, "i"]], "thuoc_tinh": EMPTY_CORE}
    if illegal_character(value):
        with pytest.raises(RenderError):
            template.fill(context)
    else:
        (line,) = lines_of(template, chuoi=value, chu=[[value, "i"]])
        plain = value if value.isprintable() else clean(value)
        assert line == f"a{plain}b{plain}"


def test_every_kind_of_break_is_a_line_break(template: CompiledTemplate) -> None:
    assert lines_of(template, chuoi="1\r\n2\x0b3\u20284", chu="1\r2")[0] == "a1\n2\n3\n4b"


@pytest.mark.parametrize(
    "changed",
    [{"chuoi": "\x00"}, {"chuoi": None}, {"chuoi": True}, {"chu": 1.5}, {"chu": [["a"]]}, {"chu": [["a", "x"]]},
     {"chu": "\ud800"}, {"thuoc_tinh": {}}, {"thuoc_tinh": {**EMPTY_CORE, "ngay": "hôm nay"}},
     {"thuoc_tinh": {**EMPTY_CORE, "tac_gia": "\x01"}}],
)  # fmt: skip
def test_what_no_check_should_let_through_is_an_error_of_ours(
    template: CompiledTemplate, changed: dict[str, object]
) -> None:
    good: dict[str, object] = {"chuoi": "", "chu": "", "thuoc_tinh": EMPTY_CORE}
    with pytest.raises(RenderError):
        template.fill(good | changed)
    with pytest.raises(RenderError):
        template.fill({"chuoi": ""})
    with pytest.raises(RenderError):
        template.fill(good, sizes="không có")


def test_rich_pieces_keep_the_formatting_of_their_run_in_schema_order() -> None:
    properties = '<w:rFonts w:ascii="Arial"/><w:i w:val="0"/><w:sz w:val="26"/><w14:ligatures w14:val="none"/>'
    xml = xml_of(compiled(p(r("{{ chu }}{{chuoi}}", properties)), NAMES), chuoi="", chu=[["x", "bi"], ["y", ""]])
    assert (
        '<w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="26"/>'
        '<w14:ligatures w14:val="none"/></w:rPr><w:t xml:space="preserve">x</w:t>'
    ) in xml
    assert f'<w:rPr>{properties}</w:rPr><w:t xml:space="preserve">y</w:t>' in xml
    root = etree.fromstring(xml.encode())
    assert [paragraph_text(item) for item in root.iter(f"{{{W}}}p")] == ["xy"]


def test_upper_case_of_a_rich_text_keeps_its_pieces() -> None:
    xml = xml_of(compiled(p("{{ chu|upper }}{{chuoi}}"), NAMES), chuoi="", chu=[["kế hoạch ", "b"], ["số", ""]])
    assert '<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">KẾ HOẠCH </w:t>' in xml


def test_the_comparison_before_filling_names_every_difference() -> None:
    template = compiled(
        p("{%p for d in ds %}")
        + p("{{ d.a }}{{ d.b }}{% if d.c %}{% endif %}")
        + p("{%p endfor %}")
        + p("{{ ten }}{{so}}"),
        "{ten: chuoi, so: so, ds: [{a: chuoi, b: chu, c: co}]}",
    )
    context = {
        "so": True,
        "ds": [{"a": "", "b": "", "c": True}, {"a": 1, "b": [["x", "u"]], "d": ""}],
        "thua": "",
        "thuoc_tinh": {**EMPTY_CORE, "ngay": None},
    }
    found = {item.text: (item.code, item.severity.value) for item in template.missing(context)}
    wrong, spare = ("MB013", "lỗi"), ("MB013", "cảnh báo")
    assert found == {
        "ten": wrong, "so": wrong, "ds[2].a": wrong, "ds[2].b": wrong, "ds[2].c": wrong, "ds[2].d": spare,
        "thua": spare, "thuoc_tinh.ngay": wrong,
    }  # fmt: skip


def test_the_digest_changes_with_template_and_manifest_only() -> None:
    first, second = package(p("{{ ten }}")), package(p("{{ ten }} "))
    shapes = manifest("{ten: chuoi}"), manifest("{ten:   chuoi} # chú thích"), manifest("{ten: chu}")
    digests = [
        made.digest
        for data in (first, second)
        for shape in shapes
        if (made := compile_template(data, shape, file="x").value) is not None
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 4
