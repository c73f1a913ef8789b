"""Every rule of form has its page in order, and quotes the decree as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check.registry import page_of, rules
from generator.standards.values import in_force
from tests.check.samples import form_rules

HEADINGS = ["Kiểm gì", "Vì sao", "Ví dụ sai", "Ví dụ đúng", "Cách sửa", "Tự sửa được không", "Ngoại lệ"]


@pytest.mark.parametrize("code", form_rules())
def test_the_page_has_its_headings_in_order_and_words_under_each(code: str) -> None:
    lines = (page_of(code) or "").split("\n")
    assert [line for line in lines if line in HEADINGS] == HEADINGS
    assert all(lines[lines.index(heading) + 1].startswith("    ") for heading in HEADINGS)


def _quotes(text: str) -> Iterator[str]:
    """What stands in the outermost quotation marks."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char == "“":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif char == "”" and depth:
            depth -= 1
            if depth == 0:
                yield text[start:at]


def test_what_a_rule_quotes_stands_in_the_decree(shared: Path) -> None:
    files = ("phu-luc-1.md", "nghi-dinh.md", "phu-luc-3.md", "rules.md")
    source = re.sub(r"\s+", " ", " ".join((shared / "nd30" / name).read_text(encoding="utf-8") for name in files))
    source = re.sub(r" - ([a-zđ]\)) ", r" \1 ", source)
    off = []
    for rule in rules():
        if rule.code not in form_rules():
            continue
        for quote in _quotes(rule.clause):
            for part in re.split(r"\s*\.\.\.\s*", quote):
                if part.strip() and part.strip() not in source:
                    off.append(f"{rule.code}: {part}")
    assert not off


def test_the_values_that_a_rule_names_exist() -> None:
    data = in_force().data
    for rule in rules():
        for key in rule.standard_keys if rule.code in form_rules() else ():
            group, _, name = key.partition(".")
            assert group in data, rule.code
            assert not name or name in data[group], rule.code
