"""The rules of text: each finds what its cases and its page call wrong, and is silent on what they call right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator.check.engine import Report, check
from generator.check.registry import page_of, rules
from generator.check.rule import Rule
from generator.diagnostics import Severity
from tests.check.notation import examples, view

TEXT_RULES: Final = tuple(rule for rule in rules() if rule.code.startswith(("ND2", "KT1", "VH0")))
_CASES: Final = Path(__file__).with_name("cases")
_HEADINGS: Final = (
    *("Kiểm gì", "Vì sao", "Ví dụ sai", "Ví dụ đúng", "Cách sửa"),
    *("Tự sửa được không", "Ngoại lệ"),
)


@cache
def _report(words: str) -> Report:
    return check(view(words))


def _of(code: str, words: str) -> list[str]:
    report = _report(words)
    assert not report.crashed
    return [judged.finding.text for judged in report.found if judged.rule.code == code]


def _cases(kind: str) -> Iterator[Any]:
    for rule in TEXT_RULES:
        data = yaml.safe_load((_CASES / f"{rule.code}.yaml").read_text(encoding="utf-8"))
        entries = [(case["van_ban"], case.get("chu", "")) for case in data[kind]]
        heading = "Ví dụ đúng" if kind == "dat" else "Ví dụ sai"
        entries += [(words, "") for words in examples(page_of(rule.code) or "", heading)]
        for number, (words, told) in enumerate(entries):
            yield pytest.param(rule.code, words, told, id=f"{rule.code}-{number}")


@pytest.mark.parametrize(("code", "words", "told"), list(_cases("khong_dat")))
def test_a_wrong_text_is_found_at_its_words(code: str, words: str, told: str) -> None:
    found = _of(code, words)
    assert found
    assert any(" ".join(told.split()) in " ".join(text.split()) for text in found)


@pytest.mark.parametrize(("code", "words", "told"), list(_cases("dat")))
def test_a_right_text_is_silent(code: str, words: str, told: str) -> None:
    assert _of(code, words) == []


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_with_all_headings_in_order(rule: Rule) -> None:
    lines = (page_of(rule.code) or "").splitlines()
    places = [lines.index(heading) for heading in _HEADINGS]
    assert places == sorted(places)
    assert lines[0] == f"{rule.title}."


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)
def test_a_rule_has_two_cases_of_each_kind(rule: Rule) -> None:
    data = yaml.safe_load((_CASES / f"{rule.code}.yaml").read_text(encoding="utf-8"))
    page = page_of(rule.code) or ""
    assert len(data["dat"]) + len(examples(page, "Ví dụ đúng")) >= 2
    assert len(data["khong_dat"]) >= 2


def test_slugs_and_codes_are_unique() -> None:
    assert len({rule.slug for rule in rules()}) == len(rules())
    assert len({rule.code for rule in rules()}) == len(rules())


def test_the_plan_that_parts_are_put_into_has_no_fault_of_text() -> None:
    found = _report("Các cơ quan, đơn vị mở lớp tập huấn kỹ năng số.").found
    told = {judged.rule.code: judged.finding.text for judged in found if judged.rule in TEXT_RULES}
    assert told == {}


def test_a_suggestion_with_a_word_list_says_how_sure_it_is() -> None:
    listed = [rule for rule in TEXT_RULES if rule.code in ("KT108", "KT121", "VH003", "VH005")]
    assert all(rule.severity is Severity.GOI_Y and rule.confidence < 1 for rule in listed)
