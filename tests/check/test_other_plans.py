"""Twelve plans that no rule was made for: the clean one is silent, each planted fault is told and little else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator.check.engine import check
from generator.diagnostics import Severity
from generator.read.components import recognise
from generator.read.txt import read_txt

_DATA: Final = Path(__file__).parent / "data" / "ke_hoach_khac.yaml"
_PLANS: Final[list[dict[str, Any]]] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
_FAULTS: Final = [(plan, fault) for plan in _PLANS for fault in plan["loi"]]


@cache
def told(words: str) -> frozenset[tuple[str, str, str]]:
    """Code, severity and words of all findings of text."""
    outcome = read_txt(words.encode(), "ke-hoach.txt")
    assert outcome.value is not None
    report = check(recognise(outcome.value))
    assert not report.crashed
    return frozenset(
        (one.rule.code, one.severity, one.finding.text)
        for one in report.found
        if one.rule.code.startswith(("ND2", "KT1", "VH0"))
    )


@pytest.mark.parametrize("plan", _PLANS, ids=lambda plan: plan["ten"])
def test_a_plan_without_faults_has_no_error_and_no_warning(plan: dict[str, Any]) -> None:
    assert [one for one in told(plan["van_ban"]) if one[1] != Severity.GOI_Y] == []


@pytest.mark.parametrize(("plan", "fault"), _FAULTS, ids=lambda one: one.get("ten", one.get("ma")))
def test_a_planted_fault_is_told_and_no_other_than_named(plan: dict[str, Any], fault: dict[str, Any]) -> None:
    clean = plan["van_ban"]
    assert clean.count(fault["tu"]) == 1
    new = told(clean.replace(fault["tu"], fault["thanh"])) - told(clean)
    assert fault["ma"] in {code for code, _, _ in new}
    weighty = {code for code, severity, _ in new if severity != Severity.GOI_Y}
    assert weighty - {fault["ma"], *fault.get("kem", ())} == set()
