"""YAML as a clerk writes it, by either of PyYAML's readers: each mistake of grammar at its place, in plain words."""

from __future__ import annotations

import pytest
import yaml

from generator.load import yaml_reader
from generator.load.tree import Mapping, Scalar, Sequence, get
from generator.load.yaml_reader import parse_yaml
from tests.load.marked import spots_of, unmarked


@pytest.fixture(params=["C", "Python"], autouse=True)
def _reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library is missing PyYAML reads with Python, and words its errors differently."""
    if request.param == "C" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML has no C library here")
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)


# What is wrong in the text, its code, and a word that the message or the mend must have.
WRONG = {
    "tab before a dash": ("so: 1\nb:\n⟦\t- x\n", "BV905", "Tab"),
    "tab before a key": ("a:\n  b: 1\n⟦\tc: 2\n", "BV905", "Tab"),
    "colon in the text": ("trich_yeu: Về việc⟦: làm gì\n", "BV905", "ngoặc kép"),
    "percent first": ("trich_yeu: ⟦%abc\n", "BV905", "ngoặc kép"),
    "at first": ("trich_yeu: ⟦@abc\n", "BV905", "ngoặc kép"),
    "backtick first": ("trich_yeu: ⟦`abc`\n", "BV905", "ngoặc kép"),
    "italic first": ("trich_yeu: ⟦*nghiêng* chữ\n", "BV905", "dấu *"),
    "bold first": ("can_cu:\n  - ⟦**đậm** chữ\n", "BV905", "dấu *"),
    "italic of one syllable first": ("can_cu:\n  - ⟦*in nghiêng*\n", "BV907", "*"),
    "alias": ("a: ⟦*abc\n", "BV907", "*"),
    "alias as a key": ("⟦*a : b\n", "BV907", "*"),
    "anchor": ("trich_yeu: ⟦&abc def\n", "BV907", "&"),
    "ampersand and blank": ("trich_yeu: ⟦& abc\n", "BV905", "dấu &"),
    "quote not closed": ('a: 1\ntrich_yeu: ⟦"abc\nso: 1\n', "BV905", "không đóng"),
    "single quote not closed": ("trich_yeu: ⟦'abc\nso: 1\n", "BV905", "không đóng"),
    "words after a quote": ('trich_yeu: "abc" ⟦def\n', "BV905", "“ ”"),
    "no colon after the key": ("so: 1\n⟦trich_yeu abc\nb: 2\n", "BV905", "hai chấm"),
    "second line not indented": ("so: 1\ntrich_yeu: abc\n⟦def ghi\nb: 2\n", "BV905", "thụt"),
    "key indented too little": ("a:\n  b: 1\n ⟦c: 2\n", "BV905", "cùng một cột"),
    "dash indented too little": ("x:\n  - a\n ⟦- b\n", "BV905", "cùng một cột"),
    "key among list items": ("- a\n⟦b: 1\n", "BV905", "cùng một cột"),
    "brace not closed": ("a: ⟦{b: 1\nc: 2\n", "BV905", "chưa đóng"),
    "bracket not closed": ("a: ⟦[b, c\nd: 1\n", "BV905", "chưa đóng"),
    "brackets of two kinds": ("a: [b c⟦}\n", "BV905", "ngoặc"),
    "expression without quotes": ("mo_dau: {⟦{ co_quan.ten }} xây dựng\n", "BV909", "ngoặc kép"),
    "expression alone without quotes": ("x:\n  - {⟦{ a.b }}\n", "BV909", "ngoặc kép"),
    "Python tag": ("a: ⟦!!python/object:os.system x\n", "BV908", "!!python/object:os.system"),
    "own tag": ("a: ⟦!quan trọng\n", "BV908", "!quan"),
    "same key twice": ("a: 1\nb: 2\n⟦a: 3\n", "BV003", "dòng 1"),
    "same key twice in two normal forms": ("à: 1\n⟦a\u0300: 3\n", "BV003", "dòng 1"),
    "same key twice deep down": ("x:\n  - { b: 1 }\n  - { b: 1, ⟦b: 2 }\n", "BV003", "dòng 3"),
    "two documents": ("a: 1\n⟦---\nb: 2\n", "BV905", "mỗi tệp một"),
    "empty": ("⟦", "BV904", "kehoach new"),
    "comments only": ("⟦# a\n\n# b\n", "BV904", "kehoach new"),
    "nothing but null": ("⟦~\n", "BV904", "kehoach new"),
    "list as a key": ("? ⟦[a]\n: b\n", "BV909", "ngoặc kép"),
    "key without a name": ("a:\n  ?⟦ \n  : x\n", "BV905", "không có tên"),
    "bell": ("a: ả⟦\x07b\n", "BV013", "U+0007"),
    "line break of Word": ("ằ: 1\na: ẫ⟦\x0bb\n", "BV013", "U+000B"),
    "line separator of the web": ("a: x⟦\u2028y\n", "BV013", "U+2028"),
    "next line of old machines": ('a: "x⟦\x85y"\n', "BV013", "U+0085"),
    "half of a pair": ("a: x⟦\ud800\n", "BV013", "U+D800"),
    "wrong escape": ('a: ⟦"\\q"\n', "BV905", "\\"),
    "too deep": ("a: " + "[" * 60 + "⟦[" + "]" * 61, "BV906", "đơn giản"),
}


@pytest.mark.parametrize(("marked", "code", "word"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_once_and_at_its_place(marked: str, code: str, word: str) -> None:
    text, spots = unmarked(marked)
    outcome = parse_yaml(text, "ke-hoach.yaml")
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == [code], [d.message for d in outcome.diagnostics]
    only = outcome.diagnostics[0]
    if marked is not WRONG["wrong escape"][0]:  # libyaml shows where the text begins, Python the sign itself
        assert spots_of([only]) == spots
    assert only.place is not None
    assert only.place.line == spots[0][0]
    assert only.place.file == "ke-hoach.yaml"
    assert word in only.message + only.mend


def test_the_source_line_stands_beside_the_place() -> None:
    outcome = parse_yaml("a: 1\ntrich_yeu: Về việc: làm gì\n", "a.yaml")
    assert outcome.diagnostics[0].place is not None
    assert outcome.diagnostics[0].place.source == "trich_yeu: Về việc: làm gì"


def test_all_mistakes_of_structure_are_told_at_once() -> None:
    text, spots = unmarked("a: ⟦&x 1\nb: ⟦!y 2\nc: 1\n⟦c: 2\nd: {⟦{ e }}\n")
    outcome = parse_yaml(text, "a.yaml")
    assert [d.code for d in outcome.diagnostics] == ["BV907", "BV908", "BV003", "BV909"]
    assert spots_of(outcome.diagnostics) == spots


def test_an_alias_bomb_is_refused_without_growing() -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    outcome = parse_yaml("\n".join(rows), "a.yaml")
    assert outcome.value is None
    assert {d.code for d in outcome.diagnostics} == {"BV907"}
    assert len(outcome.diagnostics) == 40


def test_too_many_items_are_refused_where_they_become_too_many() -> None:
    outcome = parse_yaml("a:\n" + "- x\n" * 120_000, "a.yaml")
    assert [d.code for d in outcome.diagnostics] == ["BV906"]
    assert outcome.diagnostics[0].place is not None
    # The mapping, its key and the list are nodes too; the list begins on line 2.
    assert outcome.diagnostics[0].place.line == yaml_reader.MAX_NODES - 3 + 2


def test_values_stay_as_they_were_typed() -> None:
    text = "a: 0012\nb: no\nc: 2025-02-30\nd: 1e3\ne: ! x\nf: 'it''s'\ng: \"\\u0041\"\nh: yes\ni: 0x10\n"
    node = parse_yaml(text, "a.yaml").value
    assert isinstance(node, Mapping)
    typed = {key: item.text for key, item in node.items.items() if isinstance(item, Scalar)}
    assert typed == {
        "a": "0012",
        "b": "no",
        "c": "2025-02-30",
        "d": "1e3",
        "e": "x",
        "f": "it's",
        "g": "A",
        "h": "yes",
        "i": "0x10",
    }


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_no_text(empty: str) -> None:
    node = get(parse_yaml(f"a: {empty}\nb: 1\n", "a.yaml").value, "a")
    assert isinstance(node, Scalar)
    assert node.text is None


@pytest.mark.parametrize("quoted", ['""', "''", '"~"', "'null'"])
def test_quoted_nothing_is_a_text(quoted: str) -> None:
    node = get(parse_yaml(f"a: {quoted}\n", "a.yaml").value, "a")
    assert isinstance(node, Scalar)
    assert node.text == quoted[1:-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_read_the_same(end: str) -> None:
    text = "a: x\nb:\n  - y\nc: |\n  I. A\n  - b\n"
    node = parse_yaml(text.replace("\n", end), "a.yaml").value
    assert isinstance(node, Mapping)
    block = node.items["c"]
    assert isinstance(block, Scalar)
    assert (block.text, block.block_line, block.indent) == ("I. A\n- b\n", 5, 2)
    assert block.place.line == 4


def test_keys_are_the_same_in_every_normal_form() -> None:
    node = parse_yaml("bie\u0302n: 1\n", "a.yaml").value
    assert isinstance(node, Mapping)
    assert list(node.items) == ["biên"]


def test_every_node_knows_its_place() -> None:
    text, spots = unmarked("⟦a: ⟦{ b: ⟦x }\nc:\n  ⟦- ⟦y\n")
    node = parse_yaml(text, "a.yaml").value
    assert isinstance(node, Mapping)
    inner, items = node.items["a"], node.items["c"]
    assert isinstance(inner, Mapping)
    assert isinstance(items, Sequence)
    places = [node.place, inner.place, inner.items["b"].place, items.place, items.items[0].place]
    assert [(place.line, place.column) for place in places] == spots


@pytest.mark.parametrize(
    ("typed", "indent"),
    [("|\n  I. A\n", 2), ("|\n\n    I. A\n    - b\n", 4), ("|2\n    I. A\n  - b\n", 2), ("| # chú thích\n  I. A\n", 2)],
)
def test_a_block_knows_where_its_columns_begin(typed: str, indent: int) -> None:
    node = get(parse_yaml(f"noi_dung: {typed}", "a.yaml").value, "noi_dung")
    assert isinstance(node, Scalar)
    assert (node.block_line, node.indent) == (2, indent)
