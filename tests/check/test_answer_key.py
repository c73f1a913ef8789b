"""The three published plans against the key of their faults: what is found, what more is said, what stays silent."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml

from generator.check.engine import check
from generator.check.places import Places
from generator.diagnostics import Severity
from generator.read.components import recognise
from generator.read.txt import read_txt

PLANS: Final = ("hoa-phong.txt", "kim-thanh.txt", "thanh-nam.txt")
_HERE: Final = Path(__file__).parent
_SHARED: Final = _HERE.parents[1].parent / "shared" / "plans"
# Lines are joined into paragraphs, so a finding may stand two lines from its entry.
_NEAR: Final = 2
# Judged by the rules of form, with tests of their own.
_FORM: Final = ("ART", "HDR", "RCP-01", "SIG", "DOC")
# The reader of .txt brings the text to NFC and does not say that it did.
_UNSEEN: Final = ("SPL-04",)


class Said(NamedTuple):
    """A finding of a rule of text with its lines."""

    code: str
    refs: tuple[str, ...]
    severity: Severity
    first: int
    last: int
    text: str


@cache
def key() -> list[dict[str, Any]]:
    """The entries of the key; skips where the plans are missing."""
    path = _SHARED / "answer-key.json"
    if not path.is_file():
        pytest.skip("../shared/plans/answer-key.json is not beside the repository")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def said(plan: str) -> tuple[Said, ...]:
    """What the rules of text say of a plan."""
    data = (_SHARED / plan).read_bytes()
    outcome = read_txt(data, plan)
    assert outcome.value is not None
    places = Places(outcome.value, tuple(unicodedata.normalize("NFC", data.decode()).split("\n")))
    report = check(recognise(outcome.value))
    assert not [rule.code for rule, _ in report.crashed]
    found = []
    for judged in report.found:
        one = judged.finding
        if judged.rule.code.startswith(("ND2", "KT1", "VH0")):
            first = places.where(one.address, one.start).line or 0
            last = places.where(one.address, max(one.start, one.end - 1)).line or first
            found.append(Said(judged.rule.code, judged.rule.ref, judged.severity, first, last, one.text))
    return tuple(found)


def answers(one: Said, entry: dict[str, Any]) -> bool:
    """Whether a finding is the entry: the rule, and a line within two of the words."""
    return entry["rule"] in one.refs and one.first - _NEAR <= entry["line"] <= one.last + _NEAR


def of_text(methods: str) -> list[dict[str, Any]]:
    """The entries of rules of text with one of the methods."""
    return [entry for entry in key() if entry["method"] in methods and not entry["rule"].startswith(_FORM)]


def found_of(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries that some finding answers."""
    return [entry for entry in entries if any(answers(one, entry) for one in said(entry["file"]))]


def test_every_error_and_nearly_every_warning_of_pattern_or_structure_is_found() -> None:
    entries = [entry for entry in of_text("RSX") if entry["severity"] in ("error", "warning")]
    missed = [entry for entry in entries if entry not in found_of(entries)]
    assert len(entries) > 45
    assert {entry["rule"] for entry in missed} <= set(_UNSEEN), missed


def test_more_than_half_of_what_needs_word_lists_is_found() -> None:
    entries = of_text("D")
    assert len(found_of(entries)) * 2 > len(entries) > 40


@pytest.mark.parametrize("plan", PLANS)
def test_errors_and_warnings_are_in_the_key_or_shown_to_be_true(plan: str) -> None:
    entries = [entry for entry in key() if entry["file"] == plan]
    known = yaml.safe_load((_HERE / "data" / "extras.yaml").read_text(encoding="utf-8"))[plan]
    extras = [
        (one.first, one.code, one.text[:40])
        for one in said(plan)
        if one.severity is not Severity.GOI_Y and not any(answers(one, entry) for entry in entries)
    ]
    assert extras == [(one["line"], one["code"], one["text"]) for one in known]
    assert all(one["vi_sao"] for one in known)


SILENT: Final = (
    ("thanh-nam.txt", 64, 65, ("CIT-01", "CIT-06", "PUN-02", "PUN-03")),
    ("hoa-phong.txt", 28, 32, ("CIT-20",)),
    ("hoa-phong.txt", 485, 485, ("CIT-20",)),
    ("kim-thanh.txt", 351, 351, ("CIT-03", "CIT-13")),
    ("thanh-nam.txt", 117, 118, ("CIT-03", "CIT-04", "CIT-13")),
    ("thanh-nam.txt", 40, 44, ("CIT-05", "CIT-02", "CIT-11")),
    ("kim-thanh.txt", 45, 51, ("CIT-01", "CIT-02")),
)


@pytest.mark.parametrize(("plan", "first", "last", "refs"), SILENT)
def test_right_things_stay_silent(plan: str, first: int, last: int, refs: tuple[str, ...]) -> None:
    key()
    heard = [one for one in said(plan) if first <= one.first <= last and set(one.refs) & set(refs)]
    assert heard == []


@pytest.mark.parametrize("plan", PLANS)
def test_ordinals_that_start_anew_and_fixed_phrases_stay_silent(plan: str) -> None:
    key()
    repeated = [one for one in said(plan) if one.code == "ND201"]
    assert [one.first for one in repeated] == ([370] if plan == "hoa-phong.txt" else [])
    brackets = [one.first for one in said(plan) if one.code == "KT104" and one.text.endswith(")")]
    assert brackets == ([271] if plan == "thanh-nam.txt" else [])
    words = " ".join(one.text for one in said(plan) if one.code != "ND224")
    assert "tự lực tự cường" not in words
    assert "một cửa" not in words
    assert not [one for one in said(plan) if one.code == "KT131" and one.text in ("UBND", "HĐND", "MTTQ", "TM", "KT")]
