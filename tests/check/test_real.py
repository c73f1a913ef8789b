"""Seven real documents and their key: what the rules of form say of them, verdict by verdict."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from generator.check.engine import Report
from generator.check.registry import rules
from generator.diagnostics import Severity
from tests.check.samples import judged

OWN: Final = ("DOC-", "HDR-", "RCP-", "SIG-")
_PARTED: Final = "DOC-11"  # judged in three parts, each with a reference of its own


class Verdict(NamedTuple):
    """A verdict of the key beside ours."""

    entry: dict[str, Any]
    ours: str
    told: str

    @property
    def agrees(self) -> bool:
        """True when ours is the key's, or one that the key accepts (with "/error" or "/warning" where it says so)."""
        plain = self.ours.partition("/")[0]
        accepted = self.entry.get("accept", [])
        return plain == self.entry["verdict"] or plain in accepted or self.ours in accepted


def key(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "real_key.json").read_text(encoding="utf-8"))
    return [entry for entry in found if entry["rule"].startswith(OWN)]


@cache
def report_of(path: Path) -> Report:
    return judged(path.read_bytes())


def ours(report: Report, ref: str) -> tuple[str, str]:
    """Our verdict on a rule of the key, and the words."""
    stand_for = {rule.code for rule in rules() if ref in rule.ref}
    found = [item for item in report.found if item.rule.code in stand_for and item.severity is not Severity.GOI_Y]
    if found:
        weight = "error" if any(item.severity is Severity.LOI for item in found) else "warning"
        return f"violation/{weight}", "; ".join(item.finding.message for item in found)
    unable = [said.reason for rule, said in report.not_checkable if rule.code in stand_for]
    return ("not-evaluable", "; ".join(unable)) if unable else ("ok", "")


def verdicts(folder: Path) -> Iterator[Verdict]:
    for entry in key(folder):
        said, words = ours(report_of(folder / entry["file"]), entry["rule"])
        yield Verdict(entry, said, words)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "real"


def test_almost_every_verdict_on_form_is_reproduced(folder: Path) -> None:
    found = list(verdicts(folder))
    off = [
        f"{v.entry['file'][:16]} {v.entry['rule']} key {v.entry['verdict']}, ours {v.ours}"
        for v in found
        if not v.agrees
    ]
    assert len(off) <= 0.05 * len(found), "\n".join(off)


def test_every_error_of_the_key_is_found(folder: Path) -> None:
    errors = [v for v in verdicts(folder) if v.entry["severity"] == "error"]
    assert errors
    missed = [f"{v.entry['file'][:16]} {v.entry['rule']}" for v in errors if not v.ours.startswith("violation")]
    assert not missed


def test_no_error_that_the_key_does_not_hold(folder: Path) -> None:
    wrong = [v for v in verdicts(folder) if v.ours == "violation/error" and not v.agrees]
    assert not [f"{v.entry['file'][:16]} {v.entry['rule']} {v.told}" for v in wrong]
    known = {(entry["file"], entry["rule"]) for entry in key(folder)}
    for path in sorted(folder.glob("*.docx")):
        for item in report_of(path).found:
            if item.severity is Severity.LOI and item.rule.code.startswith(("KT0", "TT0")):
                assert any((path.name, ref) in known for ref in item.rule.ref), (path.name, item.finding.message)
