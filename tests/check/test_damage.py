"""Seeded damage to .txt, .docx and .pdf files through a whole check: findings, no exception, no crashed rule."""

from __future__ import annotations

import json

import pytest

from generator.check.output import html, sarif
from generator.pipeline import CheckOptions, annotate, check_file, fix
from generator.standards.codes import codes
from tests.recover.test_damage import case

DEFAULT, ALL, STEP = 100, 1000, 50


def keeps_its_promise(seed: int) -> bool:
    name, data = case(seed)
    outcome = check_file(data, CheckOptions(), name)
    assert all(found.code in codes() and found.mend for found in outcome.diagnostics), seed
    if outcome.value is None:
        assert outcome.errors, seed
        return False
    checked = outcome.value
    assert checked.report.crashed == (), seed
    json.dumps(sarif.log(checked.records, "0"), ensure_ascii=False)
    "".join(html.page([]))
    if name.endswith(".docx"):
        for made in (annotate(checked), fix(checked)):
            assert made.value is not None or made.diagnostics, seed
    return True


@pytest.mark.parametrize("first", range(0, DEFAULT, STEP))
def test_damage_ends_in_findings(first: int) -> None:
    judged = [keeps_its_promise(seed) for seed in range(first, first + STEP)]
    assert any(judged)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(DEFAULT, ALL, STEP))
def test_much_damage_ends_in_findings(first: int) -> None:
    for seed in range(first, first + STEP):
        keeps_its_promise(seed)
