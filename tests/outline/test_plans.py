"""The bodies of three published plans, as text out of a PDF: tree, findings, and not a character lost."""

from __future__ import annotations

import pytest

from generator.outline import Outline, looks_wrapped, parse, print_outline, walk
from tests.outline.plans import NAMES, body, expected, skeleton

# The NUM- entries of the answer key that an ordinal can show: hoa-phong NUM-01 (IV twice) and NUM-04 ("1." twice).
FINDINGS = {
    "hoa-phong": [("ND101", 370, "IV."), ("ND101", 374, "1.")],
    "kim-thanh": [],
    "thanh-nam": [],
}


def tree(name: str) -> Outline:
    value = parse(body(name)[0], wrapped=True).value
    assert value is not None
    return value


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_the_one_written_down(name: str) -> None:
    assert skeleton(tree(name)) == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_wrong_ordinals_are_found_where_the_answer_key_has_them(name: str) -> None:
    text, above = body(name)
    found = parse(text, wrapped=True).diagnostics
    assert [(d.code, d.place.line + above, d.text) for d in found if d.place and d.place.line] == FINDINGS[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_the_body_is_in_the_tree_in_its_order(name: str) -> None:
    text, _ = body(name)
    outline = tree(name)
    parts = [part for s in walk(outline) for part in (s.node.so_goc, s.node.tieu_de, s.node.noi_dung) if part]
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_printed_it_is_typed_text_with_right_ordinals_that_reads_back_the_same(name: str) -> None:
    printed = print_outline(tree(name))
    again = parse(printed)
    assert again.value == tree(name)
    assert again.diagnostics == ()
    assert not looks_wrapped(printed)


@pytest.mark.parametrize("name", NAMES)
def test_the_published_text_is_seen_to_be_wrapped(name: str) -> None:
    assert looks_wrapped(body(name)[0])


def test_a_code_broken_over_two_lines_is_one_word() -> None:
    printed = print_outline(tree("kim-thanh"))
    assert "số 04-CTr/ĐU ngày 10 /7/2025" in printed
    assert "04- CTr" not in printed
