"""A broken template is refused with the paragraph, its text, the tag and a way out; all findings at once."""

from __future__ import annotations

import pytest

from generator.diagnostics import Severity
from generator.render import compile_template
from tests.render.word import findings, manifest, p, package, tbl, tc, tr

NAMES = "{ten: chuoi, co: co, so: so, ds: [{loai: chuoi, con: [chuoi]}], nhom: {a: chuoi}}"


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (p("a { ten }}"), "MB005", "{ ten }}"),
        (p("a {{ ten }"), "MB005", "{{ ten }"),
        (p("a {% if %"), "MB005", "{% if %"),
        (p("a ten }} b"), "MB005", "ten }}"),
        (p("{ ten }"), "MB005", "{ ten }"),
        (p("{{{ ten }}}"), "MB005", "{{{ ten }}}"),
        (p("{{ }}"), "MB005", "trống"),
        (p("{{ ten + }}"), "MB005", "không hiểu được"),
        (p("{%p fi co %}"), "MB005", "fi"),
        (p("{% p if co %}"), "MB005", "dấu cách"),
        (p("{%- if co %}{% endif %}"), "MB005", "dấu trừ"),
        (p("{% if %}{% endif %}"), "MB005", "thiếu điều kiện"),
        (p("{% set a = 1 %}"), "MB005", "set"),
        (p("{% include 'x' %}"), "MB005", "include"),
        (p("{{p ten }}"), "MB005", "{{p ten }}"),
        (p("{% if co %}a"), "MB006", "endif"),
        (p("a{% endif %}"), "MB006", "chưa mở"),
        (p("{% for d in ds %}{% endif %}{% endfor %}"), "MB006", "không khớp"),
        (p("{% else %}a"), "MB006", "không thuộc"),
        (p("a{% if co %}b") + p("c{% endif %}d"), "MB006", "không nằm cùng"),
        (p("{%p if co %}") + tbl(tr(tc(p("{%p endif %}"), p("x")))), "MB006", "không nằm cùng"),
        (p("{%p if co %} chữ này sẽ mất") + p("{%p endif %}"), "MB007", "sẽ mất"),
        (p("{%p if co %}", "{%p endif %}"), "MB007", "cùng đoạn"),
        (tbl(tr(tc(p("{%tr if co %}")), tc(p("chữ")))) + p("x"), "MB007", "cùng hàng"),
        (p("{%tr if co %}"), "MB007", "không nằm trong hàng"),
        (p("{{ tenn }}"), "MB008", "tenn"),
        (p("{{ nhom.b }}"), "MB008", "nhom.b"),
        (p("{% for d in ds %}{{ d.loaii }}{% endfor %}"), "MB008", "ds.loaii"),
        (p("{{ loop.index }}"), "MB008", "loop.index"),
        (p("{% for d in ds %}{% endfor %}{{ d.loai }}"), "MB008", "“d”"),
        (p("{{ ''.__class__ }}"), "MB009", "__class__"),
        (p("{{ ten.__class__.__mro__ }}"), "MB009", "__class__"),
        (p("{{ ten.upper() }}"), "MB009", "gọi hàm"),
        (p("{{ cycler.__init__.__globals__ }}"), "MB009", "cycler"),
        (p("{{ cycler }}"), "MB008", "cycler"),
        (p("{{ ten|attr('x') }}"), "MB009", "attr"),
        (p("{{ ten[0:2] }}"), "MB009", "ngoặc|cắt|không được"),
        (p("{{ ds[0].loai }}"), "MB009", "danh sách"),
        (p("{{ so + 1 }}"), "MB009", "phép tính"),
        (p("{{ ds }}"), "MB009", "danh sách"),
        (p("{{ nhom }}"), "MB009", "nhóm"),
        (p("{{ co }}"), "MB009", "có/không"),
        (p("{{ ten if co }}"), "MB009", "else"),
        (p("{% if ten &lt; so %}{% endif %}"), "MB009", "khác kiểu"),
        (p("{% if ten is defined %}{% endif %}"), "MB009", "is"),
        (p("{% if " + "not " * 400 + "co %}{% endif %}"), "MB009", "phức tạp"),
        (p("{% if co %}" * 30 + "{% endif %}" * 30), "MB009", "lồng"),
        (p("{% for a, b in ds %}{% endfor %}"), "MB009", "Vòng lặp"),
        (p("{% for d in ten %}{% endfor %}"), "MB009", "không phải danh sách"),
        (p("{% for d in ds recursive %}{% endfor %}"), "MB009", "thừa"),
    ],
)
def test_each_fault_has_its_code_place_words_and_mend(body: str, code: str, words: str) -> None:
    found = findings(body, NAMES)
    mine = [item for item in found if item.code == code]
    assert mine, found
    assert any(word in item.message for item in mine for word in words.split("|")), mine
    for item in found:
        assert item.severity is Severity.LOI
        assert item.place is not None
        assert item.place.file == "mau.docx"
        assert item.place.within is not None
        assert "đoạn" in item.place.within
        assert item.text
        assert item.mend


def test_the_finding_names_the_paragraph_its_text_and_the_opening_one() -> None:
    body = p("một") + p("{%p if co %}") + p("hai") + tbl(tr(tc(p("trong ô {{ tenn }} này"))))
    found = findings(body, NAMES)
    assert [(item.code, item.place.within if item.place else "", item.text) for item in found] == [
        ("MB008", "đoạn 4", "trong ô {{ tenn }} này"),
        ("MB006", "đoạn 2", "{%p if co %}"),
    ]
    assert "có phải “ten”?" in found[0].mend


def test_a_header_is_named_as_such() -> None:
    found = findings(p("x"), header=p("{{ sai }}"))
    assert [item.place.within for item in found if item.place] == ["đầu trang (header1.xml), đoạn 1"]


def test_all_faults_come_at_once() -> None:
    found = findings(p("{{ mot }}") + p("{{ hai }") + p("{% for %}"), NAMES)
    assert [item.code for item in found] == ["MB005", "MB005", "MB008"]


def test_names_that_the_template_never_uses_are_a_warning_at_their_line() -> None:
    outcome = compile_template(package(p("{{ ten }}")), manifest(NAMES), file="mau.docx")
    assert outcome.ok
    assert {item.text for item in outcome.diagnostics} == {"co", "so", "ds", "nhom"}
    assert {item.code for item in outcome.diagnostics} == {"MB010"}
    assert all(item.place is not None and item.place.line == 2 for item in outcome.diagnostics)


def test_tags_where_nothing_is_rendered_are_a_warning() -> None:
    comments = '<?xml version="1.0"?><w:comments xmlns:w="x"><w:t>{{ ten }}</w:t></w:comments>'
    body = p("{{ ten }}", "<w:r><w:instrText>IF {{ ten }}</w:instrText></w:r>")
    found = findings(body, extra={"word/comments.xml": comments, "docProps/app.xml": "<a>{% x %}</a>"})
    assert [(item.code, item.severity) for item in found] == [("MB012", Severity.CANH_BAO)] * 3
    assert [item.place.within for item in found if item.place] == [
        "word/document.xml",
        "docProps/app.xml",
        "word/comments.xml",
    ]


def test_a_section_break_in_a_tag_paragraph_is_refused() -> None:
    section = '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>'
    found = findings(p("{%p if co %}", properties=section) + p("x") + p("{%p endif %}"), NAMES)
    assert [item.code for item in found] == ["MB007"]
