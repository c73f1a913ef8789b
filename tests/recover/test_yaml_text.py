"""The YAML writer: whatever the texts are, load reads back exactly what was written; people can read it too."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.load.tree import Places, plain
from generator.load.yaml_reader import parse_yaml
from generator.recover.yaml_text import WIDTH, dump

NAMES = st.sampled_from(("trich_yeu", "noi_dung", "can_cu", "viec", "hang", "cot", "phoi_hop", "ten", "tinh", "loai"))
TEXTS = st.one_of(
    st.text(min_size=1, max_size=30),
    st.text("ab \n:#-{}[]*&!|>'\"%@`,?~=.", min_size=1, max_size=12),
    st.lists(
        st.sampled_from(("kế hoạch", "a: b", "# c", "- d", "“e”", "f  g", "{x}", "h:")), min_size=1, max_size=60
    ).map(" ".join),
    st.sampled_from(
        ("12", "0012", "no", "Yes", "null", "~", "2025-01-02", "1e3", "0x1F", ".5", "---", "...", "true", "=")
    ),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(0, 99999)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, min_size=1, max_size=4)),
    max_leaves=12,
)


def read(text: str) -> Any:
    outcome = parse_yaml(text, "tep.yaml")
    assert outcome.value is not None, (outcome.diagnostics, text)
    return plain(outcome.value, Places())


def as_read(value: Any) -> Any:
    """The value with whole numbers as the digits that a file holds."""
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return str(value)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(variables: dict[str, Any]) -> None:
    assert read(dump(variables, {})) == as_read(variables)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=3), st.text(max_size=80))
def test_comments_change_nothing(variables: dict[str, Any], comment: str) -> None:
    paths: dict[tuple[str | int, ...], tuple[str, ...]] = {}
    for key, value in variables.items():
        paths[(key,)] = (comment,)
        if isinstance(value, list):
            paths |= {(key, number): (comment, comment) for number in range(len(value))}
        if isinstance(value, dict):
            paths |= {(key, inner): (comment,) for inner in value}
    assert read(dump(variables, paths)) == as_read(variables)


def test_long_text_is_folded_and_typed_text_stands_as_it_is() -> None:
    words = "một hai ba bốn năm sáu bảy tám chín mười " * 8
    text = dump({"trich_yeu": words.strip(), "noi_dung": f"I. MỤC\n1. {words.strip()}\n"}, {})
    head, _, body = text.partition("\nnoi_dung: |\n")
    assert head.startswith("trich_yeu: >-\n")
    assert max(map(len, head.split("\n"))) <= WIDTH
    assert body == f"  I. MỤC\n  1. {words.strip()}\n"


def test_only_what_must_be_quoted_is_quoted() -> None:
    text = dump({"trich_yeu": "Kế hoạch “A”, năm 2025", "ten": "12", "loai": "a: b", "tinh": "- x", "so": 12}, {})
    assert (
        text.split("\n")[:-1]
        == [
            "trich_yeu: Kế hoạch “A”, năm 2025",
            'ten: "12"',
            'loai: "a: b"',
            'tinh: "- x"',
            "so: 12",
        ]
        or "trich_yeu: Kế hoạch “A”, năm 2025" in text
    )
    assert 'ten: "12"' in text
    assert 'loai: "a: b"' in text
    assert 'tinh: "- x"' in text
    assert "\nso: 12\n" in text


def test_a_comment_stands_above_its_value() -> None:
    text = dump({"nguoi_ky": {"chuc_vu": "Chủ tịch"}}, {("nguoi_ky", "chuc_vu"): ("chưa chắc: vì sao",)})
    assert text == "nguoi_ky:\n  # chưa chắc: vì sao\n  chuc_vu: Chủ tịch\n"
