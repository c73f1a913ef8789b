"""Small documents of many shapes: what each stretch of them is (data/mau.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read.components import analyse

from .notation import document, labelled, shown, uncovered

_CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "mau.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", _CASES)
def test_each_stretch_is_what_the_case_says(name: str) -> None:
    case = _CASES[name]
    view, whole = analyse(document(case["van_ban"], case.get("kieu", "docx")))
    found = labelled(view)
    expected = {component: texts for component, texts in case["phan"].items() if component != "kem"}
    assert {component: found.get(component, []) for component in expected} == expected
    assert uncovered(view) == []
    if "loai" in case:
        assert (whole.type.ten if whole.type else None) == case["loai"]
    assert whole.party is case.get("dang", False)
    if "kem" in case:
        assert len(whole.attached) == case["kem"]


@pytest.mark.parametrize("name", [name for name, case in _CASES.items() if "rieng" in case])
def test_copies_in_attached_documents_are_told_from_the_documents_own(name: str) -> None:
    case = _CASES[name]
    view, whole = analyse(document(case["van_ban"]))
    own: dict[str, list[str]] = {component: [] for component in case["rieng"]}
    for block, part in whole.having(view, *(part.component for b in view.blocks for part in b.parts)):
        if part.component.value in own:
            own[part.component.value].append(shown(block, part))
    assert own == case["rieng"]


def test_there_are_many_shapes() -> None:
    assert len(_CASES) >= 25
