"""``{{ ... }}`` in variables: every form that is allowed, every one that is refused, and that nothing can run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.bieu_thuc import ExpressionError, evaluate
from tests.compose.plans import context, refused

NAMES: dict[str, Any] = {
    "don_vi": {"ten": "Ba Tô", "loai": "xã", "tinh": "tỉnh Quảng Ngãi"},
    "nam": "2026",
    "rong": "",
    "sao": "a*b",
}


def value(text: str) -> str:
    made, errors = evaluate(text, NAMES)
    assert errors == []
    return made


def errors(text: str) -> list[ExpressionError]:
    _, found = evaluate(text, NAMES)
    assert found
    return found


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{ nam }}", "2026"),
        ("{{nam}}", "2026"),
        ("{{- nam -}}", "2026"),
        ("a {{ nam }} b {{ nam }}", "a 2026 b 2026"),
        ("{{ don_vi.ten }}", "Ba Tô"),
        ("{{ don_vi['ten'] }}", "Ba Tô"),
        ("{{ 'chữ' }}", "chữ"),
        ('{{ "chữ" }}', "chữ"),
        ("{{ 12 }}", "12"),
        ("{{ don_vi.ten | hoa }}", "BA TÔ"),
        ("{{ don_vi.loai|hoa_dau }}", "Xã"),
        ("{{ 'A'|thuong }}", "a"),
        ("{{ don_vi.loai ~ ' ' ~ don_vi.ten }}", "xã Ba Tô"),
        ("{{ 'a' ~ 1 }}", "a1"),
        ("{{ 'thôn' if don_vi.loai == 'xã' else 'tổ' }}", "thôn"),
        ("{{ 'thôn' if don_vi.loai != 'xã' else 'tổ' }}", "tổ"),
        ("{{ 'a' if 'Tô' in don_vi.ten else 'b' }}", "a"),
        ("{{ 'a' if 'x' not in don_vi.ten else 'b' }}", "a"),
        ("{{ 'a' if nam == 2026 else 'b' }}", "a"),
        ("{{ 'a' if not rong else 'b' }}", "a"),
        ("{{ rong or 'không' }}", "không"),
        ("{{ nam and 'có' }}", "có"),
        ("{{ 'a' if don_vi.loai == 'x' }}", ""),
        ("{{ rong }}", ""),
        ("{{ 'a' if don_vi.loai == 'x' else 'b' if nam == '2026' else 'c' }}", "b"),
        ("{{ ('a') }}", "a"),
        ("\\{{ nam }}", "{{ nam }}"),
        ("{ nam }", "{ nam }"),
        ("}}", "}}"),
        ("{# a #}", "{# a #}"),
        ("{", "{"),
        ("{{\n nam \n}}", "2026"),
        ("{{ '{%' }}", "{%"),
        ("{{ '<&>' }}", "<&>"),
        ("{{ sao }}", "a*b"),
    ],
)
def test_forms_that_are_allowed(typed: str, printed: str) -> None:
    assert value(typed) == printed


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        ("{{ ten_la }}", "BV200", "ten_la"),
        ("{{ don_vi.tn }}", "BV200", "“ten”"),
        ("{{ don_vi['x'] }}", "BV200", "dùng một trong"),
        ("{{ nâm }}", "BV200", "“nam”"),
        ("{{ don_vi[don_vi] }}", "BV200", "ten"),
        ("{{ don_vi[0] }}", "BV200", "ten"),
        ("{{ nam", "BV201", "}}"),
        ("{{", "BV201", "\\{{"),
        ("{{ nam } }", "BV201", "}}"),
        ("{% for a in b %}", "BV202", "{{"),
        ("{% include 'a' %}", "BV202", "{{"),
        ("{%", "BV202", "{{"),
        ("{{ }}", "BV203", "don_vi.ten"),
        ("{{}}", "BV203", "don_vi.ten"),
        ("{{ a b }}", "BV203", "don_vi.ten"),
        ("{{ 'a }}", "BV203", "don_vi.ten"),
        ("{{ a ! }}", "BV203", "don_vi.ten"),
        ("{{ if a }}", "BV203", "don_vi.ten"),
        ("{{ '}}' }}", "BV203", "don_vi.ten"),
        ("{{ {{ nam }} }}", "BV203", "don_vi.ten"),
        ("{{ nam() }}", "BV204", "chỉ dùng"),
        ("{{ don_vi.ten.upper() }}", "BV204", "chỉ dùng"),
        ("{{ range(9) }}", "BV204", "chỉ dùng"),
        ("{{ 1 + 1 }}", "BV204", "chỉ dùng"),
        ("{{ 9**9**9 }}", "BV204", "chỉ dùng"),
        ("{{ 'a' * 10**9 }}", "BV204", "chỉ dùng"),
        ("{{ 1 / 0 }}", "BV204", "chỉ dùng"),
        ("{{ -1 }}", "BV204", "chỉ dùng"),
        ("{{ [1] }}", "BV204", "chỉ dùng"),
        ("{{ {'a': 1} }}", "BV204", "chỉ dùng"),
        ("{{ 'a', 'b' }}", "BV204", "chỉ dùng"),
        ("{{ '%s' % nam }}", "BV204", "chỉ dùng"),
        ("{{ nam[0:2] }}", "BV204", "chỉ dùng"),
        ("{{ nam.x }}", "BV204", "bỏ phần"),
        ("{{ ''.__class__ }}", "BV204", "bỏ phần"),
        ("{{ nam.__class__.__mro__ }}", "BV204", "bỏ phần"),
        ("{{ nam|replace('2', '3') }}", "BV204", "hoa_dau"),
        ("{{ nam|attr('x') }}", "BV204", "hoa_dau"),
        ("{{ nam|hoa(1) }}", "BV204", "hoa_dau"),
        ("{{ 1.5 }}", "BV204", "ngoặc"),
        ("{{ none }}", "BV204", "ngoặc"),
        ("{{ nam < 3 }}", "BV204", "=="),
        ("{{ nam is defined }}", "BV204", "chỉ dùng"),
        ("{{ true }}", "BV204", "if"),
        ("{{ don_vi.loai == 'xã' }}", "BV204", "if"),
        ("{{ not nam }}", "BV204", "if"),
        ("{{ don_vi }}", "BV205", "ten, loai, tinh"),
        ("{{ don_vi ~ 'a' }}", "BV205", "ten"),
        ("{{ don_vi|hoa }}", "BV205", "ten"),
        ("{{ 'a' if don_vi == 'a' else 'b' }}", "BV205", "ten"),
        ("{{ 'a' if 'a' in don_vi else 'b' }}", "BV205", "ten"),
        ("{{ don_vi.__class__ }}", "BV200", "ten"),
        ("{{ don_vi.items }}", "BV200", "ten"),
        ("{{ don_vi.keys() }}", "BV204", ""),
        ("{{ self }}", "BV200", ""),
        ("{{ loop }}", "BV200", ""),
        ("{{ config }}", "BV200", ""),
        ("{{ request }}", "BV200", ""),
        ("{{ " + "(" * 200 + "nam" + ")" * 200 + " }}", "", ""),
        ("{{ " + "not " * 120 + "nam }}", "", ""),
        ("{{ '" + "a" * 600 + "' }}", "BV201", ""),
    ],
)
def test_forms_that_are_refused(typed: str, code: str, word: str) -> None:
    found = errors(typed)[0]
    assert code in ("", found.code), (found.code, found.args)
    assert word in str(found) + found.mend
    assert found.text
    assert found.text.split("\n")[0] in typed
    assert "None" not in str(found) + found.mend


def test_all_mistakes_of_a_text_are_told_and_the_rest_is_kept() -> None:
    made, found = evaluate("{{ a }} {{ nam }} {{ b() }} {% c", NAMES)
    assert made == "{{ a }} 2026 {{ b() }} {% c"
    assert [each.code for each in found] == ["BV200", "BV204", "BV202"]


def test_a_text_full_of_braces_ends_soon() -> None:
    made, found = evaluate("{{ x" * 20_000, NAMES)
    assert len(made) == 80_000
    assert 0 < len(found) <= 20


@given(st.text("{}%#|.~'\"()[]*+-/<>=! abnotif_don_vi.te1\n\\", max_size=60))
def test_any_text_has_a_value_or_errors_and_nothing_else(text: str) -> None:
    made, found = evaluate(text, NAMES)
    assert all(each.code in {"BV200", "BV201", "BV202", "BV203", "BV204", "BV205"} and each.mend for each in found)
    if "{{" not in text and "{%" not in text:
        assert (made, found) == (text, [])


@given(
    st.sampled_from(["don_vi", "nam", "x", "''", "1"]),
    st.lists(
        st.sampled_from(
            [
                ".ten",
                ".__class__",
                ".__init__",
                ".__globals__",
                "['ten']",
                "()",
                "|hoa",
                ".upper",
                "[0]",
                ".mro()",
                "*2",
                "**9",
            ]
        ),
        max_size=5,
    ),
)
def test_no_chain_reaches_python(start: str, chain: list[str]) -> None:
    made, found = evaluate("{{ " + start + "".join(chain) + " }}", NAMES)
    if not found:
        assert made.lower() in {"ba tô", "2026", "", "1"}


# --- in a plan


def test_names_of_a_plan() -> None:
    made = context(
        so_van_ban=5,
        ngay_ban_hanh="5/1/2026",
        bien={"ten_rieng": "phong trào", "dai": "{{ ten_rieng }} {{ nam }}"},
        mo_dau="{{ don_vi.ten }}|{{ don_vi.ten_day_du }}|{{ don_vi.tinh }}|"
        "{{ don_vi.ten_tinh }}|{{ co_quan.ten_ngan }}|"
        "{{ nam }}|{{ so_ky_hieu }}|{{ dai }}|{{ ten_rieng | hoa_dau }}",
    )
    assert made["mo_dau"] == [
        "Ba Tô|xã Ba Tô|tỉnh Quảng Ngãi|Quảng Ngãi|UBND xã Ba Tô|2026|05/KH-UBND|phong trào 2026|Phong trào"
    ]


@pytest.mark.parametrize(
    ("province", "name"),
    [("tỉnh Quảng Ngãi", "Quảng Ngãi"), ("thành phố Huế", "Huế"), ("Thành phố Hồ Chí Minh", "Hồ Chí Minh")],
)
def test_the_bare_name_of_a_province(province: str, name: str) -> None:
    unit = {"ten": "A", "loai": "xã", "tinh": province}
    assert context(co_quan_ban_hanh={"don_vi": unit}, mo_dau="{{ don_vi.ten_tinh }}")["mo_dau"] == [name]


def test_expressions_are_read_in_every_text() -> None:
    x = "{{ x }}"
    made = context(
        bien={"x": "Giá trị"},
        trich_yeu=x,
        can_cu=[x],
        mo_dau=x,
        ket_thuc=x,
        noi_nhan=[x],
        dia_danh=x,
        noi_dung=[{"tieu_de": x, "noi_dung": x, "muc_con": [x]}],
        luu_van_thu={"don_vi_soan_thao": x},
        nguoi_soan_thao={"ky_hieu": x},
        lien_he={"dia_chi": x, "fax": x},
        nguoi_ky={"chuc_vu": x, "ho_ten": x, "chuc_vu_khac": x, "tap_the": x},
        tieu_chi=[{"noi_dung": x, "chi_tieu": x, "don_vi": x, "thoi_han": x, "ghi_chu": x, "don_vi_tinh": x}],
        to_chuc_thuc_hien=[{"don_vi": x, "nhiem_vu": [{"viec": x, "phoi_hop": [x], "thoi_han": x, "san_pham": x}, x]}],
        phu_luc=[
            {"tieu_de": x, "noi_dung": x, "bang": {"cot": [x], "hang": [[x]]}},
            {"tieu_de": x, "lay_tu": "tieu_chi"},
        ],
    )
    assert "{" not in repr(list(texts_of(made)))
    assert sum(text.lower().count("giá trị") for text in texts_of(made)) >= 33


def test_the_name_of_a_body_may_use_its_unit() -> None:
    body_of = {
        "loai": "phong",
        "ten": "Phòng Kinh tế {{ don_vi.ten_day_du }}",
        "ky_hieu": "PKT",
        "don_vi": {"ten": "A", "loai": "xã", "tinh": "B"},
    }
    made = context(co_quan_ban_hanh=body_of, mo_dau="{{ co_quan.ten_day_du }}")
    assert made["mo_dau"] == ["Phòng Kinh tế xã A"]
    assert "".join(made["co_quan_ban_hanh"]).replace(" ", "") == "PHÒNGKINHTẾXÃA"


def test_values_are_no_markup_and_no_further_expressions() -> None:
    made = context(bien={"x": "**a** \\{{ nam }} <b>&"}, mo_dau="*{{ x }}*")
    assert made["mo_dau"] == [[["**a** {{ nam }} <b>&", "i"]]]


def test_a_variable_may_not_use_a_later_one() -> None:
    found = refused(bien={"a": "{{ b }}", "b": "c"})
    assert [(d.code, d.path) for d in found] == [("BV200", ("bien", "a"))]


def test_the_error_of_a_text_that_is_printed_twice_is_told_once() -> None:
    found = refused(tieu_chi=[{"noi_dung": "a {{ x }}"}], ket_thuc="{{ y }}")
    assert sorted(d.text for d in found) == ["{{ x }}", "{{ y }}"]


def texts_of(value: Any) -> Any:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
